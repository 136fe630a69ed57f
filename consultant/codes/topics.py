"""What modifiers are for, as tables: the words of a text, and the begins of codes, beside which two characters are one."""

from __future__ import annotations

from consultant.codes.tables import words

_ONE = len("25")
_BODY = {
    "FA F1 F2 F3 F4 F5 F6 F7 F8 F9": "finger fingers thumb index ring pinky hand digit digits left right",
    "TA T1 T2 T3 T4 T5 T6 T7 T8 T9": "toe toes hallux toenail toenails nail nails foot digit digits left right",
    "E1 E2 E3 E4": "lid lids eyelid eyelids lower upper punctum punctal plug plugs left right",
    "LC LD LM RC RI": "coronary artery lad circumflex stent stents vessel vessels graft grafts pci 92920 92928 92941 92978",
}
body_words = {
    modifier: words(around) for modifiers, around in _BODY.items() for modifier in modifiers.split()
}
"""For each modifier that names a side, lid, finger, toe or coronary vessel the words of that part of the body."""

_TOPICS = {
    "22": "increased unusual difficult harder adhesions hours",
    "GA GX GY GZ": "abn waiver excluded noncovered non-covered statutorily notice",
    "JW JZ": "vial vials waste wasted discarded discard thrown drug drugs single-dose multi-dose multidose",
    "GV GW": "hospice",
    "GC GE": "resident residents teaching fellow fellows exception",
    "KX": "therapy threshold cap necessity dme cgm",
    "GT FQ": "audio phone video telehealth telemedicine",
    "QW": "clia waived",
    "Q0 Q1": "trial trials study",
    "JG TB": "340b",
    "FX FY": "film films xray x-ray x-rays digital cassette",
    "26": "professional interpretation read reads reading cardiologist radiologist pathologist cardiology radiology",
    "50": "bilateral both",
    "51": "multiple several",
    "52": "reduced partial partly",
    "53": "discontinued aborted stopped incomplete cancelled canceled",
    "54 55 56": "surgical postop postoperative preop preoperative surgeon optometrist",
    "57": "decision major",
    "58 78": "staged planned unplanned return",
    "24 79": "unrelated",
    "25": "significant minor",
    "59": "distinct separate unbundling",
    "62": "cosurgeon cosurgery co-surgeon co-surgery",
    "76 77 91": "repeat repeated",
    "33": "preventive commercial",
    "93 95": "audio phone video telehealth",
    "FR": "supervision supervising supervise supervised virtual video",
    "TC": "technical hospital facility",
    "23": "anesthesia anesthetic sedation mac",
    "27": "emergency ed er hospital clinic outpatient facility",
    "32": "mandated required workers comp court employer exam",
    "47": "anesthesia block surgeon nerve",
    "63": "kg neonate infant newborn preterm grams",
    "66": "team transplant",
    "80 81 82": "assistant assist assisted assisting resident residents teaching surgeon",
    "90": "reference send sent outside lab labs laboratory referred",
    "96 97": "habilitative rehabilitative habilitation rehab therapy",
    "99": "modifiers mods multiple four five",
    "AQ": "hpsa shortage bonus",
    "AX AY CB": "dialysis esrd",
    "AI": "admitting admission principal attending admit",
    "AS": "assistant assist assisted assisting pa np surgeon surgical",
    "AT": "chiropractic chiropractor chiro spinal manipulation maintenance 98940 98941 98942",
    "CA": "inpatient died expired death",
    "CC": "corrected correction changed change",
    "CH CI CJ CK CL CM CN": "impairment functional limitation severity",
    "CO CQ GO GN GP": "therapy ot pt ota pta slp assistant occupational physical speech plan cap 97110 97140 97530 97535 92507",
    "CR": "disaster catastrophe phe emergency covid hurricane waiver",
    "CS": "covid phe cost sharing testing",
    "CT": "scanner nema xr-29 15% reduction reduces reduced standard",
    "EM": "esrd emergency reserve",
    "EP": "medicaid epsdt child peds pediatric",
    "ER": "campus provider-based ed emergency",
    "ET": "emergency er ed medicaid",
    "HA HB HE HF HN HO HM HP HQ": (
        "therapist counselor counseling medicaid behavioral bachelor master masters degree psychotherapy substance "
        "h2019 90837 90834"
    ),
    "AH AJ": "psychologist social lcsw psychotherapy therapy 90837 90834",
    "JA JB JC JD": (
        "subcutaneous intravenous iv subq injection injected skin substitute graft infusion q4186 q4101 ulcer "
        "wound 15271 15275"
    ),
    "MS": "maintenance servicing oxygen concentrator dme",
    "P1 P2 P3 P4 P5 P6": "anesthesia anesthesiologist crna asa physical status 00840 01402 unit",
    "PI PS": "pet tumor oncology scan",
    "Q5 Q6": "locum locums tenens reciprocal substitute covering coverage",
    "AD QK QX QY QZ QS AA": "anesthesia anesthesiologist crna crnas concurrent medically directed supervised",
    "FP": "family planning contraception iud contraceptive",
    "CG": "rhc rural encounter",
    "PT": (
        "colonoscopy screening polyp polypectomy polyps snare crc colon deductible coinsurance 45378 45380 45384 "
        "45385 g0105 g0121"
    ),
    "PN PO": "campus hopd provider department g0463 excepted off-campus",
    "RA RB RP NU UE RR KH KI KJ BP BR BU": (
        "rental rented rent purchase purchased used new month dme repair repaired replacement walker wheelchair "
        "cpap capped"
    ),
    "SA": "np nurse practitioner",
    "SG": "asc ambulatory facility surgery",
    "SL": "vaccine vaccines vfc state immunization",
    "TD TE": "rn lpn nurse nursing medicaid",
    "TH": "prenatal obstetric ob postpartum medicaid",
    "U1 U2 U3 U4 U5 U6 U7 U8 U9 UA UB UC UD": "medicaid state",
    "AU AV AW": "ostomy urological urology catheter tracheostomy prosthetic orthotic dressing dressings",
    "A1 A2 A3 A4 A5 A6 A7 A8 A9": "dressing dressings",
    "AR": "scarcity",
    "BA BO": "enteral parenteral nutrition formula",
    "BL": "transfusion blood",
    "CD CE CF": "dialysis esrd",
    "EA EB EC": "esa anemia epoetin darbepoetin",
    "EJ": "hyaluronan subsequent series",
    "FB FC": "free credit recall recalled warranty vendor manufacturer",
    "G0": "stroke telestroke",
    "G1 G2 G3 G4 G5 G6": "urr dialysis hemodialysis esrd",
    "GF": "cah critical access",
    "GG GH": "mammogram mammography",
    "GJ": "opted opt-out emergency",
    "GK GL": "upgrade upgraded",
    "GM QL QM QN TK TQ": "ambulance ambulances arrangement pronounced",
    "GR": "va veterans",
    "GU": "abn waiver routine notice",
    "HD": "pregnant parenting",
    "HR HS": "couple family client",
    "J4": "dmepos",
    "JK JL": "supply",
    "K0 K1 K2 K3 K4": "prosthesis prosthetic prosthetics amputee amputation amputated functional",
    "KB": "upgrade",
    "KC KE": "wheelchair interface bid",
    "KD": "pump",
    "KF": "class fda",
    "KG KK KT KU KW KY": "bid bidding competitive",
    "KL": "mail mail-order",
    "KM KN": "facial moulage impression",
    "KS": "insulin strips glucose",
    "LL": "lease rental",
    "LR": "trip",
    "LS": "lens lenses trial",
    "M2": "msp secondary",
    "MA MB MC ME MF MG MH": "auc cdsm imaging",
    "N1 N2 N3": "oxygen",
    "PA PB PC": "wrong",
    "PD": "window wholly-owned",
    "PL": "lenses",
    "Q3": "donor kidney liver",
    "Q7 Q8 Q9": "findings class foot feet nails toenails podiatry podiatrist mycotic",
    "QA QB QE QF QG QH QR": "oxygen liter liters lpm",
    "QC QD QT": "recorder channel",
    "QJ": "prisoner custody inmate jail prison",
    "QP": "panel",
    "SB": "midwife midwives",
    "SC": "necessary necessity medicaid",
    "SE UD": "340b",
    "SF": "opinion",
    "SH SJ": "concurrent infusion infusions",
    "SK": "immunization high-risk",
    "SS": "suite infusion",
    "ST": "trauma injury",
    "SW": "educator",
    "TF TG": "intermediate complex",
    "TM TR": "iep school",
    "TN": "rural",
    "TS": "follow-up followup",
    "TU": "overtime",
    "TV": "weekend weekends holiday holidays",
    "TW": "backup back-up",
    "UN UP UQ UR US": "served portable transport transportation r0075 r0070",
    "V5 V6 V7 V8 V9": "access dialysis hemodialysis fistula graft catheter infection",
    "X1 X2 X3 X4 X5": "relationship",
    "1P 2P 3P 8P": "measure measures quality performance mips pqrs exclusion",
}
ways = frozenset(start + end for start in "DEGHIJNPRSX" for end in "DEGHIJNPRSX")
"""Origin and destination of an ambulance (CMS Claims Processing Manual chapter 15 section 30): modifiers in a text on one."""
ambulance_words = words(
    "ambulance ambulances origin destination origin/destination transport transports transported ems als bls mileage"
)

topic_words = (
    dict.fromkeys(ways, ambulance_words)
    | body_words
    | {modifier: words(around) for modifiers, around in _TOPICS.items() for modifier in modifiers.split()}
)
"""For modifiers whose characters mean many things the words of what they are for: with one in the text they are modifiers."""

kinds = {
    modifier: number
    for number, modifiers in enumerate([*_BODY, *_TOPICS])
    for modifier in modifiers.split()
    if len(modifiers) > _ONE
}
"""For modifiers that are for the same thing the same number (`P1`, `P2`, `P3`: how ill a patient is)."""

_FAMILIES = (
    ("RA RB RR NU UE KH KI KJ BP BR BU MS LL KB", "E0 E1 E2 K0"),
    ("K0 K1 K2 K3 K4", "L5 L6"),
    ("RA RB KF", "L5 E0 E1 K0"),
    ("AU AV AW A1 A2 A3 A4 A5 A6 A7 A8 A9", "A4 A5 A6"),
    ("P1 P2 P3 P4 P5 P6 AA AD QK QS QX QY QZ G8 G9", "00 01"),
    ("GM QL QM QN TK TQ", "A0"),
    ("N1 N2 N3 QA QB QE QF QG QH QR", "E13 E14 E04"),
    ("G1 G2 G3 G4 G5 G6 V5 V6 V7 V8 V9 CB EM", "909"),
    ("E1 E2 E3 E4", "677 678 687"),
    ("FA F1 F2 F3 F4 F5 F6 F7 F8 F9", "260 264 265 267"),
    ("TA T1 T2 T3 T4 T5 T6 T7 T8 T9", "117 280 282 285"),
    ("LC LD LM RC RI", "929"),
    ("UN UP UQ UR US", "R00"),
    ("GG GH", "770 G02"),
    ("Q7 Q8 Q9", "117 110"),
    ("KS KX KL", "A42"),
    ("AI", "9922"),
    ("HA HE HF HG HH HI HM HN HO HP HQ HR HS HT", "H0 H2"),
    ("TD TE", "T10 S91"),
)
families: dict[str, tuple[str, ...]] = {}
for _listed, _begins in _FAMILIES:
    for _modifier in _listed.split():
        families[_modifier] = (*families.get(_modifier, ()), *_begins.split())
"""How the codes begin that a modifier is for (`N1`: oxygen equipment)."""
