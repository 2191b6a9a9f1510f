"""How people say yes, no and perhaps to an appointment."""

from typing import Final

from flows.listening.signs import Sign

TABLES: Final = {
    Sign.YES: """
^ det er en? aftale $, ^ jeg skal med $, har pakket taske|tasken|madkassen|madpakken
på banen, det skal jeg nok huske
er en date $, på banen, er på banen, skrive mig op|ned
er på $
styr på, sige ja til møde|det|aftale|tid|@t|invitation|samtale, har styr på det
regne med at se mig, ^ sikkert $, det er sikkert $, prøve det af, tja hvorfor ikke
ikke går glip af det, vil ikke går glip, ville ikke misse det, gå jeg ikke glip af
på min liste, skrive op, er skrive op, skrive ind, det er fin|god, det er i vinkel
alt klar, alt er klar, skrevet det ned, det stå i min kalender, stå i kalenderen
jeg tage bus, jeg tage cyklen, har sætte vækkeur|alarm, alarm er sætte, i god tid
er der i god tid, let go, lets go, bring it on, fo sho, bet, aight, ight, for real
jubii, hurra, juhu, kanon, kanongodt, top, alt i orden, det er aftalt, som aftalt
aftale er aftale, jeg holde aftale, jeg er klar til mødet, korrekt, det er korrekt
præcis $, ja ja, jeg sige ja tak, tales ved, snakkes ved, snakkes $, på slaget, skarpt
count me in, bekræfte at jeg komme, ja bekræfte, jeg dukker, sikker på, ret sikker
^ ret sikker, næsten sikker, 99 procent, 99 %, min mor køre mig, min far køre mig
jeg blive kørt, jeg få et lift, jeg er kørende, går efter planen, alt vel, ikke i tvivl
er ikke i tvivl, ja tak, selvfølgelig, naturligvis, absolut, definitivt, klart, sagtens
bestemt, garanteret, hvorfor ikke, hundrede|hundred|100 procent, 100 %, ^ hundrede $
^ 100 $, 1000 %, så? er det en aftale, ^ aftale, aftalt, deal, bekræfte, accepterer
accepteret, godkendt, godkender, affirmative, roger, copy that, copy, hermed ja
tilmelde mig, ^ tilmelde $, melde mig til, skrive mig på, sætte mig på, sætte et? kryds
reserver _ plads, reserverer, gem|holde en plads, plads til mig, regn med jeg komme
count on me, jeg er in, det er jeg med på, jeg er med på det|den|ideen, er med på det
med på det, det kan du|i tro|regne|stole, bande på, stensikker, det er sikkert
uden tvivl, ingen tvivl, no doubt, for sikker, ^ sikker, det love jeg, jeg love
det er noteret, noteret, skrevet|skrive|skriver _ i _ kalenderen|kalender, i kalenderen
i min kalender, jeg er på $, ^ er på $, det tage jeg, tage jeg imod, takke ja, sige ja
svare ja, det er et ja, et ja, et stort ja, det gør jeg, ^ gør jeg, det vil jeg
^ vil jeg gerne, vil gerne prøve, jeg vil gerne prøve|komme|med|være, vil gerne komme
vil gerne være med, vil gerne med, gerne tak, med glæder|glæde, med fornøjelse
of course, sikker thing, you bet, say less, absolutely, definitely, totally, indeed
certainly, gladly, love to, would love, sounds good
lyder godt|fint|fedt|hyggeligt|perfekt|super, lyder som en plan, tjek, tjekker, check
selvsagt, så sige jeg det, det sige jeg, lad os sige det, lad os gøre det, jeg er frisk
er frisk på, ^ frisk, frisk på, jeg er klar, ^ er klar, ^ klar, klar til, klar på
stå klar, på pletten, det er en ja, gør det gerne, gerne det, mit ja, kæmpe ja
et kæmpe ja, uden problemer, intet kan stoppe mig, ikke kan stoppe mig
jeg svigter ikke, du kan stole på, i kan stole på,
👍, 👌, ✅, ✔, ☑, 🙌, 💯, 👊, 🤝, 🫡, 🆗, 🤙
🙋, 🥳, 🎉, 🤩, ✌, 🔥, 👏, 😎, 🤗, ✋
""",
    Sign.FINE: """
det blive @t, så går det
skal nok, det? blive ikke et problem, blive ingen problem, gerne, hyggeligt, sjovt
bliver godt, blive godt|hyggeligt|fedt|sjovt|spændende, ok, fint, er i orden, perfekt
super, fedt, godt, alt godt, i orden, alt ok, ingen problem|problemer, intet problem
ikke noget? problem, nej problem, np, no worries, det? gør ikke noget, det? går nok
det? går fint, det? går godt, skal nok gå, modtaget, forstået
tak for påmindelse|besked|info|invitation|huske
tak for at du|i skrive|minder|minde|spørge, har set det|den, jeg har set
har set besked, noted, fair, fair nok, fine by me, sweet, jeg er glad
det har jeg ikke noget imod, ikke noget imod, det huske jeg, huske det, jeg huske
det skal jeg nok, ^ skal jeg nok, jeg vil gerne, vil gerne, ^ tak $, ^ mange tak $
lyder, ^ smukt, ^ herligt, ^ fornemt, ^ glimrende, strålende, udmærket, ^ dejligt
spændende, 🙂, 😊, 😃, 😀, 😄, 😁, 💪, ☺, 😉, ❤, 🙏, 💛, 💚, 💙
""",
    Sign.COMING: """
kan godt|sagtens|fint være der|med, kan jeg godt|sagtens være der|med, godt være der
smut forbi, smuttur forbi
til at køre mig, altid tid, jeg tage _ med, ^ tage _ med, tage en|veninde|kammerat med
må|kan tage mig med, dukke op
regne|regn med mig, tæl|regn|regne|tæller mig med, tæl|regn|regne|tæller med mig
har _ @t fri, har @t fri, fri @t, er fri @t, har få fri, har jeg få fri, få fri til det
det passer, komme, kan komme, skal nok komme
komme med|forbi|over|hen|ind|ned|gerne|der, kan være der, jeg er der, er jeg der
skal nok være der, være der, ill be there, be there, see you, cu, se dig|jer
du|i se mig, jeg se dig|jer, ses, ses der|så|@t, på gensyn, møder, møder|møde op|ind
jeg møde, stå der, stå på skolen, dukker op, dukker jeg op, deltager, jeg deltager
stiller op, stiller jeg op, er med, jeg er med, være med, jeg vil med, er jeg med
tage med, tage turen, med @t, glæder mig, glæder jeg mig, det glæder jeg mig
se frem til, passer, passer mig, passer fint|godt|perfekt|super|mig, virker
virker for mig, det virker, kan jeg godt|sagtens, det kan jeg
kan godt|sagtens|fint|snildt, klarer det|den, det klarer jeg, når det, jeg når det
når jeg det, kan nå, har tid, har jeg tid, god tid, jeg er fri, er jeg fri, har fri
har jeg fri, ledig, jeg er ledig, lade sig gør, kan gøres, er muligt, det er muligt
kigge|kigger forbi, smutte|smutter forbi, komme rundt, svinger|svinge forbi
lægge|lægger vejen forbi, hopper|hoppe på, går med til, troppe|tropper op
komme anstigende, ankommer, indfinder mig, tage afsted, tage af sted, tage derhen
deltagelse, har lyst, har jeg lyst, er til stede, være til stede, til stede
er på plads, jeg sidde klar, sidde klar, viser mig, vise mig, hænger|hænge på
er i huset, stempler ind, bakker op, på dagen, gennemfører, holde fast i, holde aftale
overholder, holde min aftale, makes it, make it, ikke make it, going, jeg er going
er frisk nok
""",
    Sign.CAN: "kan, jeg kan, kan jeg",
    Sign.HERE: "er der, ^ er der $",
    Sign.NO: """
^ pass $
ryger desværre, ^ nix pille
^ næppe $, ikke tale om, hell nej, nej for søren, count me out, nej ikke, ikke muligt $
det blive et nej, blive desværre et nej, nej, nej tak, ellers tak, no way, ingen chance
nej chance, aldrig i livet, over my dead body, nej can do, no go, et nej, blive et? nej
sige nej, sige nej tak, takke nej, svare nej, negativ, negative, ^ desværre $
^ desværre ikke, desværre ikke $, nej desværre, ^ ikke mig, ikke mig denne gang
ikke noget for mig, ikke for mig, ikke denne gang, ikke i denne omgang, ikke alligevel
alligevel ikke, ikke den dag, ikke der, ikke aktuelt, ^ ikke @t, ikke @t nej
ikke i dag, ikke nu, 👎, 🚫, ❌, 🙅, ✖, ⛔
""",
    Sign.ABSENT: """
jeg er out, er out, im out, tage mig af listen, ude af det
melde mig ud af møde|aftale
ikke prøve, ikke prøve det
helst slippe, gerne slippe, vil slippe, slippe for det, forhindre, er forhindre
er jeg forhindre, for genert|nervøs|bange|usikker til, kan ikke få det til at
hjem med mit|min|mine, barns _ sygedag, lade mig slippe
give min|mit tid|plads|aftale til en? anden
springer fra, skuffe jer|dig, må skuffe, komme noget i vejen, noget i vejen
komme noget på tværs, på tværs, something came up, rain check, sige fra
slå en streg over mig, streg mig, sætte mig af
fjerne|slette mig fra mødet|aftale|møde|listen|liste, er strandet, strandet
bryde sammen, brudt sammen, ingen benzin, tomt rejsekort, rejsekort er tomt
rejsekortet er tomt, sneet inde, sneet ind, strejke, togstrejke, ikke nogen der kan
ikke nogen til, har ikke nogen, har ikke tøj, uden transport, kan ikke deltage
ikke deltage, ikke dukke op, dukker ikke op, møder ikke op, ikke møde op
udskyder til anden gang, når jeg ikke, det når jeg ikke, vil ikke med, skal ikke med
ikke til at komme, kommer ikke til at ske, ikke til at ske, ikke min ting
ikke min stil, ikke mig, ikke orke, ikke gide, ikke magte, ikke turde, ikke overskue
ikke har lyst|tid|mulighed|overskud|råd|penge, for langt, for langt væk, næste gang
komme næste gang, vil ønske, vil ønske jeg kan, ingen børnepasning|pasning|babysitter
slette min tid|aftale|booking, give min|mit tid|plads|aftale til, give tid til
give plads til, blive hjem, blive jeg hjem, blive under dynen, blive i sengen|seng
blive væk, holde mig hjem|væk, afbud, melde fra, melde jeg fra, melde pas, må pas
sige pas, jeg pas, pas denne gang, aflyse, cancel, dropper, dropper det|den
springer over, springer det|den over, springer jeg over, skippe, skippe det|den
sidde over, sidde det over, hoppe|hopper fra|af, stå over, stå det over, stå af
stå fra, trækker|trække mig, trækker|trække stikket, bakke|bakker|bakket ud, udeblive
fraværende, fravær, forhindret, forhindret i, uden mig, klarer jer uden, må være uden
undvære mig, kan|vil|er ikke make det|ikke|it, ikke coming, wont be, ikke be there
kan det umuligt, umuligt, umulig, umulig for mig, glemme det, glemme alt om
ombestemt mig, ombestemt, skiftet mening, fortryde, ude af byen, ude at rejse
bortrejst, udenbys, i udlandet, udlandet, overhovedet ikke, slet ikke, på ingen måde
kan ikke overskue, overskuer ikke, overskuer det ikke, orke ikke, orke det ikke
orke jeg ikke, magte ikke, magte det ikke, gide ikke, gide det ikke, gide jeg ikke
turde ikke, turde jeg ikke, turde alligevel ikke, turde det ikke, vil helst ikke
vil ikke, jeg vil ikke, vil jeg ikke, ikke lyst, har ikke lyst
ikke overskud|overskuddet|energi|kræfter, mangler overskud, kan ikke klarer, går ikke
det går ikke, duer ikke, dur ikke, virker ikke, ikke muligt, ikke mulighed
har ikke mulighed, ingen mulighed, kan ikke lade sig gør, lade sig ikke gør
blive ikke til noget, blive ikke, blive det ikke, blive desværre ikke, det blive ikke
blive ikke @t, blive ikke mig, kan ikke få fri, ikke få fri, har ikke fri, har ikke tid
ikke tid, ingen tid, har ikke penge, ingen penge, ikke penge, har ikke råd, ikke råd
ikke brug for møde|aftale|at, har ikke brug for, ingen bus|tog|busser, ingen barnepige
ingen der kan passer, ingen til at passer, ikke i stand, ude af stand, afslår, afslå
give op, jeg give op, ikke interesseret, uinteresseret, holde den uden mig
kan ikke alligevel, ikke på denne gang, jeg er ude, er ude denne gang, må undlade
undlader, ikke klar til det, er ikke klar, ikke med, er ikke med, jeg er ikke med
kan ikke være med, kan ikke tage med, ikke til stede, tager afstand, ser ikke ud til
det ser sort ud, ser sort ud, ser skidt ud, det brænder på, det glipper, glipper
smutter den, må smutte, jeg smutter den, brænder mig ud, melde mig ud af det
""",
    Sign.FORGET: """
glemme, glemme jeg, har glemme, misse, gå|går glip af, glip af, svigter, svigte
brænder jer|dig|den af, brænde jer|dig|den af, snyder, forhindre mig, stoppe mig
holde mig tilbage, vente, vente med, vente til, undgå, lader jer i stikken
""",
    Sign.MAYBE: """
det turde jeg ikke love, turde ikke love
skal have tjekke|spørge|snakke|undersøge|høre|afklare, må have tjekke|spørge|snakke
må tiden vise, tiden vise, det vise sig, ikke til at sige, ikke til at vide, lade os se
både ja og nej, ja og nej, lidt bange for
se vejret an, vejret an, afventer, afventer svar, mærke efter, mærker efter
skal mærke efter, splittet, afhængig af, alt afhænger, hvis alt går vel
hvis alting går vel, formentligt, ikke 100, ikke hundrede, ikke 100 %, ikke 100 procent
hælder til, er ved at finde ud af, skal ringe til, hverken ja eller nej, ja eller nej
ikke noget svar endnu, har ikke svar, uklart, lidt uklart, ikke klart, måske ja
måske nej, måske ikke, ja måske, nej måske, kan gå hen, spændt på om, ved du hvad
er ikke afgjort, ikke afgjort, ser på det, kigger på det, vente og se
lade det stå åbent, stå åbent, ikke landet, ikke på det rene, ved at undersøge
ved _ ikke, vende med, vende det med, sove på det, måske, måske måske ikke, tja, tjo
50/50, 50 50, fifty fifty, halvtreds halvtreds, ved ikke, ved det ikke, ved jeg ikke
det ved jeg ikke, ved ikke om, ved ikke hvad, ved ikke endnu, ikke sikker
er ikke sikker, ikke sikker på, usikker, i tvivl, tvivler, tvivl, tror, jeg tror
tror jeg, det tror jeg, tror det, tror nok|godt|ikke, det tror jeg ikke, tror jeg ikke
jeg tror ikke, håber, jeg håber, håber jeg, håber det, håber på, forhåbentlig
forhåbentligt, med lidt held, kan ikke love, kan jeg ikke love, kan intet love
ikke love, turde ikke love, love intet, love ikke, love ikke noget, love jeg ikke
turde ikke sige, kan ikke sige, kan ikke sige det, kan jeg ikke sige, svært at sige
for tidlig at sige, kan jeg ikke svare på, kan ikke svare, kan ikke svare på
ikke kan svare, aner det ikke, aner ikke, aner jeg ikke, ingen anelse, ingen ide
nej ide, nej idea, nej clue, ikke ved, afhænger, afhænger af, komme an på
komme lidt an på, komme det an på, det komme an på, det komme lidt an på, an på
depends, depending, alt efter, få se, få jeg se, må jeg se, få at se, se om, se hvordan
se hvad, se tiden an, se det an, lade mig se, jeg se på det, jeg kigger på det
jeg prøve, prøve, prøve at, prøve at komme, prøve på det, vil prøve, jeg vil prøve
prøve om, forsøger, gør mit bedste, gør hvad jeg kan, sandsynligvis, formentlig
formodentlig, ^ nok $, nok ikke, komme nok, komme nok ikke, kan nok, når nok
klarer det nok, kan være, det kan være, kan godt være, godt være, overveje
overveje det, tænke|tænker over, ikke besluttet, har ikke besluttet, ikke besluttet mig
ubesluttet, ikke bestemt, ikke afklaret, uafklaret, ikke finde ud af
har ikke finde ud af, ikke på plads, ikke endnu, endnu ikke, med forbehold, forbehold
spørge min|mit|mine|konen|manden|far|mor|chefen|kæresten, skal|må først
må skal|må jeg? først, skal|må spørge|høre|snakke|tjekke|se|finde|undersøge
skal|må koordinere|aftale|vende|kigge|afklare|regne|tænke
skal|må jeg spørge|høre|tjekke|finde|undersøge|afklare|tænke
skal|må høre|snakke|tale med, tjekker|tjekke med, skal|må finde ud af, skal|må se om
undersøger, vagtplan, vagtplanen, min vagtplan, ikke se min vagtplan
ikke få min vagtplan, vente på, vente på svar, vente stadig, vente på at høre
mangler svar, mangler at høre, ikke få svar, har ikke få svar, ikke høre, har ikke høre
skal vide, kigger i _ kalender|kalenderen, tjekker _ kalender|kalenderen, både og
stå ikke fast, pending, tbd, noget usikkert, usikkert, uvist, vides ikke, det er uvist
ikke fast endnu, måske kan jeg, satser på, jeg satser på, regner med, jeg regner med
regner jeg med, burde, det burde, lade mig tænke, brug for at tænke, giv mig lidt tid
give mig tid, give mig _ betænkningstid, betænkningstid, kan gå begge veje, enten eller
🤷, 🤔, 😕, 🫤
""",
    Sign.LATER: """
kan jeg først sige|svare, kan først sige|svare, hvornår skal du|i vide
spørge mig senere, spørge senere, spørge mig om lidt|i
ved det først senere|@t, ved det først senere i? @t, ved jeg først senere
jeg sige @t, sige jeg @t, jeg skrive i @t, ved mere senere, ved det senere
melde tilbage @t
spørge igen, spørge mig igen, spørge mig igen @t, spørge igen @t, må jeg vende tilbage
kan jeg vende tilbage, få lov at vende tilbage, skrive tilbage, skrive jer
melder tilbage, opdaterer dig|jer, holder dig|jer opdateret, skrive en besked senere
tekster dig, texter, sender en besked @t, du høre fra mig, i høre fra mig
skrive til dig når, skrive til dig @t, når jeg ved, når jeg ved det, når jeg ved mere
ved det først, melde ud, melde ud senere, kan jeg svare @t, kan jeg svare senere
må jeg svare, må svare senere, svare @t, sige det @t, først sige det @t, sige noget @t
sige det senere, først svare, ved først mere, melde ud @t, afklare, give lyd
give besked, give dig|jer besked, give svar, give dig|jer svar, sige til, sige det til
svare, svare senere, svare på, svare dig|jer, svare på det, svare jeg, skrive senere
skrive @t, skrive til dig|jer senere, skrive når
jeg skrive @t|når|senere|til|igen|hvis, skrive hvis, vende tilbage, vende jeg tilbage
lade mig vende tilbage, høre fra mig, høre fra mig senere, finde ud af, finde ud af det
finde jeg ud af, det finde jeg ud af, tage stilling, tage jeg stilling
det tage jeg stilling, ved det @t, det ved jeg @t, ved jeg @t, ved jeg først
ved jeg først @t, ved først, ved først @t, ved mere, ved jeg mere, ved mere @t
det ved jeg senere, ved jeg senere, ringe og sige, lade dig|jer vide, lade høre fra mig
lade du ved, get back to you, beslutter mig, beslutter det, bestemmer mig
bestemmer det, afgør det, afgøres, afklarer, få svar, få jeg svar, få besked
få jeg besked, få at vide, få jeg at vide, svaret komme, det komme svar, siger endeligt
""",
    Sign.IF: "hvis, medmindre, så længe, forudsat, unless, såfremt",
    Sign.NOT: "ikke, hellere ikke, aldrig, hverken, næppe",
}
