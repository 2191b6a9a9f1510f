"""The staff site's routes."""

from aiohttp import web

from admin.alerts import AlertPages
from admin.appointments import AppointmentPages
from admin.audit import AuditPages
from admin.calendar_feeds import CalendarFeedPages
from admin.calls import CallPages
from admin.discharges import DischargePages
from admin.founding import FoundingPages
from admin.group_letters import GroupLetterPages
from admin.groups import GroupPages
from admin.guard import Guard
from admin.handover import HandoverPages
from admin.help_line_pages import HelpLinePages
from admin.holdings import HoldingsPages
from admin.jobs import JobPages
from admin.ledger import LedgerPages
from admin.live import Live
from admin.log_in_elsewhere import LogInElsewhere
from admin.login import LogIn
from admin.meetups import MeetupPages
from admin.oidc import Oidc
from admin.outcomes import OutcomePages
from admin.own_account import OwnAccountPages
from admin.people import PeoplePages
from admin.programme_settings import SettingsPages
from admin.programmes import ProgrammePages
from admin.rendering import FOLDER, Pages
from admin.shadow_days import ShadowPages
from admin.shared import SharedPages
from admin.staff_pages import StaffPages
from admin.tasks import TaskPages
from admin.team import TeamPages
from admin.thread import ThreadPages
from admin.today import TodayPage
from admin.week import WeekPages
from admin.words import WordPages
from bot.config import MESSAGES, OidcSettings
from bot.doorway import Doorway
from bot.wording.neutral import read_neutral


class StaffSite:
    """Pages under /admin."""

    def __init__(self, doorway: Doorway, oidc: OidcSettings | None = None) -> None:
        """Take what every page reads, and the municipality's own log-in if any."""
        self._doorway = doorway
        public_url = doorway.house.public_url
        self._oidc = None if oidc is None else Oidc(oidc, public_url)

    def mount(self, application: web.Application) -> None:
        """Add the pages to the application."""
        application.router.add_static("/static", FOLDER / "static")
        application.router.add_get("/admin", _to_today)
        application.add_subapp("/admin/", self._site())

    def _site(self) -> web.Application:
        site = web.Application()
        pages = Pages(self._doorway.house, self._doorway.clock)
        guard = Guard(self._doorway, pages)
        guard.stand_before(site)
        neutral = read_neutral(MESSAGES)
        live = Live(self._doorway, pages, guard)
        site.on_startup.append(live.start)
        site.on_shutdown.append(live.stop)
        for part in (
            LogIn(self._doorway, guard, has_other=self._oidc is not None),
            LogInElsewhere(self._doorway, guard, self._oidc),
            TodayPage(self._doorway, pages),
            live,
            AlertPages(self._doorway, pages),
            TaskPages(self._doorway, pages),
            PeoplePages(self._doorway, pages),
            ThreadPages(self._doorway, pages, neutral),
            LedgerPages(self._doorway),
            TeamPages(self._doorway, pages),
            SharedPages(self._doorway, pages),
            AppointmentPages(self._doorway, pages, neutral),
            ShadowPages(self._doorway, pages, neutral),
            JobPages(self._doorway, pages, neutral),
            DischargePages(self._doorway, pages),
            CallPages(self._doorway, pages),
            WeekPages(self._doorway, pages),
            CalendarFeedPages(self._doorway, pages),
            FoundingPages(self._doorway, pages),
            ProgrammePages(self._doorway, pages),
            SettingsPages(self._doorway, pages),
            HelpLinePages(self._doorway, pages),
            WordPages(self._doorway, pages),
            GroupPages(self._doorway, pages),
            GroupLetterPages(self._doorway, pages, neutral),
            MeetupPages(self._doorway, pages, neutral),
            HandoverPages(self._doorway, pages),
            StaffPages(self._doorway, pages),
            AuditPages(self._doorway, pages),
            HoldingsPages(self._doorway, pages),
            OwnAccountPages(self._doorway, pages),
            OutcomePages(self._doorway, pages),
        ):
            site.add_routes(part.routes())
        return site


async def _to_today(_request: web.Request) -> web.Response:
    raise web.HTTPSeeOther("/admin/")
