"""Wishes by how they are built: the kinds of words that such a clause must hold.

A line of the table says what is built, the kinds needed, those allowed beside them, and
what must not stand there. `!` holds beside an open question, too; `~2` lets two unknown
words pass, `<8` fewer words than eight. Each kind needs a word of its own.
"""

from typing import Final

FORMS: Final = """
resume: regret quiet / message spoke not again wish /
resume: lift pause / ever wish wait not / later
resume <7: go may / message you again / not lone later own
resume: start again / message send receive wish service ready you / not end practice
resume: start message / again send you wish / not later
resume: send may again / start message wish you ready / not lone later end
resume: message receive again / start wish send you / not later end
resume <7: own ready again / wish / not later
silence!: not send ever / not ever send message receive wish end / lone begs
silence!: not send message / not ever send message receive wish end / lone begs
silence!: not wish message / not ever send message receive wish end you / able begs
silence!: not receive message / not ever send message receive wish end / gets able
silence: not send me / not ever send message receive wish end / lone begs
silence!: not ever message / not ever send message receive wish end / lone gets
silence!: end message / not ever send message receive wish end / lone
silence!: end service / not ever send message receive wish end off /
silence!: let send / not ever send message receive wish end / lone
silence <10: let_me me / not send wish you message ever end /
silence <13: not refuse thing ever / part wish receive message / later
silence <5: remove me / /
silence <8: sign_off how_to / message service / not later place
silence <7: shut begun / wish / not own
silence!: rid message / ever send message receive wish end / not
silence <9: rid you / wish / not
silence!: off roll / ever send message receive wish end / not
silence!: withdraw consent / not ever send message receive wish end service again /
silence!: fed message / not ever send message receive wish end you /
silence <9: fed you / / not
silence!: block you / roll / not
silence <9: rude yours_too / message /
silence <9: rude message / yours_too / not
silence <11: last turn send / message / lone
rest ~1: rest / wait message wish not again send odd / lone
rest ~1: wait message / wish not again send ever odd / lone
rest: wait again / wish send message odd / lone not
rest: meet again / wish odd message / not
rest ~1: not send / wait again message wish ever odd / lone
rest: let / send wait rest message odd / lone
calm <9: calm need / message wish you / not lone
help <13: who / asked being self what people / later
help: what self / asked being who / later
help: how works / asked being self / later
help <13: yours being asks / asked self what who / later
help: tell self / asked being what who / later message
help <13: where number got / asked self being / later
help: why self write / asked being message / later not
help: why message / asked being self got / later not
help: unknown not what / asked being self who / later
help: unknown not number / asked being self who / later
person ~1: people contact ask / send message wish named staff / kin
person ~2 <13: speak ask named / contact wish you / kin not
person ~2: call ask me / contact wish people / kin not
person ~1 <8: staff hand / named contact send wish / kin
person <8: where_asked number yours_too / asked got have / later
person ~1: staff ask send / contact wish / kin
leave <13: leave place want / suits odd / later
leave <11: practice bad / suits want / later
leave <11: bad place suits want / ever / later
"""
