"""Names under which drugs are sold, with the names of what they hold: HCPCS titles mostly name the latter.

`brand_table` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from consultant.model.brand_table import LISTED

PUBLICATION, AS_OF = "FDA, Orange Book and Purple Book: proprietary and nonproprietary names", "2026-01-01"
_SELF_GIVEN = """
Mounjaro = tirzepatide
Ozempic = semaglutide
Repatha = evolocumab
Trulicity = dulaglutide
Victoza = liraglutide
Wegovy = semaglutide
Zepbound = tirzepatide
"""
"""Drugs that patients usually inject themselves, and that have no code of their own for an injection in use."""


@dataclass(frozen=True, slots=True)
class Brand:
    """A name that a drug is sold under, the words that its HCPCS title has, and those that it must not have."""

    name: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()


def _brand(line: str) -> Brand:
    name, _, title = line.partition(" = ")
    words, _, without = title.partition(" - ")
    return Brand(name, tuple(words.split()), tuple(without.split()))


_BRANDS: Mapping[str, Brand] = {
    brand.name.lower(): brand for brand in map(_brand, re.split(r";\s+", LISTED.strip()))
}
_WORD = re.compile(r"\w+")
_NAMED = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _BRANDS), key=len, reverse=True))})\b", re.IGNORECASE
)


_BEGUN = frozenset(_WORD.findall(name)[0] for name in _BRANDS)
"""First words of the names: without one of them none is looked for, and most mails name no brand."""


def brand(text: str) -> Brand | None:
    """The first drug that a text names by its brand."""
    if _BEGUN.isdisjoint(_WORD.findall(text.lower())):
        return None
    found = _NAMED.search(text)
    return _BRANDS[found[0].lower()] if found else None


def is_brand(word: str) -> bool:
    """Whether a word, in small letters, is a name that a drug is sold under."""
    return word in _BRANDS


_OF_MEDICINES = re.compile(
    r"\w{4,}(?:mab|nib|cept|ase|tide|gene|leucel|stim|platin|rubicin|taxel|mustine"
    r"|citabine|trexed|zomib|parin|vec|rsen|siran|fungin|penem|setron|pitant|tecan|toxina|limus|fusp|micin|cillin|floxacin)"
)
"""Endings of the names that substances have (WHO, stems of nonproprietary names)."""
_NO_STEM = frozenset({"collagenase", "streptokinase"})
_SUBSTANCES = frozenset(
    word
    for brand in _BRANDS.values()
    for word in (brand.words[0].split("-")[0],)
    if _OF_MEDICINES.fullmatch(word) and word not in _NO_STEM
)


def substance(text: str) -> str:
    """The first drug that a text names by what it is, of those whose names nothing else bears: `inotuzumab`."""
    return next((word for word in _WORD.findall(text.lower()) if word in _SUBSTANCES), "")


_SELF: Mapping[str, Brand] = {
    word: brand
    for brand in map(_brand, _SELF_GIVEN.strip().splitlines())
    for word in (brand.name.lower(), brand.words[0])
}


def self_given(text: str) -> Brand | None:
    """The first drug of those that patients give themselves which a text names, by brand or by what it holds."""
    said = frozenset(_WORD.findall(text.lower()))
    return next((brand for word, brand in _SELF.items() if word in said), None)


_VACCINES = """
    abrysvo acam2000 acthib adacel afluria arexvy audenz bexsero beyfortus biothrax boostrix capvaxive cervarix comirnaty cyfendus
    daptacel dengvaxia engerix enflonsia ervebo fluad fluarix flublok flucelvax flulaval flumist fluvirin fluzone gardasil havrix
    heplisav hiberix imovax infanrix ipol ixchiq ixiaro jynneos kinrix menactra menquadfi menveo mnexspike mresvia novavax
    nuvaxovid pediarix pedvaxhib penbraya penmenvy pentacel pneumovax prehevbrio prevnar priorix proquad quadracel rabavert
    recombivax rotarix rotateq shingrix spikevax synflorix tenivac tdvax trumenba twinrix typhim vaqta varivax vaxchora vaxelis
    vaxneuvance vimkunya vivotif zostavax
"""
VACCINES = frozenset(_VACCINES.split())
"""Vaccines as they are sold, lower case: their codes are CPT numbers, or name them in their titles."""


@cache
def name_words() -> frozenset[str]:
    """The single words of all brands, lower case: capitalised as names of people are, and none."""
    drugs = (word for brand in (*_BRANDS.values(), *_SELF.values()) for word in brand.name.lower().split())
    return frozenset((*drugs, *VACCINES))
