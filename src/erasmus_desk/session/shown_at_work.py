"""What windows are given from below the session once a draft is open, and not before.

Apart from `shown`, because these need pydantic, which Home is painted without.
"""

from erasmus_desk.rules.comparing import Difference, Mark, differences, word_marks
from erasmus_desk.rules.merging import Choice, Conflict
from erasmus_desk.storage.addresses import SUFFIX as CARD_SUFFIX
from erasmus_desk.storage.addresses import Card
from erasmus_desk.storage.cards_csv import CsvRead, RowProblem
from erasmus_desk.storage.locks import Holder
from erasmus_desk.storage.versions import Version

__all__ = [
    "CARD_SUFFIX",
    "Card",
    "Choice",
    "Conflict",
    "CsvRead",
    "Difference",
    "Holder",
    "Mark",
    "RowProblem",
    "Version",
    "differences",
    "word_marks",
]
