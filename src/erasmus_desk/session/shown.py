"""What windows are given from below the session, under the session's own name."""

from erasmus_desk.catalogue.heads import Head, Round
from erasmus_desk.storage.library import SUFFIX, Entry

__all__ = ["SUFFIX", "Entry", "Head", "Round"]
