"""What of a condition chooses its code or its place: the phase of care, the fetus, the trimester, the reason for the stay."""

from __future__ import annotations

from consultant.answering.lacks.cases import CODE, WHICH, of_a_case
from consultant.answering.lacks.lack import CODED, Lack
from consultant.answering.patterns import pattern

LACKS = (
    of_a_case(
        "trimester not known",
        r"\bO\d\w\.?\d*1,? (or )?O\d\w\.?\d*2\b",
        rf"{WHICH}|\?",
        told=r"\btrimester\b|\d ?-?(weeks?|wks?|w\b|\+)|\bweeks\b|\b[23]\d/\d\b|\b(twins?|fetus)\b",
    ),
    of_a_case(
        "encounter",
        r"(?<![\w.])[abcdgkps](?:(?:, | or |, or |/)[abcdgkps]){2,}(?![\w.])|(?<![\w.])a(?:, |/)d(?:, |/)",
        r"\b[ST]\d\d|\b(7th|seventh)\b|\b(fracture|injur\w*|sprain|burn)\b",
        rf"{WHICH}|\?",
        told=r"\b(active\w*|surg\w+|first|initial|heal\w*|mend\w*|knit\w*|(second|third|fourth) visit|follow\w*"
        r"|aftercare|subsequent|weeks?|months?|days?|cast|sequela\w*|late|er|ed|emergency|delayed|non-?union"
        r"|mal-?union|re-?check|says?|therapy|pt|poisoning|overdose)\b",
    ),
    of_a_case(
        "present on admission",
        r"\bpoa\b|\bpresent on admission\b",
        r"(?<!\w)y, ?n, ?(u|w)\b|(?<!\w)y(es)?,? or n(o)?\b|\bwhat do (i|we) enter\b|\b(what"
        r"|which) poa( indicator)? (do|should|would) (i|we)\b",
        r"\b[A-Z]\d\w(\.\w+)?\b|\b(stay|coder|account|inpatient|secondary|list)\b",
        told=r"\b(present|arriv\w*|came|admitted|transfer\w*|from (home|snf|the nursing)|develop\w*|day (\d+|two"
        "|three|four)|hospital day|after|before|on arrival|found|noted|appeared|occurred|in the ed|exempt"
        r"|which of|needs?|clinically|cannot|documented|query|acquired|post-?op\w*|chronic|history|known"
        r"|combination|since)\b(?! (list|on the))",
    ),
    of_a_case(
        "fetus",
        r"\b(twins?|twin pregnancy|triplets?|multiple gestation)\b",
        r"\b(7th|seventh)\b|\b(which|what) (digit|character|number)\b",
        r"\b(which|what|put|use|go)\b",
        told=r"\b(fetus|twin|baby|triplet)(es|s)? (a|b|c|[1-5]|one|two)\b|\b(first|second|third|both|each"
        r"|unspecified|not (known|documented|stated))\b",
    ),
    of_a_case(
        "trimester",
        r"\b(which|what)( \w+)? (Z34|O\d\d)\S*( code)?\b|\b(Z34|O\d\d)\S*\W+(which|what)\b",
        r"\b(patient|pt|supervision|prenatal|pregnan\w*|visit|she|her|our|gravid\w*|ob)\b",
        told=r"\b(trimesters?|\d{1,2} ?\+?\d? ?(weeks?|wks?|w|wga)|weeks|gestation(?!al)|postpartum|puerper\w*"
        r"|term|delivered|delivery"
        r"|first-listed|(goes|coded|reported|used|billed) with"
        r"|sequenc\w*|together|unspecified|diet|insulin|oral(ly)?|ectopic|abort\w*|miscarr\w*|fetus|unknown)\b"
        r"|\b(Z34\.\d\d|O\d\d\.\d\w+)\b",
    ),
    of_a_case(
        "loss of consciousness",
        r"\bconcuss\w*|\bbrain injur(y|ies)\b|\btbi\b",
        r"\b(loss of consciousness|loc|knocked out|passed out|lost consciousness|unconscious)\b",
        rf"{CODE}|\bS06\S*\W*\Z|\?",
        told=r"\d ?(min\w*|sec\w*|hours?|hrs?)\b|\b(brief\w*|minutes?|seconds?|hours?|moments?|without"
        r"|no (loc|loss)|denie[sd]|never"
        r"|unspecified|unknown duration|less than|more than|momentar\w*|did not|didn't|status|sequela"
        r"|difference|S06\.\w{5})\b",
    ),
    of_a_case(
        "encounter",
        r"\b(which|what|what's)( is)?( the)? (7th|seventh|last|final|ending) (character|digit|letter)\b",
        r"\b(sprain\w*|strain\w*|fractur\w*|laceration|wound|injur\w*|burn\w*|contusion|dislocat\w*|bruise"
        r"|[ST]\d\d\S*)",
        r"\b(this|the|today's|our|her|his) (visit|encounter|patient|claim)\b|\b(do|should|would) (i|we)\b"
        r"|\buse\W*\Z|\bgoes\W*\Z",
        told=r"\b(active\w*|treat\w*|surg\w+|first|initial|heal\w*|second|third|fourth|follow\w*|aftercare"
        r"|subsequent|weeks?|months?"
        r"|days?|cast\w*|splint\w*|sequela\w*|late|er|ed|emergency|delayed|non-?union|mal-?union|check"
        r"|re-?check|consult\w*|urgent"
        r"|came in|fell|new|just|x-?rays?|reduc\w*|referr\w*|therap\w*|pt|rehab\w*|removal|old|years?|scar\w*"
        r"|evaluat\w*"
        r"|sutur\w*|stitch\w*|seen|again|yesterday|this morning|happened|routine|post-?op\w*|debrid\w*|fetus)\b",
    ),
    of_a_case(
        "drug that was missed",
        r"\bunderdos\w*",
        rf"{CODE}|\b(which|what) T\d*\b",
        r"\b(her|his|the|their|some|some of her|some of his) (\w+ )?(pills?|meds?|medications?|medicines?"
        r"|drugs?|doses?|tablets)\b",
        told=r"\b(insulin|aspirin|warfarin|coumadin|eliquis|xarelto|anticoag\w*|antiplatelet\w*|plavix|steroids?|prednisone|statins?|nsaids?|opioids?"
        r"|metformin|antibiotics?|methotrexate|blood pressure|antihypertens\w*|seizure|antiepilep\w*"
        r"|antiepilept\w*|psych\w*|antipsych\w*|antidepress\w*"
        r"|thyroid|synthroid|levothyroxine|diuretics?|water|heart|cardiac|lithium|digoxin|keppra|dilantin|phenytoin|depakote|beta|inhaler|first|order"
        r"|sequenc\w*|cost|\w+(statin|cillin|mycin|tide|gliptin|nib|pril|sartan|olol|zole|azepam|codone|pine|done|amide|thiazide|pam))\b",
    ),
    of_a_case(
        "complication",
        r"\bdiabet\w*",
        r"\b(with|has|having) (an?|some|the|her|his|one|several)? ?(\w+ )?complications?\b",
        rf"{CODE}|\b(which|what) E(08|09|1[013])\b",
        told=r"\b(neuropath\w*|nephropath\w*|retinopath\w*|kidney|renal|ckd|ulcer\w*|gangrene|foot|eye|cataract|macul\w*|gastropar\w*|angiopath\w*"
        r"|hypoglyc\w*|hyperglyc\w*|ketoacid\w*|dka|coma|skin|arthropath\w*|charcot|circulat\w*|periodont\w*|dental|unspecified|oral|nerve"
        r"|vascular|pad|pvd|infection|amyotroph\w*|dermatitis|hyperosm\w*|without|no complication|pregnan\w*"
        r"|surg\w*|other specified|not (stated|specified))\b",
    ),
    Lack(
        "old code",
        (
            pattern(r"\bicd-?\s?9\b|\bold (\w+ )?(chart|record|list|note|claim)\b|\bgem\b"),
            pattern(
                r"\b(smear\w*|smudg\w*|illegib\w*|cut off|torn|faded|unreadable|can'?t read|cannot read|blurr\w*"
                r"|missing digits?"
                r"|rest is (gone|missing))\b|\b\d{3}\.x+\b"
            ),
            pattern(r"\bicd-?\s?10\b|\bmap\w*\b|\bgem\b|\bequivalent\b|\bconvert\w*"),
        ),
        pattern(r"\A\b\Z"),
        whole=True,
        firm=True,
    ),
    of_a_case(
        "stay",
        rf"{WHICH}~30\b(ms-?)?drg\b|\b(ms-?)?drg (will|does|would)\b|\bdefault ccsr\b|\bccsr (category|group)\b",
        r"\b(inpatient|los|stay|admission|patient|account|discharged?)\b",
        r"\b(our|an|one|this|that|the|medicare|no|must)\b",
        told=rf"{CODED}|\bdrgs? \d|\b\w+(itis|emia|osis|oma|pathy|rrhage|ectomy|plasty|otomy|thorax|oid|uria|lysis"
        r"|algia|plegia|penia|tension)\b|\b(pneumonia|sepsis|septic|failure|fracture|stroke|infarct\w*|copd"
        r"|bleed\w*|replacement|fusion|chf|asthma|diabet\w*|dka|uti|mi|nstemi|stemi|syncope|chest|pain|cancer"
        r"|delivery|newborn|psych\w*|depress\w*|overdose|alcohol|dehydrat\w*|embol\w*|seizure\w*|transplant"
        r"|bypass|shunts?|tavr|stents?|pacemaker|cellulitis|obstruct\w*|weights?|how (is|are)|assigned|based|transfer|covid"
        r"|burns?|trauma|ventilat\w*|trach\w*|first|principal is|wound|ulcer|infection|amputat\w*|hip|knee|spine"
        r"|heart|kidney|liver|lung|brain)\b",
    ),
    of_a_case(
        "conditions",
        r"\b(two|three|four|five|six|several|multiple|some|many|\d) (\w+ )?(diagnos[ei]s|conditions|dxs?"
        r"|problems)\b",
        r"\b(which|what)\b~40\b(first|principal|primary|pdx|sequence)\b|\b(principal|pdx|first)\b~40\b(which"
        r"|what)\b",
        r"\b(our|we|the (patient|discharge|stay|chart|attending|summary)|patient|pt|stay|coder)\b",
        told=rf"{CODED}|\b(equally|because of|due to|reason for|after study|guideline|admitted (for|with|because)"
        r"|came (in )?(for|with)|both meet|pneumonia|sepsis|failure|chf|copd|fracture|diabet\w*|uti|aki|stroke"
        r"|hypertens\w*|cancer|anemia|infection)\b",
    ),
    Lack(
        "condition",
        (
            pattern(r"\bhccs?\b|\brisk[- ]adjust\w*|\braf\b"),
            pattern(
                r"\b(our|my|the|this|that|her|his|a) (patient['’]?s? |pts? |pt['’]s )?"
                r"(cancer|tumou?r|diabetes|kidney disease|heart disease"
                r"|depression|dementia"
                r"|condition|diagnosis)\b"
            ),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(
            r"\b(?!V2[248]\b)[A-TV-Z]\d\w(\.\w+)?\b|\b(breast|prostate|lung|colon|rectal|skin|brain|bone|liver"
            r"|kidney (cancer|stage)|ovar\w*|pancrea\w*|bladder|metasta\w*|stage|type [12]|with|without|mild"
            r"|moderate|severe|history|remission|active|rules?|documented|meat|telehealth|records?)\b"
        ),
        whole=True,
        firm=True,
    ),
    of_a_case(
        "facility",
        r"\b(discharge|patient) (status|disposition|disp)\b|\bdisp(osition)? code\b"
        r"|\b0[1-6],? .{0,12}\b6[1-6]\b",
        r"\b(to|for) ['\"]?(an?|some|another|the) (other )?(facility|place|institution|somewhere)\b"
        r"|\bsomewhere else\b",
        told=r"\b(skilled|snf|rehab\w*|irf|ltc\w*|long[- ]term|hospice|psych\w*|nursing|acute|critical access|swing"
        r"|va)\b",
    ),
    of_a_case(
        "type of fracture",
        r"\b(salter|growth plate|physeal|epiphyseal)\b",
        rf"{WHICH}|\bS\d\d\.?\d*,? .{{0,30}}\bor S\d\d",
        told=r"\b(type|sh|salter[- ]harris|grade)\W{0,3}([1-4]|i{1,3}|iv|one|two|three|four)\b|\bunspecified\b",
    ),
    of_a_case(
        "condition",
        r"\bI69\b",
        WHICH,
        r"\b(residuals?|deficits?|sequela\w*|still has|therapy|s/p)\b",
        told=r"\bI69\.\d|\b(hemi\w*|aphasia|dysphagia|dysarthria|weak\w*|paraly\w*|facial|ataxia|monoplegia"
        r"|cognitive|vertigo|speech|memory|neglect|dysphasia|foot drop)\b",
    ),
    of_a_case(
        "condition",
        r"\b(rejects?|kicked (back|out)) (the |our |code )?[A-TV-Z]\d\d\.\d*[09]\b"
        r"|\bunspecified\b[^.?!]{0,30}\b(not accepted|isn'?t accepted|rejected|denied|not allowed)\b|\b(take"
        r"|accept|send|use|want) (an? )?(\"?unspecified|[A-TV-Z]\d\d\.?\d?9\b)",
        r"\b(which|what|need|right|correct|final|full)\b[^.?!]{0,40}\bcode\b",
        r"\b(not|won'?t|don'?t|no longer|isn'?t|rejects?|kicked|specific)\b",
        told=r"\b(stage \d|unstageable|acute|chronic|systolic|diastolic|left|right(?! (code|I50))|type [12]"
        r"|trimester|weeks?|documented as|specified as)\b",
    ),
    of_a_case(
        "condition",
        r"\bpressure (ulcer|injury|sore)s?\b|\bdecubitus\b",
        r"\b(which|what) L89\b|\b(which|what)\b~12\bcodes?\b",
        r"\b(doc|doctor|patient|pt|writes?|wrote|home|visit|she|he|her|his)\b",
        told=r"\bL89\.\d|\b(sacr\w*|coccyx|heels?|hips?|buttocks?|ankles?|elbows?|back|head|ischi\w*|trochant\w*"
        r"|malleol\w*|toes?|foot|sacral|occip\w*|scapula\w*|knees?|ears?)\b",
    ),
    of_a_case(
        "condition",
        r"\b(has|had|with|for|sustained|suffered) (an?|the|his|her) fracture\b(?! (of|in|to)\b)",
        r"\b(code|icd\S*)\b",
        told=r"\b[SM]\d\d|\b(hip|femur|femoral|wrist|radius|radial|ulna\w*|humer\w*|ankle|tibia\w*|fibula\w*"
        r"|malleol\w*|rib|clavic\w*|vertebra\w*|spine|skull|nose|nasal|finger|toe|foot|hand|metatars\w*"
        r"|metacarp\w*|scaph\w*|pelvi\w*|elbow|shoulder|patella\w*|jaw|mandib\w*|orbit\w*|stress|compression"
        r"|hairline|colles|forearm|arm|leg|thumb|calcan\w*)\b",
    ),
    of_a_case(
        "drug not known",
        r"\b(overdose\w*|od|poison\w*)\b",
        r"\b(which|what) (t|T36|T\d\d)? ?codes?\b|\bt code\b",
        r"\b(patient|pt|treated|seen|yesterday|our|she|he)\b",
        told=r"\bT[3-6]\d\.|\b(opioids?|heroin|fentanyl|oxy\w*|hydrocodone|morphine|methadone|acetaminophen|tylenol"
        r"|aspirin|alcohol|benzo\w*|\w+pam|\w+lam|cocaine|meth\w*|amphetamine\w*|insulin|metformin|ibuprofen"
        r"|antidepress\w*|ssri|warfarin|bleach|carbon monoxide|cannabis|marijuana|lithium|digoxin|iron"
        r"|salicyl\w*|\w+(pril|olol|statin|line|tine|pine))\b",
    ),
    of_a_case(
        "trimester not known",
        r"\bO(1[0-6]|2[0-9]|9[0-9])\b|\bpre-?eclampsia\b",
        r"\b(final|full|exact|complete) (\w+ )?code\b",
        told=r"\btrimester\b|\d ?-?(weeks?|wks?|w\b|\+)|\bweeks\b|\b(postpartum|puerper\w*|deliver\w*|childbirth)\b",
    ),
    of_a_case(
        "condition",
        r"\bhccs\b",
        r"\b(two|both|three|2|3)\b",
        r"\b(drops?|hierarchy|trump\w*|counts?|wins?)\b",
        r"\b(which|what|member|patient|our)\b",
        told=rf"{CODED}|\bhccs? \d+",
    ),
    of_a_case(
        "condition",
        r"\bH40\.[14]\d{2,3}\b|\bL89\.\d+_?",
        r"\b(one more|last|7th|seventh|final|another) (character|digit)\b|\bwants one more\b",
        r"\b(which|what|please|need)\b",
        told=r"\b(says?|stage|mild|moderate|severe|unstageable|indeterminate|unspecified stage|deep tissue|deti)\b",
    ),
    of_a_case(
        "condition",
        r"\b(our|the|this|my) (secondary )?(dx|diagnosis|condition)\b",
        r"\bcc or (an? )?mcc\b|\ba cc\b.{0,12}\bmcc\b",
        told=r"\b[A-TV-Z]\d\w(\.\w+)?\b|\b\w+(itis|emia|osis|pathy|failure)\b|\b(sepsis|pneumonia|copd|chf|uti"
        r"|malnutrition|obesity)\b",
    ),
    of_a_case(
        "value",
        r"\bE66\.81",
        r"\b(which|what)\b",
        r"\b(code|put|use|goes)\b",
        told=r"\bclass(es)? ([123]|i{1,3})\b|\bbmi\b[^.?!]{0,12}\d\d|\b\d\d(\.\d)? ?bmi\b|\bE66\.81[123]\b",
    ),
    of_a_case(
        "stay",
        r"\b(final|exact) (ms-?)?drg\b|\bdrg\b~12\bfor the bill\b",
        r"\bprincipal\b|\bpdx\b",
        told=r"\b(m?ccs?|secondary|comorbid\w*|\d+ (codes|diagnoses))\b",
    ),
)
