"""The choices of the job board, from `config/careers.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consultant.errors import InputError
from consultant.model.careers import Workplace

Choices = Mapping[str, str]
"""Keys as they are stored, with the words for people, in the order of the pages."""
WORKPLACES: Choices = {
    Workplace.REMOTE.value: "Remote",
    Workplace.HYBRID.value: "Hybrid",
    Workplace.ON_SITE.value: "On site",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a job can be, and which words mean the same."""

    credentials: Choices
    specialties: Choices
    settings: Choices
    employments: Choices
    states: Choices
    complaints: Choices
    same: Mapping[str, str]
    """A word to the one that stands for it."""
    none: frozenset[str]
    """Words that say nothing here."""

    def choices(self, part: str) -> Choices:
        """The choices of a part of `Wanted` or `Posting`."""
        return {
            "credentials": self.credentials,
            "specialties": self.specialties,
            "settings": self.settings,
            "workplaces": WORKPLACES,
            "employments": self.employments,
            "states": self.states,
        }[part]


def terms(table: Mapping[str, Any]) -> Terms:
    """The parsed file. Raises InputError that names the table and what is wrong with it."""
    words = table.get("words", {})
    return Terms(
        credentials=_choices(table, "credentials"),
        specialties=_choices(table, "specialties"),
        settings=_choices(table, "settings"),
        employments=_choices(table, "employments"),
        states=_choices(table, "states"),
        complaints=_choices(table, "complaints"),
        same=_same(words.get("same", ())),
        none=frozenset(map(str, words.get("none", ()))),
    )


def _choices(table: Mapping[str, Any], name: str) -> Choices:
    found = table.get(name)
    if not isinstance(found, Mapping) or not found:
        raise InputError(f"config/careers.toml: the table [{name}] is missing or empty.")
    if any(not isinstance(words, str) or not words.strip() for words in found.values()):
        raise InputError(f"config/careers.toml: each row of [{name}] needs words for people.")
    return dict(found)


def _same(lines: Sequence[Sequence[str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        for word in line:
            if found.setdefault(word, line[0]) != line[0]:
                raise InputError(f"config/careers.toml, [words] same: {word!r} stands in two lines.")
    return found
