"""ICD-10-CM tabular list (NCHS XML, root `ICD10CM.tabular`): codes, 7th characters, instructional notes, blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from consultant.catalogue.calendar import diagnosis_year, named_april
from consultant.catalogue.importers.markup import parsed, version_of
from consultant.catalogue.reading import Batch, Reading, Row, Source, Statement
from consultant.model.catalogue import NoteKind

CARRIES_CPT = False
RANK = 1

NOTES = {
    "includes": NoteKind.INCLUDES,
    "inclusionTerm": NoteKind.INCLUSION_TERM,
    "excludes1": NoteKind.EXCLUDES1,
    "excludes2": NoteKind.EXCLUDES2,
    "codeFirst": NoteKind.CODE_FIRST,
    "useAdditionalCode": NoteKind.USE_ADDITIONAL,
    "codeAlso": NoteKind.CODE_ALSO,
}

Extensions = tuple[tuple[str, str], ...]
"""7th characters with their meaning, as valid below the code that defines them."""


def recognise(head: str) -> bool:
    """The tabular list's root element stands near its beginning."""
    return "<ICD10CM.tabular" in head


def read(source: Source, statement: Statement) -> Reading:
    """The release and its rows; 7th characters are written out as codes."""
    root = parsed(source, "ICD10CM.tabular")
    april = statement.effective.month == 4 if statement.effective else named_april(source.name)
    return Reading(diagnosis_year(version_of(source, root), april=april), _batches(root), whole=True)


def _batches(root: Element) -> Iterator[Batch]:
    walk = Walk()
    for chapter in root.iter("chapter"):
        walk.chapter(chapter)
    yield "icd_code", walk.codes
    yield "icd_note", walk.notes
    yield "icd_place", walk.places


@dataclass(frozen=True, slots=True)
class Standing:
    """What a `diag` element inherits from those around it."""

    parent: str
    extensions: Extensions = ()


@dataclass(slots=True)
class Walk:
    """Rows gathered on one walk through the tree, in the order of the list."""

    codes: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)

    def chapter(self, chapter: Element) -> None:
        name = _text(chapter, "name")
        self._notes(chapter, name)
        for section in chapter.iterfind("section"):
            block = section.get("id") or ""
            self._notes(section, block)
            for category in section.iterfind("diag"):
                self.places.append((_text(category, "name"), block, name))
                self._diagnosis(category, Standing(parent=""))

    def _diagnosis(self, element: Element, standing: Standing) -> None:
        code, title = _text(element, "name"), _text(element, "desc")
        below = replace(standing, parent=code, extensions=_extensions(element) or standing.extensions)
        children = element.findall("diag")
        extended = below.extensions if not children else ()
        self._add(code, title, standing.parent, billable=not children and not extended)
        self._notes(element, code)
        for child in children:
            self._diagnosis(child, below)
        for character, meaning in (e for e in extended if _applies(code, e[0])):
            self._add(pad(code) + character, f"{title}, {meaning}", code, billable=True)

    def _add(self, code: str, title: str, parent: str, *, billable: bool) -> None:
        self.codes.append((code, int(billable), title, parent, len(self.codes), 0))

    def _notes(self, element: Element, holder: str) -> None:
        for kind, note in (
            (NOTES[child.tag], note)
            for child in element
            if child.tag in NOTES
            for note in child.iterfind("note")
        ):
            self.notes.append(
                (holder, len(self.notes), kind.value, " ".join("".join(note.itertext()).split()))
            )


def pad(code: str) -> str:
    """A dotted code filled with the placeholder X up to the six characters before the 7th."""
    return (code if "." in code else code + ".").ljust(7, "X")


def _extensions(element: Element) -> Extensions:
    """The 7th characters defined here; a `note` after an `extension` goes on with its meaning."""
    found: list[tuple[str, str]] = []
    for child in element.iterfind("sevenChrDef/*"):
        text = " ".join("".join(child.itertext()).split())
        if child.tag == "extension":
            found.append((child.get("char") or "", text))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}/{text}")
    return tuple(found)


def _applies(code: str, character: str) -> bool:
    """Category S06 says in words that D and S do not follow a 6th character 7 or 8 (death before regaining consciousness)."""
    return not (code.startswith("S06.") and len(code) == 7 and code[6] in "78" and character in "DS")


def _text(element: Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())
