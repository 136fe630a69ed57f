"""Conditions that are coded by particulars of which a record tells more than their name."""

from __future__ import annotations

from consultant.answering.particulars.thing import Thing
from consultant.answering.patterns import pattern

_OTHER = pattern(
    r"\b(modifiers?|external cause|w/?x|units?|pays?|paid|cover\w*|documented by|order|first"
    r"|drg|cpt|hcpcs|pcs|poa|present on admission|heal\w*"
    r"|prevent\w*|mattress|cushion|dressings?|debrid\w+|repair\w*|graft\w*|how many|how (do|does|often|long)|rules?|when"
    r"|difference|mean\w*|history of|unspecified|sequela\w*|late effects?|vaccin\w*|excludes\w*|hcc|mcc|cc)\b"
)
"""Something else than a code of the condition is asked, or more."""
_SITE = pattern(
    r"\b(sacr\w*|coccy\w*|heels?|hips?|buttocks?|elbows?|ankles?|malleol\w*|backs?|spine|head|occip\w*|ischi\w*|trochant\w*"
    r"|knees?|legs?|calf|calves|thighs?|f[eo]{2}t|toes?|ears?|face|cheeks?|lips?|nose|chin|forehead|scalp|neck|eyes?|eyelids?"
    r"|shoulders?|arms?|forearms?|wrists?|hands?|fingers?|thumbs?|palms?|chest|breasts?|abd\w+|belly|trunk|groin|genital\w*|penis"
    r"|mouth|tongue|esophagus|lar?ynx|body|site)\b"
)
_BROKEN = r"(fractur\w+|fx|broke|broken|busted|snapped|cracked|shattered)"
_LIMB = (
    r"(arms?|forearms?|upper arm|elbow|wrist|hand|fingers?|thumb|legs?|thigh|hip|knee ?caps?|knee|patella\w*|shin|calf|ankle"
    r"|malleol\w*|foot|heel|toes?|big toe|shoulder|collar ?bone|clavicle|clavicular|humer\w+|radius|radial|ulnar?|tibial?"
    r"|fibular?"
    r"|femur|femoral|femoral neck|scaphoid|navicular|metacarpal|metatarsal|phalanx|calcane\w+|talus|tarsal|carpal|colles'?s?"
    r"|smith'?s"
    r"|barton'?s|pilon|olecranon|scapula\w*|styloid)"
)
_UNSURE_SIDE = r"\b(left or right|right or left|which side|lt or rt|rt or lt|left vs\.? right)\b"
_SIDE_TOLD = pattern(
    r"(?<!or )(?<!not say )(?<!/)\b(left(?! (?:or|vs|out|off|blank)\b)(?!/)|bilateral\w*|both|lt(?! or))\b"
    r"|(?<!or )(?<!left/)(?<!vs )\bright\b(?! (?:or|code|answer|one|away|now|vs|dx|diagnosis|icd)\b)(?![?/])"
    r"|(?<!or )\brt\b(?! or)|(?<![\w/'’-])(?-i:[LR]) (?=[a-z]{3})(?!codes?\b|or\b)"
)
THINGS = (
    Thing(
        "broken bone",
        pattern(
            rf"\b{_BROKEN}\b~25\b{_LIMB}\b|\b{_LIMB}\b~25\b{_BROKEN}\b|\bcolles'?s?\b"
        ),
        (_SIDE_TOLD,),
        beside=pattern(
            r"\b(modifiers?|units?|pays?|paid|cover\w*|order|first listed|sequenc\w+|principal|drgs?|cpt|hcpcs|pcs|poa"
            r"|heal(s|ed|ing)|aftercare|malunion|non-?union|delayed|late effects?|sequela\w*|history of|old|stress|patholog\w*"
            r"|osteopor\w*|pregnan\w*|open (v|vs\.?|versus|or) closed|fragility|stiff\w*|neoplas\w*|tumou?r|metast\w*"
            r"|default\w*|neither|a or d|7th|seventh(?! characters)"
            r"|rules?|mean\w*|difference|external cause|cause code|w/?x|cord|hcc|mcc|cc|vaccin\w*|replacement|repair\w*"
            r"|manipulat\w*|reduc\w+|orif|fixation|splint(ed|ing)?|implant|prosthe\w*|birth|newborn|heel spur|how (often|long"
            r"|many)"
            r"|when|global|e/m|new problem|should (we|i) (say|query)|category|categories|excludes\w*|multiple|and also|plus)\b"
            r"|(?<!no )(?<!not )(?<!any )(?<!anything )(?<!nothing )(?<!without )(?<!never )(?<!an )(?<!be )\bunspecified\b"
            r"|\b[A-TV-Z]\d[0-9A-Z]\.?[0-9A-Z]{1,4}\b|\b\d{5}\b"
        ),
        firm=True,
    ),
    Thing(
        "pressure ulcer",
        pattern(r"(?<!non)(?<!non[- ])(?<!not a )\b(pressure (ulcers?|sores?|injur(y|ies))|decub\w*|bed ?sores?)\b"),
        (_SITE, pattern(r"\b(stage\w*|unstageable|deep tissue|dti|grade|iii?|iv)\b")),
        beside=_OTHER,
    ),
    Thing(
        "burn",
        pattern(
            r"\A(?!.*\b(?:sequela\w*|residuals?|late effects?|long ago|years ago|decades ago|old burns?)\b).*?"
            r"\b(burns?|burne?[dt]|scald\w*)\b(?! (?:feet|mouth|pain|urin|pits?))"
        ),
        (
            _SITE,
            pattern(r"\b(degree|partial|full|thickness|blister\w*|superficial|redness|charred|sun\w*)\b"),
        ),
        beside=_OTHER,
    ),
    Thing(
        "bite",
        pattern(r"\b((dog|cat|animal|human|rat|bat|horse|raccoon|monkey)[- ]bites?|bitten by an? \w+)\b"),
        (_SITE,),
        beside=_OTHER,
    ),
    Thing(
        "side",
        pattern(r"\b(which|what)( \w+)? (L97|G5[67](\.\d)?|M1[6-9]|M75(\.\d)?|M70|M7[67]|H25(\.\d)?)( codes?)?\W*\Z"),
        (pattern(r"\b(left|right|lt|rt|both|bilat\w*|each|unspecified|meaning?|stand\w*|first|category|categories)\b"),),
        beside=_OTHER,
        firm=True,
    ),
    Thing(
        "side",
        pattern(
            r"\b(full(est)?|most|highest|complete|greatest) (specific\w*|detail)|\b(osteoarthritis|oa|arthritis"
            r"|cataracts?|sprain|bursitis"
            r"|otitis( media)?|glaucoma|tendinitis|effusion) of (the |her |his |a )?(knee|hip|shoulder|eye|ear"
            r"|ankle|elbow|wrist)\b"
        ),
        (
            pattern(
                r"\b(left|right|lt|rt|l|r|both|bilat\w*|each|od|os|ou|unspecified|not (stated|documented"
                r"|specified)|ulcer|pregnan\w*|\d{5})\b"
                r"|\A(?!.*\b(knee|hip|shoulder|eye|ear|ankle|elbow|wrist|hand|foot)\b)|\A(?!.*\b(specific\w*|detail)\b)"
            ),
        ),
        beside=pattern(r"\b(modifiers?|cpt|drg|difference|when|rules?|mean\w*|or unspecified|queries|query|pcs"
            r"|injection|replacement|surgery)\b"),
        firm=True,
    ),
    Thing(
        "skin ulcer",
        pattern(r"\b(ulcers?|wound) (on|of|at) (the|his|her|a|an)? ?(f[eo]{2}t|legs?|toes?|heels?|ankles?|calf|thighs?)\b"
            r"|\b(foot|leg|toe|heel|ankle|calf) ulcers?\b"),
        (
            pattern(
                r"\A\W*(\S+\s+){16}|\b(left|(?<!is )right|lt|rt|bilateral|both|diabet\w*|dm|pressure|stage|venous"
                r"|varicose|arterial|stasis"
                r"|skin|fat|muscle|bone|necros\w*|depth|deep|limited|neuropath\w*|ischemi\w*|l97\S*)\b"
            ),
        ),
        beside=_OTHER,
        firm=True,
    ),
    Thing(
        "weakness after a stroke",
        pattern(
            r"\bhemi(plegi|pares)\w*\b~30\b(old|previous|prior|past|after|following|residual|from an?)\b~20\b(strokes?|cva)\b"
            r"|\b(old|previous|prior|past|after an?|following an?|residual)\b~20\b(strokes?|cva)\b~30\bhemi(plegi|pares)\w*"
            r"|\b(had|suffered) (an? |her |his )?(strokes?|cva)\b~25\b(has|have|left with|with)\b~15\bhemi(plegi|pares)\w*"
        ),
        (pattern(r"\b(left|right(?! code)|lt|rt|[lr]|dominan\w*|non-?dominan\w*|side[ds]?|both|bilateral)\b"),),
        beside=pattern(
            r"\b(modifiers?|order|first|sequenc\w+|drgs?|hcc|poa|excludes\w*|unspecified|default\w*|rules?|mean\w*|difference"
            r"|category|or)\b|\b[A-TV-Z]\d[0-9A-Z](\.\w+)?\b"
        ),
        firm=True,
    ),
)  # fmt: skip
