"""How people say that they are ill, late, or somewhere else."""

from typing import Final

from flows.listening.signs import Sign

TABLES: Final = {
    Sign.SICK: """
gået ned med flaget, ned med flaget, noget skidt, skidt mave|maven
få det dårlig|dårligt|skidt|værre|elendigt, jeg er sygt, ^ sygt $
mavekneb, mavekramper, lægevagten, ryggen er låst, ikke rejse mig
ikke gå på benet|foden, maven gør, skudt i ryggen, hold i nakken, ondt alle steder
ondt overalt, feberen, halsen brænder, tabt stemmen, stemmen væk, influenzaer
ørebetændelse, forbrændt, akut syg, drop i, feber igen, kroppen siger stop, sundheden
ribben, hospitaler
gået omkuld, hostende, tæt næse, stoppet næse, næsen løber, hæs, ryggen låst
låst i nakken, låst ryg, få hold, maven gør ondt, halsen gør ondt, hovedet gør ondt
gør ondt, betændt, penicillin, antibiotika, vagtlægen, vagtlæge, hospitalsindlagt
ambulance, på afdeling, sengeliggende, holde noget i mig, på toilettet hele
hoved sprænger, hovedet sprænger, hoved dunker, hovedet dunker, feberfantasier
38 grader, 39 grader, 40 grader, smertestillende, smerter, dårlig af, skidt ud
pukkelsyg, sygdommen, sygdom har ramt, ramlet, utilpashed, snotforkølet, forkølelsen
tonsillitis, rygproblemer, piskesmæld, influenzalignende, blive dårlig, er dårlig
er blive dårlig, syg, er syg, blive syg, melde mig syg, sygemelder, sygemelding, sygdom
sygedag, sygdag, ligge syg|brak|ned|fladt, ligge i sengen, ligge under dynen, ligge med
under dynen, i sengen, på langs, im ill, jeg er ill, feel ill, feeling ill, feel sick
feeling syg, unwell, under the weather, throwing up, threw up, puking, stomach bug
food poisoning, madforgiftning, sore throat, headache, the flu, flu, feber, temperatur
snue, snot, snotter, influenza, influenzaen, maveinfluenza, corona, covid, korona
omgangssyge, opkast, opkastninger, kaste op, brække mig, ørlet
brække foden|benet|armen|håndleddet|fingeren|ankelen|anklen|tåen|hånden
brække min|mit fod|ben|arm|hånd|finger, forstuvet, komme til skade, slå mit|min|hovedet
migræne, hovedpine
ondt i hovedet|halsen|maven|ørerne|øret|ryggen|tænderne|kroppen|benet|knæet
ondt i nakken|hele|brystet|foden|lungerne|tanden|ryg|hals|mave|hoved, har ondt, så ondt
mavepine, maveonde, maveproblemer, maven driller, maven er, tynd mave, tyndskid, diarre
roskildesyge, kvalme, svimmel, svimmelhed, besvimet
dårlig i maven|halsen|ryggen|hovedet, slå min|mit ryg|knæ|fod|hoved|arm|hånd, det skidt
det dårlig|elendigt, så dårlig, er så dårlig, for dårlig til, ud af sengen
op af sengen, mave driller, mave er, ikke rask, stadig ikke rask, er ikke rask
hjem i seng, har det for dårlig|skidt, har det ikke så godt, har det ikke for godt
ikke har det så godt, har det ikke særlig godt, dårlig mave|hals|ryg|lunger, ondt
betændelse, halsbetændelse, lungebetændelse, øjenbetændelse, blærebetændelse
mellemørebetændelse, mandelbetændelse, blindtarmsbetændelse, bihulebetændelse
nyrebetændelse, skoldkopper, fnat, kyssesyge, mononukleose, bronkitis, kighoste
allergi, allergisk, astma, astmaanfald, hoste, halsen er, mistet stemmen, ingen stemme
stemmen er væk, smittet, testet positiv, positiv test, er indlagt, indlagt, skadestuen
på hospitalet, akutmodtagelsen, skal opereres, opereret, hjernerystelse, tandpine
visdomstand, visdomstænder, rodbehandling, sløj, utilpas, skidt tilpas, dårlig tilpas
småsyg, småsløj, halvsyg, halvsløj
har det dårlig|dårligt|skidt|elendigt|forfærdeligt|lort|lorte, har det ikke godt
ikke frisk, føler mig dårlig|sløj|syg|skidt|elendig, er ramt, ramt af, lagt ned, slå ud
slå omkuld, lægen sige, dårlig nyt sygdom, menstruation, mensen, pmds, influenzaramt
virus, bacille, bakterie, ildebefindende, pukler, kuldegysninger, ryster af kulde
sveder og fryser, ingen kræfter, influenzasyg, streptokokker, hold i ryggen, hekseskud
lumbago, diskusprolaps, 🤒, 🤧, 🤮, 🤢, 😷, 🌡, 🥴
""",
    Sign.NOT_SICK: """
syg til|god|fed|sej|nice|ide|i|bil|sang
syg film|kamp|vild|lækker|flot|mange|hård|hårdt|dag, for syg, det er syg, sygt
ikke syg, er ikke syg, ikke længere syg, ikke syg mere|længere, rask, rask igen
frisk igen|nu, er frisk nu, var syg, har være|været syg, været syg, var sløj
var forkølet, været forkølet, syg i går, syg @past
min|mit|mine|vores _ er|har|ligge|blive|få _ syg|feber|forkølet|influenza
min|mit|mine|vores _ er|har|ligge|blive|få _ corona|omgangssyge|sløj|skoldkopper
hans|hendes|jeres|deres _ er|har|ligge|blive|få _ syg|feber|forkølet|influenza
hans|hendes|jeres|deres _ er|har|ligge|blive|få _ corona|omgangssyge|sløj|skoldkopper
min|mit|mine|vores _ er|har|ligge|blive|få _ indlagt|migræne|hovedpine|ondt
min|mit|mine|vores _ er|har|ligge|blive|få _ kaste|hoste|roskildesyge|maveinfluenza
hans|hendes|jeres|deres _ er|har|ligge|blive|få _ indlagt|migræne|hovedpine|ondt
hans|hendes|jeres|deres _ er|har _ kaste|hoste|roskildesyge|maveinfluenza
hans|hendes|jeres|deres _ ligge|blive|få _ kaste|hoste|roskildesyge|maveinfluenza
min|mit|mine|vores|hans|hendes _ syg|feber|hoste|indlagt|forkølet|kaste
hun|han|mor _ syg|feber|forkølet|influenza|corona|omgangssyge|indlagt|kaste|sløj
far|morfar|farmor|mormor|farfar _ syg|feber|forkølet|influenza
far|morfar|farmor|mormor|farfar _ corona|omgangssyge|indlagt|kaste|sløj
barn _ syg|feber|kaste|skoldkopper, barnet _ syg|feber|kaste, børnene _ syg|feber|kaste
ungerne _ syg|feber|kaste, syg barn, syg unge, syg hund, syg kat, barns? første sygedag
barnets første sygedag, barn syg, hunden _ syg, katten _ syg, kollega _ syg
syg kollega, sygeplejerske, syg for, syg efter, rask nok, føler mig rask
ikke feber mere, feber er væk, ingen feber
""",
    Sign.LATE: """
finde en? parkeringsplads, lede efter en? parkeringsplads, komme gående
kan du|i vente @late, vente @late på mig, vente på mig @late
jeg er der næsten, er der næsten, gå resten, køre det sidste, cykle resten
er der et sekund|øjeblik, stå af et stop
der et sekund|øjeblik, vente stadig på bus|tog, bus|tog misse, bus|tog kørte
sætte mig i bilen|bus|tog, det sidste stykke, sidste stykke, stå af for tidlig|sen
ud af døren, næsten her|henne, her næsten, minutter efter, så det blive lidt? senere
så blive det lidt? senere, når frem lidt, bagud, lidt bagud, presset på tid
bus|tog holde i
det næste bus|tog, lidt bagud, bagud, bagefter, halter bagefter, komme af sted nu
er gå nu, er i bilen, på cyklen nu
mangler 2|to|et|en|tre|3 stop|stoppested|stoppesteder|stationer|station
2|to|et|tre|3 stop|stoppesteder|stationer igen|tilbage|væk, kan se jer|bygningen|huset
parkeringspladsen, på parkeringspladsen, p pladsen, finde en p plads, p plads
vente på grønt, rødt lys, alle lys er røde, vente ved bommen, bommen er nede
måtte hjem igen, måtte vende om, vendte om, vende om
glemme mit rejsekort|min pung|min nøgle|nøglerne|telefonen
glemme min telefon|taske|tegnebog|madpakke, holde på os, få først fri nu, sporarbejde
busstrejke, forkert afkørsel, tage forkert afkørsel, gps, gps siger, maps siger
give mig 5|10|2|et, et sekund, to minutter, asap, komme løbende, is på vejen, tåge
snekaos, glatbane, 5 tops, tops, lidt til, mangler lidt, kun lidt igen, kan nå det @t
ankommer @t, fremme ved @t, komme ved @t, der er kø, er snart hos jer, er tæt på
tæt på nu, 100 meter, meter væk, henne ved døren, alt hvad jeg kan, steget på bus|tog
hoppet på bus|tog, er komme på bus|tog, lift er ikke komme, blive sinket, sinket
stå|er ved porten|døren|indgangen|lågen, forsinket, blive forsinket, jeg er forsinket
blive sen, er sen, lidt sen, lidt sen på den, sen på den, for sen, lidt for sen
komme for sen, komme lidt for sen, komme sen, komme lidt sen, komme senere
komme lidt senere, kan komme lidt senere, lidt efter @t, lidt over @t
en smule efter @t, få minutter over, running late, running a bit late, be late
bit late, på vej nu, på vej ind, på vej hjemmefra, køre hjemmefra, tage hjemmefra
køre nu, cykler nu, løbe, jeg løbe, komme nu, komme snart, komme om|straks
snart fremme, snart der, er snart der, er der snart, fremme om, fremme @in|@late
er der @in|@late, er jeg der @in, jeg er der @in, der @in, der om lidt
er der om|nu|straks|næsten, er der om lidt, straks der, næsten der, næsten fremme
komme @in, komme om lidt, komme om øjeblik, om et øjeblik, om øjeblik, om lidt
om 2 sek, om to sek, to sek, 2 sek, et øjeblik, når det ikke til @t, når ikke til @t
når det ikke, når ikke, kan ikke nå det til @t, nå det til @t, når det ikke til tid
når ikke til tid, ikke til tid, kan ikke nå det til tid, når det nok, når det først @t
når først, når først frem, når frem, når frem @t, først fremme, først fremme @t
fremme @t, først hos jer, er der først, er der først @t, komme først @t
komme først ved, ikke nå frem, er ikke nå frem, når jeg først frem
vente på bus|tog|næste, jeg vente på bus|tog|næste, vente på mig|os, i må vente
holde min plads, holde pladsen, starte uden mig, starte uden, i kan starte, støder til
jeg støder til, sove over, sove over mig, sove for længe, forsove, forsov, forsov mig
forsovet, forsovet mig, overslept, slept in, vækkeuret ringede ikke
høre vækkeur|vækkeuret, glemme vækkeur, alarmen ringede, alarm gik ikke, stå op nu
stå op for sen, er stå op, er vågne nu, er først vågne, punktere, flad cykel
fladt dæk|hjul, kæden, cykelkæden, i kø, kø, er kø, trafik, trafikken, trafikprop
traffic, stuck, on my way, on the way, vejarbejde, spærret, omkørsel, glatte veje
glatføre, køre|gå forkert, køre galt, faret vild, fare vild, farer vild
kan ikke finde indgangen|indgang|vej|adressen|adresse|stedet
kan ikke finde bygningen|lokalet|døren|jer|det|parkering, finde ikke, leder efter
lede efter parkering|indgangen|stedet, finde parkering, stå udenfor, stå uden for
stå ude foran, stå nede, er udenfor, er uden for, om hjørnet, rundt om hjørnet
henne om hjørnet, nede i receptionen, skynder mig, skynder, hurtigt jeg kan, så hurtigt
så hurtig som, hurtigst muligt, bus|tog _ forsinket|sen|aflyse|langsom
bus|tog _ ikke komme|kom, bus|tog ikke komme, bus|tog komme ikke|aldrig
bus|tog er ikke komme, bus|tog køre fra|ikke|forbi, bus|tog køre
bus|tog er sen|væk|fuld|forsinket|aflyse, i elevatoren, på cyklen, på vej op
bus|tog _ i stå, bus|tog holde, bus|tog holde stille, bus|tog sidde fast
bus|tog brød sammen, bus|tog er brudt sammen, bus|tog blive aflyse, bus|tog står stille
sporfejl, signalfejl, togbus, aflyse bus|tog, der var ingen bus, misse bus|tog
misse min bus|tog, mistede|mistet bus|tog, ikke nå bus|tog, nå ikke bus|tog
nå ikke min bus|tog, ikke med bus|tog, misse the|den bus|tog, stå af forkert
stå af det forkert|forkerte, forkert|forkerte bus|tog, tage forkert|næste bus|tog
tage det forkerte bus|tog, tage det næste, tage det næste bus|tog, tage næste
med næste bus|tog, med det næste bus|tog, komme med det næste, sidde i bus|tog
sidde stadig i bus|tog, sidde stadig, sidde fast, sidde fast i, sidde i bilen
er i bus|tog, i bus|tog, gå fra station|stationen, er på stationen, er ved stationen
trak ud, trækker ud, trukket ud, blive hængende, hænger fast, minutter væk
er @late væk, @late væk, @late forsinket, @late for sen, @late senere, @late sen
sen @late, forsinket @late, @late efter, @late endnu, @late så, på trapperne
er på trapperne, i opløbet, snart ved jer, snart hos jer, et par minutter, få minutter
5 over, fem over, ti over, 10 over, kvart over, lidt over, give mig @late
mangler at finde parkering, parkerer nu, parkerer, skal parkere, cykler så, løber så
sprinter, tager en taxa, taxa, 🏃, 🚌, 🚆, 🚗, 🚲, ⏰
""",
    Sign.SOON: "@in, @late",
    Sign.EN_ROUTE: "på vej, er på vej, på vej derhen, på vej mod, er køre",
    Sign.BUSY: """
har jeg noget anden, skal jeg noget anden
har jeg vagt|skole|arbejde|eksamen|time|undervisning|besøg|gæster|træning|prøve
skal jeg arbejde|på|til|i|hjem|hente|passer|aflevere|hjælp
sætte mig på arbejde|vagt, på farten
cykel er stjålet|væk|punkteret|gå|død, cyklen er stjålet|væk|død, bil er på værksted
er stjålet, få fri, hos lægen, hos min, ved lægen, til møde, andet møde, et andet møde
møde på jobcenteret, jobcenter, jobcentret, samtale på, jobsamtale, har jobsamtale
til jobsamtale, oprydning, flytter den dag, flyttedag, min flyttedag, håndværker
håndværkere, vvs, på ferie hele, på sommerhus, i sommerhus, sommerhus, på lejr
til stævne, stævne, turnering, kamp @t, har kamp, spille kamp, til kamp, til yoga
fitness, i fitness, til frisør, til dans, til musik, til sang, til bankmøde, banken
politiet, på politistationen, i byretten, til begravelsen, til bisættelse
til konfirmation, til barnedåb, til fest, til middag, til dyrlæge, dyrlægen, dyrlæge
terapi, til terapi, til kontrol, scanning, til scanning, operation, blodprøve
til blodprøve, vaccination, ramadan, eid, jul med, familien på besøg, får familie
mine forældre, svigerfamilie, svigermor, melde mig til noget anden
melde mig til et anden, optaget, er optaget, booket, har booket, fuldt booket
dobbeltbooket, har planer, har andre planer, har noget anden, har noget jeg skal
har en anden aftale, har anden aftale, anden aftale, har en aftale, et anden sted
på vagt, sætte mig på vagt, har vagt, få vagt, få en vagt, vagt, ekstra vagt
skal på vagt, på arbejde, skal på arbejde, skal arbejde, arbejde, jeg arbejde
har skole, i skole, skal i skole, skole, har eksamen, eksamen, skal til eksamen
har _ prøve, en prøve, skal til prøve, skal til, skal i, skal på, skal med, skal hen
skal ud, skal hjem, skal være, skal passer, skal hjælp, skal hente, skal aflevere
skal køre, skal have, skal have besøg, skal game, skal spille, skal spise, skal træne
skal lave, skal læse, skal se film|kamp|fodbold, skal ses med, skal mødes, skal holde
skal flytte, skal sove, skal bruge, skal rejse, skal flyve, skal babysitte
skal desværre, har love, har jeg love, love at hjælp, har love at hjælp
har gæster|besøg|familiefest, få gæster|besøg, familiefest, familie ting, noget familie
fødselsdag, bryllup, begravelse, bisættelse, konfirmation, barnedåb, fest, har træning
til træning, træning, til fodbold, fodbold, håndbold, badminton, svømning, kampdag
i biffen, i biografen, til koncert, koncert, i tivoli, på ferie, ferie, har ferie
på tur, på weekend, i sverige|norge|tyskland|spanien|tyrkiet|polen
i london|somalia|irak|syrien|italien|grækenland, er i @t
jeg? er på ferie|arbejde|kursus|tur|weekend|vagt
jeg? er på skole|besøg|job|lejr|højskole|efterskole, er ude, er væk, er ikke hjem
er bortrejst, læge, har læge, skal til læge, køretime, har køretime, til køretime
køreprøve, køreskole, kørelærer, teoriprøve, retten, i retten, tidlig i seng, gå i seng
går tidlig i seng, passer børn, passer min, passer mine, barnepige, bil er død
bilen er død, bilen er på værksted, bilen vil ikke starte, bil starte ikke
bilen starte ikke, kan ikke køre, ingen kørelejlighed, ingen transport
ingen bil|cykel|lift, mangler kørelejlighed, ingen kan køre mig, få job|arbejde
har få arbejde, sige ja til, sige ja til noget anden, sige ja til et anden, få fri @t
få først fri, først fri, har først fri, aflevering, har aflevering, deadline, rapport
for træt, er for træt, smadret, kvæstet, brugt op, ingen overskud, for mange ting
travlt, har travlt, presset, er presset, ude med drengene, hænge ud med, med drengene
med familien, hjælp min, hjælp min onkel, er kaldt ind, kaldt ind, indkaldt
samme tid som, falder sammen, oveni, oven i, dobbelt aftale, min datter, min søn
mit barn, mine børn, barnet, lillebror, lillesøster
""",
    Sign.NOTHING: """
god|godt nytår|jul|weekend|aften|tur|ferie|fornøjelse, glædelig jul
kan|må man komme
hvis det stadig er|gælde, hvis det er $, hvis det er stadig, hvis det stadig _ er
hvor ligge det|i|du, forstår|forstod|fatter det? jeg? ikke
i stedet for at skrive|sende|svare|chatte, min|mit kæreste skal, er på arbejde når
bytte min? vagt, komme der nogen|mange|andre|flere, fatter det? ikke, forstår det? ikke
ikke fatter, i stedet for en? robot|menneske, i stedet for at snakke, må hellere
jeg må hellere, må jeg hellere
min|mit|mine|vores _ komme|kan|vil|skal|gide|køre|hente|henter
min|mit|mine bus|tog _ er der, kan ikke finde, min|mit|mine _ har lyst
han|hun|mor|far|mette|chefen komme|kan|vil|skal|sige|gide, han|hun er
bus|tog komme|går|stop|stoppe, hvem komme, hvor mange komme, hvornår komme
komme du|i|mette|han|hun, hvordan komme
er der mad|kaffe|noget|nogen|pizza|parkering|frokost|musik|en|et|bus|tog
er der tolk|mange|wifi|adgang|elevator|alkohol
er der te|kage|snacks|dresscode|bad|omklædning|kantine, er der andre|flere
har ikke anden, ikke anden planer, ikke anden, ingen anden planer, har ikke noget
har intet, ingen planer, har ikke planer, ikke har noget, ikke forsinket, ikke for sen
ikke sen, glemme at sige|skrive|svare, hvis jeg må, hvis jeg må få, hvis det er ok
hvis det er i orden, hvis det passer, hvis i|du har|kan|vil, hvis det går, hvis muligt
hvis det er muligt|ledig|fint, tak for sidst, hvad skal jeg|man|vi, kan du|i|man
har du|i, vil du|i, ved du|i, til at sige ja, til at sige ja til, ville sige ja
ville have sige ja, havde tænkt mig at komme, tænkt mig at komme, ville være komme
ville gerne være komme, havde glæder mig, kan ikke huske, huske ikke, kan ikke se
kan ikke finde mit|min, kan ikke forstå, har ikke noget imod, hvordan kommer jeg
komme jeg derhen, komme jeg hen, komme jeg ind, komme man, glad for, ikke glad for
ikke bange, ikke nervøs, ikke nervøs for, komme op at, ikke et problem, ikke noget at
ikke kun
""",
}
