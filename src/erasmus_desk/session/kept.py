"""What windows of versions, other hands and the address book are given from below the session."""

from erasmus_desk.session.addresses import Incoming
from erasmus_desk.storage.addresses import CONTACT, FACTS, Card
from erasmus_desk.storage.addresses import SUFFIX as CARD_SUFFIX
from erasmus_desk.storage.cards_csv import CsvRead, RowProblem
from erasmus_desk.storage.locks import Holder
from erasmus_desk.storage.versions import Version

__all__ = [
    "CARD_SUFFIX",
    "CONTACT",
    "FACTS",
    "Card",
    "CsvRead",
    "Holder",
    "Incoming",
    "RowProblem",
    "Version",
]
