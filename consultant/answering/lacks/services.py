"""What was done to a patient, and by whom: who anesthetized or assisted, which finger, which product, which part was imaged."""

from __future__ import annotations

from consultant.answering import elapsed
from consultant.answering.lacks.cases import CODE, WHICH, WISH, of_a_case, one_of
from consultant.answering.lacks.lack import CODED


def _lasting(text: str) -> bool:
    """Whether two told times say how long something ran: `from Monday 06:00 to Friday 20:00`."""
    return elapsed.hours(text) is not None


LACKS = (
    of_a_case(
        "anesthetist",
        one_of("aa|ad|q[kxyz]|g8|g9"),
        rf"{WHICH}|\?",
        told=r"\b(crna|nurse an\w+|anesthesiologist (did|gave|alone|person\w*|direct\w*|supervis\w*|medically)"
        r"|alone|personally|solo|medically direct\w*|direction|directed|supervis\w*|concurrent\w*|resident|caa"
        r"|assistant|(two|three|four|five|\d) (rooms?|cases))\b",
    ),
    of_a_case(
        "assistant",
        one_of("62|66|80|81|82|as"),
        rf"{WHICH}|\?|\bshould\b",
        told=r"\b(pas?|nps?|cnss?|rnfas?|physician assistants?|nurse practitioners?|surgeons?|mds?|doctors?"
        r"|residents?|fellows?|partner|teaching|specialt\w+|co-?surgeons?)\b",
    ),
    of_a_case(
        "assistant",
        r"\b(assistant at surgery|assistant surgery|assisted|assist|assistant)\b",
        r"\b(which|what)( \w+)? modifiers?\b",
        r"\b(surgery|operation|procedure|\d{5}|or|case)\b",
        told=r"\b(pas?|nps?|cnss?|rnfas?|physician assistants?|nurse practitioners?|surgeons?|mds?|dos?"
        r"|doctors?|dr|physicians?|nurses?|first assist"
        r"|residents?|fellows?|partner|teaching|specialt\w+|co-?surgeons?|indicator|allowed|paid|percent|minimum|therap\w*|pta|ota|dental"
        r"|80|81|82|as or)\b",
    ),
    of_a_case(
        "side",
        r"\b(f|t|e|finger|toe|(eye)?lid|digit|vessel|coronary|artery) modifiers?\b|\b(fa|f[1-9]) (to|-"
        r"|through) f[1-9]\b|\b(ta|t[1-9]) (to|-|through) t[1-9]\b|\bl[cd],? .{0,14}\b(rc|ri|lm)\b",
        rf"{WHICH}|\bshould\b",
        r"\b(\d{5}|C96\d\d|line|claim|rejected|denied|goes|appended?|put)\b",
        told=r"\b(thumb|index|middle|ring|little|pinky|small|big|great|hallux|second|third|fourth|fifth|upper|lower"
        r"|circumflex|lad|anterior descending|left main|right coronary|ramus|rca|lcx|[1-5](st|nd|rd|th))\b",
    ),
    of_a_case(
        "functional level",
        r"\bk[- ]?(level )?(modifiers?|levels?)\b|\bfunctional levels?\b",
        rf"{WHICH}|\bshould\b",
        r"\b(L5\d{3}|claim|line|foot|knee|prosthe\w+|bill\w*|send|append)\b",
        told=r"\bk[0-4]\b|\b(level|mfcl)[- ]?[0-4]\b|\b(walk\w*|ambulat\w+|transfers?|wheelchair|community|household"
        r"|cadence|barriers|sports?"
        r"|athlet\w+|runs?|running|mean\w*|stands? for|list|difference|minimum|needs? at least|required|at least|covered)\b",
    ),
    of_a_case(
        "trip's ends",
        r"\bambulance\b|\bA04[23]\d\b|\b[ab]ls (run|trip|transport)\b",
        r"\b(two|2)[- ]letters?\b|\b(which|what)\b~25\bmodifiers?\b|\bmodifiers?\b~20\b(missing|left off"
        r"|needed|need)\b|\borigin (and|/) destination\b",
        told=r"\b(home|house|residence|hospital|er|ed|snf|nursing|scene|dialysis|physician|office|clinic|airport"
        r"|from|to the|picked up|brought to|dead|pronounced|cancel\w*|multiple patients)\b",
    ),
    of_a_case(
        "physical status",
        r"\bphysical status\b|\bp ?1 ?(-|to|through) ?p ?6\b|\b(which|what) p (do|modifier|should)\b",
        WHICH,
        r"\b0[01]\d{3}\b|\b(put|our|the (patient|case|claim))\b",
        told=r"\basa\W{0,4}(class )?\W{0,2}([1-6]|i+v?)\b|\bp[1-6]\b(?! ?(-|to|through))|\b(healthy|mild\w*"
        r"|severe\w*|systemic|moribund|brain[- ]dead|medicare pay)\b",
    ),
    of_a_case(
        "blood product",
        r"\btransfus\w*|\b30233\b|\b36430\b|\bblood (bank|product|units?)\b|\b(two|three|2|3|\d) (units?"
        r"|bags?) (were |was )?(given|hung|infused|transfused)\b",
        rf"{WHICH}|\bpcs code\b|\bp code\b|\bhcpcs for\b",
        r"\b(30233|pcs|p codes?|hcpcs|product|blood)\b",
        told=r"\b(red (blood )?cells?|p?rbcs?|packed|plasma|ffp|platelets?|cryo\w*|whole blood|albumin|leuko\w*"
        r"|stem cells?|bone marrow|autologous|P9\d{3}|globulin|factor|how many|administration|revenue|edit"
        r"|together|once a day)\b",
    ),
    of_a_case(
        "drug not known",
        r"\b(an?|the|this|his|her|that) (\w+ )?(injections?|infusions?|medications?|drugs?|shots?|medicines?"
        r"|meds?|pills?)\b(?! (of|with|into|for (his|her|the|a)|code|administration|units?)\b)",
        r"\bpart b\b~60\bpart d\b|\blong[- ]?term\b~20\b(drug|medication|use|code)|\bz79\b|\bb or d\b",
        r"\?|\bneed\b",
        told=r"\b[JQ]\d{4}\b|\b(vaccin\w*|flu|shingles|shingrix|zoster|tdap|tetanus|rsv|covid\w*|pneumo\w*|hep(atitis)?|hpv|mmr|insulin|aspirin|warfarin|coumadin|eliquis|xarelto|anticoag\w*"
        r"|antiplatelet\w*|plavix|clopidogrel|steroids?|prednisone|statins?|nsaids?|opioids?|opiates?"
        r"|metformin|antibiotics?|methotrexate|ozempic|biologics?|chemo\w*|birth control|contracepti\w*"
        r"|estrogen|bisphosphonates?|immunosuppress\w*|b-?12|botox|prolia|\w+(mab|cept|statin|cillin|mycin"
        r"|tide|gliptin|nib|parin|pril|sartan|olol|zole|azepam|codone))\b",
    ),
    of_a_case(
        "drug not known",
        r"\b(vaccin\w*|immuni[sz]ation|shot)\b",
        r"\b(product|vaccine|drug) codes?\b",
        WHICH,
        told=r"\b(flu|influenza|mmr|dtap|tdap|hep\w*|hpv|varicella|chickenpox|shingles|shingrix|zoster|pneumo\w*"
        r"|prevnar|rsv|covid\w*|rotavirus|polio|ipv|hib|mening\w*|rabies|typhoid|tetanus|mpox|906\d\d"
        r"|907[0-4]\d|9138\d)\b",
    ),
    of_a_case(
        "drug not known",
        r"\bndc\b",
        r"\b(hcpcs|j-?codes?)\b",
        r"\b(the|an|our|this) ndc\b",
        WISH,
        told=r"\b\d{4,5}-\d{3,4}|\b\d{10,11}\b|\b[JQ]\d{4}\b|\bdrug (called|named)\b|\b(format|qualifier"
        r"|loop|convert\w*|how (do|to)|where)\b",
    ),
    of_a_case(
        "place",
        r"\b(which|what) (pos|place of service)\b",
        r"\b(clinics?|offices?|nursing homes?|hospitals?|facilit\w+|snfs?|homes?|ascs?"
        r"|units?)\b[^.?!]{0,30}(,|\band\b|\bor\b|\bboth\b|\btwo\b|\bthree\b)[^.?!]{0,20}\b(clinics?"
        r"|offices?|nursing homes?|hospitals?|facilit\w+|snfs?|ascs?|hospital units?)\b",
        r"\b(rounds|works|sees|practices|splits|covers|travels|goes)\b",
        told=r"\b(street|pavement|shelter|homeless\w*)\b|\b(was|were|seen|saw|patient) (at|in|from) (the|a|his|her"
        r"|our) (clinic|office|nursing|hospital|home|er|ed)\b",
    ),
    of_a_case(
        "kind of patient",
        one_of("9920[1-5]|9921[1-5]") + r"|\b992[01]\d ?(-|to|through) ?992[01]\d\b",
        r"\btotal time\b|\bby time\b|\bon time\b|\bleft the level blank\b|\bno level\b|\bdidn'?t (pick|mark"
        r"|choose)\b",
        told=r"\d ?-?(min\w*|hours?|hrs?)\b|\b(mdm|moderate|low|high|straightforward|prescri\w*|refill\w*"
        r"|exacerb\w*|stable|risk)\b",
    ),
    of_a_case(
        "operation's facts",
        r"\bpcs\b",
        r"\b(matching|translate|convert|code|codes|which|what|need)\b",
        r"\b(the|his|her|this|that|our) (\w+ )?(operation|surgery|procedure|resection|bowel resection)\b"
        r"|\bbowel resection\b",
        told=rf"{CODED}|\b(?!bowel|colon)\w+(ectomy|plasty|otomy|ostomy|pexy|desis|scopy)\b|\b(fusion|replacement"
        r"|repair|bypass|graft|fixation|drain\w*|biops\w*|insert\w*|remov\w*|amputat\w*|excis\w*|release"
        r"|stent\w*|sigmoid|ileum|jejun\w*|cecum|ascending|descending|transverse|rectum|duoden\w*|right colon"
        r"|left colon|ileocec\w*|terminal|delivery|transplant\w*|reduc\w+|spinal|lumbar|cervical|dialysis"
        r"|ventilat\w*|catheter|lines?|outpatient (surgery|claim|procedure|department)|tables?|approach"
        r"|root operation|in plain words)\b|\b(?=\w*\d)(?=\w*[a-z])[0-9a-z]{7}\b",
    ),
    of_a_case(
        "side not known",
        r"\bpcs\b",
        r"\b(total |partial )?(knee|hip|shoulder|ankle|elbow) (replacement|arthroplasty)\b|\btotal (knee|hip"
        r"|shoulder)\b",
        WISH,
        told=r"\b(left|right|bilateral\w*|both|valid|root|approach|device|revision)\b|\b0[A-Z]\w{5}\b",
    ),
    of_a_case(
        "catheter's end",
        r"\b(picc|central (venous )?(line|catheter)|tunneled catheter|port(-a-cath)?|midline|cvc)\b",
        r"\bpcs\b|\b0[25]H",
        rf"{WISH}|\bplease\b",
        told=r"\b(tip|svc|superior vena cava|cavo\w*|atri\w*|vena cava|ivc|inferior|subclavian|brachioceph\w*"
        r"|innominate|femoral vein end|junction|pocket|remov\w*)\b",
    ),
    of_a_case(
        "hours ventilated",
        r"\b(?:icd-?10-?)?pcs\b|\bprocedure code\b",
        r"\b(?:mechanical(?:ly)? )?ventilat\w+|\bvent\b|\bon (?:a|the) ventilator\b",
        WISH,
        told=r"\b\d+ ?-?(?:hours?|hrs?|h|days?|minutes?)\b|\b(?:one|two|three|four|five|six|seven|ten) days?\b|\bovernight\b"
        r"|\b(?:non-?invasive|bipap|cpap|high flow|tube placement|duration|values|sections?|root|days? \d)\b|\bhours?\b"
        r"|\b5A[01]9\w{4}\b|\bdrgs?\b",
        placed=_lasting,
    ),
    of_a_case(
        "discipline of the visit",
        r"\bhome (health|care)\b",
        r"\b(which|what) g[- ]?codes?\b|\bg[- ]?code\b~12\b(for|is it)\b",
        r"\bvisits?\b",
        told=rf"{CODED}|\b(pt|pta|ot|ota|slp|rn|lpn|lvn|nurse|nursing|aide|therap\w*|speech|social work\w*|msw"
        r"|telehealth|remote|certif\w*|recertif\w*|oversight|supervis\w*)\b",
    ),
    of_a_case(
        "part imaged",
        r"\b(x-?rays?|films?|ultrasound|mri|ct|scan)\b",
        r"\b(need|which|what)\b~30\b(cpt|codes?)\b",
        r"\b(the|our|an?|portable|two|three|\d) (portable )?(x-?rays?|views?|films?|ultrasound|mri|ct|scan)\b",
        told=rf"{CODED}|\b(chest|lungs?|low-dose|pack-years|ribs?|spine|spinal|cervical|thoracic|lumbar|back|neck"
        r"|hips?|pelvi\w*|knees?|ankles?|foot|feet|toes?|hands?|wrists?|fingers?|elbows?|shoulders?|clavic\w*"
        r"|collar|humer\w*|forearm|arms?|legs?|femur|thigh|tibia|heel|calcan\w*|skull|head|brain|face|facial"
        r"|jaw|mandib\w*|sinus\w*|nasal|nose|orbit\w*|abdom\w*|kub|kidney|renal|liver|thyroid|breast|bladder"
        r"|prostate|scrot\w*|testic\w*|uterus|ovar\w*|obstetric\w*|ob|fetal|pregnan\w*|heart|cardiac"
        r"|coronar\w*|carotid\w*|vein\w*|venous|arter\w*|aort\w*|joint|bone (age|density|length)|soft tissue"
        r"|extremit\w*|swallow\w*|esophag\w*|bowel|colon|iac|temporal|pituitary|scolio\w*|sacr\w*|coccyx"
        r"|sterno\w*|modifiers?|portable equipment|r0070|q0092|dexa|pet|tmj|dental|teeth|eye|gallbladder"
        r"|spleen|pancreas|appendix|lymph|guid\w*)\b",
    ),
    of_a_case(
        "screening",
        r"['\"]?\b(for|came in for|here for|had) (her|his|a|the|their) ?['\"]?screening\b['\"]?(?! (for|of"
        "|mammo|colo|test for))",
        WISH,
        told=rf"{CODED}|\b(mammo\w*|breast|colo\w*|colon|cologuard|fit|pap|cervical|pelvic|prostate|psa|lung|ldct"
        r"|bone|dexa|aaa|aort\w*|hep\w*|hiv|diabetes|glucose|lipids?|cholesterol|glaucoma|depression|alcohol"
        r"|obesity|hpv|std|sti|developmental|autism|hearing|vision|lead|newborn)\b",
    ),
    of_a_case(
        "wheelchair",
        r"\b(power|electric|motori[sz]ed) (wheel)?chair\b|\bpmd\b|\bpower mobility\b",
        r"\b(which|what)\b~12\b(k|hcpcs)?[- ]?codes?\b|\bk[- ]?code\b",
        told=r"\bK0[89]\d\d\b|\bgroup \d\b|\b\d{3} ?(lbs?|pounds)\b|\b(capacity|battery|batteries|cushion"
        r"|joystick|motor|tires?|accessor\w*|each|parts?|repairs?|weighs?|prior auth(orization)? (list|needed"
        r"|required))\b",
    ),
    of_a_case(
        "hernia",
        r"\b(umbilical|ventral|incisional|epigastric|spigelian|belly button|abdominal wall|4959\d|4961\d)\b",
        r"\bhernias?\b",
        CODE + r"|\b(which|what)\b[^.?!]{0,15}\b4959\d|\bto choose\b|\b(cannot|can't) tell\b",
        told=r"\d ?(cm|mm|inch\w*)\b|\b(size|defect (of|was|is)|icd\S*|dx|diagnos\w*|k4[0-9]|pcs|drg|modifiers?"
        "|global|mesh code|removal|valid|deleted|old|replaced|infant|child|newborn"
        r"|parastomal)\b(?! (codes? (are|is) gone))",
    ),
    of_a_case(
        "who saw the patient",
        r"\bunder (the |our )?(dr\.?|doctor|physician|md|his|her|him|someone|the)\b[^?!]{0,25}\b(number|npi"
        r"|name|id)\b",
        r"\b(was it right|is it right|can|could|may|ok|okay|correct|were we right|should)\b",
        r"\b(visit|follow[- ]?up|appointment|encounter)\b",
        told=r"\b(nps?|pas?|nurse|assistant|resident|fellow|student|locum\w*|midlevel|aprn|cns|new (doctor"
        r"|physician|provider|hire|associate|partner)|credential\w*|enroll\w*|psycholog\w*|therap\w*|counselor"
        r"|social worker|on site|in the (suite|office|building)|supervis\w*|covering|vacation|leave|retired"
        r"|colleague|dietitian|pharmacist|she|he isn'?t)\b",
    ),
    of_a_case(
        "operation's facts",
        r"\bpcs\b",
        r"\b(spinal|spine) fusion\b|\bfusion\b",
        WISH,
        told=r"\b(lumbar|cervical|thoracic|lumbosacral|sacr\w*|ankle|wrist|hip|toe|finger|foot|interbody|posterior"
        r"|anterior|[lcts]\d)\b|\b0[A-Z]G",
    ),
    of_a_case(
        "wounds",
        r"\ba1( ?(-|to|through) ?)a9\b",
        r"\b(which|what)( one)?\b",
        told=r"\b(one|two|three|four|five|six|seven|eight|\d) (\w+ )?(wounds?|ulcers?|sites?)\b"
        r"|\b(mean\w*|says?|stands? for|what are|set)\b",
    ),
    of_a_case(
        "flow of oxygen",
        r"\boxygen\b|\bE1390\b|\bE04[234]\d\b",
        r"\bmodifiers?\b",
        r"\b(which|what)\b",
        told=r"\b(liters?|lpm|l/min|\d ?l)\b|\b(n modifiers?|group i+|n[123]|rr|kx|kh|ki|kj|nu|rent\w*|abn)\b",
    ),
    of_a_case(
        "drug not known",
        r"\bivig\b|\bimmune globulin\b|\bcovid\w*\b~12\b(shot|vaccine)\b",
        r"\b(which|what|need)\b~30\bcodes?\b|\b(j|product|hcpcs) codes?\b",
        r"\b(gave|given|infused|got|received|today|yesterday|our|her|his)\b",
        told=r"\b(gammagard|privigen|octagam|gamunex|bivigam|flebogamma|asceniv|panzyga|gammaplex|gammaked|yimmugo"
        r"|J1[45]\d\d|pfizer|moderna|novavax|comirnaty|spikevax|mnexspike|nuvaxovid|913\d\d|administration"
        r"|admin|90480)\b",
    ),
    of_a_case(
        "transition",
        r"\b99495\b~6\b99496\b",
        r"\b(which|one|just tell|pick|choose|right)\b|\?",
        r"\b(we|our|patient|pt|did|done|she|he|documented)\b",
        told=r"\b(\d+ days?|days|within|moderate|high|complexity|mdm|week|together|both|edit|icd)\b",
    ),
    of_a_case(
        "visit's facts",
        r"\b(9930[4-6]|9930[789]) ?(-|to|through|/|,|or)+ ?993(0[5-9]|10)\b",
        r"\b(which|pick|choose|right one|tell (me|us))\b",
        told=r"\b(mdm|low|moderate|high|straightforward|\d+ ?min\w*|minutes|units?|edit|global|telehealth)\b",
    ),
    of_a_case(
        "dialysis result",
        r"\bg1\b~12\bg5\b",
        r"\b(which|what)\b",
        told=r"\b(urr|reduction ratio)\b[^.?!]{0,20}\d|\b\d\d(\.\d)? ?(%|percent)",
    ),
    of_a_case(
        "method",
        r"\b(urine )?(drug|tox\w*) (screen|test|panel)\w*\b|\buds\b",
        r"\b(which|what|the) (\w+ )?codes?\b|\bcodes?\W*\Z",
        r"\b(we|our|lab|ran|did|clinic|patient|urine)\b",
        told=rf"{CODED}|\b(presumptive|definitive|class(es)?|dipstick|cup|strip|analyzer|immunoassay|lc-?ms\w*"
        r"|gc-?ms|confirm\w*|optical|instrument\w*|chemistry|mass spec\w*|dx|diagnos\w*|z\d\d|z codes?|newborn)\b",
    ),
    of_a_case(
        "anesthetist",
        r"\b(which|what) (anesthesia )?modifiers?\b",
        r"\b(an?esthesiologist|anesthesia|crnas?)\b",
        r"\b(our|goes|line|case|claim|yesterday|put)\b",
        told=r"\b(alone|personally|solo|medically direct\w*|direction|directed|directs|supervis\w*|concurrent\w*"
        r"|resident|student|(one|two|three|four|five|\d) (rooms?|cases|crnas?)|physical status|emergency"
        r"|p[1-6]|qs|mac|discontinued|cancel\w*|called off|case off|before (the )?an?esthesia|stopped|terminat\w*|procedure room"
        r"|facility claim"
        "|23|47|g[89]|pain|block|epidural|labor|surgeon|a crna (gave|did|works)"
        r"|without (medical )?direction)\b",
    ),
    of_a_case(
        "quadrant",
        r"\bquadrant\b",
        r"\b(oral cavity|area (number|code))\b",
        told=r"\b(upper|lower|ur|ul|lr|ll|[1-4]0|maxill\w*|mandib\w*)\b",
    ),
    of_a_case(
        "criteria",
        r"\bG0105\b.{0,12}\bG0121\b|\bG0121\b.{0,12}\bG0105\b",
        r"\b(this|our|her|his|the) (patient|pt)\b|\bmrs?\b|\bshe\b|\bhe\b",
        told=r"\b(high[- ]risk|average|history|polyps?|family|crohn\w*|colitis|siblings?|parents?|brca|lynch"
        r"|years)\b",
    ),
    of_a_case(
        "anesthetist",
        r"\bq[xz] or q[xz]\b|\bq[kyz] or q[kyz]\b",
        r"\b(our|her|his|my|this|pt|patient|claim|we|she|he|dr|doctor|surgeon|biller|last week|yesterday)\b",
        told=r"\b(alone|personally|solo|direct\w*|supervis\w*|concurrent\w*|without an? (anesthesiologist|physician"
        r"|md)|no (anesthesiologist|md)|opt-?out|\d (rooms?|cases))\b",
    ),
    of_a_case(
        "hospice",
        r"\bgv or gw\b|\bgw or gv\b",
        r"\b(our|her|his|my|this|pt|patient|claim|we|she|he|dr|doctor|surgeon|biller|last week|yesterday)\b",
        told=r"\b(related|unrelated|terminal|attending|employ\w*|fracture|diabet\w*|cataract|wound|injur\w*"
        r"|cancer)\b",
    ),
    of_a_case(
        "technique",
        r"\b4538[0-9]\b",
        r"\bpolyps?\b",
        r"\b(which|what|is it|or|code)\b",
        told=r"\b(snare|forceps|hot|cold|ablat\w*|brush\w*|biops\w*|apc|argon|edits?|bundl\w*|modifiers?|together"
        r"|screening|mues?|units?)\b",
    ),
    of_a_case(
        "technique",
        r"\bglobal (ob|code|maternity)\b",
        r"\b(which|what)\b[^.?!]{0,20}\b(global )?code\b",
        r"\b(prenatal|antepartum|postpartum|maternity|midwife|ob)\b",
        told=r"\b(vaginal\w*|c-?sections?|cesarean|vbac|tolac|59[45]\d\d|forceps|visits only|\d+ (visits|weeks))\b"
        r"|\bO\d\d",
    ),
    of_a_case(
        "technique",
        r"\b97597\b.{0,20}\b1104[234]\b|\b11042\b.{0,8}\b11043\b",
        r"\b(which|what|one of)\b",
        r"\b(debrid\w*|ulcer|wound)\b",
        told=r"\b(skin|dermis|subcut\w*|fat|muscle|bone|fascia|tendon|biofilm|slough|epiderm\w*|collide|hit each"
        r"|which of (the|these)|edits?|bundl\w*|together|mues?)\b",
    ),
    of_a_case(
        "trip",
        r"\bA042[79]\b.{0,8}\b(or|vs|/)\b.{0,4}\bA042[79]\b",
        told=r"\b(als ?\d?|bls|assessment|iv|monitor\w*|intervention|drugs?|ekg|ecg|paramedic|emt|intubat\w*|pay\w*"
        r"|miles? (rate|pay))\b",
    ),
    of_a_case(
        "kind of patient",
        r"\b9920[1-5]\b.{0,8}\b(or|vs)\b.{0,4}\b9921[1-5]\b|\b9921[1-5]\b.{0,8}\b(or"
        r"|vs)\b.{0,4}\b9920[1-5]\b",
        r"\b(our|her|his|my|this|pt|patient|claim|we|she|he|dr|doctor|surgeon|biller|last week|yesterday)\b",
        told=r"\b(new|established|est|first|before|known|years?|months?|ago|moved|never|consult\w*|returning"
        r"|follow-?up|same group|partner)\b",
    ),
)
