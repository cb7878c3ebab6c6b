from pathlib import Path

import pytest

from strengthtrack.clinic.reference import ByTester, PackKind
from strengthtrack.clinic.setup import Movement
from strengthtrack.errors import DocumentFault
from strengthtrack.paths import resources
from strengthtrack.practice.references.faults import part_of_mean, row_error
from strengthtrack.practice.references.packs import ReferencePacks
from strengthtrack.practice.references.toml_file import ReferenceFault, read, write

GOOD = """
id = "sample"
name = "Sample pack"
kind = "reliability"
citation = "Sample study, made up for this test"
doi = "10.1000/182"
licence = "Made up"

[[rows]]
movement = "hip_abduction"
position = "side-lying"
unit = "N"
sex = "both"
n = 18
mean = 117.0
sd = 42.5
icc = 0.947
printed_sem = 1.75
printed_mdc95 = 4.85
"""


def own(folder: Path, name: str, text: str) -> None:
    (folder / "reference").mkdir(exist_ok=True)
    (folder / "reference" / f"{name}.toml").write_text(text, encoding="utf-8")


def faults_of(text: str, name: str = "sample") -> dict[str, str]:
    with pytest.raises(ReferenceFault) as fault:
        read(text, name)
    return dict(fault.value.faults)


def test_a_pack_is_read_and_written_without_loss() -> None:
    pack = read(GOOD, "sample")
    assert (pack.kind, pack.source, pack.rows[0].n) == (PackKind.RELIABILITY, "DOI 10.1000/182", 18)
    assert read(write(pack), "sample") == pack


def test_a_printed_error_is_shown_beside_the_one_its_own_figures_give() -> None:
    error = row_error(read(GOOD, "sample").rows[0])
    assert error is not None
    assert error.sem == pytest.approx(9.8, abs=0.05)
    assert error.mdc95 == pytest.approx(27.1, abs=0.1)
    assert error.disagrees == (
        "Printed SEM 1.75 N, computed from SD and ICC 9.8 N",
        "Printed MDC95 4.85 N, computed from SD and ICC 27.1 N",
    )


def test_without_sd_and_icc_the_printed_sem_or_the_cv_is_gone_by() -> None:
    row = read(GOOD.replace("sd = 42.5\n", ""), "sample").rows[0]
    error = row_error(row)
    assert error is not None
    assert (error.made_from, error.disagrees) == ("its printed SEM", ())
    cut = GOOD.split("mean =", maxsplit=1)[0]
    by_cv = row_error(read(cut + "printed_cv = 3.7\n", "sample").rows[0])
    assert by_cv is not None
    assert by_cv.relative
    assert by_cv.mdc95 == pytest.approx(10.26, abs=0.01)
    assert row_error(read(cut, "sample").rows[0]) is None


def test_the_mdc_as_a_part_of_the_mean() -> None:
    assert part_of_mean(read(GOOD, "sample").rows[0]) == pytest.approx(27.1 / 117, abs=0.001)
    assert part_of_mean(read(GOOD.replace("mean = 117.0\n", ""), "sample").rows[0]) is None


def test_a_source_without_doi_and_pmid_is_not_used() -> None:
    told = faults_of(GOOD.replace('doi = "10.1000/182"\n', ""))
    assert told == {"doi": "name the source by its DOI or its PMID; without one the figures are not used"}


def test_a_doi_is_no_address_and_a_pmid_is_digits() -> None:
    told = faults_of(GOOD.replace('doi = "10.1000/182"', 'doi = "https://doi.org/10.1000/182"\npmid = "PMID 1"'))
    assert told == {
        "doi": "write it without an address, as in 10.1000/182",
        "pmid": "write its digits only",
    }


def test_every_fault_is_named_by_its_place() -> None:
    text = GOOD.replace("hip_abduction", "hip_abducton").replace("n = 18", "n = 1.5\nsdd = 2").replace("0.947", "1.2")
    told = faults_of(text)
    assert set(told) == {"rows[1].movement", "rows[1].n", "rows[1].sdd", "rows[1].icc"}
    assert told["rows[1].icc"] == "give a number, -1 to 1"


def test_a_pack_is_called_as_its_file_is() -> None:
    assert faults_of(GOOD, "another") == {"id": "say “another”, as the file is called"}


def test_what_is_no_toml_says_so_in_one_sentence() -> None:
    with pytest.raises(ReferenceFault, match=r"The reference pack “sample” cannot be used until this is mended: "):
        read("id = ", "sample")


def test_a_broken_file_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    own(tmp_path, "sample", GOOD)
    own(tmp_path, "broken", "id = ")
    packs = ReferencePacks(tmp_path)
    assert packs.pack("sample") == read(GOOD, "sample")
    assert [fault.faults[0][0] for fault in packs.faults()] == ["the file"]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own(tmp_path, "sample", GOOD)
    packs = ReferencePacks(tmp_path)
    assert packs.pack("sample") is not None
    own(tmp_path, "sample", GOOD.replace("Sample pack", "Another sample pack"))
    found = packs.pack("sample")
    assert found is not None
    assert found.name == "Another sample pack"


def test_a_file_that_cannot_be_changed_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "reference").write_text("a file stands where the folder goes")
    with pytest.raises(DocumentFault, match="close it where it is open and try again"):
        ReferencePacks(tmp_path).put("sample", b"")


SHIPPED = ReferencePacks(resources() / "nowhere").usable()


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_what_ships_is_cited_and_was_checked_by_nobody(pack: object) -> None:
    found = next(one for one in SHIPPED if one is pack)
    assert found.doi or found.pmid
    assert found.kind is PackKind.RELIABILITY
    assert found.transcribed_by == found.checked_by == ""
    assert found.licence
    assert not any(row.mean for row in found.rows), "no table of norms ships"


def test_the_page_of_reference_packs_names_every_one_that_ships() -> None:
    page = (resources().parent / "docs/reference-packs.md").read_text(encoding="utf-8")
    assert SHIPPED
    assert [pack.id for pack in SHIPPED if f"`{pack.id}`" not in page or (pack.doi or pack.pmid) not in page] == []


def test_the_error_of_two_testers_is_five_kilograms_of_force() -> None:
    piva = next(pack for pack in SHIPPED if pack.id == "piva_2006")
    assert all(row.tester is ByTester.ANOTHER for row in piva.rows)
    errors = {row.movement: row_error(row) for row in piva.rows}
    abduction, rotation = errors[Movement.ABDUCTION], errors[Movement.EXTERNAL_ROTATION]
    assert abduction is not None
    assert rotation is not None
    assert abduction.mdc95 == pytest.approx(5.0, abs=0.05)
    assert rotation.mdc95 == pytest.approx(6.7, abs=0.05)
