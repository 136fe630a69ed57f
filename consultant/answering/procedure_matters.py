"""Inpatient procedures told by what was taken out, looked at or joined, in the words of ICD-10-PCS titles."""

from __future__ import annotations

import re

from consultant.answering.procedure_devices import rules

_MATTER = (
    r"(?:(?:[a-z-]+ )?(?:foreign bod(?:y|ies)|loose bod(?:y|ies)|stones?|calcul(?:i|us)|clots?|thromb(?:us|i)|embol(?:us|i)"
    r"|plaque|matter|debris|thrombotic material)|(?:retained )?(?:coin|bullet|glass|needle fragment|button battery|marble))"
)
"""Solid matter that is no part of the body, with the word before it: `kidney stone`, `blood clots`."""
_TAKEN = (
    r"(?:(?:remov\w+|extract\w+|retriev\w+|pull(?:ed|ing|s)?|t(?:ook|aken|akes|aking)|fish(?:ed|ing)|suction(?:ed|ing)?"
    r"|aspirat\w+|evacuat\w+|pick(?:ed|ing)|got|cut|basketed|basket (?:removal|extraction))(?: out)?|out)"
)
_THE = r"(?:an? |the |his |her |some |several |two |multiple )?"
_WAY = r"(?:(?:was|were|is|are|being|needle|arthroscopically|endoscopically|percutaneously|openly|mechanically) )*"
_JOIN = r"(?:(?:out )?(?:of|from|in|inside|lodged in|within) )"
_FUSED = re.compile(r"\b(?:fusion|fused|acdf|[atp]lif)\b", re.IGNORECASE)
FURTHER = rules(
    (
        # what the other of two operations would be, asked besides
        (r"[.,;?]?\s*\b(?:and )?(?:why|how come)\b[^.?!;]*\b(?:not|instead|rather)\b[^.?!;]*", " "),
        (r",? ?\b(?:and )?(?:not|rather than|instead of|versus|vs\.?) (?:an? )?(?:excision|resection|extraction|removal|drainage"
         r"|extirpation|destruction|fragmentation|insertion|repair|release|division)\b", " "),
        (r",? ?\b(?:sparing|leaving|preserving|keeping) (?:the |her |his )?(?:cervix|ovar(?:y|ies)|tubes|uterus)(?: (?:in|behind"
         r"|alone|in place))?\b"
         r"|,? ?(?:\bthe |\bher )?\b(?:cervix|ovar(?:y|ies)|tubes) (?:was |were |is |are )?(?:left|stays?|stayed|kept|spared"
         r"|preserved|not (?:taken|removed))(?: (?:in|behind|alone|in place|out))*\b", " "),
        (r",? ?\b(?:no|without(?: an?| any)?|not) (?:drug[- ]eluting |bare[- ]metal )?stent(?:s|ing|ed)?\b(?: placed"
         r"| used| left)?", " "),
        (r"\bopenly\b", "open"),
        # matter taken out of a body part that stays
        (rf"\b{_TAKEN}(?: of)? {_THE}{_MATTER},? {_WAY}{_JOIN}", "extirpation of matter from "),
        (rf"\b{_THE}{_MATTER},? {_WAY}{_TAKEN} {_JOIN}", "extirpation of matter from "),
        (rf"\b{_TAKEN}(?: of)? {_THE}{_MATTER}(?=,? (?:the |an? )?(?:left|right)\b)", "extirpation of matter from "),
        (rf"\b{_TAKEN}(?: of)? {_THE}((?:left |right |common )?(?:bile duct|gallbladder|ureter\w*"
         rf"|bladder)) (?:stones?|calculi)\b",
         r"extirpation of matter from \1"),
        (rf"\b((?:left |right )?(?:common )?(?:bile duct|gallbladder|ureter(?:al)?|bladder)) (?:stones?"
         rf"|calculi) {_WAY}{_TAKEN}\b",
         r"extirpation of matter from \1"),
        (r"\b(?:craniotomy|burr hole\w*)\b[^.?;]*\b(?:evacuation|removal) of (?:an? |the )?(?:\w+ )?((?:sub|epi)dural) "
         r"(?:hematoma|hemorrhage|clot)\b|\b((?:sub|epi)dural) (?:hematoma|hemorrhage)[^.?;]*\bcraniotomy\b",
         r"extirpation of matter from \1\2 space open approach"),
        (r"\bmechanical (?:thrombectomy|embolectomy)\b(?: of| from| in)?", "extirpation of matter percutaneous approach from "),
        # a whole organ, out
        (r"\b(?:whole|entire|complete|all of)(?: of)?(?: the| his| her)? ((?:left |right )?\w+) (?:was |is |came |comes )?out\b",
         r"resection of \1"),
        (r"\b(left |right )?thyroid lobectomy\b|\blobectomy of (?:the )?(left |right )?thyroid\b",
         r"resection of \1\2thyroid gland lobe"),
        # bones and joints
        (r"\b(left |right )?hip hemi-?\s?arthroplasty\b|\bhemi-?\s?arthroplasty of (?:the )?(left |right )?hip\b",
         r"replacement of \1\2hip joint femoral surface with synthetic substitute open approach"),
        (r"\b(left |right )?reverse (?:total )?shoulder (?:replacement|arthroplasty)\b",
         r"replacement of \1shoulder joint with reverse ball and socket synthetic substitute"),
        (r"\b(?:(left|right) )?(?:femur |hip )?(?:inter|sub|per)trochanteric(?: (?:hip |femur )?fracture| femur| hip)?\b",
         r"\1 upper femur "),
        (r"\binterbody (?:fusion )?(?:cage|device|spacer|fusion device)s?\b|\b(?:peek"
         r"|titanium) cage\b", "interbody fusion device"),
        (r"\bwith (?:an? )?cages?\b(?: and (?:an? )?(?:anterior )?plat\w+)?",
         lambda found: "with interbody fusion device" if _FUSED.search(found.string) else found[0]),
        (r"\b(?:acdf)\b", "anterior approach anterior column fusion open approach"),
        (r"\b(?:alif)\b", "anterior approach anterior column fusion open approach"),
        (r"\b(?:tlif|plif)\b", "posterior approach anterior column fusion open approach"),
        (r"\bposterolateral fusion\b", "posterior approach posterior column fusion"),
        # vessels and heart
        (r"\b(left |right )?(?:fem(?:oral)?(?: artery)?[- ](?:to[- ](?:the )?)?pop(?:liteal)?(?: artery)?) bypass\b",
         r"bypass \1femoral artery to popliteal artery"),
        (r"\b(?:av|arterio-?venous) fistula(?: creation| formation)?\b", "bypass"),
        (r"\b(?:autologous )?(?:greater |great )?saphenous vein(?: graft\w*)?\b(?=.*\b(?:aorta|bypass|cabg|coronary))"
         r"|(?<=with )(?:autologous )?saphenous vein(?: graft\w*)?|\bsvg\b", "autologous venous tissue"),
        (r"\b(?:catheter )?ablation of (?:the )?(?:cardiac )?conduction (?:mechanism|system|pathway)\b",
         "destruction of conduction mechanism"),
        (r"\b(?:pulmonary vein isolation|pvi|(?:af|a-?fib"
         r"|atrial fibrillation) ablation)\b", "destruction of conduction mechanism"),
        (r"\b(?:through|via|into|by|per|from) (?:an? |the )?central (?:line|venous (?:line|catheter))\b", "into central vein"),
        (r",? ?\b(?:(?:was )?(?:inserted|placed|put in) )?(?:via|through|in|into|from) (?:the )?(?:left "
         r"|right )?(?:basilic|cephalic|brachial"
         r"|subclavian|(?:internal )?jugular|femoral)(?: vein)?\b(?=.*\b(?:tip|ends?|ending|svc|cava"
         r"|atri\w+)\b)(?!.*\btip (?:stays|in the jugular))",
         " "),
        (r"\b(?:non-?tunneled |tunneled )?central (?:venous )?(?:catheter|line)\b(?: (?:was )?(?:placed|put|inserted)| placement"
         r"| insertion)?", "insertion of infusion device percutaneous approach "),
        # digestive tract
        (r"\b(?:sigmoid|descending|transverse) colostomy\b", "bypass sigmoid colon to cutaneous"),
        (r"\b(?:end |loop )?ileostomy(?: creation| formation)?\b", "bypass ileum to cutaneous"),
        (r"\bcolostomy\b(?=.*\bcutaneous)|(?<=cutaneous )colostomy", "bypass"),
        (r"\b(?:ng|nasogastric)(?: tube)?(?: placement| placed| insertion)?[^.?;]*\b(?:drain\w*|suction|decompress\w*)"
         r"(?: of (?:the )?stomach)?\b",
         "drainage of stomach with drainage device via natural or artificial opening"),
        (r"\b(?:placement|insertion) of (?:an? )?(?:ng|nasogastric)(?: feeding)? tube[^.?;]*\bfeed\w*",
         "insertion of feeding device into stomach via natural or artificial opening"),
        (r"\btube feed\w*\b|\benteral (?:feed\w*|nutrition)\b",
         "introduction of nutritional substance into upper gi via natural or artificial opening"),
        (r"\b(?:nutritional substance )?(?:via|through) (?:an? )?(?:ng|nasogastric"
         r"|peg)(?: tube)?(?: nutritional substance)?\b", " "),
        (r"\b(?:ventral|umbilical|incisional|epigastric) hernia(?: repair| herniorrhaphy)?\b(?=.*\bmesh\b)",
         "supplement abdominal wall"),
        (r"\brepair of (?:an? |the )?(?:ventral|umbilical|incisional|epigastric) hernia\b(?=.*\bmesh\b)",
         "supplement abdominal wall"),
        (r"\brepair of (?:an? |the )?(?:ventral|umbilical|incisional|epigastric) hernia\b"
         r"|\b(?:ventral|umbilical|incisional|epigastric) (?:hernia repair|herniorrhaphy)\b", "repair abdominal wall"),
        (r"\brepair of (?:an? |the )?(left|right|bilateral) inguinal hernia\b(?=.*\bmesh\b)(?!.*\b(?:no"
         r"|without)(?: \w+)? mesh\b)",
         r"supplement \1 inguinal region"),
        (r"\brepair of (?:an? |the )?(left|right|bilateral) inguinal hernia\b|\b(left|right|bilateral) (?:inguinal hernia repair"
         r"|inguinal herniorrhaphy)\b(?!.*\bmesh\b)",
         r"repair \1\2 inguinal region"),
        # skin, eyes, births
        (r"\bsplit[- ]thickness (?:skin )?(?:auto)?graft(?:ing)?\b|\bstsg\b",
         "replacement of skin with autologous tissue substitute partial thickness external approach"),
        (r"\bfull[- ]thickness (?:skin )?(?:auto)?graft(?:ing)?\b|\bftsg\b",
         "replacement of skin with autologous tissue substitute full thickness external approach"),
        (r"\b(?:(left|right) )?(?:cataract extraction|phaco\w*|cataract surgery|cataract removal)\b(?=.*\b(?:lens|iol|implant)\b)"
         r"[^.?;]*\b(?:lens implant\w*|iol|implant\w*|lens)\b",
         r"replacement of \1 lens with synthetic substitute percutaneous approach"),
        (r"\b(?:bilateral )?(?:tubal ligation|btl|tubal sterili[sz]ation)\b", "occlusion of bilateral fallopian tubes"),
        (r"\b(?:filshie |hulka )?clips?\b(?=.*\bfallopian)|(?<=fallopian tubes )with (?:filshie "
         r"|hulka )?clips?\b", "with extraluminal device"),
        (r"\b((?:(?:left|right|bilateral) )?(?:axillary|inguinal|neck|cervical|pelvic)) (?:lymph )?nodes? dissection\b",
         r"resection of \1 lymphatic"),
        (r"\blymph (?:nodes?|glands?)\b", "lymphatic"),
        (r"\bsubcutaneous tissue\b(?! and fascia)", "subcutaneous tissue and fascia"),
    )
)  # fmt: skip

_LOOKED = rules(
    (
        (r"\b(?:diagnostic |plain |flexible )*(?:egd|esophagogastroduodenoscopy|upper (?:gi )?endoscopy)\b",
         "inspection of upper intestinal tract via natural or artificial opening endoscopic"),
        (r"\b(?:diagnostic |screening |plain |flexible )*(?:colonoscopy|sigmoidoscopy)\b",
         "inspection of lower intestinal tract via natural or artificial opening endoscopic"),
        (r"\b(?:diagnostic |plain |flexible )*bronchoscopy\b",
         "inspection of tracheobronchial tree via natural or artificial opening endoscopic"),
        (r"\b(?:diagnostic |plain |flexible )*cystoscopy\b",
         "inspection of bladder via natural or artificial opening endoscopic"),
        (r"\b(?:diagnostic |exploratory )*laparoscopy\b", "inspection of peritoneal cavity percutaneous endoscopic approach"),
        (r"\bexploratory laparotomy\b", "inspection of peritoneal cavity open approach"),
        (r"\b(?:diagnostic )?arthroscopy of (?:the )?", "inspection percutaneous endoscopic approach "),
    )
)  # fmt: skip
_ONLY = re.compile(
    r"\b(?:diagnostic|exploratory|just (?:a )?look\w*|look only|nothing (?:else )?(?:was )?(?:done|found|taken)|no biops(?:y|ies)"
    r"|inspection(?: only)?|without (?:an? )?biops(?:y|ies)|no intervention)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r",? ?\b(?:nothing (?:else )?(?:was )?(?:done|found|taken)|no biops(?:y|ies)|without (?:an? )?biops(?:y|ies)"
    r"|no intervention)\b",
    re.IGNORECASE,
)


def looked(text: str) -> str:
    """A text that tells of a look through a scope and of nothing more, with what was inspected; else the text itself."""
    if not _ONLY.search(text):
        return text
    bare = _NOTHING.sub(" ", text)
    if _DONE.search(bare):
        return text
    for said, meant in _LOOKED:
        bare = said.sub(meant, bare)
    return bare if "inspection of" in bare else text


_DONE = re.compile(
    r"\b(?:biops\w+|remov\w+|excis\w+|resect\w+|polyp\w*|snare\w*|stent\w*|dilat\w+|band\w*|drain\w*|lavage|bal\b|\w+ectomy"
    r"|insert\w*|control|extract\w*|ablat\w*|lysis)\b",
    re.IGNORECASE,
)
_LEVELS = re.compile(
    r"\b(?P<kind>[ctl])(?P<first>\d{1,2}) ?(?:-|to|/) ?(?P<next>[ctls])?(?P<last>\d{1,2})\b", re.IGNORECASE
)
_SPINE = {"c": "cervical", "t": "thoracic", "l": "lumbar"}
_BETWEEN = {("c", "t"): "cervicothoracic", ("t", "l"): "thoracolumbar", ("l", "s"): "lumbosacral"}


def levels(text: str) -> str:
    """A fusion with its vertebrae as the joint, or the joints, between them."""
    if not _FUSED.search(text):
        return text
    found = _LEVELS.search(text)
    if not found:
        return text
    first, last = found["kind"].lower(), (found["next"] or found["kind"]).lower()
    count = int(found["last"]) - int(found["first"])
    if first == last and count == 1:
        name = f"{_SPINE[first]} vertebral joint"
    elif first == last and count > 1:
        more = "2 to 7" if first == "t" and count <= _MANY else "8 or more" if first == "t" else "2 or more"
        name = f"{more} {_SPINE[first]} vertebral joints"
    elif (first, last) in _BETWEEN and int(found["last"]) == 1:
        name = f"{_BETWEEN[first, last]} {'joint' if last == 's' else 'vertebral joint'}"
    else:
        return text
    told = _SPINE_WORD.sub(" ", text[: found.start()] + " " + text[found.end() :])
    return f"{told} {name}"


_ORGAN = re.compile(
    r"\b(?:esophag\w+|stomach|duodenum|ileum|cecum|colon|rectum|bronch\w+|trachea|bladder|ureters?|urethra|bile duct)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"(?<!percutaneous )\b(?:(?:by|on|via|through|with|during) (?:an? )?)?(?:upper |flexible |rigid )?"
    r"endoscop(?:y|ic|ically|e)\b(?! approach)",
    re.IGNORECASE,
)


def scoped(text: str) -> str:
    """Endoscopy of an organ that has an opening is done through that."""
    if "opening" in text or not _ORGAN.search(text):
        return text
    return _SCOPE.sub(" via natural or artificial opening endoscopic ", text)


_MANY = 7
_SPINE_WORD = re.compile(
    r"\b(?:cervical|thoracic|lumbar|lumbosacral|spinal|spine|one joint|one level|single level)\b",
    re.IGNORECASE,
)
