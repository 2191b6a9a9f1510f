"""Words known as they stand, so that none of them is mended into another."""

from typing import Final

KNOWN: Final = """
    ko køer sikkert fridag fridage
    adresse adressen aflevere afløser aftensmad alene alle alt angst armen avisen bager
    bageren bageri bageriet bakken banan bander banen bange banke bankede barn batteriet
    bede beder bedes bedt begravelse begraver begravet behøve behøver bekendt benet
    bestemte bestået besvime besøge betjent betyder betydet bilen bilerne billede
    billeder blomster bogen bomben bordene bordet brand broen bror brugte brusen bryder
    bryllup brændt bukser burde burger busken bøger børn chancen chancer chef chefen
    cykel cyklen dagligt dater datter delte dreng drenge drengen drengene drikke drikker
    drukket døren efterår efterårsferie elev eleven ender falder faldt faller familie
    familien fange fanger fanget far faren farmor farver farvet faster fest fester film
    filmen fingre fingrene fjernet fjorden flygter flygtet flyver fodbold forklarer
    forklaret forlag forlovet forstod forsvar forsøget forsøgte fortalt fortalte
    fortovet fortræd fortæller forår fremmed friede frist frokost frokostpause frost
    fyrede færdige færdigt færge færre fætre fætter fødselsdag første førte gaming gamle
    gammel glad glade glider glæden grad grinede griner græd græder grønne gulvet gælder
    gæst gæster gætter halen hallen halvdelen halve handle handlede hanen haven hele
    helle helt hende hente henvende her hest heste hestene hjalp hjemve hjertet hjørne
    hjørnet holdet hovedet huden hund hurtigste huset huske husker hver hverdag hverdage
    hvert hvide hvilen hvisken hvisker hylde hylder hyler håret hælde hænder højskolen
    indgang indgangen jakken jul juleferie kaffe kamera kamerat kammerat kamp kampe
    kampen kande kaniner kanten kantine kantinen kasse kassen kasser kat ked keder
    kedlen kende kender klaret klasse klassen kloak klokke kokken kolde kollega kolleger
    kollegie komma kommune kommunen konfirmation kontor kort korte kortet kostede koster
    kroppe kroppen krydse kulden kusine kæmper kæmpet kære kæreste kærester købe kører
    ladet lagen lagre lande lander lange langsomt larmer last lave laver lavere lavet
    lederen leger lektier levede levende ligner lokale lokalet lyser lyset lærer læreren
    lærerne lærling læser læst løn mad maden malkes man manager manden mandler mange
    manglede mangler masken masse medlem meget mener menes mente meste mindre mindst
    mindste minus miste mister mobilen modsat modul morder mordet moren morgenmad mormor
    munden musik mødre mødte mørk mørke natte nerve nervøs nettet nogen nogens noget
    nogle noterer nudler nytår nægter nætter nøglen nøgler onkel optage ordene ordentlig
    ordne pakken pakkes parker parkering pausemusik penge perron pige pinse pizza pladen
    plader plads pladser planten planter plaster plukker plus pollen poolen porten
    potten presse presset problemet påske påskeferie radioen recept regn regner regning
    rejsen rejser rejste reserven rest resten rette retur rolig roligt ryge ryger
    rygning rygter ryste råber råbte sag sagen sager samlet samtidig sandt sang sange
    sangen sanger satser satte savnet score sejler sekund sekunder senest seneste senge
    sengen serien serviet side sider sidst sidste sigter skade skadet skala skiltet
    skiver skjorte skjule skjuler skoene skolens skoler skoven skridt skrige skriger
    skruet skuffen skuffer skuffet skulder skyder skylde skylder skærmen slagte slagtet
    slippe slipper slugte smager smelter smerte smerter smider sne sneen sommer
    sommerferie sonden sorte spand spanden sparke sparker sparket spil spillede spillet
    spise spisepause spiser spist sprog spøger staten stave steget stemmerne stien
    stiger stole stolede stolen stoler stolte stopped stoppede stoppested stoppestedet
    stopur stopuret strand strandby stranden streger stryge strålede student stue stuen
    stykke stykker styrter stående størst største sulten sultet sur sutten svede sveder
    svimle sæson søen søn sønder sønnen sønner sørge sørger søskende søster taber tabte
    taget tal tallet talte tand tanke tanker tante taske tasken tegning teksten
    telefonen telefoner tester tidligst tilbudt truet træer træet træner træning træt
    trætte trøje tværtimod tænkte tærte tøjet undrer valg valget valgte vandet vandt
    varme vaske vasken vasker vaskes vasket vej vejen vejet vejr vejret veninde veninden
    venner vigtig vigtigt vildere vinder vinduet vinter vinterferie viser viste vokse
    vækker vælger år ænder øjnene
"""
