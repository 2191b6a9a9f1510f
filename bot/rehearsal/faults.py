"""The faults that the rehearsal page has a switch for."""

from collections.abc import Mapping

from bot.rehearsal.stand_ins.faults import Refused, Rule

#: What each provider does while its switch is on; all of it is certain refusal, so
#: that what waits goes out once the switch is off again.
FAULTS: Mapping[str, Rule] = {
    "sms_silent": Rule("twilio.*", Refused(503)),
    "telegram_busy": Rule("telegram.sendMessage", Refused(429, retry_after=5)),
    "mail_silent": Rule("mail.deliver", Refused(451)),
}
