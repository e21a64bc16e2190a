"""The answer to the question why a figure is what it is: line by line, with its origin."""

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QDialog, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from erasmus_desk.desktop.planning.figures import ABOUT, marked_money
from erasmus_desk.desktop.planning.sheet import Cell
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import Colours, colours
from erasmus_desk.desktop.widgets import button, label, line
from erasmus_desk.model.answers import Place
from erasmus_desk.model.budget import Budget, LimitUse, Line
from erasmus_desk.session.budget_words import BudgetWords, explained

_PLACE = "place"
_WIDE = 700


class WhyDialog(QDialog):
    """Shows an explanation; what is planned somewhere is a link there.

    Args:
        texts: The words.
        title: What is explained.
        amount: The figure.
        page: The explanation, from `cell_page` or `limit_page`.
        parent: The page.

    Signals:
        place_wanted: Somebody wants to go where a thing is planned.
    """

    place_wanted = Signal(object)

    def __init__(
        self, texts: Texts, title: str, amount: str, page: "Page", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self.setWindowTitle(texts.say("budget.why"))
        self.page = page
        inner = QVBoxLayout(self)
        inner.setContentsMargins(24, 20, 24, 18)
        inner.setSpacing(10)
        over = label(title, "heading", wraps=True)
        over.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner.addLayout(line(over, label(amount, "heading")))
        self.browser = QTextBrowser()
        self.browser.setObjectName("why-text")
        self.browser.setAccessibleName(f"{title}: {amount}")
        self.browser.setOpenLinks(False)
        self.browser.setHtml(page.html)
        self.browser.anchorClicked.connect(self._follow)
        inner.addWidget(self.browser, 1)
        close = button(texts.say("dialog.close"), "why-close", self.accept, "primary")
        close.setDefault(True)
        hint = label(texts.say("budget.why_hint"), "muted", wraps=True)
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner.addLayout(line(hint, close))
        self.resize(_WIDE, self._height(parent))

    def _height(self, parent: QWidget | None) -> int:
        """As high as the explanation, as far as the window around it goes."""
        document = self.browser.document()
        document.setTextWidth(_WIDE - 80)
        most = parent.window().height() - 60 if parent is not None else 760
        return max(240, min(round(document.size().height()) + 170, most))

    def _follow(self, link: QUrl) -> None:
        kind, _, number = link.toString().partition(":")
        if kind == _PLACE:
            self.accept()
            self.place_wanted.emit(self.page.places[int(number)])


class Page:
    """An explanation being put together: rich text, and the places that it leads to."""

    def __init__(self, texts: Texts, said: BudgetWords, budget: Budget) -> None:
        self.places: list[Place] = []
        self._texts = texts
        self._said = said
        self._budget = budget
        self._colours: Colours = colours()
        self._sources: list[str] = []
        self._html: list[str] = []

    @property
    def html(self) -> str:
        """The whole explanation."""
        return f'<div style="color:{self._colours.text}">{"".join(self._html)}</div>'

    def heading(self, text: str, amount: str) -> None:
        """Begin a new group of lines."""
        self._row(f"<b>{escape(text)}</b>", f"<b>{amount}</b>", gap=14)

    def text(self, text: str, colour: str = "text") -> None:
        """A paragraph."""
        ink = getattr(self._colours, colour)
        self._html.append(f'<p style="margin:4px 0; color:{ink}">{escape(text)}</p>')

    def line(self, line: Line) -> None:
        """One line of the budget: what, how, where from, how sure, remarks."""
        why = explained(line, self._budget, self._said)
        amount = marked_money(self._texts, line.amount, is_estimate=why.estimate)
        what = f"{self.link(line.place, self._said.thing(line.place) or why.label)}"
        what += f"<br>{escape(why.how)}"
        ink = self._colours
        small = [f'<span style="color:{ink.text}">{escape(note)}</span>' for note in why.notes]
        sure = f"{ABOUT} {why.confidence}" if why.estimate else why.confidence
        colour = ink.amber_text if why.estimate else ink.soft
        numbers = ", ".join(str(self._number(title)) for title in why.sources)
        said = f" [{numbers}]" if numbers else ""
        small.append(
            f'<span style="color:{colour}">{escape(sure)}</span>'
            f'<span style="color:{ink.soft}">{said}</span>'
        )
        self._row(f"{what}<br><small>{'<br>'.join(small)}</small>", amount, gap=8)

    def limit(self, limit: LimitUse) -> None:
        """How much of a ceiling is used, what follows, and where the ceiling comes from."""
        said, texts = self._said, self._texts
        self.text(said.limit_used(limit))
        self.text(said.limit_state(limit), "text" if limit.is_kept else "red_text")
        self.text(texts.say(f"budget.effect.{limit.effect}"), "soft")
        origin = "; ".join(said.sources(limit.source, self._budget))
        sure = said.texts.say(f"confidence.{limit.confidence.value}")
        about = f"{ABOUT} " if limit.is_estimate else ""
        self.text(f"{origin} · {about}{sure}" if origin else f"{about}{sure}", "soft")
        if limit.places:
            key = "budget.see" if limit.is_kept else "budget.change"
            links = "<br>".join(self.link(place, said.thing(place)) for place in limit.places)
            self._html.append(f"<p>{escape(texts.say(key))}<br>{links}</p>")

    def link(self, place: Place, text: str) -> str:
        """*text* as a link to *place*."""
        self.places.append(place)
        style = f"color:{self._colours.blue_text}; text-decoration:none"
        return f'<a href="{_PLACE}:{len(self.places) - 1}" style="{style}">{escape(text)}</a>'

    def sources(self) -> None:
        """The documents that the lines name by number."""
        if not self._sources:
            return
        title = escape(self._texts.say("budget.sources"))
        self._html.append(f'<p style="margin:14px 0 2px 0"><b>{title}</b></p>')
        rows = "<br>".join(
            f"[{number}] {escape(title)}" for number, title in enumerate(self._sources, start=1)
        )
        ink = self._colours.soft
        self._html.append(f'<p style="margin:0; color:{ink}"><small>{rows}</small></p>')

    def _number(self, title: str) -> int:
        if title not in self._sources:
            self._sources.append(title)
        return self._sources.index(title) + 1

    def _row(self, left: str, right: str, *, gap: int) -> None:
        self._html.append(
            f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:{gap}px"><tr>'
            f'<td style="padding-right:18px">{left}</td>'
            f'<td align="right" style="white-space:nowrap">{right}</td></tr></table>'
        )


def cell_page(texts: Texts, said: BudgetWords, budget: Budget, cell: Cell) -> Page:
    """Why a figure of the table is what it is; grouped by item of the budget if it has several."""
    page = Page(texts, said, budget)
    groups = [(name, [x for x in cell.lines if x.category == name]) for name in budget.categories]
    groups = [(name, lines) for name, lines in groups if lines]
    if not groups:
        page.text(texts.say("budget.why_nothing"))
    for name, lines in groups:
        if len(groups) > 1:
            whole = Cell(tuple(lines))
            amount = marked_money(texts, whole.amount, is_estimate=whole.is_estimate)
            page.heading(said.category(name), amount)
        for one in lines:
            page.line(one)
    page.sources()
    return page


def limit_page(texts: Texts, said: BudgetWords, budget: Budget, limit: LimitUse) -> Page:
    """What a limit is, how much of it is used, and where to change that."""
    page = Page(texts, said, budget)
    page.limit(limit)
    return page
