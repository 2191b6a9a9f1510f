"""Words run together or cut short, as the words they stand for."""

from typing import Final

#: Words run together, and English short forms, as the words they stand for.
JOINED: Final = """
idag today: i dag
imorgen imorgn imorn imårn tomorrow tmrw tmr tomorow: i morgen
iovermorgen: i overmorgen
iaften iawten tonight: i aften
ieftermiddag: i eftermiddag
iformiddag: i formiddag
igår yesterday: i går
inat: i nat
istedet instead: i stedet
istedetfor istedenfor: i stedet for
kanik kanikke kanikk kaik cant cannot couldnt: kan ikke
vedikke vedik dunno idk: ved ikke
gårikke: går ikke
harikke: har ikke
wont: vil ikke
dont doesnt didnt: ikke
isnt arent: er ikke
im: jeg er
iam: jeg er
its: det er
ive: jeg har
omw: på vej
gonna: skal
wanna: vil gerne
gotta: skal
btw: ,
tlf: telefon
ns nxt: næste
pga: på grund af
"""
