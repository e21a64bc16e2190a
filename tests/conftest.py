"""What all tests share."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")


@dataclass
class _Watch:
    """Which attempts to reach a network were made while somebody watched."""

    on: bool = False
    installed: bool = False
    seen: list[str] = field(default_factory=list)

    def hear(self, event: str, _arguments: object) -> None:
        if self.on and event in _NETWORK:
            self.seen.append(event)
            raise PermissionError(f"the program tried to reach a network: {event}")


_WATCH = _Watch()


@pytest.fixture
def no_network() -> Iterator[list[str]]:
    """Forbids sockets during the test and fails it if one was tried, even if that was caught.

    An audit hook hears of every socket of the interpreter, also of those made by libraries.  Qt
    has sockets of its own; that the program never asks for them is a test of its own.
    """
    if not _WATCH.installed:
        sys.addaudithook(_WATCH.hear)
        _WATCH.installed = True
    _WATCH.seen.clear()
    _WATCH.on = True
    try:
        yield _WATCH.seen
    finally:
        _WATCH.on = False
    assert not _WATCH.seen
