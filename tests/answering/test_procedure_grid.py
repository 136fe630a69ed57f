"""Procedures in words, axis by axis in the tables of ICD-10-PCS."""

import pytest

from consultant.answering import procedure_grid, procedure_removals, procedure_words
from consultant.model.inpatient import InpatientRow

_KIDNEYS = InpatientRow(
    "0TT",
    (
        ("Body Part", (("0", "Kidney, Right"), ("1", "Kidney, Left"), ("2", "Kidneys, Bilateral"))),
        ("Approach", (("0", "Open"), ("4", "Percutaneous Endoscopic"))),
        ("Device", (("Z", "No Device"),)),
        ("Qualifier", (("Z", "No Qualifier"),)),
    ),
)
_PLEURA = InpatientRow(
    "0W9",
    (
        ("Body Part", (("9", "Pleural Cavity, Right"), ("B", "Pleural Cavity, Left"))),
        ("Approach", (("3", "Percutaneous"),)),
        ("Device", (("0", "Drainage Device"),)),
        ("Qualifier", (("Z", "No Qualifier"),)),
    ),
)
_DRY = InpatientRow(
    "0W9",
    (
        *_PLEURA.axes[:2],
        ("Device", (("Z", "No Device"),)),
        ("Qualifier", (("X", "Diagnostic"), ("Z", "No Qualifier"))),
    ),
)


def _codes(words: str, approach: str, *rows: InpatientRow) -> list[str]:
    operation = words.split()[0]
    return [one.code for one in procedure_grid.fits(words, approach, rows, operation) if not one.left]


def test_every_axis_is_taken_from_what_is_told() -> None:
    assert _codes("resection of left kidney", "open approach", _KIDNEYS) == ["0TT10ZZ"]


def test_a_way_in_that_is_not_told_leaves_the_code_open() -> None:
    assert _codes("resection of left kidney", "", _KIDNEYS) == ["0TT10ZZ", "0TT14ZZ"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("drainage of left pleural cavity", "0W9B3ZZ"),
        ("drainage of left pleural cavity diagnostic", "0W9B3ZX"),
        ("drainage of left pleural cavity with drainage device", "0W9B30Z"),
    ],
)
def test_nothing_is_put_in_that_is_not_told(words: str, code: str) -> None:
    assert _codes(words, "percutaneous approach", _PLEURA, _DRY) == [code]


def test_a_word_of_another_value_stays_over() -> None:
    (fit,) = procedure_grid.fits(
        "resection of left kidney bilateral", "open approach", (_KIDNEYS,), "resection"
    )[:1]
    assert fit.left


@pytest.mark.parametrize(
    ("told", "titled"),
    [
        ("tracheostomy tube exchanged", "change of tracheostomy device in trachea"),
        ("left chest tube pulled", "removal of drainage device in pleural cavity left"),
        ("cystoscopic removal of right ureteral stent", "removal of intraluminal device in ureter"),
    ],
)
def test_a_device_taken_out_is_told_by_its_kind(told: str, titled: str) -> None:
    assert titled in procedure_removals.told(told)


def test_putting_in_is_no_taking_out() -> None:
    assert not procedure_removals.told("PEG tube placement")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("needle extraction of loose body left knee joint", "extirpation of matter from left knee joint"),
        ("whole gallbladder out, why not excision", "resection of gallbladder"),
        ("Kidney stone pulled out of right ureter", "extirpation of matter from right ureter"),
        ("L4-L5 fusion", "lumbar vertebral joint"),
        ("cervix left in, total hysterectomy", "resection of uterus"),
        (
            "drainage of amniotic fluid, therapeutic from products of conception",
            "amniotic fluid, therapeutic from",
        ),
    ],
)
def test_lay_words_become_those_of_titles(told: str, words: str) -> None:
    assert words in " ".join(procedure_words.titled(told).split())
