"""The table of risk classes: when two people sign, and which two."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consultant import bootstrap
from consultant.errors import InputError, NotAllowed
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.desk import Account, FirstSignature
from consultant.model.reading import Decision, Signing
from consultant.review.sign_off import NEW_CONSULTANT, SignOff, sign_off
from consultant.settings import PROJECT

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
CORA = Account(1, "cora@desk.test", "Cora", "CPC", Role.CONSULTANT, True)
BEN = Account(2, "ben@desk.test", "Ben", "CCS", Role.CONSULTANT, True)
SOL = Account(3, "sol@desk.test", "Sol", "CPC", Role.SENIOR, True)
IVY = Account(4, "ivy@desk.test", "Ivy", "", Role.AUDITOR, True)
EVERYBODY = (CORA, BEN, SOL, IVY)
RULES = sign_off(
    {
        "signing": {"new_until": 3},
        "second_sign_off": [
            {"risk": "compliance", "by": ["senior", "admin"], "why": "w"},
            {"risk": "stale release", "by": ["consultant", "senior"], "why": "w"},
            {"risk": NEW_CONSULTANT, "by": ["senior"], "why": "w"},
        ],
    }
)
APPROVE = Decision(1, 1, Verdict.APPROVE, CORA.email)


def signing(*risks: str, before: int = 9, first: FirstSignature | None = None) -> Signing:
    stage = Stage.SECOND_SIGN_OFF if first else Stage.DRAFTED
    return Signing(stage, 7, "The text.", risks, first, before)


def first(
    who: Account = CORA, *risks: str, verdict: Verdict = Verdict.APPROVE, reason: str = ""
) -> FirstSignature:
    return FirstSignature(who.email, verdict, reason, NOW, 7, risks or ("stale release",))


def test_a_draft_without_a_risk_needs_one_signature() -> None:
    assert RULES.rule(APPROVE, signing("rule from notes"), EVERYBODY).to is Stage.APPROVED


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.DECLINE, Verdict.ASK_BACK])
def test_a_risk_of_the_table_needs_two(verdict: Verdict) -> None:
    ruling = RULES.rule(replace(APPROVE, verdict=verdict), signing("stale release"), EVERYBODY)
    assert (ruling.to, ruling.risks) == (Stage.SECOND_SIGN_OFF, ("stale release",))


def test_own_questions_to_the_asker_need_one() -> None:
    asking = replace(APPROVE, verdict=Verdict.ASK_BACK, reason="Which payer?")
    assert RULES.rule(asking, signing("compliance"), EVERYBODY).to is Stage.APPROVED


def test_a_new_consultant_is_one_until_enough_replies_arrived() -> None:
    assert RULES.rule(APPROVE, signing(before=2), EVERYBODY).risks == (NEW_CONSULTANT,)
    assert RULES.rule(APPROVE, signing(before=3), EVERYBODY).risks == ()


def test_the_second_person_signs_the_same_words() -> None:
    second = replace(APPROVE, reviewer=BEN.email)
    assert RULES.rule(second, signing(first=first()), EVERYBODY).to is Stage.APPROVED
    assert (
        RULES.rule(replace(second, text="The text."), signing(first=first()), EVERYBODY).to is Stage.APPROVED
    )


@pytest.mark.parametrize(
    "changed", [{"text": "Another text."}, {"verdict": Verdict.DECLINE, "reason": "No."}]
)
def test_other_words_are_a_first_signature_of_their_own(changed: dict[str, object]) -> None:
    second = replace(APPROVE, reviewer=BEN.email, **changed)  # type: ignore[arg-type]
    ruling = RULES.rule(second, signing("stale release", first=first()), EVERYBODY)
    assert ruling.to is Stage.SECOND_SIGN_OFF


def test_a_decline_is_signed_with_its_reason() -> None:
    waiting = signing("compliance", first=first(CORA, "compliance", verdict=Verdict.DECLINE, reason="No."))
    second = replace(APPROVE, reviewer=SOL.email, verdict=Verdict.DECLINE)
    assert RULES.rule(replace(second, reason="No."), waiting, EVERYBODY).to is Stage.APPROVED
    assert RULES.rule(replace(second, reason="Never."), waiting, EVERYBODY).to is Stage.SECOND_SIGN_OFF


def test_nobody_signs_twice() -> None:
    with pytest.raises(NotAllowed, match="Another person"):
        RULES.rule(APPROVE, signing(first=first()), EVERYBODY)


def test_one_of_the_two_has_the_role_that_is_asked_for() -> None:
    waiting = signing(first=first(CORA, "compliance"))
    with pytest.raises(NotAllowed, match="admin or senior"):
        RULES.rule(replace(APPROVE, reviewer=BEN.email), waiting, EVERYBODY)
    assert RULES.rule(replace(APPROVE, reviewer=SOL.email), waiting, EVERYBODY).to is Stage.APPROVED
    by_senior = signing(first=first(SOL, "compliance"))
    assert RULES.rule(replace(APPROVE, reviewer=BEN.email), by_senior, EVERYBODY).to is Stage.APPROVED


def test_where_nobody_could_sign_second_one_signature_is_enough_and_said() -> None:
    ruling = RULES.rule(APPROVE, signing("compliance"), (CORA, BEN, IVY, replace(SOL, active=False)))
    assert (ruling.to, ruling.alone) == (Stage.APPROVED, ("compliance",))
    waiting = replace(RULES, lone="wait").rule(APPROVE, signing("compliance"), (CORA,))
    assert waiting.to is Stage.SECOND_SIGN_OFF


def test_a_return_goes_to_the_engine_or_to_the_first_signer() -> None:
    back = replace(APPROVE, verdict=Verdict.RETURN, reason="No.")
    assert RULES.rule(back, signing("compliance"), EVERYBODY).to is Stage.RECEIVED
    assert RULES.rule(back, signing(first=first()), EVERYBODY).to is Stage.DRAFTED


def test_the_table_that_is_shipped_names_every_class() -> None:
    shipped = sign_off(bootstrap.policy_table(PROJECT))
    assert {one.risk for one in shipped.classes} == {
        "compliance",
        "identifiers found",
        "no grounded fact",
        "low confidence",
        "conflicting data",
        "stale release",
        NEW_CONSULTANT,
    }
    assert shipped.new_until > 0


@pytest.mark.parametrize(
    "table",
    [
        {"second_sign_off": [{"risk": "x", "by": ["auditor"], "why": "w"}]},
        {"second_sign_off": [{"risk": "x", "by": [], "why": "w"}]},
        {"second_sign_off": [{"by": ["senior"], "why": "w"}]},
        {"signing": {"lone": "maybe"}},
    ],
)
def test_a_wrong_row_is_named(table: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"config/policy\.toml, \[+(second_sign_off|signing)\]"):
        sign_off(table)


def test_without_a_table_one_signature_is_enough() -> None:
    assert SignOff().rule(APPROVE, signing("compliance", before=0), EVERYBODY).to is Stage.APPROVED
