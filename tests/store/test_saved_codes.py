"""Saved codes, and that what a release changes of them is told once, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from consultant import upkeep, watching
from consultant.dispatch.envelope import one_line
from consultant.errors import InputError
from consultant.model.catalogue import BillingSetting, CodeSet, Release, UnitLimit
from consultant.model.codes import CodeSystem
from consultant.model.consultation import Role
from consultant.model.saved import Watched
from consultant.store import saved_codes
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.clock import BEGINNING
from tests.fakes.world import World

CPT = CodeSystem.CPT
NEXT = replace(RELEASES[CodeSet.MUE_PRACTITIONER], edition="2024 Q4", sha256="1" * 64)


class NextQuarter(MemoryCatalogue):
    """The same catalogue after an import: another release of the unit limits, with another limit for some codes."""

    def __init__(self, limits: dict[str, int], release: Release = NEXT) -> None:
        super().__init__()
        self._limits, self._release = limits, release

    def releases(self) -> tuple[Release, ...]:
        others = (one for one in super().releases() if one.code_set is not CodeSet.MUE_PRACTITIONER)
        return (*others, self._release)

    def unit_limit(self, code: str, setting: BillingSetting, on: date) -> Any:
        if setting is BillingSetting.PRACTITIONER and code in self._limits:
            return UnitLimit(code, self._limits[code], "3", "Clinical: Data", setting, self._release)
        return super().unit_limit(code, setting, on)


@pytest.fixture
def ana(world: World) -> int:
    account = world.database.accounts.add("ana@clinic.test", "Ana", "", Role.ASKER, world.clock())
    world.change(catalogue=NextQuarter({"20610": 2}, RELEASES[CodeSet.MUE_PRACTITIONER]))
    return account.id


def save(world: World, account: int, code: str = "20610", note: str = "", *, alert: bool = True) -> None:
    found = watching.look_up(world.service, CPT, code)
    world.database.saved_codes.save(account, found, note, alert=alert, now=world.clock())


def pass_a_round(world: World) -> list[str]:
    """What beat does after an import; the mails sent meanwhile."""
    before = len(world.postman.mails)
    world.clock.pass_time(minutes=1)
    watching.watch(world.service)
    upkeep.send_alerts(world.service)
    return [mail.content.decode() for mail in world.postman.mails[before:]]


def test_one_mail_tells_everything_that_changed_and_never_again(world: World, ana: int) -> None:
    save(world, ana, note="our knees")
    save(world, ana, "99213")
    assert pass_a_round(world) == []
    world.change(catalogue=NextQuarter({"20610": 3}))
    (mail,) = pass_a_round(world)
    text = one_line(mail)
    assert "20610" in text
    assert "99213" not in text  # nothing changed of it
    for said in ("units: 3, was 2", "2024 Q3", "2024 Q4", "our knees", "List-Unsubscribe: <"):
        assert said in text, said
    assert [pass_a_round(world) for _ in range(3)] == [[], [], []]


def test_workers_that_look_at_the_same_time_tell_once(world: World, ana: int) -> None:
    for code in ("20610", "99213", "99214", "27447"):
        save(world, ana, code)
    world.change(catalogue=NextQuarter({"20610": 3, "99213": 7}))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: pass_a_round(world), range(4)))
    assert len(world.postman.mails) == 1


def test_a_release_that_changes_nothing_of_the_codes_is_not_told(world: World, ana: int) -> None:
    save(world, ana)
    world.change(catalogue=NextQuarter({"20610": 2}))
    assert pass_a_round(world) == []


def test_a_set_that_is_taken_out_and_loaded_again_is_compared_with_what_it_held(
    world: World, ana: int
) -> None:
    save(world, ana)
    without = tuple(
        one for one in MemoryCatalogue().releases() if one.code_set is not CodeSet.MUE_PRACTITIONER
    )

    class Without(MemoryCatalogue):
        def releases(self) -> tuple[Release, ...]:
            return without

        def unit_limit(self, code: str, setting: BillingSetting, on: date) -> Any:
            return replace(super().unit_limit("00000", setting, on), release=None)

    world.change(catalogue=Without())
    assert pass_a_round(world) == []
    world.change(catalogue=NextQuarter({"20610": 3}))
    assert len(pass_a_round(world)) == 1


def test_a_machine_with_an_older_catalogue_tells_nothing_back(world: World, ana: int) -> None:
    save(world, ana)
    old = world.service.catalogue
    new = NextQuarter({"20610": 3}, replace(NEXT, effective_from=date(2024, 10, 1)))
    world.change(catalogue=new)
    assert len(pass_a_round(world)) == 1
    for catalogue in (old, new, old, new):
        world.change(catalogue=catalogue)
        assert pass_a_round(world) == []


def test_only_who_asked_for_alerts_is_mailed_and_only_of_changes_since(world: World, ana: int) -> None:
    ben = world.database.accounts.add("ben@clinic.test", "Ben", "", Role.ASKER, world.clock()).id
    save(world, ana, alert=False)
    world.change(catalogue=NextQuarter({"20610": 3}))
    assert pass_a_round(world) == []
    save(world, ana)  # from now on
    save(world, ben)
    assert pass_a_round(world) == []
    (kept,) = world.database.saved_codes.of(ana)
    assert kept.alert
    assert kept.changed_at == BEGINNING + timedelta(minutes=1)
    world.change(catalogue=NextQuarter({"20610": 4}, replace(NEXT, edition="2025 Q1", sha256="2" * 64)))
    assert len(pass_a_round(world)) == 2


def test_who_ends_the_alerts_gets_not_even_what_was_queued(world: World, ana: int) -> None:
    save(world, ana)
    world.change(catalogue=NextQuarter({"20610": 3}))
    watching.watch(world.service)
    world.database.saved_codes.mute(ana)
    world.database.saved_codes.mute(ana)
    assert pass_a_round(world) == []
    assert [one.alert for one in world.database.saved_codes.of(ana)] == [False]


def test_saving_again_changes_the_note_and_removing_forgets(world: World, ana: int) -> None:
    save(world, ana, note="first")
    save(world, ana, note="second", alert=False)
    assert [(one.note, one.alert) for one in world.database.saved_codes.of(ana)] == [("second", False)]
    world.database.saved_codes.remove(ana, CPT, "20610")
    assert world.database.saved_codes.of(ana) == []
    assert world.database.saved_codes.outdated("another state", 9) == []


def test_a_list_has_an_end(world: World, ana: int) -> None:
    for number in range(saved_codes.MOST):
        found = Watched(CPT, str(number), "", {})
        world.database.saved_codes.save(ana, found, "", alert=False, now=world.clock())
    with pytest.raises(InputError, match="at most"):
        save(world, ana)
