"""A publisher's next file is imported while the service runs: what was sent on the old one is flagged, and not sent again."""

from __future__ import annotations

from pathlib import Path

from consultant import reuse
from consultant.catalogue.store import open_catalogue
from consultant.model.consultation import Stage
from tests.catalogue import layouts
from tests.catalogue.conftest import Load
from tests.web.desk import ASKER, make_desk

ASKED = "How many units of 20610 may we report? Office."
OTHER = "How many units of 27447 may we report? Office."


def file(units: int) -> str:
    rationale = "Clinical: Data"
    return layouts.units(
        ("20610", str(units), "3 Date of Service Edit: Clinical", rationale),
        ("27447", "1", "2 Date of Service Edit: Policy", rationale),
    )


def test_a_new_quarter_is_noticed_by_drafts_replies_and_sent_answers(
    tmp_path: Path, folder: Path, load: Load
) -> None:
    load(**{"MCR_MUE_PractitionerServices_Eff_07-01-2026__csv": file(2)})
    seconds = [0.0]
    catalogue = open_catalogue(folder, lambda: seconds[0])
    desk = make_desk(tmp_path / "desk", catalogue)  # type: ignore[arg-type]  # it meets the same port
    sent, other = (desk.ask(ASKER, text) for text in (ASKED, OTHER))
    for id in (sent, other):
        desk.dispatch(desk.decide(id))
    queued = desk.ask(ASKER, ASKED)
    reply = desk.decide(queued)
    while reuse.check(desk.service).facts:
        pass
    load(**{"MCR_MUE_PractitionerServices_Eff_10-01-2026__csv": file(3)})
    seconds[0] = 2.0
    desk.dispatch(reply)
    assert desk.database.desk.consultation(queued).row.stage is Stage.RECEIVED
    reuse.check(desk.service)
    (flagged,) = desk.database.answers.flagged()
    assert flagged.consultation == sent
    assert "MUE value: 2 → 3" in flagged.flags[0]
    assert len(desk.letterbox.mails) == 2
