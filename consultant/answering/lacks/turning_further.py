"""Further facts on which a service or a diagnosis of a case turns: the device, the regions, the stage, the place, how it was."""

from __future__ import annotations

from consultant.answering.lacks.cases import CODE, of_a_case
from consultant.answering.lacks.lack import CODED
from consultant.answering.lacks.turning import COUNT, NUMBER, OF_CODES, OFFER

LACKS = (
    of_a_case(
        "difficulty",
        rf"(?<!\d)(?:51702{OFFER}51703|51703{OFFER}51702)(?!\d)",
        told=rf"\b(simple|easy|easily|difficult\w*|complicat\w*|strictur\w*|anatomy|fractured|coude|false passage"
        rf"|attempts?|urolog\w*|guide ?wire|balloon|trauma\w*|routine"
        rf"|prostat\w*|bph)\b|{OF_CODES}",
    ),
    of_a_case(
        "surgeons",
        rf"(?<![\w.])(?:62|66|80|81|82){OFFER}(?:62|66|80|81|82)(?![\w.]\d|\w)",
        r"\b(two|both|second|another|2|co-?|other) surgeons?\b|\bsurgeons\b",
        told=r"\b(specialt\w*|each|assist\w*|neuro\w*|ortho\w*|vascular|general surgeon|exposure|approach|opened|closed"
        r"|share\w*|parts?|distinct|different|team|resident|held|retract\w*"
        r"|primary surgeon|helped|co-?surgeons? (share|did)|skills|indicator|paid|pays?)\b",
    ),
    of_a_case(
        "days of the substitute",
        r"\b(q5|q6|locums?|locum tenens|fee-for-time)\b",
        r"\b(keep|still|continue|continuing|longer|go on|extend\w*|again)\b",
        told=r"(?<![a-z])\d|\b(weeks?|months?|days|since|until|military|reserve|active duty|limit|how long|maximum|rule"
        r"|medicaid"
        r"|left|resigned|retired|died|enroll\w*|credential\w*|yesterday|monday)\b",
    ),
    of_a_case(
        "technique of the biopsy",
        r"(?<!\d)1110[2-7](?!\d)",
        r"\bbiops\w*|\bbx\b",
        r"\b(right|correct|ok|okay|proper|which|or)\b",
        told=rf"\b(tangential\w*|shav\w*|scoop\w*|saucer\w*|curett\w*|punch\w*|incision\w*|excis\w*|wedge"
        rf"|full[- ]thickness|and 1110[2-7]|units?|each|lesions|twice|modifiers?|same"
        rf"|with)\b|{OF_CODES}",
    ),
    of_a_case(
        "rest of the code",
        r"\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{0,2})?\.?[-x_]*(?![\w.]\w)",
        r"\b(last|remaining|missing|final|further|other|rest of the|next|right|4th|fourth|5th|fifth|6th|sixth) (digits?"
        r"|characters?)\b|\b(full|whole|complete|exact|billable) code\b"
        r"|\bthe rest of (it|the code)\b",
        r"\b(need|which|what|want|find|give|tell)\b",
        told=r"\b(left|right (?!digits?|code|characters?)\w+|bilateral\w*|unilateral\w*|both|with|without|recurrent"
        r"|obstruct\w*|gangrene|acute|chronic|type|stage|severe|mild|moderate|due to"
        r"|unspecified|not (specified|stated|documented)|initial|subsequent|first|trimester|weeks?|header|billable\?"
        r"|valid|how many|7th|seventh|x placeholder|mean\w*|degree|upper|lower"
        r"|(?:is|as|use) (?:\S+ )?(?:as )?an? (?:complete|whole|full|billable)|does it need"
        r"|primary|secondary|mass|lobe|quadrant|remission|displaced|closed|open)\b|\A\W*(\S+\s+){18}",
    ),
    of_a_case(
        "kind of device",
        r"\b(implant\w* (heart|cardiac)|heart|cardiac|implanted|implantable) (device|implant)s?\b|\bcied\b",
        r"\b(check\w*|interrogat\w*|program\w*|monitor\w*|evaluat\w*|follow-?up|test\w*|remote)\b",
        CODE,
        told=rf"{CODED}|\b(pacemakers?|icds?\b(?!-)|defib\w*|loop|ilr|crt\w*|bi-?v|leads?|leadless|subcutaneous|s-icd"
        rf"|lvad|watchman|valve|z95|presence|status|dx|diagnos\w*)\b",
    ),
    of_a_case(
        "kind of wheelchair",
        r"\b(manual|regular|push|basic)? ?wheel ?chairs?\b",
        rf"{CODE}|\b(hcpcs|k[- ]code|e[- ]code)\b",
        r"\b(we|patient|pt|our|her|his|deliver\w*|order\w*|need|rent\w*)\b",
        told=rf"{CODED}|\b(standard|light\w*|ultra\w*|heavy\w*|hemi\w*|high[- ]strength|extra|bariatric|lbs?|pounds"
        rf"|tilt\w*|reclin\w*|transport|power|electric|motori[sz]ed|pediatric"
        r"|cushion|accessor\w*|leg ?rests?|arm ?rests?|batter\w*|parts?|repair\w*|brakes?|ramp|dependence|z99|icd\S*|dx"
        r"|ambulance|van|(foot|head|elevating) ?rests?|supply|custom|rigid|folding|fixed|seat|wheels?|rims?"
        r"|modifiers?|management|training|fitting|evaluation|covered)\b",
    ),
    of_a_case(
        "vaccines given",
        r"(?<!\d)9046[01](?!\d)|(?<!\d)9047[1-4](?!\d)",
        r"\bhow many\b|\bunits\b|\bwhich\b|\bwhat\b",
        r"\b(gave|given|got|received|had|administered|today|child|kid|baby|patient|pt)\b",
        told=rf"\b{COUNT} (\w+ )?(vaccines?|shots?|components?|immuni[sz]ations?|injections?|antigens?)\b|\b(flu"
        rf"|influenza|mmr\w*|dtap|tdap|hep\w*|hpv|varicella|zoster|shingrix"
        rf"|pneumo\w*|prevnar|pcv\w*|rsv|covid\w*|rota\w*|polio|ipv|hib|mening\w*|rabies|typhoid|tetanus|pediarix"
        rf"|pentacel|vaxelis|kinrix|quadracel|proquad|906\d\d|907\d\d)\b"
        rf"|{OF_CODES}",
    ),
    of_a_case(
        "regions",
        rf"(?<!\d)9894[0-2]{OFFER}(?:9894[0-2]{OFFER})*9894[0-2](?!\d)|(?<!\d)989(?:2[5-9]){OFFER}989(?:2[5-9])(?!\d)",
        told=rf"\b{NUMBER} (\w+ )?(regions?|areas?|levels?)\b|\b(cervical|thoracic|lumbar|sacral|pelvi\w*|neck"
        rf"|low(er)? back|modifiers?|at\b(?= modifier)|medicare)\b|{OF_CODES}",
    ),
    of_a_case(
        "teaching physician's part",
        r"\b(residents?|fellows?)\b",
        r"\b(saw|seen|sees|did|performed|wrote|treated|examined|delivered|assisted)\b",
        r"\b(bill\w*|report\w*|charge\w*|paid)\b",
        r"\b(attending|teaching|supervis\w*|faculty|preceptor|dr)\b",
        told=r"\b(present|presence|there for|was there|opening|closing|surgery|overlap\w*|key|critical portion"
        r"|in the room|saw (the patient )?(too|also|as well)|also saw"
        r"|alone|together|primary care (exception|center)|ge|gc|reviewed|discussed|not see|never"
        r"|did not|attest\w*|cosign\w*|co-sign\w*|agree\w*|by phone|virtual\w*|minutes|time|moonlight\w*|student|after"
        r"|next day|later|immediately available|remote\w*|home|both|each)\b",
    ),
    of_a_case(
        "stage",
        r"\b(ckd|chronic kidney( disease)?|diabetic kidney( disease)?|pressure (ulcer|injury)|decubitus)\b",
        rf"{CODE}|\bcodes?\b",
        r"\b(with|including|incl|and|plus) (the |its )?stage\b|\b(which|what) stage code\b|\bstage code\b",
        told=r"\bstage ?(\d|i{1,3}v?|iv|three|four|two|one|five|unspecified|not)\b|\b(esrd|end[- ]stage|dialysis|e?gfr"
        r"|unspecified|unstageable|deep tissue|n18\.\d|order|first|sequence)\b|\d[ab]\b",
    ),
    of_a_case(
        "place of reading",
        r"\b(add|append|use|bill|report|need|with|put)\b~12\b26\b",
        r"\b26\b[^.?!]{0,20}\bor\b[^.?!]{0,20}\b(global(ly)?|without|no modifier|none|whole|nothing|tc)\b",
        told=r"\b(own\w*|hospital\w*|office|facility|outside|read(ing)? only|only reads?|inpatient|outpatient|pos"
        r"|independent|imaging center|their (machine|equipment)|lease\w*|mobile"
        r"|clinic|er|ed|emergency|rvus?|indicator)\b",
    ),
    of_a_case(
        "how the drug was taken",
        rf"\bT(?:3[6-9]|4\d|50)\.?\w*[1-6]\w*{OFFER}(?:(?:is it )?T(?:3[6-9]|4\d|50)\.?\w*{OFFER})*T(?:3[6-9]|4\d"
        rf"|50)\.?\w*[1-6]",
        told=r"\b(correct(ly)?|prescribed|properly|as (directed|ordered|told)|overdos\w*|too much|too many|extra|double"
        r"|wrong|accident\w*|intent\w*|suicid\w*|self-harm|missed|forg[eo]t\w*|skipp\w*"
        r"|ran out|underdos\w*|stopped|less than|side effect|adverse|allerg\w*|assault|undetermined|therapeutic|error"
        r"|mix\w* up|child|each)\b",
    ),
    of_a_case(
        "treated or past",
        rf"\bC\d\d(?:\.\w+)?{OFFER}(?:is it )?Z85(?:\.\w+)?(?!\w)|\bZ85(?:\.\w+)?{OFFER}(?:is it )?C\d\d(?:\.\w+)?(?!\w)",
        told=r"\b(treat\w*|chemo\w*|radiat\w*|current\w*|active\w*|history|hx|remov\w*|excis\w*|mastectomy|lumpectomy"
        r"|\w+ectomy|ned|remission|years?|months?|ago|tamoxifen|arimidex|anastrozole"
        r"|letrozole|hormon\w*|adjuvant|cured|complet\w*|evidence|new(ly)?|just|recurr\w*|metasta\w*|surveillance"
        r"|follow-?up|scheduled|awaiting|biops\w*|surgery|immunotherap\w*"
        r"|lupron|prophyla\w*|both|together|first|excludes)\b",
    ),
    of_a_case(
        "discharge",
        r"(?<![\w.])0[1-7](?:, ?| or | ?/ ?)(?:(?:or )?[0-9]\d(?:, ?| or | ?/ ?))*(?:or )?[0-9]\d(?![\w.]\w)",
        r"\b(discharg\w*|patient|disposition) status\b|\bstatus codes?\b",
        told=r"\b(home|snf|skilled|nursing|rehab\w*|hospice|transfer\w*|another|acute|ltac\w*|ltch|ama|died|expired"
        r"|assisted|group home|shelter|jail|psych\w*|swing|cancer|children|each"
        r"|difference|mean\w*|list)\b",
    ),
    of_a_case(
        "place of the foreign body",
        r"\b(foreign (body|bodies)|fb|splinters?|metal|rust ring|sand|debris)\b[^.?!]{0,30}\b(eyes?|ocular)\b|\b(eyes?"
        r"|ocular)\b[^.?!]{0,30}\b(foreign (body|bodies)|fb|splinter|metal|rust ring)\b",
        r"\b(remov\w*|took|taken|extract\w*|out)\b",
        CODE,
        told=rf"{CODED}|\b(cornea\w*|conjunctiv\w*|slit[- ]lamp|embedded|superficial|intra-?ocular|anterior|posterior"
        rf"|lens|eye ?lid|orbit\w*|icd\S*|dx|diagnos\w*|pcs|lacrimal|retained"
        r"|external)\b",
    ),
    of_a_case(
        "codes",
        r"\b(line|item)s? (#|no\.? ?)?\d\b|\b(first|second|third) (line|item)\b",
        r"(?<![\w.])(59|x[seup])(?![\w.])|\bunbundl\w*|\bmodifiers?\b",
        r"\b(bundl\w*|includ\w*|incidental|inclusive|mutually|part of)\b",
        told=r"\b\d{5}\b|\b[A-Z]\d{4}\b|\b(difference|mean\w*)\b",
    ),
    of_a_case(
        "criteria",
        r"\b(qualif\w*|eligible|entitled|meets?)\b",
        r"\b(home oxygen|oxygen|cpap|hospital bed|wheelchair|scooter|lift|insulin pump|cgm|continuous glucose|enteral"
        r"|nebulizer|diabetic shoes|lymphedema pump)\b",
        r"\b(my|our|this|the|her|his) (patient|pt|mother|father|member)\b|\b(does|will|can|would|is) (she|he)\b",
        r"\?",
        told=r"\d|\b(what|which|how|criteria|requirements?|rules?|when|sat\w*|insulin-treated|ahi|apnea|study|test\w*"
        r"|because|due|diagnos\w*|with|has|hypoxi\w*|copd|chf|als)\b",
    ),
    of_a_case(
        "kind of item",
        r"\b(hospital beds?|breast prosthes[ie]s|(intermittent|straight) (urinary |bladder )?cath(eter)?s?"
        r"|(eye)?glass(es)?( frames?)? (and|with|plus|lenses)"
        r"|lenses)\b",
        rf"{CODE}|\b(hcpcs|[elav][- ]code|code for)\b",
        told=rf"{CODED}|\b(fixed|semi|electric|manual|variable|heavy|bariatric|rails?|mattress|pediatric|silicone|bra"
        rf"|mastectomy|nipple|form|custom|adhesive|coude|curved|hydrophilic|kit"
        r"|insertion supplies|sterile|coated|straight tip|with|without|single|bifocal|trifocal|progressive|contact"
        r"|polycarbonate|tint\w*|aphak\w*|cataract|sphere|diopters?|intraocular|iol"
        r"|repair|parts?|side|table|overbed|accessor\w*|icd\S*|dx|how (many|often)|modifiers?|covered|sleeve|each"
        r"|camera)\b",
    ),
    of_a_case(
        "kind of hearing test",
        rf"(?<!\d)925(?:5[1-7]){OFFER}(?:925(?:5[1-7]){OFFER})*925(?:5[1-7])(?!\d)",
        told=rf"\b(air|bone|speech|screen\w*|comprehensive|pure[- ]tone|threshold\w*|recognition|automated"
        rf"|discrimination|full)\b|{OF_CODES}",
    ),
    of_a_case(
        "complexity of the evaluation",
        rf"(?<!\d)9716[1-35-7]{OFFER}(?:9716[1-35-7]{OFFER})*9716[1-35-7](?!\d)",
        told=rf"\b(low|moderate|high|complex\w*|simple|comorbid\w*|stable|evolving|unstable|minutes|deficits|factors"
        rf"|elements|re-?eval\w*)\b|{OF_CODES}",
    ),
    of_a_case(
        "rented or bought",
        rf"(?<![\w.])(?:nu|rr|ue){OFFER}(?:(?:nu|rr|ue){OFFER})*(?:nu|rr|ue)(?![\w.])",
        told=r"\b(rent\w*|bought|buy\w*|purchas\w*|new(ly)?|used|sold|sale|capped|month\w*|own\w*|each|which is)\b",
    ),
    of_a_case(
        "side",
        r"\b(which|what) (toe |finger |eyelid )?modifiers?\b|\bmodifiers?\W*\Z",
        r"\b(toes?|fingers?|eye ?lids?)\b",
        r"\b(an?|the|our|her|his) (\w+ )?(toe|finger|eye ?lid)\b",
        told=r"\b(left|right (?!modifier)\w+|great|big|hallux|second|third|fourth|fifth|little|small|pinky|index|middle"
        r"|ring|thumb|upper|lower|[1-5](st|nd|rd|th)|[tfe][1-9a]|bilateral|both|all"
        r"|two|three|nails?|different|another|same|each|59|xs)\b",
    ),
    of_a_case(
        "components revised",
        r"\brevision\b",
        r"\b(hip|knee)\b~20\b(replacement|arthroplasty|prosthesis|joint|implant|revision)\b|\brevision\b~20\b(hip"
        r"|knee)\b",
        rf"{CODE}|\bcpt\b|\bcode for\b",
        told=rf"{CODED}|\b(components?|acetabul\w*|femoral|tibial|cup|stem|head|liner|both|all|one|entire|drgs?|pcs"
        rf"|icd\S*|dx|patell\w*|spacer)\b",
    ),
    of_a_case(
        "level of the amputation",
        r"\bamputat\w*",
        r"\b(toes?|fingers?|thumb|foot|leg|arm|hand)\b",
        CODE,
        told=rf"{CODED}|\b(interphalang\w*|metatars\w*|metacarp\w*|mtp|mcp|pip|dip|ip joint|ray|rays|partial|complete"
        rf"|below|above|bka|aka|high|mid|low|through|trans\w*|joint|status|absence|acquired"
        r"|history|traumatic|icd\S*|dx|diagnos\w*|modifiers?|stump|prosthe\w*|knee|ankle|wrist|elbow|base|tip|phalanx"
        r"|syme|old|years|phantom)\b",
    ),
)  # fmt: skip
