"""Telegram and Twilio at one address, as the `_API_URL` settings expect them."""

from aiohttp import web

from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.twilio import TwilioStandIn


def application(telegram: TelegramStandIn, twilio: TwilioStandIn) -> web.Application:
    """Serve `/telegram/bot<TOKEN>/...` and `/2010-04-01/Accounts/...` side by side."""
    both = web.Application()
    both.add_subapp("/telegram", telegram.application())
    both.add_routes(twilio.routes())
    both.on_shutdown.append(twilio.close)
    return both
