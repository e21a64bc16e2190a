"""Deadlines in words: the chip on Home and the line in the status bar."""

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.deadlines import Countdown

SOON = 14
"""Days before a deadline from which it is shown in amber."""
VERY_SOON = 3
"""Days before a deadline from which it is shown in red."""


def time_left(texts: Texts, found: Countdown) -> str:
    """How far the deadline is: in 34 days, tomorrow, today, passed."""
    if found.passed:
        return texts.say("deadline.over" if found.archived else "deadline.passed")
    if found.days in (0, 1):
        key = ("deadline.today", "deadline.tomorrow")[found.days]
        return texts.say(key, time=f"{found.local:%H:%M}")
    return texts.count("deadline.days", found.days)


def chip_text(texts: Texts, found: Countdown) -> str:
    """The deadline in a word or two; the day itself once it has passed."""
    if found.passed:
        return texts.moment(found.brussels, short=True)
    left = time_left(texts, found)
    return left if found.round.sure else texts.say("deadline.about", left=left)


def chip_role(found: Countdown) -> str:
    """The colour of the chip, as a role of the style sheet."""
    if found.passed:
        return "chip"
    if found.days <= VERY_SOON:
        return "chip-error"
    return "chip-warn" if found.days <= SOON else "chip-ok"


def whole_sentence(texts: Texts, found: Countdown) -> str:
    """The deadline with everything that matters: zone, local time, whether it is certain."""
    city = found.round.tz.rpartition("/")[2].replace("_", " ")
    zone = texts.say(f"zone.{city}") if texts.has(f"zone.{city}") else city
    parts = [texts.say("deadline.at", moment=texts.moment(found.brussels), zone=zone)]
    if not found.passed and found.local.utcoffset() != found.brussels.utcoffset():
        same = found.local.date() == found.brussels.date()
        moment = f"{found.local:%H:%M}" if same else texts.moment(found.local)
        parts.append(texts.say("deadline.here", moment=moment))
    parts.append(time_left(texts, found))
    if found.round.optional and not found.passed:
        parts.append(texts.say("deadline.optional"))
    if found.moved:
        parts.append(found.note or texts.say("deadline.moved"))
    if not found.round.sure:
        parts.append(texts.say("deadline.unsure"))
    return " · ".join(parts)
