"""How people ask for a person, for an explanation, or for what is theirs."""

from typing import Final

from flows.listening.signs import Sign

TABLES: Final = {
    Sign.HUMAN: """
blive ringet op, snakke to|med someone|somebody|anyone, sende _ besked videre til
have at nogen|en|konsulent|mette ringe
kan|vil|må|skal min|mette|du|i konsulent? ringe|kontakte
kan|vil|må|skal min _ ringe|kontakte
få _ nummer, have _ nummer, få mettes nummer
du|i skal ringe
må|kan jeg ringe til? nogen|en|jer|dig, i røret, hellere vende det med
give mig mette|nummeret, et opkald
gerne ringes op, tage fat i, bede _ ringe til mig, sige til _ hun|han skal ringe
mangler nogen at snakke med, mangler en at snakke med, vil i kontakt med
få mig i kontakt, facetime, videoopkald, tage det på telefonen, tage det over telefonen
kan du stille mig, kan du viderestille, er konsulent der, er konsulent på arbejde
hvornår er konsulent, hvornår træffes, hvem er min konsulent, hvem er min kontakt
^ skrive til mig $, ^ skrive til mig tak $, ^ skrive tilbage $, tage en snak
kan jeg tage en snak, få en snak, ringe til mig, ringe mig op, ringe mig tilbage
ringe tilbage til mig, ^ ringe mig, ^ ringe $, ^ ringe tak $, ^ ringe nu $, ^ ringe op
^ ringe hellere $, ^ ringe i stedet $
kan|vil|må|skal|kunne du|i|nogen|en|konsulent ringe
kan|vil|må|skal menneske|konsulent ringe, kan et|en menneske|konsulent ringe
kan|vil|må|skal _ ringe til mig, kan|vil|må _ ringe mig, en der kan ringe
få nogen til at ringe, vil|gerne ringet op, gerne blive ringet op
bede|bed|beder _ om at? ringe|skrive|kontakte|svare, bede|bed _ ringe|kontakte
få|får _ til at ringe|skrive|kontakte|svare
sige til _ at _ ringe|kontakte|snakke|skrive, sige til _ at jeg gerne
give mig et? ring|kald|opkald, call me, call mig, vil gerne snakke med
vil gerne snakke, vil snakke med, jeg vil snakke, vil have fat i
få fat i|på konsulent|min|en|et|nogen
kan|må|vil|skal jeg snakke med en|et|nogen|jer|dem|konsulent|menneske|min
kan|må jeg snakke, må|kan jeg få lov til? at snakke, brug for at snakke
har brug for at snakke med, brug for en at snakke med
hvem kan|skal jeg snakke|ringe|kontakte|skrive, hvem snakke jeg med om, hellere snakke
hellere snakke med, vil hellere snakke, hellere ringes, hvornår kan jeg få fat
hvornår kan jeg snakke, kan jeg snakke sammen, kan jeg snakke om det|noget
snakke med _ i stedet for, i kontakt med en|et|min|konsulent|nogen
hvordan få|får jeg fat, hvordan kontakter jeg, kan _ kontakte mig, kontakte mig $
tage kontakt til mig, sende mig videre til, stiller|stil mig videre|om|igennem
viderestil mig?, viderestille mig?, skifte til menneske
give mig et|en menneske|konsulent, skrive med et|en menneske|konsulent
ikke snakke|skrive med en? robot, vil ikke snakke|skrive med en? robot
gide ikke snakke|skrive med en? robot, må|kan jeg få en samtale, få en samtale med
have en samtale med, vil gerne have en samtale, er der nogen der kan ringe|hjælp
er der et menneske der
""",
    Sign.PERSON: """
^ konsulent $, ^ konsulent tak $
snakke med en|et|nogen|jer|dem|konsulent|menneske, snakke med en|et anden
snakke med min|mit|jeres|en konsulent|menneske, snakke i telefon|telefonen
i telefon|telefonen, over telefon|telefonen, en samtale, samtale med min|en? konsulent
aftale med min konsulent, tid hos|ved|med min? konsulent, et ægte? menneske
med|til et menneske, real|ægte|levende menneske, ^ menneske, menneske tak
en fysisk menneske, en af jer, en fra jer, en konsulent, videre til en
brug for en konsulent, have en konsulent, kontakt med|til konsulent|menneske|min
kontakt mig, ^ kontakte mig, kontakt|kontakte min konsulent, høre fra min? konsulent
skrive med min konsulent, skrive med konsulent, skrive med en anden, nummer på|til
har du nummer på, phone call, opkald, opringning, ringe op, ringe tilbage
ikke en robot, ikke med en robot, i stedet for en robot, operator, agent, live menneske
customer service, kundeservice, kundesupport, mødes fysisk, personlig samtale
ansigt til ansigt, snakke sammen, komme i kontakt, i kontakt med, nogen at snakke med
nogen jeg kan snakke med, en jeg kan snakke med, en at snakke med
brug for hjælp fra et? menneske|konsulent, få hjælp af et|en menneske|konsulent
snakke ordentligt, er der et menneske, er der mennesker, kan et menneske
kan en konsulent, fange konsulent|min|en, snakke om det
""",
    Sign.LEAVE: """
anden stedet hen i? praktik, et anden stedet i praktik
skifte praktiksted, anden praktiksted, nyt praktiksted
stop|stoppe|slutte op? i|på|med|hos min|mit|det? praktik|forløb|uddannelse|værksted
fortsætte|blive|holde op? i|på|med|hos min|mit|det? praktik|forløb|uddannelse|værksted
stop|stoppe|slutte op? i|på|med|hos min|mit|det? lager|butik|skole|arbejde|køkken
fortsætte|blive|holde op? i|på|med|hos min|mit|det? lager|butik|skole|arbejde|køkken
stop|stoppe praktik|forløb|uddannelse
stop|stoppe min|mit|det praktik|forløb|uddannelse|arbejde
slutte|afslutte|afbryde|forlade|forlader min|mit|det? praktik|forløb|uddannelse
ud af min|mit|det? praktik|forløb|uddannelse|projekt|ips|ordningen, ud af hele forløb
droppe ud, dropper ud af, dropper min|mit|det? praktik|forløb|uddannelse|skole
kvitte|kvitter min|mit|det? praktik|forløb|uddannelse|job|arbejde
ikke være i|på min|det? praktik|forløb|værksted|skole|lager|butik
ikke være i|på min|det? praktik|forløb|værksted|skole|lager|butik mere|længere
ikke være der mere|længere, ikke mere i|på praktik|forløb|værksted
ikke have praktik mere
vil|kan|gide|orke|magte ikke i? min|det? praktik|forløb mere|længere
gide|orke|magte ikke min|det? praktik|forløb
gide|orke|magte ikke være i praktik|forløb
skifte min|mit? praktik|værksted|forløb|uddannelse|arbejde, bytte praktik|værksted
ny praktik, en ny praktik, anden praktik, vil gerne skifte
træt af min|mit|det? praktik|forløb|arbejde|værksted, træt af at være i praktik
hader min|mit|det? praktik|forløb|værksted, sige op
sige min|mit praktik|job|arbejde op, opsige
melde mig ud af min|mit|det? praktik|forløb|uddannelse|skole
væk fra min|mit|det? praktik|forløb, ikke fortsætte, ikke fortsætte i|på|med
ikke tilbage til|i|på min|det? praktik|værksted|forløb, stoppe der, stoppe hos
stoppe på mit|min, stoppe i min|mit, vil stoppe i|på|hos, praktik er ikke noget for mig
praktik er noget lort, praktik skal stoppe, vil ud af, skal ud af, ikke praktik mere
ikke min praktik mere, ud af virksomheden, stoppe i virksomheden
ikke komme tilbage til praktik, smutte fra praktik, droppe alt
stoppe før tid i praktik, overvejer at stoppe i|på, overvejer at dropper
hoppe|hopper fra min|mit|det? praktik|forløb|uddannelse
give op på min|mit|det? praktik|forløb|uddannelse, trives ikke i min|det? praktik
trives ikke på min|mit|det? praktik|værksted, jeg stoppe på|i|hos
""",
    Sign.HELP: """
kende jeg hinanden, en oversigt, hvad skal jeg|man gør her
hvad kan jeg|man vælge|bede|bruge, hvor få i|du mit nummer, hvorfra få i|du mit nummer
hvordan få i|du mit nummer, hvad skal jeg gør her
^ hjalp $, er der nogen der læse|læser|svare, vise mulighed|muligheder
hvem har give
hvem har skrive, er det her? en bot|robot|menneske, hvad er det her for en
kan du andet, hvad kan du ellers
hvor komme _ besked fra, hvor komme det her fra, hvad er det for et nummer
hvis nummer er det, liste over kommandoer, er det ai, vise mig hvad, vis mig hvad
er det en menneske, er det menneske, hvad hedder du, hvad sker der hvis jeg skrive
^ hjælp, hjælp menu, menu, menuen, vis menu|menuen, hovedmenu, info, information
kommandoer, kommando, ^ muligheder $, vejledning, instruktioner, manual, guide, faq
hvad kan du, hvad kan du gør, hvad kan du bruges til, hvad kan du hjælp med|mig
hvad kan jeg bruge dig|det til, bruge dig til, bruges til, hvad kan man $
hvad kan man bruge dig til, hvad kan man skrive|spørge
hvad kan jeg skrive|spørge|svare, hvad kan jeg spørge dig om, ^ hvad kan jeg $
hvad kan jeg gør, hvad skal jeg skrive|svare, hvad skal jeg gør med dig
hvad skal man skrive|svare, hvad er du, hvad er det for noget, hvad er det her
hvad er det her for noget, ^ hvad er det $, hvad er det for en tjeneste|app|bot|robot
hvad er makker, hvem er makker, hvad er dette, hvem er du, hvem er det $
hvem er det her, ^ hvem er i $, hvem er dig, hvem er det der skrive
hvem er det jeg skrive med, hvem er det som skrive, hvem er det jeg snakke med
hvem skrive, hvem skrive jeg med, hvem har sende, hvem sende det|besked, hvem stå bag
hvem ejer, hvem har lavet, hvem komme det fra, hvem er afsender, hvem snakke jeg med
hvem er jeg i kontakt med, hvem fra, fra hvem, hvem er det fra, hvad gå det ud på
hvad gå det her ud på, hvad handler det om, hvad gør du, hvad gør du her, hvad laver du
hvad laver du her, hvad bruge|bruger du|i, hvad vil du, hvad vil du mig, hvad vil i
hvad skal du bruge, hvad er formålet|meningen|pointen|ideen
hvad sker der når jeg skrive, hvad hjælper du med, hvad er du til, hvad kan det her
hvad kan makker, hvad tilbyder du|i, hvad er det du kan, hvad kan jeg få hjælp til
hvad hjælp du med, hvordan virker det, hvordan virker du|makker, hvordan virker det her
hvordan fungerer det|du|makker, hvordan fungerer det her
hvordan bruger jeg|man dig|det|makker, hvordan gør jeg|man, hvordan kan du hjælp
hvordan hjælper du, hvordan funker, hvordan skrive jeg, er du en robot, er du robot
er du et? menneske, er du ægte, er du en person, er du levende, er du en app
er du real, er du chatgpt, er du kunstig, er det en? robot, er det et menneske
er det automatisk, er det en automat, are you a robot, er du menneske eller
snakker jeg med en robot, snakke jeg med et menneske, skrive jeg med en robot
skrive jeg med et menneske, er der et menneske bag, hvem er dis, hvem dis, hvem this
hvem is this, hvem er this, hvad is this, hvad can you do, hvad do you do
hvad gør du gør, how gør det virker, hvordan gør det her virker, kender jeg dig
hvilken muligheder|kommandoer|ting|hjælp|ord|funktioner, vis kommandoer|muligheder
vis mig muligheder|menu, forklar, forklar mig, kan du forklare, fortæl mig hvad du
fortæl om dig, fortæl hvem du er, fortælle hvad du|jeg, fortælle om dig, fortælle hvem
præsenter dig, hvorfra har i mit nummer, hvor har i|du mit nummer
hvor har i|du få mit nummer, hvordan har i|du få mit nummer, hvor komme du fra
hvorfor skrive du|i, hvorfor få jeg det|besked|de, hvorfor få jeg det her
hvorfor sende i|du, er det jer der, brug for hjælp, jeg har brug for hjælp
kan du hjælp mig, hjælp mig, kan du hjælp, hvad står makker for, hvad betyder makker
""",
    Sign.DATA: """
hvad ved i|du om mig, hvad har i|du om mig, hvad har i|du gemt, hvad gemmer i|du
hvad stå der om mig, mine data, min data, hvilken oplysninger|data har i|du
mine oplysninger, se mine data|oplysninger, aktindsigt, indsigt i mine
hvem kan læse det, hvem læser det, hvem læser med, hvem kan se det, hvad er registreret
udlever mine data, gdpr, hvad har i registreret
""",
    Sign.DELETE: """
slette alle? mine? data, ^ slette alt $, slette alt om mig, slette alt i ved
slette alt hvad i har, slette min profil|bruger|konto|data
slette mine oplysninger|besked|svar|data, slette det hele, ^ glemme mig $
fjerne mine data, fjerne alt om mig, slette alt hvad
""",
    Sign.PLAN: """
^ min plan $, se min plan, vis min plan, vis plan, ^ plan $, ^ planen $, ^ kriseplan $
^ min kriseplan $, se mine mål, vis mine mål, vis mine aftale, hvad er min plan $
hvornår er min næste aftale, hvad er min næste aftale, ^ min næste aftale
^ næste aftale
""",
    Sign.RECEIPT: """
kvittering, kvitteringen, kvit, bevis, dokumentation, på skrift, receipt, bevis på at
har i set mit afbud, har i set det, har i få mit afbud
""",
    Sign.LESS: """
sjældnere, mindre tit, så tit|ofte, så mange besked, så mange, for mange besked
for tit|ofte, færre besked, færre, en gang om ugen|uge|dagen|dag|måneden, kun en gang
hver anden uge|dag, hver dag, kun en besked, kun besked om aftale, kun aftale
kun det vigtige|vigtigste, skrive mindre, mindre besked, ikke hver dag, skrue ned
skru ned, skru lidt ned
""",
    Sign.OTHER_HOUR: """
så tidlig, så sen, for tidlig, om nat, om aften, om morgen, midt om nat, når jeg sove
på det her tidspunkt, på det tidspunkt, før kl, senere på dag skrive
mens jeg er i skole|arbejde|på, i skoletiden, i arbejdstiden
""",
    Sign.CHANNEL: """
skrive på telegram|chat|mail|email|webchat, over på telegram|chat
bruge telegram|chat|sms, via telegram|chat|mail
på telegram|mail|email|webchat i stedet, skifte til telegram|chat|sms, kan i skrive på
telegram i stedet, hellere telegram, anden kanal, skifte kanal, telegram, nyt nummer
få nyt nummer, skifte nummer
""",
}
