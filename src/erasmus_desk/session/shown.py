"""What windows are given from below the session, under the session's own name."""

from erasmus_desk.catalogue.heads import Head as Head
from erasmus_desk.catalogue.heads import Round as Round
from erasmus_desk.storage.library import SUFFIX as SUFFIX
from erasmus_desk.storage.library import Entry as Entry
