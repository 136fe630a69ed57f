"""Codes offered to choose from, the words that tell which, and the levels of visits by time and decision making."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from consultant.answering import occasions, offers, spans, telling, visit_words
from consultant.answering.findings.descriptions.newer_instead import _described
from consultant.answering.findings.guidelines import bones_and_joints
from consultant.answering.findings.modifiers.situations import _meant
from consultant.answering.reading import read
from consultant.answering.reading.descriptions import description
from tests.answering.test_verdicts import draft
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.questions import question


@pytest.mark.parametrize(
    ("text", "codes", "said"),
    [
        ("B20 or Z21 without symptoms?", ["B20", "Z21"], ("B20", "Z21")),
        ("pos 31 or 32 for a resident", ["31", "32"], ("31", "32")),
        ("E1165 vs. e11.9?", ["E11.65", "E11.9"], ("E11.65", "E11.9")),
        ("93000 vs 93005 vs 93010?", ["93000", "93005", "93010"], ("93000", "93005", "93010")),
        ("90832, 90834 or 90837 for 45 minutes", ["90832", "90834", "90837"], ("90832", "90834", "90837")),
        ("45378 or should we use 45380?", ["45378", "45380"], ("45378", "45380")),
        ("Which of J44.0 and J44.1?", ["J44.0", "J44.1"], ("J44.0", "J44.1")),
        ("Can J44.0 or J44.1 be coded together?", ["J44.0", "J44.1"], ()),
        ("I10 or N18.6 first?", ["I10", "N18.6"], ()),
        ("minutes 99205 vs 99215", ["99205", "99215"], ()),
        ("intraop share of 27447 or 27130", ["27447", "27130"], ()),
        ("Is 99213 or 99214 on the list of telehealth services?", ["99213", "99214"], ()),
        ("Can 20610 and 20611 be billed?", ["20610", "20611"], ()),
        ("45384 vs 45385, same polyp?", ["45384", "45385"], ()),
        ("Which pays more, 20610 or 20611?", ["20610", "20611"], ()),
    ],
)
def test_codes_are_offered_where_one_of_them_is_asked_for(
    text: str, codes: list[str], said: tuple[str, ...]
) -> None:
    assert offers.offered(text, codes) == said


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("left knee pain", "Pain in left knee", "Pain in right knee"),
        ("anemia from acute bleeding", "Acute posthemorrhagic anemia", "Anemia secondary to blood loss (chronic)"),
        ("CT without contrast", "CT of the head without contrast", "CT of the head with contrast"),
        ("one high reading, no hypertension", "Elevated reading, without hypertension", "Primary hypertension"),
        ("no symptoms", "Asymptomatic infection status", "Disease with symptoms"),
        ("still weak on the left after an old stroke", "Hemiplegia following cerebral infarction, left", "Cerebral infarction"),
    ],
)  # fmt: skip
def test_a_title_that_the_question_tells_is_met_and_the_other_is_not(
    question: str, one: str, other: str
) -> None:
    told = telling.heard(question)
    met, denied = telling.agreement(telling.words(one), telling.words(other), told)
    others_met, others_denied = telling.agreement(telling.words(other), telling.words(one), told)
    assert met - denied > others_met - others_denied
    assert denied == 0


@pytest.mark.parametrize(
    ("title", "text", "held"),
    [
        ("Psychotherapy, 38 to 52 minutes", "45 minutes", True),
        ("Psychotherapy, 53 minutes and up", "45 minutes", False),
        ("Talk, over 3 and up to 10 minutes", "8-min talk", True),
        ("Talk, over 10 minutes", "8 minutes", False),
        ("Check-up, age 1 to 4", "a 3-year-old", True),
        ("Check-up, baby in the first year", "2 weeks old", True),
        ("Check-up, baby in the first year", "3 years old", False),
        ("Stitching, up to 2.5 cm", "3 cm", False),
        ("Check-up, age 65 and up", "aged 70", True),
        ("Psychotherapy, 38 to 52 minutes", "15 minutes, then 45 minutes", False),
    ],
)
def test_a_span_in_a_title_holds_what_the_question_tells(title: str, text: str, held: bool) -> None:
    span = spans.span(title)
    assert span is not None
    assert span.holds(text) is held


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("E11.9 or E11.65 for a diabetic with high sugars?", 'E11.65 ("Type 2 diabetes mellitus with hyperglycemia")'),
        ("M25.561 or M17.12 for left knee osteoarthritis?", 'M17.12 ("Unilateral primary osteoarthritis, left knee")'),
        ("J45.20 or J44.1?", "The record decides: J45.20 is for"),
        ("CLL in remission: history Z85.6 or C91.11?", "The code of the leukemia or myeloma for in remission"),
        ("New patient, moderate decision making, but only 25 minutes. Which level?", "99204: moderate decision making"),
        ("New patient, 62 minutes, low MDM: 99203 or 99205?", "99205: 62 minutes reach it"),
        ("Is 99215 supported by moderate MDM and 35 minutes?", "No: moderate decision making reaches 99214"),
        ("Known patient, high complexity, 20 minutes. 99213 or 99215?", "99215: high decision making"),
        ("Is 20 minutes enough for 99285?", "No: time never sets the level of an emergency visit"),
        ("ER visit with moderate MDM, which level?", "99284: moderate decision making"),
        ("Office pt we've seen for years, 42 min total. Level?", "99215: 42 minutes"),
        ("Brand new Medicare patient, 47 min. Which level?", "99204: 47 minutes"),
        ("Known pt with a new problem, 25 minutes. Level?", "99213: 25 minutes"),
        ("130 minutes of critical care, how do we bill?", "99291 and 1 unit of 99292 for 130 minutes"),
        ("110 minutes of critical care, commercial payer?", "99291 and 2 units of 99292 for 110 minutes"),
        ("99291 for 25 minutes?", "Not 99291: it begins at 30 minutes"),
        ("Critical care of 80 minutes, may we add 99292?", "No: 99291 alone for 80 minutes"),
    ],
)  # fmt: skip
def test_a_choice_is_decided_by_what_the_question_tells(text: str, said: str) -> None:
    assert draft(text).text.split("SHORT ANSWER\n")[1].startswith(said)


def test_codes_of_which_one_is_meant_are_no_pair() -> None:
    found = draft("Do we need modifier 25 on 99213 or 99214 with 20610?")
    assert {"99213", "99214"} not in [set(one.codes) for one in found.findings if one.kind.startswith("edit")]


@pytest.mark.parametrize(
    ("text", "lowest"),
    [
        ("52 minutes on a subsequent inpatient day", "99231"),
        ("rounded on the patient, 38 min", "99231"),
        ("SNF follow up visit 32 minutes", "99307"),
        ("nursing home admission visit 40 min", "99304"),
        ("initial observation care, 60 min", "99221"),
        ("same date admission and discharge", "99234"),
    ],
)
def test_the_kind_of_visit_is_told_in_words(text: str, lowest: str) -> None:
    assert visit_words.family(text, ())[0] == lowest


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("moderate MDM", "moderate"),
        ("MDM was of high complexity", "high"),
        ("two stable chronic illnesses, refilled the medications", "moderate"),
        ("one stable chronic condition, prescription refilled", "low"),
        ("high risk of falls", ""),
        ("moderate MDM the first day, high MDM the second", ""),
    ],
)
def test_decision_making_is_read_from_words_and_problems(text: str, level: str) -> None:
    assert visit_words.decisions(text) == level


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We billed 99215 instead of 99213", ("99215", "99213")),
        ("We sent 99213 but it should have been 99214", ("99213", "99214")),
        ("Does more time raise a 99213 to a 99214?", ("99213", "99214")),
        ("99213 and 99214 on one day", ()),
        ("99214 with 99213 is what we sent", ()),
    ],
)
def test_a_code_in_the_place_of_another_is_no_pair(text: str, named: tuple[str, ...]) -> None:
    assert offers.replaced(text, ["99213", "99214", "99215"]) == named


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("99213 on Monday and 20610 on Thursday", True),
        ("77067 in March, today the patient comes back for 77065", True),
        ("99213 on 11/3/2026 and 20610 on 11/5/2026", True),
        ("20610 a week later", True),
        ("both on the same day", False),
        ("not on the same day", True),
        ("seen on Monday for both", False),
        ("Can 99213 and 20610 go together?", False),
    ],
)
def test_services_on_different_days_are_told(text: str, apart: bool) -> None:
    assert occasions.on_different_days(text) is apart


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("99213 on Monday and 20610 on Thursday, any edit?", "No: an NCCI edit looks at one day"),
        ("Which pays more, 99213 or 20610?", "99213 is valued higher by "),
        ("Difference in RVUs between 99213 and 20610?", "99213 is valued higher by "),
        ("Is 20610 worth more in the office or in the hospital?", "20610 is worth more outside a facility: "),
        ("Can we bill an office visit with 20610?", "Yes, with modifier 25 on the visit when the record supports it"),
        ("Does an E/M bundle into 27447?", "Yes: NCCI bundles office visits into 27447 unless modifier 57"),
        ("Is a visit the day before 27447 paid?", "No: 27447 has global days 090"),
        ("20610, a visit two days later, ok?", "Yes: day 2 lies outside"),
        ("Which documentation supports 99214 rather than 99213?", "99214 takes moderate decision making or 30 minutes"),
        ("We found that we billed 99215 instead of 99213. What now?", "What was paid too much is reported and returned"),
        ("E10.9 typed in place of E11.9, may we fix it?", "Yes: what the record shows to be wrong"),
        ("Is modifier 57 for minor surgery?", "No: 57 is for the visit at which a major operation"),
        ("Can we bill 99453 twice?", "No: 99453 is reported once"),
        ("Hospice unrelated takes GV, correct?", "No: GV is for the terminal illness"),
        ("Old stroke, left hemiparesis, right handed, code?", "I69.354: Hemiplegia"),
        ("Right sided weakness after a CVA last year, which code?", "I69.351: Hemiplegia"),
    ],
)  # fmt: skip
def test_the_first_sentence_answers_what_the_words_tell(text: str, said: str) -> None:
    found = draft(text)
    assert found.text.split("SHORT ANSWER\n")[1].startswith(said)
    assert untraced_in_bullets(found) == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("New stroke today with left hemiparesis, code?", "sequela"),
        ("Stroke last year without residual weakness, code?", "sequela"),
        ("20610 in both knees?", "sites_counted"),
        ("How many visits does 20610 allow?", "visit_edit"),
        ("99213 with 20610, which modifier?", "visit_edit"),
        ("Is 57 needed before a hip replacement?", "verdict"),
    ],
)
def test_what_looks_alike_is_not_judged_so(text: str, kind: str) -> None:
    assert kind not in {finding.kind for finding in draft(text).findings}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The MUE of J1885 please. Also the global of 27447.", 2),
        ("Is J1885 valid? Lastly is 27447 bilateral.", 2),
        ("99213 with 20610 on Mr. A. Also seen by Dr. B.", 1),
    ],
)
def test_a_question_that_ends_with_a_stop_is_a_question_too(text: str, ends: int) -> None:
    assert len(read(question(text)).asks) == ends


def test_what_a_larger_dose_leaves_in_the_last_vial_is_counted() -> None:
    said = draft("J1885 70 mg from 30 mg vials, how many units and how much is thrown away?").text
    assert "20 mg" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is 20610 bundled with 99213?", "Yes: NCCI bundles 99213 into 20610"),
        ("Is 99213 included in 20610?", "Yes: 99213 is bundled into 20610"),
        ("Doctor wrote possible sciatica at an office visit, code it?", "No: in the office"),
        (
            "Is a visit with a split shared note allowed in our office?",
            "No: a split or shared visit is for facilities only",
        ),
    ],
)
def test_the_words_of_the_question_give_the_direction(text: str, said: str) -> None:
    assert draft(text).text.split("SHORT ANSWER\n")[1].startswith(said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What's the right dx for a broken leg?", "broken leg"),
        ("ICD-10 code for right ankle sprain", "right ankle sprain"),
    ],
)
def test_the_right_code_is_no_side(text: str, words: str) -> None:
    wanted = description(text)
    assert wanted is not None
    assert wanted.words == words


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Repeat of 80048 the same day, which modifier?", "91"),
        ("Repeat of 99213 the same day, which modifier?", "76"),
    ],
)
def test_a_repeated_laboratory_test_has_a_modifier_of_its_own(text: str, modifier: str) -> None:
    cited = read(question(text)).asks[0]
    assert _meant(cited, "") == (modifier,)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Osteoporosis, tripped, right distal radius fracture, first visit. S52 or M80?", ("M80.031A",)),
        (
            "Known osteoporosis, tripped, left humerus fracture, initial. S42 or M80, full code?",
            ("M80.022A",),
        ),
        ("Osteoporosis, car crash, left femur fracture: S72 or M80?", ()),
        ("Tripped, left femur fracture: S72 or M80?", ()),
        ("Osteoporosis, left femur fracture after a fall: M80 or M81?", ()),
    ],
)
def test_a_fracture_from_osteoporosis_has_its_whole_code_where_categories_are_offered(
    monkeypatch: pytest.MonkeyPatch, text: str, codes: tuple[str, ...]
) -> None:
    monkeypatch.setattr(bones_and_joints, "in_order", lambda found, *_, **__: found)
    ask = read(question(text)).asks[0]
    assert bones_and_joints.broken_or_injured(ask, Mock()) == codes


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("Is there a history code for C. diff or is it still ?", "personal history of C. diff"),
        ("Is there a code for a larynx metastasis or is it still ?", "a larynx metastasis"),
        (
            "metastasis in the larynx, a code of its own or still ?",
            "metastasis in the larynx, a code of its own",
        ),
    ],
)
def test_what_a_code_of_its_own_would_be_for(text: str, wished: str) -> None:
    assert _described(text) == wished
