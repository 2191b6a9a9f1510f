"""How people ask for another time."""

from typing import Final

from flows.listening.signs import Sign

TABLES: Final = {
    Sign.MOVE: """
hvad hvis jeg|det|man, har i|du nogen tid|tider|dage|ledig, nogen anden tid|tider|dage
andre muligheder
derefter kan jeg, bagefter kan jeg, kan jeg derefter|bagefter
når min|mit|mine _ er slut|færdig|ovre|forbi
kan|skal|må jeg sige @t, lade os sige @t, så jeg sige @t
kan|må jeg komme nu|allerede|før, er @t for sen|tidlig, ligge tidligere|senere
er @t optaget|booket|taget|en mulighed, når jeg er færdig, efter weekend|eksamen
side af weekend, alle dage undtagen, alle dage på nær, passer mig ad helvede til
vente med det til, @t er for tidlig|sen men, lave tiden om, lavet om, tid lavet om
^ efter skole|arbejde, ^ før skole|arbejde, først efter skole|arbejde
være efter skole|arbejde, genplanlægge, genplanlægges
tidspunkt er dårlig|skidt|umuligt, tidspunkt duer|dur|passer ikke, passer ikke så
passer ikke @t, passer mig ikke, det passer mig ikke, passer ikke så godt
passer ikke godt, er skidt, for sen på dag, for tidlig på dag, sidst på måneden
når jeg er tilbage, når jeg er rask, så snart jeg er rask, når jeg er frisk
når jeg har det bedre, kan jeg vente, må den vente, vente lidt med det, alt anden end
kan i anden dage, hvilken anden, har i aftentider, aftentid, aftentider
gerne have det flytte|rykke, få det flytte|rykke, skyde det til, alternativ
alternativt, et alternativ, anden løsning, måned senere, uge senere, dag senere
i ferien, i vinterferien, i juleferien, nytår i stedet, tage det i @t, gøre det @t
gøre det i stedet, tages @t, holdes @t, holde det @t, lave det @t, lave en ny
aftale noget nyt, aftale en ny, aftale et nyt, aftale ny, sætte noget nyt op
sætte et nyt op, gensætte, har i|du anden, har i|du noget anden
flytte det|aftale|møde|mig|tid, flytte min|vores|til|lidt, flytte på det, få flytte
kan jeg flytte, jeg flytte, vil gerne flytte, vil flytte, må flytte, nødt til at flytte
flytte @t, kan det flytte, kan flytte, ^ flytte, kan møde flytte, kan aftale flytte
rykke, skubbe, skubbe det|til, udsætte, ændre, ændre det|min|tid|aftale|til, lave om
lave om på, lave det om, lagt om, lægge om, lægge det om, laves om, lav om, lav det om
bytte tid|dag|til|det|min, ^ bytte, kan jeg bytte, kan bytte, vil bytte, gerne bytte
ombooke, ny tid, ny aftale, ny dato, ny dag, nyt møde, ny samtale, anden dag, anden tid
anden ti, anden dato, anden gang, anden uge, anden tider, anden dage, alle andre dage
anden muligheder, anden datoer, anden foreslå, anden måned, different day|tid|time
some anden time, anden day|time, foreslå, finde en|et anden|ny, finde en tid
vælge en anden|ny, vælg en anden, ikke det dag men, ikke det dag en anden, en anden $
en anden @t, er for tidlig, for tidlig for mig, passer det @t
er det ok|fint|muligt|orden hvis|at jeg komme|møder @t, det vente til, møde må vente
aftale må vente, må vente til, vente til efter, kan det vente, en af dagene
en af de anden dage, senere tid, lidt senere tid, tidligere tid
senere på dag|ugen|uge|eftermiddag|formiddag|måneden|året, senere på @t
lidt senere på dag, senere i ugen|uge|måneden, senere i @t, senere samme dag
senere det dag, senere end, tidligere på dag|formiddag, tidligere på @t
tidligere det dag, tidligere samme dag, tidligere @t, senere @t, lidt senere @t
tidligere end, lidt tidligere, en smule tidligere, noget tidligere
lidt senere er|passer|vil|i|det, noget senere, være lidt senere, blive lidt senere
blive senere, blive tidligere, være senere, være tidligere, gør det senere
gør det lidt senere, tage det senere, tage det lidt senere, det senere, senere i stedet
tidligere i stedet, et senere, skyde det, sætte det til, sætte mig op
skrive mig op til, skrive mig på @t, skrive mig til @t, få tid, have en tid
skal have en tid, kan jeg få tid, få en tid, få en ny, har i|du en? tid|tider
har i|du noget, har i|du noget ledig, har i|du en anden, har i|du ledig, har i|du plads
en tid der, er der tider|tid|ledig|hul|plads, er der noget ledig, er der ledig tider
ledig tid|tider, ledig i, har i|du hul, når i|du har hul, når i|du har tid
når i|du kan, hvornår kan jeg ellers, ^ hvornår kan jeg, hvornår kan jeg så
^ hvornår ellers, hvornår har i|du, hvornår er der, hvornår er det næste, næste ledig
næste ledig tid, hvad med, hvad mig @t, hvad tider
hvilken tid|tider|dage|dag kan|har|ellers|så|passer, i stedet, i stedet for, stedet for
mødes online, passer bedre|bedst, passer mig bedre|bedst, er bedre|bedst, være bedre
vil være bedre, bedre for mig, bedre med|hvis|at|om, bedre @t, kan bedre|bedst, hellere
vil hellere, jeg vil hellere, hellere @t, helst, helst @t, helst om|i, vil helst komme
først på ugen|uge, sidst på ugen|uge, midt på ugen|uge, midt i ugen|uge, først på @t
sidst på @t, i starten af @t, i slutningen af @t
efter jul|nytår|ferie|påske|eksamen|sommerferien, kun aften, være efter, være før
skal være efter|før, blive efter, det må blive efter, en uge frem, rykke frem
rykke tilbage, ikke det men, dagen efter @t, ugen efter, dagen passer ikke
dårlig tidspunkt, dårlig dag, en dårlig dag, kolliderer, clasher, ligge @t
ligge en anden, ligge det, lægge det @t, lægge det en anden, tage det en anden
tage det @t, tage det når, ses @t i stedet, passer skidt, passer dårlig
""",
}
