"""The two-character modifiers that billing uses: the characters only, no publisher's wording."""

from __future__ import annotations

from consultant.codes.tables import words
from consultant.codes.topics import body_words

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

needing_topic = titles_and_states | words("PT CT ER AI ST US EM AM MS RR HR UK")
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
