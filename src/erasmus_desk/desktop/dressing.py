"""Gives the application its look and Qt's own strings their language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from erasmus_desk.desktop.theme import apply_theme, prepare_theme
from erasmus_desk.session.desk import Desk

_NAME = "qt-words"


def application() -> QApplication:
    """The running application."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError(app)
    return app


def lay_out_clothes(desk: Desk) -> None:
    """Set palette and font before the window is built, so that it is measured rightly."""
    preferences = desk.preferences
    prepare_theme(application(), preferences.theme, preferences.zoom)


def dress(desk: Desk) -> None:
    """Put on the colours and the size of text that are set."""
    preferences = desk.preferences
    apply_theme(application(), preferences.theme, preferences.zoom)


def speak_qt(language: str) -> None:
    """Let Qt's own strings (context menus of fields, file dialogs) follow the window's language."""
    app = application()
    before = app.findChild(QTranslator, _NAME)
    if before is not None:
        app.removeTranslator(before)
        before.setParent(None)
        before.deleteLater()
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != "en" and translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
    else:
        translator.deleteLater()
