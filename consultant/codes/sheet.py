"""A text laid out for reading: tokens, lines, and the facts about places that the grammar asks for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from consultant.codes.columns import Cell
from consultant.codes.geography import road_words
from consultant.codes.modifiers import nothing_else
from consultant.codes.nouns import list_heads
from consultant.codes.systems import in_cpt_section, is_hcpcs
from consultant.codes.tokens import Token
from consultant.codes.topics import ambulance_words, kinds
from consultant.codes.vocabulary import (
    claim_words,
    coding_words,
    generic_words,
    modifier_labels,
    office_words,
    patient_words,
    record_words,
    service_words,
    words_of_else,
)
from consultant.model.codes import CodeSystem

Known = Callable[[CodeSystem, str], bool]


@dataclass(slots=True)
class Found:
    """A citation while it is being read: its span still counts in the clean text."""

    system: CodeSystem
    code: str
    start: int
    end: int
    confidence: float
    reason: str
    modifiers: tuple[str, ...] = ()
    units: int | None = None
    range_end: str | None = None
    wildcard: bool = False


_LETTERED = re.compile(r"[0-9]{4}[FTU]")
"""A CPT code of category II or III, or of a laboratory."""
_ADJUSTMENT = re.compile(r"\b(?:CO|PR|OA|PI)[- ](?:[0-9]{1,3}|[AB][0-9]{1,2})\b")
_BILL_TYPE = re.compile(r"\b(?:tob|bill type|type of bill)[:# ]{1,3}[0-9]{3,4}\b", re.IGNORECASE)
_AMBULANCE = re.compile(r"\bA04[0-9]{2}\b")
"""A code of ambulance services."""
_TWO = 2
_MOST_TOWNS = 60
_RECENT = 20
"""Citations that are looked back at: a text of any length is read in linear time."""
PROCEDURES = frozenset({CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.CDT})


@dataclass
class Sheet:
    """Tokens of one text; the last ones are end marks, so `tokens[i + n]` and `tokens[-1]` are always there."""

    text: str
    tokens: list[Token]
    known: Known | None = None
    found: list[Found] = field(default_factory=list)
    closed: tuple[tuple[int, int], ...] = ()
    """Stretches where no bare number is a code: signatures, disclaimers, mail header lines."""
    has_segments: bool = False
    """Whether codes were read from claim segments, which the text no longer shows."""
    refused_until: int = -1
    """Index of the last token that was refused as something else than a code; a list goes on with the same kind."""

    labelled: tuple[int, str, str] = (-1, "", "")
    """The index whose label was looked for last, and what was found: several readers ask for the same."""
    remittance: int = -100
    """How many citations there were when one of remittance was read last."""

    weighed: int = 0
    """How many bare numbers and letters were weighed as modifiers."""

    towns_asked: int = 0
    """How many numbers were looked up as ZIP codes."""

    topics: list[int] = field(default_factory=list)
    """Indexes of words for something else than billing, once they were looked for."""

    doubted: list[tuple[list[int], int]] = field(default_factory=list)
    """Side by side what was weighed and found too light to be modifiers, by their indexes, and the points."""

    cells: dict[int, tuple[list[Cell], int]] = field(default_factory=dict)
    """For the place where a cell's content begins: its row, and its number in the row."""

    def lay_out(self, rows: list[list[Cell]]) -> None:
        """Remembers the cells of tables by where they begin."""
        for row in rows:
            for number, cell in enumerate(row):
                if cell.end > cell.start:
                    self.cells[cell.start] = (row, number)

    def role(self, place: int) -> str:
        """What the table column holds in which a cell begins at this place; empty outside tables."""
        at = self.cells.get(place) if self.cells else None
        return at[0][at[1]].role if at else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, lower case."""
        return frozenset([lower for _, _, lower, _, _ in self.tokens])

    @cached_property
    def about_billing(self) -> bool:
        """Whether the text uses words of billing."""
        return not coding_words.isdisjoint(self.words)

    @cached_property
    def says_modifier(self) -> bool:
        """Whether the word "modifier" stands in the text."""
        return not modifier_labels.isdisjoint(self.words)

    @cached_property
    def is_of_ambulance(self) -> bool:
        """Whether the text speaks of an ambulance."""
        return not ambulance_words.isdisjoint(self.words) or _AMBULANCE.search(self.text) is not None

    @cached_property
    def has_codes(self) -> bool:
        """Whether the text uses words of billing or holds a run with the form of a procedure code."""
        return self.about_billing or any(
            (end - start == 5 and (kind == "digits" or (kind == "mixed" and is_hcpcs(text.upper()))))
            or (end - start == 2 and text in nothing_else)
            for kind, text, _, start, end in self.tokens
        )

    @cached_property
    def has_adjustment(self) -> bool:
        """Whether a group and a reason of a claim adjustment stand in the text (`CO-4`)."""
        return _ADJUSTMENT.search(self.text) is not None

    @cached_property
    def has_procedure(self) -> bool:
        """Whether a run of the text has the form and the number of a procedure code."""
        return any(
            _begins_with_procedure(text)
            for kind, text, _, start, end in self.tokens
            if kind in _OF_DIGITS and (end - start in (5, 7) or text[5:] == "s")
        )

    @cached_property
    def codes_by_form(self) -> frozenset[str]:
        """The runs of the text that have the form of a procedure code."""
        return frozenset(
            [
                token.text[:5].upper()
                for token in self.tokens
                if len(token.text) in (5, 7)
                and (token.text[:5].isdigit() or is_hcpcs(token.text[:5].upper()))
            ]
        )

    @cached_property
    def is_record(self) -> bool:
        """Whether the text has several words of which the notes on a patient are made."""
        return len(self.words & record_words) > 1

    @cached_property
    def is_shouted(self) -> bool:
        """Whether the whole text is in capitals."""
        return self.text.isupper()

    @cached_property
    def is_of_office(self) -> bool:
        """Whether the text speaks of an office's things, and has no word of billing, of services or of patients."""
        return (
            not self.words.isdisjoint(office_words)
            and self.words.isdisjoint(coding_words - generic_words)
            and self.words.isdisjoint(service_words | record_words | modifier_labels | patient_words)
        )

    @cached_property
    def kinds(self) -> dict[int, int]:
        """How many different modifiers of each kind the text could have."""
        written = {token.text for token in self.tokens if token.end - token.start == _TWO}
        return Counter(kinds[each] for each in written if each in kinds)

    @cached_property
    def about_claims(self) -> bool:
        """Whether the text uses words of billing, or of the work around it."""
        return self.about_billing or not claim_words.isdisjoint(self.words)

    @cached_property
    def labelled_bill_type(self) -> bool:
        """Whether a type of bill stands right behind its label (`TOB 0131`)."""
        return _BILL_TYPE.search(self.text) is not None

    @cached_property
    def has_heads(self) -> bool:
        """Whether a word stands in the text that may head a list of numbers which are no codes."""
        return ":" in self.text and not self.words.isdisjoint(list_heads)

    @cached_property
    def mentions_else(self) -> bool:
        """Whether the text has a word of things that those who write about billing have no use for."""
        return not self.words.isdisjoint(words_of_else)

    @cached_property
    def has_streets(self) -> bool:
        """Whether a word of streets or roads stands in the text."""
        return not self.words.isdisjoint(road_words)

    @property
    def names_code(self) -> bool:
        """Whether a procedure code was read, or the text holds a run that may be one."""
        for found in reversed(self.found[-_RECENT:]):
            if found.system in PROCEDURES:
                return True
        return self.has_segments or self.has_procedure

    @cached_property
    def speaks_of_services(self) -> bool:
        """Whether the text uses words of services that procedure codes stand for."""
        return not service_words.isdisjoint(self.words)

    def may_ask_towns(self) -> bool:
        """Whether a ZIP code may still be looked up: each costs a search, and no mail has as many."""
        self.towns_asked += 1
        return self.towns_asked <= _MOST_TOWNS

    @cached_property
    def has_question(self) -> bool:
        """Whether a question mark stands in the text."""
        return "?" in self.text

    @cached_property
    def has_lines(self) -> bool:
        """Whether the text has more than one line."""
        return "\n" in self.text.strip()

    @cached_property
    def may_label_modifiers(self) -> bool:
        """Whether a word for modifiers, alone or with its number in one run, may stand in the text."""
        return "mod" in self.text.lower() or self.says_modifier

    def is_asked(self, index: int) -> bool:
        """Whether the text is a question, or the token at `index` is its first, as in one-line mails."""
        return index < 2 or self.has_question

    @cached_property
    def _closed_starts(self) -> list[int]:
        return [start for start, _ in self.closed]

    def is_closed(self, place: int) -> bool:
        """Whether the place lies in a signature, a disclaimer or a header line."""
        if not self.closed:
            return False
        at = bisect_right(self._closed_starts, place) - 1
        return at >= 0 and place < self.closed[at][1]

    def touches(self, index: int) -> bool:
        """Whether the token stands right behind the one before, no space between."""
        return self.tokens[index - 1].end == self.tokens[index].start

    def knows(self, system: CodeSystem, code: str) -> bool | None:
        """What the catalogue says of the code, None without a catalogue."""
        return None if self.known is None else self.known(system, code)

    @property
    def last(self) -> Found | None:
        """The citation read last."""
        return self.found[-1] if self.found else None


_OF_DIGITS = frozenset({"digits", "mixed"})


def _begins_with_procedure(run: str) -> bool:
    """Whether the first five characters have the form and the number of a procedure code."""
    first = run[:5]
    if first.isdigit():
        return in_cpt_section(first)
    return is_hcpcs(first) or _LETTERED.fullmatch(run) is not None


_LONGEST_GLOSS = 5


def behind_gloss(sheet: Sheet, index: int) -> int:
    """The index behind a remark in brackets that begins at `index` (`24 (ASC) or 22`), if a list goes on there; else `index`."""
    tokens = sheet.tokens
    if tokens[index].text != "(" or tokens[index + 1].kind != "word":
        return index
    for at in range(index + 2, index + 2 + _LONGEST_GLOSS):
        if tokens[at].text == ")":
            return at + 1 if tokens[at + 1].lower in _GOES_ON else index
        if tokens[at].kind not in ("word", "mark"):
            return index
    return index


_GOES_ON = frozenset({",", "and", "or", "vs", "versus", "not", "&", "/", "to", "then"})
