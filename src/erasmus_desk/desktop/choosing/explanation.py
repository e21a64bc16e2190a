"""The text that explains an action, as a page with headings that can be read and copied."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape

from erasmus_desk.desktop.deadlines import whole_sentence
from erasmus_desk.desktop.languages import native_name, sorted_languages
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import Colours
from erasmus_desk.session.explaining import PARTS, Enclosed, Expected, Explanation, Scored
from erasmus_desk.session.shown import Head

_LEVELS = ("none", "some", "proven", "accredited")


def style(shown: Colours) -> str:
    """The style sheet of the page in those colours."""
    return (
        f"body {{ color: {shown.text}; }}"
        f"h3 {{ font-size: medium; font-weight: 700; color: {shown.text};"
        " margin-top: 16px; margin-bottom: 4px; }"
        "p { margin-top: 0px; margin-bottom: 7px; line-height: 130%; }"
        f".soft {{ color: {shown.soft}; }}"
        f".about {{ color: {shown.amber_text}; }}"
        f"td.note {{ background-color: {shown.amber_ground}; color: {shown.amber_text};"
        " padding: 7px 10px; }"
        "p.lead { margin-bottom: 10px; }"
        "td { padding: 2px 16px 3px 0px; }"
        f"td.name {{ color: {shown.soft}; }}"
        "ul { margin-top: 0px; margin-bottom: 8px; margin-left: 0px; }"
        "li { margin-bottom: 3px; }"
    )


def page(found: Explanation, texts: Texts) -> str:
    """The whole page."""
    parts = [_opening(found.head, texts), _glance(found, texts)]
    parts += [_text(texts, part, found.texts[part]) for part in PARTS]
    parts += [_expected(one) for one in found.expected]
    parts += [_deadlines(found, texts), _criteria(found, texts), _annexes(found, texts)]
    parts += [_languages(found, texts), _sources(found, texts)]
    return f"<body>{''.join(parts)}</body>"


def _opening(head: Head, texts: Texts) -> str:
    """The action in a sentence, and that the form is provisional where it is."""
    sentence = escape(head.text(texts.language, "sentence"))
    note = escape(provisional_note(head, texts))
    noted = f'<table class="note" width="100%"><tr><td class="note">{note}</td></tr></table>'
    return f'<p class="lead">{sentence}</p>{noted if note else ""}'


def provisional_note(head: Head, texts: Texts) -> str:
    """What a provisional form is; empty for all others."""
    if head.state != "provisional":
        return ""
    return texts.say("gallery.provisional", like=head.like, call=head.call)


def money(texts: Texts, amount: int) -> str:
    """So many euro."""
    return texts.money(Decimal(amount))


def _heading(texts: Texts, part: str) -> str:
    return f"<h3>{escape(texts.say(f'explain.{part}'))}</h3>"


def _text(texts: Texts, part: str, paragraphs: Iterable[str]) -> str:
    said = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return _heading(texts, part) + said if said else ""


def _expected(found: Expected) -> str:
    """A list of results, as the form lets people choose from it."""
    items = "".join(f"<li>{escape(result)}</li>" for result in found.results)
    return f'<p class="soft">{escape(found.title)}</p><ul>{items}</ul>'


def _glance(found: Explanation, texts: Texts) -> str:
    """The profile as a small table: what it takes, how long, how much."""
    rows = "".join(
        f'<tr><td class="name">{escape(texts.say(f"explain.{name}"))}</td>'
        f"<td>{escape(value)}</td></tr>"
        for name, value in _facts(found, texts)
    )
    if not rows or found.profile is None:
        return ""
    unsure = found.profile.is_estimate
    note = f'<p class="about">≈ {escape(texts.say("explain.estimate"))}</p>' if unsure else ""
    return f'<table cellspacing="0" cellpadding="0">{rows}</table>{note}'


def _facts(found: Explanation, texts: Texts) -> Iterator[tuple[str, str]]:
    profile = found.profile
    if profile is None:
        return
    purposes = (texts.say(f"purpose.{one}") for one in profile.purposes)
    yield "purposes", "; ".join(purposes)
    yield "kinds", ", ".join(texts.say(f"applicant.{one}") for one in profile.applicants)
    if profile.organisations == 1:
        yield "partners", texts.say("explain.alone")
    else:
        organisations = texts.count("explain.organisations", profile.organisations)
        countries = texts.count("explain.countries", profile.countries)
        yield "partners", texts.say("explain.least", what=organisations, where=countries)
    if profile.months is not None:
        yield "months", _span(texts, profile.months)
    if profile.grant is not None and (amount := grant_text(texts, profile.grant)):
        yield "grant", amount
    yield "experience", texts.say(f"experience.{profile.experience}")


def grant_text(texts: Texts, grant: tuple[int | None, int | None]) -> str:
    """From how much to how much; empty where neither end is known."""
    least, most = grant
    if most == 0:
        return texts.say("explain.no_grant")
    if least and most and least != most:
        return texts.say("explain.from_to", least=money(texts, least), most=money(texts, most))
    if least and most:
        return money(texts, most)
    if most:
        return texts.say("explain.up_to", most=money(texts, most))
    return texts.say("explain.from", least=money(texts, least)) if least else ""


def _span(texts: Texts, months: tuple[int, int]) -> str:
    least, most = months
    if least == most:
        return texts.count("explain.months_count", most)
    return texts.say("explain.span", least=least, most=texts.count("explain.months_count", most))


def _deadlines(found: Explanation, texts: Texts) -> str:
    several = len(found.deadlines) > 1
    lines = []
    for due in found.deadlines:
        text = whole_sentence(texts, due)
        if several:
            text = texts.say("explain.round", round=due.round.number, text=text)
        lines.append(f"<p>{escape(text)}</p>")
    if note := provisional_note(found.head, texts):
        lines.append(f"<p>{escape(note)}</p>")
    return _heading(texts, "deadlines") + "".join(lines) if lines else ""


def _criteria(found: Explanation, texts: Texts) -> str:
    if not found.criteria:
        return ""
    intro = ""
    if found.total is not None:
        total, threshold = found.total
        said = texts.say("explain.threshold", total=total, threshold=threshold)
        intro = f'<p class="soft">{escape(said)}</p>'
    return _heading(texts, "criteria") + intro + "".join(_scored(c, texts) for c in found.criteria)


def _scored(criterion: Scored, texts: Texts) -> str:
    points = texts.say("explain.points", points=criterion.points, minimum=criterion.minimum)
    about = "≈ " if criterion.estimate else ""
    line = f"<b>{escape(criterion.title)}</b> · {about}{escape(points)}"
    text = f"<br/>{escape(criterion.text)}" if criterion.text else ""
    asked = "".join(f"<li>{escape(one)}</li>" for one in criterion.asked)
    return f"<p>{line}{text}</p>" + (f"<ul>{asked}</ul>" if asked else "")


def _annexes(found: Explanation, texts: Texts) -> str:
    lines = [f"<li>{_enclosed(annex, texts)}</li>" for annex in found.annexes]
    said = f"<ul>{''.join(lines)}</ul>" if lines else ""
    if found.pages:
        pages = escape(texts.count("explain.pages", found.pages))
        said = f"<p>{pages}</p>{said}"
    return _heading(texts, "annexes") + said if said else ""


def _enclosed(annex: Enclosed, texts: Texts) -> str:
    kind = "conditional" if annex.conditional else "required" if annex.required else "optional"
    help_text = f'<br/><span class="soft">{escape(annex.help)}</span>' if annex.help else ""
    return f"<b>{escape(annex.title)}</b> · {escape(texts.say(f'explain.{kind}'))}{help_text}"


def _languages(found: Explanation, texts: Texts) -> str:
    names = ", ".join(native_name(code) for code in sorted_languages(list(found.languages)))
    return _text(texts, "languages", [names])


def _sources(found: Explanation, texts: Texts) -> str:
    lines = []
    for source in found.sources:
        named = escape(", ".join(part for part in (source.title, source.edition) if part))
        # Plain text on purpose: an address is copied, never followed from here.
        address = f'<br/><span class="soft">{escape(source.address)}</span>'
        lines.append(f"<li>{named}{address if source.address else ''}</li>")
    return _heading(texts, "sources") + f"<ul>{''.join(lines)}</ul>" if lines else ""
