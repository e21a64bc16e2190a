"""Keeps the program alive where the libraries below it have a fault."""

import sys

_MANY = 1 << 40


def keep_none() -> None:
    """Make `None` last, however often Qt's Python layer gives it back once too often.

    PySide6 6.12.0 drops a reference to `None` with every call that returns nothing.  From Python
    3.12 on that is harmless; before, `None` runs out after some thousand calls, and Python stops
    with "deallocating None" in the middle of somebody's work.  See docs/decisions.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    # The count of references is the first word of every object in CPython before 3.12.
    count = ctypes.c_ssize_t.from_address(id(None))
    if count.value < _MANY:
        count.value += _MANY
