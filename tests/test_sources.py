from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

from consultant.catalogue.report import look_up
from consultant.model import catalogue, coverage, crosswalk, fees, membership, neighbours
from consultant.model.catalogue import Release
from consultant.model.sources import PLAIN, releases_in
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.web.desk import START

ONE, OTHER, *_ = RELEASES.values()


@dataclass(frozen=True)
class Made:
    words: str
    inner: tuple[object, ...]
    named: dict[str, object]


def test_releases_are_found_wherever_they_stand() -> None:
    assert list(releases_in(Made("text", (1, (ONE, None)), {"b": OTHER}))) == [ONE, OTHER]


def test_a_look_up_names_the_release_of_its_entry() -> None:
    found = look_up(MemoryCatalogue(), "E11.9", START.date())
    assert RELEASES[catalogue.CodeSet.ICD10CM] in set(releases_in(found))


def test_no_type_that_is_passed_over_can_hold_a_release() -> None:
    modules = (catalogue, coverage, crosswalk, fees, membership, neighbours)
    holders = {
        name
        for module in modules
        for name, kind in vars(module).items()
        if is_dataclass(kind) and any("Release" in str(field.type) for field in fields(kind))
    }
    assert holders
    assert not {plain for plain in PLAIN if any(holder in plain for holder in holders)}
    assert Release.__name__ not in PLAIN
