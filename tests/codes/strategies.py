"""Texts made of what mails are made of, and of anything else."""

from __future__ import annotations

from hypothesis import strategies as st

_CODES = """
99213 99213-25 20610 J1885 E11.9 S82.- I10 E119 9921x 9921O J-1885 M54 .5 TX modifier mods 25 59 RT GP POS 11
DRG 470 revenue 0450
NDC 0409-1283-31 CO-45 N290 HC: SV1*HC:99213:25*1*UN*1~ HI*ABK:E119~ CAS*CO*45~ ICD-9 250.00 0DTJ4ZZ D0120
L33822 99202-99205 99441-3
99213/4 x 2 x8 units (x2) 9921325 A0428-RH qty CPT Mod Units code codes
"""
_PEOPLE = """
78701 [DOB] [NAME 1] MRN 00482913 DOB 3/14/1958 SSN 219-09-9999 patient Pt: John Smith Mr. Jones Lee, Ann
claim number account member id
phone fax cell 555-201-3344 (555)201-3344 1EG4-TE5-MK73 93 yo 37F admitted 1/5/2026 1/5/26 born x@y.example https://h.example/patient?id=3
12 Oak Hill Road Austin, ICN 20260123456789 serial # policy driver license PO Box 12 IP 10.0.0.1 VIN
1HGCM82633A004352 aged
"""
_AROUND = """
and or , . / - : ( ) | $ # @ % [ ] ] to thru 99215 > wrote: Thanks, -- From: <td> </td> &nbsp; \u200b \u2013
\uff19\uff19 \u00e9 CPC LLC
"""
PIECES = st.sampled_from([*_CODES.split(), *_PEOPLE.split(), *_AROUND.split(), "\n", "\n\n", "\t"])
GLUE = st.sampled_from([" ", " ", "", "\n", "  "])
WRITTEN = st.lists(st.tuples(PIECES, GLUE), max_size=40).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)
REPEATED = st.tuples(WRITTEN, st.integers(2, 30)).map(lambda pair: (pair[0] * pair[1])[:2000])
TEXTS = st.one_of(
    WRITTEN,
    WRITTEN,
    REPEATED,
    st.text(max_size=300),
    st.text(alphabet="0123456789 -/.,xX:()|*~[]ABCEGJMNS\n", max_size=200),
    st.text(alphabet=st.characters(categories=["Cf", "Nd", "Pd", "Zs", "Cs", "Cc"]), max_size=100),
)
