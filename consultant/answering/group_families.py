"""The MS-DRGs whose titles have nothing but a severity beside the same words."""

from __future__ import annotations

from consultant.answering import severities, telling
from consultant.answering.patterns import pattern
from consultant.answering.reference import Reference
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem


def of_severity(entry: Entry, said: str, reference: Reference) -> Entry | None:
    """The other group of an entry's family that is of the severity which is said, where the entry is not."""
    if not severities.told(said) or severities.fits(entry.description, said):
        return None
    if len(_beside(said, entry.description)) > _LITTLE or _FRACTURE.search(said):
        return None  # what is said beside the severity is of another family
    siblings = family(severities.SPLIT.split(entry.description)[0], reference)
    fitting = [one for one in siblings if severities.fits(one.description, said)]
    return fitting[0] if len(fitting) == 1 else None


_FRACTURE = pattern(r"\bfractures?\b")
_LITTLE = 1


def _beside(said: str, title: str) -> frozenset[str]:
    """The words of what is said, but for its severity, that a title has not."""
    told = telling.words(severities.WORDS.sub(" ", severities.plain(said)))
    return frozenset(told) - frozenset(telling.words(title))


def family(title: str, reference: Reference) -> list[Entry]:
    """The groups whose titles have nothing but a severity beside these words."""
    if reference.search is None:
        return []
    found = reference.search.likely(title.lower(), frozenset({CodeSystem.DRG}), reference.on)
    same = (one.entry for one in found if severities.SPLIT.split(one.entry.description)[0] == title)
    return sorted(same, key=lambda entry: entry.code)
