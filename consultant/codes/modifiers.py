"""The two-character modifiers that billing uses: the characters only, no publisher's wording."""

from __future__ import annotations

from consultant.codes.tables import words

_LEVEL_ONE = """
22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 90 91 92 93 95 96 97 99
"""

_PHYSICAL_STATUS_AND_PERFORMANCE = "P1 P2 P3 P4 P5 P6 1P 2P 3P 8P"

_LEVEL_TWO = """
A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AD AE AF AG AH AI AJ AK AM AO AP AQ AR AS AT AU AV AW AX AY AZ
BA BL BO BP BR BU CA CB CC CD CE CF CG CH CI CJ CK CL CM CN CO CP CQ CR CS CT DA
E1 E2 E3 E4 EA EB EC ED EE EJ EM EP ER ET EX EY F1 F2 F3 F4 F5 F6 F7 F8 F9 FA FB FC FP FQ FR FS FT FX FY
G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 GA GB GC GD GE GF GG GH GJ GK GL GM GN GO GP GQ GR GS GT GU GV GW GX GY GZ
H9 HA HB HC HD HE HF HG HH HI HJ HK HL HM HN HO HP HQ HR HS HT HU HV HW HX HY HZ
J1 J2 J3 J4 J5 JA JB JC JD JE JF JG JK JL JW JZ K0 K1 K2 K3 K4 KA KB KC KD KE KF KG KH KI KJ KK KL KM KN KO KP KQ KR KS KT
KU KV KW KX KY KZ L1 LC LD LL LM LR LS LT LU M2 MA MB MC MD ME MF MG MH MS N1 N2 N3 NB NR NU
PA PB PC PD PI PL PM PN PO PS PT Q0 Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8 Q9 QA QB QC QD QE QF QG QH QJ QK QL QM QN QP QQ QR QS QT QW
QX QY QZ RA RB RC RD RE RI RR RT SA SB SC SD SE SF SG SH SJ SK SL SM SN SQ SS ST SU SV SW SY SZ
T1 T2 T3 T4 T5 T6 T7 T8 T9 TA TB TC TD TE TF TG TH TJ TK TL TM TN TP TQ TR TS TT TU TV TW
U1 U2 U3 U4 U5 U6 U7 U8 U9 UA UB UC UD UE UF UG UH UJ UK UN UP UQ UR US V1 V2 V3 V4 V5 V6 V7 V8 V9 VM VP
X1 X2 X3 X4 X5 XE XP XS XU ZA ZB ZC
"""

known_modifiers = frozenset((_LEVEL_ONE + " " + _PHYSICAL_STATUS_AND_PERFORMANCE + " " + _LEVEL_TWO).split())
"""Every modifier in use in 2025: CPT numeric and status modifiers, HCPCS Level II modifiers (HCPCS file, October 2025)."""

english_words = words("AS AT AM GO CO ET HO SO EM PO")
"""Modifiers that are also words in a text of capitals."""

words_in_capitals = english_words | words("AI ED MD ME MS PT SC US CT PA PC MA CC HI SS ST LL ER CD HA ID RD")
"""Modifiers that are also words, states or common abbreviations: attached only where the writing leaves no doubt."""

titles_and_states = words("MD MA ME MS SC CT ID RD HI ED PA PC CD BP AM PM SQ QD")
"""Modifiers that behind a space are a title, a state, a department, an hour or a vital sign."""

seen_without_label = words(
    """
    XE XS XP XU GT GA GY GZ GX KX JW JZ QW GP GN CQ FQ FS FX FY QK QX QY QZ AA AD LT RT TC GQ JG TB GC AQ EJ AO Q0
    Q5 Q6 Q7 Q8 Q9 GB GD GE GH GJ GM GR GW GV KA KB KC KD KE KF KG KK KL KN KP KQ KR KT KU KV KW KZ QC QE QF QG
    QH QJ QL QM QN QP QT JA JB JC JD JE JK ZA ZB ZC EA EB EC FB FC G7 G8 G9 TU TV TW RB GU PT CO GO AS AT KF RR NU
    GG GK GL HQ QS KH KI KJ
    """
)
"""Modifiers that coders name without the word "modifier"; the others need the word or a code before them."""

nothing_else = words("KX XE XS XP XU JW JZ GY GZ GX GQ QW CQ QK QX QY QZ FQ GV GW")
"""Of these the ones that stand for nothing else in a text on billing, wherever they stand in a sentence."""

spoken_alone = words("22 24 25 26 33 50 51 52 53 54 55 56 57 58 59 62 73 74 76 77 78 79 80 82 91 93 95")
"""Numbers of modifiers that coders name without the word "modifier" behind "with"."""

spoken_letters = words(
    """
    KS CR SG CT ET QV Q3 Q4 U1 U2 U3 U4 U5 U6 U7 U8 U9 UA UB UC UD
    AT AS GO CO AI PO PN EP SL HO HN HM TF TG TD TE FS FT SA GO GN GP CQ EJ AQ Q0 Q1 AO AZ P1 P2 P3 P4 P5 P6 1P 2P 3P 8P
    """
)
"""Letters of modifiers that mean other things too, but are modifiers behind a verb such as "needs" in a text with a code."""

_BODY = {
    "FA F1 F2 F3 F4 F5 F6 F7 F8 F9": "finger fingers thumb index ring pinky hand digit digits left right",
    "TA T1 T2 T3 T4 T5 T6 T7 T8 T9": "toe toes hallux toenail toenails nail nails foot digit digits left right",
    "E1 E2 E3 E4": "lid lids eyelid eyelids lower upper punctum punctal plug plugs left right",
    "LC LD LM RC RI": "coronary artery lad circumflex stent stents vessel vessels pci 92920 92928 92941 92978",
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
    "CT": "scanner nema xr-29 15% reduction reduces reduced dose standard",
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

needing_topic = titles_and_states | words("PT CT ER AI ST US EM AM MS RR HR")
"""Letters that are a profession, a place or a vital sign unless the text speaks of what the modifier is for."""

clinical_letters = words(
    """
    GH GU QA AK AR AZ KY RI SD TN KS CO AS GO PO SL HO EP HN SG PN AI
    J1 J2 J3 J4 J5 AE AF AI AM AP AR AU AV BA BL BP BR CA CC CD CE CF CH CI CL CM CN CP CT DA EA EC ED EM ER ET FB
    GF GS GU HA HB HC HD HE HF HH HI HM HP HR HS HT ID LL LR LS MA MC MD ME MF MG MH MS NB NR PA PC PD PE PI PL PS
    RA RD RE RR SC SF SN SQ SS ST SV TB TH TM TP TR TV UE UN UP UR US VM VP
    """
)
"""Letters of which a record, a letterhead or an address has more than billing."""

clear_letters = seen_without_label - words_in_capitals - needing_topic - frozenset(body_words)
"""Letters that coders name without the word "modifier" and that mean little else in their mails."""

written_without_sign = (seen_without_label | spoken_letters | frozenset(body_words)) - {"EM"}
"""Letters that are read as a modifier right behind a code with nothing between (`20610RT`)."""
