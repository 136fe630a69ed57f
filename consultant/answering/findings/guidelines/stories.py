"""Short stories that guidelines answer with certain codes: all that is told, and the codes in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding


@dataclass(frozen=True, slots=True)
class Story:
    """What a question has to tell, what it must not tell, and the codes for it."""

    told: tuple[re.Pattern[str], ...]
    barred: re.Pattern[str]
    codes: tuple[str, ...]
    said: str
    section: str
    rule: str
    ordered: bool = True


def _story(
    told: tuple[str, ...],
    barred: str,
    codes: str,
    said: str,
    section: str,
    rule: str,
    *,
    ordered: bool = True,
) -> Story:
    return Story(
        tuple(re.compile(words, re.IGNORECASE) for words in told),
        re.compile(barred, re.IGNORECASE),
        tuple(codes.split()),
        said,
        section,
        rule,
        ordered,
    )


_UNSURE = (
    r"\b(?:suspected|possible|probable|rule[sd]? out|r/o|negative|likely|history of|vaccin\w*|shot|booster)\b"
)
_STORIES = (
    _story(
        (r"\bcovid(?:-?19)?\b", r"\bpneumonia\b"),
        rf"{_UNSURE}|\bpregnan\w+|\bsepsis\b|\btransplant",
        "U07.1 J12.82",
        "confirmed COVID-19 first, then its manifestation",
        "I.C.1.g.1.b and I.C.1.g.1.c",
        "U07.1 is first, followed by the codes of its manifestations, but for pregnancy, sepsis and transplants",
    ),
    _story(
        (
            r"\bhiv\b",
            r"\basymptomatic\b|\b(?:no|without|never (?:had )?(?:any )?) ?(?:\w+ )?(?:symptoms?|illness|conditions?"
            r"|disease)\b",
        ),
        rf"{_UNSURE}|\bpneumocyst\w*|\bkaposi|\baids\b|\bpregnan\w+|\bscreen\w*|\bexpos\w*",
        "Z21",
        "HIV positive without any HIV-related condition, now or earlier, and not B20",
        "I.C.1.a.2.d",
        "Z21 is for a positive status without symptoms; once B20 was assigned it stays B20",
        ordered=False,
    ),
    _story(
        (r"\bcopd\b", r"\bexacerbat\w+", r"\bacute bronchitis\b"),
        rf"{_UNSURE}|\b(?:no|without) (?:acute )?exacerbat|\bpneumonia\b",
        "J44.0 J20.9 J44.1",
        "all three are reported together; which of J44.0 and J20.9 is first depends on the encounter",
        "I.C.10.a; tabular notes at J44.0 and J44.1",
        "J44.0 with the code of the infection, and J44.1 for the exacerbation: the note between them is an Excludes2",
        ordered=False,
    ),
    _story(
        (r"\bcopd\b", r"\bexacerbat\w+", r"\bpneumonia\b"),
        rf"{_UNSURE}|\b(?:no|without) (?:acute )?exacerbat",
        "J44.0 J18.9 J44.1",
        "all three are reported; which of J44.0 and J18.9 is first depends on the encounter",
        "I.C.10.a; tabular notes at J44.0 and J44.1",
        "J44.0 with the code of the infection, and J44.1 for the exacerbation: the note between them is an Excludes2",
        ordered=False,
    ),
    _story(
        (
            r"\bacute (?:and|on|plus|/|&) ?chronic (?:hypoxi\w+ )?respiratory failure\b"
            r"|\brespiratory failure,? acute (?:and|on) chronic\b",
        ),
        rf"{_UNSURE}|\bhypox|\bhypercap|\bpost-?(?:op|procedur)",
        "J96.20",
        "one code holds both, the acute and the chronic; J96.21 with hypoxia, J96.22 with hypercapnia",
        "I.B.8 and I.B.9",
        "a combination code takes the place of separate codes for the acute and the chronic condition",
        ordered=False,
    ),
    _story(
        (r"\b(?:old|past|previous|prior) (?:mi|heart attack|myocardial infarct\w+)\b",),
        rf"{_UNSURE}|\bdays?\b|\bweeks?\b|\bchest pain\b|\bangina\b",
        "I25.2",
        "an old heart attack that needs no more care",
        "I.C.9.e.1",
        "after 4 weeks a healed infarction is I25.2",
        ordered=False,
    ),
)
_WANTED = re.compile(
    r"\bcod(?:e|es|ed|ing)\b|\bsequenc\w*|\border\b|\bfirst\b|\bicd\b|\bdx\b|\breport\w*\b|\b[A-Z]\d\w(?:\.\w+)?\s*\?",
    re.IGNORECASE,
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the first story that the question tells whole, where it cites none but theirs."""
    if ask.procedures or not _WANTED.search(ask.text):
        return ()
    story = next((one for one in _STORIES if _tells(one, ask.text)), None)
    return (
        in_order(story.codes, story.said, story.section, story.rule, reference, ordered=story.ordered)
        if story
        else ()
    )


def _tells(story: Story, text: str) -> bool:
    return all(words.search(text) for words in story.told) and not story.barred.search(text)
