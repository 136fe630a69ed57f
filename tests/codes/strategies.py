"""Texts made of what mails are made of, and of anything else."""

from __future__ import annotations

from hypothesis import strategies as st

_WRITTEN = """
99213 99213-25 20610 J1885 x 2 units E11.9 S82.- I10 E119 9921x 78701 TX modifier 25 59 RT GP and or , . / - : ( ) |
POS 11 DRG 470 revenue 0450 NDC 0409-1283-31 CO-45 N290 HC: SV1*HC:99213:25*1*UN*1~ HI*ABK:E119~ $ # @ % [ ] [DOB]
[NAME 1] thru to 99215 MRN 00482913 DOB 3/14/1958 SSN 219-09-9999 patient John Smith Mr. Jones claim number account
phone 555-201-3344 1EG4-TE5-MK73 93 yo admitted 1/5/2026 born x@y.example https://h.example/patient?id=3 12 Oak
Hill Road > wrote: Thanks, -- CPT Mod Units <td> </td> \u200b \u2013 \uff19\uff19 ICD-9 250.00 0DTJ4ZZ D0120 L33822
"""
PIECES = st.sampled_from([*_WRITTEN.split(), "\n"])
GLUE = st.sampled_from([" ", "", "\n", "  "])
TEXTS = st.one_of(
    st.lists(st.tuples(PIECES, GLUE), max_size=40).map(
        lambda pairs: "".join(piece + glue for piece, glue in pairs)
    ),
    st.text(max_size=300),
    st.text(alphabet="0123456789 -/.,xX:()|*~[]ABCEGJMNS\n", max_size=200),
)
