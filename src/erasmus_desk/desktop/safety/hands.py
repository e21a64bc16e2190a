"""Other people at the same draft: said before opening, merged or decided while it is open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.hands import Met
    from erasmus_desk.session.open_draft import OpenDraft

_NAMED = 3


def may_open(parent: QWidget, texts: Texts, path: Path) -> bool:
    """Whether to open the draft at *path*; asks if somebody else has it open."""
    from erasmus_desk.desktop.dialogs.messages import choose
    from erasmus_desk.session.other_hands import opened_elsewhere

    holder = opened_elsewhere(path)
    if holder is None:
        return True
    machine = holder.machine
    where = texts.say("hands.where_machine", machine=machine) if machine else ""
    said = texts.say(
        "hands.elsewhere",
        who=holder.who or texts.say("hands.who_unknown"),
        where=where or texts.say("hands.where_unknown"),
        since=texts.ago(holder.moment),
    )
    answers = [texts.say("hands.stay_out"), texts.say("hands.open_anyway")]
    return choose(parent, texts, texts.say("hands.elsewhere_title"), said, answers) == 1


def decide(parent: QWidget, desk: Desk, texts: Texts, opened: "OpenDraft") -> bool:
    """Ask which answers hold where both sides changed the same; whether all is decided."""
    from erasmus_desk.desktop.dialogs.messages import show_error
    from erasmus_desk.desktop.safety.conflict_dialog import ConflictDialog
    from erasmus_desk.errors import DeskError
    from erasmus_desk.session.answer_words import Teller
    from erasmus_desk.session.other_hands import resolve_divergence

    diverged = opened.saver.state.diverged
    if diverged is None:
        return True
    states = (opened.answers, diverged.theirs.draft.answers, diverged.theirs.base.answers)
    teller = Teller(desk, opened, texts.language, states)
    who = diverged.who or texts.say("hands.who_unknown")
    dialog = ConflictDialog(texts, opened.form, teller, diverged.conflicts, who, parent)
    accepted = bool(dialog.exec())
    choices = dialog.choices()
    dialog.deleteLater()
    if not accepted:
        return False
    resolve_divergence(opened, choices)
    try:
        opened.save_now()
    except DeskError as error:
        show_error(parent, texts, error, "dialog.not_saved")
    return opened.saver.state.diverged is None


def leave_undecided(parent: QWidget, desk: Desk, texts: Texts, opened: "OpenDraft") -> bool | None:
    """On leaving: whether to go although it is not decided; None to try to save again."""
    from erasmus_desk.desktop.dialogs.messages import choose

    answers = [texts.say(f"hands.{key}") for key in ("decide", "leave_anyway")]
    heading = texts.say("hands.leave_title", title=opened.draft.title)
    stay = texts.say("dialog.stay")
    answer = choose(parent, texts, heading, texts.say("hands.leave_text"), [stay, *answers])
    if answer == 1:
        return None if decide(parent, desk, texts, opened) else False
    return answer == len(answers)


def met_sentence(desk: Desk, texts: Texts, opened: "OpenDraft", met: "Met") -> str:
    """Whose changes were taken in, and in which answers."""
    from erasmus_desk.session.sentences import label_of

    words = desk.form_words(opened.form.id, desk.prompts_of(opened))
    labels = list(dict.fromkeys(label_of(opened, place, words) for place in met.places))
    said = ", ".join(labels[:_NAMED]) + ("…" if len(labels) > _NAMED else "")
    who = met.who or texts.say("hands.who_unknown")
    return texts.count("hands.met", len(met.places), who=who, labels=said)
