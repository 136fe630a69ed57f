"""Words of amounts: what is counted, what is measured, units and the clock."""

from __future__ import annotations

from consultant.codes.tables import words

counted = words(
    """
    people page pages readers patients pts members lives employees residents subscribers steps miles
    feet ft sq square dollars usd euros words records rows beds followers users points hours hrs hour
    minutes minute min mins seconds sec mg mcg ml kg lbs lb grams g cc cm mm km
    inch inches feet ft pounds degrees volts watts percent pct years year
    yrs yr yo days day weeks week months month cells copies calories kcal claims visits encounters charges
    accounts emails
    discharges admissions inpatients outpatients births deaths pounds tons ounces gallons pieces tickets seats
    votes bucks fans attendees kb mb gb ms hits visitors
    forms guests responses respondents entries downloads signatures households families homes volunteers
    files nights providers coders surgeons doctors physicians clinics sites therapists billers plans
    employers children kids babies vials boxes bottles acres images scans charts letters calls photos
    """
)
"""A number right before one of these counts something."""
coded_things = words("charts claims visits encounters charges lines procedures units rvus")
"""Of these one says either the code or how many."""
measured = words(
    """
    wbc rbc plt plts platelet platelets count anc cd4 load bnp ferritin ck cpk ldh dose glucose troponin hcg
    lipase amylase
    creatinine bun sodium na potassium chloride ast alt bilirubin albumin inr esr crp tsh psa hgb hct
    hemoglobin cholesterol
    triglycerides
    """
)
"""Before a number these say what was measured, unless it lies where the codes of laboratory work do and is not round."""
small_measures = words(
    "minute minutes min mins hour hours hr hrs cm mm cc day days week weeks month months year years"
)
"""Of these the ones of which nobody counts ten thousand."""

after_modifier_number = counted | words(
    """
    ano anos mes meses semana semanas dia dias minuto minutos hora horas pacientes veces
    staff tests nurses given wasted discarded administered injected infused
    units unit u times visits visit percent am pm th st nd rd of patients sessions session injections
    lesions levels views cents bucks doses tablets packs pack more gauge fr
    french needle needles additional other different separate more old y f
    m
    """
)
"""A two-digit number before one of these is no modifier."""

people = words("people patients pts staff employees kids children nurses residents students members adults")
unit_labels = words("unit units un qty quantity count unidad unidades")
clock_words = words(
    """
    mg mcg ml cc gm g kg cm mm inches % day days week weeks month months year years min mins minute
    minutes hour hours hrs hr wk wks yr yrs
    """
)
