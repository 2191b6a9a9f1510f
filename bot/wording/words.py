"""Put words to a text key: fields filled, days said, variants taken in turn."""

import re
from collections.abc import Mapping
from copy import copy
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.rules.programme import SmsWellbeing
from bot.wording import dates
from bot.wording.catalog import Catalog, Key, Variant
from bot.wording.sms import for_sms

_FIELD = re.compile(r"\{([a-z_]+)\}")


class MissingFieldError(Exception):
    """A text uses a field that it was not given."""


class Words:
    """Danish for text keys."""

    def __init__(self, folder: Path) -> None:
        """Read the words once."""
        self.catalog = Catalog(folder)

    def under(self, municipality: str, changed: Mapping[Key, str]) -> "Words":
        """Speak as a municipality does, what staff have changed first."""
        local = copy(self)
        local.catalog = self.catalog.under(municipality, changed)
        return local

    def variant_for(
        self, key: str, channel: str, policy: SmsWellbeing
    ) -> Variant | None:
        """Choose the words for a channel; None where SMS may carry only a link."""
        if channel != "sms":
            return "chat"
        if self.catalog.has(key, "sms"):
            return "sms"
        if policy == "number" and self.catalog.has(key, "number"):
            return "number"
        return "chat" if policy == "allow" else None

    def say(
        self,
        key: str,
        channel: str,
        fields: Mapping[str, str],
        *,
        municipality: str | None = None,
        occasion: int = 0,
        policy: SmsWellbeing = "link",
    ) -> str:
        """Give the words of a key on a channel; SMS in GSM-7 letters alone."""
        variant = self.variant_for(key, channel, policy) or "chat"
        keys = self.catalog.variants_of(key)
        chosen = keys[occasion % len(keys)]
        template = self.catalog.find(chosen, variant, municipality)
        words = fill(template, fields, chosen)
        return for_sms(words) if channel == "sms" else words

    def term(self, key: str, municipality: str | None = None) -> str:
        """Give a word or phrase that takes no fields."""
        return self.catalog.find(key, "chat", municipality)

    def day(self, moment: datetime, now: datetime, zone: ZoneInfo) -> str:
        """Say a day: i dag, i morgen, or the weekday with its date."""
        near = dates.NEAR_DAYS.get(dates.days_from(now, moment, zone))
        return self.term(near) if near else dates.weekday(moment, zone)


def fill(template: str, fields: Mapping[str, str], key: str) -> str:
    """Fill the fields of a template; nothing but names can stand in the braces."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in fields:
            raise MissingFieldError(f"{key} uses {{{name}}}, which it is not given")
        return fields[name]

    return _FIELD.sub(value, template)


def fields_in(template: str) -> set[str]:
    """Name the fields that a template uses."""
    return set(_FIELD.findall(template))
