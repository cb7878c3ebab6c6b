from array import array
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

import pytest

from letter_bench import (
    BEST_N,
    DYNAMOMETER,
    START,
    TODAY,
    WEEKS,
    change_patient,
    change_session,
    eight_weeks,
    empty_store,
    exercise,
    fill_in_form,
    no_weeks,
    session,
    setup,
    spaced,
    store,
    trial,
)
from letter_bench import (
    letter as a_letter,
)
from strengthtrack.clinic.course import CourseEvent
from strengthtrack.clinic.findings import Finding, Findings, Seen, Sign
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.letter import LetterDraft, LetterKind, Part
from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale, PainSite
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import Pause, Programme, hip_programme
from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Dynamometer, Fixation, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Source, Trace
from strengthtrack.documents.letter.facts import LetterFacts, ResultTable, Visit
from strengthtrack.documents.letter.frozen import from_json, to_json
from strengthtrack.documents.letter.layout import blocks
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.writing import PLAN_INVITES, Section, offered
from strengthtrack.records.store import Store
from strengthtrack.science.measures import trial_peak_n

__all__ = ["eight_weeks", "empty_store", "no_weeks", "store"]


def letter(store: Store, *parts: Part, today: date = TODAY) -> LetterFacts:
    """A progress report with its spaces made plain."""
    written = a_letter(store, LetterKind.PROGRESS, *parts, today=today, plan="Home programme.\n\nTest again.")
    return replace(written, summary=spaced(written.summary), measured=spaced(written.measured))


def table(store: Store, today: date = TODAY) -> ResultTable:
    return cast("ResultTable", letter(store, today=today).results)


def cells(store: Store) -> list[tuple[str, ...]]:
    return [(*row.earlier, row.latest.replace(say.SPACE, " ")) for row in table(store).rows]


def notes(store: Store) -> str:
    return " ".join(table(store).notes).replace(say.SPACE, " ")


def sections(store: Store, **chosen: Any) -> tuple[Section, ...]:
    return offered(gather(store, "p1", TODAY), LetterDraft("p1", **chosen))


def titles(store: Store) -> list[Part]:
    return [section.part for section in sections(store)]


# who and why


def test_the_letter_says_who_it_is_about_and_why(store: Store) -> None:
    written = letter(store)
    assert written.identity == "Sample Patient A, born 12 March 1994, record SP-0417"
    assert written.clinic_name == "Sample Physiotherapy Clinic"
    assert written.clinic_address == ("1 Sample Street, Sampletown", "Telephone 000 000")
    assert (written.recipient, written.greeting) == (
        ("Dr Sample Referrer", "Sample Practice"),
        "Dear Dr Sample Referrer,",
    )
    assert written.date == "28 April 2026"
    assert written.programme == "eight-week hip programme from 3 March 2026"
    assert written.opening == (
        "Thank you for referring this patient, seen for an eight-week hip programme from 3 March 2026."
    )
    assert written.diagnosis == "Right-sided knee pain. Affected side: right."
    assert written.plan == ("Home programme.", "Test again.")


def test_without_a_referrer_nobody_is_thanked(store: Store) -> None:
    change_patient(store, referrer="", reason="", affected=AffectedSide.UNKNOWN, record_number="")
    written = letter(store)
    assert written.greeting == "Dear colleague,"
    assert written.opening == ("This is a report on a patient, seen for an eight-week hip programme from 3 March 2026.")
    assert written.identity == "Sample Patient A, born 12 March 1994"


def test_another_referrer_may_be_written_to(store: Store) -> None:
    written = a_letter(store, recipient="Dr Other Sample")
    assert (written.recipient, written.greeting) == (("Dr Other Sample",), "Dear Dr Other Sample,")


def test_who_tested_last_signs_unless_the_clinic_has_set_a_signature(store: Store) -> None:
    assert letter(store).signature == ("Sample Physiotherapist",)
    store.save_setting("signature", "Sample Clinician\nPhysiotherapist")
    assert letter(store).signature == ("Sample Clinician", "Physiotherapist")


# numbers


def test_the_table_holds_the_stores_own_peaks_at_baseline_before_and_now(store: Store) -> None:
    kept = {
        (t.session_id, t.setup.movement, t.setup.side): trial_peak_n(t) for t in store.trials("p1") if t.number == 2
    }
    for row in table(store).rows:
        test = Movement["_".join(row.movement.upper().split()[1:])], Side(row.side.lower())
        peaks = tuple(f"{kept[visit, *test]:.0f}" for visit in ("s0", "s6", "s8"))
        assert (*row.earlier, row.latest) == peaks
        assert peaks == tuple(str(BEST_N[test][WEEKS.index(week)]) for week in (0, 6, 8))


def test_the_columns_say_which_visit_they_are(store: Store) -> None:
    results = table(store)
    assert results.earlier == (Visit("Baseline", "3 Mar 2026"), Visit(f"Week{say.SPACE}6", "14 Apr 2026"))
    assert results.latest == Visit(f"Week{say.SPACE}8", "28 Apr 2026")


def test_a_column_has_the_week_of_the_chart_in_a_second_programme_and_after_a_pause(store: Store) -> None:
    second, rest = START + timedelta(weeks=4), Pause(START + timedelta(days=10), START + timedelta(days=17))
    store.save_programme(replace(hip_programme("g1", "p1", START), ended_on=second, pauses=(rest,)))
    store.save_programme(replace(hip_programme("g2", "p1", second), course_id="g1"))
    heads = [head.name for head in (*table(store).earlier, table(store).latest)]
    assert heads == ["Baseline", f"Week{say.SPACE}6", f"Week{say.SPACE}8"]
    chart = letter(store).chart
    assert chart is not None
    assert "186 in week 8" in chart.alternative


def test_without_a_programme_a_column_is_a_day(store: Store) -> None:
    programme = cast("Programme", store.programme("p1"))
    store.save_programme(replace(programme, discarded_at=session(8).started_at))
    results = table(store)
    assert results.earlier[0] == Visit("3 Mar 2026", "")
    assert letter(store).programme == ""
    assert "programme" not in letter(store).opening


def test_the_affected_side_comes_first(store: Store) -> None:
    assert [row.side for row in table(store).rows][:2] == ["Right", "Left"]
    change_patient(store, affected=AffectedSide.LEFT)
    assert [row.side for row in table(store).rows][:2] == ["Left", "Right"]


def test_torque_for_mass_is_force_times_lever_arm_over_the_mass_of_that_day(store: Store) -> None:
    change_session(store, 8, body_mass_kg=65.0)
    assert table(store).rows[0].per_mass == f"{186 * 0.36 / 65.0:.2f}" == "1.03"


def test_without_body_mass_nothing_is_said_for_mass(store: Store) -> None:
    assert "N.m/kg" in letter(store).measured
    change_session(store, 8, body_mass_kg=None)
    assert not table(store).has_per_mass
    assert "N.m/kg" not in letter(store).measured


def test_without_a_lever_arm_that_test_alone_has_nothing_for_mass(store: Store) -> None:
    for one in store.session_trials("s8"):
        if one.setup.movement is Movement.ABDUCTION:
            store.save_trial(replace(one, setup=replace(one.setup, lever_arm_m=None)))
    assert [row.per_mass != "" for row in table(store).rows] == [False, False, True, True, True, True]


def test_small_forces_keep_one_decimal_and_large_ones_none() -> None:
    assert [say.newtons(value) for value in (186.4, 20.0, 19.96, 7.0, -3.21)] == ["186", "20", "20.0", "7.0", "−3.2"]


def test_a_trial_that_does_not_count_is_not_the_value(store: Store) -> None:
    visit = store.session("s8")
    slipped = trial(visit, setup(Movement.ABDUCTION, Side.RIGHT), 4, 300.0)
    store.save_trial(replace(slipped, mark=Mark.SLIPPED))
    assert cells(store)[0][-1] == "186"


def test_a_typed_value_is_marked_and_the_mark_explained(store: Store) -> None:
    visit = store.session("s8")
    typed = trial(visit, setup(Movement.ABDUCTION, Side.RIGHT), 4, 0.0)
    store.save_trial(replace(typed, source=Source.TYPED, trace=None, typed_n=190.0, typed_as="190 N"))
    assert cells(store)[0][-1] == "190 †"
    assert notes(store).startswith("† Read off the dynamometer’s display and typed.")


def test_a_typed_value_is_said_to_be_typed_in_the_sentences_too(store: Store) -> None:
    visit = store.session("s8")
    typed = trial(visit, setup(Movement.ABDUCTION, Side.RIGHT), 4, 0.0)
    store.save_trial(replace(typed, source=Source.TYPED, trace=None, typed_n=190.0, typed_as="190 N"))
    written = letter(store)
    assert "190 N (typed)" in written.summary
    assert written.chart is not None
    assert "190 (typed) in week 8" in written.chart.alternative


def test_without_a_typed_value_there_is_no_mark_to_explain(store: Store) -> None:
    assert "†" not in notes(store)


def test_a_test_left_out_today_is_a_dash(store: Store) -> None:
    for one in store.session_trials("s8"):
        if one.setup.movement is Movement.EXTENSION:
            store.save_trial(replace(one, discarded_at=one.started_at))
    assert cells(store)[2] == ("204", "226", "–")
    assert table(store).rows[2].per_mass == ""


def test_a_test_whose_trials_were_all_set_aside_says_why(store: Store) -> None:
    for one in store.session_trials("s8"):
        if (one.setup.movement, one.setup.side) == (Movement.EXTENSION, Side.RIGHT):
            store.save_trial(replace(one, mark=Mark.PAIN) if one.number < 3 else replace(one, complete=False))
    assert cells(store)[2][-1] == "–"
    assert "Right hip extension on 28 April 2026: no trial counts (limited by pain and cut short)." in notes(store)


# what may not be compared


def test_a_break_is_told_and_its_values_stand_apart(store: Store) -> None:
    assert not any("128" in value for row in cells(store) for value in row)
    assert notes(store).startswith(
        "Between 17 February 2026 and 3 March 2026: fixation changed, by hand to belt. The values before it are not "
        "compared: hip abduction right 128 N, left 155 N; hip extension right 190 N, left 208 N; "
        "hip external rotation right 80 N, left 96 N."
    )


def test_a_break_of_one_side_alone_leaves_its_earlier_columns_empty_in_words(store: Store) -> None:
    for one in store.session_trials("s8"):
        if (one.setup.movement, one.setup.side) == (Movement.ABDUCTION, Side.RIGHT):
            changed = replace(one.setup, fixation=Fixation.RIG, dynamometer=Dynamometer("Imada ZTA"))
            store.save_trial(replace(one, setup=changed))
    assert cells(store)[0] == ("not compared", "not compared", "186")
    assert cells(store)[1] == ("176", "190", "196")
    assert (
        "Between 14 April 2026 and 28 April 2026: fixation changed, belt to rig and "
        f"dynamometer changed, {DYNAMOMETER.words} to Imada ZTA. The values before it are not compared: "
        "hip abduction right 171 N." in notes(store)
    )
    assert "142" not in letter(store).summary


def test_where_no_error_is_known_the_letter_shows_no_change_and_no_verdict(store: Store) -> None:
    written = repr(letter(store)).replace("beyond=False", "")
    for word in ("%", "+", "rose", "fell", "improv", "better", "beyond", "within", "because"):
        assert word not in written


# pain


def test_pain_is_told_for_the_visits_of_the_table(store: Store) -> None:
    assert letter(store).pain == (
        "Worst pain in the last week, 0 to 10: 7 on 3 March 2026, 4 on 14 April 2026, 3 on 28 April 2026. "
        "Usual pain in the last week, 0 to 10: 2 on 28 April 2026. "
        "Pain during the tests of 28 April 2026, 0 to 10: hip abduction right 2, left 0."
    )


def test_unanswered_pain_is_not_printed_and_never_nought(store: Store) -> None:
    for week in WEEKS:
        change_session(store, week, pain=PainReport())
    store.clear_pain("s8", Movement.ABDUCTION, Side.RIGHT)
    store.clear_pain("s8", Movement.ABDUCTION, Side.LEFT)
    written = letter(store)
    assert written.pain == ""
    assert "pain in the last week" not in f"{written.result} {written.chart}"
    assert Part.PAIN not in titles(store)


def test_no_pain_at_all_is_an_answer(store: Store) -> None:
    change_session(store, 8, pain=PainReport(0))
    assert "from 7 of 10 to 0 of 10;" in spaced(letter(store).result)
    assert ", 0 on 28 April 2026." in letter(store).pain


def test_a_mark_on_a_line_is_told_as_one_and_another_place_is_named(store: Store) -> None:
    change_session(store, 0, pain=PainReport(6, site=PainSite.HIP))
    change_session(store, 8, pain=PainReport(3.7, now=1.0, scale=PainScale.VISUAL, site=PainSite.KNEE, side=Side.RIGHT))
    told = letter(store).pain
    assert "6 on 3 March 2026" not in told
    assert "6 (hip) on 3 March 2026" in told
    assert "3.7 VAS (right knee) on 28 April 2026" in told
    assert "Pain before the test, 0 to 10: 1.0 VAS on 28 April 2026." in told
    assert "Worst pain in the last week was 3.7 VAS of 10 on 28 April 2026." in spaced(letter(store).result)


# the forms


def fill_in(store: Store, week: int, form: SessionForm) -> None:
    store.save_form(f"s{week}", form)


def test_function_scores_are_told_with_range_and_direction(store: Store) -> None:
    fill_in(store, 0, SessionForm(function=(FunctionScore(FunctionMeasure.AKPS, 64.0),)))
    stairs, running = PatientActivity("Stairs", 4.0), PatientActivity("Running", 7.0)
    later = (FunctionScore(FunctionMeasure.AKPS, 81.0), FunctionScore(FunctionMeasure.KOOS_PF, None))
    fill_in(store, 8, SessionForm(function=later, activities=(stairs, running, PatientActivity("Squatting"))))
    assert letter(store).function == (
        "AKPS (anterior knee pain scale; 0 to 100, higher is better): 64 on 3 March 2026, 81 on 28 April 2026. "
        "PSFS (the patient’s own activities, their mean; 0 to 10, higher is better): 5.5 on 28 April 2026."
    )


def test_a_change_has_its_sign(store: Store) -> None:
    fill_in(store, 8, SessionForm(function=(FunctionScore(FunctionMeasure.GROC, 3.0),)))
    assert letter(store).function == ("GROC (change since the start; −7 to +7, higher is better): +3 on 28 April 2026.")


def test_the_examination_tells_what_was_looked_for_and_nothing_else(store: Store) -> None:
    signs = (Finding(Sign.STEP_DOWN_ROTATION, Seen.RIGHT), Finding(Sign.LUMBAR, Seen.NO))
    fill_in(store, 8, SessionForm(findings=Findings(signs, 6.0, Side.LEFT, "Guards\non stairs.")))
    assert letter(store).examination.replace("\N{NO-BREAK SPACE}", " ") == (
        "Examination of 28 April 2026: hip rotates inwards on step-down: right; lower lumbar dysfunction: not seen; "
        "leg length difference 6 mm, left leg shorter; Guards on stairs."
    )


def test_the_examination_is_that_of_the_last_visit_that_has_one(store: Store) -> None:
    for week, seen in ((0, "Limps."), (4, "Guards on stairs.")):
        fill_in(store, week, SessionForm(findings=Findings(text=seen)))
    told = letter(store).examination
    assert "Guards on stairs." in told
    assert "Limps." not in told


def test_what_was_not_asked_makes_no_section(store: Store) -> None:
    assert {Part.FUNCTION, Part.EXAMINATION}.isdisjoint(titles(store))
    assert (letter(store).function, letter(store).examination) == ("", "")
    fill_in(store, 8, SessionForm(findings=Findings(text="Limps.")))
    assert Part.EXAMINATION in titles(store)


def test_a_test_that_was_left_out_is_told_with_its_reason(store: Store) -> None:
    store.save_skipped(SkippedTest("s8", Movement.FLEXION, Side.LEFT, "declined"))
    store.save_skipped(SkippedTest("s0", Movement.FLEXION, Side.RIGHT, "no time"))
    results = letter(store).results
    assert results is not None
    assert "Left hip flexion on 28 April 2026: skipped (declined)." in results.notes
    assert not any("no time" in note for note in results.notes)


def table_head(store: Store, rule: ValueRule, *movements: Movement) -> str:
    """What heads the table once these movements have their value by this rule."""
    for kept in store.trials("p1"):
        if kept.setup.movement in movements:
            store.save_trial(replace(kept, setup=replace(kept.setup, value=rule)))
    results = letter(store).results
    assert results is not None
    return results.what


def test_the_table_says_which_value_of_the_trials_it_holds(store: Store) -> None:
    assert table_head(store, ValueRule.BEST) == "Best trial, N"
    assert table_head(store, ValueRule.MEAN, Movement.ABDUCTION) == "Strength, N"
    assert table_head(store, ValueRule.MEAN, *Movement) == "Mean of the trials, N"


# the sentences


def test_the_summary_gives_the_affected_side_at_the_first_and_last_visit(store: Store) -> None:
    assert letter(store).summary == (
        "The right side pushed 142 N in hip abduction, 204 N in hip extension and 88 N in hip external rotation on "
        "3 March 2026, and 186 N, 251 N and 98 N on 28 April 2026."
    )


def test_the_summary_gives_both_sides_where_both_are_affected(store: Store) -> None:
    change_patient(store, affected=AffectedSide.BOTH)
    said = letter(store).summary
    assert "The right side pushed 142 N" in said
    assert "The left side pushed 176 N" in said


def test_one_visit_is_told_without_a_second(store: Store) -> None:
    said = letter(store, today=START - timedelta(days=10))
    assert said.summary == (
        "The right side pushed 128 N in hip abduction, 190 N in hip extension and 80 N in hip external rotation on "
        "17 February 2026."
    )
    assert cast("ResultTable", said.results).latest == Visit(f"Week{say.SPACE}−2", "17 Feb 2026")
    assert cast("ResultTable", said.results).earlier == ()


def test_how_it_was_measured_says_position_pad_lever_arm_and_no_correction_for_gravity(store: Store) -> None:
    said = letter(store).measured
    assert (
        "Hip abduction: lying on the other side, knee straight; pad: outer thigh, 4 cm above the knee; lever arm 36 cm."
        in said
    )
    assert "Dynamometer: Mark-10 Series 5 (SN-0001), held by a belt, make tests." in said
    assert "best trial that counts: its peak force, with no correction for gravity." in said


def test_two_lever_arms_are_told_by_side(store: Store) -> None:
    for one in store.session_trials("s8"):
        if (one.setup.movement, one.setup.side) == (Movement.ABDUCTION, Side.LEFT):
            store.save_trial(replace(one, setup=replace(one.setup, lever_arm_m=0.355)))
    assert "lever arm 36 cm right and 35.5 cm left." in letter(store).measured


# the chart


def test_where_the_chart_is_in_newton_metres_its_words_are_too(store: Store) -> None:
    for one in store.session_trials("s8"):
        if (one.setup.movement, one.setup.side) == (Movement.ABDUCTION, Side.RIGHT):
            store.save_trial(replace(one, setup=replace(one.setup, lever_arm_m=0.37)))
    chart = letter(store).chart
    assert chart is not None
    assert "Above, strength in hip abduction, in newton metres." in chart.alternative
    assert "171 in week 6" not in chart.alternative
    assert "61.6 in week 6, 68.8 in week 8." in chart.alternative


def test_what_happened_beside_the_programme_is_told_with_the_chart(store: Store) -> None:
    pause = Pause(START + timedelta(days=21), START + timedelta(days=24), "holiday")
    store.save_programme(replace(hip_programme("g1", "p1", START), pauses=(pause,)))
    store.courses.save_event(CourseEvent("e1", "p1", START + timedelta(days=30), "new shoes"))
    chart = letter(store).chart
    assert chart is not None
    assert "Paused from week 3, holiday. In week 4: new shoes. The chart shows" in chart.alternative


def test_the_alternative_text_tells_the_series_in_numbers(store: Store) -> None:
    chart = letter(store).chart
    assert chart is not None
    assert "Right: 142 in week 0, 149 in week 2, 158 in week 4, 171 in week 6, 186 in week 8." in chart.alternative
    assert "Left, not compared with what follows: 155 in week −2." in chart.alternative
    assert "The right line breaks: fixation changed, by hand to belt." in chart.alternative
    assert "worst pain in the last week, 0 to 10: 7 in week −2, 7 in week 0" in chart.alternative
    assert chart.caption == f"Hip abduction. Right: circles, solid. Left: squares, dashed. {NOT_WHY}"


def test_the_chart_may_be_of_another_movement(store: Store) -> None:
    chart = a_letter(store, movement=Movement.EXTENSION).chart
    assert chart is not None
    assert chart.caption.startswith("Hip extension.")


# sections


def test_each_section_is_offered_with_its_first_words(store: Store) -> None:
    fill_in_form(store)
    exercise(store, 21)
    found = {section.part: spaced(section.first_words) for section in sections(store)}
    assert list(found) == [part for block in blocks(LetterKind.PROGRESS) for part in block.parts]
    assert set(found) == set(Part)
    assert found[Part.CHART] == "Hip abduction, strength and worst pain, weeks −2 to 8"
    assert found[Part.RESULTS] == "Three movements, both sides"
    assert found[Part.OPENING].startswith("Thank you for referring")
    assert found[Part.PLAN] == PLAN_INVITES


def test_the_plan_is_offered_with_what_was_typed(store: Store) -> None:
    found = {one.part: one.first_words for one in sections(store, plan="  Home programme\ntwice a week ")}
    assert found[Part.PLAN] == "Home programme twice a week"
    assert found[Part.ACTION] == "Type what is asked of the recipient"


def test_a_patient_without_a_visit_is_offered_the_opening_and_what_is_typed(empty_store: Store) -> None:
    empty_store.save_patient(Patient("p1", "Sample Patient B", date(1990, 1, 1)))
    assert titles(empty_store) == [Part.OPENING, Part.ACTION, Part.PLAN, Part.REMARKS]
    written = letter(empty_store)
    assert (written.results, written.chart, written.summary, written.signature) == (None, None, "", ())
    assert written.opening == "This is a report on a patient."


def test_a_visit_with_pain_alone_offers_no_table_and_no_chart(empty_store: Store) -> None:
    empty_store.save_patient(Patient("p1", "Sample Patient B", date(1990, 1, 1)))
    empty_store.save_session(session(0))
    assert {Part.RESULT, Part.PAIN} < set(titles(empty_store))
    assert {Part.SUMMARY, Part.CHART, Part.RESULTS}.isdisjoint(titles(empty_store))
    assert letter(empty_store).pain == (
        "Worst pain in the last week, 0 to 10: 7 on 3 March 2026. "
        "Usual pain in the last week, 0 to 10: 4 on 3 March 2026."
    )


def test_what_is_not_ticked_is_not_in_the_letter(store: Store) -> None:
    written = letter(store, Part.OPENING)
    assert written.opening
    assert (written.summary, written.chart, written.results, written.pain) == ("", None, None, "")
    assert (written.measured, written.plan) == ("", ())


def test_a_visit_after_the_letters_day_is_not_in_it(store: Store) -> None:
    assert table(store, START + timedelta(days=1)).latest == Visit("Baseline", "3 Mar 2026")


def test_a_wire_trial_without_a_reading_does_not_stop_a_letter(store: Store) -> None:
    empty = trial(store.session("s8"), setup(Movement.ABDUCTION, Side.RIGHT), 5, 1.0)
    store.save_trial(replace(empty, trace=Trace(array("d"), array("d"), "N")))
    assert cells(store)[0][-1] == "186"


def test_pain_in_a_test_that_was_given_up_is_still_told(store: Store) -> None:
    store.save_pain(PainInTest("s8", Movement.EXTENSION, Side.RIGHT, 8))
    for one in store.session_trials("s8"):
        if (one.setup.movement, one.setup.side) == (Movement.EXTENSION, Side.RIGHT):
            store.save_trial(replace(one, mark=Mark.PAIN))
    assert "hip extension right 8" in letter(store).pain


# words


@pytest.mark.parametrize(
    ("words", "said"),
    [("eight-week", "an eight-week"), ("six-week", "a six-week"), ("18-week", "an 18-week"), ("16-week", "a 16-week")],
)
def test_a_programme_has_its_article(words: str, said: str) -> None:
    assert say.a_or_an(words) == said


def test_a_dynamometer_that_was_away_for_one_trial_leaves_the_value_of_the_visit(store: Store) -> None:
    belt = setup(Movement.ABDUCTION, Side.RIGHT)
    display = replace(belt, dynamometer=Dynamometer("Read off its display"))
    for number, how, peak in ((4, display, 180.0), (5, belt, 170.0)):
        minutes_later = replace(session(8), started_at=session(8).started_at + timedelta(minutes=number))
        store.save_trial(trial(minutes_later, how, number, peak))
    right = table(store).rows[0]
    assert (right.movement, right.side, right.latest) == ("Hip abduction", "Right", "186")


def test_a_blind_visit_is_in_no_letter_until_it_is_finished(store: Store) -> None:
    change_session(store, 8, blind=True)
    hidden = letter(store)
    assert "186" not in f"{hidden}"
    assert "28 April" not in f"{hidden.result} {hidden.attendance} {hidden.pain} {hidden.summary}"
    change_session(store, 8, blind=True, finished_at=session(8).started_at)
    assert "186" in letter(store).summary


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("hide", [False, True])
def test_whatever_was_typed_the_letter_can_be_written_and_frozen(store: Store, kind: LetterKind, hide: bool) -> None:
    awkward = (
        "=cmd|' /C calc'!A0",
        "../../etc/passwd",
        "x" * 4000,
        "דוגמה א عربي",
        "a\x00b\x1b\x85c",
        "{{ 7*7 }}",
        "(.*",
    )
    for typed in awkward:
        change_patient(store, name=typed, reason=typed, referrer=typed, address=typed, record_number=typed)
        written = a_letter(store, kind, hide_identity=hide, plan=typed, action=typed, remarks=typed, copies=typed)
        assert from_json(to_json(written)) == written
        assert (typed[:9] in f"{written}") is not (hide or not typed.isprintable())
