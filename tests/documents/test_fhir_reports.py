import json
from dataclasses import replace

from clinic_samples import sample_trial
from fhir_r4 import resources
from fhir_samples import VISIT, codes, observation, record, told
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale, PainSite
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side

LOINC_PAIN = "72514-3"


def test_numbers_that_were_said_are_loincs_pain_rating_each_for_its_own_time() -> None:
    pain = PainReport(7, 4, 2, site=PainSite.KNEE, side=Side.RIGHT)
    made = told(record(replace(VISIT, pain=pain)))
    found = {codes(one["code"])[1]: one for one in resources(made, "Observation") if LOINC_PAIN in codes(one["code"])}
    scores = {code: one["valueQuantity"]["value"] for code, one in found.items()}
    assert scores == {"pain-worst-week": 7, "pain-usual-week": 4, "pain-now": 2}
    assert found["pain-worst-week"]["effectivePeriod"] == {
        "start": "2026-04-21T12:00:00Z", "end": "2026-04-28T12:00:00Z"
    }  # fmt: skip
    assert "effectiveDateTime" not in found["pain-worst-week"]
    assert found["pain-now"]["effectiveDateTime"] == "2026-04-28T12:00:00Z"
    assert {codes(one["bodySite"])[0] for one in found.values()} == {"right-knee"}


def test_a_mark_on_a_line_is_never_loincs_pain_rating() -> None:
    pain = PainReport(7.3, 4.0, 2.1, PainScale.VISUAL)
    made = told(record(replace(VISIT, pain=pain)))
    assert LOINC_PAIN not in json.dumps(made)
    worst = observation(made, "pain-worst-week-vas")
    assert (worst["valueQuantity"]["value"], worst["valueQuantity"]["code"]) == (7.3, "cm")
    assert worst["code"]["text"] == "Worst pain in the last week, mark on a line of 10 cm"


def test_pain_that_was_not_answered_is_not_nought() -> None:
    made = told(record(replace(VISIT, pain=PainReport(0, None, None))))
    assert observation(made, "pain-worst-week")["valueQuantity"]["value"] == 0
    assert "pain-now" not in json.dumps(made)


def test_pain_in_a_test_is_an_observation_of_its_own_and_belongs_to_the_test() -> None:
    pain = PainInTest("s1", Movement.ABDUCTION, Side.RIGHT, 3)
    made = told(record(trials=[sample_trial(VISIT, 186.0)], pains=(pain,)))
    asked, test = observation(made, "pain-in-test"), observation(made, "hip-abduction-strength")
    assert asked["valueQuantity"]["value"] == 3
    assert asked["code"]["text"] == "Pain during the test of right hip abduction"
    assert codes(asked["code"])[0] == LOINC_PAIN
    assert test["hasMember"] == [{"reference": f"Observation/{asked['id']}"}]


def test_questionnaires_are_told_with_their_range_and_which_way_is_better() -> None:
    form = SessionForm(
        function=(FunctionScore(FunctionMeasure.AKPS, 78.0), FunctionScore(FunctionMeasure.WOMAC, None, "Text 1")),
        activities=(PatientActivity("Stairs", 4.0), PatientActivity("Running", 3.0), PatientActivity("Squats")),
    )
    made = told(record(forms={"s1": form}))
    akps, womac, own = (observation(made, f"function-{name}") for name in ("akps", "womac", "psfs"))
    assert akps["valueQuantity"]["value"] == 78
    assert akps["code"]["text"] == "AKPS (anterior knee pain scale), 0 to 100, higher is better"
    assert womac["dataAbsentReason"]["text"] == "An item was left out, so there is no total."
    assert own["valueQuantity"]["value"] == 3.5
    assert {part["code"]["text"]: part["valueQuantity"]["value"] for part in own["component"]} == {
        "Stairs": 4, "Running": 3
    }  # fmt: skip
