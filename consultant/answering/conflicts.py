"""Where two data sets disagree about the same codes on the same day: a person weighs them before the reply leaves. Pure.

Practitioner and hospital tables are no contradiction: each holds for its own claims, and the reply names the setting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from consultant.model.answer import Evidence
from consultant.model.catalogue import CodeSet, CodeStatus

PAIRS = frozenset({CodeSet.PTP_PRACTITIONER.value, CodeSet.PTP_HOSPITAL.value})
NOT_IN_USE = frozenset("DFGH")
"""Status indicators of the fee schedule for codes that are deleted or not valid for Medicare (MPFS record layout)."""
ALIVE: Mapping[str, bool] = {CodeStatus.ACTIVE.value: True, CodeStatus.TERMINATED.value: False}


def conflicting(rows: Iterable[Evidence]) -> bool:
    """Whether two sets contradict each other in what a draft rests on."""
    known = tuple(rows)
    return bundled_with_their_primary(known) or in_use_for_some_only(known)


def bundled_with_their_primary(rows: Iterable[Evidence]) -> bool:
    """The add-on edits say that two codes go together, the pair edits that they do not."""
    together: set[frozenset[str]] = set()
    bundled: set[frozenset[str]] = set()
    ended: set[frozenset[str]] = set()
    for row in rows:
        pair = frozenset(row.key.split(" / "))
        if row.code_set == CodeSet.ADD_ON.value and row.field == "primary":
            together.add(frozenset((row.key, row.value)))
        elif row.code_set in PAIRS and row.field == "modifier indicator" and row.value in ("0", "1"):
            bundled.add(pair)
        elif row.code_set in PAIRS and row.field == "deletion date":
            ended.add(pair)
    return bool(together & (bundled - ended))


def in_use_for_some_only(rows: Iterable[Evidence]) -> bool:
    """One set says that a code is in use, another that it is not."""
    said: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in rows:
        if row.field != "status":
            continue
        if row.code_set == CodeSet.MPFS.value:
            said[row.key][row.code_set] = row.value not in NOT_IN_USE
        elif row.value in ALIVE:
            said[row.key][row.code_set] = ALIVE[row.value]
    return any(len(set(by_set.values())) == 2 for by_set in said.values())
