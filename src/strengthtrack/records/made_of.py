"""What a database of this version is made of; apart from the schema, so that an open needs no more than to look."""

MIGRATIONS = (
    "m001_initial",
    "m002_hands_on",
    "m003_courses",
    "m004_analyses",
    "m005_studies",
    "m006_tested",
    "m007_traces",
    "m008_letters",
    "m009_calibrations",
)
