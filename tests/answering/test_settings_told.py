"""The setting that a question tells chooses the table; words that turn what yes means; what is asked of several at once."""

from __future__ import annotations

import pytest

from consultant.answering import Answerer, situations
from consultant.answering.reading import billing_setting, read
from consultant.model.catalogue import BillingSetting
from consultant.templates import MailTemplates
from tests.answering.test_settings_and_shares import Divided
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("J2270 x 3, ok with the hospital's MUE?", BillingSetting.HOSPITAL),
        ("Our hospital infused 9,000 units of J7187. Limit?", BillingSetting.HOSPITAL),
        ("Done in the radiology department of our hospital: 76705 with 76776?", BillingSetting.HOSPITAL),
        ("The lab of the hospital reports 81371 and 81372. XU?", BillingSetting.HOSPITAL),
        ("How many units of J1885 for the hospital?", BillingSetting.HOSPITAL),
        ("J7612: is 250 units under the DME limit?", BillingSetting.DME),
        ("Our surgeon operated in the hospital: 27447 and 20610?", BillingSetting.PRACTITIONER),
        (
            "Our radiologist reads in the radiology department of the hospital, 71046?",
            BillingSetting.PRACTITIONER,
        ),
        ("Patient was in the hospital in May. 99213 today?", BillingSetting.PRACTITIONER),
    ],
)
def test_the_told_setting_is_read(text: str, setting: BillingSetting) -> None:
    assert billing_setting.setting(question(text))[0] is setting


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the doctor's claim versus the hospital's", (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL)),
        ("DME MAC against the office", (BillingSetting.DME, BillingSetting.PRACTITIONER)),
        ("what does the file say in each of the settings", tuple(BillingSetting)),
        ("no place at all", ()),
    ],
)
def test_settings_are_named_in_their_order(text: str, named: tuple[BillingSetting, ...]) -> None:
    assert billing_setting.named(text) == named


def short(text: str) -> str:
    drafted = Answerer(Divided(), MailTemplates()).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return " ".join(drafted.text.split("SHORT ANSWER")[-1].split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("27447 was never free of NCCI with 20610, or is it free of NCCI edits now?", "No, there is an edit"),
        ("20610 denied beside 27447. Was 59 ever going to work?", "No: NCCI bundles 20610 into 27447"),
        ("20610 as part of 27447, could we bill it?", "No: NCCI bundles 20610 into 27447"),
        (
            "Two general surgeons on 27447, both as primary surgeons. Paid?",
            "Only with documentation: co-surgeons (62)",
        ),
        (
            "We have three surgeons for 27447. Does Medicare pay a team?",
            "No: Medicare does not pay team surgery",
        ),
        ("Is 20610 valued for one side or both?", "20610 takes modifier 50"),
        ("Hello team, second surgeon on 27447: paid?", "Only with documentation: co-surgeons (62)"),
        (
            "To which procedures may 71046 be added?",
            "71046 is an add-on code (edit type 1) to 27447 and 37244",
        ),
        (
            "4 units of 20610 denied, can we split them over two lines?",
            "No, further lines do not help: 4 units of 20610 exceed the MUE of 2 per day over all lines",
        ),
        ("3 injections of 20610, over the daily maximum?", "Yes: 3 units of 20610 exceed the MUE of 2"),
        (
            "Both sides, pro fee and hospital: 27447 w/ 20610, same indicator?",
            "They differ: 20610 is column 2",
        ),
        ("27447 + 20610 in the OR. does the injection pay", "No: NCCI bundles 20610 into 27447"),
        ("71046 needs what in front of it?", "71046 is an add-on code"),
        (
            "27447: surgeons of two specialties co-surg. who gets what",
            "Only with documentation: co-surgeons (62)",
        ),
        (
            "27447 seen on POD 14 for a routine check, can we charge",
            "No: day 14 lies within the global days 090",
        ),
        ("27447 on June 3, a visit on June 20 for the wound. In the global?", "Yes: day 17 lies within"),
        ("27447 last year; visit 200 days after. Free of the global?", "Yes: day 200 lies outside"),
        (
            "20610 with 27447: which column is what, and may the edit be opened?",
            "27447 is column 1 and 20610",
        ),
        ("Is 27447 ever done by a team?", "No: Medicare does not pay team surgery (66)"),
        ("Would a unit of 27447 for each knee go through?", "No: 2 units of 27447 exceed the MUE of 1"),
        (
            "Which procedures may 71046 be reported with?",
            "71046 is an add-on code (edit type 1) to 27447 and 37244",
        ),
    ],
)
def test_the_words_of_the_question_decide_what_yes_means(text: str, said: str) -> None:
    assert short(text).startswith(said)


def test_a_planned_return_is_no_complication() -> None:
    assert situations.meant("27447, returned to the OR next day as planned. Modifier?") == ("58",)
    assert "78" in situations.meant("27447, taken back to the OR next day, unplanned, hematoma. Modifier?")


def test_a_denial_that_says_included_is_judged() -> None:
    said = short("payer denied 20610 with 27447, says it is included. justified?")
    assert said.startswith("The denial follows the edit: NCCI bundles 20610 into 27447")


def test_an_ended_edit_makes_no_modifier_a_must() -> None:
    text = (
        Answerer(MemoryCatalogue(), MailTemplates()).draft(question("71046, 37242: is 59 still a must?")).text
    )
    assert "No, not for NCCI: the edit on 37242 / 71046" in " ".join(text.split())


def test_units_told_in_words_are_counted_beside_a_pair() -> None:
    assert "3 units of 20610 exceed the MUE of 2" in short("27447 and 20610 thrice. Too many?")


def test_one_of_them_asks_of_what_was_asked_before() -> None:
    drafted = Answerer(Divided(), MailTemplates()).draft(
        question("What are the primaries for 71046? Is 99213 one of them?")
    )
    assert "No: 99213 is not among the primaries of the add-on code 71046" in " ".join(drafted.text.split())


def test_each_item_has_the_setting_that_it_names() -> None:
    found = read(question("MUE of each: a) 97110 hospital b) A7003 supplier c) 97112")).asks
    assert [ask.setting for ask in found] == [BillingSetting.HOSPITAL, BillingSetting.DME, None]
