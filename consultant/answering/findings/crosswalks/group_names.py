"""What people call the conditions and operations of MS-DRGs, as the titles have it."""

from __future__ import annotations

import re

CALLED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        (r"\bhip fractures?\b.*\breplac\w+|\breplac\w+.*\bhip fractures?\b",
         "hip replacement with principal diagnosis of hip fracture"),
        (r"\b(?<!fractures of )(?<!fracture of )(?<!revision of )(?<!hip or )(?<!of the )(?:total |elective "
         r"|primary )*(?:hip|knee)s?"
         r"(?: joint)?(?: replacements?| arthroplast\w+)?\b(?! (?:fracture|and femur|and pelvis))",
         "major hip and knee joint replacement"),
        (r"\bg\.?i\.?(?= (?:hemorrhage|bleed\w*|obstruction))", "gastrointestinal"),
        (r"(?<=gastrointestinal )bleed\w*", "hemorrhage"),
        (r"\bc-?\s?sections?\b", "cesarean section"),
        (r"\bno sterilization\b", "without sterilization"),
        (r"\btias?\b|\btransient ischemic attacks?\b(?!.*\b(?:tpa|thromboly|alteplase))",
         "transient ischemia without thrombolytic"),
        (r"\bdka\b|\bdiabetic ketoacidosis\b", "diabetes"),
        (r"\b(?:aki|arf|esrd)\b|\bacute kidney injur\w+|\bacute renal failure\b", "renal failure"),
        (r"\bdvts?\b|\bdeep ve(?:in|nous) thrombos[ie]s\b", "peripheral vascular disorders"),
        (r"\b(?:vp|ventriculo-?peritoneal) shunts?(?: (?:placement|insertion|procedures?|revision))?\b",
         "ventricular shunt procedures"),
        (r"\b(?:neph for (?:renal |kidney )|nephrectom\w+ for (?:renal |kidney )?)"
         r"(?:cancer|malignancy|carcinoma|tumors?|neoplasms?)\b",
         "kidney and ureter procedures for neoplasm"),
        (r"\bturps?\b", "transurethral prostatectomy"),
        (r"\b(?:para)?thyroidectom\w+|\bthyroid (?:surgery|operations?)\b", "thyroid, parathyroid and thyroglossal procedures"),
        (r"\bcarotid endarterectom\w+", "extracranial procedures"),
        (r"\bmastectom\w+(?=.*\b(?:cancer|malignan\w+|carcinoma)\b)(?: for (?:breast )?(?:cancer|malignancy|carcinoma))?",
         "mastectomy for malignancy"),
        (r"\bhysterectom\w+ for (?:fibroids?|leiomyoma\w*|prolapse|bleeding|benign \w+|endometriosis|non-?malignan\w+)\b",
         "uterine and adnexa procedures for non-malignancy"),
        (r"\b(?:(?:lung |pulmonary )?lobectom\w+(?: of (?:the |a )?lung)?|pneumonectom\w+"
            r"|wedge resections? of (?:the |a )?lung)\b",
         "major chest procedures"),
        (r"\b(?:heart transplants?|lvads?)\b(?! or)(?: (?:implant\w*|placement))?",
         "heart transplant or implant of heart assist system"),
        (r"(?<!cervical )\b(?:lumbar|thoracic|lumbosacral|thoracolumbar)(?: spinal| spine)? fusions?\b",
         "spinal fusion except cervical"),
        (r"\bacdfs?\b|\bcervical (?:spine )?fusions?\b", "cervical spinal fusion"),
        (r"\bpacemaker (?:implant\w*|insertion|placement)\b|\b(?:new|permanent) pacemakers?\b(?! (?:implant|generator))",
         "permanent cardiac pacemaker implant"),
        (r"\b(?:opioid|drug|heroin|fentanyl|tylenol|acetaminophen|medication) (?:overdoses?|poisoning)\b",
         "poisoning and toxic effects of drugs"),
        (r"\b(?:sbo|(?:small )?bowel obstructions?|intestinal obstructions?)\b", "gastrointestinal obstruction"),
        (r"\blysis of adhesions\b|\badhesiolysis\b(?<!peritoneal adhesiolysis)", "peritoneal adhesiolysis"),
        (r"\b(?:(?:hemi|sigmoid)? ?colectom\w+|bowel resections?|colon resections?)\b", "major small and large bowel procedures"),
        (r"\bwhipple(?: procedures?)?\b|\bpancreaticoduodenectom\w+", "pancreas, liver and shunt procedures"),
        (r"\ba-?\s?fib\b|\batrial fibrillation\b|\bafib\b(?!.*\bablation)", "cardiac arrhythmia and conduction disorders"),
        (r"\b(?:watchman|left atrial appendage (?:closure|occlusion)|laao?c?)\b(?: (?:device|implant\w*|procedures?))?",
         "percutaneous and other intracardiac procedures"),
        (r"\b(?:kidney|ureteral|renal) stones?\b|\bnephrolithiasis\b", "urinary stones"),
        (r"\b(?:radical )prostatectom\w+", "major male pelvic procedures"),
        (r"\b(?:radical )?cystectom\w+", "major bladder procedures"),
        (r"\bsplenectom\w+", "splenic procedures"),
        (r"\b(?:total |reverse )*shoulder (?:replacements?|arthroplast\w+)\b",
         "major joint or limb reattachment procedures of upper extremities"),
        (r"\b(?:ventral|umbilical|incisional|parastomal) hernia (?:repairs?|surgery|procedures?)\b",
         "hernia procedures except inguinal and femoral"),
        (r"\b(?:evar|(?:abdominal )?aortic aneurysm repair|aaa repair)\b",
         "aortic and heart assist procedures except pulsation balloon"),
        (r"\bhernia (?:repairs?|surgery)\b", "inguinal and femoral hernia procedures"),
        (r"\bopen cholecystectom(?:y|ies)\b|\bcholecystectom(?:y|ies),? open\b", "cholecystectomy except by laparoscope"),
        (r"\b(with) cde\b", r"\1 c.d.e."),
        (r"\b(without|with|no) (?:common (?:bile )?duct|cbd) explor\w+", r"\1 c.d.e."),
        (r"\bcabgs?\b|\bcoronary (?:artery )?bypass(?: graft\w*| surgery)*\b", "coronary bypass"),
        (r"\b(?:cardiac |heart )?cath(?:eteri[sz]ation)?\b", "cardiac catheterization"),
        (r"\b(?:lap(?:aroscopic)? )?(?:appendectom\w+|appy\b|appendix (?:surgery|operations?|removal)\b)",
         "appendix procedures"),
        (r"\blap\w* gall-? ?bladder (?:surgery|removal|operations?)\b"
         r"|\bgall-? ?bladder (?:surgery|removal|operations?),? (?:by )?(?:lap\b|laparoscop\w*)", "laparoscopic cholecystectomy"),
        (r"\b(?:pci|ptca|percutaneous coronary intervention"
         r"|percutaneous cardiovascular procedures?)\b(?=.*\b(?:stents?|intraluminal|des|bms)\b)(?!.*\b(?:without"
         r"|no)(?: an?)? (?:intraluminal|stent))"
         r"|(?<!carotid )(?<!carotid artery )\b(?:(?:one|two|three|four|five|six|\d|coronary|drug[- ]eluting"
         r"|bare[- ]metal|an?|and|with"
         r"|des) )*stents?(?: placed| placement| case)?\b",
         "percutaneous cardiovascular procedures with intraluminal device"),
        (r"\bhip fractures?(?: surgery| repair| orif| pinning)*(?=.*\b(?:orif|surg\w+|fixation|pinn\w+|nail\w*|repair\w*)\b)"
         r"(?!.*replac)|\b(?:orif|pinning|nailing) (?:of )?(?:a |the )?hip fracture\b(?!.*replac)",
         "hip and femur procedures except major joint"),
        (r"\bcopd\b(?: (?:acute )?exacerbat\w+)?", "chronic obstructive pulmonary disease"),
        (r"\baspiration pneumoni\w+", "respiratory infections and inflammations"),
        (r"\b(?:alcohol|drug|opioid|opiate) (?:detox\w*|withdrawal|dependence|abuse),?"
         r" (?:without|w/o|no) (?:any )?rehab\w*(?: therapy)?",
         "alcohol, drug abuse or dependence without rehabilitation therapy"),
        (r"\bpsychosis\b", "psychoses"),
        (r"\b(?:bariatric (?:surgery|procedures?|operation)|gastric sleeve|sleeve gastrectomy"
         r"|gastric bypass)\b", "o.r. procedures for obesity"),
        (r"\b(?:psych\w* )?(?:schizophrenia|schizoaffective\w*(?: disorder)?|bipolar(?: disorder)?)\b", "psychoses"),
        (r"\blap(?:aroscopic)? chole\w*", "laparoscopic cholecystectomy"),
        (r"\b(?:aicd|icd|(?:cardiac )?defibrillator) (?:implant\w*|placement|insertion)\b", "cardiac defibrillator implant"),
        (r"\b(?:in|during|at) the same (?:stay|admission|session|operation)\b", "concomitant"),
        (r"\bcirculatory (?:diseases?|conditions?|problems?)\b", "circulatory system disorders"),
        (r"\b(?:leg|foot|bka|aka|(?:below|above)[- ]knee|lower (?:limb|extremity)) amputations?\b(?=.*\bcirculat)"
         r"|\bamputations? (?:of (?:the |a )?)?(?:leg|foot|lower limb|lower extremity)\b(?=.*\bcirculat)",
         "amputation except upper limb and toe"),
        (r"\b(?:leg|foot|bka|aka|(?:below|above)[- ]knee) amputations?\b(?=.*\b(?:endocrin|diabet|metabolic))"
         r"|\bamputations? (?:of (?:the |a )?)?(?:leg|foot)\b(?=.*\b(?:endocrin|diabet|metabolic))",
         "amputation of lower limb"),
        (r"\bsurger(?:y|ies)\b|\boperations?\b", "procedures"),
        (r"\b(?:tavr|tavi|mitra ?clip|(?:mitral )?teer|transcatheter (?:aortic|mitral|heart|cardiac)?"
         r" ?valve (?:replacement|repair|implant\w*))\b",
         "endovascular cardiac valve replacement and supplement procedures"),
        (r"\bcar[- ]?t(?:[- ]cells?)?(?: (?:therapy|infusion))?\b(?! and)",
         "chimeric antigen receptor (car) t-cell and other immunotherapies"),
        (r"\bextreme(?:ly)? (?:prematur\w+|preterm)|\bneonatal (?:rds|respiratory distress)\b",
         "extreme immaturity or respiratory distress syndrome, neonate"),
        (r"\bvaginal deliver(?:y|ies),? (?:w/o|without|no) sterili[sz]\w+(?: (?:or|and|/) d ?& ?c)?",
         "vaginal delivery without sterilization or d&c"),
        (r"\bvaginal deliver(?:y|ies)\b(?!.*\b(?:sterili[sz]\w+|d ?& ?c|d and c))",
         "vaginal delivery without sterilization or d&c"),
    )
)  # fmt: skip
"""What is said, and what the titles of the groups say for it; each row rewrites the question before the next looks at it."""
