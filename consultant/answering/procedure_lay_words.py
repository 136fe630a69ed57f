"""What clinicians and their staff say of an operation in plain words, with the names by which `told` lines know it.

`named(text)` puts the names behind the plain words (`scoped the knee` gets `arthroscopy`), so that the lines need not hold every
way to say a thing. A rule counts only in a text in which its other pattern, where it has one, fits too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from consultant.answering.patterns import Pattern, pattern

_GROWN_THERE = (
    r"stones?|calcul|polyp|lesion|mass|cyst|tumou?r|fibroid|foreign|stent|catheter|tube|clot|biops|sample|lump"
    r"|drain|piece|fluid"
)
"""What is taken out of an organ that stays."""
_NEAR = rf"(?:(?!\b(?:{_GROWN_THERE}))[^.?!;]){{0,40}}?"
_TAKING = r"\b(?:took|takes?|taken|taking|remov\w+|cut(?:s|ting)?)\b"
_GONE = r"\b(?:taken out|removed|came out|come out|cut out|out)\b"
_JOINT = r"(?:knee|shoulder|hip|elbow|ankle|wrist|finger|thumb|toe|jaw|kneecap|patella|joint)s?"
_SCOPED = r"\b(?:scoped|scoping|scopes? (?:of|in|into|inside|down|up|through|to)|look\w* (?:in|into|inside|down))\b[^.?!;]{0,15}?"
_SCOPE_BEHIND = r"(?:(?: (?:was|were|is|got|gets))? (?:just |only )*scop(?:ed?|ing)\b)"


@dataclass(frozen=True, slots=True)
class _Rule:
    said: Pattern
    names: str
    beside: Pattern | None = None
    without: Pattern | None = None


def _rules(rows: Iterable[tuple[str, ...]]) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(pattern(row[0]), row[1], *(pattern(one) if one else None for one in row[2:])) for row in rows
    )


def _taken_out() -> Iterator[tuple[str, str]]:
    """An organ that is taken out, in either order of the words."""
    for organ, name in (
        (r"gall ?bladder", "cholecystectomy"),
        (r"appendix", "appendectomy"),
        (r"uterus|womb", "hysterectomy"),
        (r"tonsils", "tonsillectomy"),
        (r"adenoids", "adenoidectomy"),
        (r"spleen", "splenectomy"),
        (r"prostate", "prostatectomy"),
        (r"thyroid", "thyroidectomy"),
        (r"testic\w+|testis", "orchiectomy"),
        (r"ovar(?:y|ies)", "oophorectomy"),
        (r"fallopian tubes?|both tubes", "salpingectomy"),
        (r"kidneys?", "nephrectomy"),
        (r"(?:whole|entire) breast", "mastectomy"),
        (r"foreskin", "circumcision"),
        (r"menisc\w+", "meniscectomy"),
        (r"cataracts?", "cataract extraction"),
    ):  # fmt: skip
        yield rf"{_TAKING}{_NEAR}\b(?:{organ})\b(?! (?:\w+ )?(?:{_GROWN_THERE}))", name
        yield rf"\b(?:{organ})\b(?! (?:\w+ )?(?:{_GROWN_THERE})){_NEAR}{_GONE}", name


def _scopes() -> Iterator[tuple[str, str]]:
    """A part that is looked into with a scope."""
    for part, name in (
        (r"knees?|shoulders?|ankles?|hips?|elbows?|wrists?", "arthroscopy"),
        (r"bladder", "cystoscopy"),
        (r"ureters?", "ureteroscopy"),
        (r"colon|large (?:bowel|intestine)|cecum", "colonoscopy"),
        (r"sigmoid", "sigmoidoscopy"),
        (r"stomach|duodenum|upper (?:gi|tract)", "egd"),
        (r"gullet|esophagus", "esophagoscopy"),
        (r"airways?|lungs?|bronch(?:us|i)|windpipe", "bronchoscopy"),
        (r"nose|sinus(?:es)?", "nasal endoscopy"),
        (r"throat|voice ?box|larynx|vocal cords?", "laryngoscopy"),
        (r"womb|uterus", "hysteroscopy"),
        (r"anus|anal canal", "anoscopy"),
    ):
        yield rf"{_SCOPED}\b(?:{part})\b", name
        yield rf"\b(?:{part})\b{_SCOPE_BEHIND}", name


_HOLES = (
    r"\b(?:(?:through|via|with|by|using) (?:an? |the |few |some |three |four |little |small |tiny |lap\w* )*(?:scopes?"
    r"|camera|key ?holes?"
    r"|ports?|(?:small|little|tiny|mini) (?:holes?|openings?|incisions?|cuts?))|key ?hole)\b"
)
_BELLY = (
    r"\b(?:gall ?bladder|appendix|hernia|stomach|spleen|colon|bowel|ovar\w+|uterus|womb|tubes|kidney|adrenal|hyster\w+|chole\w*"
    r"|append\w+|colectom\w*|oophorec\w*|salping\w*|nephrect\w*|splenect\w*|gastr\w+|sleeve)\b"
)
_ABSCESS = r"\babscess|\bhematoma|\bcyst|\bbursa\b|\bpus\b|\bboil\b"
_DRAWN = (
    r"\b(?:drain(?:s|ed|ing)?|tap(?:s|ped|ping)?|dr(?:ew|aw|awn|awing|aws)|aspirat\w+|withdr\w+|suck\w*"
    r"|(?:stuck|put) an? needle)\b"
)
_FRACTURE = r"\b(?:fractur\w*|broken|broke|fx)\b"
_SKIN = (
    r"\b(?:spots?|lesions?|warts?|kerato\w*|aks?|moles?|tags?|molluscum|skin|growths?|cancers?|carcinoma|bcc|scc"
    r"|condyloma\w*)\b"
)

_RULES = _rules(
    (
        *_taken_out(),
        *_scopes(),
        (_HOLES, "laparoscopic", _BELLY),
        (r"\b(?:from below|through the vagina|vaginally)\b", "vaginal", r"\b(?:uterus|womb|hysterec\w+)\b"),
        # joints and bones
        (rf"{_DRAWN}[^.?!;]{{0,40}}?\b{_JOINT}\b|\b{_JOINT}\b[^.?!;]{{0,25}}?{_DRAWN}", "arthrocentesis", "",
         rf"{_ABSCESS}|\bstraight\b"),
        (r"\b(?:popped|put|pulled|snapped|slid|got|pushed|eased)\b[^.?!;]{0,40}?\bback\b", "dislocation closed reduction",
         rf"\b{_JOINT}\b", rf"{_FRACTURE}|\bopen\b"),
        (r"\b(?:popped|jumped|came|slipped|was|went|is) out\b|\bout of (?:the |its |his |her )?(?:joint|socket)\b", "dislocation",
         rf"\b{_JOINT}\b", rf"{_FRACTURE}|\bhardware|\bscrew|\bpin\b"),
        (r"\b(?:broken|broke|busted|cracked)\b(?! (?:up|down|off|through|into))", "fracture"),
        (r"\b(?:not opened|no cut(?:ting)?|no incision|without (?:an? )?(?:cut|cutting|opening|incision|surgery)|not cut open)\b",
         "closed", rf"{_FRACTURE}|\b{_JOINT}\b"),
        (r"\b(?:opened(?: it)?(?: up)?|cut open)\b", "open", _FRACTURE, r"\bnot (?:opened|cut)\b"),
        (r"\b(?:pull\w*|push\w*|put|set|lin\w+|mov\w+)\b[^.?!;]{0,25}?\b(?:straight|in(?:to)? (?:line|place|position)"
         r"|back|up|the bone)\b"
         r"|\bstraighten\w*|\b(?:re)?aligned\b|\bset the (?:bone|fracture)\b", "closed with manipulation", _FRACTURE,
         r"\bopened\b|\bplate|\bscrew|\bpins?\b|\brod\b|\bnail\b|\bnot (?:set|straighten|moved)"),
        (r"\b(?:just|only) (?:put (?:it )?in )?(?:a )?(?:cast(?:ed)?|splint(?:ed)?)\b|\b(?:not|no"
         r"|without) (?:set(?:ting)?|straighten\w*"
         r"|mov\w+|reduc\w+)\b", "closed without manipulation", _FRACTURE),
        (r"\brods? (?:down|in|into|inside|through|put)\b|\bnail(?:ed)? (?:down|in|into|inside|through)\b", "intramedullary rod",
         _FRACTURE),
        (r"\bplated\b|\bplates? (?:and|&) screws?\b", "open internal fixation", rf"{_FRACTURE}|\bmalleol|\bplateau"),
        # needles and drains
        (rf"{_DRAWN}[^.?!;]{{0,40}}?\b(?:belly|abdom\w+|ascites)\b|\b(?:belly|abdom\w+|ascites)\b[^.?!;]{{0,25}}?{_DRAWN}",
         "paracentesis", "", _ABSCESS),
        (rf"{_DRAWN}[^.?!;]{{0,40}}?\b(?:chest|lungs?|pleura\w*)\b|\b(?:chest|lungs?|pleura\w*)\b[^.?!;]{{0,25}}?{_DRAWN}",
         "thoracentesis", "", rf"{_ABSCESS}|\bcatheter|\btube|\bpigtail|\bdrain (?:was|left|in)\b"),
        (r"\bchest\b", "pleural", r"\b(?:drain\w*|pigtail)\b"),
        (r"\b(?:spinal|spine|lumbar|back) tap\w*|\btapped the (?:spine|back)\b", "lumbar puncture spinal tap"),
        (r"\bthrough the skin\b", "percutaneous"),
        (r"\b(?:drain|tube) (?:\w+ ){0,4}?(?:in|into) (?:the |her |his )?gall ?bladder\b", "cholecystostomy"),
        # skin
        (r"\b(?:burn(?:ed|t|s|ing)?|fro(?:ze|zen)|freez\w+|zapp?\w*|cauteri[sz]\w+|liquid nitrogen|ln2)\b", "destruction", _SKIN),
        (r"\b(?:burn(?:ed|t|s|ing)?|zapp?\w*)\b(?: off| away)?",
         "ablation destruction", r"\b(?:polyps?|tumou?rs?|barrett\w*|endometri\w*)\b"),
        (r"\b(?:shav(?:ed|ing)|saucer\w*) (?:off |down )?(?:an? |the )?(?:small )?(?:sample|piece|specimen|biopsy)\b",
         "shave biopsy skin"),
        (r"\bpunched (?:out )?(?:an? |the )?(?:\w+ ){0,2}(?:sample|piece|specimen|hole)\b", "punch biopsy skin"),
        (r"\b(?:took|taking|takes|taken|pinched|snipped|grabbed) (?:off |out )?(?:an? |some |the |two |three |several "
         r"|\d+ )?(?:small |tissue )*"
         r"(?:sample|samples|specimens?|bites?|piece for)\b|\bsampled\b", "biopsy"),
        (r"\b(?:abdominal|belly)(?: wall)? hernias?\b", "ventral hernia"),
        (r"\bunder the skin\b", "subcutaneous"),
        (rf"{_TAKING}[^.?!;]{{0,30}}?\b(?:lesion|mass|lump|tumou?r|cyst|growth|mole|lipoma|ganglion|spot|nodule)s?\b"
         r"|\b(?:lesion|mass|lump|tumou?r|cyst|growth|mole|lipoma|ganglion|spot"
         r"|nodule)s?\b[^.?!;]{0,30}?\b(?:taken out|removed|cut out)\b",
         "excision", "", r"\b(?:snare\w*|forceps|scop\w+|\w+oscop\w*|shav\w+|burn\w*|laser|curet\w+|fro[sz]\w+"
         r"|nitrogen|destr\w+)\b"),
        (r"\blumps?\b", "mass"),
        (r"\b(?:splinter|thorn|sliver|shard|fish ?hook|bb pellet)s?\b", "foreign body"),
        (r"\b(?:sew(?:ed|n|ing)?|stitch(?:ed|ing)|mend(?:ed|ing)|sutur(?:ed|ing))\b", "repair"),
        (r"\b(?:cut|gash|tear) (?:on|of|in|to) (?:the |his |her )?", "laceration", r"\b(?:sew|stitch|sutur|glue|repair|clos)\w*"),
        (r"\bnails?\b[^.?!;]{0,30}?\b(?:ground|thinned|filed)\b|\b(?:ground|thinned|filed)\b[^.?!;]{0,30}?\b(?:toe)?nails?\b",
         "debridement"),
        (r"\b(?:shav|trimm?)\w*", "meniscectomy", r"\bmenisc\w+"),
        (r"\b(?:took|taking|takes) [^.?!;]{0,15}\bpieces?\b|\b\d+ (?:needle )?cores?\b", "needle biopsy"),
        (r"\bthyroid lobes?\b|\blobes? of (?:the )?thyroid\b", "thyroid lobectomy total", _TAKING),
        (r"\b(?:urine )?dip(?:stick)?\b", "dipstick urinalysis", r"\burine|\bdipstick"),
        (r"\b(?:without|no) (?:an? |the )?microscop\w+", "without microscopy", r"\burin"),
        # ears, nose, eyes, throat
        (r"\b(?:beads?|beans?|toys?|lego|pebbles?|bugs?|insects?|cotton|button batter\w+|peanuts?|coins?|kernels?"
         r"|fish ?bones?)\b",
         "foreign body", r"\b(?:ears?|nose|nostril|throat|gullet|esophagus|eye)\b"),
        (r"\b(?:got|get|getting|pulled|fished|picked|plucked|flushed) (?:it|that|this|them|the \w+) out\b", "removed"),
        (r"\bthrough the ear ?drum\b", "transtympanic", r"\binject\w*|\bsteroid|\bmedic\w+|\bdexameth\w+"),
        (r"\b(?:complete|full)\b", "comprehensive", r"\beye exam|\bophthalm"),
        (r"\b(?:packed|hard(?:ened)?|stuck|plugged|jammed|caked|dried)\b", "impacted", r"\b(?:ear ?wax|cerumen|wax)\b"),
        (r"\b(?:ear ?wax|wax (?:in|from|out of) (?:the |both |an? |his |her )?ears?)\b", "cerumen"),
        (r"\b(?:pick|hook|loop|spoon|scoop|tweezers)\b", "instrument curette", r"\b(?:ear ?wax|cerumen|wax)\b"),
        (r"\btubes? (?:\w+ ){0,3}?(?:in|into|for) (?:both |the |his |her )*(?:ears?|ear ?drums?)\b|\b(?:ear"
         r"|ears)\b[^.?!;]{0,20}\btubes?\b",
         "tympanostomy"),
        (r"\b(?:nose|nasal|nostril)\b[^.?!;]{0,25}\bbleed\w*|\bbleed\w*[^.?!;]{0,25}\bnose\b", "epistaxis nosebleed"),
        (r"\bfront (?:part )?of the nose\b|\bin the front\b", "anterior", r"\bnose"),
        (r"\b(?:put under|asleep|knocked out|under (?:a )?general|under (?:spinal|deep|iv) (?:anesthesia|sedation))\b",
         "under anesthesia general anesthesia"),
        # kidneys, gut, women's health
        (r"\bshock ?waves?\b", "extracorporeal shock wave lithotripsy eswl", r"\b(?:stones?|calcul\w+)\b"),
        (r"\b(?:strictures?|narrowing|tight spot)\b[^.?!;]{0,20}\b(?:open\w*|stretch\w*|widen\w*)"
         r"|\b(?:open\w*|stretch\w*|widen\w*) (?:up )?(?:an? |the |her |his )*(?:\w+ )?(?:strictures?|narrowing"
         r"|tight spot|esophagus|gullet)",
         "dilation"),
        (r"\bguide ?wire\b|\bover an? wire\b", "guide wire"),
        (r"\bnothing (?:else |more |was |is )*(?:done|taken|removed|sampled|found)\b|\bno polyps\b|\bnothing else\b",
         "diagnostic",
         r"scop"),
        (r"\bpylor\w+|\bgastric outlet|\bduoden\w+", "dilation", r"\b(?:stretch\w*|widen\w*|open(?:ed|ing) up)\b"),
        (r"\bbile ducts?\b(?=[^.?!;]*\bscop)|\bscop\w+[^.?!;]{0,25}\bbile ducts?\b",
         "ercp", "", r"\bspyglass|\bcholedochoscop|\blaparosc"),
        (r"\b(?:cut|cutting|opened|slit)\b[^.?!;]{0,15}\bsphincter\b", "sphincterotomy", r"\bbile|\bercp\b"),
        (r"\blook\w* at (?:the |his |her )?(?:vocal cords?|voice ?box|larynx)\b", "laryngoscopy"),
        (r"\bwith an? (?:\w+ )?mirror\b", "indirect", r"\b(?:vocal|voice|larynx|laryngosc\w+|throat)\b"),
        (r"\b(?:redone|redid|redo|reworked)\b", "revision"),
        (r"\bdialysis (?:graft|fistula|access)\b", "arteriovenous fistula graft dialysis access"),
        (r"\babove the cervix\b|\bcervix (?:was |is )?(?:kept|left|stays|spared)\b|\b(?:kept|left|sparing) the cervix\b",
         "supracervical"),
        (r"\b(?:wash\w*|rins\w+|flush\w*|water|syring\w+)\b", "lavage irrigation", r"\b(?:ear ?wax|cerumen|wax)\b"),
        (r"\bcasts?\b[^.?!;]{0,25}\b(?:removed|taken off|sawed off|cut off|off)\b|\b(?:removed|took off|cut off"
         r"|sawed off|taking off)\b"
         r"[^.?!;]{0,25}\bcast\b", "cast removal"),
        (r"\bthrough the (?:belly|abdomen)\b", "abdominal", r"\b(?:fibroids?|womb|uterus|hysterec\w+|myom\w+)\b"),
        (r"\b(?:stuck|put|needle|emptied|drained)\b", "aspiration", r"\bbreast cysts?\b", r"\bbiops|\bwire|\bclip|\bcut out"),
        (r"\b(?:swept|sweep|pulled|fished) out\b", "removed", r"\bstones?\b"),
        (r"\b(?:just|only) (?:a )?look(?:ed|ing)?(?: around)?\b|\blook(?:ed|ing)? only\b|\bnothing (?:else"
         r"|more) (?:was )?done\b|\bno biops\w+\b",
         "diagnostic"),
        (r"\bcolposcope\b|\b(?:magnif\w+|microscope|scope)\b", "colposcopy", r"\bcervix\b"),
        (r"\bloop\b", "leep", r"\bcervix\b"),
        (r"\b(?:placed|put|inserted|putting|inserting|placing)\b[^.?!;]{0,25}\b(?:mirena|paragard|kyleena|liletta|skyla)\b",
         "iud"),
        # changes and devices
        (r"\bswap(?:ped|ping|s)?\b|\bswitched out\b|\bchanged out\b", "exchange replacement"),
        (r"\bput(?:ting|s)? (?:an? |in |the |up )", "placed inserted"),
        (r"\b(?:weeks?|months?|years?|days?) (?:after|later|following)\b|\blater on\b", "delayed", r"\bmastectomy\b"),
        (r"\b(?:hard|tough|tricky|trouble\w*)\b", "difficult complicated", r"\bfoley\b|\bbladder catheter"),
        (r"\b(?:follow[- ]?up|later|another|repeat|next) (?:treatment )?sessions?\b", "subsequent"),
        (r"\b(?:from under|beneath|below) the (?:lining|mucosa)\b", "submucous resection", r"\bturbinate"),
        (r"\b(?:stent|endo)[ -]?grafts?\b", "evar endovascular repair", r"\b(?:aaa|aneurysm|aort\w+)\b"),
        (r"\b(?:forked|both iliacs?|both iliac arteries)\b", "bifurcated bi iliac", r"\b(?:aaa|aneurysm|aort\w+)\b"),
        (r"\bopened (?:up )?(?:the |his |her )?chest\b", "thoracotomy", r"\blook|\bexplor"),
        (r"\bopened (?:up )?(?:the |his |her )?(?:belly|abdomen)\b", "laparotomy", r"\blook|\bexplor"),
        (r"\blook(?:ed|ing)? around\b", "exploratory exploration", r"\bopened\b"),
        (r"\b(?:total|whole|entire"
         r"|complete)\b", "total hip arthroplasty", r"\bhips?\b[^.?!;]{0,30}\breplac\w+|\breplac\w+[^.?!;]{0,20}\bhip\b",
         r"\brevis|\bredo"),
        (r"\b(?:total|whole|entire"
         r"|complete)\b", "total knee arthroplasty", r"\bknees?\b[^.?!;]{0,30}\breplac\w+|\breplac\w+[^.?!;]{0,20}\bknee\b",
         r"\brevis|\bredo"),
        (r"\b(?:needle samples?|sampl\w+ (?:with|by) (?:an? )?(?:fine |thin |skinny )*needle|(?:thin|skinny|fine)[ -]needle)\b",
         "fna fine needle aspiration biopsy", r"\b(?:thyroid|nodules?|nodes?|thin|skinny|fine)\b",
         r"\bcore\b|\bebus\b|\bliver|\blung|\bkidney"),
        (r"\b(?:calf|thigh|forearm|upper arm|shin|leg|arm|knee|ankle|shoulder|wrist|elbow|hand|foot|finger|toe)\b",
         "extremity nonvascular", r"\b(?:ultrasound|sonogram|us)\b", r"\bvein|\bvenous|\barter|\bdvt\b|\bduplex"
         r"|\binject|\bguid|\btap|\bneedle|\bdrain"),
        (r"\bultrasound\b", "therapeutic ultrasound", r"\b(?:PTs?|physical therap\w+|therapists?|by therapy)\b"),
        (r"\bpathologist\b[^.?!;]{0,20}\bread\b", "physician interpretation", r"\bpap\b|\bsmear"),
        (r"\bnumb(?:ed|ing|s)?\b", "block injection", r"\bnerves?\b|\bplexus\b"),
        (r"\bbreathing test\b", "spirometry"),
        (r"\baudiogram\b", "audiometry"),
        (r"\balbuterol\b|\binhaler\b", "bronchodilator", r"\bspirom\w+|\bbreathing test\b"),
        (r"\bnaked eye\b|\bby eye only\b|\blooked at only\b", "gross only surgical pathology", r"\bpath\w*\b|\bspecimen"),
        (r"\bmono spot\b", "monospot"),
        (r"\bpush(?:ed)?\b", "push", r"\bvein\b|\biv\b"),
        (r"\b(?:written (?:report|answer|opinion)|wrote (?:back|an? (?:report|opinion)))\b", "interprofessional written",
         r"\b(?:another|other|treating|referring) (?:doctor|physician|clinician|provider)\b"),
    )
)  # fmt: skip


@lru_cache(maxsize=64)
def named(text: str) -> str:
    """The text with the names behind it that its plain words stand for; the text itself where there are none."""
    names: list[str] = []
    for rule in _RULES:
        if rule.said.search(text) and _holds(rule, text):
            names.append(rule.names)
    return f"{text} . {' '.join(dict.fromkeys(names))}" if names else text


@lru_cache(maxsize=64)
def unsaid(text: str) -> str:
    """The text without the plain words that have names."""
    for rule in _RULES:
        if rule.said.search(text) and _holds(rule, text):
            text = rule.said.sub(" ", text)
    return text


def _holds(rule: _Rule, text: str) -> bool:
    if rule.beside and not rule.beside.search(text):
        return False
    return not (rule.without and rule.without.search(text))
