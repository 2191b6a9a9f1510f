"""A visit to the rehearsal: what the page asks for, asked over HTTP."""

from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.rehearsal.rehearsal import Rehearsal

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the page of a rehearsal that runs."""

    played: Rehearsal
    address: str
    web: aiohttp.ClientSession

    async def does(self, deed: str, **body: Any) -> dict[str, Any]:
        """Do something that must be possible."""
        async with self.web.post(f"/demo/api/{deed}", json=body) as response:
            told: dict[str, Any] = await response.json()
            assert response.status == 200, told
            return told

    async def cannot(self, deed: str, **body: Any) -> dict[str, Any]:
        """Do something that is refused, and give the words."""
        async with self.web.post(f"/demo/api/{deed}", json=body) as response:
            told: dict[str, Any] = await response.json()
            assert response.status == 409, told
            return told

    async def state(self, person: int = 0) -> dict[str, Any]:
        """Give what the page shows."""
        query = {"person": str(person)}
        async with self.web.get("/demo/api/state", params=query) as response:
            told: dict[str, Any] = await response.json()
            assert response.status == 200, told
            return told

    async def person(self, first_name: str) -> int:
        """Give somebody's number."""
        people = (await self.state())["people"]
        return next(int(p["id"]) for p in people if p["first_name"] == first_name)

    async def texts(self, person: int, *, by: str = "sms") -> list[str]:
        """Give what a young person's phone has got, oldest first."""
        phone = (await self.state(person))["phone"]
        told = phone["sms"] if by == "sms" else phone["telegram"]["bubbles"]
        return [one["words"] for one in told if not one["is_own"]]

    async def work_phone(self, first_name: str) -> list[str]:
        """Give what a colleague's phone has got, oldest first."""
        staff = (await self.state())["staff"]
        (one,) = (s for s in staff if s["name"].split()[0] == first_name)
        return [text["words"] for text in one["sms"] if not text["is_own"]]

    async def colleague(self, first_name: str) -> int:
        """Give a colleague's number."""
        staff = (await self.state())["staff"]
        return next(int(s["id"]) for s in staff if s["name"].startswith(first_name))
