"""Finding a form in the gallery as a person does: search, choose field and call, begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton


def find_form(window, qtbot, form):
    """Search the form in the gallery and choose its field and its call; returns the page."""
    head = window.desk.heads[form]
    window.home.side.choose("forms")
    gallery = window.home.gallery
    search = gallery.findChild(QLineEdit, "gallery-search")
    search.clear()
    qtbot.keyClicks(search, f"{head.code} {head.call} {head.text('en', 'short')}")
    _choose(gallery, "action-field", form.removesuffix(f"-{head.call}"))
    _choose(gallery, "action-call", form)
    assert gallery.page.head.id == form
    return gallery.page


def begin_form(window, qtbot, form):
    """Find the form in the gallery and press Start."""
    page = find_form(window, qtbot, form)
    qtbot.mouseClick(page.findChild(QPushButton, "start"), Qt.MouseButton.LeftButton)


def _choose(gallery, name, wanted):
    box = gallery.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(wanted))
