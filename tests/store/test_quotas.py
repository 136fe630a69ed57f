"""Askers who send more than is allowed are held under the quota's name; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from consultant.model.allowance import Allowance, Counted, Quota, Standing
from consultant.model.consultation import Role
from tests.fakes.mails import mail
from tests.fakes.world import World

HOUR = timedelta(hours=1)
GUEST = Quota("guest's quota", "Too many.", Standing.GUEST, Counted.ASKER, 2, HOUR)


def allowing(world: World, *quotas: Quota) -> World:
    policy = replace(world.service.reader.policy, allowance=Allowance(quotas))
    world.change(reader=replace(world.service.reader, policy=policy))
    return world


def rules(world: World) -> list[str]:
    return sorted(message.rule for view in world.views() for message in view.messages)


def test_the_mail_over_a_guest_s_quota_is_held(world: World) -> None:
    allowing(world, GUEST)
    for _ in range(3):
        world.ask(mail())
    assert rules(world) == ["accepted", "accepted", "guest's quota"]


def test_a_quota_is_free_again_after_its_period(world: World) -> None:
    allowing(world, GUEST)
    world.ask(mail(), mail())
    world.clock.pass_time(hours=2)
    world.ask(mail())
    assert rules(world) == ["accepted"] * 3


def test_another_asker_is_not_touched(world: World) -> None:
    allowing(world, GUEST)
    world.ask(mail(), mail(), mail(sender="lee@clinic.example"))
    assert rules(world) == ["accepted"] * 3


def test_a_registered_asker_has_a_quota_of_his_own(world: World) -> None:
    allowing(world, GUEST, replace(GUEST, name="registered asker's quota", who=Standing.REGISTERED, mails=3))
    world.database.accounts.add("robin@clinic.example", "Robin", "", Role.ASKER, world.clock())
    for _ in range(4):
        world.ask(mail())
    assert rules(world) == ["accepted"] * 3 + ["registered asker's quota"]


@pytest.mark.parametrize(("exempt", "held"), [(frozenset(), 1), (frozenset({"clinic.example"}), 0)])
def test_a_domain_is_counted_together_unless_strangers_meet_there(
    world: World, exempt: frozenset[str], held: int
) -> None:
    allowing(world, Quota("domain's quota", "Too many.", Standing.ANYONE, Counted.DOMAIN, 2, HOUR, exempt))
    for name in ("a", "b", "c"):
        world.ask(mail(sender=f"{name}@clinic.example"))
    assert rules(world).count("domain's quota") == held


def test_two_programs_that_answer_each_other_are_stopped(world: World) -> None:
    first = world.answer(mail())
    allowing(world, Quota("thread's quota", "Too many.", Standing.ANYONE, Counted.THREAD, 3, HOUR))
    for _ in range(5):
        world.ask(mail("99214?", to=world.addresses.thread(first.row.id)))
    assert rules(world).count("thread's quota") == 3


def test_who_is_on_the_allow_list_has_no_quota(world: World) -> None:
    allowing(world, GUEST)
    policy = world.service.reader.policy
    lists = replace(policy.lists, allow=frozenset({"@clinic.example"}))
    world.change(reader=replace(world.service.reader, policy=replace(policy, lists=lists)))
    world.ask(mail(), mail(), mail())
    assert rules(world) == ["allow list"] * 3
