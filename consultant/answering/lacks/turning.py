"""On what a service of a case turns: the joint, the cases directed at once, the workers of an employer, the lenses, the reason.

One row a kind of question: the fact, what stands in such a question, and what in it tells the fact.
"""

from __future__ import annotations

from consultant.answering.lacks.cases import CODE, WHICH, of_a_case
from consultant.answering.lacks.forks import MINUTES
from consultant.answering.lacks.lack import CODED

NUMBER = r"(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|single|an?|each)"
COUNT = r"(\d+|one|two|three|four|five|six|seven|single)"
OFFER = r"(?:,? or |,? vs?\.? | ?/ ?|, (?:or )?| ?- ?| to | through )(?:an? |the |rather )?"
_JOINTS = (
    r"\b(knees?|hips?|shoulders?|elbows?|wrists?|ankles?|fingers?|thumbs?|toes?|[am]c joint|acromio\w*|gleno\w*|tmj|mcp"
    r"|pip"
    r"|mtp|cmc|bursa\w*|olecranon|trochant\w*|si joint|sacroiliac|subacromial|(large|small|medium|intermediate|middle\w*"
    r"|major) (joint|size)|feet|foot|hands?)\b"
)
OF_CODES = (
    r"\b(w?rvus?|mues?|edits?|bundl\w*|together|global days|status|pays?|fees?|den(y|ies|ied)|valid|deleted"
    r"|add-?on codes?"
    r"|primar(y|ies)|indicator|limits?|max\w*|per day)\b"
)
"""Asks for what the files hold of the codes."""
_REASONS = (
    r"\b(unrelated|(?<!or )(?<!un)related to|planned|unplanned|stag\w+|complic\w*|bleed\w*|bled|h[ae]+morr\w*|hematoma"
    r"|infect\w*|dehisc\w*"
    r"|leak\w*|more extensive|nothing to do|different|second stage|re-?excis\w*|abscess|failed|perforat\w*|repeat\w*"
    r"|new problem"
    r"|drain\w*|wash-?out|debrid\w*|seroma|clot\w*|cancer|margin\w*|expander\w*|fell|fractur\w*|obstruct\w*|ischem\w*"
    r"|assist\w*"
    r"|other (knee|eye|hip|side|leg|arm|hand|foot|breast|ear)|another (reason|problem|condition|area|site)|fails?|tumou?r"
    r"|same (day|session|operative)|(left|right) .*(left|right)|58|78|79|restart\w*|new (period|global)|in the office"
    r"|bedside)\b"
)

LACKS = (
    of_a_case(
        "joint",
        rf"(?<!\d)206(?:00|04|05|06|10|11){OFFER}206(?:00|04|05|06|10|11)(?!\d)",
        told=rf"{_JOINTS}|{OF_CODES}|\bganglion\b",
    ),
    of_a_case(
        "time of the visit",
        rf"\b(99417|G2212|99418|G031[678]){OFFER}(99417|G2212|99418|G031[678])\b",
        told=rf"{MINUTES}|{OF_CODES}|\b(medicare|payers?|commercial|aetna|cigna|which (one|code) (does|do)|when"
        rf"|instead|replac\w*)\b",
    ),
    of_a_case(
        "time of the visit",
        r"\b(9636[1]|9636[68]|96415|96417|99292|9949[89]|9613[1379]|9784|9781[14]|9915[37]|99498)\b",
        r"\b(too|also|as well|in addition)\b\W*(\?|\Z)|\b(also|too) (be )?(billable|billed|allowed|reported|ok|okay"
        r"|payable)\b"
        r"|\b(billable|allowed|reportable|payable|ok|okay) (also|too|as well)\b|\bbill \d{5} only\b|\bor \d{5} (too"
        r"|also|as well)\b",
        r"\b(our|her|his|my|this|today|yesterday|patient|pt|we|he|she|gave|got|received|had|did|morning|clinic)\b",
        told=rf"{MINUTES}|{OF_CODES}|\d:\d\d|\b(long|hours?|primary|without|same day|supervis\w*)\b",
    ),
    of_a_case(
        "cases at once",
        rf"(?<![\w.])(?:qk|qy|ad){OFFER}(?:(?:qk|qy|ad){OFFER})*(?:qk|qy|ad)(?![\w.])",
        r"\b(direct\w*|supervis\w*|anesthesiolog\w*|crnas?)\b",
        told=rf"\b{NUMBER} (\w+ )?(crnas?|nurse an\w+|rooms?|cases?|concurrent\w*|anesthetists?|procedures|aas?|caas?"
        rf"|other)\b"
        r"|\bat (once|the same time)\b[^.?!]{0,20}\d",
    ),
    of_a_case(
        "old or new stroke",
        rf"\b(I6[0-3]\S*|I69\S*|Z86\.?73){OFFER}(?:(I6[0-3]\S*|I69\S*|Z86\.?73){OFFER})*(I69\S*|Z86\.?73|I6[0-3]\S*)",
        told=r"\b(acute|today|new|just|admitted|admission|tpa|er|ed|emergency|inpatient|thrombectomy|last|ago|years?"
        r"|months?|weeks?|days?|old|past|prior"
        r"|previous\w*|history|residual\w*|deficits?|sequela\w*|weak\w*|hemi\w*|aphasi\w*|dysphagia|speech|rehab\w*"
        r"|still|late|recovered|yesterday"
        r"|current\w*|discharg\w*|no longer|full recovery|in (19|20)\d\d|excludes?\d?|together|same)\b",
    ),
    of_a_case(
        "reason of the notice",
        rf"(?<![\w.])(?:ga|gx|gy|gz){OFFER}(?:(?:ga|gx|gy|gz){OFFER})+(?:ga|gx|gy|gz)(?![\w.])",
        r"\b(signed|signs|abn|notice|waiver)\b",
        told=r"\b(expect\w*|necess\w+|exclud\w*|statut\w*|never (covers?|pays?)|non-?covered|not (a )?covered|cosmetic"
        r"|routine|frequen\w+|too (often|soon)"
        r"|voluntar\w+|required|mandatory|lcd|ncd|diagnosis|because|screening|experimental|self-administered|dental"
        r"|hearing|eye|foot|maintenance"
        r"|each|difference|which means|(no|without an?|forgot\w*|not signed|refus\w*) (abn|notice|signed))\b|\b(no"
        r"|without (an )?) ?abn\b",
    ),
    of_a_case(
        "department's standing",
        rf"(?<![\w.])(?:po{OFFER}pn|pn{OFFER}po)(?![\w.])",
        told=r"\b(excepted|non-?excepted|grandfather\w*|19\d\d|20\d\d|opened|since|began|started|mid-?build|dedicated"
        r"|emergency|moved|relocat\w*|new"
        r"|before|after|old|existing|section 603|on[- ]campus|remote)\b",
    ),
    of_a_case(
        "number of studies",
        r"(?<!\d)959(?:0[7-9]|1[0-3])(?: ?(?:-|to|through|thru|or|/|,) ?959(?:0[7-9]|1[0-3]))+(?!\d)",
        told=rf"\b{NUMBER} (\w+ ){{0,2}}(studies|study|nerves?|tests?|conductions?|sensory|motor|total)\b|{OF_CODES}",
    ),
    of_a_case(
        "assistant's minutes",
        r"\b(cq|co)\b",
        r"\b(ptas?|otas?|cotas?|(therapy|therapist|pt|ot|physical therapist|occupational therapist) assistants?)\b",
        r"\b(or not|or no|needed|need it|necessary|required|do we (need|add|use|put|append)|should (we|i) (add|use|put"
        r"|append)|is it)\b",
        told=r"\d ?-?(min\w*|hours?|hrs?)\b|%|\b(percent|whole|entire\w*|all (of )?(the|it|session)|alone|every|half"
        r"|de minimis|(fully|solely) by|supervis\w*"
        r"|minutes (of|each)|in part|\d+ (of|out of) \d+|paid|pays?|payment|reduc\w+|cut|bill\w* (as|by)|threshold"
        r"|evaluation|eval)\b",
    ),
    of_a_case(
        "day of transfer",
        r"\b(how many|number of) (post-?\s?op\w* )?days\b",
        r"\b55\b|\bco-?manag\w*",
        r"\b(optometrist|co-?manag\w*|post-?op\w*|transfer\w*|took over|follow-?up)\b",
        told=r"\b(\d{1,2}/\d{1,2}|day \d+|\d+ days? (after|post)|from (day|the)|assum\w+ (care )?(on|at)|weeks?"
        r"|next day|global (period|days)|(january|february|march"
        r"|april|may|june|july|august|september|october|november|december) \d+|percent|split|shares?)\b",
    ),
    of_a_case(
        "size of the employer",
        r"\bmedicare\b",
        r"\b(employer|group (health )?(plan|insurance|coverage|policy)|(plan|insurance|coverage|policy) (through|from"
        r"|at|with|by) (his|her|the|their|my|a)"
        r" (\w+'?s? )?(job|work|employer|company|firm)|through (work|his job|her job)|\w+'?s? plan at work|work plan"
        r"|job'?s? (plan|insurance))\b",
        r"\b(primary|secondary|first|second|pays|msp)\b",
        r"\b(disab\w*|wife'?s?|husband'?s?|spouse'?s?|works|working|employed|job|work|still|active)\b",
        told=r"\b(\d+|twenty|hundred|fewer|less|more) (or (more|fewer) )?(full-?time )?(\w+ )?(employees|workers|people"
        r"|staff|persons|lives)\b|\b(employees|workers|staff"
        r"|employs)\b[^.?!]{0,12}\d|\b(retir\w*|cobra|esrd|dialysis|kidney|transplant|veterans?|va|tricare"
        r"|workers?'? comp\w*|accident|auto|no-?fault|liability"
        r"|black lung|small (employer|company|firm|business)|large (employer|company|firm|group)|supplement\w*|medigap"
        r"|medicaid|indian|tribal"
        r"|multi-?employer|questionnaire|value code|occurrence|(how many|what (size|number)|how (large|big)|threshold"
        r"|size)|value|12|43)\b",
    ),
    of_a_case(
        "reason of denial",
        r"\A\W*(?:(?:our|the|my|a|this|her|his) )?(?:\w+ )?(?:claim|line|bill|charge|visit|[A-Z]?\d{4,5}) (?:was |were "
        r"|got |is |has been |came back )*"
        r"(?:denied|rejected|refused|bounced|unpaid|not paid|kicked back|returned)\b[^.?!,;]{0,30}[,.;:?!]? ?(?:why"
        r"|how come|what (?:now|next|to do"
        r"|do (?:we|i) do|went wrong|is wrong|was wrong)|how (?:do|can) (?:we|i) (?:fix|correct|appeal) (?:it|this"
        r"|that))\W*\Z",
        told=r"\b(because|as|for (lack|no|not|timely|missing|want|the|being|medical)|saying|says|said|stating|stated|co"
        r"|pr|oa|carc|rarc|bundl\w*|duplicate\w*|timely"
        r"|necess\w+|with|modifiers?|same day|together|dx|diagnos\w+|inclusive|global|units?|excess\w*|mue|invalid"
        r"|deleted|maximum)\b|\b[nm]a?\d{1,3}\b",
    ),
    of_a_case(
        "encounter",
        r"\b(7th|seventh) (character|digit|letter)\b",
        r"\b(7th|seventh) (character|digit|letter)s?\b[^.?!]{0,25}[.,;:?!]? ?(which|what)( one| is it| do (we|i) use"
        r"| is right)?\W*\Z",
        told=rf"{MINUTES}|\b(active\w*|treat\w*|surg\w+|first|initial|heal\w*|second|third|follow\w*|aftercare"
        rf"|subsequent|weeks?|months?|days?|cast\w*|sequela\w*"
        r"|late|er|ed|emergency|delayed|non-?union|mal-?union|check|re-?check|came in|fell|today|removal|old|therap\w*"
        r"|scar\w*|fetus|trimester|glaucoma|coma)\b",
    ),
    of_a_case(
        "encounter",
        rf"\bwith (an? )?['\"]?[adgks]['\"]?{OFFER}(?:['\"]?[abcdgkps]['\"]?{OFFER})*['\"]?[abcdgkps]['\"]?\W*(\?|\Z)",
        r"\b[ST]\d\d\S*|\b(sprain\w*|fracture\w*|injur\w*|wound|burn\w*|strain\w*)\b",
        told=r"\b(active\w*|treat\w*|surg\w+|first|initial|heal\w*|second|third|follow\w*|aftercare|subsequent|weeks?"
        r"|months?|days?|cast\w*|splint\w*|sequela\w*|late"
        r"|er|ed|emergency|delayed|check|re-?check|consult\w*|urgent|came in|fell|just|today|x-?rays?|reduc\w*"
        r"|therap\w*|pt|rehab\w*|removal|old|yesterday)\b",
    ),
    of_a_case(
        "test not named",
        r"\b(an?|some|the|our|her|his) (heart|cardiac|lung|breathing|kidney|liver|thyroid|stool|genetic|eye|vision"
        r"|nerve|muscle|hormone|blood|lab|skin|sleep|memory"
        r"|hearing|brain|bone|stomach|bladder|balance) (test|exam|study|scan|screening|monitor)s?\b(?! (for|of|strips?"
        r"|that|with))",
        rf"{CODE}|\b(how|what) (do|should|can) (we|i) (code|bill|report)\b",
        told=rf"{CODED}|\b(e[kc]g|electro\w+|echo\w*|stress|treadmill|holter|nuclear|spirometr\w*|pft|audiom\w*"
        rf"|tympan\w*|panel|tsh|cbc|bmp|cmp|lipid\w*|glucose|culture"
        r"|dexa|density|panels?|with|without|polysomno\w*|icd\S*|dx|diagnos\w*|abnormal\w*|normal|positive|negative"
        r"|order\w*|draw\w*|medicare|conduction|emg"
        r"|pre-?op\w*|school|dot|employ\w*|annual|diabetic|dilated)\b|\A\W*(\S+\s+){16}",
    ),
    of_a_case(
        "kind of catheter",
        r"\b(foley|indwelling (urinary |bladder )?catheters?)\b",
        r"\b(supply|hcpcs|a[- ]codes?|item|supplier|dme|supplies) (code|codes|for)?\b|\bcodes? for (the |a "
        r"|an )?(supply|item)\b",
        told=r"\b(latex|silicone|coated|teflon|hydrophilic|elastomer|two|three|[23]-?way|irrigation|coude|specialty"
        r"|straight|tray|bag|drain\w*|insertion|insert\w*|change"
        r"|changed|remov\w*|A4\d{3}|anchor\w*|male|external|how (often|many)|limits?|per month|infection|icd\S*|dx)\b",
    ),
    of_a_case(
        "kind of patient",
        r"\d ?-?(min\w*)\b",
        r"\b(which|what) (level|visit|code|e/?m)\b|\b(level|code)\W*\Z",
        r"\b(office|clinic)\b",
        r"\b(doctor|physician|provider|np|pa|dr|patient|pt|visit|encounter)\b",
        told=rf"{CODED}|\b(new|established|est|existing|known|follow-?up|returning|returns?|first|seen|previous\w*"
        rf"|prolonged|consult\w*|nurse|psych\w*|tele\w*|inpatient"
        r"|home|emergency|critical|therap\w*|well\w*|preventive|hospital|observation|stable|chronic|years?|regular|ago"
        r"|counsel\w*|smok\w*|tobacco|care plan\w*"
        r"|test\w*|infus\w*|inject\w*|hydrat\w*|care management|ccm|advance|rule|annual|physical|procedure|re-?check\w*"
        r"|units?|anesth\w*|sedat\w*|monitor\w*)\b",
    ),
    of_a_case(
        "visit's facts",
        r"\b(which|what) (ed|er|emergency( department| room)?) (visit )?(level|code)\b|\b(which|what) (level"
        r"|code)\b~25\b(ed|er|emergency (department|room)) (visit|encounter)\b",
        r"\b(patient|pt|saw|seen|our|her|his|today|yesterday|report|bill|code|use)\b",
        told=rf"{CODED}|\b(mdm|complexity|low|moderate|high|straightforward|decision|risk|critical|problems?|chronic"
        rf"|prescri\w*|labs?|x-?rays?|ct|iv|admit\w*|difference|facility"
        r"|g0463|icd\S*|dx|diagnos\w*|by time|nurse|triage|left|hospital|severe|life|minor)\b",
    ),
    of_a_case(
        "use of the device",
        r"\b(cpap|pap device|apap|bipap)\b",
        r"\b(continue|continued|continues|keep|go on|stop|ongoing|beyond|after (the )?(3|three|first|90|trial|12))\b",
        r"\b(my|our|this|her|his|the|a) (patient|pt|member|device|machine|claim|rental|cpap|pap)\b|\b(she|he)\b",
        told=r"\d+ ?(hours?|hrs?|%|percent|nights)|\b(hours|nights|adher\w*|complian\w*|what (does|do|is|are)|rules?"
        r"|requirements?|criteria|need\w*|how (many|much|long)|download\w*"
        r"|face-?to-?face|re-?evaluat\w*|benefit\w*)\b",
    ),
    of_a_case(
        "eligibility",
        r"\b(pap\w*|colonoscop\w*|mammo\w*|bone density|dexa|dxa|wellness visit|awv|pelvic exam|psa|ldct|cologuard"
        r"|fit test|glaucoma screening|aaa screening|screening)\b",
        r"\b(is|can|may|will|could) (my|our|this|the|her|his|a)? ?(\w+ )?(patient|pt|she|he|they|member"
        r"|lady)\b[^.?!]{0,50}\b(due|again|this year|now|yet|another( one)?|eligible"
        r"|overdue|already)\b|\b(can|may|could) (she|he) (have|get)\b",
        told=r"\b(last|ago|in (19|20)\d\d|since|never|first|months?|years? (ago|old)|date|\d{1,2}/\d{1,2}|\d{4}"
        r"|was (done|on)|how often|hcpcs|cpt|code)\b|\bhow many\b|\bweeks?\b",
    ),
    of_a_case(
        "why operated again",
        r"\b(second|another|2nd|repeat|next|further) (op\b|operation|surgery|procedure)|\b(back|returned|went|taken"
        r"|return) (back )?to (the )?(or|operating room|theat\w+)\b|\bre-?operat\w*",
        r"\b(global|90[- ]days?|post-?op\w*|within|days? (later|after)|weeks? (later|after)|same surgeon|10[- ]days?"
        r"|follow-?up period)\b",
        rf"{WHICH}~15\b(modifiers?|mod)\b|\b(modifiers?|mod)\W*\Z",
        told=_REASONS,
    ),
    of_a_case(
        "days of readings",
        r"\b(9945[4]|99445|98976|98977|98978)\b",
        r"\bok(ay)?( to bill)?\W*\Z|\b(billable|reportable|allowed|can it be billed)\W*\Z",
        r"\b(this|last|the) month\b|\b(our|her|his|my|the) (patient|pt)\b|\b(january|february|march|april|may|june|july"
        r"|august|september|october|november|december)\b",
        told=r"\d+ ?(of \d+ )?(calendar |different )?(days?|readings?)\b|\b(days|daily|every day|twice|edit|with \d{5}"
        r"|same|together|sixteen|rule)\b",
    ),
    of_a_case(
        "technique of the biopsy",
        r"\bskin (biops\w+|bx)|\b(biops\w+|bx) of (the )?skin\b|\b(biops\w+|bx)\b~40\b(skin|mole|rash|nevus"
        r"|suspicious (lesion|spot))\b"
        r"|\b(skin|mole|rash|nevus|suspicious (lesion|spot)|derm\w*)\b~40\b(biops\w+|bx)\b",
        CODE,
        told=rf"{CODED}|\b(tangential\w*|shav\w*|scoop\w*|saucer\w*|curett\w*|punch\w*|incision\w*|excision\w*|excis\w*"
        rf"|wedge|needle|core|full[- ]thickness|partial[- ]thickness"
        r"|techniques?|families|famil(y|ies)|icd\S*|dx|diagnos\w*|patholog\w*|path|pcs|modifiers?|same lesion|lip"
        r"|eyelid|ear|vulva\w*|penis|conjunctiva|oral|mouth|nail|muscle"
        r"|breast|lymph|temporal|mue|distinguish\w*|kinds?|apart|included|mohs)\b",
    ),
    of_a_case(
        "lesions",
        r"\b(actinic keratos[ei]s|(seborrheic )?keratoses|aks|sks|warts|skin tags|tags|molluscum|corns|callus(es)?"
        r"|calluses)\b",
        rf"{CODE}|\bcodes? or codes\b|\bcode\(s\)",
        r"\b(froze|frozen|freez\w*|destroy\w*|destruct\w*|cryo\w*|snip\w*|remov\w*|treat\w*|clipp\w*|burn\w*|burned|cut"
        r"|cauter\w*|pared|trim\w*|shaved?|excis\w*|liquid nitrogen|took off|taken off|zapp\w*)\b",
        told=rf"{CODED}|\b(\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
        rf"|fifteen|sixteen|seventeen|eighteen|twenty|thirty|single|each|dozen)\b"
        r"(?! (year|yr|y/?o|month|day)s?)(?!-year)(?! ?y/?o)|\b(icd\S*|dx|diagnos\w*|cosmetic|covered|cover|modifiers?"
        r"|how (are|is|do))\b",
    ),
)  # fmt: skip
