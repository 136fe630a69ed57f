"""Codes and modifiers that one fact of the record tells apart, side by side: `69209 or 69210` without how it was done.

A note may say what each is for; which of them was meant still hangs on the fact, and it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from consultant.answering.lacks.cases import RULE
from consultant.answering.lacks.lack import Lack
from consultant.answering.patterns import pattern

_SIDE_BY_SIDE = (
    r"(?:(?:,? or |,? vs?\.? |,? versus | ?/ ?|, ?| ?- ?| to | thru )(?:is it |modifiers? |with |an? |the )*)"
)
_OTHER = (
    r"\b(w?rvus?|mues?|global (days|period|indicator)s? (for|is|are)|status|(?<!, )units?|pays?|paid|payable|payment"
    r"|fees?|rates?|edits?|bundl\w*|together|same day"
    r"|separately|den(y|ies|ied|ial)\w*|reject\w*|compare\w*|covered|cover|valid|deleted|each|both codes"
    r"|add-?on|which (is|one is) (for|which)|icd\S*|limits?|frequency|how often|require\w*|allowed|list"
    r"|instead|be (billed|reported|used))\b"
    r"|\b(how many|max\w*|per (year|12)|indicators?|where is the line|recogni[sz]e\w*|every)\b"
)
"""Asks for something else of the codes than which of them is right."""
MINUTES = (
    r"\d ?-?(min\w*|hours?|hrs?|h)\b|\b(minutes? (is|are|was|were|for)|(ten|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|half)"
    r"[- ]?(\w+ )?(an )?(minutes?|hour)|an hour|over (ten|10|30|thirty)|(less|more) than|hours)\b"
)
GUIDED = (
    r"\b(ultraso\w*|us|sono\w*|image\w*|imaging|guid\w+|fluoro\w*|ct|c-arm|blind\w*|landmarks?|palpat\w*|unguided"
    r"|without)\b"
)
_INSERTED = (
    r"\b(insert\w*|place(d|ment)|put (in|back)|plac(e|ing)|took|taken|take (it )?out|taking|remov\w*|re-?insert\w*"
    r"|replac\w*|exchang\w*|swap\w*|pulled|new one|string\w*|expel\w*|first one|out)\b"
)


def _written_out(codes: str) -> Iterator[str]:
    """The codes of a line, those of its ranges among them."""
    for one in codes.split():
        first, _, last = one.partition("-")
        yield from map(str, range(int(first), int(last) + 1)) if last else (first,)


def _fork(name: str, codes: str, told: str, *asked: str) -> Lack:
    """Codes in a row, of which one fact chooses: asked for unless a rule or another column is asked for.

    `codes`: `99238-99239 99315`, written out, so that a text is looked through only for those that it names.
    """
    named = "|".join(_written_out(codes))
    row = rf"(?<![\w.])(?:{named})(?:{_SIDE_BY_SIDE}(?:{named}))+(?![\w.]\d)"
    needed = (pattern(row), *map(pattern, asked))
    return Lack(name, needed, pattern(f"{RULE}|{_OTHER}|{told}"), whole=True, firm=True)


LACKS = (
    _fork("minutes of counseling", "99406-99407", MINUTES),
    _fork("time not told", "99238-99239 99315-99316", MINUTES + r"|\b(died|death|pronounc\w*)\b"),
    _fork("time not told", "90832 90834 90837 90833 90836 90838", MINUTES),
    _fork(
        "first or later",
        "G0402 G0438 G0439",
        r"\b(first|initial|never|subsequent|last|previous\w*|second|third|ago|new to|just (got|turned|started|signed)"
        r"|months?|years?|had|before|turn\w*|welcome|annual one|again)\b",
    ),
    _fork(
        "number of visits",
        "59425-59426 90951-90966",
        r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|single|weekly|once|twice)"
        r"[- ](\w+[- ]){0,3}(visits?|times|encounters?|checks|face)\b|\bvisits?\W{0,3}(x ?)?\d|\b(once|twice"
        r"|weekly)\b",
    ),
    _fork(
        "sound or picture",
        "93 95 GT FQ",
        r"\b(video\w*|audio\w*|phone|telephone|call(ed)?|camera|zoom|facetime|webcam|teams|sound|picture"
        r"|synchronous|ekg"
        r"|ecg|g[0q]|pos|tele-?stroke|medicare)\b",
        r"\b(tele\w*|virtual|remote|online)\b",
    ),
    _fork(
        "kind of patient",
        "99202-99205 99211-99215 99381-99387 99391-99397 92002 92004 92012 92014 99341-99345 99347-99350 9938x 9939x 9920x 9921x",
        r"\b(new|established|est|estab\w*|first|before|known|years?|months?|ago|moved|never|consult\w*"
        r"|returning|return\w*"
        r"|follow\w*|f/u|re-?check\w*|same group|partners?|last (seen|visit)|nurse|urgent|usual|regular|again"
        r"|annual|yearly|based on|based upon|basis|nowadays)\b"
        r"|(?<![\w.])(9920[2-5][^0-9]{1,9}9920[2-5]|9921[1-5][^0-9]{1,12}9921[1-5]|9938\d[^0-9]{1,9}9938\d"
        r"|9939\d[^0-9]{1,9}9939\d|9934[1-5][^0-9]{1,9}9934[1-5]|99347[^0-9]{1,9}993)",
    ),
    _fork(
        "how wax was removed",
        "69209-69210",
        r"\b(irrigat\w*|lavage\w*|flush\w*|rins\w*|wash\w*|water|syring\w*|instrument\w*|curett\w*|forceps"
        r"|loops?|suction\w*"
        r"|spoons?|microscop\w*|hooks?|alligator|debrox|drops|manual\w*|not impacted|bilateral (indicator"
        r"|modifier)|50)\b",
    ),
    _fork(
        "when it was called off",
        "73 74 52 53",
        r"\b(an?esth\w*|sedat\w*|induc\w*|block|before|after|propofol|risk|unstable|arrhythm\w*|hypotens\w*|reduced"
        r"|part of|partial\w*|poor prep|prep\w*|cecum|obstruct\w*|intubat\w*|endanger\w*|well-?being|less"
        r"|fever|asleep"
        r"|lidocaine|local|pressure|patient (refused|asked|changed)|spinal|scrubbed|equipment|power)\b",
        r"\b(not (finished|completed|done)|unfinished|incomplete|cancel\w*|stopp\w*|abort\w*|call\w* off|terminat\w*"
        r"|discontinu\w*|halted)\b",
    ),
    _fork(
        "why operated again",
        "58 78 79 57 76",
        r"\b(unrelated|planned|unplanned|stag\w+|complic\w*|bleed\w*|bled|h[ae]+morr\w*|unexpected\w*"
        r"|infect\w*|hematoma|dehisc\w*|leak\w*|more extensive"
        r"|nothing to do|other (knee|eye|hip|side|leg|arm|hand|foot|breast|ear)|different|second stage|re-?excis\w*"
        r"|(left|right) .*(left|right)|abscess|failed|perforat\w*|repeat\w*|(?<!no )related|new problem|appendic\w*"
        r"|drain\w*|wash-?out|debrid\w*|another (reason|problem|condition)|not related|seroma|clot\w*|decision"
        r"|biopsy|cancer|margin\w*|therap\w*|expander\w*|fell|fractur\w*|obstruct\w*|hernia .* hernia|ischem\w*)\b",
        r"\b(global|post-?op\w*|follow-?up (period|days)|second|again|back|return\w*|went back|another|re-?operat\w*"
        r"|same surgeon|weeks?|days?)\b",
    ),
    _fork(
        "put in or taken out",
        "11981-11983 58300-58301",
        _INSERTED,
    ),
    _fork(
        "whether imaging guided it",
        "20600 20604 20605 20606 20610 20611 49082-49083 32554-32557 36568-36569 36572-36573",
        GUIDED,
    ),
    _fork(
        "reading or tracing",
        "93000 93005 93010 93015-93018 93224-93227",
        r"\b(interpret\w*|read\w*|trac\w*|reports?|hospital\w*|facility|own\w*|both|only|machine|er|ed"
        r"|emergency|lease\w*"
        r"|component\w*|supervis\w*|office|whole|days|clinic|everything)\b",
    ),
    _fork(
        "one side or both",
        "77065-77067 93970-93971 93925-93926 93930-93931",
        r"\b(both|bilat\w*|unilat\w*|left|right|(one|1|single) (side|leg|arm|breast|extremity|limb)|each"
        r"|screening|two|limited|complete|arms? and legs?)\b",
    ),
    _fork(
        "number of injections",
        "95115 95117",
        r"\b(\d+|one|two|three|four|single|multiple|both|each arm|more|injections|2nd|second)\b(?<!95115)(?<!95117)",
    ),
    _fork(
        "number of muscles",
        "20552-20553",
        r"\b(\d|one|two|three|four|five|six|single|several|multiple) (\w+ ){0,2}muscles?\b|\b(trapez\w*"
        r"|levator|rhomboid\w*"
        r"|splenius|deltoid|gluteus|piriformis|infraspinat\w*|supraspinat\w*|paraspinal\w*|quadratus"
        r"|sternocleido\w*)\b",
    ),
    _fork(
        "number of nails",
        "11720-11721",
        r"\b(\d|one|two|three|four|five|six|seven|eight|nine|ten|all|every|both feet|1-5)\b(?![0-9])(?! feet)",
    ),
    _fork(
        "simple or complicated",
        "10060-10061 10080-10081 10120-10121 26010-26011",
        r"\b(simple|complicat\w*|multiple|single|one|two|three|several|pack\w*|locul\w*|drain (was )?(placed"
        r"|left)|deep|wick"
        r"|subcut\w*|fascia|bone|extensive|superficial|probed|multi\w*|gauze|penrose|\d)\b(?![0-9])",
    ),
    _fork(
        "age",
        "42820-42821 42825-42826 42830-42831 36555-36558 36560-36561",
        r"\d ?-?(y|yrs?|yo|y/o|years?|months?|mos?|weeks?)\b|\b(aged?|age of|is) \d+|\b(newborn|infant|baby"
        r"|preterm|adult|toddler"
        r"|teen\w*|child|imag\w*|port|guid\w*|ultraso\w*|without|recurr\w*|incarc\w*|strangul\w*|year[- ]old"
        r"|man|woman"
        r"|boy|girl|elderly|medicare|(under|over) (5|five|12|twelve))\b",
    ),
    _fork(
        "area",
        "97605-97608 15271-15278",
        r"\d ?x ?\d|\b(\d+|fifty|hundred|twenty)(\.\d)? ?(sq\w*\.?|square|cm\w*)|\bcm2?\b|\b(depth|down to"
        r"|subcut\w*|muscle|bone"
        r"|dermis|fascia|tendon|epiderm\w*|skin|biofilm|slough|selective|graft\w*|leg|trunk|face|foot"
        r"|disposable|dme)\b",
    ),
    _fork(
        "read and by what",
        "81000-81003 80305-80307",
        r"\b(microscop\w*|automat\w*|non-?auto\w*|manual\w*|machine|analy[sz]er|dipsticks?|by eye|eyes?"
        r"|instrument\w*|read\w*"
        r"|cup|strip|cassette|immunoassay|chemistry|without|sediment)\b",
    ),
    _fork(
        "contrast",
        "70450-70470 70480-70498 70540-70553 71250-71275 72125-72133 72141-72158 72191-72197 "
        "73200-73223 73700-73723 74150-74178 74181-74183",
        r"\b(contrast|gad\w*|w/?o|with|without|iv|dye|omnipaque|isovue|plain|enhanced|non-?con\w*|bilateral|oral)\b",
    ),
    _fork(
        "complete or limited",
        "76700 76705 76770 76775 76856-76857 76801-76817 93303-93308 76881-76882 93880 93882 93975-93979",
        r"\b(complete|limited|single organ|one organ|gallbladder|quadrant|ruq|liver|follow-?up|all organs"
        r"|kidneys?|whole|doppler"
        r"|transvaginal|trimester|weeks?|detailed|growth|focused|each|bladder|aorta|spleen|bpp|one side|both"
        r"|unilat\w*|bilat\w*"
        r"|arter\w*|veins?|joint|entire|re-?check|fluid)\b",
    ),
    _fork(
        "who repeated it",
        "76 77 91",
        r"\b(same (doctor|physician|provider|clinician|surgeon|radiologist|tech|person)|another|different"
        r"|other (doctor"
        r"|physician|provider|clinician|surgeon|radiologist)|partner|colleague|he|she|himself|herself"
        r"|our (own )?doctor"
        r"|dr|i|by the|lab\w*|covering|two (doctors|physicians|radiologists))\b",
    ),
    _fork(
        "what was taken and how",
        "43235 43239 43248-43251 43255 45378-45398 45330-45338",
        r"\b(biops\w*|snare\w*|polyp\w*|dilat\w*|balloon\w*|ablat\w*|forceps|diagnostic\w*|inject\w*|bleed\w*"
        r"|band\w*|stent\w*"
        r"|foreign|brush\w*|wash\w*|tattoo\w*|looked|look only|only looked|nothing|negative|normal|remov\w*"
        r"|lesions?)\b",
    ),
    _fork(
        "transition",
        "99495-99496",
        r"\b(\d+ (calendar )?days?|day \d+|within|moderate|high|complexity|mdm|week|(seven|14|fourteen) days?|icd)\b",
    ),
    _fork(
        "anesthesia of the tubes",
        "69433 69436",
        r"\b(general|local|topical|awake|asleep|an?esth\w*|or|asc|hospital|sedat\w*|child|kid|toddler|phenol|mask|operating|office)\b(?<!\bor)",
    ),
    _fork(
        "what was wasted",
        "JW JZ",
        r"\b(wast\w*|discard\w*|threw|thrown|left ?over|remain\w*|whole vial|entire vial|all of it|used up"
        r"|partial\w*|multi-?dose|multiple[- ]dose|mean\w*"
        r"|both|no (waste|part)|when|rest|full vial|single[- ]dose)\b",
        r"\b(vial|drug|line|claim|inject\w*|infus\w*|our|the|patient|units?|mg)\b",
    ),
    _fork(
        "way of the catheter",
        "36560-36561 36570-36571 36555-36558 36568-36569",
        r"\b(central\w*|peripher\w*|subclav\w*|jugular|chest|arms?|basilic|brachial|picc|tunnel\w*|femoral|ij|upper extremity)\b",
    ),
    _fork(
        "speech or swallowing",
        "92507 92508 92526",
        r"\b(swallow\w*|dysphag\w*|feed\w*|speech (therapy|sounds?|delay|disorder)|language|articulat\w*|voice"
        r"|stutter\w*|fluency|aphasi\w*"
        r"|cognit\w*|oral|communicat\w*|group|hearing|apraxia|dysarthr\w*)\b",
    ),
    _fork(
        "first or later nutrition visit",
        "97802-97803 G0270",
        r"\b(initial|first|re-?assess\w*|follow\w*|subsequent|second|new referral|later|again|change)\b",
    ),
    _fork(
        "day of discharge",
        "99234-99236 99238-99239 99217",
        r"\b(same (day|date|calendar)|yesterday|overnight|next day|two (days|dates)|second day|midnight"
        r"|\d{1,2}/\d{1,2}|hours?|day \d"
        r"|\w+day (and|to|until)|morning|evening|different (days|dates)|am|pm)\b",
        r"\b9923[456]\b",
    ),
    _fork(
        "visit's facts",
        "99221-99223 99231-99233 99242-99245 99252-99255 99281-99285 99304-99306 "
        "99307-99310 99341-99345 99347-99350 99202-99205 99212-99215",
        r"\d ?-?(min\w*|hours?|hrs?)\b|\b(mdm|complexity|low|moderate|high|straightforward|decision|risk"
        r"|minutes|problems?|chronic|acute|prescri\w*"
        r"|labs?|x-?rays?|drugs?|meds?|refill\w*|stable|tests?|iv|ct|mri|unstable|severe|exacerbat\w*|new or"
        r"|medicare|instead|how much|when|rule"
        r"|crosswalk\w*|g0463|use of|modifier\w*|facility|range|all of|any of|consult codes?|prolonged|whole|family|replaced?)\b",
        r"\b(which|what)( \w+)? (level|one)\b|\bor\b|\bvs\b|\bpick\b|\bchoose\b|(?:-|/|\bto\b) ?\d{5}\W*\Z",
        r"\b(patient|pt|our|her|his|today|yesterday|seen|saw|she|he|mrs?)\b",
    ),
)
