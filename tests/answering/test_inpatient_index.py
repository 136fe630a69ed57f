"""Body part key, index and tables of ICD-10-PCS, and the root operation of a procedure that is told."""

from __future__ import annotations

import pytest

from consultant.answering import Answerer
from consultant.model.answer import Draft
from consultant.model.inpatient import Character, IndexLead, InpatientTable
from consultant.templates import MailTemplates
from tests.answering.test_verdicts import NOTES
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]
_LEADS = {
    "cubital": ("Median cubital vein", "Basilic Vein, Right", "", "Body Part"),
    "vater": ("Ampulla of Vater", "Ampulla of Vater", "0FC", "Body Part"),
    "mandibulectomy": ("Mandibulectomy", "Excision, Head and Facial Bones", "0NB", ""),
    "cypher": ("Cypher(R) Stent", "Intraluminal Device, Drug-eluting", "", "Device"),
}
_OPERATIONS = {
    "0DC": ("C", "Extirpation", "Taking out solid matter"),
    "0DB": ("B", "Excision", "Cutting out a portion"),
    "0DT": ("T", "Resection", "Cutting out all"),
    "0Y6": ("6", "Detachment", "Cutting off all or a portion of an extremity"),
}


class Indexed(MemoryCatalogue):
    """A catalogue with four terms of the index and one table."""

    def inpatient_leads(self, text: str) -> tuple[IndexLead, ...]:
        return tuple(IndexLead(*lead, _RELEASE) for word, lead in _LEADS.items() if word in text.lower())

    def inpatient_table(self, code: str) -> InpatientTable | None:
        values = {"Approach": (("0", "Open"), ("4", "Percutaneous Endoscopic"))}
        labels = ("Medical and Surgical", "Hepatobiliary System", "Resection")
        return (
            InpatientTable("0FT", labels, "Cutting out all", values, 1, _RELEASE) if code == "0FT" else None
        )

    def characters(self, code: str) -> tuple[Character, ...]:
        if code == "0DB60ZZ":
            return (Character(5, "0", "Approach", "Open", _RELEASE, "Cutting through the skin"),)
        if code not in _OPERATIONS:
            return ()
        letter, name, definition = _OPERATIONS[code]
        return (Character(3, letter, "Operation", name, _RELEASE, definition),)


def draft(text: str) -> Draft:
    return Answerer(Indexed(), MailTemplates(), NOTES).draft(question(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which PCS body part value is the median cubital vein?", "coded to the body part value Basilic Vein, Right"),
        ("ICD-10-PCS body part for the ampulla of Vater?", "is a body part value of its own: C Ampulla of Vater in body"),
        ("Which PCS tables does the index give for mandibulectomy?", "to 0NB (Excision, Head and Facial Bones)"),
        ("Which device value does PCS have for a Cypher stent?", "the device value Intraluminal Device, Drug-eluting"),
        ("What approaches does PCS table 0FT allow?", "approach values are 0 Open, 4 Percutaneous Endoscopic"),
        ("Does table 0FT allow approach 8?", "No: table 0FT is Resection"),
        ("Is there a table 0FT in ICD-10-PCS?", "Yes: table 0FT is Resection"),
        ("Which root operation is the removal of a kidney stone in one piece?", "Extirpation (C) is taking out"),
        ("PCS root op for taking out a single polyp of the colon?", "Excision (B) is cutting out a portion"),
        ("Root operation for taking out the whole gallbladder, excision or resection?", "Resection (T) is cutting out"),
        ("Definition of the open approach in ICD-10-PCS?", "Open (0) is cutting through the skin"),
        ("Root operation for amputating a toe?", "Detachment (6) is cutting off"),
    ],
)  # fmt: skip
def test_what_the_key_the_index_and_the_tables_say_answers(text: str, said: str) -> None:
    assert said in draft(text).text


@pytest.mark.parametrize(
    "text", ["What did she have of the ampulla of Vater?", "Which table shows the fee of 99213?"]
)
def test_without_icd_10_pcs_neither_key_nor_index_is_looked_at(text: str) -> None:
    assert "PCS" not in draft(text).text
