"""Texts of any European script in plain Latin letters, for names of files."""

import re
import unicodedata

_PAIRS = {
    "ου": "ou",
    "αυ": "av",
    "ευ": "ev",
    "γγ": "ng",
    "γξ": "nx",
    "γχ": "nch",
}
"""Greek letters that are written otherwise together than alone."""
_WRITTEN = (
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y "
    "φ=f χ=ch ψ=ps ω=o "
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
    "х=h ц=ts ч=ch ш=sh щ=sht ъ=a ь=y ы=y ю=yu я=ya э=e ё=yo "
    "і=i ї=yi є=ye ґ=g ў=u љ=lj њ=nj џ=dz ђ=dj ј=j ћ=c ѓ=gj ќ=kj "
    "ł=l ø=o đ=d ð=d þ=th ß=ss æ=ae œ=oe ı=i ħ=h ŋ=n ə=e"
)
_LETTERS = dict(one.split("=") for one in _WRITTEN.split())


def in_latin(text: str) -> str:
    """*text* in small letters of the English alphabet; what has none stays as it is.

    Greek and Cyrillic letters are written as on road signs, not as they sound in each place.
    """
    bare = _bare(text.casefold())
    for pair, written in _PAIRS.items():
        bare = bare.replace(pair, written)
    return "".join(_LETTERS.get(letter, letter) for letter in bare)


def _bare(text: str) -> str:
    """*text* without accents; Cyrillic й is a letter of its own."""
    whole = unicodedata.normalize("NFC", text).replace("й", "\ue000").replace("ї", "\ue001")
    split = unicodedata.normalize("NFKD", whole)
    bare = "".join(one for one in split if not unicodedata.combining(one))
    return bare.replace("\ue000", "й").replace("\ue001", "ї")


def slug(text: str, *, longest: int = 40, between: str = "_") -> str:
    """*text* as part of a file name that every system and web form takes: ``bake_what_you_sell``.

    Words that do not fit any more are left out; empty if nothing can be written.
    """
    words = re.findall(r"[a-z0-9]+", in_latin(text).replace("'", "").replace("’", ""))
    name = ""
    for word in words:
        longer = f"{name}{between}{word}" if name else word[:longest]
        if len(longer) > longest:
            break
        name = longer
    return name


def is_plain(name: str) -> bool:
    """Whether a file name has only letters, digits and signs that web forms are known to take."""
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._-]*", name) is not None and not name.endswith(" ")
