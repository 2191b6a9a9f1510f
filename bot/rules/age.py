"""Ages, counted on the day."""

from datetime import date

ADULT = 18


def age_on(day: date, birthdate: date) -> int:
    """Give the age in whole years; born 29 February turns on 1 March."""
    had_birthday = (day.month, day.day) >= (birthdate.month, birthdate.day)
    return day.year - birthdate.year - (not had_birthday)
