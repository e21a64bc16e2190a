"""Drawing a PDF where there may be no window: on the command line."""

import os
import sys

from PySide6.QtGui import QGuiApplication

from erasmus_desk.desktop.paper.pages import Progress
from erasmus_desk.desktop.paper.pdf import pdf_of
from erasmus_desk.session.paper import Outline


def pdf_anywhere(outline: Outline, progress: Progress) -> bytes:
    """*outline* as PDF; where no application runs yet, one without windows does for the while.

    Raises:
        Cancelled: *progress* said so.
    """
    running = QGuiApplication.instance()
    if running is None:
        if sys.platform.startswith("linux") and not _has_screen():
            # Elsewhere the usual platform needs no screen, and knows the system's fonts.
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        running = QGuiApplication(["erasmus-desk"])
    content = pdf_of(outline, progress)
    del running
    return content


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
