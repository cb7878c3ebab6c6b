from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from session_bench import NOON, PATIENT, SESSION, Bench
from strengthtrack.clinic.reference import ByTester, PackKind
from strengthtrack.clinic.setup import Fixation, Movement, Setup, Side
from strengthtrack.clinic.study import SideRule, Study
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.references.faults import row_error
from strengthtrack.practice.references.packs import ReferencePacks
from strengthtrack.practice.setting_names import TESTER
from strengthtrack.practice.study import repeatability
from strengthtrack.practice.study.pack import is_saved, pack_id, pack_of, save_pack
from strengthtrack.practice.study.repeatability import add_people, change, next_person, remove, remove_person, results
from strengthtrack.practice.study.visits import repeated_tests, taken_in
from strengthtrack.practice.study.words import facts, headline, still_needed, study_facts
from study_bench import GAUGE, NOW, TEN, a_study, add, desk_of


@pytest.fixture
def desk(bench: Bench, tmp_path: Path) -> Desk:
    return desk_of(bench, tmp_path)


def test_a_new_study_begins_as_the_clinic_tests(desk: Desk) -> None:
    desk.set_setting(TESTER, "Sample Tester")
    study = repeatability.new_study(desk)
    plan = desk.battery.plan(Movement.ABDUCTION)
    assert (study.movement, study.position, study.pad, study.fixation) == (
        Movement.ABDUCTION,
        plan.position,
        plan.pad,
        plan.fixation,
    )
    assert (study.name, study.tester) == ("Hip abduction, belt", "Sample Tester")


def test_another_movement_brings_its_own_set_up_also_one_that_is_not_in_the_battery(desk: Desk) -> None:
    study = repeatability.with_movement(desk, a_study(desk), Movement.FLEXION)
    assert study.name == "Hip flexion, belt"
    assert study.position == "seated, hip and knee at a right angle"


def test_each_step_can_be_taken_back(desk: Desk) -> None:
    study = a_study(desk)
    people = add(desk, study, TEN[:2])
    desk.edits.do(repeatability.change_person(people[0], people[0].with_value(0, 150.0)))
    desk.edits.do(remove_person(people[1], NOW))
    assert [person.first_n for person in desk.store.studies.people(study.id)] == [150.0]
    names = [desk.edits.undo() for _ in range(4)]
    assert names == ["Person 2 left out", "Person 1 changed", "Person 2 added", "Person 1 added"]
    assert desk.store.studies.people(study.id) == ()
    desk.edits.undo()
    assert desk.store.studies.all() == ()


def test_a_study_is_changed_and_removed_and_comes_back(desk: Desk) -> None:
    study = a_study(desk)
    desk.edits.do(change(study, replace(study, name="Another name")))
    desk.edits.do(remove(desk.store.studies.all()[0], NOW))
    assert desk.store.studies.all() == ()
    desk.edits.undo()
    desk.edits.undo()
    assert desk.store.studies.all() == (study,)


def test_a_code_is_never_used_twice(desk: Desk) -> None:
    study = a_study(desk)
    people = add(desk, study, TEN[:3])
    desk.edits.do(remove_person(people[2], NOW))
    assert next_person(desk, study).code == "Person 4"


def test_results_come_with_the_third_person_who_was_measured_twice(desk: Desk) -> None:
    study = a_study(desk)
    people = add(desk, study, [*TEN[:2], (150.0, None)])
    assert results(people) is None
    assert headline(None) == "Measure each person twice to see how far two tests are apart."
    assert still_needed(people) == (
        "Ten or more people are needed; 2 measured twice so far. Figures are shown from three on."
    )
    people = add(desk, study, [TEN[2]])
    found = results(people)
    assert found is not None
    assert found.n == 3
    assert still_needed(people) == "Ten or more people are needed; 3 measured twice so far."
    assert headline(found).startswith("Not yet a figure to go by: ")
    assert headline(found).endswith("of 3 people so far.")


def test_ten_people_are_enough_and_the_figures_have_their_units(desk: Desk) -> None:
    people = add(desk, a_study(desk), TEN)
    found = results(people)
    assert found is not None
    assert still_needed(people) == ""
    assert headline(found) == "A change of up to 9.3 % (16 N) is within measurement error."
    alike, out = facts(found)
    assert alike == (
        ("People", "10"),
        ("Mean, SD", "174.9 N, 33.1 N"),
        ("ICC(2,1), agreement", "0.97 (0.88 to 0.99)"),
        ("ICC(3,1), consistency", "0.97 (0.87 to 0.99)"),
    )
    assert dict(out)["MDC95"] == "16.3 N, 9.3 %"
    assert dict(out)["Mean difference"] == "−1.4 N (−7.8 to 5.0)"


def test_people_who_are_all_alike_give_no_band(desk: Desk) -> None:
    people = add(desk, a_study(desk), [(100.0, 100.0)] * 10)
    found = results(people)
    assert headline(found) == "Everybody has the same value, so the error cannot be told."
    with pytest.raises(Mendable, match="test people who differ in strength"):
        pack_of(desk.store.studies.all()[0], people)


def test_how_it_is_tested_in_one_line(desk: Desk) -> None:
    study = a_study(desk, second_tester="Another Tester")
    assert study_facts(study) == (
        "Hip abduction  ·  right leg  ·  belt  ·  make  ·  Dynamometer 1 (0417)  ·  Sample Tester and Another Tester"
    )


def test_a_saved_study_is_a_pack_with_raw_figures_that_give_its_error_again(desk: Desk, tmp_path: Path) -> None:
    study, packs = a_study(desk), ReferencePacks(tmp_path)
    people = add(desk, study, TEN)
    assert not is_saved(packs, study, people)
    desk.edits.do(save_pack(packs, study, people))
    pack, found = packs.pack(pack_id(study)), results(people)
    assert pack is not None
    assert found is not None
    row = pack.rows[0]
    assert (pack.kind, row.n, row.unit, row.tester, row.tester_name) == (
        PackKind.OWN_STUDY,
        10,
        "N",
        ByTester.SAME,
        "Sample Tester",
    )
    error = row_error(row)
    assert error is not None
    assert error.mdc95 == pytest.approx(found.mdc95 or 0, rel=1e-3)
    assert is_saved(packs, study, people)
    assert (pack.transcribed_by, pack.checked_by) == ("", "")


def test_saving_can_be_taken_back_and_another_value_makes_it_stale(desk: Desk, tmp_path: Path) -> None:
    study, packs = a_study(desk), ReferencePacks(tmp_path)
    people = add(desk, study, TEN)
    desk.edits.do(save_pack(packs, study, people))
    first = packs.own_text(pack_id(study))
    more = add(desk, study, [(140.0, 150.0)])
    assert not is_saved(packs, study, more)
    desk.edits.do(save_pack(packs, study, more))
    assert desk.edits.undo() == "Hip abduction, belt saved as a reference pack"
    assert packs.own_text(pack_id(study)) == first
    desk.edits.undo()
    desk.edits.undo()
    assert packs.own_text(pack_id(study)) is None


def test_fewer_than_ten_are_not_saved(desk: Desk, tmp_path: Path) -> None:
    study = a_study(desk)
    with pytest.raises(Mendable, match=r"^9 people were measured twice; test ten or more, then save\.$"):
        save_pack(ReferencePacks(tmp_path), study, add(desk, study, TEN[:9]))


def test_a_study_without_tester_or_dynamometer_says_what_is_missing(desk: Desk) -> None:
    study = a_study(desk, tester="")
    with pytest.raises(Mendable, match=r"^Say under “How it is tested” who measured and with which dynamometer"):
        pack_of(study, add(desk, study, TEN))


# values out of the records


def visit(desk: Desk, study: Study, patient: str, days: int, force_n: float, **changed: object) -> str:
    """A visit that tests as the study does, but for what is changed; its id."""
    id = f"{patient}-{days}"
    begun = NOON + timedelta(days=days)
    desk.edits.write(lambda store: store.save_patient(replace(PATIENT, id=patient, name=f"Sample Patient {patient}")))
    session = replace(SESSION, id=id, patient_id=patient, started_at=begun, finished_at=begun)
    desk.edits.write(lambda store: store.save_session(session))
    setup = Setup(
        study.movement,
        Side.RIGHT,
        study.position,
        study.pad,
        study.fixation,
        study.contraction,
        0.36,
        GAUGE,
        study.tester,
    )
    trial = Trial(f"t{id}", id, replace(setup, **changed), 1, begun, Source.TYPED, "0", typed_n=force_n)  # type: ignore[arg-type]
    desk.edits.write(lambda store: store.save_trial(trial))
    return id


def test_two_comparable_visits_are_offered_and_taken_in_as_a_code(desk: Desk) -> None:
    study = a_study(desk)
    first, second = visit(desk, study, "C", 1, 150.0), visit(desk, study, "C", 8, 156.0)
    tests = repeated_tests(desk, study, ())
    assert [(test.patient.name, test.side, test.first_n, test.second_n) for test in tests] == [
        ("Sample Patient C", Side.RIGHT, 150.0, 156.0)
    ]
    desk.edits.do(add_people(taken_in(desk, study, tests), NOW))
    person = desk.store.studies.people(study.id)[0]
    assert (person.code, person.first_n, person.second_n) == ("Person 1", 150.0, 156.0)
    assert (person.first_session, person.second_session) == (first, second)
    assert repeated_tests(desk, study, (person,)) == ()


@pytest.mark.parametrize(
    "changed",
    [{"fixation": Fixation.HAND}, {"tester": "Another Tester"}, {"side": Side.LEFT}, {"position": "supine"}],
)
def test_a_visit_that_was_tested_otherwise_is_not_offered(desk: Desk, changed: dict[str, object]) -> None:
    study = a_study(desk)
    visit(desk, study, "C", 1, 150.0)
    visit(desk, study, "C", 8, 156.0, **changed)
    assert repeated_tests(desk, study, ()) == ()


def test_visits_more_than_a_fortnight_apart_are_not_offered(desk: Desk) -> None:
    study = a_study(desk)
    visit(desk, study, "C", 1, 150.0)
    visit(desk, study, "C", 16, 156.0)
    assert repeated_tests(desk, study, ()) == ()


def test_each_patient_comes_once_with_the_newest_two_visits(desk: Desk) -> None:
    study = a_study(desk, side_rule=SideRule.EITHER)
    for day, force in ((1, 140.0), (8, 145.0), (15, 150.0)):
        visit(desk, study, "C", day, force)
    visit(desk, study, "B", 1, 120.0, side=Side.LEFT)
    visit(desk, study, "B", 2, 118.0, side=Side.LEFT)
    tests = repeated_tests(desk, study, ())
    assert [(test.patient.id, test.first_n, test.second_n) for test in tests] == [
        ("B", 120.0, 118.0),
        ("C", 145.0, 150.0),
    ]


def test_a_second_tester_is_looked_for_in_the_second_visit(desk: Desk) -> None:
    study = a_study(desk, second_tester="Another Tester")
    visit(desk, study, "C", 1, 150.0)
    visit(desk, study, "C", 8, 156.0, tester="Another Tester")
    assert len(repeated_tests(desk, study, ())) == 1


def test_a_study_in_which_both_values_were_always_the_same_is_no_band_of_nought(desk: Desk) -> None:
    people = add(desk, a_study(desk), [(100.0 + number, 100.0 + number) for number in range(10)])
    assert headline(results(people)) == "Both values of every person are the same, so the error cannot be told."
    with pytest.raises(Mendable, match="measure each of them twice"):
        pack_of(desk.store.studies.all()[0], people)


def test_people_who_agree_in_nothing_can_be_saved_and_give_a_wide_band(desk: Desk, tmp_path: Path) -> None:
    """The ICC is under nought, the error larger than the spread; of ten such people its interval begins below −1."""
    people = add(desk, a_study(desk), [(100.0 + 9 * number, 181.0 - 9 * number + number % 3) for number in range(10)])
    packs, study = ReferencePacks(tmp_path), desk.store.studies.all()[0]
    desk.edits.do(save_pack(packs, study, people))
    (row,) = packs.pack(pack_id(study)).rows  # type: ignore[union-attr]
    assert row.icc is not None
    assert -1.0 <= row.icc < 0.0
    error = row_error(row)
    assert error is not None
    assert row.sd is not None
    assert error.sem > row.sd


def test_a_tester_written_otherwise_is_the_same_tester_of_a_study(desk: Desk) -> None:
    study = a_study(desk)
    visit(desk, study, "C", 1, 150.0)
    visit(desk, study, "C", 8, 156.0, tester="sample tester")
    assert len(repeated_tests(desk, study, ())) == 1
