"""What was done to a patient, and by whom: who anesthetized or assisted, which finger, which product, which part was imaged."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack
from consultant.answering.lacks.wordings import CODE, RULE, WHICH, WISH, one_of
from consultant.answering.patterns import pattern

LACKS = (
    Lack(
        "anesthetist",
        (
            pattern(one_of("aa|ad|q[kxyz]|g8|g9")),
            pattern(rf"{WHICH}|\?"),
        ),
        pattern(
            rf"{RULE}|\b(crna|nurse an\w+|anesthesiologist (did|gave|alone|person\w*|direct\w*|supervis\w*|medically)|alone"
            r"|personally|solo|medically direct\w*|direction|directed|supervis\w*|concurrent\w*|resident|caa"
            r"|assistant|(two|three|four|five|\d) (rooms?|cases))\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "assistant",
        (
            pattern(one_of("62|66|80|81|82|as")),
            pattern(rf"{WHICH}|\?|\bshould\b"),
        ),
        pattern(
            rf"{RULE}|\b(pas?|nps?|cnss?|rnfas?|physician assistants?|nurse practitioners?|surgeons?|mds?|doctors?|residents?"
            r"|fellows?|partner|teaching|specialt\w+|co-?surgeons?)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "side",
        (
            pattern(r"\b(f|t|e|finger|toe|(eye)?lid|digit|vessel|coronary|artery) modifiers?\b|\b(fa|f[1-9]) (to|-"
                r"|through) f[1-9]\b"
                r"|\b(ta|t[1-9]) (to|-|through) t[1-9]\b|\bl[cd],? .{0,14}\b(rc|ri|lm)\b"),
            pattern(rf"{WHICH}|\bshould\b"),
            pattern(r"\b(\d{5}|C96\d\d|line|claim|rejected|denied|goes|appended?|put)\b"),
        ),
        pattern(
            rf"{RULE}|\b(thumb|index|middle|ring|little|pinky|small|big|great|hallux|second|third|fourth|fifth|upper|lower"
            r"|circumflex|lad|anterior descending|left main|right coronary|ramus|rca|lcx|[1-5](st|nd|rd|th))\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "trip's ends",
        (
            pattern(r"\bambulance\b|\bA04[23]\d\b|\b[ab]ls (run|trip|transport)\b"),
            pattern(r"\b(two|2)[- ]letters?\b|\b(which|what)\b~25\bmodifiers?\b|\bmodifiers?\b~20\b(missing|left off|needed"
                r"|need)\b"
                r"|\borigin (and|/) destination\b"),
        ),
        pattern(
            rf"{RULE}|\b(home|house|residence|hospital|er|ed|snf|nursing|scene|dialysis|physician|office|clinic|airport"
            rf"|from|to the"
            r"|picked up|brought to|dead|pronounced|cancel\w*|multiple patients)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "physical status",
        (
            pattern(r"\bphysical status\b|\bp ?1 ?(-|to|through) ?p ?6\b|\b(which|what) p (do|modifier|should)\b"),
            pattern(rf"{WHICH}"),
            pattern(r"\b0[01]\d{3}\b|\b(put|our|the (patient|case|claim))\b"),
        ),
        pattern(rf"{RULE}|\basa\W{{0,4}}(class )?\W{{0,2}}([1-6]|i+v?)\b|\bp[1-6]\b(?! ?(-|to|through))|\b(healthy|mild\w*"
            rf"|severe\w*"
            r"|systemic|moribund|brain[- ]dead|medicare pay)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "blood product",
        (
            pattern(r"\btransfus\w*|\b30233\b|\b36430\b|\bblood (bank|product|units?)\b"
                r"|\b(two|three|2|3|\d) (units?|bags?) (were |was )?(given|hung|infused|transfused)\b"),
            pattern(rf"{WHICH}|\bpcs code\b|\bp code\b"),
            pattern(r"\b(30233|pcs|p codes?|hcpcs|product|blood)\b"),
        ),
        pattern(
            rf"{RULE}|\b(red (blood )?cells?|p?rbcs?|packed|plasma|ffp|platelets?|cryo\w*|whole blood|albumin|leuko\w*"
            rf"|stem cells?"
            r"|bone marrow|autologous|P9\d{3}|globulin|factor|how many|administration|revenue|edit|together|once a day)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "drug not known",
        (
            pattern(
                r"\b(an?|the|this|his|her|that) (\w+ )?(injections?|infusions?|medications?|drugs?|shots?"
                r"|medicines?|meds?|pills?)\b(?! (of|with|into|for (his|her|the|a)|code|administration"
                r"|units?)\b)"
            ),
            pattern(r"\bpart b\b~60\bpart d\b|\blong[- ]?term\b~20\b(drug|medication|use|code)|\bz79\b|\bb or d\b"),
            pattern(r"\?|\bneed\b"),
        ),
        pattern(
            rf"{RULE}|\b[JQ]\d{{4}}\b|\b(vaccin\w*|flu|insulin|aspirin|warfarin|coumadin|eliquis|xarelto|anticoag\w*"
            rf"|antiplatelet\w*"
            r"|plavix|clopidogrel|steroids?|prednisone|statins?|nsaids?|opioids?|opiates?|metformin"
            r"|antibiotics?|methotrexate|ozempic|biologics?|chemo\w*|birth control|contracepti\w*|estrogen"
            r"|bisphosphonates?|immunosuppress\w*|b-?12|botox|prolia|\w+(mab|cept|statin|cillin|mycin|tide"
            r"|gliptin|nib|parin|pril|sartan|olol|zole|azepam|codone))\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "drug not known",
        (
            pattern(r"\b(vaccin\w*|immuni[sz]ation|shot)\b"),
            pattern(r"\b(product|vaccine|drug) codes?\b"),
            pattern(rf"{WHICH}"),
        ),
        pattern(
            rf"{RULE}|\b(flu|influenza|mmr|dtap|tdap|hep\w*|hpv|varicella|chickenpox|shingles|shingrix|zoster|pneumo\w*"
            rf"|prevnar|rsv"
            r"|covid\w*|rotavirus|polio|ipv|hib|mening\w*|rabies|typhoid|tetanus|mpox|906\d\d|907[0-4]\d|9138\d)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "drug not known",
        (
            pattern(r"\bndc\b"),
            pattern(r"\b(hcpcs|j-?codes?)\b"),
            pattern(r"\b(the|an|our|this) ndc\b"),
            pattern(WISH),
        ),
        pattern(rf"{RULE}|\b\d{{4,5}}-\d{{3,4}}|\b\d{{10,11}}\b|\b[JQ]\d{{4}}\b|\bdrug (called|named)\b|\b(format|qualifier"
            rf"|loop|convert\w*|how (do|to)|where)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "place",
        (
            pattern(r"\b(which|what) (pos|place of service)\b"),
            pattern(
                r"\b(clinics?|offices?|nursing homes?|hospitals?|facilit\w+|snfs?|homes?|ascs?"
                r"|units?)\b[^.?!]{0,30}(,|\band\b|\bor\b|\bboth\b|\btwo\b|\bthree\b)[^.?!]{0,20}\b(clinics?"
                r"|offices?|nursing homes?|hospitals?|facilit\w+|snfs?|ascs?|hospital units?)\b"
            ),
            pattern(r"\b(rounds|works|sees|practices|splits|covers|travels|goes)\b"),
        ),
        pattern(rf"{RULE}|\b(street|pavement|shelter|homeless\w*)\b|\b(was|were|seen|saw|patient) (at|in|from) (the|a|his"
            rf"|her|our) (clinic|office|nursing|hospital|home|er|ed)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "kind of patient",
        (
            pattern(one_of("9920[1-5]|9921[1-5]") + r"|\b992[01]\d ?(-|to|through) ?992[01]\d\b"),
            pattern(r"\btotal time\b|\bby time\b|\bon time\b|\bleft the level blank\b|\bno level\b|\bdidn'?t (pick|mark"
                r"|choose)\b"),
        ),
        pattern(rf"{RULE}|\d ?-?(min\w*|hours?|hrs?)\b|\b(mdm|moderate|low|high|straightforward|prescri\w*|refill\w*|exacerb\w*"
            r"|stable|risk)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "operation's facts",
        (
            pattern(r"\bpcs\b"),
            pattern(r"\b(matching|translate|convert|code|codes|which|what|need)\b"),
            pattern(r"\b(the|his|her|this|that|our) (\w+ )?(operation|surgery|procedure|resection|bowel resection)\b"
                r"|\bbowel resection\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(?!bowel|colon)\w+(ectomy|plasty|otomy|ostomy|pexy|desis|scopy)\b|\b(fusion|replacement"
            rf"|repair|bypass"
            r"|graft|fixation|drain\w*|biops\w*|insert\w*|remov\w*|amputat\w*|excis\w*|release|stent\w*|sigmoid"
            r"|ileum|jejun\w*|cecum|ascending|descending|transverse|rectum|duoden\w*|right colon|left colon"
            r"|ileocec\w*|terminal|delivery|transplant\w*|reduc\w+|spinal|lumbar|cervical|dialysis|ventilat\w*"
            r"|catheter|lines?|outpatient (surgery|claim|procedure|department)|tables?|approach|root operation"
            r"|in plain words)\b|\b(?=\w*\d)(?=\w*[a-z])[0-9a-z]{7}\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "side not known",
        (
            pattern(r"\bpcs\b"),
            pattern(r"\b(total |partial )?(knee|hip|shoulder|ankle|elbow) (replacement|arthroplasty)\b|\btotal (knee|hip"
                r"|shoulder)\b"),
            pattern(rf"{WISH}"),
        ),
        pattern(rf"{RULE}|\b(left|right|bilateral\w*|both|valid|root|approach|device|revision)\b|\b0[A-Z]\w{{5}}\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "catheter's end",
        (
            pattern(r"\b(picc|central (venous )?(line|catheter)|tunneled catheter|port(-a-cath)?|midline|cvc)\b"),
            pattern(r"\bpcs\b|\b0[25]H"),
            pattern(rf"{WISH}|\bplease\b"),
        ),
        pattern(rf"{RULE}|\b(tip|svc|superior vena cava|cavo\w*|atri\w*|vena cava|ivc|inferior|subclavian|brachioceph\w*"
            rf"|innominate"
            r"|femoral vein end|junction|pocket|remov\w*)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "discipline of the visit",
        (
            pattern(r"\bhome (health|care)\b"),
            pattern(r"\b(which|what) g[- ]?codes?\b|\bg[- ]?code\b~12\b(for|is it)\b"),
            pattern(r"\bvisits?\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(pt|pta|ot|ota|slp|rn|lpn|lvn|nurse|nursing|aide|therap\w*|speech|social work\w*|msw"
            rf"|telehealth|remote"
            r"|certif\w*|recertif\w*|oversight|supervis\w*)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "part imaged",
        (
            pattern(r"\b(x-?rays?|films?|ultrasound|mri|ct|scan)\b"),
            pattern(r"\b(need|which|what)\b~30\b(cpt|codes?)\b"),
            pattern(r"\b(the|our|an?|portable|two|three|\d) (portable )?(x-?rays?|views?|films?|ultrasound|mri|ct|scan)\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(chest|lungs?|low-dose|pack-years|ribs?|spine|spinal|cervical|thoracic|lumbar|back|neck"
            rf"|hips?|pelvi\w*|knees?|ankles?|foot|feet|toes?"
            r"|hands?|wrists?|fingers?|elbows?|shoulders?|clavic\w*|collar|humer\w*|forearm|arms?|legs?|femur"
            r"|thigh|tibia|heel|calcan\w*|skull|head|brain|face|facial|jaw|mandib\w*|sinus\w*|nasal|nose"
            r"|orbit\w*|abdom\w*|kub|kidney|renal|liver|thyroid|breast|bladder|prostate|scrot\w*|testic\w*"
            r"|uterus|ovar\w*|obstetric\w*|ob|fetal|pregnan\w*|heart|cardiac|coronar\w*|carotid\w*|vein\w*"
            r"|venous|arter\w*|aort\w*|joint|bone (age|density|length)|soft tissue|extremit\w*|swallow\w*"
            r"|esophag\w*|bowel|colon|iac|temporal|pituitary|scolio\w*|sacr\w*|coccyx|sterno\w*|modifiers?"
            r"|portable equipment|r0070|q0092|dexa|pet|tmj|dental|teeth|eye|gallbladder|spleen|pancreas"
            r"|appendix|lymph|guid\w*)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "screening",
        (
            pattern(r"['\"]?\b(for|came in for|here for|had) (her|his|a|the|their) ?['\"]?screening\b['\"]?(?! (for|of"
                r"|mammo|colo|test for))"),
            pattern(rf"{WISH}"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(mammo\w*|breast|colo\w*|colon|cologuard|fit|pap|cervical|pelvic|prostate|psa|lung|ldct"
            rf"|bone|dexa|aaa"
            r"|aort\w*|hep\w*|hiv|diabetes|glucose|lipids?|cholesterol|glaucoma|depression|alcohol|obesity|hpv"
            r"|std|sti|developmental|autism|hearing|vision|lead|newborn)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "wheelchair",
        (
            pattern(r"\b(power|electric|motori[sz]ed) (wheel)?chair\b|\bpmd\b|\bpower mobility\b"),
            pattern(r"\b(which|what)\b~12\b(k|hcpcs)?[- ]?codes?\b|\bk[- ]?code\b"),
        ),
        pattern(rf"{RULE}|\bK0[89]\d\d\b|\bgroup \d\b|\b\d{{3}} ?(lbs?|pounds)\b|\b(capacity|battery|batteries|cushion"
            rf"|joystick|motor|tires?|accessor\w*|each|parts?|repairs?|weighs?|prior auth(orization)? (list|needed"
            r"|required))\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "hernia",
        (
            pattern(r"\b(umbilical|ventral|incisional|epigastric|spigelian|belly button|abdominal wall|4959\d|4961\d)\b"),
            pattern(r"\bhernias?\b"),
            pattern(CODE + r"|\b(which|what)\b[^.?!]{0,15}\b4959\d|\bto choose\b|\b(cannot|can't) tell\b"),
        ),
        pattern(
            rf"{RULE}|\d ?(cm|mm|inch\w*)\b|\b(size|defect (of|was|is)|icd\S*|dx|diagnos\w*|k4[0-9]|pcs|drg|modifiers?"
            rf"|global|mesh code"
            r"|removal|valid|deleted|old|replaced|infant|child|newborn|parastomal)\b(?! (codes? (are|is) gone))"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "who saw the patient",
        (
            pattern(r"\bunder (the |our )?(dr\.?|doctor|physician|md|his|her|him|someone|the)\b[^?!]{0,25}\b(number|npi"
                r"|name|id)\b"),
            pattern(r"\b(was it right|is it right|can|could|may|ok|okay|correct|were we right|should)\b"),
            pattern(r"\b(visit|follow[- ]?up|appointment|encounter)\b"),
        ),
        pattern(
            rf"{RULE}|\b(nps?|pas?|nurse|assistant|resident|fellow|student|locum\w*|midlevel|aprn|cns|new (doctor"
            rf"|physician|provider|hire"
            r"|associate|partner)|credential\w*|enroll\w*|psycholog\w*|therap\w*|counselor|social worker"
            r"|on site|in the (suite|office|building)|supervis\w*|covering|vacation|leave|retired|colleague"
            r"|dietitian|pharmacist|she|he isn'?t)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "operation's facts",
        (
            pattern(r"\bpcs\b"),
            pattern(r"\b(spinal|spine) fusion\b|\bfusion\b"),
            pattern(WISH),
        ),
        pattern(
            rf"{RULE}|\b(lumbar|cervical|thoracic|lumbosacral|sacr\w*|ankle|wrist|hip|toe|finger|foot|interbody|posterior"
            rf"|anterior"
            r"|[lcts]\d)\b|\b0[A-Z]G"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "wounds",
        (
            pattern(r"\ba1( ?(-|to|through) ?)a9\b"),
            pattern(r"\b(which|what)( one)?\b"),
        ),
        pattern(rf"{RULE}|\b(one|two|three|four|five|six|seven|eight|\d) (\w+ )?(wounds?|ulcers?|sites?)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "flow of oxygen",
        (
            pattern(r"\boxygen\b|\bE1390\b|\bE04[234]\d\b"),
            pattern(r"\bmodifiers?\b"),
            pattern(r"\b(which|what)\b"),
        ),
        pattern(rf"{RULE}|\b(liters?|lpm|l/min|\d ?l)\b|\b(n modifiers?|group i+|n[123]|rr|kx|kh|ki|kj|nu|rent\w*|abn)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "drug not known",
        (
            pattern(r"\bivig\b|\bimmune globulin\b|\bcovid\w*\b~12\b(shot|vaccine)\b"),
            pattern(r"\b(which|what|need)\b~30\bcodes?\b|\b(j|product|hcpcs) codes?\b"),
            pattern(r"\b(gave|given|infused|got|received|today|yesterday|our|her|his)\b"),
        ),
        pattern(
            rf"{RULE}|\b(gammagard|privigen|octagam|gamunex|bivigam|flebogamma|asceniv|panzyga|gammaplex|gammaked|yimmugo"
            rf"|J1[45]\d\d"
            r"|pfizer|moderna|novavax|comirnaty|spikevax|mnexspike|nuvaxovid|913\d\d|administration|admin|90480)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "transition",
        (
            pattern(r"\b99495\b~6\b99496\b"),
            pattern(r"\b(which|one|just tell|pick|choose|right)\b|\?"),
            pattern(r"\b(we|our|patient|pt|did|done|she|he|documented)\b"),
        ),
        pattern(rf"{RULE}|\b(\d+ days?|days|within|moderate|high|complexity|mdm|week|together|both|edit|icd)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "visit's facts",
        (
            pattern(r"\b(9930[4-6]|9930[789]) ?(-|to|through|/|,|or)+ ?993(0[5-9]|10)\b"),
            pattern(r"\b(which|pick|choose|right one|tell (me|us))\b"),
        ),
        pattern(rf"{RULE}|\b(mdm|low|moderate|high|straightforward|\d+ ?min\w*|minutes|units?|edit|global|telehealth)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "dialysis result",
        (
            pattern(r"\bg1\b~12\bg5\b"),
            pattern(r"\b(which|what)\b"),
        ),
        pattern(rf"{RULE}|\b(urr|reduction ratio)\b[^.?!]{{0,20}}\d|\b\d\d(\.\d)? ?(%|percent)"),
        whole=True,
        firm=True,
    ),
    Lack(
        "method",
        (
            pattern(r"\b(urine )?(drug|tox\w*) (screen|test|panel)\w*\b|\buds\b"),
            pattern(r"\b(which|what|the) (\w+ )?codes?\b|\bcodes?\W*\Z"),
            pattern(r"\b(we|our|lab|ran|did|clinic|patient)\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(presumptive|definitive|class(es)?|dipstick|cup|strip|analyzer|immunoassay|lc-?ms\w*|gc-?ms"
            rf"|confirm\w*"
            r"|optical|instrument\w*|chemistry|mass spec\w*|dx|diagnos\w*|z\d\d|newborn)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "anesthetist",
        (
            pattern(r"\b(which|what) modifiers?\b"),
            pattern(r"\b(an?esthesiologist|anesthesia|crnas?)\b"),
            pattern(r"\b(our|goes|line|case|claim|yesterday|put)\b"),
        ),
        pattern(
            rf"{RULE}|\b(alone|personally|solo|medically direct\w*|direction|directed|directs|supervis\w*|concurrent\w*"
            rf"|resident|student"
            r"|(one|two|three|four|five|\d) (rooms?|cases|crnas?)|physical status|emergency|p[1-6]|qs|mac|discontinued"
            r"|cancel\w*|called off|stopped|terminat\w*|procedure room|facility claim|23"
            r"|47|g[89]|pain"
            r"|block|epidural|labor|surgeon|a crna (gave|did|works)|without (medical )?direction)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "quadrant",
        (
            pattern(r"\bquadrant\b"),
            pattern(r"\b(oral cavity|area (number|code))\b"),
        ),
        pattern(rf"{RULE}|\b(upper|lower|ur|ul|lr|ll|[1-4]0|maxill\w*|mandib\w*)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "criteria",
        (
            pattern(r"\bG0105\b.{0,12}\bG0121\b|\bG0121\b.{0,12}\bG0105\b"),
            pattern(r"\b(this|our|her|his|the) (patient|pt)\b|\bmrs?\b|\bshe\b|\bhe\b"),
        ),
        pattern(rf"{RULE}|\b(high[- ]risk|average|history|polyps?|family|crohn\w*|colitis|siblings?|parents?|brca|lynch"
            rf"|years)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "anesthetist",
        (
            pattern(r"\bq[xz] or q[xz]\b|\bq[kyz] or q[kyz]\b"),
            pattern(r"\b(our|her|his|my|this|pt|patient|claim|we|she|he|dr|doctor|surgeon|biller|last week|yesterday)\b"),
        ),
        pattern(rf"{RULE}|\b(alone|personally|solo|direct\w*|supervis\w*|concurrent\w*|without an? (anesthesiologist"
            rf"|physician|md)|no (anesthesiologist|md)|opt-?out|\d (rooms?|cases))\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "hospice",
        (
            pattern(r"\bgv or gw\b|\bgw or gv\b"),
            pattern(r"\b(our|her|his|my|this|pt|patient|claim|we|she|he|dr|doctor|surgeon|biller|last week|yesterday)\b"),
        ),
        pattern(rf"{RULE}|\b(related|unrelated|terminal|attending|employ\w*|fracture|diabet\w*|cataract|wound|injur\w*"
            rf"|cancer)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "technique",
        (
            pattern(r"\b4538[0-9]\b"),
            pattern(r"\bpolyps?\b"),
            pattern(r"\b(which|what|is it|or|code)\b"),
        ),
        pattern(rf"{RULE}|\b(snare|forceps|hot|cold|ablat\w*|brush\w*|biops\w*|apc|argon|edits?|bundl\w*|modifiers?"
            rf"|together|screening|mues?|units?)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "technique",
        (
            pattern(r"\bglobal (ob|code|maternity)\b"),
            pattern(r"\b(which|what)\b[^.?!]{0,20}\b(global )?code\b"),
            pattern(r"\b(prenatal|antepartum|postpartum|maternity|midwife|ob)\b"),
        ),
        pattern(rf"{RULE}|\b(vaginal\w*|c-?sections?|cesarean|vbac|tolac|59[45]\d\d|forceps|visits only|\d+ (visits"
            rf"|weeks))\b|\bO\d\d"),
        whole=True,
        firm=True,
    ),
    Lack(
        "technique",
        (
            pattern(r"\b97597\b.{0,20}\b1104[234]\b|\b11042\b.{0,8}\b11043\b"),
            pattern(r"\b(which|what|one of)\b"),
            pattern(r"\b(debrid\w*|ulcer|wound)\b"),
        ),
        pattern(rf"{RULE}|\b(skin|dermis|subcut\w*|fat|muscle|bone|fascia|tendon|biofilm|slough|epiderm\w*|collide|hit each"
            rf"|which of (the|these)|edits?|bundl\w*"
            rf"|together|mues?)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "trip",
        (
            pattern(r"\bA042[79]\b.{0,8}\b(or|vs|/)\b.{0,4}\bA042[79]\b"),
        ),
        pattern(rf"{RULE}|\b(als ?\d?|bls|assessment|iv|monitor\w*|intervention|drugs?|ekg|ecg|paramedic|emt|intubat\w*"
            rf"|pay\w*|miles? (rate|pay))\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "kind of patient",
        (
            pattern(r"\b9920[1-5]\b.{0,8}\b(or|vs)\b.{0,4}\b9921[1-5]\b|\b9921[1-5]\b.{0,8}\b(or|vs)\b.{0,4}\b9920[1-5]\b"),
            pattern(r"\b(our|her|his|my|this|pt|patient|claim|we|she|he|dr|doctor|surgeon|biller|last week|yesterday)\b"),
        ),
        pattern(rf"{RULE}|\b(new|established|est|first|before|known|years?|months?|ago|moved|never|consult\w*|returning"
            rf"|follow-?up|same group"
            rf"|partner)\b"),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
