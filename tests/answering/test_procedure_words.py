"""An inpatient procedure in the words of clinicians becomes the title that ICD-10-PCS builds for it."""

from __future__ import annotations

import pytest

from consultant.answering import procedure_words
from consultant.model.codes import CodeSystem
from tests.answering.test_descriptions import draft, likely

_LAPAROSCOPIC = likely(
    "0FT44ZZ", "Resection of Gallbladder, Percutaneous Endoscopic Approach", 0.8, CodeSystem.ICD10PCS
)
_OPEN = likely("0FT40ZZ", "Resection of Gallbladder, Open Approach", 0.7, CodeSystem.ICD10PCS)


@pytest.mark.parametrize(
    ("text", "words", "approach"),
    [
        ("laparoscopic appendectomy", "resection of appendix", "percutaneous endoscopic approach"),
        (
            "occlusion of the pelvic lymphatics, laparoscopic",
            "occlusion of the pelvis lymphatics,",
            "percutaneous endoscopic approach",
        ),
        ("partial nephrectomy left, open", "excision of kidney left,", "open approach"),
        (
            "EGD with biopsy of stomach",
            "excision of stomach diagnostic",
            "via natural or artificial opening endoscopic",
        ),
        ("portal vein repaired, open", "repair portal vein,", "open approach"),
        (
            "R peroneal artery angioplasty with three stents, percutaneous",
            "dilation of right peroneal artery with three intraluminal devices,",
            "percutaneous approach",
        ),
        (
            "open drainage of seminal vesicle, drain left in",
            "drainage of seminal vesicle, with drainage device",
            "open approach",
        ),
        (
            "replacement of vein with Gore-Tex graft, perc",
            "replacement of vein with synthetic substitute,",
            "percutaneous approach",
        ),
        (
            "left thoracentesis, the pigtail left in for drainage",
            "left drainage of pleural cavity , with drainage device",
            "percutaneous approach",
        ),
        ("left thoracentesis, no drain left in", "left drainage of pleural cavity", "percutaneous approach"),
        (
            "opened a right breast abscess and left a drain in place, open",
            "drainage of right breast with drainage device ,",
            "open approach",
        ),
        (
            "two stents (not drug eluting) in left femoral artery, percutaneous",
            "dilation of left femoral artery with two intraluminal devices,",
            "percutaneous approach",
        ),
        ("distal pancreatectomy, open", "distal excision of pancreas,", "open approach"),
        (
            "percutaneous, surgeon excised a portion of the lumbosacral plexus, no diagnostic intent",
            ", excision of a of the lumbosacral plexus",
            "percutaneous approach",
        ),
        (
            "a drain was left in the gallbladder, percutaneous",
            "drainage of gallbladder with drainage device,",
            "percutaneous approach",
        ),
        (
            "percutaneous placement of a bare-metal stent, one coronary artery",
            "dilation of a with intraluminal device, coronary artery one artery",
            "percutaneous approach",
        ),
        (
            "closed reduction of left radius without fixation",
            "reposition of left radius",
            "external approach",
        ),
        (
            "low forceps delivery",
            "extraction of products of conception low forceps",
            "via natural or artificial opening",
        ),
        (
            "ORIF of left radius with plate",
            "reposition with internal fixation device of left radius",
            "open approach",
        ),
        (
            "right internal carotid endarterectomy, open",
            "extirpation of matter from right internal carotid artery,",
            "open approach",
        ),
        ("amputation of right great toe, complete", "detachment at right 1st toe, complete", "open approach"),
        (
            "left BKA through the middle third of the tibia",
            "left detachment at lower leg mid",
            "open approach",
        ),
        (
            "Left total hip, ceramic head on poly liner, uncemented",
            "left replacement of hip joint with synthetic substitute , ceramic polyethylene, uncemented",
            "open approach",
        ),
        ("ventilator 5 days", "respiratory ventilation greater than 96 consecutive hours", ""),
        ("on the vent for 30 hours", "respiratory ventilation 24-96 consecutive hours", ""),
        ("low transverse c-section", "extraction of products of conception low", "open approach"),
        (
            "CABG x1 with LIMA to LAD",
            "bypass coronary artery one artery with from left internal mammary one artery",
            "open approach",
        ),
    ],
)
def test_a_procedure_is_told_as_titles_tell_it(text: str, words: str, approach: str) -> None:
    found = procedure_words.procedure(text)

    assert found == procedure_words.Procedure(words, approach)


@pytest.mark.parametrize("text", ["gallstones", "the plan for tomorrow", "acute appendicitis with abscess"])
def test_what_names_no_operation_is_no_procedure(text: str) -> None:
    assert procedure_words.procedure(text) is None


def test_the_code_whose_title_says_what_is_told_is_named() -> None:
    drafted = draft("ICD-10-PCS code for a lap chole, inpatient?", _LAPAROSCOPIC, _OPEN)

    assert "0FT44ZZ fits that description" in drafted.text


def test_an_approach_that_is_not_told_is_asked_back() -> None:
    drafted = draft("PCS code for removal of the gallbladder?", _LAPAROSCOPIC, _OPEN)

    assert "0FT40ZZ" in drafted.text
    assert "0FT44ZZ" in drafted.text
    assert "fits that description" not in drafted.text


def test_a_root_operation_is_defined_only_where_its_meaning_is_asked() -> None:
    drafted = draft("PCS code for removal of the gallbladder?", _LAPAROSCOPIC, _OPEN)

    assert "taking out or off a device" not in drafted.text
