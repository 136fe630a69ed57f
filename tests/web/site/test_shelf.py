from __future__ import annotations

from datetime import date

import pytest

from consultant import bootstrap
from consultant.answering.reference import label
from consultant.model.codes import CodeSystem
from consultant.web.site.shelf import Shelf

DAY = date(2026, 11, 18)
CODES = (
    (CodeSystem.CPT, "99213"),
    (CodeSystem.CPT, "00100"),
    (CodeSystem.CPT, "96372"),
    (CodeSystem.HCPCS, "J1885"),
    (CodeSystem.HCPCS, "G0439"),
    (CodeSystem.ICD10CM, "E11.22"),
    (CodeSystem.ICD10CM, "R73.03"),
    (CodeSystem.ICD10CM, "Z68.1"),
    (CodeSystem.POS, "11"),
    (CodeSystem.DRG, "470"),
)


@pytest.mark.parametrize(("system", "code"), CODES)
def test_a_code_finds_every_note_that_covers_it_in_the_order_of_the_files(
    system: CodeSystem, code: str
) -> None:
    notes = bootstrap.notes()
    covering = [note for note in notes if note.valid(DAY) and note.covers(label(system, code))]
    assert [*Shelf(notes).about(system, code, DAY)] == covering


def test_a_modifier_finds_its_notes_while_they_hold() -> None:
    notes = bootstrap.notes()
    shelf = Shelf(notes)
    of_25 = [note for note in notes if "25" in note.modifiers]
    assert of_25
    assert [*shelf.about(CodeSystem.MODIFIER, "25", DAY)] == [note for note in of_25 if note.valid(DAY)]
    assert shelf.about(CodeSystem.MODIFIER, "ZZ", DAY) == ()
    assert shelf.about(CodeSystem.CPT, "", DAY) == ()
