"""What people write in short or in everyday words, as titles of diagnoses have it: a table, in the order in which it applies."""

from __future__ import annotations

from functools import lru_cache

from consultant.answering.patterns import pattern
from consultant.answering.reading import inflammations, vertebrae
from consultant.answering.reading.told_in_sentences import SENTENCES, Written

_PART = (
    r"(?:ears?|eyes?|eyelids?|wrists?|hands?|arms?|forearms?|elbows?|shoulders?|hips?|knees?|legs?|ankles?|feet|foot"
    r"|heels?|thumbs?"
    r"|breasts?|kidneys?|lungs?|ovaries|sides?|thighs?|calves|limbs?|extremities|tubes?"
    r"|(?:lacrimal |parotid |salivary |adrenal )glands?)"
)
_EYE = (
    r"(?:eye|retin|catar|glauc|macul|vitre|cornea|kerat|phthisis|ptosis|uveitis|irit|conjunct|pteryg|optic|chalaz"
    r"|blephar|vision|lens"
    r"|diplopia|hordeol|stye|dacryo)"
)
"""What makes `OD` the right eye, and no overdose."""
_WORD = r"(?:nails?|tendons?|nerves?|macula|retina|joint|cornea|cord|skull)"
_WHOLE = r"intact|undamaged|not damaged|uninjured|not injured|fine|ok(?:ay)?|unharmed"
_MANY = r"(?:two|three|four|five|six|seven|eight|several|multiple|[2-9])"
_TURNED = (
    r"(?:displaced|dislocat|sublux|wall|cruciate|tibial|fossa|malleol|(?:epi)?condyl|menisc|femoral|femur|tibia|fibula|humer"
    r"|radius|ulna|phalan|end\b|third|shaft|chamber|capsul|compartment|column|cord|horn|talofib|collateral)"
)
"""What lies to the front, to the back or to a side, as a note has it in short."""
_THING = r"(?:[a-z]+ ){0,2}[a-z]{4,}"
_WRITTEN: Written = tuple(
    (pattern(said), written)
    for said, written in (
        (r"(?<![\w/.'’-])(?-i:L|Lt|lt)\.? (?=[a-z]{3})(?!codes?\b)", "left "),
        (r"(?<![\w/.'’-])(?-i:R|Rt|rt)\.? (?=[a-z]{3})(?!codes?\b)", "right "),
        (r"(?:\A|(?<=[.,;:!] ))icd(?=\W*\Z)", "icd-10 code"),
        (r"(?<=[a-z,] )(?-i:R|Rt|RT|rt)\.?(?=\s*(?:[,;:?.]|code\b|dx\b|icd|\Z))", "right side"),
        (r"(?<=[a-z,] )(?-i:L|Lt|LT|lt)\.?(?=\s*(?:[,;:?.]|code\b|dx\b|icd|\Z))", "left side"),
        (r"\((?:L|lt|left)\)", "left"),
        (r"\((?:R|rt|right)\)", "right"),
        (
            r"\b(toes?|fingers?|thumb) (?:of|on|in) (?:the |his |her )?(left|right|both) (?:foot|feet|hands?)\b",
            r"\2 \1",
        ),
        (r"\b(?-i:LLL) (?=eye|lid)", "left lower "),
        (r"\b(?-i:LUL) (?=eye|lid)", "left upper "),
        (r"\b(?-i:RLL) (?=eye|lid)", "right lower "),
        (r"\b(?-i:RUL) (?=eye|lid)", "right upper "),
        (r"\bw (?=[a-z]{3})", "with "),
        (r"(?-i:\bSH) (?:type )?(?=(?-i:I{1,3}|IV|[1-4])\b)", "Salter-Harris type "),
        (r"\b(?:grade|stage) (?:1|i|one) (?=(?:internal )?h[a]?emorrhoid)", "first degree "),
        (r"\b(?:grade|stage) (?:2|ii|two) (?=(?:internal )?h[a]?emorrhoid)", "second degree "),
        (r"\b(?:grade|stage) (?:3|iii|three) (?=(?:internal )?h[a]?emorrhoid)", "third degree "),
        (r"\b(?:grade|stage) (?:4|iv|four) (?=(?:internal )?h[a]?emorrhoid)", "fourth degree "),
        (r"\b(inter|sub)troch\b\.?", r"\1trochanteric"),
        (
            r"\b(?:(?:being|getting|is|was) treated(?: for (?:it|this))?(?: now| today)?"
            r"|under (?:active )?treatment|treatment in progress)\b",
            "active treatment",
        ),
        (r"(?<![\w-])(?:d/t|2/2|2°|b/c(?: of)?)(?![\w-])", "due to"),
        (
            r"\b((?:ckd|chronic kidney disease|esrd)\b[^.;?]{0,25}?),?(?: (?:with|and|plus))? (?:an |his |her "
            r"|the )?(?:resulting "
            r"an[a]?emia|an[a]?emia,? (?:(?:which|that) (?:is|comes|results|stems|arises|resulted|came) |resulting |stemming "
            r"|coming )?(?:due to|from|because of|caused by|secondary to|of) (?:it|this|that))\b",
            r"\1 and anemia in chronic kidney disease",
        ),
        (r"(?-i:\bFB\b)", "foreign body"),
        (r"(?-i:\bLOC\b)", "loss of consciousness"),
        (
            r"\b(?:s/p|status post|after|old|had an?) (left |right )?(?:bka|below[- ]knee amputation)\b",
            r"acquired absence of \1leg below knee",
        ),
        (
            r"\b(?:s/p|status post|after|old|had an?) (left |right )?(?:aka|above[- ]knee amputation)\b",
            r"acquired absence of \1leg above knee",
        ),
        (
            r"\b(?:retained )?(?:piece|fragment|splinter|sliver|bit|shard)s?(?: of [a-z]+)?(?: (?:is|was|are))?"
            r" (?:retained|embedded|left|still(?: in(?:side)?)?|lodged|stuck)(?: (?:in(?:side)?(?: there)?|there))?\b",
            "with foreign body",
        ),
        (
            r"\b(?:no|without(?: an?)?) (?:bugs?|organisms?|germs?|pathogens?)"
            r"(?: (?:was |were )?(?:found|grown|isolated|identified|known))?\b"
            r"|\b(?:bug|germ|pathogen) (?:unknown|not (?:found|known|identified))\b",
            "unspecified",
        ),
        (r"\b(?:dbl|dble)\b", "double"),
        (r"\bone[- ]sided\b", "unilateral"),
        (r"\bdispl\b\.?", "displaced"),
        (r"\bnon-?displ\b\.?", "nondisplaced"),
        (r"\bwnds?\b", "wound"),
        (r"\b(?:c/o|complains of|complaining of)\b", ""),
        (
            r"\bwith (?:all |only )?normal (?:findings|exam(?:ination)?|results?)\b",
            "without abnormal findings",
        ),
        (r"\b(?:first|1st|initial) (?:er|ed|office|clinic|hospital) visit\b", "initial visit"),
        (
            r"\b(?:has |have |had )?(?:never|not(?: yet)?) (?:reached|achieved|gone into|went into|attained|in)"
            r"(?: a)?(?: full)? remission\b"
            r"|\b(?:without|no) remission(?: yet)?\b|\bfailed (?:to reach )?remission\b",
            "not having achieved remission",
        ),
        (
            r"\b(?:anaphylaxis|anaphylactic (?:shock|reaction))(?:,)? (?:to|from|after|due to|caused by) (?:eating )?(?=[a-z])",
            "anaphylactic reaction due to ",
        ),
        (
            r"\brattle-?snake(?:'s)? bites?\b|\bbit(?:ten)? by (?:a )?rattle-?snake\b",
            "toxic effect of rattlesnake venom, accidental",
        ),
        (r"\bsalmonella (?:gastro)?enteritis\b|\bsalmonella food poisoning\b", "salmonella enteritis"),
        (
            r"\b(?:displaced|dislodged|migrated) (?:pacemaker|icd|defibrillator) (?:lead|electrode|wire)s?\b"
            r"|\b(?:pacemaker|icd|defibrillator) (?:lead|electrode|wire)s? (?:is |was |has )?"
            r"(?:displaced|dislodged|displacement|migrated)\b",
            "displacement of cardiac electrode",
        ),
        (
            r"\binfect(?:ed|ion of(?: the)?) (?:total )?((?:left |right )?)(?:total )?(hip|knee) "
            r"(?:joint )?(?:replacement|prosthesis|arthroplasty)\b"
            r"|\binfect(?:ed|ion of(?: the)?) total (?:hip|knee) (?:left|right)\b",
            r"infection and inflammatory reaction due to internal \1\2 prosthesis",
        ),
        (
            r"\b(moles?|nev(?:us|i)|melanoma|carcinoma(?: in situ)?) (?:on|of|at) (?:the |his |her )?(?:left |right )?"
            r"(?:cheeks?|forehead|chin|temples?|eyebrows?|jaw)\b",
            r"\1 of other parts of face",
        ),
        (r"\bpost-?traumatic arthritis\b", "post-traumatic osteoarthritis"),
        (
            r"\b(diabet(?:ic|es)) (?:mom|mother|woman|lady|mama),?(?= (?:in|during|at|now in) (?:childbirth|labor|delivery))",
            r"\1",
        ),
        (r"\b(?:persistent,? long-? ?standing|long-? ?standing,? persistent)\b", "longstanding persistent"),
        (r"\blong-? ?standing\b(?! persistent)", "chronic"),
        (
            r"\b(iron[- ]deficien\w+ an[a]?emia),? (?:due to|from|secondary to|caused by) (?:an? )?(?:chronic |slow |ongoing )?"
            r"(?:(?:gi|gastrointestinal|blood|menstrual|uterine) )?(?:bleed(?:ing)?s?|blood loss|loss|hemorrhage)\b",
            r"\1 secondary to blood loss (chronic)",
        ),
        (
            r"\bsickle[- ]cell (?:disease |an[a]?emia )?(?:(?:pain |with |in |with pain )?crisis,? )?"
            r"with acute chest(?: syndrome)?\b",
            "Hb-SS disease with acute chest syndrome",
        ),
        (
            r"\bsickle[- ]cell (?:disease |an[a]?emia )?(?:pain |in |with )?(?:pain )?crisis\b",
            "Hb-SS disease with crisis, unspecified",
        ),
        (
            r"\b(?:gi|gastrointestinal|upper gi) bleed(?:ing)? (?:due to|from|secondary to|caused by) (?:an? |the )?"
            r"([a-z ]{0,30}ulcer)\b",
            r"\1 with hemorrhage",
        ),
        (r",? ?\bnon-? ?puerperal\b", ""),
        (r"\bs/p (?=fx|fracture|fall|orif)", ""),
        (rf"\bpost\.? (?={_TURNED})", "posterior "),
        (rf"\bant\.? (?={_TURNED})", "anterior "),
        (rf"\blat\.? (?={_TURNED})", "lateral "),
        (rf"\bmed\.? (?={_TURNED})", "medial "),
        (rf"\bprox\.? (?={_TURNED})", "proximal "),
        (rf"\bdist\.? (?={_TURNED})", "distal "),
        (r"\blac['’]?d\b|\blacs?\b(?! operon)|\blacerated\b", "laceration"),
        (r"\b(?:dti|deep tissue (?:pressure )?injur(?:y|ies))\b", "pressure-induced deep tissue damage"),
        (rf"\b(?:the )?({_WORD}(?: bed)?) (?:is |was |are )?(?:{_WHOLE})\b", r"without damage to \1"),
        (r"\b(?:the )?([a-z]{4,}) (?:is |was )?(?:not involved|uninvolved|spared)\b", r"not involving \1"),
        (r"\b(?:sparing|spares) (?:the )?(?=[a-z]{4})", "not involving "),
        (
            r"\b(?:the |his |her |our )?(?:path(?:ology)?|biops(?:y|ies)|results?|labs?|cultures?|slides?|smear|swab"
            r"|mri|ct|scan|imaging"
            r"|tests?)(?: (?:report|results?|scan))?s? (?:is|are|was|were|came|come|comes|has come|have come|just came) back\b"
            r"(?: (?:on|from|for|as|with|showing|positive for)(?: the| an?| his| her)?\b)?:?",
            "",
        ),
        (
            r"\b((?:left |right |bilateral )?[a-z]+ )(?:core |needle |excisional |punch |shave )?biops(?:y|ies)"
            r"(?:,|:| (?:shows?|showed|reveal\w*|with|positive for|is|was|found))(?=[^?.]*\b(?:carcinoma|cancer"
            r"|in situ|melanoma|adenoma"
            r"|hyperplasia|fibrosis|cirrhosis|lymphoma|sarcoma|dysplasia))",
            r"\1",
        ),
        (r"\b(?:has |that )?(?:come|came|comes|is|are) back(?: again)?\b(?! pain)|\breturned\b", "recurrent"),
        (r"\b(?:late effects?|residuals?)(?: (?:of|from))?\b", "sequela"),
        (rf"\b(?:both|bilat\w*\.?) (?:of )?(?:the |his |her )?({_PART})\b", r"bilateral \1"),
        (rf"\b({_PART}),? (?:on )?both sides\b", r"bilateral \1"),
        (
            r"\bon the (?:right|left),? and (?:also )?(?:on )?the (?:left|right)\b(?! (?!side|hand\b|wrist)[a-z])",
            "bilateral",
        ),
        (r"\bblockages?\b|\bblocked (?=$|[.,;?!])", "obstruction"),
        (r"\bb/l\b", "bilateral"),
        (r"(?-i:\bIUP\b)", "intrauterine pregnancy"),
        (
            r"\b(?:seen )?(?:in|to|at) (?:the |an? |our )?(?:urgent care|er|ed|emergency (?:room|department)|clinic"
            r"|office)\b",
            "initial visit",
        ),
        (
            r"\b(dog|cat|rat|horse|pig|raccoon|monkey) (?:bit|bites|has bitten) (?:her|him|me|them|the patient|the child"
            r"|a child)?"
            r"(?: ?(?:on|in|at))?(?: ?(?:the|her|his))? ?(?=(?:left|right) [a-z])",
            r"\1 bite of ",
        ),
        (
            r"\b(dog|cat|rat|horse|pig|raccoon|monkey)[- ]bite(?: wound)?((?: (?:of|on|to|at|left|right) [^,;.?]*)?)",
            r"open bite\2; bitten by \1",
        ),
        (r"\bwithout (?:an? |any )?(?:diagnosis|dx|mention|evidence|history) of\b", "without"),
        (
            r"\b(?:s/p |status post |with )?(?:open|closed) reduction(?: (?:and|with) internal fixation)?\b|\borif\b",
            "",
        ),
        (
            r"\b(?:tests?|cultures?|swabs?|results?)\b(?: (?:is|was|were|came back))? negative\b"
            r"|\bnegative (?:tests?|swab|culture)\b",
            "",
        ),
        (
            r"\b(?:no|not any|denies|w/o|(?<!acquired )(?<!congenital )absence of|free of|negative for) (?=[a-z])",
            "without ",
        ),
        (r"\bw/ ?(?=[a-z])", "with "),
        (
            r"\b(?:(?:is |was )?(?:(?:well )?controlled|managed|treated|handled|under control) )?(?:on|by|with|through)"
            r" (?:just |only )?diet(?: (?:alone|only))?\b",
            "diet controlled",
        ),
        (
            r"\b(?:newborn|baby|infant)\b,? (?:(?:was |just )?(?:born|delivered) )?"
            r"(?:(?:in|at) (?:the |our )?hospital )?(?:by|via) (?:c[- ]?section|cesarean)(?: section)?\b",
            "single liveborn infant delivered by cesarean",
        ),
        (r"\(?\bnot (?:an? )?pressure(?: ulcers?)?\b\)?", "nonpressure"),
        (
            r"\b(?:reaching|down to|into|exposing) (?:the )?(?:fat|subcutaneous)(?: layer"
            r"| tissue)?\b",
            "with fat layer exposed",
        ),
        (
            r"\b(?:with )?(?:no|without|unknown) (?:site|type|cause|location|organism)s?"
            r"(?: (?:is |was )?(?:(?:in|on) the (?:record|chart|note)|documented|stated|specified|given|told|named"
            r"|known|found|identified|determined|apparent))?\b",
            "unspecified",
        ),
        (rf"({_EYE}[^.?!]{{0,60}})(?-i:\bO\.?D\b\.?)", r"\1 right eye"),
        (rf"(?-i:\bO\.?D\b\.?)(?=[^.?!]{{0,60}}{_EYE})", "right eye"),
        (rf"({_EYE}[^.?!]{{0,60}})(?-i:\bO\.?S\b\.?)", r"\1 left eye"),
        (rf"(?-i:\bO\.?S\b\.?)(?=[^.?!]{{0,60}}{_EYE})", "left eye"),
        (rf"({_EYE}[^.?!]{{0,60}})(?-i:\bO\.?U\b\.?)", r"\1 bilateral"),
        (r"\bboth (?=(?:pca|mca|aca)s?\b|(?:[a-z]+ )?arteries\b)", "bilateral "),
        (
            r"\b(?:steroid|drug|medication|chemical|prednisone|tacrolimus)s?[- ]induced (?:diabetes|dm)(?: mellitus)?\b",
            "drug or chemical induced diabetes mellitus",
        ),
        (
            r"\bsecondary (?:diabetes|dm)(?: mellitus)?\b"
            r"(?:,? ?\(?(?:is |but )?(?:not|neither) type (?:1|i) (?:or|nor|and) (?:type )?(?:2|ii)\)?,?)?"
            r"(?! (?:to|due)\b)",
            "other specified diabetes mellitus",
        ),
        (
            r"\b(?:diabetes|dm)(?: mellitus)?,? (?:due to|secondary to|caused by|from) (?:an? |the |her |his )?(?:\w+ )?"
            r"(?:pancreatitis|cystic fibrosis|hemochromatosis|cushing'?s?(?: syndrome)?|acromegaly|pancrea\w+ cancer"
            r"|congenital rubella|malnutrition)\b",
            "diabetes mellitus due to underlying condition",
        ),
        (r"\bt([12]) ?(?:dm|diabetics?|diabetes)\b,?", r"type \1 diabetes with"),
        (r"\btype ([12]) diabetics?\b,?", r"type \1 diabetes with"),
        (r"\b(?<!diabetic )((?:non)?-?proliferative) retinopathy\b", r"\1 diabetic retinopathy"),
        (r"\bnon[- ](?=displaced|traumatic|pressure|union|smoker)", "non"),
        (r"\b(?:type |t)([12]) ?(?:dm|diabetics?|d)\b", r"type \1 diabetes mellitus"),
        (r"(?-i:\bOU\b)", "bilateral"),
        (r"(?-i:\bOD\b)(?! (?:on|of|by|with))", "right eye"),
        (r"(?-i:\bOS\b)", "left eye"),
        (r"\b(?:not|no) (?:a )?pressure\b(?= ?[),;]| ulcer)", "non-pressure"),
        (
            r"\bfx\b|\bbroken? (?=(?:the |his |her |an? )?"
            r"(?:left|right|both|\w+ ?(?:bone|arm|leg|hip|wrist|ankle|rib|toe|finger|nose)s?\b"
            r"|(?:nose|jaw|ribs?|kneecap|collarbone|tailbone)\b))",
            "fracture ",
        ),
        (
            rf"\b(?:fractures? (?:of )?{_MANY} ribs?|{_MANY} (?:fractured? |broken )ribs?(?: fractures?)?"
            rf"|ribs? fractures?,? (?:of )?(?:the )?(?:{_MANY} ribs?|{_MANY}\b)"
            r"|fractures? (?:of )?ribs \d+ ?(?:-|to|through|and|,) ?\d+)",
            "multiple fractures of ribs",
        ),
        (
            r"\b(bees?|wasps?|hornets?|fire ants?|ants?) (?:stings?|bites?),?(?: with)?(?: an?)?"
            r" (?:mild |local )?allergic reaction\b",
            r"\1 sting",
        ),
        (
            r"(?<!complete )(?<!partial )(?<!marginal )(?<!low[- ]lying )\bplacenta previa\b",
            "complete placenta previa NOS",
        ),
        (r"\bringing (?:in|of) (?:the |his |her )?(?=(?:left |right |bilateral )?ears?\b)", "tinnitus, "),
        (
            r"\b(?:s/p |status post )?((?:left |right |bilateral )?)(?:total )?(hip|knee|shoulder|elbow|ankle) (?:joint )?"
            r"(?:replacement|arthroplasty)s?,? ?(?:on the )?((?:left|right|bilateral)?) ?status\b(?! post)",
            r"presence of \1\3 artificial \2 joint",
        ),
        (
            r"\b(?:no|without|not (?:due to|from|caused by)) (?:any |known )?(?:trauma|injury)\b",
            "nontraumatic",
        ),
        (r"\bblood in (?:the |his |her )?urine\b", "hematuria"),
        (
            r"\b(?:(?:his|her|the|my|patient['’]?s) )?(?:mother|father|sister|brother|aunt|uncle|grand(?:mother|father)|mom|dad)"
            r" (?:had|has|with|died of) (?=(?:[\w-]+ ){0,3}(?:cancer|carcinoma|melanoma|leukemia|lymphoma)\b)",
            "family history of ",
        ),
        (
            r"\b(?:high|elevated|raised) (?:co2|carbon dioxide)\b|\b(?:co2|carbon dioxide) retention\b"
            r"|\bretain(?:s|ing|ed) (?:co2|carbon dioxide)\b",
            "hypercapnia",
        ),
        (r"\bwho (?:now|currently|meanwhile) (?:has|had|have|shows|develop(?:s|ed))\b", "with"),
        (
            r"\b(?:hypoglyc[ae]+mia|low (?:blood )?sugars?) (?:after|following|since) (?:an? |the |her |his )?"
            r"(?:bariatric surgery|(?:roux-en-y )?gastric bypass(?: surgery)?|weight[- ]loss surgery|sleeve gastrectomy)",
            "post bariatric hypoglycemia",
        ),
        (r"\b(?:fam(?:ily)?\.?|fh) (?:hx|history)(?: of)?\b|\bfhx(?: of)?\b", "family history of"),
        (
            r"\b(?:crash(?:es|ed)?|wreck(?:ed)?|collided) (?:with|into) (?=an? |another |the )",
            "collision with ",
        ),
        (r"\bhurt (?=in (?:an? )?(?:crash|collision|wreck))", "injured "),
        (
            r"\bpedestrian (?:who was |was )?(?:hit|struck|run over) by (?:an? )?car\b",
            "pedestrian on foot injured in collision with car",
        ),
        (
            r"\b(?:confirmed )?(?:victim of )?(?:domestic|spousal|spouse) (?:physical )?abuse\b(?=[^.?!]*\badult\b)",
            "adult physical abuse confirmed",
        ),
        (
            r"\bstage (?:iv|iii|ii|i|[0-4])[abc]?,? (?=(?:[a-z-]+ ){0,3}(?:cancer|ca|carcinoma|adenocarcinoma|melanoma"
            r"|lymphoma)\b)",
            "",
        ),
        (
            r"\b(lung|breast|colon|prostate|bladder|kidney|ovarian|pancreatic|rectal|thyroid|gastric|liver) ca\b",
            r"\1 cancer",
        ),
        (
            r"\b(?:because |as |since )?(?:the |his |her )?(?:mother|mom|father|dad|parents?|guardian|caregiver) (?:has |have )?"
            r"(?:refused|refuses|declined|declines|refusal)\b",
            "because of caregiver refusal",
        ),
        (r"\bsigmoid diverticulitis\b", "diverticulitis of large intestine"),
        (
            r"\b(diverticul(?:itis|osis) (?:of|in) )(?:the )?(?:sigmoid(?: colon)?|(?:descending |ascending )?colon)\b",
            r"\1large intestine",
        ),
        (
            r"\b(?:newborn|baby|infant)\b,? (?:(?:was |just )?(?:born|delivered) )?(?:(?:in|at) (?:the |our )?hospital )?"
            r"(?:by (?:normal |spontaneous )?vaginal delivery|vaginally)\b(?: (?:in|at) (?:the |our )?hospital)?",
            "single liveborn infant delivered vaginally",
        ),
        (r"\b(?:pm)?hx(?: of)?(?= [a-z]{3})|\bh/o\b", "history of"),
        (
            r"\bbit(?:ten)? by (?:an? |the |her |his |their )?(?:\w+'s )?(dog|cat|rat|horse|pig|raccoon|monkey)"
            r" (?:on|in|at) (?:the |her |his )?((?:left |right )?[a-z]+(?: [a-z]+)?)",
            r"open bite of \2; bitten by \1",
        ),
        (
            r"\bpatholog\w+ fractures? (?:of |in )?(?:the |her |his )?((?:left |right )?[a-z]+)(?: \w+)??,? (?:due to"
            r"|from|because of|caused by)"
            r" (?:(?:bone|bony) )?(?:mets|metasta\w+|(?:[a-z]+ )?(?:cancer|tumou?r|neoplasm|myeloma))\b(?: (?:from|of"
            r"|due to) [a-z ]{3,20}(?:cancer|carcinoma))?",
            r"pathological fracture in neoplastic disease, \1",
        ),
        (
            r"(?:,? ?\b(?:with|and) )?\b(?:mets?|metastas[ie]s|metastatic(?: disease)?|spread|metastasi[sz]ed"
            r"|metastasi[sz]ing)"
            r" (?:to|in) (?:the |his |her )?([a-z]+)\b",
            r"; secondary malignant neoplasm of \1",
        ),
        (r"\bmetastatic (?=.*secondary malignant)", ""),
        (r"\bcommon (?:bile )?duct\b", "bile duct"),
        (r"\b1st\b", "first"),
        (r"\b2nd\b", "second"),
        (r"\b3rd\b", "third"),
        (r"\b4th\b", "fourth"),
        (r"\b5th\b", "fifth"),
        (
            rf"\b({_THING}(?: (?:of|in) (?:the |his |her )?[a-z]+)?),? (?:present |there |has had (?:it )?)?"
            r"(?:(?:since|from|at) birth|congenitally)\b|\bborn with (?:an? )?",
            r"congenital \1",
        ),
        (
            r"\b(?:(?:age[- ]related|senile|postmenopausal|involutional) )?osteopor\w+(?: \(?age[- ]related\)?)?"
            r"(?: with| and|,)?(?: an?)?(?: new| current| acute)? (?:collapsed?(?: of)?(?: the"
            r"| a)? vertebra[el]?\w*(?: (?:collapse|body))?"
            r"|vertebra[el]?\w* (?:compression |body )?(?:collapse|fracture)|(?:spinal "
            r"|vertebral )?compression fracture(?: of (?:the |a )?"
            r"(?:spine|vertebra\w*|[tl]\d{1,2}))?)",
            "age-related osteoporosis with current pathological fracture, vertebra",
        ),
        (
            r"\b(?:collapsed?|compression fractures?) (?:of )?(?:the |a )?(?:vertebra\w*|spine|[tl]\d{1,2})"
            r"(?: vertebra\w*)? (?:due to|from|because of|caused by) (?:senile |age[- ]related |postmenopausal )?osteopor\w+",
            "age-related osteoporosis with current pathological fracture, vertebra",
        ),
        (
            r"\b(breast\b[^;?!]{0,80}?),? \b(?:in|of|on) (?:an? |this )?(?:woman|lady|female(?: patient)?)\b",
            r"\1 female",
        ),
        (
            r"\b(breast\b[^;?!]{0,80}?),? \b(?:in|of|on) (?:an? |this )?(?:man|gentleman|male(?: patient)?)\b",
            r"\1 male",
        ),
        (
            r"\b(?:(?:has |have |had |he |she )?(?:never|not|did ?n[o']t|did not|was ?n[o']t"
            r"|was not) (?:ever )?(?:pass(?:ed)? out|black(?:ed)? out"
            r"|lo(?:st|se) consciousness|knocked out|go(?:ne)? unconscious|unconscious))\b",
            "without loss of consciousness",
        ),
        (
            r"\bbones? (?:is |was |were |are )?(?:visible|sticking out|showing|exposed|protruding|poking)(?: (?:out|through|of))*"
            r"(?: (?:the|an?|her|his))?(?: small| tiny| large| open)?(?: skin| wound| cut| hole)?(?=[^?]*\bopen\b)",
            "",
        ),
        (
            r"\bbones? (?:is |was |were |are )?(?:sticking out|protruding|poking)(?: (?:out|through"
            r"|of))*(?: (?:the|her|his))?(?: skin)?",
            "open",
        ),
        (r",? ?\bnot (?:in |of )?the (foot|hand|thumb|toes|fingers|spine|face|head)\b", r", excluding \1"),
        (r"\banother (?=(?:type|kind|form|site|part)\b)", "other "),
        (
            r"\b(?:tumou?r|cancer|neoplasm|metastas[ie]s|metastatic|malignancy)[- ](?:related|associated|induced)"
            r" (?=patholog\w+ fracture)",
            "neoplastic disease ",
        ),
        (
            r"\b(hearing loss\b[^?.]{0,40}?)[,;]? (?:and |the )?\b(?:left|right|other|opposite|contralateral)(?: (?:ear|side))?"
            r" (?:is |hears? )?(?:normal(?:ly)?|fine|unaffected|not affected)\b",
            r"\1 with unrestricted hearing on the contralateral side",
        ),
        (
            r"(?<!heat )(?<!heating )(?<!gel )(?<!pressure )(?<!bed )(?<!chair )(?<!cold )(?<!knee )(?<!heel )(?<!elbow )"
            r"(?<!mattress )"
            r"(?<!eye )(?<!nursing )(?<!abdominal )(?<!alcohol )(?<!gauze )(?<!foam )(?<!foot )(?<!fat )(?<!water )(?<!sanitary )"
            r"(?<!cover )(?<!cover, )"
            r"\bpad\b(?! (?:for|size|sized|and pump|with pump|system|alarm|bigger|larger|over|under|smaller|more than|less than"
            r"|\d+)\b)",
            "peripheral arterial disease",
        ),
        (
            r"\b(ulcers?)\b([^.?]{0,40}?),? (?:that is |was |is )?not (?:from|due to|caused by) pressure\b",
            r"non-pressure chronic \1\2",
        ),
        (
            r"\b((?:breech|transverse|oblique|face|brow|chin|unstable|shoulder|compound) (?:presentation|lie)\b[^.?]{0,20}?),? "
            r"(?:single fetus|singleton(?: pregnancy| fetus)?|single gestation|one (?:fetus|baby))"
            r"(?:,? (?:first|second|third) trimester)?",
            r"\1, not applicable or unspecified",
        ),
        (r"\bT-? ?spine\b", "thoracic spine"),
        (r"\bC-? ?spine\b", "cervical spine"),
        (r"\bL-? ?spine\b", "lumbar spine"),
        (r"\bL-?S-? ?spine\b", "lumbosacral spine"),
        (
            r"(?:(?<=[.;!] )|\A\W*)(?:mri|ct|cta|x-?rays?|ultrasound|echo|pet|imaging)(?: scan)?(?: (?:of"
            r"|on))?(?: (?:the|his|her))?"
            r"((?: [a-z-]+){0,3}?)(?::| (?:shows?|showed|showing|reveal(?:s|ed)?|demonstrat(?:es|ed)"
            r"|found)\b)(?! *(?:which|what|current|code|procedure|cpt|is|are|how))",
            r"\1",
        ),
        (r"\bL[1-4]\s?[-/]\s?L?[2-5]\b|\bL[1-4]\b(?=.*\b(?:disc|stenosis|radicul))", "lumbar region"),
        (r"\bL5\s?[-/]\s?S1\b", "lumbosacral region"),
        (r"\bT\d{1,2}\s?[-/]\s?T?\d{1,2}\b(?! vertebra)", "thoracic region"),
    )
)
"""What people write in short, as titles have it."""


@lru_cache(maxsize=512)
def unabbreviated(text: str) -> str:
    """The text as titles word it."""
    text = inflammations.named(vertebrae.named(text))
    for said, written in (*SENTENCES, *_WRITTEN):
        text = said.sub(written, text)
    return text
