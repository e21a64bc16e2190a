"""The head of short documents."""

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.outline import Masthead
from erasmus_desk.documents.titlepage import action_title, document_title, programme


def masthead(material: Material) -> Masthead:
    """What the document is, for which project and action."""
    kind = material.labels.say(f"kind.{material.options.kind}")
    over = material.labels.say("masthead.over", programme=programme(material), kind=kind)
    return Masthead(over, document_title(material), action_title(material))
