"""What clinicians call an inpatient procedure as a whole, in the words of ICD-10-PCS titles: operation, body part, device."""

from __future__ import annotations

import re
from collections.abc import Callable

from consultant.answering.procedure_devices import rules

_JOINTS = r"(hip|knee|shoulder|ankle|elbow)"


def _level(level: str) -> Callable[[re.Match[str]], str]:
    """The level at which a finger or toe is cut off, by its joint (definitions of the qualifiers of Detachment)."""
    return lambda found: level if _CUT_OFF.search(found.string) else found[0]


_THIRDS = {
    "proximal": "high",
    "upper": "high",
    "middle": "mid",
    "mid": "mid",
    "distal": "low",
    "lower": "low",
}
"""Where along its shaft a limb is cut off, as the qualifiers of detachment have it (CMS, ICD-10-PCS Reference Manual)."""
_LIMB_OFF = re.compile(r"\b(?:amputat\w*|detach\w*|bka|aka)\b", re.IGNORECASE)
_CUT_OFF = re.compile(r"\b(?:amputat|detach|disarticulat)", re.IGNORECASE)

OPERATIONS = rules(
    (
        # births
        (r"\b(?:classical (?:c-?\s?section|cesarean\w*)(?: section)?|(?:c-?\s?section"
         r"|cesarean\w*)(?: section)?,? classical)\b",
         "extraction of products of conception high open approach"),
        (r"\b(?:primary |repeat )?(?:low (?:transverse|cervical|segment) )?(?:c-?\s?sections?"
         r"|cesarean\w*(?: sections?| delivery)?)\b"
         r"(?:,? low (?:transverse|cervical|segment))?", "extraction of products of conception low open approach"),
        (r"\b(?:spontaneous |normal |uncomplicated )*vaginal (?:delivery|birth)\b(?: of .*)?|\bmanually assisted delivery\b",
         "delivery of products of conception external approach"),
        # fluids, airways, lines
        (r"\b(diagnostic|therapeutic) tap\b(?=.*centesis)|(?<=centesis)(.*\b(?:diagnostic|therapeutic)) tap\b",
         lambda found: found[1] or found[2]),
        (r"\bthoracentesis\b", "drainage of pleural cavity percutaneous approach"),
        (r"\bparacentesis\b", "drainage of peritoneal cavity percutaneous approach"),
        (r"\b(?:lumbar puncture|spinal tap)\b", "drainage of spinal canal percutaneous approach"),
        (r"\bpericardiocentesis\b", "drainage of pericardial cavity percutaneous approach"),
        (r"\b(?:chest|thoracostomy) tube(?: placement| insertion| placed| inserted)?\b|\btube thoracostomy\b",
         "drainage of pleural cavity with drainage device percutaneous approach"),
        (r"\b(?:(?:temporary|tunneled|tunnelled|non-?tunneled) )?(?:hemo)?dialysis catheter\b(?: placement| insertion)?",
         "insertion of infusion device percutaneous approach"),
        (r"\btip (?:in|into|at) (?:the )?right atrium\b", "into right atrium"),
        (r"\b(?:picc|central (?:venous )?(?:line|catheter)|cvc|triple lumen catheter)(?: line)?(?: placement| insertion)?\b",
         "insertion of infusion device percutaneous approach"),
        (r"\b(?:endotracheal |orotracheal |oral )?intubation\b|\bintubated\b",
         "insertion of endotracheal airway into trachea via natural or artificial opening"),
        (r"\b(?:open )?(?:surgical )?tracheostomy\b|\btrach\b",
         "bypass trachea to cutaneous with tracheostomy device open approach"),
        (r"\b(?:peg(?: tube)?|percutaneous endoscopic gastrostomy)(?: placement| insertion)?\b",
         "insertion of feeding device into stomach percutaneous approach"),
        (r"\bfoley(?: catheter)?(?: placement| insertion)?\b",
         "drainage of bladder with drainage device via natural or artificial opening"),
        # blood
        (r"\b(?:transfus\w+ (?:of )?(?:\d+ units? (?:of )?)?)?(?:prbcs?|packed (?:red (?:blood )?)?cells"
         r"|red (?:blood )?cells|rbcs?)\b"
         r"(?: transfus\w+)?", "transfusion of nonautologous red blood cells percutaneous approach"),
        (r"\b(?:transfus\w+ (?:of )?)?platelets?\b(?: transfus\w+)?",
         "transfusion of nonautologous platelets percutaneous approach"),
        (r"\b(?:transfus\w+ (?:of )?)?(?:ffp|fresh frozen plasma)\b(?: transfus\w+)?",
         "transfusion of nonautologous fresh plasma percutaneous approach"),
        # support
        (r"\bdialysis\b[^.;?]*\bcontinuous\w*\b(?: around the clock)?",
         "performance of urinary filtration continuous greater than 18 hours per day"),
        (r"\bdialysis\b[^.;?]*\bintermittent\w*\b", "performance of urinary filtration intermittent less than 6 hours per day"),
        (r"\b(?:intermittent )?(?:hemodialysis|haemodialysis|dialysis treatment)\b",
         "performance of urinary filtration intermittent less than 6 hours per day"),
        (r"\b(?:crrt|cvvhd?f?|continuous (?:renal replacement|hemodialysis|dialysis)\w*(?: therapy)?)\b",
         "performance of urinary filtration continuous greater than 18 hours per day"),
        (r"\b(?:electrical )?cardioversion\b", "restoration of cardiac rhythm single"),
        # heart and vessels
        (r"\bcabg\b|\bcoronary (?:artery )?bypass\b(?: graft\w*)?", "bypass coronary artery open approach"),
        (r"\blima\b|\bleft internal (?:mammary|thoracic)(?: artery)?\b", "from left internal mammary"),
        (r"\brima\b|\bright internal (?:mammary|thoracic)(?: artery)?\b", "from right internal mammary"),
        (r"\b(?<!to )one coronary (?:artery|vessel)\b", "coronary artery one artery"),
        (r"\b(?<!to )(two|three) coronary (?:arteries|vessels)\b", r"coronary artery \1 arteries"),
        (r"\b(?:(?:x|times) ?(?:1|one)\b|single[- ]vessel|one[- ]vessel|(?:to )?one (?:coronary )?(?:artery"
         r"|vessel))\b", "one artery"),
        (r"\b(?:(?:x|times) ?(?:2|two)\b|(?:to )?two (?:coronary )?(?:arteries|vessels))\b", "two arteries"),
        (r"\b(?:(?:x|times) ?(?:3|three)\b|(?:to )?three (?:coronary )?(?:arteries|vessels))\b", "three arteries"),
        (r"\b(?:(?:x|times) ?(?:4|four)\b|(?:to )?four (?:or more )?(?:coronary )?(?:arteries"
         r"|vessels))\b", "four or more arteries"),
        (r"\b(?:to )?(?:the )?(?:lad|left anterior descending|rca|circumflex|om1?)(?: artery)?\b", "one artery"),
        (r"\b(?:pci|ptca|coronary (?:angioplasty|stent\w*))\b", "dilation of coronary artery percutaneous approach"),
        (r"\b(?:des|drug[- ]eluting stents?)\b", "with drug-eluting intraluminal device"),
        (r"\b(?:bms|bare[- ]metal stents?|stent(?:ing|s)?)\b", "with intraluminal device"),
        # bones and joints
        (r"\b(?:tka|total knee(?: joint)? (?:arthroplasty|replacement)|knee (?:arthroplasty|replacement))\b",
         "replacement of knee joint with synthetic substitute open approach"),
        (r"\b(?:tha|total hip(?: joint)? (?:arthroplasty|replacement)|hip (?:arthroplasty|replacement))\b",
         "replacement of hip joint with synthetic substitute open approach"),
        (r"\btotal (hip|knee)\b(?! (?:arthroplast|replace|joint|prosth|abd))(?=.*\b(?:un)?cement|.*\bceramic|.*\bpoly)",
         r"replacement of \1 joint with synthetic substitute open approach"),
        (rf"\b{_JOINTS} (?:joint )?fusion\b", r"fusion of \1 joint"),
        (r"\b(?:im|intramedullary) (?:nail|rodd)ing\b(?: of)?", "reposition with intramedullary internal fixation device"),
        (r"\b(?:im|intramedullary) (?:nail|rod)\b", "intramedullary internal fixation device"),
        (r"\b(?:with|and|using) percutaneous(?:ly placed)? (?:pins?|pinning|k-?wires?|wires?|screws?)\b",
         "with internal fixation device percutaneous approach"),
        (r"\bwith (?:a )?(?:plates?|screws?|plates? and screws?|pins?)\b|\b(?:plates?|screws?)(?: and (?:plates?"
         r"|screws?))?\b", " "),
        # soft parts
        (r"\bcraniotomy (?:for|with) evacuation of (?:an? |the )?subdural(?: hematoma)?\b",
         "extirpation of matter from subdural space open approach"),
        (r"\b(?:thrombectomy|embolectomy)\b(?: of| from)?", "extirpation of matter from"),
        (r"\b(?:inguinal (?:hernia repair|herniorrhaphy)|repair of (?:an? |the )?inguinal hernia)\b(?=.*\b(?:mesh"
         r"|substitute)\b)",
         "supplement inguinal region"),
        (r"\b(?:inguinal (?:hernia repair|herniorrhaphy)|repair of (?:an? "
         r"|the )?inguinal hernia)\b", "repair inguinal region"),
        (r"\b(?:with )?(?:a )?(?:synthetic )?mesh\b", "with synthetic substitute"),
        (r"\bmid(?:[- ]?shaft)? of (?:the )?(?:tibia|femur)\b", "mid"),
        (r"\b(?:(?:at|in|through|across|via|just) )?(?:the )?(?P<third>proximal|upper|middle|mid|distal|lower)[- ]third\b"
         r"(?: of (?:the |his |her )?(?:tibia|femur|humerus|radius(?: and ulna)?|thigh|forearm|shaft|bone))?",
         lambda found: _THIRDS[found["third"].lower()] if _LIMB_OFF.search(found.string) else found[0]),
        (r"\b(?:bka|below[- ](?:the )?knee amputation"
         r"|amputation below (?:the )?knee)\b", "detachment at lower leg open approach"),
        (r"\b(?:aka|above[- ](?:the )?knee amputation"
         r"|amputation above (?:the )?knee)\b", "detachment at upper leg open approach"),
        (r"\b(?:great|big) toe\b", "1st toe"),
        (r"\b(?:at|through) (?:the )?(?:dip|distal interphalangeal|distal phalanx)(?: joint| level)*\b", _level("low")),
        (r"\b(?:at|through) (?:the )?(?:pip|proximal interphalangeal|middle phalanx)(?: joint| level)*\b", _level("mid")),
        (r"\b(?:at|through) (?:the )?proximal phalanx\b", _level("high")),
        (r"\b(?:at|through) (?:the )?(?:mcp|mtp|metacarpo-?\s?phalangeal|metatarso-?\s?phalangeal)(?: joint| level)*\b",
         _level("complete")),
        (r"\bcompletely\b(?=.*\b(?:amputat\w+|taken off|cut off))|(?<=amputated )completely\b", "complete"),
        (r"\bamputat(?:ion|ed|ing|es?)\b(?: of)?", "detachment at open approach"),
        (r"\b(?:took off|tak(?:es|ing|en) off|cut(?:s|ting)? off|remov(?:ed|ing|al of)|sever(?:ed|ing))(?= (?:the "
         r"|his |her |an? )?"
         r"(?:(?:whole|entire|complete|left|right|great|big|little|index|ring|middle|lower|upper|1st|2nd|3rd|4th|5th) )*"
         r"(?:foot|hand|toes?|fingers?|thumb|leg|arm|forearm|limb)\b(?! (?:and \w+ )?(?:muscle|bone|vein|artery|skin"
         r"|tendon|joint|nerve|bursa"
         r"|subcutaneous|phalan\w+|lymph\w*|nails?)))", "detachment at open approach"),
        (r"\bcircumcision\b", "resection of prepuce external approach"),
        (r"\b(?:iliac(?: crest)?|sternal|vertebral) bone marrow (?:biopsy|aspirat\w+)\b"
         r"|\bbone marrow (?:biopsy|aspirat\w+)\b(?=[^.?!;]*\b(?:iliac|pelvic bone|hip bone|sternum|sternal)\b)",
         lambda found: "extraction of " + ("sternum" if "stern" in found.string.lower() else "iliac")
         + " bone marrow percutaneous approach diagnostic"),
        (r"\bbone marrow (?:biopsy|aspirat\w+)\b", "extraction of bone marrow percutaneous approach diagnostic"),
        (r"\b(?:lumpectomy|partial mastectomy)\b(?: of)?", "excision of breast open approach"),
        (r"\bsleeve gastrectomy\b", "excision of stomach vertical"),
        (r"\b(right|left) (upper|middle|lower) lobectomy\b", r"resection of \1 \2 lung lobe"),
        (r"\blobectomy\b(?: of)?(?: the)?", "resection of"),
        (r"\b(?:right hemi-?colectomy|right colectomy)\b", "resection of right large intestine"),
        (r"\b(?:left hemi-?colectomy|left colectomy)\b", "resection of left large intestine"),
        (r"\bsigmoid (?:colectomy|resection)\b|\bsigmoidectomy\b", "resection of sigmoid colon"),
        (r"\blap(?:aroscopic)?\.? chole?\b(?!\w)", "laparoscopic resection of gallbladder"),
        (r"\biliac crest\b", "iliac"),
        (r"\b(ceramic|metal)(?: femoral)?(?: head)? (?:on|with|and|over) (?:an? )?(?:poly\b|polyethylene|xlpe|plastic)"
         r"(?: liner| cup)?",
         r"\1 on polyethylene"),
        (r"\bappy\b", "resection of appendix"),
        (r"\blysis of (?:\w+ )?adhesions\b(?: of)?", "release"),
        (r"\b(?:eswl|esl|(?:\w+ )?lithotripsy)\b(?: of| for)?(?: an?| the)?(?: \w+)? ?(?:stones?|calcul[ui]s?)? ?(?:in|of)?\b",
         "fragmentation in "),
        (r"\b(?:ultrasound|sonogra\w+|us)\b(?: of| scan of)?", "ultrasonography of"),
        (r"\b(?:x-?rays?|plain films?)\b(?: of)?", "plain radiography of"),
        (r"\b(?:ct|cat) scans?\b(?: of)?|\bct\b(?: of)?", "computerized tomography of"),
        (r"\bmri\b(?: of)?", "magnetic resonance imaging of"),
        (r"\b(?:incision and drainage|i ?& ?d)\b(?: of)?(?: an?| the)? (?:abscess|boil|furuncle|carbuncle)(?: (?:in|on|of))?"
         r"(?: the)? skin\b(?: (?:of|on|at))?", "drainage of skin external approach"),
        (r"\bincision and drainage\b|\bi ?& ?d\b", "drainage"),
        (r"\bpolypectomy\b(?: of| in)?(?: the)?|\bpolyps? (?:removal|removed|excision|resection|excised)\b(?: (?:from"
         r"|of|in))?(?: the)?",
         "excision of"),
    )
)  # fmt: skip
"""Names of operations and devices."""

REDUCTIONS = rules(
    (
        (r"\b(?:orif|open reduction (?:and |with )?internal fixation)\b",
         "reposition with internal fixation device open approach"),
        (r"\b(?:crpp|closed reduction (?:and |with )?percutaneous pinning)\b",
         "reposition with internal fixation device percutaneous approach"),
        (r"\bclosed reduction\b(?! (?:and|with))", "reposition external approach"),
        (r"\bpercutaneous reduction(?: of(?: the| an?)?)?\b(?=.*\b(?:nail|rod|plates?|screws?|pins?|wires?)\b)",
         "reposition percutaneous approach"),
        (r"\bopen reduction(?: of(?: the)?)?\b(?=.*\b(?:nail|rod|plates?|screws?|pins?|wires?)\b)",
         "reposition open approach"),
    )
)  # fmt: skip
"""Reductions of fractures, before the shorthand of diagnoses is written out, which has no room for them."""
NAMES = rules(
    (
        (r",? ?\b(?:no|not using|without)(?: any| an?| the)? (?:synthetic )?mesh\b", " "),
        # births
        (r"\bvacuum(?:[- ](?:assisted|extract\w+))*(?: vaginal)?(?: delivery| birth| extraction)?\b",
         "extraction of products of conception vacuum via natural or artificial opening"),
        (r"\b(low|mid|high)[- ]forceps(?: vaginal)?(?: delivery| extraction)?\b|\bforceps,? (low|mid|high)\b",
         r"extraction of products of conception \1\2 forceps via natural or artificial opening"),
        (r"\bepisiotomy\b", "division of female perineum external approach"),
        (r"\b(?:arom|artificial rupture of (?:the )?membranes)\b",
         "drainage of amniotic fluid therapeutic from products of conception via natural or artificial opening"),
        (r"\b(?:d ?& ?c|dilat\w+ and curettage)\b(?=.*\b(?:retained|products of conception))",
         "extraction of products of conception retained via natural or artificial opening"),
        (r"\b(?:d ?& ?c|dilat\w+ and curettage)\b", "extraction of endometrium via natural or artificial opening"),
        (r"\bretained (?=products\b)|\bnon[- ]?obstetric\w*\b|\bfor (?:retained )?products of conception\b", " "),
        # heart and circulation
        (r"\b(left|right) heart cath(?:eteri[sz]ation)?\b",
         r"measurement of cardiac sampling and pressure \1 heart percutaneous approach"),
        (r"\bcpr\b(?: (?:with )?chest compressions?)?(?: manual\w*)?|\bmanual chest compressions?\b",
         "performance of cardiac output single manual"),
        (r"\b(?:iabp|intra-?\s?aortic balloon pump)\b(?: insertion| placement)?",
         "assistance with cardiac output balloon pump continuous"),
        (r"\b(?:tavr|tavi|transcatheter aortic valve (?:replacement|implantation))\b",
         "replacement of aortic valve percutaneous approach"),
        (r"\b(?:bovine|porcine) (?:tissue )?valve\b", "zooplastic tissue"),
        (r"\b(?:via|through|by) (?:the )?(?:left |right )?femoral (?:artery|access|approach)\b", " "),
        (r"\b(?:ivc|inferior vena cava) filter\b(?: placement| insertion| placed)?",
         "insertion of intraluminal device into inferior vena cava"),
        (r"\b((?:left |right )?(?:internal |external |common )?carotid)(?: artery)? endarterectomy\b",
         r"extirpation of matter from \1 artery"),
        (r"[(,]? ?\b(?:not|non)[- ]?drug[- ]eluting\b\)?", " "),
        (r"\b(?:put(?:ting)?(?: in)?|plac(?:ing|ed|ement of)|insert(?:ing|ed|ion of)|deploy\w+) (?:an? |the )?"
         r"((?:drug[- ]eluting |bare[- ]metal )?stents?) (?:in|into|to|within) (?:the )?"
         r"((?:[a-z]+ ){1,4}?(?:artery|vein|duct|ureter))\b",
         r"dilation of \2 with \1"),
        (r"\b((?:(?:one|two|three|four|four or more|[1-4]) )?(?:drug[- ]eluting |bare[- ]metal )?stents?),?\s+"
         r"(?:in|into|to|of) (?:the )?((?:[a-z]+ ){1,4}?(?:artery|vein|duct|ureter))\b", r"dilation of \2 with \1"),
        (r"\b((?:left |right )?ureter)(?:al|ic)? stent(?:s|ing)?\b", r"dilation of \1 with intraluminal device"),
        (r"\b((?:cardiac )?(?:pacemaker|defibrillator|neurostimulator) leads?) (?:was |were |is )?(?:placed|implanted"
         r"|inserted|put)"
         r" (?:in|into|at) (?:the )?", r"insertion of \1 into "),
        (r"\b(?:dual|double)[- ]chamber pacemaker(?: generator| battery)?\b(?! lead)", "pacemaker dual chamber"),
        (r"\bsingle[- ]chamber pacemaker(?: generator| battery)?\b(?! lead)", "pacemaker single chamber"),
        (r"\b(?:(?:in|into) (?:the |an? )?)?(?:chest (?:pocket|wall pocket)|pocket (?:in|of) the chest(?: wall)?)\b",
         "insertion into chest subcutaneous tissue and fascia"),
        # digestive tract
        (r"\b(?:band(?:ing|ed)?|(?:band )?ligat(?:ion|ed|ing))(?: of)?(?: the| her| his)? esophageal varic\w+\b"
         r"|\besophageal varic\w+ (?:were |was )?(?:band(?:ing|ed)|ligat(?:ion|ed))\b",
         "occlusion of esophageal vein with extraluminal device"),
        (r"\broux[- ]en[- ]y(?: gastric bypass| bypass)?\b|\brygb\b", "bypass stomach to jejunum"),
        # urinary tract
        (r"\b(?:(?:percutaneous )?nephrostomy(?: tube| catheter)?)(?: placement| insertion)?\b",
         "drainage of kidney pelvis with drainage device percutaneous approach"),
        (r"\b(?:turp|transurethral resection of (?:the )?prostate)\b",
         "excision of prostate via natural or artificial opening endoscopic"),
        (r"\b(?:turbt|transurethral resection of (?:an? |the )?bladder tumou?r)\b",
         "excision of bladder via natural or artificial opening endoscopic"),
        (r"\bureteroscop\w+\b", "via natural or artificial opening endoscopic"),
        (r"\b(?:laser )?lithotripsy of (?:an? |the )?((?:left |right )?)(?:ureteral|ureteric) (?:stones?|calcul\w+)\b",
         r"fragmentation in \1ureter"),
        (r"\b(?:laser )?lithotripsy of (?:an? |the )?((?:left |right )?)(?:renal|kidney) (?:stones?|calcul\w+)\b",
         r"fragmentation in \1kidney pelvis"),
        (r"\bfemoral hernia(?: repair| herniorrhaphy)?\b(?=.*\bmesh\b)|\brepair of (?:an? )?((?:left |right )?)femoral hernia\b"
         r"(?=.*\bmesh\b)", r"supplement femoral region"),
        (r"\bfree(?:ing|d)(?: up)?\b(?=.*\badhesions?\b)", "release"),
        # nerves
        (r"\b(?:left|leaving|plac(?:ed|ing)|put(?:ting)?|insert(?:ed|ing)) (?:an? |the )?(?:drain|drainage (?:tube|catheter)"
         r"|pigtail(?: catheter)?) (?:in|into|inside|within) (?:the )?((?:[a-z]+ ){0,2}?(?:gallbladder|duct|cavity|pelvis|abscess"
         r"|liver|pancreas|kidney|bladder|stomach))\b", r"drainage of \1 with drainage device"),
        (r"\b(?:an? |the )?(?:drain|drainage (?:tube|catheter)|pigtail(?: catheter)?)\s+(?:was |is |were )?(?:left|placed|put"
         r"|inserted|positioned) (?:in|into|inside|within) (?:the )?((?:[a-z]+ ){0,2}?(?:gallbladder|duct|cavity|pelvis|abscess"
         r"|liver|pancreas|kidney|bladder|stomach))\b", r"drainage of \1 with drainage device"),
        (r"\b(?:the )?endoscopist (?:went in |entered |came in |got in |goes in |worked )*(?:through|via|by) (?:the )?"
         r"(?:mouth|throat|anus|rectum|nose|urethra)\b|\b(?:with|by|using) (?:the |an? )?endoscope\b(?=[^?]*)"
         r"|\bendoscopic(?:ally)? (?:via|by|through) (?:the )?mouth\b",
         "via natural or artificial opening endoscopic"),
        (r"\b(?:cross(?:ed|ing)|through|across|piercing|pierced|punctur(?:ed|ing)) (?:the )?(?:(?:stomach|gastric|duodenal|bowel"
         r"|intestinal|gut) )?wall\b", "transmural"),
        (r"\bfemoral (?:side|component|part)\b(?=.*\breplac|.*\bprosthe)|(?<=replacement of )(?:the )?femoral (?:side|component"
         r"|part)\b", "femoral surface"),
        (r"\b(?:gets?|got|getting|receiv(?:ed|es)|given) (?:an? )?(?=(?:[a-z]+ ){0,3}prosthes)", "replacement with "),
        (r"\bopen(?:ed)?(?: up)? (?:the |his |her )?(?:abdomen|belly)\b", "open"),
        (r"(?<=ectomy)(.*?),? \b(?:and )?(?:total|complete|full|entire) removal\b(?! of)", r" total \1"),
        # nerves
        (r"\b(?:vp|ventriculo-?\s?peritoneal) shunt\b(?: placement| insertion)?",
         "bypass cerebral ventricle to peritoneal cavity with synthetic substitute"),
        (r"\b(?:external ventricular drain|evd|ventriculostomy)\b(?: \(evd\))?(?: placement| placed| insertion)?",
         "drainage of cerebral ventricle with drainage device"),
        # lungs
        (r"\b(?:bal|broncho-?alveolar lavage)\b(?: of)?", "drainage of"),
        # what is given
        (r"\b(?:iv |intravenous )?(?:tpa|alteplase|tenecteplase|thrombolysis)\b(?! stent)",
         "introduction of other thrombolytic percutaneous approach"),
        (r"\b(?:iv |intravenous )?chemo(?:therapy)?\b(?: infusion| administration)?",
         "introduction of other antineoplastic percutaneous approach"),
        (r"\b(?:tpn|(?:total )?parenteral nutrition)\b", "introduction of nutritional substance percutaneous approach"),
        (r"\b(?:through|via|into|by|per) (?:an? |the )?(?:central (?:line|vein|venous (?:line|catheter))|picc(?: line)?"
         r"|port)\b",
         "into central vein"),
        (r"\bgiv\w+ (?:\d+ units? of )?blood\b(?! thinner)", "transfusion of nonautologous red blood cells"),
        # organs whose way in is told by the name
        (r"\b(?:lavh|(?:laparoscop\w+[- ]assisted vaginal|vaginal,? laparoscop\w+[- ]assisted) hysterectomy)\b",
         "resection of uterus via natural or artificial opening with percutaneous endoscopic assistance"),
        (r"\b(?:abdominal|tah) hysterectomy\b", "hysterectomy open approach"),
        (r"\bvaginal hysterectomy\b", "hysterectomy via natural or artificial opening"),
        (r"\bcervix abdominal\b", "cervix open approach"),
        (r"\bcervix vaginal\b", "cervix via natural or artificial opening"),
        (r"\badenoidectomy\b", "resection of adenoids external approach"),
        (r"\btonsillectomy\b", "resection of tonsils external approach"),
        # bones and soft parts
        (r"\bexcisional debridement\b(?: down)?(?: of| to| through)?(?: the)?", "excision of"),
        (r"\bnon-?excisional debridement\b(?: down)?(?: of| to| through)?(?: the)?", "extraction of"),
        (r"\b(right|left) (axillary|inguinal|neck|cervical|pelvic) (?:lymph )?nodes? dissection\b",
         r"resection of \1 \2 lymphatic"),
        (r"\b(axillary|inguinal|neck|cervical|pelvic) (?:lymph )?nodes? dissection\b", r"resection of \1 lymphatic"),
        (r"\b(liver|kidney|heart|lung|pancreas) transplant(?:ation)?\b", r"transplantation of \1 open approach"),
        (r"\b(?:(?:from )?(?:an? )?(?:deceased|living|cadaver\w*|brain-?dead|unrelated|related) donor|allograft"
         r"|cadaver(?:ic)?)\b",
         lambda found: "allogeneic" if "transplant" in found.string.lower() else found[0]),
    )
)  # fmt: skip
"""Names of whole procedures, before those of operations."""
