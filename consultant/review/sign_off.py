"""Whether one signature is enough: the risk classes of `[[second_sign_off]]`. Two people sign the same words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from consultant.errors import InputError, NotAllowed
from consultant.model.consultation import REVIEWERS, Role, Stage, Verdict
from consultant.model.desk import Account, FirstSignature
from consultant.model.reading import Decision, Ruling, Signing

NEW_CONSULTANT = "new consultant"
"""A risk that lies in the signer, not in the draft."""
LONE = ("sign", "wait")


@dataclass(frozen=True, slots=True)
class RiskClass:
    """A risk for which two people sign, one of them with a role of `by`."""

    risk: str
    by: frozenset[Role]
    why: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """The table, and what it means where nobody else is there."""

    classes: tuple[RiskClass, ...] = ()
    new_until: int = 0
    """Replies after which a consultant is no longer new."""
    lone: str = "sign"

    def rule(self, decision: Decision, signing: Signing, people: Sequence[Account]) -> Ruling:
        """Where the decision leads.

        Raises:
            NotAllowed: the reviewer has signed this already, or a person of another role has to.
        """
        if decision.verdict is Verdict.RETURN:
            second = signing.stage is Stage.SECOND_SIGN_OFF
            return Ruling(Stage.DRAFTED if second else Stage.RECEIVED)
        first = signing.first
        if first and _same(decision, signing, first):
            self._require_second(decision.reviewer, first, people)
            return Ruling(Stage.APPROVED)
        classes = self._classes(decision, signing)
        risks = tuple(one.risk for one in classes if self._can_wait(one, decision.reviewer, people))
        if risks:
            return Ruling(Stage.SECOND_SIGN_OFF, risks)
        return Ruling(Stage.APPROVED, alone=tuple(one.risk for one in classes))

    def named(self, risks: Iterable[str]) -> tuple[RiskClass, ...]:
        """The classes of these risks."""
        wanted = set(risks)
        return tuple(one for one in self.classes if one.risk in wanted)

    def _classes(self, decision: Decision, signing: Signing) -> tuple[RiskClass, ...]:
        if decision.verdict is Verdict.ASK_BACK and decision.reason.strip():
            return ()  # only the reviewer's own questions are sent
        found = set(signing.risks)
        if signing.signed_before < self.new_until:
            found.add(NEW_CONSULTANT)
        return self.named(found)

    def _can_wait(self, one: RiskClass, reviewer: str, people: Sequence[Account]) -> bool:
        return self.lone == "wait" or _somebody(one, reviewer, people)

    def _require_second(self, reviewer: str, first: FirstSignature, people: Sequence[Account]) -> None:
        if reviewer == first.reviewer:
            raise NotAllowed("You have signed this already. Another person has to sign it too.")
        pair = {person.role for person in people if person.email in (reviewer, first.reviewer)}
        for one in self.named(first.risks):
            if not pair & one.by:
                roles = " or ".join(sorted(role.value for role in one.by))
                raise NotAllowed(f"Because of “{one.risk}”, a person with the role {roles} has to sign.")


def sign_off(table: Mapping[str, Any]) -> SignOff:
    """The rules of a parsed `config/policy.toml`. Raises InputError, which names the row and what is wrong with it."""
    rows = cast("Sequence[Mapping[str, Any]]", table.get("second_sign_off", ()))
    more = cast("Mapping[str, Any]", table.get("signing", {}))
    lone = str(more.get("lone", "sign"))
    if lone not in LONE:
        raise InputError(f"config/policy.toml, [signing]: lone is {lone!r}; it must be one of {LONE}.")
    classes = tuple(_risk_class(row, place) for place, row in enumerate(rows, 1))
    return SignOff(classes, int(more.get("new_until", 0)), lone)


def _risk_class(row: Mapping[str, Any], place: int) -> RiskClass:
    try:
        by = frozenset(Role(name) for name in row["by"])
        if not by or not by <= REVIEWERS:
            raise ValueError(f"by names {sorted(by)}, who cannot sign")
        return RiskClass(str(row["risk"]), by, str(row["why"]))
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"config/policy.toml, [[second_sign_off]] row {place}: {error}; a row needs risk, by "
            "(a list of consultant, senior, admin) and why"
        ) from error


def _same(decision: Decision, signing: Signing, first: FirstSignature) -> bool:
    """Whether the second person signs what the first one did, to the letter."""
    words = decision.text is None or decision.text == signing.text
    reason = decision.reason.strip() in ("", first.reason)
    return decision.verdict is first.verdict and signing.draft == first.draft and words and reason


def _somebody(one: RiskClass, reviewer: str, people: Sequence[Account]) -> bool:
    """Whether another person is there with whom the reviewer makes a pair that may sign."""
    mine = next((person.role for person in people if person.email == reviewer), None)
    return any(
        person.email != reviewer and person.active and (person.role in one.by or mine in one.by)
        for person in people
        if person.reviews
    )
