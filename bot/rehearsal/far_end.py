"""The far end of every channel: stand-ins that the real client libraries speak to."""

import asyncio
import contextlib
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.clock import Clock, monotonic
from bot.config import Settings, TelegramSettings, TwilioSettings
from bot.keyring import read_secret
from bot.rehearsal.keys import Keys
from bot.rehearsal.stand_ins import providers
from bot.rehearsal.stand_ins.ledger import Ledger
from bot.rehearsal.stand_ins.mail import MailStandIn
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.twilio import TwilioStandIn

PREFIX = "/demo/far-end"
NUMBER = "+4520000099"
ACCOUNT = "AC" + "0" * 31 + "1"
#: Seconds to wait for a provider's last errand.
PATIENCE = 5


@dataclass(frozen=True, slots=True)
class FarEnd:
    """The providers, and the phones behind them."""

    stage: Stage
    telegram: TelegramStandIn
    twilio: TwilioStandIn
    mail: MailStandIn

    def mount(self, application: web.Application) -> None:
        """Be met in the same application as Makker itself."""
        application.add_subapp(
            PREFIX, providers.application(self.telegram, self.twilio)
        )

    async def settle(self) -> None:
        """Wait until what was handed to a provider has arrived where it goes."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self.twilio.settle()
                await self.telegram.settle()


async def open_far_end(keys: Keys, clock: Clock, public_url: str) -> FarEnd:
    """Put up the stand-ins around one clock."""
    stage = Stage(now=clock.now, ledger=Ledger(monotonic), public_url=public_url)
    twilio = TwilioStandIn(
        ACCOUNT,
        keys.auth_token,
        stage,
        number=NUMBER,
        inbound_url=f"{public_url}/webhooks/twilio/sms",
    )
    mail = MailStandIn(stage)
    await mail.start()
    return FarEnd(stage, TelegramStandIn(keys.bot_token, stage), twilio, mail)


def settings_for(
    keys: Keys, database: Path, public_url: str, smtp_url: str = ""
) -> Settings:
    """Give the settings of an install whose providers are the stand-ins."""
    far = f"{public_url}{PREFIX}"
    return Settings(
        database_url=f"sqlite:///{database}",
        secrets=(read_secret(keys.secret),),
        public_url=public_url,
        data_dir=database.parent,
        telegram=TelegramSettings(
            keys.bot_token, "webhook", keys.webhook_secret, f"{far}/telegram"
        ),
        twilio=TwilioSettings(ACCOUNT, keys.auth_token, NUMBER, far),
        smtp_url=smtp_url or None,
    )
