"""Danish words that name a day, a week or a part of a day."""

from typing import Final

FORMS: Final = """
mandag: mandaw manda mandæ måndag mandagen mandags monday mondag månda mandd
tirsdag: tirsdaw tirsda tirsdæ tirs tir tirsdagen tirsdags tuesday tues tisdag tirsd
onsdag: onsdaw onsda onsdæ ons onsdagen onsdags wednesday onsd
torsdag: torsdaw torsda torsdæ tors torsdagen torsdags thursday thu thur thurs torsd
  tordag
fredag: fredaw freda fredæ fredagen fredags friday frejdag fredda fræda
lørdag: lørdaw lørda lørdæ lørdagen lørdags saturday lørd
søndag: søndaw sønda søndæ søndagen søndags sunday sønd
januar: jan january
februar: feb february febr
marts: march mrt
april: apr
maj:
juni: jun june
juli: july
august: aug
september: sep sept
oktober: okt oct october
november: nov
december: dec decemb dece desember decmber
morgen: morn morgenen mårn formorgen
formiddag: formiddagen formiddags formiddav fmd
middag: middagen middagstid noon
eftermiddag: eftermiddagen eftermiddags eftermiddav afternoon emd
aften: aftenen awten aftner aftener avten evening
nat: natten night nattetid
overmorgen: overmorn overmårn
uge: ugen uger ugers uges uch uw uv week weeks ugerne
måned: måneden måneder month months mdr md måneds
weekend: weekenden weekends viggen weekender
næste: næst next nææste
kommende: førstkommende
time: timer timen hour hours times tim
kvarter: kvarterer kvartere
"""

_WEEKDAYS: Final = "mandag tirsdag onsdag torsdag fredag lørdag søndag"
WEEKDAYS: Final = dict(zip(_WEEKDAYS.split(), range(7), strict=True))
#: Short for a weekday only before a number or a part of the day: they mean "one",
#: "son", "peace" elsewhere.
SHORT_WEEKDAYS: Final = {"man": 0, "tor": 3, "fre": 4, "lør": 5, "søn": 6, "fr": 4}
_MONTHS: Final = (
    "januar februar marts april maj juni juli august "
    "september oktober november december"
)
MONTHS: Final = dict(zip(_MONTHS.split(), range(1, 13), strict=True))
_TENS: Final = (
    "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte "
    "tolvte trettende fjortende femtende sekstende syttende attende nittende tyvende "
    "enogtyvende toogtyvende treogtyvende fireogtyvende femogtyvende seksogtyvende "
    "syvogtyvende otteogtyvende niogtyvende tredivte enogtredivte"
)
ORDINALS: Final = dict(zip(_TENS.split(), range(1, 32), strict=True))
#: Days with a name: (day, month).
NAMED_DAYS: Final = {
    "lillejuleaften": (23, 12),
    "juleaften": (24, 12),
    "juleaftensdag": (24, 12),
    "nytårsaften": (31, 12),
    "nytårsdag": (1, 1),
    "grundlovsdag": (5, 6),
}
#: Part of the day: (first hour, last hour).
PARTS: Final = {
    "morgen": (5, 10),
    "formiddag": (8, 12),
    "middag": (11, 14),
    "eftermiddag": (12, 18),
    "aften": (17, 23),
    "nat": (0, 5),
}
