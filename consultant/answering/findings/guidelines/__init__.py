"""ICD-10-CM: what notes, 7th characters, sides and the Official Guidelines ask of diagnoses."""
