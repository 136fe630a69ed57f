"""Sentences in which people tell what a title says in a word, or that a record leaves something open: a table, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable

from consultant.answering.patterns import Pattern, pattern
from consultant.answering.reading.births_denied import DENIED

Written = tuple[tuple[Pattern, str | Callable[[re.Match[str]], str]], ...]
"""What is said, and how titles have it."""
_OPEN_NOUN = (
    r"(?:sites?|sides?|laterality|types?|kinds?|stages?|severity|causes?|organisms?|locations?|etiology|quadrants?|sinus|lobes?"
    r"|fingers?|toes?|digits?|levels?|regions?|trimester|virus|bacteria|agent|allergen|arter(?:y|ies)|vessels?|segments?"
    r"|ligaments?"
    r"|tendons?|muscles?|nerves?|degrees?|depth|intent|numbers?|drugs?|veins?|(?:eye)?lids?|bones?|joints?|substances?)"
)
_UNTOLD = (
    rf"{_OPEN_NOUN}(?:(?: and|,| or) {_OPEN_NOUN})?"
    r"(?: (?:in|of|within) (?:the |her |his )?[a-z]+)?(?: (?:is|was|are))?"
    r" (?:(?:not|never|un)[ -]?(?:further )?(?:stated|specified|documented|given|known|named|recorded|noted"
    r"|mentioned)|unclear|missing)\b"
)
"""What a record leaves open."""
_NOT_REDUCED = r"(?:not|non|no longer|(?:can ?not|can't|could ?n[o']t) be)[ -]?reduc(?:ible|ed)\b"
_COUNTED = {"two": "2", "three": "3", "four": "4"}
SENTENCES: Written = tuple(
    (pattern(said), written)
    for said, written in (
        (r",? ?\b(?:(?:both|all|each|is|are|was|were) )*(?:poa|present on admission)\b(?! glaucoma)", ""),
        (rf"{DENIED}([^.?!]{{0,60}}?)\bgalactorrhea\b", r"\1 galactorrhea not associated with childbirth"),
        (
            rf"\bgalactorrhea\b(?! not assoc)([^.?!]{{0,60}}?){DENIED}",
            r"galactorrhea not associated with childbirth \1",
        ),
        (rf"(?<!galactorrhea){DENIED}", ""),
        (
            r"\b(?:baby|newborn|infant|neonate)\b(?:,? \d+ (?:days?|hours?)(?: old)?)?,? ?(?:was )?(?:born|delivered)"
            r" (?:at|after) (2[0-9]|3[0-6])(?:[ +]+\d(?:/7)?)? ?(?:weeks?|wks?)(?: (?:of )?(?:gestation|ga))?",
            r"preterm newborn, gestational age \1 completed weeks;",
        ),
        (rf"\b{_NOT_REDUCED}(?=[^.?!]*\bhernia)", "irreducible"),
        (
            rf"\bhernia\b([^.?!]*?),? (?:which |that |and )?(?:is |was )?{_NOT_REDUCED}",
            r"hernia \1, irreducible",
        ),
        (rf"\b{_UNTOLD}", "unspecified"),
        (
            r"[,;.]?\s*\b(?:(?:and|but|with) )?(?:any |the )?(?!code|dx|diagnos)[a-z-]{4,}(?: [a-z-]{4,})?"
            r" (?:is|was|are|were|has been)(?: not|n['’]t| never| nowhere) (?:even )?(?:mentioned|documented|noted"
            r"|stated|reported"
            r"|recorded)\b(?: anywhere| at all)?(?: in the (?:note|chart|record)s?)?",
            ", ",
        ),
        (
            r"[,;.]?\s*\b(?:with )?neither (?:[a-z-]+ ){1,3}nor (?:[a-z-]+ ){1,3}(?:is |was |are "
            r"|were )?(?:documented|mentioned|stated"
            r"|noted|recorded|specified)\b",
            ", unspecified",
        ),
        (
            r"[,;.]?\s*\b(?:and |but )?(?:nothing|no word|not a word) (?:is |was )?(?:said |written |noted )?(?:about"
            r"|on|of|regarding)"
            r" (?:any |the )?[^,.;:?!]+(?:, (?:or )?[a-z-]+ or [a-z-]+)*",
            ", ",
        ),
        (
            r"\b(?:(?:right|left|bilateral) )?(?:(?:upper|middle|lower)[- ]lobes?|(?-i:[RL][UML]L)) (?=pneumonia)|(?<=pneumonia)"
            r" (?:of|in) (?:the |his |her )?(?:(?:right|left) )?(?:(?:upper|middle|lower)[- ]lobes?"
            r"|(?-i:[RL][UML]L))\b(?: of the lung)?",
            "",
        ),
        (
            r"\bsquamous cell carcinoma in situ(?: of| on)?(?: the)?(?: skin of(?: the)?)?"
            r" (?=(?:(?:left|right) )?(?:upper |lower )?(?:ear|cheek|face|scalp|nose|arm|leg|hand|foot|back|trunk|chest|shoulder"
            r"|forearm|thigh|calf|temple|forehead)\b)",
            "carcinoma in situ of skin of ",
        ),
        (r"\bmore than one (?=[a-z])|\bseveral (?=(?:spermatocele|cyst|ulcer|rib)s\b)", "multiple "),
        (
            r"\b(?:(?:seen|here|in|comes?|came) )?(?:for (?:an? |his "
            r"|her )?)?(?:pre-?op(?:erative)? )?(?:medical )?(?:clearance|work-?up)"
            r" (?:ahead of|before|prior to|for) (?:an? |the |his |her |upcoming )*(cataract|hernia|gallstone|hydrocele|bunion)"
            r" (?:surgery|operation|repair|extraction|removal)\b[.,:;]?",
            lambda found: " " if found[1].lower() in found.string[found.end() :].lower() else f"{found[1]},",
        ),
        (
            r"\b([a-z]+(?: fibrillation)?) (?:that|which) is (?:documented|described|charted|noted) as"
            r" (permanent|persistent|paroxysmal|chronic|acute|severe|moderate|mild|recurrent)\b",
            r"\2 \1",
        ),
        (
            r"(?:[.;,]|\band\b)?\s*\b(?:and )?(?:(?:he|she|the patient|patient|pt) )?also "
            r"(?:has|had|lives with|suffers from|carries(?: a diagnosis of)?) (?:an? )?(?=[a-z]{3})",
            " and ",
        ),
        (
            r"\b(?:hit|whacked|smacked) by (?=an? [a-z]+\b(?<!a car)(?<!a truck)(?<!a van)(?<!a bus)(?<!a vehicle)(?<!a train)"
            r"(?<!a bike)(?<!a bicycle)(?<!a motorcycle)(?<!a driver)(?<!a pickup)(?<!a motor)(?<!a taxi)(?<!a cab))",
            "struck by ",
        ),
        (r"\b(?:thinks|thought) (?:very )?little of (?:him|her|them)sel(?:f|ves):?", "low self-esteem"),
        (r"\blow self-esteem\b(?=[^?]*\blow self[- ]esteem\b)", ""),
        (
            r"\b(?:who )?(?:(?:won['’]?t|will not|would ?n[o']t|cannot|can['’]?t|does ?n[o']t|has not) stop(?:ped)? crying"
            r"|cries (?:all the time|nonstop|non-stop|constantly|a lot|for hours)|keeps crying"
            r"|(?:is |was )?inconsolabl[ey](?: crying)?)|\bcrying\b",
            lambda found: " " if "colic" in found.string.lower() else found[0],
        ),
        (
            r"\b(two|three|four|2|3|4)[- ]parts?\b(?=[^?]*\b(?:fracture|broken|fx)\b)|(?<=[, ])(?:in |into |with )?"
            r"(two|three|four|2|3|4) (?:parts|pieces|fragments)\b",
            lambda found: f"{_COUNTED.get((found[1] or found[2]).lower(), found[1] or found[2])}-part",
        ),
        (r"\b(?:the )?skin (?:is |was |stayed )?(?:closed|intact|unbroken|not broken)\b", "closed"),
        (r"\barthritis,? \((osteo|poly)-?\)|\((osteo|poly)-?\) ?arthritis\b", r"\1\2arthritis"),
        (
            r"\b(?:nothing|not|no) (?:more|else|further|otherwise|any further|more) (?:is |was )?"
            r"(?:specific|specified|documented|stated|said|known|detail(?:s|ed)?|information|info)\b|(?-i:\bNOS\b)",
            "unspecified",
        ),
    )
)
"""Before anything that is written in short."""
