"""How broad letters are, so that columns can be made as wide as their words.

The measures are those of Calibri (and of Carlito, made to the same measures), in hundredths of
an em, in steps of four.
"""

from functools import lru_cache

_BY_BREADTH = {
    24: "\u00a0\u202f ',.Iijl·ÌÍÎÏìíîïĨĩĪīĮįİıľłΊΙΪІЇії’‘",
    28: ":;`´ΐίιϊ",
    32: "!()-J[]ft{}°²³¹ţ",
    36: "rŕřťζξгѓ",
    40: '"/\\sz¨śşšźżžȘςτѕт„“”',
    44: "FLSckvxyºçýÿćĉċčķĹĻĽŁŚŞŠșΣέγεκνχЃЅГзсухэєў",
    48: "#*+<=>?ETYZ^_aeg|~×÷«»ÈÉÊËÝàáâãäåèéêëāăąĒĖĘĚēėęěğģŢŤțȚŸŹŻŽΈΕΖΞΤΥλАаЁЕЗТвекчьяё≈–•",
    52: "$0123456789CKPXbdhnopqu£ÇßðñòóôõöøùúûüĆČĶńņňōőŏũūŭůűųΚΡΧήβδηθορσόЎБРСУХЬблнопр€",
    56: "ABRVÀÁÂÃÄÅĀĂĄďđŔŘΆΑΒΔΛάαμπυϋύЄВКЧЭЯдийц",
    60: "DĎĐ",
    64: "GHNUÑÙÚÛÜĐĞĢŃŅŇŪŮŰŲΗΝΠΉφДИЙНПЦф",
    68: "&OQÒÓÔÕÖØŌŐŎΌΘΟΩΏωώОФжмы…",
    72: "%wψшю",
    76: "ÆæΦΨЫщ",
    80: "mЖ",
    84: "MœΜМ",
    88: "@WŒШЩЮ",
    96: "—→",
}
_USUAL = 52


class _Breadths(dict[str, int]):
    """The breadth of each letter; what is not known is about as broad as an ``n``."""

    def __missing__(self, letter: str) -> int:
        return _USUAL


_BREADTHS = _Breadths(
    (letter, breadth) for breadth, letters in _BY_BREADTH.items() for letter in letters
)


@lru_cache(maxsize=20_000)
def breadth(text: str) -> int:
    """How broad *text* is on one line."""
    return sum(map(_BREADTHS.__getitem__, text))
