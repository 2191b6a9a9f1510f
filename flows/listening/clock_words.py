"""Danish words that name a clock time, a number or a span of time."""

from typing import Final

FORMS: Final = """
kl: klokken klok klk klå klåk klokka klken klokn clock kllokken kkl klåkken
halv: halve halle half haal halw
kvart: quarter kvårt kwart kvartt kvat
over: øver øwer past åver ovr
trekvart:
halvanden: halvandet
cirka: ca circa ish about around omkring omtrent rundt
mellem: imellem between mellom mellm
efter: after æfter efer
før: before inden ændn
samme: same sammet
eller: ell elr or æller
enten: either
minutter:
en: én een ain
et: ét eet jet
to: tow two tov
tre: three trej trei
fire: four fir fiir
fem: five fæm femm
seks: six sejs sex
syv: seven syw
otte: eight ott åtte otto åt
ni: nine nij nie
ti: ten tij tie
elleve: elve eleven ellve elv elwe ellev
tolv: twelve tol tolw
femten: fifteen
tyve: twenty tyv tyvee
"""
_UNITS: Final = {
    "nul": 0, "en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13,
    "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18,
    "nitten": 19, "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50,
}  # fmt: skip
#: Names of the figures on a scale.
FIGURES: Final = {
    "nuller": 0, "nulleren": 0, "nultal": 0, "zero": 0, "ener": 1, "eneren": 1,
    "etter": 1, "etteren": 1, "ettal": 1, "toer": 2, "toeren": 2, "total": 2,
    "treer": 3, "treeren": 3, "tretal": 3, "trer": 3,
    "trejer": 3, "trejeren": 3, "firer": 4, "fireren": 4,
    "firetal": 4, "fireer": 4, "femmer": 5, "femmeren": 5, "femtal": 5, "femer": 5,
}  # fmt: skip
_ONES: Final = ["en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"]
NUMBERS: Final = _UNITS | {
    f"{one}og{tens}": _UNITS[tens] + figure
    for figure, one in enumerate(_ONES, 1)
    for tens in ("tyve", "tredive", "fyrre", "halvtreds")
}
