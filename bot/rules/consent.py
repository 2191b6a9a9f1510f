"""Who may join, who must say yes for them, and when they say it themselves."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.rules.age import ADULT
from bot.rules.programme import Programme

#: After being asked for an own consent at 18, nothing new is asked from then on.
OWN_CONSENT_WITHIN = timedelta(days=14)


#: Younger than this, a consent of one's own is none.
OWN_CONSENT_FROM = 15
#: Why somebody is not taken in for their age.
AgeRefusal = Literal["too_young", "too_old", "no_basis"]


def refusal_of_age(programme: Programme, age: int) -> AgeRefusal | None:
    """Tell why somebody of this age is not taken in today; None when they are."""
    if age < programme.age_from:
        return "too_young"
    if age > programme.age_to:
        return "too_old"
    if age < OWN_CONSENT_FROM and not programme.under_15_basis.strip():
        return "no_basis"
    return None


def fits_age(programme: Programme, age: int) -> bool:
    """Whether a programme takes in somebody of this age, on this day."""
    return refusal_of_age(programme, age) is None


def needs_guardian(programme: Programme, age: int) -> bool:
    """Whether a holder of custody must say yes too."""
    return age < programme.guardian_below


def adult_from(birthdate: date, programme: Programme) -> datetime:
    """Give the first moment of the 18th birthday; 29 February becomes 1 March."""
    year = birthdate.year + ADULT
    try:
        day = birthdate.replace(year=year)
    except ValueError:
        day = date(year, 3, 1)
    return datetime.combine(day, time(), programme.time_zone)
