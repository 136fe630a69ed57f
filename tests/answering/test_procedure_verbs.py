"""What everyday verbs tell of an inpatient procedure, by the names of the root operations."""

from __future__ import annotations

import pytest

from consultant.answering import procedure_grid, procedure_sets, procedure_words
from consultant.model.inpatient import InpatientRow


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("synthetic substitute taken out of the right tibia, open", "removal of synthetic substitute from the right tibia,"),
        ("took infusion device out of the larynx, percutaneous", "removal of infusion device from the larynx,"),
        ("spacer put in the left ankle joint, open", "insertion of spacer into the left ankle joint,"),
        ("clip in the trachea adjusted, open", "revision of extraluminal device in the trachea,"),
        ("exchange of drain in the testis, external", "change drainage device in the testis,"),
        ("right vertebral vein narrowed, open", "right vertebral vein restriction of,"),
        ("femoral nerve freed up, percutaneous", "femoral nerve release,"),
        ("right ovary moved back into place, open", "right ovary reposition,"),
        ("colic vein closed off, open", "colic vein occlusion of,"),
        ("knee tendon divided, open", "knee tendon division of,"),
        ("left ear drum drained for diagnosis, open", "drainage of left tympanic membrane diagnostic,"),
        ("complete removal of the right lower arm and wrist muscle, open", "resection of the right lower arm and wrist muscle,"),
    ],
)  # fmt: skip
def test_a_verb_tells_the_root_operation(text: str, words: str) -> None:
    told = procedure_words.procedure(text)
    assert told is not None
    assert told.words == words


def test_a_verb_beside_an_operation_tells_none() -> None:
    told = procedure_words.procedure("dilation of the narrowed renal artery, open")
    assert told is not None
    assert "restriction" not in told.words


def test_the_bone_is_meant_where_no_joint_is_said() -> None:
    rows = [
        InpatientRow(
            code,
            (("Body Part", ((value, label),)), ("Approach", (("0", "Open"),)), ("Qualifier", (("Z", "No Qualifier"),))),
        )
        for code, value, label in (("0PS", "M", "Carpal, Right"), ("0RS", "Q", "Carpal Joint, Right"))
    ]  # fmt: skip
    found = procedure_grid.fits("reposition right carpal", "open approach", rows, "reposition")
    assert {one.code: one.implied for one in found} == {"0PSM0Z": 0, "0RSQ0Z": 1}


def test_a_new_battery_is_a_generator_taken_out_and_one_put_in() -> None:
    out, put_in = procedure_sets.apart("Dual-chamber pacemaker generator replaced at end of battery life")
    assert out.startswith("removal of cardiac rhythm related device")
    assert "pacemaker dual chamber into chest" in put_in


def test_a_battery_of_an_unknown_kind_is_one_procedure() -> None:
    assert len(procedure_sets.apart("pacemaker battery change")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ultrasound of the veins of both legs", "ultrasonography of the bilateral lower extremity veins"),
        ("alcohol detoxification", "detoxification services for substance abuse treatment"),
        ("arterial line placed for blood pressure monitoring", "monitoring of arterial pressure peripheral"),
        ("ECT, bilateral", "electroconvulsive therapy single seizure, bilateral"),
    ],
)
def test_what_has_a_name_of_its_own_is_told_by_its_title(text: str, words: str) -> None:
    told = procedure_words.procedure(text)
    assert told is not None
    assert told.words == words
