"""The stories that guidelines answer with certain codes, as rows: what is told, what is not, the codes and the rule."""

from __future__ import annotations

import re
from dataclasses import dataclass


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


def story(
    told: tuple[str, ...],
    barred: str,
    codes: str,
    said: str,
    section: str,
    rule: str,
    *,
    ordered: bool = True,
) -> Story:
    """A story from the words of its row."""
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
_NO_SIMPLE_DEVICE = (
    r"\bsubsequent\b|\bfollow-?\s?up\b|\bsequela\w*|\bsep(?:sis|tic)\b|\bcoli\b|\b(?:kleb|pseudom|enteroc|staph|mrsa|mssa"
    r"|candid)\w*"
    r"|\bpoa\b|\bpresent on admission\b|\bhacs?\b|\bhospital-acquired\b|\bdrgs?\b|\bpregnan\w+|\bpyelo\w+|\bcystitis\b"
)
"""An infection of a device of which more is told than that it is there."""
_OF_THE_CHAPTERS = (
    story(
        (r"\bcovid(?:-?19)?\b", r"\bpneumonia\b"),
        rf"{_UNSURE}|\bpregnan\w+|\bsepsis\b|\btransplant|\bresolved\b|\brecovered\b|\blast (?:month|year)\b|\bmonths? ago\b"
        r"|\bpost-?covid\b",
        "U07.1 J12.82",
        "confirmed COVID-19 first, then its manifestation",
        "I.C.1.g.1.b and I.C.1.g.1.c",
        "U07.1 is first, followed by the codes of its manifestations, but for pregnancy, sepsis and transplants",
    ),
    story(
        (r"\bburn pits?\b", r"\bcough\b"),
        rf"{_UNSURE}|\b(?:acute|chronic|bronchi\w*|asthma|copd|pneumonia|cancer)\b",
        "R05.9 Z77.32",
        "the complaint, and the exposure told by a code of its own beside it",
        "I.C.21.c.1",
        "contact with and exposure to hazards of the surroundings (Z77) is told beside the reason for the encounter",
        ordered=False,
    ),
    story(
        (r"\bburn pits?\b", r"\bexpos\w*"),
        _UNSURE,
        "Z77.32",
        "for the exposure, beside the code of what the patient has",
        "I.C.21.c.1",
        "contact with and exposure to hazards of the surroundings (Z77) is told beside the reason for the encounter",
        ordered=False,
    ),
    story(
        (
            r"\bhiv\b",
            r"\basymptomatic\b|\b(?:no|without|never (?:had )?(?:any )?) ?(?:\w+ )?(?:symptoms?|illness|conditions?"
            r"|disease)\b",
        ),
        rf"{_UNSURE}|\bpneumocyst\w*|\bpcp pneumonia|\bopportunist|\btoxoplasm|\bcryptococ|\bkaposi|\baids\b|\bB20\b(?!\s*\?)"
        r"|\bpregnan\w+|\bscreen\w*|\bexpos\w*",
        "Z21",
        "HIV positive without any HIV-related condition, now or earlier, and not B20",
        "I.C.1.a.2.d",
        "Z21 is for a positive status without symptoms; once B20 was assigned it stays B20",
        ordered=False,
    ),
    story(
        (r"\bcopd\b", r"\bexacerbat\w+", r"\bacute bronchitis\b"),
        rf"{_UNSURE}|\b(?:no|without) (?:acute )?exacerbat|\bpneumonia\b",
        "J44.0 J20.9 J44.1",
        "all three are reported together; which of J44.0 and J20.9 is first depends on the encounter",
        "I.C.10.a; tabular notes at J44.0 and J44.1",
        "J44.0 with the code of the infection, and J44.1 for the exacerbation: the note between them is an Excludes2",
        ordered=False,
    ),
    story(
        (r"\bcopd\b", r"\bexacerbat\w+", r"\bpneumonia\b"),
        rf"{_UNSURE}|\b(?:no|without) (?:acute )?exacerbat",
        "J44.0 J18.9 J44.1",
        "all three are reported; which of J44.0 and J18.9 is first depends on the encounter",
        "I.C.10.a; tabular notes at J44.0 and J44.1",
        "J44.0 with the code of the infection, and J44.1 for the exacerbation: the note between them is an Excludes2",
        ordered=False,
    ),
    story(
        (r"\bcopd\b", r"\bpneumonia\b"),
        rf"{_UNSURE}|\bexacerbat\w*|\baspiration\b|\bviral\b|\b(?:strep|staph|kleb|pseudom|mrsa|mssa|pneumoc|covid|influenz"
        rf"|flu)\w*",
        "J44.0 J18.9",
        "both are reported; which of them is first depends on the encounter",
        "I.C.10.a; tabular notes at J44.0",
        "J44.0 tells the lower respiratory infection with COPD, and a further code tells the infection",
        ordered=False,
    ),
    story(
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
    story(
        (
            r"\bcauti\b|\bcatheter[- ](?:associated|related) (?:urinary tract infections?|utis?)\b"
            r"|\b(?:utis?|urinary tract infections?) (?:due to|from|caused by|associated with)"
            r" (?:(?:an?|the|her|his|long-term|chronic|indwelling) )*(?:foley|(?:urethral|urinary) catheter)",
        ),
        rf"{_UNSURE}|{_NO_SIMPLE_DEVICE}|\bsupra-?pubic\b|\bcystostom\w*|\bnephrostom\w*|\bintermittent\b"
        r"|\bself[- ]cath\w*",
        "T83.511A N39.0",
        "the catheter is indwelling and urethral, the infection is coded beside it; D in place of A after active treatment",
        "I.C.19.g; tabular note at T83.5",
        "the complication of the device first, then the infection that it caused",
    ),
    story(
        (
            r"\bcauti\b|\b(?:utis?|urinary tract infections?)\b",
            r"\b(?:due to|from|caused by|associated with|with) (?:an? |the |her |his )?(?:supra-?pubic|cystostomy)"
            r" (?:catheter|tube)|\bsupra-?pubic (?:catheter[- ](?:associated|related)|cauti)",
        ),
        rf"{_UNSURE}|{_NO_SIMPLE_DEVICE}",
        "T83.510A N39.0",
        "the catheter is one of a cystostomy, the infection is coded beside it; D in place of A after active treatment",
        "I.C.19.g; tabular note at T83.5",
        "the complication of the device first, then the infection that it caused",
    ),
    story(
        (r"\b(?:infect\w+)\b", r"\b(?:hemo-?)?dialysis catheter|\bperma-?cath\w*"),
        rf"{_UNSURE}|{_NO_SIMPLE_DEVICE}|\bperitone\w+|\b(?:pd|capd|ccpd)\b|\bblood-?stream\b|\bbacter[a]?emia\b|\bclabsi\b"
        r"|\bcrbsi\b|\bexit[- ]site\b|\btunnel infection\b|\blocal\b|\bcentral\b|\bno infection\b|\bperitonitis\b",
        "T82.7XXA",
        "of a catheter for hemodialysis, D in place of A after active treatment; T80.21- for one that the record calls a central "
        "venous line, T85.71- for a peritoneal one",
        "I.C.19.g; tabular titles at T82.7, T80.21 and T85.71",
        "the code tells the device and its infection; a further code tells the infection",
        ordered=False,
    ),
    story(
        (r"\b(?:old|past|previous|prior) (?:mi|heart attack|myocardial infarct\w+)\b",),
        rf"{_UNSURE}|\bdays?\b|\bweeks?\b|\bchest pain\b|\bangina\b",
        "I25.2",
        "an old heart attack that needs no more care",
        "I.C.9.e.1",
        "after 4 weeks a healed infarction is I25.2",
        ordered=False,
    ),
)
_STROKE = r"\b(?:stroke|cva|cerebral infarct\w*)\b"
_LEFT = (
    r"\b(?:after|following|from|due to|residual|sequela\w*|late effects?|old|prior|previous|past|history of|hx of|post|since"
    r"|ago|last (?:year|month)|still)\b"
)
_NEW_STROKE = rf"{_UNSURE.replace('|history of', '')}|\bacute (?:stroke|cva)\b|\bh[a]?emorrhag\w*|\bbleed\w*|\bsubarachnoid\b"
_AFTER_STROKE = "left by a stroke; another kind of stroke than an infarction has its own code of I69"
_OF_SEQUELAE = ("I.C.9.d.1 and I.B.10", "I69 says the deficit and its cause, a past stroke, in one code")
_PHASES = {
    r"\boral\b(?! pharyn)": "R13.11",
    r"\boro-?pharyngeal\b": "R13.12",
    r"(?<!oro)(?<!oro-)\bpharyngeal\b": "R13.13",
    r"\bpharyngo-?esophageal\b": "R13.14",
    "": "I69.391",
}
_DEFICITS = {
    r"\baphasi[ac]\b": "I69.320",
    r"\bdysphasi[ac]\b": "I69.321",
    r"\bdysarthri[ac]\b|\bslurred speech\b": "I69.322",
    r"\bstutter\w*": "I69.323",
    r"\bmemory (?:loss|deficit|problems?)\b": "I69.311",
    r"\bapraxia\b": "I69.390",
    r"\bfacial (?:weakness|droop\w*)\b": "I69.392",
    r"\bataxi[ac]\b": "I69.393",
}
_STORIES_OF_STROKE = (
    *(
        story(
            (_STROKE, _LEFT, r"\bdysphagia\b|\bswallow\w+", phase),
            _NEW_STROKE,
            f"I69.391 {code}" if phase else code,
            _AFTER_STROKE
            if phase
            else f"{_AFTER_STROKE}; R13.11 to R13.19 is added for the kind of dysphagia, where it is known",
            *_OF_SEQUELAE,
        )
        for phase, code in _PHASES.items()
    ),
    *(
        story((_STROKE, _LEFT, deficit), _NEW_STROKE, code, _AFTER_STROKE, *_OF_SEQUELAE, ordered=False)
        for deficit, code in _DEFICITS.items()
    ),
)
_CONTROLS = {
    r"\binsulin\b": "O24.414",
    r"\b(?:oral|metformin|glyburide|pills?)\b": "O24.415",
    r"\bdiet\b": "O24.410",
}
_STORIES_OF_DIABETES = tuple(
    story(
        (r"\bgestational diabet\w+|\bgdm\b", control),
        rf"{_UNSURE}|\bdeliver\w+|\bbirth\b|\bpost-?partum\b|\bz79|\bpre-?existing\b",
        code,
        "the code tells how it is controlled; Z79.4, Z79.84 and Z79.85 are not added to it",
        "I.C.15.i",
        "gestational diabetes in pregnancy is O24.41- by its control; with diet and insulin it is insulin",
        ordered=False,
    )
    for control, code in _CONTROLS.items()
)
_CURED = {
    "breast": "Z85.3", "colon": "Z85.038", "prostate": "Z85.46", "lung": "Z85.118", "melanoma": "Z85.820", "cervi": "Z85.41",
    "ovar": "Z85.43", "bladder": "Z85.51", "kidney": "Z85.528", "thyroid": "Z85.850",
}  # fmt: skip
_STORIES_OF_CANCER = tuple(
    story(
        (
            r"\bfollow-?\s?up\b|\bsurveillance\b",
            r"\b(?:completed|finished|after) (?:\w+ )?(?:treatment|therapy|chemo\w*|radiation)\b"
            r"|\btreatment (?:completed|finished)\b",
            r"\bno (?:\w+ )?(?:recurrence|evidence)\b|\bned\b|\bclear\b",
            rf"\b{site}",
        ),
        rf"{_UNSURE.replace('|history of', '')}|\brecurred\b|\bmetasta\w+",
        f"Z08 {code}",
        "the follow-up first, then the history of the cancer",
        "I.C.21.c.8",
        "follow-up after completed treatment of a cancer without recurrence: Z08, then the history of Z85",
    )
    for site, code in _CURED.items()
)
_DX = r"\bdx\b|\bdiagnos[ie]s\b|\bicd\b"
_NO_SCREENING = rf"{_UNSURE}|\bcover\w*|\boften\b|\bfrequen\w+|\bden[iy]\w*|\bfound\b|\bpolyps?\b|\babnormal\b|\bdiagnostic\b"
_STORIES_OF_SCREENING = tuple(
    story(
        (test, *more),
        _NO_SCREENING if not more[1:] else _NO_SCREENING.replace("|history of", ""),
        codes,
        "the screening is the reason for the encounter",
        "I.C.21.c.5",
        "a screening of a person without symptoms is coded with Z11 to Z13, first when it is the reason for the encounter",
    )
    for test, more, codes in (
        (r"\bscreening mammogra\w+", (_DX,), "Z12.31"),
        (r"\bscreening colonoscop\w+", (_DX, r"\bfam\w*\W+(?:hx|history|h/o)\b"), "Z12.11 Z80.0"),
        (r"\bscreening colonoscop\w+(?!.*\bhx\b)", (_DX,), "Z12.11"),
    )
)
_STORIES_OF_COVID = (
    story(
        (r"\b(?:long|post)[- ]?covid\b|\bpost-?acute (?:sequela\w*|covid)", r"\bfatigue\b"),
        rf"{_UNSURE}|\bstill positive\b",
        "R53.83 U09.9",
        "the condition that it left first, then the post COVID-19 condition",
        "I.C.1.g.1.m",
        "the specific condition first, then U09.9; U07.1 is not used unless there is an active infection",
    ),
    story(
        (r"\b(?:long|post)[- ]?covid\b|\bpost-?acute (?:sequela\w*|covid)",),
        rf"{_UNSURE}|\bstill positive\b|\bfatigue\b",
        "U09.9",
        "after the code of the specific condition that it left",
        "I.C.1.g.1.m",
        "the specific condition first, then U09.9; U07.1 is not used unless there is an active infection",
        ordered=False,
    ),
)
STORIES = (
    *_OF_THE_CHAPTERS,
    *_STORIES_OF_STROKE,
    *_STORIES_OF_DIABETES,
    *_STORIES_OF_CANCER,
    *_STORIES_OF_SCREENING,
    *_STORIES_OF_COVID,
)
"""The first that a question tells whole counts."""
