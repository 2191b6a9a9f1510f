"""How people ask for silence, and for messages again."""

from typing import Final

from flows.listening.signs import Sign

TABLES: Final = {
    Sign.STOP_WORD: """
stop, 🛑, ⛔, slut, stopall, stop alle|alt|det|nu, end, quit, revoke
""",
    Sign.SILENCE: """
ikke have noget med jer|dig at gør
melde mig fra jeres|besked, melde fra jeres
skrive|sende ikke om _ mere
frabede mig, frabeder mig, skrive|sende ikke _ mere, kan i|du ikke lade være
ikke spørge mere, ikke spørge mig om det|dette mere, spørge mig ikke om det|dette mere
spørge mig ikke mere
ikke skrive til $, afmelde mig|besked|jeres|det|nummer|mit, ^ afmelde, afmelde $
skal afmelde, vil _ afmelde, kan _ afmelde, opt out, opt me out
fjerne|slette mit|min|mine nummer|kontakt, fjerne|slette mig fra|som
fjerne|slette nummer, tage mig af|fra liste|jeres, tage mit nummer af|fra|væk|ud
af jeres|det liste, fra jeres liste, ikke være på jeres|det? liste, lost|lose my nummer
delete my nummer
stop|stoppe|slut|slutte|færdig|nok|dropper med? at? skrive|sende|spamme|kontakte
stop|stoppe|slut|slutte|færdig|nok|dropper med? at? forstyrre|plage|besked|spørgsmål
stop|stoppe|slut med? det|jeres|dine|alle|alt besked|spørgsmål
slutte|færdig|nok|dropper med? det|jeres|dine|alle|alt besked|spørgsmål
stop|stoppe|slut|slutte|nok|dropper med? alle|alt jeres|dine|det besked|spørgsmål
stop|stoppe|slut|dropper|nok med? det der|her besked|spørgsmål
stop|stoppe|slut|dropper|nok med? alle det der|her besked|spørgsmål
stop|stoppe _ besked|spørgsmål
stop|stoppe nu|så|omgående|straks med? at? skrive|sende|spamme|besked|kontakte
stoppe i|du med? at? skrive|sende|spamme
stoppe i|du med? det|jeres|dine|alle besked|spørgsmål
holde op|inde med? at? skrive|sende|spamme|kontakte|forstyrre|plage
holde nu|så op|inde med? at? skrive|sende|spamme
holde op|inde nu|så med? at? skrive|sende|spamme
holde i|du op|inde med? at? skrive|sende|spamme
holde op|inde med det|jeres|dine|alle besked|spørgsmål
holde nu|så op|inde med det|jeres|dine besked|spørgsmål
holde op|inde med alle det|jeres|dine besked|spørgsmål
holde op|inde med besked|spørgsmål
lade være med? at? skrive|sende|spamme|kontakte|forstyrre|besked
lade nu|så være med? at? skrive|sende|kontakte
lade være med det|jeres|dine besked|spørgsmål
ikke|aldrig skrive|sende|kontakte|spamme mig? mere|længere|flere
ikke|aldrig skrive|sende til mig, ikke|aldrig skrive|sende til mig mere|længere|igen
ikke|aldrig skrive|sende mere til mig
ikke|aldrig kontakte|spamme|forstyrre|besked mig|me|med
ikke|aldrig kontakte|spamme|forstyrre|besked mig|me|med mere|igen|længere
aldrig skrive|sende|kontakte
skrive|sende|kontakt|kontakte mig? ikke|aldrig mere|længere|flere|igen
skrive|sende ikke|aldrig til mig, skrive|sende ikke|aldrig til mig mere|igen|længere
skrive|sende ikke|aldrig flere|mere besked|spørgsmål
sende|kontakt|kontakte mig ikke|aldrig, sende mig ikke|aldrig besked|mere|flere
sende ikke besked, skrive til mig aldrig
må|skal|behøver|bør ikke længere? skrive|sende|kontakte|spørge mere|til|mig|$
må|skal|behøver|bør i|du ikke længere? skrive|sende|kontakte|spørge mere|til|mig|$
behøver i|du? ikke at skrive|sende|spørge mere|til|mig|$
må|kan i|du? godt stoppe med at? skrive|sende|spørge|besked
må|kan i|du godt stoppe besked|det, må|kan godt holde op med at? skrive|sende|spørge
aldrig mere en? besked, aldrig flere besked
ikke have|få|modtage|se flere|mere? besked|spørgsmål
ikke have|få|modtage jeres|dine|det|disse|alle|nogen besked|spørgsmål
ikke have|få|modtage alle|flere|mere jeres|dine|det|disse besked|spørgsmål
ikke have|få|modtage det her|der besked|spørgsmål
ikke have|få|modtage flere|mere fra dig|jer, ikke mere have|få|modtage besked
vil ikke mere have|få besked, ikke længere at? have|få|modtage _ besked
ønsker ikke _ have|få|modtage _ besked
ønsker ikke|ingen flere|mere|længere? besked|kontakt, ønsker ikke at? blive kontaktet
vil ikke kontaktes, ikke kontaktes, vil ikke skrive med dig|jer mere
ikke høre mere? fra dig|jer, ikke høre fra dig|jer mere|igen
gide ikke flere|mere|jeres|dine|det|alle? besked|spørgsmål
gide ikke alle jeres|dine|det besked|spørgsmål, gide ikke det her besked|spørgsmål
gide ikke have|få|modtage _ besked, gide ikke skrive med dig|jer
gide ikke svare på flere|mere|alle? jeres|dine|det? besked|spørgsmål
orke|magte ikke flere besked|spørgsmål, ikke|ingen længere? brug for besked
ikke|ingen længere? brug for jeres|dine|det|flere besked, ikke bruge jeres|dine besked
afslut|opsig|afslutte|opsige abonnement|abonnementet|tilmelding|tilmeldingen|besked
ikke|ingen|nej flere|mere? besked|spørgsmål, ingen besked mere|længere
ikke en eneste? besked mere|til|fra, ikke en eneste besked, nok af jeres|dine? besked
få nok af jeres|dine|det besked, fri for jeres|dine|det? besked
slippe for flere|jeres|dine|det|alle? besked|spørgsmål
slippe for det her besked|spørgsmål, af med jeres|dine|det? besked
slå alle? besked fra, slå _ besked fra, sluk for? besked, besked skal stoppe
vil jeg spørges mere, ikke spørges mere, ikke spørge mig mere, vil ikke spørges mere
ikke spørge mig om mere
""",
    Sign.ENOUGH: """
holde nu|så op med det der|her $, gide dig|jer ikke, behold jeres|dine besked
^ nu? stoppe i|du $, ^ så stoppe i|du $, opsige hermed, ^ hermed opsige
ud af det her liste|service|tjeneste, ^ besked nej tak $, uden jeres besked $
^ forsvind $, ^ skrid $, ^ smut $, fuck af|off|jer|dig|med, ^ gå væk $, ^ gå din vej
^ slippe mig $, ^ lade være $, ^ lade vær $, ^ holde op $, ^ holde nu|så op $,
^ holde op nu|så $, ^ holde nu op så? $, holde op med det der|her $, ^ drop mig $
ikke interesseret $, ikke interesseret mere|længere, ikke interesseret tak
ikke contact|bother|message|skrive med $, skrive til en anden $
færdig med det her $, må|kan jeg slippe $, vil gerne slippe $
vil ud $, gerne ud $, ikke være med mere|længere, ud herfra $
spare jer $
""",
    Sign.QUIT: """
ikke interesseret i, ikke skrives til
sige stop til, jeg sige stop, lade mig være i fred $, lade mig i fred $
lade mig være i fred nu, melde mig ud|af, leave me|mig alone, forkert nummer
fjerne|slette mig $, ^ slette mig, tage mig af $, strege|stryg|slette mig
strege mig fra, ud af liste, blokere|blokerer|blokeret dig|jer|nummer, holde op med det
lade mig være, lade mig nu|så være, lade være med det, ikke|aldrig spørge igen
ikke sende noget, ikke skrive igen, aldrig igen
må|skal|behøver|bør i|du? ikke skrive|sende|kontakte|spørge, må|kan i|du godt stoppe
ikke have|få|modtage flere|mere, ikke have|få|modtage noget fra
ikke have|få|modtage mere fra, vil ikke mere have|få, ikke længere at? have|få|modtage
ønsker ikke at? høre, ikke høre fra, ikke høre mere, høre aldrig fra, vil ikke spørges
ikke spørges, gide ikke have|få|modtage, gide ikke jer|dig mere?
gide ikke det her mere, gide ikke skrive mere, gide ikke svare mere|flere
gide ikke svare på mere|flere|det|alle, vil ikke svare mere, ikke svare på flere|mere
ingen flere $, ^ ingen flere, nej mere, ikke mere tak, ^ ikke mere $, nok fra jer|dig
få nok af jer|dig|jeres|dine|det, være fri for, fri mig for, vil ikke have det her
vil ikke have mere, ikke have mere kontakt, ikke|ingen mere? kontakt
ikke brug for det her mere?, ingen brug for det her, ikke brug for jer|dig mere|længere
sluk for det|dig, slå fra, slå dig|jer|det fra, deaktiver, deaktivere
slippe for jer|dig|det, af med jer|dig, stop|stoppe spam|spamming, aldrig mere høre
vil ikke være på liste, udmelding, opsigelse, stop|stoppe med? at? spørge|ringe
holde op|inde med? at? spørge|ringe, lade være med? at? spørge|ringe, aldrig mere
""",
    Sign.SIGN_OFF: "melde mig fra $, melde mig fra det|tak|nu|igen, melde fra det her",
    Sign.HUSH: """
ikke nu , skrive @t|@in|@d
skrive efter
kontakte mig ikke før, kontakt mig ikke før, ikke kontakte mig før, kontakt mig først
høre fra dig|jer først, ikke høre fra dig|jer før, først høre fra, skrive når
vente med at? skrive|sende|besked|spørge, udsætte besked, skrive først
skrive først igen, først skrive igen, ikke skrive før, ikke skrive, ikke sende
skrive tidligst, skrive ikke, skrive ikke før, sende ikke, skrive igen @t|@in|@d
skrive igen om|når|til|efter, skrive igen til @t, spare mig for besked, skåne mig for
springer over besked, besked igen @t, besked først, først besked, ikke besked før
vente med det til
""",
    Sign.CALM: """
springer @d over, springer en uge over, holde|tage @d fri, holde|tage fri @d
holde juleferie|ferie til
spørge igen @t, spørge mig igen @t, offline til, lade os vente til|med
tage det efter jul|nytår|ferie, komme igen efter, ses igen efter, i dvale, dvale til
springer @t over, vente til @t, vente @d, vente i @d, vente til, vente lidt
holde|tage fri, holde mund|stille|kæft, holde mund til, ti stille, være stille
springer over @t|@d, springer _ over @t|@d, springer over det næste, springer det næste
springer over resten, springer det over @t, springer over en uge, komme tilbage @t
komme igen @t, komme igen til|efter|om, komme tilbage til|efter|om, prøve igen @t
vende tilbage @t, lidt fred|ro|luft, lade mig være i fred, lade mig i fred, fred og ro
ro fra, fred fra, fred til|indtil, ro til|indtil, fred i @d, ro i @d, uge ro|fred
brug for ro|fred|luft|stilhed, brug for lidt luft|ro|fred, give mig fred|ro
fri for dig, stille fra, radiotavshed, tavshed, ikke forstyrre, ikke forstyrres
""",
    Sign.PAUSE: """
sætte _ på hold, sætte besked på hold, frys besked, fryse besked, frys det hele
sætte på hold, sætte mig på hold
midlertidig stop, midlertidigt stop, stop midlertidig|midlertidigt, stil på pause
stil mig på pause, pause besked|dig|jer, sætte på pause
sætte mig|besked|det|dig|alt på pause, mig|besked|det|dig|alt på pause, ^ på pause
gå på pause, pause fra dig|jer|besked|mig|det|alt|dette, pause fra det her
pause med besked|det, pause med at skrive, holde pause med, pause til|indtil
pause i|på @d, pause @t|@d|@in, tage en pause, tage pause, en pause fra
lille pause fra, pause fra, lave en pause, få en pause, brug for en? pause
brug for en lille pause, brug for et break, brug for pause fra, holde en pause
uge pause, dages pause, dage pause, måneds pause, gerne have en pause
skal have en pause, en lille pause, en pause, må jeg få en pause, jeg vil have pause
vil gerne have pause, mig på standby, på standby i|til @d|@t, en uges pause, timeout
time out, en kort pause
""",
    Sign.PAUSE_WORD: """
mute, snooze, lydløs, på lydløs, på standby, standby, på stand by, forstyr ikke
flymode, pause, holde pause, jeg holde pause, pauser
""",
    Sign.OTHER_PAUSE: """
har pause, i pausen, min pause, har en pause, holde pause på|i|med kl
holde pause på arbejde|skole|jobbet|kontoret|lageret|værksted|praktik, holde pause @t
pause på arbejde|skole|lager|værksted|praktik, pause kl, i min pause
en pause på arbejde, har jeg pause, når jeg har pause, pause mellem, til pause
efter pause, før pause, pausen, pause nu på, holde pause ude, holde pause i solen
pause ude, lang pause, kort pause på, pause fra arbejde|skole|lektier|studie|praktik
min frokost pause, jeg har pause, pause i film|skole|kampen|spillet
""",
    Sign.RESUME: """
slå pause|pausen fra, slå min|det pause|pausen fra, væk|vække mig fra pause|pausen
må|kan godt|gerne skrive nu|løs, starte at minde|skrive|sende _ igen
starte at minde|skrive|sende
tilmelde mig igen, vil gerne tilmelde, starte besked, starte _ besked
starte med at? skrive|sende, starte med at? skrive|sende igen, skrive|sende igen
skrive|sende igen nu, skrive løs, besked igen, have besked igen, have _ besked igen
få besked igen, få _ besked igen, modtage _ besked igen, besked fra dig|jer igen
må|kan du|i? godt|gerne skrive|sende|starte igen
må|kan du|i? godt|gerne skrive|sende|starte til mig igen
må|kan du|i? godt|gerne skrive|kontakte til? mig igen?
må|kan du|i godt|gerne? skrive _ igen, må|kan du|i? gerne skrive, du må|kan skrive igen
skrive til mig igen, skrive med dig|mig|jer igen, skrive sammen igen, klar til besked
klar til dine|jeres besked, klar til dine|jeres besked igen, klar til besked igen
klar til at høre|skrive, klar til at høre fra dig|jer igen?
genoptag|genoptage|aktiver|aktivere|genaktiver|fortsætte besked, slå besked til igen?
slå _ besked til igen, tænde for? besked igen?, slut|færdig|slutte med pause|pausen
pause|pausen er slut|ovre|forbi|færdig|over
stop|stoppe|slette|ophæve|ophæv min|mit|det? pause|pausen
fjerne|afslut|afslutte|afbryd|annuller|dropper min|mit|det? pause|pausen
pause|pausen slut, slut på pause|pausen, ikke mere pause, ikke på pause mere
ikke pause mere, ingen pause mere, tage mig af pause, af pause, fri fra pause
behøver ikke pause, fortryde min|mit afmelde|pause|stop
fortryde at jeg afmelde|stop|stoppe|stoppede|melde
fortryde stop|afmelde|afmeldelse|afmeldelsen, savne jeres|dine besked
savne at høre fra, savne besked, unpause, unstop, unmute, subscribe, opt in, opt me in
un pause, vil gerne have besked alligevel, alligevel gerne have besked
gerne have besked alligevel?, alligevel have besked, skrive du igen
høre fra dig|jer igen, gerne høre fra dig|jer, gentilmeld|gentilmelde
køre på|videre med besked, starte det besked igen, sende løs igen
""",
    Sign.BACK: """
^ på det igen
gerne tilbage igen, vil tilbage, vil gerne tilbage, tilbage igen
genoptag som før, fortsætte hvor jeg slap, komme i gang igen, op på hesten igen
^ komme igen $, ^ skrive $, ^ sende $, ^ skrive løs, ude af pause, samme som før
som før, forstyrre igen, jeg er tilbage, er jeg tilbage, ^ tilbage igen
er tilbage igen, ^ er tilbage, back, jeg er back, back again, genoptag|genoptage
genaktiver, aktiver|aktivere, genåbn, ^ fortsætte, fortsætte igen, fortsætte som før
lade os fortsætte, jeg vil fortsætte, slå til, slå _ til igen, tænde igen
tænde for dig|det igen?, starte igen, starte op igen, starte forfra, starte nu igen
køre igen, køre på igen, køre på, køre løs, køre videre, melde mig til igen
melde mig ind igen?, med igen, være med igen, på liste igen, sætte mig på igen
sætte mig på liste igen, på igen, i gang igen, klar igen, savne dig|jer
komme med det igen?, resume, åbn igen, åben igen, ferie er slut|ovre|færdig, ferie slut
hjem fra ferie, tilbage fra ferie, ^ komme tilbage, come back, væk mig igen, vågne op
tilslut igen, ophæv, tilmelde mig, tilmelde igen, høre fra dig|jer, comeback
fyr den af
""",
    Sign.RESUME_WORD: "starte",
}
