"""What may go wrong, in codes and facts; the shells find the words."""

from collections.abc import Mapping


class DeskError(Exception):
    """Something a person has to be told: a short code and the facts of the case.

    The sentence is looked up under ``error.<code>`` in ``resources/messages``, with the
    facts put in.  Nothing has been changed on disk or in the draft when it is raised.
    """

    def __init__(self, code: str, facts: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, str] = dict(facts or {})

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" if facts else self.code


class InstallationIncomplete(DeskError):
    """The program's own files are missing."""


class FormUnusable(DeskError):
    """A form file is missing, malformed or contradicts itself."""


class AnswerRefused(DeskError):
    """An answer does not fit the question it was given for."""


class DraftUnusable(DeskError):
    """A draft file cannot be opened."""


class DraftTooNew(DraftUnusable):
    """A draft was written by a later version of the program."""


class SaveFailed(DeskError):
    """A file could not be written; what was there before is still there."""
