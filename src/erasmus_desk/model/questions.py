"""The kinds of questions that a form can ask."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from erasmus_desk.model.base import Frozen, Key
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.provenance import Sourced


class Limit(Sourced):
    """The most characters an answer may have, spaces and line breaks included."""

    characters: Annotated[int, Field(gt=0)]


class _Asked(Frozen):
    """What all questions share.

    Attributes:
        key: Name within its section or item; with the section's key it is the stable key that
            answers are stored and carried over by.
        words: Under which key prompt, label and help are found; set by the catalogue.
        required: Whether the web form refuses to submit without an answer.
        when: All of these must hold for the question to be asked.
        criteria: Award criteria (keys of the form) that assessors score with this answer.
        number: The number of its heading in Part B of a centralised proposal.
        part: Where it stands in such a proposal, if elsewhere than its section.
        typed: Whether people type it into the web form: unless said, whatever they answer here.
            Of a list that is not, only questions that say so are.
    """

    key: Key
    words: str = ""
    required: bool = True
    when: tuple[Condition, ...] = ()
    criteria: tuple[str, ...] = ()
    number: Annotated[str, Field(pattern=r"^([0-9]+(\.[0-9]+)*)?$")] = ""
    part: Literal["", "A", "B", "C", "annex"] = ""
    typed: bool | None = None


class LineQuestion(_Asked):
    """One line of text; ``format`` names a well-formedness check."""

    kind: Literal["line"]
    limit: Limit | None = None
    format: Literal["plain", "oid", "pic", "email", "url", "phone"] = "plain"


class TextQuestion(_Asked):
    """A text of one or many paragraphs."""

    kind: Literal["text"]
    limit: Limit | None = None


class NumberQuestion(_Asked):
    """A whole number; ``unit`` is a words key such as ``days``."""

    kind: Literal["number"]
    minimum: int | None = 0
    maximum: int | None = None
    unit: str = ""
    bounds: Sourced | None = None


class MoneyQuestion(_Asked):
    """An amount in euro; stored as text with two decimals, e.g. ``"1200.00"``."""

    kind: Literal["money"]
    maximum: int | None = None
    bounds: Sourced | None = None


class DateQuestion(_Asked):
    """A calendar day, stored as ``YYYY-MM-DD``; earliest and latest are inclusive."""

    kind: Literal["date"]
    earliest: date | None = None
    latest: date | None = None
    bounds: Sourced | None = None


class YesNoQuestion(_Asked):
    """Yes, no, or not answered yet."""

    kind: Literal["yesno"]


class ChoiceQuestion(_Asked):
    """One code of an option list of the form."""

    kind: Literal["choice"]
    options: str


class ChoicesQuestion(_Asked):
    """Several codes of an option list, from ``minimum`` to ``maximum``."""

    kind: Literal["choices"]
    options: str
    minimum: int = 1
    maximum: int | None = None
    bounds: Sourced | None = None


class CountryQuestion(_Asked):
    """A country by the code that the Commission's forms use (Greece is EL).

    ``statuses`` limits the countries offered to these statuses in the call's period;
    empty offers every country.
    """

    kind: Literal["country"]
    statuses: tuple[str, ...] = ()


class ReferenceQuestion(_Asked):
    """One item of a list of the draft, e.g. an organisation; stored as the item's id.

    ``to`` is the path of the list: ``organisations`` or ``objectives.items``.
    """

    kind: Literal["reference"]
    to: str


class ReferencesQuestion(_Asked):
    """Several items of a list of the draft, stored as a list of item ids."""

    kind: Literal["references"]
    to: str
    minimum: int = 1
    maximum: int | None = None


class ConfirmQuestion(_Asked):
    """A statement to be confirmed by a tick; unticked counts as not answered."""

    kind: Literal["confirm"]


class ComputedQuestion(_Asked):
    """A value that follows from other answers and is never typed or stored.

    ``formula`` is one of a closed set; ``of`` names its inputs, as in conditions:

    - ``end_date``: of = (start date, months): last day of the project.
    - ``sum``: of = (list path, number or money key[, nested list key]): total over the items.
    - ``count``: of = (list path): how many items.
    - ``product``: of = (number, number, …).
    - ``sum_product``: of = (list path and key, the same with another key, …): over the items, the
      sum of the numbers multiplied, "yes" counting as one: person-days, people who travel green.
    - ``countries``: of = (list path, country key): how many different countries.
    - ``days``: of = (date, date): how many days from the first to the second, both included.
    """

    kind: Literal["computed"]
    required: bool = False
    formula: Literal["end_date", "sum", "count", "product", "countries", "days", "sum_product"]
    of: tuple[str, ...]
    unit: str = ""


class StatementQuestion(_Asked):
    """A text that the form shows and that asks for nothing."""

    kind: Literal["statement"]
    required: bool = False


class ListQuestion(_Asked):
    """A list of items, each with the same questions.

    Attributes:
        prefix: Letter for the items' numbers in window and document (O1, O2 …).
        first: The number of the first item: 2 where the form has number 1 elsewhere.
        title: The item's question whose answer names it.
        layout: ``detail``: list at the left, one item at the right; ``table``: one row an item;
            ``years``: a table with a fixed first column Year 1, Year 2 …
        minimum, maximum: How many items; ``maximum`` None means no bound.
    """

    kind: Literal["list"]
    questions: "tuple[Question, ...]"
    prefix: str = ""
    first: int = 1
    title: str = ""
    layout: Literal["detail", "table", "years"] = "detail"
    minimum: int = 0
    maximum: int | None = None
    bounds: Sourced | None = None


Question = Annotated[
    LineQuestion
    | TextQuestion
    | NumberQuestion
    | MoneyQuestion
    | DateQuestion
    | YesNoQuestion
    | ChoiceQuestion
    | ChoicesQuestion
    | CountryQuestion
    | ReferenceQuestion
    | ReferencesQuestion
    | ConfirmQuestion
    | ComputedQuestion
    | StatementQuestion
    | ListQuestion,
    Field(discriminator="kind"),
]

ListQuestion.model_rebuild()
