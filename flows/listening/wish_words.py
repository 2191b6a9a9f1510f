"""Words that build a wish, by what they do in it, for `wish_forms` to put together."""

from typing import Final

#: What may stand in any wish and changes none.
_LITTLE: Final = """
    jeg mig min mit mine i jer jeres du dig din dit dine makker det der her så nu
    at til med fra for af på om som kan må skal vil kunne ville burde bør gerne
    godt tak være er har bliver hvordan op ud ind ned væk en et man noget ja ok
    hej straks omgående snart endelig lidt å dem alle alt hele jo bare please up
    down out helst hellere venligst undskyld mvh hilsen nogle gang gange også
    tiden tit meget lyst overhovedet overhoved selv nok alligevel heller ellers
    gider orker synes tænker beder ønsker lige hold my me your these this any off
    of from on be now mobil mobilen telefon telefonen sgu fandme satme venlig rar
    sød flink lov muligt mulighed fucking skide forbandede åndssvage irriterende
    dumme
"""
WORDS: Final = {
    "little": _LITTLE,
    "not": "ikke aldrig ingen nej intet hverken",
    "ever": "mere længere flere igen nogensinde sinde yderligere fremover fremtiden",
    "me": "mig min mit mobil telefon",
    "own": "jeg",
    "answers": "i du få have modtage mig besked vil gide orke ønsker jer dig",
    "send": """
        skrive sende kontakte spamme forstyrre plage spørge minde bombardere
        chikanere irritere genere ulejlige henvende kontaktes spammes
        forstyrres forstyrrer mase bugge prikke kime kontakter spammer plager
        minder irriterer høre forstyr forstyre spam pinge ping kontaktet
        contact bother bothering contacting disturb""",
    "message": """
        besked spørgsmål spam reklamer reklame mas skriverier henvendelser
        notifikation nyhedsbrev nyhedsbreve tjek tal alarmer advarsler lort
        pis plageri sms'eri""",
    "receive": "have få modtage høre se læse svare tilsendt",
    "wish": """
        vil gide orke magte ønsker behøver brug gerne skal interesseret lyst
        bede kan trænger tak want interesserer""",
    "end": """
        stoppe stop slutte slut droppe sluk slukke luk lukke afslutte afslut
        afbryde afblæse afmelde annullere annuller opsige opsig ophøre quit
        cancel kvitte deaktivere deaktiver blokere bloker
        afbestille afbestil cut holde+op holde+inde lade+være høre+op slå+fra
        melde+fra melde+ud af+med skrue+ned fri+for slippe+for lukke+ned
        luk+ned""",
    "let": """
        stoppe stop slutte slut quit droppe lade+være holde+op holde+inde
        færdig+med nok+med""",
    "let_me": "lade+fred lade+være",
    "rid": "slippe fri fred spare skåne skån undgå befri befriet frabede frabeder",
    "service": """
        abonnement abonnementet service servicen tjeneste tjenesten ordning
        ordningen tilmelding tilmeldingen deltagelse smstjeneste smsordning
        samtykke smstjenesten abonement abonnoment subscription subscriptions""",
    "roll": """
        liste system systemet register registret registeret kartotek
        kartoteket database databasen nummer kontakter adressebog kontaktliste
        telefonliste list lister""",
    "off": """
        fjerne slette tage+af tage+fra af+liste ud+liste strege stryge stryg
        tage+ud tage+off remove take+off slippe+af melde+af""",
    "consent": "samtykke samtykket tilladelse tilladelsen accept",
    "withdraw": "trække trækker træk trækkes tilbagekalder tilbagekalde",
    "rude": """
        skrid skride fuck forsvind smut smutte pis piss kæft røven rend skråt
        hyl flab flaben bøvl snude snuden gå+væk ti+stille holde+mund
        holde+kæft holde+kaje lukke+røven lukke+kæft luk+røven luk+kæft
        rend+hop stikke stik dø+væk""",
    "block": "blokere blokerer bloker spærrer spærre blocker blokker rapporterer",
    "fed": "træt trætte nok færdig uinteresseret",
    "you": "dig jer makker",
    "yours_too": "dig jer din dine jeres dit du i makker",
    "hand": "give skaffe få have sende tilkald hente hent finde stille",
    "write": "skrive sende kontakte få kontaktet",
    "meet": "ses snakkes skrives høres tages tales",
    "last": "sidste",
    "turn": "gang besked",
    "again": "igen forfra løs alligevel nu tilbage ny normalt før længere start videre",
    "start": """
        starte start genstarte genoptage genoptag fortsætte aktivere aktiver
        genaktivere genaktiver tænde åbne genåbne åbn sætte+gang køre komme
        tilmelde slå+til tilslutte tilslut begynde komme+gang væk vække vågn
        reaktiver reaktivere restart continue sætte+på slå+på abonnere""",
    "pause": """
        pause pausen standby stilstand mute lydløs dvale timeout snooze break
        stop stoppet pauses pausering hold""",
    "lift": """
        hæve hæv ophæve ophæv afslutte afslut slutte slut stoppe fjerne
        annullere annuller afbryde afbryd ovre forbi færdig overstået over
        bryd drop droppe skip af+pause slå+fra tage+fra behøver+ikke ikke+mere
        ikke+længere""",
    "may": "må kan gerne godt vil skal klar ønsker",
    "rest": """
        pause pauser pauses break ro fred fri stilhed stille hvile hvil hviler
        ferie dvale timeout snooze mute lydløs standby hold pusterum åndehul
        luft tie mund kæft offline afbræk tavs tavshed radiotavshed weekend
        lukket pawse""",
    "wait": """
        vente vent holde tage skru skrue stoppe stop slutte springe spring
        skippe skip droppe udsætte udskyde dæmpe dæmp sætte slå lade ses
        snakke snakkes høres skrives trænger brug pause prøve prøv fryse frys
        parkere parker gemme gem lægge læg give slap slappe sove ligge melde
        drop være have få vil vende komme spørge gå""",
    "calm": """
        pause pauser break ro fred fri hvile pusterum åndehul luft afbræk
        stilhed pawse ferie standby timeout""",
    "need": """
        brug trænger gerne vil skal må give ønsker have få behøver tage holde
        mangler""",
    "regret": """
        fortryde fortrød fortrudt fortryder ombestemt ombestemte ombestemmer
        fejl fejltagelse meningen savne savner mening""",
    "quiet": "stop stoppe stoppet afmelde pause slette besked melde+fra melde+ud sige",
    "spoke": """
        sige skrive kom trykke trykkede meldte sagde skrev mente at var det
        forrige""",
    "go": """
        starte genoptage fortsætte aktivere genaktivere genaktiver aktiver
        tænde genstarte restart continue""",
    "begun": "det her ned nu helt",
    "shut": "lukke luk sluk slukke",
    "thing": "det+her makker dig jer jeres dine det+der være+med",
    "refuse": "vil gide ønsker skal",
    "part": """
        bruge være del med noget gøre deltage deltager blande blandet bruger
        tilmelde""",
    "where_asked": "hvad hvor hvilken har kan",
    "have": "har have få fange",
    "remove": "fjerne slette stryge strege glem slippe frameld afmelde udmeld",
    "sign_off": "melde+fra melde+ud melde+af",
    "how_to": "hvordan vil gerne kan skal må ønsker",
    "able": "kan",
    "ready": "klar frisk hjemme tilbage aktiv vågen",
    "who": "hvem",
    "what": "hvad hvilken hvilke hva",
    "how": "hvordan",
    "why": "hvorfor",
    "works": "virke fungere fungerer funke funker bruge bruger hjælp styrer bruges",
    "being": """
        robot menneske ai chatgpt gpt spam svindel scam fup fake ægte real
        automatisk automat kommunen kommune jobcenter jobcentret jobcenteret
        app virus phishing reklame snyd officielt levende autosvar
        telefonsvarer løgn hacker maskine staten regionen firma firmaet
        virkelighed kunstig intelligens program""",
    "asks": """
        er hvem hvad hvor hvordan hvorfor sidder skrive snakke eller ? kan
        hvorfra du have""",
    "asked": """
        hvem hvad skrive sende står stå bag ejer lave laver lavet gør bruge
        bruges til hjælp tilbyder går gå handler formål formålet meningen
        pointe pointen ide ideen funktion funktioner mulighed muligheder
        mulighederne kommando kommandoer fanden pokker helvede satan mon
        hedder navn kalder styrer opfundet snakke kende tilbud projekt
        afsender afsenderen fortælle vælge imellem mellem skal valgmuligheder
        ord svare chat vise læse lære nytte nyttig eller rigtig sidder ved
        slags virke fungere funke egentlig rigtige what who are you your hører
        ting tjeneste service hjælper løs finde kender andet anden gruppe
        oplyse bede læser nogen svarer oversigt snakker ind over vejen hvis
        tak""",
    "self": """
        du dig i jer makker dine dit jeres det mig kommando kommandoer
        muligheder funktion mulighederne funktioner you this tjeneste
        tjenesten valgmuligheder formålet formål meningen""",
    "yours": "du det i jeg jer dig der",
    "tell": """
        fortælle forklare forklar vise vis oversigt oversigten beskriv
        introducer præsenter uddyb oplys guide intro introduktion præsentation
        info information vejledning menu menuen explain fortæl""",
    "unknown": "aner forstår fatter kender ved kende genkender",
    "number": "nummer",
    "got": "har få fundet fandt skaffet komme kender",
    "where": "hvor hvordan hvorfra hvem hvorfor fra",
    "people": """
        konsulent menneske nogen en teamet team kollega lederen leder
        medarbejder kontoret hende ham ansat ansatte dem psykolog agent
        receptionen fagperson bostøtte støtteperson ordentlig rigtig live
        tovholder jobmester teamleder jer somebody someone anyone
        sagsbehandler rådgiver dig i du""",
    "staff": """
        konsulent menneske medarbejder bostøtte støtteperson fagperson
        tovholder teamleder psykolog jobmester receptionen nogen ansat""",
    "contact": """
        ringe snakke kontakte fat opkald telefon telefonen samtale røret
        kontakt ringes ringet drøfte stille+om stille+ind viderestille
        telefonisk telefontid opringning forbi sludder forbinde forbind
        hotline ringer mødes snakkes""",
    "call": "ringe ringes opkald kontakte",
    "ask": """
        kan må vil skal gerne hellere brug få have give bede sige hvordan
        behøver mangler ønsker lyst prøver prøve søger lade lov gide nødt
        hvornår nogen""",
    "kin": """
        mor far veninde ven venner kæreste eks søster bror familie onkel tante
        mormor farmor lærer læreren læge kammerat drengene kone mand hun han
        dreng pige politi politiet banken nabo børn barn moster faster kusine
        fætter kunder kunden kunde datter søn min+mor mit+barn chefen ikke bus
        tog først""",
    "named": "med til på om i fra",
    "speak": "snakke ringe fat kontakt samtale kontakte møde",
    "leave": """
        stoppe stop slutte ud+af skifte forlade forlader kvitte droppe dropper
        væk afbryde hader opsige smutte skride slippe udmelde skifter holde+op
        holder+op""",
    "want": """
        vil gide orke lyst ønsker overveje overvejer tænker kan må magte brug
        gerne tror hvordan nødt skal""",
    "place": """
        praktik værksted lager butik cafe cafeen café caféen køkken køkkenet
        restaurant restauranten forløb virksomhed virksomheden arbejdsplads
        arbejdspladsen plads pladsen praktiksted praktikstedet børnehave
        børnehaven vuggestue fabrik fabrikken kantine kantinen kiosk kiosken
        skole hotel hotellet bageri bageriet supermarked netto rema føtex
        bilka lidl aktivering arbejde uddannelse kontor kontoret plejehjem
        plejehjemmet gartneri byggeplads læreplads lærepladsen elevplads salon
        salonen stald stalden nytteindsats sted stedet""",
    "practice": "praktik forløb værksted praktiksted arbejdsplads",
    "bad": """
        ikke dårlig dårligt lort pis elendig elendigt træls nederen mobbet
        træt hader""",
    "suits": """
        noget virke fungerer fungere dur går lide passer trives tilbage fedt
        god godt vil mere længere kedelig er føles bliver vild synes derhen
        der""",
    "odd": """
        ferie juleferie sommerferie tiden tid uge uger dage dag næste jul
        nytår ved eksamen flytningen rask færdig resten måneden ugen året
        stund stykke foreløbig foreløbigt ramadan december januar februar""",
}
#: Every word, for the speller.
EVERY: Final = " ".join(" ".join(WORDS.values()).replace("+", " ").split())
