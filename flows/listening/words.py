"""The everyday words of replies, each with the other ways it is written.

One line a word: as the phrase tables spell it, then its inflections, slips, dialect
(Jutland, Funen) and English. Spellings without æ, ø, å, with doubled letters or with
one slip in a long word need no line.
"""

from typing import Final

FORMS: Final = """
undersøge: undersøgt
tjekke: tjekket tjek
kø: køen
lavet: laves
snart: soon
forhindre: forhindret forhindrer
vækkeur: vækkeuret
alarm: alarmen
selvfølgelig: self selvføl selvfølge selvf selvføl selvfølgli selvfølglig selvfølgeli
  selvfølgeligt sføli
jul: julen
nytår: nytåret
påske: påsken
vinterferie: vinterferien
sommerferie: sommerferien
efterårsferie: efterårsferien
juleferie: juleferien
påskeferie: påskeferien
sommer: sommeren
ja: j jå jah jar jaer jaow jow jap japs jep jeps jepper jeppers jebs yep yeps yup yups
  yes yesser yas yir yeah yea ye yah yay yessir jes jessir jov jo joh joo jada joda jaja
  jajaja javel javist jatak jojo jub jup jubii jubi jaså jæ jea aye jahr jaha yass
  jess yebo jår jæs
nej: nejh nix niks nixen nope nop næ næh nah naj nein neje no njet nejda nejnej nejtak
  nænæ neh nay nææh niksen
ok: okay okey okej oki okidoki okiedokie okk okai oke k kk okok okayy ålrajt alright
  alrajt okæy
ikke: ik ikk itt it itj ikkke ikkeh ekke ekk ikek ikkr not nt inte ej ike ikje ikkj
  ikkæ
aldrig: aldri never alrig
jeg: jg jge jej a æ jeh jeeg jig jæi vi we
mig: mi mej mæ os myself
du: do dåo you u
kan: ka kn kna can ku kunne kune kank could kam
skal: ska sk sku skulle skall
må: måtte mo
vil: ville vill will wil would
gerne: gern gene gærne gladeligt
komme: kommer kom kommr kmr komer komm kome coming come kommere kåm kåmmer kummer
  kommet
er: e ær r æer are
være: vær
har: hå hår hår ha haft have hae haj got havde
blive: bliver blivr blir bli blev blevet blyver bliv
gør: gøre gjort gjorde does
går: gå gået gik
møder: møer mødder mødes mødt
møde: mødet mødetid meeting
dukker: dukke dukket duk
deltager: deltage delta participate attend deltar
stiller: stille stillet stil
dropper: droppe drop droppes droppet
springer: springe spring
skippe: skipper skip skippet
ses: sees
huske: husker
slippe: slip slipper slippes sluppet
pause: pauses pauset pausering pawse
glæder: glæde glædder glæ
klar: ready
klarer: klare
frisk: friskt
fint: fin fine fiin
godt: god gott goe
super: supert
fedt: fed fede nice najs lækkert lækker dejligt dejlig skønt genialt genial awesome
  great cool kewl sejt fantastisk alletiders
perfekt: perfect
passer: passe passr
virker: virke works
tid: tiden tidspunkt tidspunktet klokkeslæt klokkeslættet
aftale: aftalen aftaler appointment besøg besøget booking aftaletid
samtale: samtalen samtaler
måske: mske måsk maybe mabye måse mulig muligvis eventuelt perhaps mby måskee maby
  måskw
ved: vee ve know vidst vidste
tror: troe tro think
håber: håbe hope
sikker: siker sure
endnu: endu yet enu
hvis: hvs vis if hviss
om: åm
men: mn but mæn
så: sa so
og: and
til: te
med: me with
på: po
også: osse ogs osåo åsse
der: dr dæ dær there thr
nok: nåk nowk noww
det: dt de dette that
den: the
denne: denna
hvad: hva va wa hwa hvar what hvd
hvor: vor hwor hvo where
hvornår: vornår hvornr when hvonår
hvem: vem hwem who hvm
hvordan: vordan hvrdan how
hvorfor: vorfor hvofor why
hvilken: hvilke hvilket which
dag: dav daw dagen dawen
dage: days dagene dages
anden: aen annen andet andre other another an
ny: nyt nye new
bedre: nemmere lettere smartere beder better
hellere: heller hæller
helst: hælst
stedet: sted instead
flytte: flyt flytter flyttes flyttet flytt flyter move moved flytning
rykke: ryk rykker rykkes rykket ryke
skubbe: skub skubber skubbes skubbet push
udsætte: udsæt udsætter udsættes udsat udskyde udskyd udskyder udskydes udskudt
  postpone
ændre: ændr ændrer ændret ændring ændres
bytte: byt bytter byttes byttet swap switch
ombooke: ombook ombooker ombooket ombooking rebook reschedule resched ombestille
  ombestil genbooke genbook rescheduling
foreslå: foreslår forslag
senere: snere later senr
tidligere: tidliger earlier
tidlig: tidligt early
ledig: ledigt ledige
optaget: busy optaged
syg: syge sick sygmeldt sygemeldt syk
forkølet: forkølelse snottet snotforkølet forkølt
feber: febber føbber fever fæber febr
forsinket: forsinked forsinkt delayed forsinkelse forsinkede forsinke
sen: late sent
minutter: minut minuter minutters mins minutes minute minuts
bus: bussen bussern
tog: toget train stog metro metroen letbane letbanen færgen
besked: beskeder beskeden beskederne bskd sms smser smsen smserne smsr text texts
  message messages msg notifikation notifikationer notifikationerne notis notiser
  påmindelse påmindelser påmindelsen påmindelserne reminder reminders invitation
  invitationer invitationerne tekstbeskeder tekstbesked skriveri mails mail
  notifications
spørgsmål: spørgsmålene skema skemaer skemaerne spørgeskema spørgeskemaer
stop: stopp stob
stoppe: stopper stoppes stoppet
starte: start starter begynde begynd begynder genstart genstarte
skrive: skriwer skriw smse smser'e texte tekste skriv skriver skrives skrevet skrvie
  write writing
  texting skrier messaging
sende: send sender sendes sendt sending
ringe: ring ringer ringes call calling
snakke: snak snakker tale taler talk speak snakket sludre
menneske: mennesker human person mennesket mennske menske people personer
konsulent: konsulenten jobkonsulent jobkonsulenten mentor mentoren vejleder vejlederen
  sagsbehandler sagsbehandleren rådgiver rådgiveren kontaktperson kontaktpersonen
  medarbejder medarbejderen medarbejdere koordinator koordinatoren socialrådgiver
  socialrådgiveren jobcoach coach behandler behandleren personale personalet
  projektleder underviser jobformidler voksen voksne
tilmelde: tilmeld tilmeldes tilmelder tilmeldt
afmelde: unsub afmeld afmelder afmeldes afmelding afmeldt frameld framelde frameldes
  framelder framelding frameldt unsubscribe optout udmeld udmelde udmeldes
melde: meld melder meldes meldt
fjerne: fjern fjernes fjerner remove
slette: slet slettes sletter delete slettet
hjælp: help hjælpe
robot: robotten bot botten chatbot chatbotten computer computeren maskine maskinen ai
ferie: ferien holiday vacation feire
igen: igjen again ijen
mere: more mer anymore
længere: længer
flere: fler
ingen: ingn
intet: ingenting nothing
indtil: until till intil
desværre: desvære desværr desvær unfortunately desværer
undskyld: undskylde unskyld sorry sry soz beklager beklag sorri
tak: thx thanks thanx tusindtak takker
hej: hejsa hey hi hello halløj mojn moin davs hejhej goddag godmorgen heej yo møjn
arbejde: arbejder job jobbet arbejdet work arbejd arbej
skole: skolen undervisning school lektiecafe fgu
vagt: vagten vagter shift ekstravagt
eksamen: eksamenen exam
prøve: prøver prøv prøven prøvet
læge: lægen tandlæge tandlægen tandlægetid lægetid lægebesøg doctor dentist sygehus
  sygehuset hospitalet hospital psykolog fysioterapeut tandlægebesøg frisør frisøren
  speciallæge
praktik: praktikken praktikplads praktikpladsen virksomhedspraktik praktiken
forløb: forløbet tilbuddet projektet programmet kurset kursus indsatsen
uddannelse: uddannelsen studie studiet gymnasiet gymnasie hf eud
værksted: værkstedet
lager: lageret
butik: butikken
køkken: køkkenet
fri: fritime
hjem: hjemme home hjemm
lidt: lit lid lidet
mor: mom mors
aflyse: aflyser aflys aflyst aflysning aflyses cancelle cancellere aflyste
glemme: glemmer glemt glemte glem forget forgot
misse: misser miss misset missede missed
brække: brækker brækket brækkede
holde: holder hold holdt holdes
tage: tager tag taget ta tar take
lade: lad lader let la laj
sidde: sidder
stå: står stod
ligge: ligger lå
få: får fik fået
give: giver giv gav givet
finde: finder find fundet
vente: venter vent ventet waiting wait
køre: kører kør kørt kørte
sige: siger sig sagde sagt siges sejer sej say says said
spørge: spørger spørg spurgt spurgte spørges ask
svare: svarer svar svaret answer
se: ser see
slå: slår slog slået
sætte: sætter sæt sat
vågne: vågnede vågnet vågner vågned
sove: sover sov sovet
vende: vender vend
høre: hører hørt hør
gide: gider gad gidder
orke: orker
magte: magter
turde: tør
love: lover lovet
fortryde: fortryder fortrudt fortrød
bekræfte: bekræfter bekræftet bekræft confirm confirmed bekræftes bekræftelse
udeblive: udebliver
punktere: punkteret punkterede punktering
lede: leder
løbe: løber
hoste: hoster hosten
kaste: kaster kastet kastede
nå: nåede nået
overveje: overvejer
liste: listen
fortsætte: fortsæt fortsætter
tænde: tænd tænder
savne: savner
skifte: skift skifter skiftet
slutte: slutter sluttet
nummer: nummeret telefonnummer telefonnummeret mobilnummer nr
"""

#: Words that say nothing of what is meant; left out before phrases are looked for.
_SAYING_NOTHING: Final = """
    lige altså jo da bare også egentlig faktisk virkelig virkeligt rigtig rigtigt
    rigtige meget helt totalt sgu
    mega fucking kraftedeme kraftedme seriøst ærligt haha hahaha hehe hihi lol lmao xd
    hej please pls plz plis venligst øh øhh øhm æhm hm hmm hmmm uh ah åh bro
    bror brormand wallah wallahi mand mester ven kære vist nemlig jamen
    simpelthen øøh jmm eh umm um uhm dog ligesom hva omg
    sådan søde godnat well just really wow åhh uhh ahh åhnej
    såmænd osv heldigvis selv
"""
FILLERS: Final = frozenset(_SAYING_NOTHING.split())
#: Several words that say no more.
IDLE: Final = frozenset(
    (
        ("i", "hvert", "fald"),
        ("i", "alt", "fald"),
        ("til", "gengæld"),
        ("for", "øvrigt"),
        ("tak", "på", "forhånd"),
    )
)
