"""More stories that guidelines answer with certain codes: of events, complications and encounters, as rows."""

from __future__ import annotations

from consultant.answering.findings.guidelines.story_rows import story

_UNSURE = r"\b(?:suspected|possible|probable|rule[sd]? out|r/o|likely|history of|drgs?|cpt|poa|hcc)\b"
_NO_FAILURE = r"\b(?:without|no) (?:acute )?organ (?:dysfunction|failure)\b"
EVENTS = (
    story(
        (
            r"\bsirs\b|\bsystemic inflammatory response\b",
            r"\bpancreatitis\b",
            r"\b(?<!without )(?<!no )(?:acute )?organ (?:dysfunction|failure)\b",
        ),
        rf"{_UNSURE}|{_NO_FAILURE}|\bsepsis\b|\binfect",
        "K85.90 R65.11",
        "the condition behind it first, then the SIRS with organ dysfunction, then the codes of the organs",
        "I.C.18.g",
        "SIRS of a cause that is no infection follows the code of the cause: R65.10, with acute organ dysfunction R65.11",
    ),
    story(
        (r"\bsirs\b|\bsystemic inflammatory response\b", r"\bpancreatitis\b"),
        rf"{_UNSURE}|\bsepsis\b|\binfect",
        "K85.90 R65.10",
        "the condition behind it first, then the SIRS",
        "I.C.18.g",
        "SIRS of a cause that is no infection follows the code of the cause: R65.10, with acute organ dysfunction R65.11",
    ),
    story(
        (
            r"\bseptic shock\b",
            r"\b(?:post-?procedur\w+|post-?op\w*|after (?:the |an? |her |his )?(?:surgery|operation"
            r"|procedure))\b",
        ),
        rf"{_UNSURE}|\bpregnan|\bc-?section|\babortion",
        "T81.44XA A41.9 T81.12XA",
        "the infection of the site (T81.40 to T81.43) goes first when it is told; T81.12- takes the place of R65.21",
        "I.C.1.d.5.b and c",
        "sepsis after a procedure: the site of the infection, T81.44-, the organism; with septic shock T81.12- and not R65.21",
    ),
    story(
        (
            r"\b(?:smok\w+|tobacco|nicotine) cessation\b|\bquit(?:ting)? smoking\b",
            r"\bcounsel\w*",
            r"\bdependen\w+"
            r"|\bcigarettes?\b",
        ),
        rf"{_UNSURE}|\b9940[67]\b|\bcover\w*|\bg0\d|\bminutes?\b|\bchew\w*|\bvap\w+|\bcigars?\b",
        "F17.210 Z71.6",
        "the dependence, and the counselling for it beside it",
        "tabular note at Z71.6",
        "Z71.6 is the counselling for tobacco abuse; a further code of F17 tells the nicotine dependence",
    ),
    story(
        (
            r"\bfollow-?\s?up\b",
            r"\bpneumonia\b",
            r"\bresolved\b|\bcleared\b|\bno (?:more|longer|further|residual)\b"
            r"|\brecovered\b",
        ),
        rf"{_UNSURE}|\bstill\b|\bpersist\w+",
        "Z09 Z87.01",
        "the follow-up first, then the history of what is gone",
        "I.C.21.c.8",
        "follow-up after completed treatment of a condition that is no longer there is Z09, with the history code for it",
    ),
    story(
        (r"\bdead on arrival\b|\bdoa\b|\bdied before\b[^.?!]{0,25}\b(?:seen|arriv\w+)\b",),
        rf"{_UNSURE}|\bwhen (?:is|can)\b|\bpronounced after\b",
        "R99",
        "for a patient who is already dead on arrival and whose cause of death is not known",
        "I.C.18.h",
        "R99 is only for a patient who is dead on arrival; it is not the discharge disposition of death",
        ordered=False,
    ),
    story(
        (
            r"\bosteoporo\w+",
            r"\b(?:healed|old|previous|prior|past|history of)\b[^.?!]{0,30}\bfracture\b"
            r"|\bfracture\b[^.?!]{0,30}\b(?:healed|years? ago)\b",
        ),
        r"\b(?:suspected|possible|probable|cpt|drgs?)\b|\bnew fracture\b|\bcurrent(?:ly)? (?:a "
        r"|has a )?(?:new )?fracture\b|\bm80\b",
        "M81.0 Z87.310",
        "osteoporosis without a current fracture, then the history of the healed one",
        "I.C.13.d",
        "M81 is osteoporosis without a current pathological fracture; a healed osteoporosis fracture is Z87.310 beside it",
    ),
)
"""Asked behind those of `story_rows`."""
