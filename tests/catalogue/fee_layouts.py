"""Small files around the fee schedule and the edits in the publishers' layouts, with made-up rows."""

from __future__ import annotations

GPCI_CSV = (
    "ADDENDUM E. FINAL CY {year} GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY,,,,,,\r\n"
    ",,,,,,\r\n"
    "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,"
    "{year} PW GPCI,{year} PE GPCI,{year} MP GPCI\r\n"
    "10112,AL,00,ALABAMA,1,0.869,0.575\r\n"
    "02102,AK,01,ALASKA*,1.5,1.081,0.592\r\n"
    "*Work GPCI reflects a 1.5 floor.,,,,,,\r\n"
)
GPCI_TEXT = (
    "ADDENDUM E. FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY\r\n\r\n"
    "Medicare Admi State  Locality\r\n"
    f"10112           AL      00   {'ALABAMA':<86}{'1.000':>11}{'0.869':>12}{'0.575':>12}\r\n"
    "*Work GPCI reflects a 1.5 floor.\r\n"
)
ANESTHESIA_CSV = (
    "Contractor,Locality,Locality Name,National Anes CF of 20.3178\r\n10112 ,00 ,ALABAMA,19.31 \r\n,,,\r\n"
)
ANESTHESIA_TEXT = f"10112       00    {'ALABAMA':<40}{'':15}{'1931':>4}\r\n\x1a"
LOCALITY_CSV = (
    "COUNTIES INCLUDED IN 2025 LOCALITIES. (ALPHABETICALLY BY STATE AND LOCALITY NAME WITHIN STATE),,,,\r\n,,,,\r\n"
    "Medicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties\r\n,,,,\r\n"
    "2102,1,ALASKA ,STATEWIDE ,ALL COUNTIES \r\n"
    "1182,18,CALIFORNIA,MADE-UP AREA,LOS ANGELES\r\n"
    "1112,5,,OTHER AREA*,MARIN\r\n"
)
LOCALITY_TEXT = (
    "COUNTIES INCLUDED IN 2025 LOCALITIES. (ALPHABETICALLY BY STATE AND LOCALITY NAME WITHIN STATE)\r\n\r\n"
    f"    01182       18    {'CALIFORNIA':<23}{'MADE-UP AREA':<98}LOS ANGELES\r\n"
    f"    01112       05    {'':23}{'OTHER AREA*':<98}MARIN\r\n"
)
CAP_CSV = (
    "HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FACILTY PRICE\r\n"
    "90001,TC,A,10112,00,10.00,11.00\r\n90001,,A,10112,00,50.00,60.00\r\n,,,,,,\r\n"
)
CAP_TEXT = "90001TC A 10112  00    10.00     11.00\r\n90001   A 10112  00    50.00     60.00\r\n"
TRAILER = '"TRL- CPT CODES ARE COPYRIGHT 2025 AMERICAN MEDICAL ASSOCIATION. "\r\n'


def zip_record(zip5: str, area: str = "1011200", flag: str = "0", quarter: str = "20254") -> str:
    """One record of 80 characters."""
    return f"AL{zip5}{area}R      {flag} A{'':52}{quarter}\r\n".replace("R      ", "R  R  ")


def payment_record(code: str, amount: str = "0001339.81") -> str:
    cells = (
        "2025",
        "10112",
        "00",
        code,
        "  ",
        amount,
        "0000100.00",
        " ",
        "3",
        "A",
        "0",
        *["0000000.00"] * 2,
        "9",
    )
    return ",".join(f'"{cell}"' for cell in (*cells, "0000000.00", "0000000.00")) + "\r\n"


AOC_HEADER = (
    "AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\tAOC_Edit_DelDT\t"
    "Special_Instruction_Notes\r\n"
)


def add_ons(*rows: tuple[str, ...]) -> str:
    """Rows: type, add-on, its end, primary, its end, first day, last day, notes."""
    notice = "CPT only copyright American Medical Association\t\t\t\t\t\t\t\r\n"
    return notice + AOC_HEADER + "".join("\t".join(row) + "\r\n" for row in rows)


PLACES = (
    "pos_code,facility_type,name,description\n"
    '21,Facility,Made-up inpatient,"Where people stay, overnight."\n27,Non-Facility,Made-up outreach,On the street.\n'
    "99,Unassigned,Unassigned,Unassigned\n"
)
REMITTANCE = (
    "type,code,description,start_date,last_modified,end_date,usage,notes\n"
    "Group,CO,Made-up group,,,,,\nCARC,45,A text that must not be kept,19950101,,,also not,nor this\n"
    "RARC,N1,Made-up remark,20000101,20240301,,,A note\nRARC,N2,Ended remark,20000101,,20200101,,\n"
)
CATEGORIES = (
    "hcpcs_code,rbcs_procedure,rbcs_category,rbcs_subcategory,rbcs_family,hcpcs_date_added,hcpcs_date_ended,"
    "rbcs_date_effective\n"
    "90001,Non-Procedure,Test,Old kind,No RBCS Family,20170201,,20140101\n"
    "90001,Non-Procedure,Test,New kind,No RBCS Family,20170201,,20200101\n"
)
