"""What of a condition chooses its code or its place: the phase of care, the fetus, the trimester, the reason for the stay."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack
from consultant.answering.lacks.wordings import RULE, WHICH
from consultant.answering.patterns import pattern

LACKS = (
    Lack(
        "trimester not known",
        (
            pattern(r"\bO\d\w\.?\d*1,? (or )?O\d\w\.?\d*2\b"),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(rf"{RULE}|\btrimester\b|\d ?-?(weeks?|wks?|w\b|\+)|\bweeks\b|\b[23]\d/\d\b|\b(twins?|fetus)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "encounter",
        (
            pattern(r"(?<![\w.])[abcdgkps](?:(?:, | or |, or |/)[abcdgkps]){2,}(?![\w.])|(?<![\w.])a(?:, |/)d(?:, |/)"),
            pattern(r"\b[ST]\d\d|\b(7th|seventh)\b|\b(fracture|injur\w*|sprain|burn)\b"),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(
            rf"{RULE}|\b(active\w*|surg\w+|first|initial|heal\w*|mend\w*|knit\w*|(second|third|fourth) visit|follow\w*|aftercare"
            r"|subsequent|weeks?|months?|days?|cast|sequela\w*|late|er|ed|emergency|delayed|non-?union"
            r"|mal-?union|re-?check|says?|therapy|pt|poisoning|overdose)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "present on admission",
        (
            pattern(r"\bpoa\b|\bpresent on admission\b"),
            pattern(r"(?<!\w)y, ?n, ?(u|w)\b|(?<!\w)y(es)?,? or n(o)?\b|\bwhat do (i|we) enter\b|\b(what"
                r"|which) poa( indicator)? (do|should|would) (i|we)\b"),
            pattern(r"\b[A-Z]\d\w(\.\w+)?\b|\b(stay|coder|account|inpatient|secondary|list)\b"),
        ),
        pattern(
            rf"{RULE}|\b(present|arriv\w*|came|admitted|transfer\w*|from (home|snf|the nursing)|develop\w*|day (\d+|two"
            rf"|three|four)"
            r"|hospital day|after|before|on arrival|found|noted|appeared|occurred|in the ed|exempt|which of"
            r"|needs?|clinically|cannot|documented|query|acquired|post-?op\w*|chronic|history|known|combination"
            r"|since)\b(?! (list|on the))"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "fetus",
        (
            pattern(r"\b(twins?|twin pregnancy|triplets?|multiple gestation)\b"),
            pattern(r"\b(7th|seventh)\b|\b(which|what) (digit|character|number)\b"),
            pattern(r"\b(which|what|put|use|go)\b"),
        ),
        pattern(rf"{RULE}|\b(fetus|twin|baby|triplet)(es|s)? (a|b|c|[1-5]|one|two)\b|\b(first|second|third|both|each|unspecified"
            r"|not (known|documented|stated))\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "old code",
        (
            pattern(r"\bicd-?\s?9\b|\bold (\w+ )?(chart|record|list|note|claim)\b|\bgem\b"),
            pattern(r"\b(smear\w*|smudg\w*|illegib\w*|cut off|torn|faded|unreadable|can'?t read|cannot read|blurr\w*"
                r"|missing digits?"
                r"|rest is (gone|missing))\b|\b\d{3}\.x+\b"),
            pattern(r"\bicd-?\s?10\b|\bmap\w*\b|\bgem\b|\bequivalent\b|\bconvert\w*"),
        ),
        pattern(r"\A\b\Z"),
        whole=True,
        firm=True,
    ),
    Lack(
        "stay",
        (
            pattern(rf"{WHICH}~30\b(ms-?)?drg\b|\b(ms-?)?drg (will|does|would)\b|\bdefault ccsr\b|\bccsr (category|group)\b"),
            pattern(r"\b(inpatient|los|stay|admission|patient|account|discharged?)\b"),
            pattern(r"\b(our|an|one|this|that|the|medicare|no|must)\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\bdrgs? \d|\b\w+(itis|emia|osis|oma|pathy|rrhage|ectomy|plasty|otomy|thorax|oid|uria|lysis"
            rf"|algia|plegia|penia|tension)\b|\b(pneumonia|sepsis|septic|failure"
            r"|fracture|stroke|infarct\w*|copd|bleed\w*|replacement|fusion|chf|asthma|diabet\w*|dka|uti|mi"
            r"|nstemi|stemi|syncope|chest|pain|cancer|delivery|newborn|psych\w*|depress\w*|overdose|alcohol"
            r"|dehydrat\w*|embol\w*|seizure\w*|transplant|bypass|pacemaker|cellulitis|obstruct\w*|weights?"
            r"|how (is|are)|assigned|based|transfer|covid|burns?|trauma|ventilat\w*|trach\w*|first|principal is"
            r"|wound|ulcer|infection|amputat\w*|hip|knee|spine|heart|kidney|liver|lung|brain)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "conditions",
        (
            pattern(r"\b(two|three|four|five|six|several|multiple|some|many|\d) (\w+ )?(diagnos[ei]s|conditions|dxs?"
                r"|problems)\b"),
            pattern(r"\b(which|what)\b~40\b(first|principal|primary|pdx|sequence)\b|\b(principal|pdx|first)\b~40\b(which"
                r"|what)\b"),
            pattern(r"\b(our|we|the (patient|discharge|stay|chart|attending|summary)|patient|pt|stay|coder)\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(equally|because of|due to|reason for|after study|guideline|admitted (for|with|because)"
            rf"|came (in )?(for|with)"
            r"|both meet|pneumonia|sepsis|failure|chf|copd|fracture|diabet\w*|uti|aki|stroke|hypertens\w*|cancer|anemia"
            r"|infection)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\bhccs?\b|\brisk[- ]adjust\w*|\braf\b"),
            pattern(r"\b(our|the|this|that|her|his) (patient'?s? )?(cancer|tumou?r|diabetes|kidney disease|heart disease"
                r"|depression|dementia"
                r"|condition|diagnosis)\b"),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(
            r"\b(?!V2[248]\b)[A-TV-Z]\d\w(\.\w+)?\b|\b(breast|prostate|lung|colon|rectal|skin|brain|bone|liver"
            r"|kidney (cancer|stage)|ovar\w*|pancrea\w*|bladder|metasta\w*|stage|type [12]|with|without|mild"
            r"|moderate|severe|history|remission|active|rules?|documented|meat|telehealth)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "facility",
        (
            pattern(r"\b(discharge|patient) (status|disposition|disp)\b|\bdisp(osition)? code\b|\b0[1-6],? .{0,12}\b6[1-6]\b"),
            pattern(r"\b(to|for) ['\"]?(an?|some|another|the) (other )?(facility|place|institution|somewhere)\b"
                r"|\bsomewhere else\b"),
        ),
        pattern(rf"{RULE}|\b(skilled|snf|rehab\w*|irf|ltc\w*|long[- ]term|hospice|psych\w*|nursing|acute|critical access"
            rf"|swing|va)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "type of fracture",
        (
            pattern(r"\b(salter|growth plate|physeal|epiphyseal)\b"),
            pattern(rf"{WHICH}|\bS\d\d\.?\d*,? .{{0,30}}\bor S\d\d"),
        ),
        pattern(rf"{RULE}|\b(type|sh|salter[- ]harris|grade)\W{{0,3}}([1-4]|i{{1,3}}|iv|one|two|three|four)\b|\bunspecified\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\bI69\b"),
            pattern(rf"{WHICH}"),
            pattern(r"\b(residuals?|deficits?|sequela\w*|still has|therapy|s/p)\b"),
        ),
        pattern(
            rf"{RULE}|\bI69\.\d|\b(hemi\w*|aphasia|dysphagia|dysarthria|weak\w*|paraly\w*|facial|ataxia|monoplegia"
            rf"|cognitive|vertigo"
            r"|speech|memory|neglect|dysphasia|foot drop)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(
                r"\b(rejects?|kicked (back|out)) (the |our |code )?[A-TV-Z]\d\d\.\d*[09]\b"
                r"|\bunspecified\b[^.?!]{0,30}\b(not accepted|isn'?t accepted|rejected|denied|not allowed)\b|\b(take|accept"
                r"|send|use|want)"
                r" (an? )?(\"?unspecified|[A-TV-Z]\d\d\.?\d?9\b)"
            ),
            pattern(r"\b(which|what|need|right|correct|final|full)\b[^.?!]{0,40}\bcode\b"),
            pattern(r"\b(not|won'?t|don'?t|no longer|isn'?t|rejects?|kicked|specific)\b"),
        ),
        pattern(
            rf"{RULE}|\b(stage \d|unstageable|acute|chronic|systolic|diastolic|left|right(?! (code|I50))|type [12]"
            rf"|trimester|weeks?"
            r"|documented as|specified as)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\bpressure (ulcer|injury|sore)s?\b|\bdecubitus\b"),
            pattern(r"\b(which|what) L89\b|\b(which|what)\b~12\bcodes?\b"),
            pattern(r"\b(doc|doctor|patient|pt|writes?|wrote|home|visit|she|he|her|his)\b"),
        ),
        pattern(
            rf"{RULE}|\bL89\.\d|\b(sacr\w*|coccyx|heels?|hips?|buttocks?|ankles?|elbows?|back|head|ischi\w*|trochant\w*"
            rf"|malleol\w*|toes?"
            r"|foot|sacral|occip\w*|scapula\w*|knees?|ears?)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\b(has|had|with|for|sustained|suffered) (an?|the|his|her) fracture\b(?! (of|in|to)\b)"),
            pattern(r"\b(code|icd\S*)\b"),
        ),
        pattern(
            rf"{RULE}|\b[SM]\d\d|\b(hip|femur|femoral|wrist|radius|radial|ulna\w*|humer\w*|ankle|tibia\w*|fibula\w*"
            rf"|malleol\w*|rib"
            r"|clavic\w*|vertebra\w*|spine|skull|nose|nasal|finger|toe|foot|hand|metatars\w*|metacarp\w*|scaph\w*|pelvi\w*|elbow"
            r"|shoulder|patella\w*|jaw|mandib\w*|orbit\w*|stress|compression|hairline|colles|forearm|arm|leg|thumb|calcan\w*)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "drug not known",
        (
            pattern(r"\b(overdose\w*|od|poison\w*)\b"),
            pattern(r"\b(which|what) (t|T36|T\d\d)? ?codes?\b|\bt code\b"),
            pattern(r"\b(patient|pt|treated|seen|yesterday|our|she|he)\b"),
        ),
        pattern(
            rf"{RULE}|\bT[3-6]\d\.|\b(opioids?|heroin|fentanyl|oxy\w*|hydrocodone|morphine|methadone|acetaminophen|tylenol"
            rf"|aspirin|alcohol"
            r"|benzo\w*|\w+pam|\w+lam|cocaine|meth\w*|amphetamine\w*|insulin|metformin|ibuprofen|antidepress\w*|ssri"
            r"|warfarin|bleach"
            r"|carbon monoxide|cannabis|marijuana|lithium|digoxin|iron|salicyl\w*|\w+(pril|olol|statin|line|tine|pine))\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "trimester not known",
        (
            pattern(r"\bO(1[0-6]|2[0-9]|9[0-9])\b|\bpre-?eclampsia\b"),
            pattern(r"\b(final|full|exact|complete) (\w+ )?code\b"),
        ),
        pattern(rf"{RULE}|\btrimester\b|\d ?-?(weeks?|wks?|w\b|\+)|\bweeks\b|\b(postpartum|puerper\w*|deliver\w*|childbirth)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\bhccs\b"),
            pattern(r"\b(two|both|three|2|3)\b"),
            pattern(r"\b(drops?|hierarchy|trump\w*|counts?|wins?)\b"),
            pattern(r"\b(which|what|member|patient|our)\b"),
        ),
        pattern(rf"{CODED}|{RULE}|\bhccs? \d+"),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\bH40\.[14]\d{2,3}\b|\bL89\.\d+_?"),
            pattern(r"\b(one more|last|7th|seventh|final|another) (character|digit)\b|\bwants one more\b"),
            pattern(r"\b(which|what|please|need)\b"),
        ),
        pattern(rf"{RULE}|\b(says?|stage|mild|moderate|severe|unstageable|indeterminate|unspecified stage|deep tissue|deti)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "condition",
        (
            pattern(r"\b(our|the|this|my) (secondary )?(dx|diagnosis|condition)\b"),
            pattern(r"\bcc or (an? )?mcc\b|\ba cc\b.{0,12}\bmcc\b"),
        ),
        pattern(rf"{RULE}|\b[A-TV-Z]\d\w(\.\w+)?\b|\b\w+(itis|emia|osis|pathy|failure)\b|\b(sepsis|pneumonia|copd|chf|uti"
            rf"|malnutrition|obesity)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "value",
        (
            pattern(r"\bE66\.81"),
            pattern(r"\b(which|what)\b"),
            pattern(r"\b(code|put|use|goes)\b"),
        ),
        pattern(rf"{RULE}|\bclass(es)? ([123]|i{{1,3}})\b|\bbmi\b[^.?!]{{0,12}}\d\d|\b\d\d(\.\d)? ?bmi\b|\bE66\.81[123]\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "stay",
        (
            pattern(r"\b(final|exact) (ms-?)?drg\b|\bdrg\b~12\bfor the bill\b"),
            pattern(r"\bprincipal\b|\bpdx\b"),
        ),
        pattern(rf"{RULE}|\b(m?ccs?|secondary|comorbid\w*|\d+ (codes|diagnoses))\b"),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
