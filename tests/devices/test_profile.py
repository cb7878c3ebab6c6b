import os
from pathlib import Path

import pytest

from strengthtrack.devices.profiles.loading import load, parsed
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import ProfileFault
from strengthtrack.paths import device_profiles

SOUND = (device_profiles() / "imada_d.toml").read_text("utf-8")


def faults(text: str) -> dict[str, str]:
    with pytest.raises(ProfileFault) as fault:
        parsed(text.encode(), "own.toml")
    return dict(fault.value.faults)


def changed(old: str, new: str, text: str = SOUND) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_three_faults_are_named_all_three_with_their_key_paths() -> None:
    text = changed('positive = "compression"\n', "")
    text = changed("baud = 19200", 'baud = "fast"', text)
    text = changed(r"\d{0,7}\.?\d{1,7}) {0,4}(?P<unit>", r"\d+)(?P<unit>", text)
    with pytest.raises(ProfileFault) as fault:
        parsed(text.encode(), "own.toml")
    found = dict(fault.value.faults)
    assert list(found) == ["serial.baud", "parse.pattern", "sign.positive"]
    assert found["sign.positive"] == "is missing"
    assert found["parse.pattern"].startswith("repeats without an upper bound")
    assert str(fault.value).startswith("own.toml has 3 to mend: serial.baud: ")


@pytest.mark.parametrize(
    ("old", "new", "path", "sentence"),
    [
        ("schema = 1", "schema = 2", "schema", "must be 1, not 2"),
        ('evidence = "driver"', 'evidence = "hearsay"', "profile.evidence", "must be 'vendor-manual', 'driver'"),
        ("tested_on_hardware = false\n", "", "profile.tested_on_hardware", "is missing"),
        ("[serial]\n", "[serial]\nspeed = 3\n", "serial.speed", "is no key of a profile; check its spelling"),
        ('terminator = "\\r"\nmax', 'terminator = "€"\nmax', "framing.terminator", "has a character that is no single"),
        ('terminator = "\\r"\nmax', "terminator = 13\nmax", "framing.terminator", "must be text in quotes"),
        ('request = "D\\r"\n', "", "acquire", "polls and so needs a request"),
        ("(?P<value>", "(?P<force>", "parse.pattern", "needs a group named value, as in (?P<value>...)"),
        (r"^\n?r?(?P", r"^(?P<echo>\n?)r?(?P", "parse.pattern", "has groups nobody reads: echo"),
        (r"^\n?r?(?P", r"^(?P<decimals>\n?)r?(?P", "parse", "has a group decimals, and so needs number = "),
        (r"^\n?r?(?P", r"^(?P<clock>\n?)r?(?P", "clock", "is missing, but parse.pattern has a group named clock"),
        ('positive = "compression"', 'positive = "compression"\nmap = { 0 = "-" }', "sign.map", "is never looked up"),
        ('kind = "line"', 'kind = "lines"', "framing", "must be 'line', 'fixed', 'start_end', 'packet', 'endless'"),
        ('mode = "poll"', 'mode = "poll"\nalso = ["poll"]', "acquire.also", "names poll again, which is its mode"),
        ("baud = 19200", "baud = 19200\nbauds = [10]", "serial.bauds.0", "Input should be greater than or equal"),
        ("value = -0.001", "value = -0.002", "example.1", "reads as -0.001 N (ok), not -0.002 N (ok)"),
        (r"'^\n?E$' =", "'E' =", "parse.errors", "must be anchored: begin with ^ and end with $"),
        ('source = "wire"', 'source = "fixed"', "unit", 'is fixed and so needs fixed = "N" or another unit'),
        ('[unit.map]\nN = "N"', '[unit.map]\nN = "newton"', "unit.map.N", "must be 'N', 'mN'"),
        (
            "(?P<unit>[A-Z])T",
            "[A-Z]T",
            "parse.pattern",
            "has no group named unit, but unit comes from the wire",
        ),
        (
            (
                'raw = "+12.34NPO"\nexpect_error = true\n[[example]]\nraw = "E"\nexpect_error = true\n[[example]]\n'
                'raw = "+12.3"\nexpect_error = true\n# kgf or gf, lbf or ozf: nothing says which\n[[example]]\n'
                'raw = "+12.34KT0"\nexpect_error = true\n[[example]]\nraw = "+12.34OTO"\nexpect_error = true'
            ),
            'raw = "+512.0NTE"\nexpect = { value = 512.0, unit = "N", status = "overload" }',
            "example",
            "needs a frame that is no reading",
        ),
        ('kind = "line"\n', "", "framing.kind", "is missing"),
        (
            'source = "wire"',
            'source = "wire"\nfixed = "lbf"',
            "unit.fixed",
            "is never used, for the unit comes from the",
        ),
        ('source = "wire"', 'source = "fixed"\nfixed = "lbf"', "parse.pattern", "has a group named unit, which nobody"),
        (
            'source = "wire"',
            'source = "ask"',
            "parse.pattern",
            "has a group named unit, which nobody looks up, for the",
        ),
        ('name = "Imada"', 'name = "Im\\nada"', "profile.name", "must be one line, without control characters"),
        ('name = "Imada"', '"na\\u001bme" = "x"', r"profile.na\x1bme", "is no key of a profile; check its spelling"),
        (
            'where = "a published A',
            'where = "\\u001bc',
            "profile.sources.2.where",
            "has a control character; take it out",
        ),
        ("value = -0.001", "value = 0.5", "example", "needs a pull (value under 0)"),
        ('raw = "E"\nexpect_error = true', 'raw = "E"', "example.5", "needs expect, or expect_error = true"),
        (
            'plain = "{value}{unit}',
            'plain = "{force}{unit}',
            "emulate",
            "cannot fill in frames.plain; it may name value,",
        ),
        ('plain = "{value}', 'plain = "{value:>99999}', "emulate", "cannot fill in frames.plain; it may name value,"),
        ('do = "zero"\nreply = "R', 'do = "zero"\nreply = "{0}', "emulate", "cannot fill in answers.1.reply; it may"),
        ('N = "0.1"', 'N = "0"', "emulate", "resolution.N needs a number over 0 in quotes"),
        ('mode = "T"\nformat', 'mode = "X"\nformat', "emulate", "sets mode to “X”, which is none of P, T"),
    ],
)
def test_every_fault_says_where_and_what(old: str, new: str, path: str, sentence: str) -> None:
    assert faults(changed(old, new))[path].startswith(sentence)


def test_many_faults_are_cut_short_and_counted() -> None:
    found = faults("".join(f"key{at} = 1\n" for at in range(500)) + SOUND)
    assert len(found) == 51
    assert found["file"] == "has 450 more"


def test_a_wire_unit_needs_its_map() -> None:
    head, _, tail = SOUND.partition("[unit.map]")
    assert (
        faults(head + tail[tail.index("[sign]") :])["unit"] == 'comes from the wire and so needs a map, such as N = "N"'
    )


def test_a_hash_cannot_be_claimed() -> None:
    assert faults('hash = "x"\n' + SOUND) == {"hash": "is worked out from the file; leave it out"}


def test_text_that_is_no_toml_is_one_fault_with_its_line() -> None:
    assert "line 1" in faults("schema = = 1")["file"]
    assert faults("schema = '\udcff'".encode("utf-8", "surrogateescape").decode("latin-1"))["schema"]


def test_a_file_as_notepad_writes_it_is_read_and_one_in_another_coding_says_where() -> None:
    assert parsed(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode(), "own.toml").id == "imada_d"
    with pytest.raises(ProfileFault, match=r"file: is not text in UTF-8 \(line 2\); save it as UTF-8"):
        parsed("#\n# Kraftmesser, Größe".encode("latin-1"), "own.toml")
    assert faults("schema = " + "9" * 5000) == {"file": "has a number of thousands of digits"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_what_would_be_waited_for_without_end_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / os.fsdecode(b"pi\xffpe.toml")
    os.mkfifo(pipe)
    with pytest.raises(ProfileFault, match=r"pi\?pe\.toml has 1 to mend: file: is a pipe or a device; put a text file"):
        load(pipe)


def test_a_file_that_cannot_be_read_or_is_huge_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ProfileFault, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "huge.toml").write_bytes(b"#" * 300_000)
    with pytest.raises(ProfileFault, match="far too large"):
        load(tmp_path / "huge.toml")


def test_the_hash_is_of_the_file_and_the_same_with_windows_line_ends() -> None:
    unix = parsed(SOUND.encode(), "a").hash
    assert len(unix) == 64
    assert parsed(SOUND.replace("\n", "\r\n").encode(), "a").hash == unix
    assert parsed(changed("12.34KT0", "12.34KT0").encode() + b"# more", "a").hash != unix


def test_a_profile_turned_round_says_so_in_its_hash(imada: Profile) -> None:
    turned = imada.flipped()
    assert (turned.sign.positive, turned.sign.verified) == ("tension", False)
    assert turned.hash not in {imada.hash, imada.in_unit("N").hash}
    assert turned.flipped().sign.positive == "compression"


def test_another_baud_rate_leaves_the_meaning_and_the_hash(imada: Profile) -> None:
    fast = imada.at_baud(256_000)
    assert (fast.serial.baud, fast.hash) == (256_000, imada.hash)


def test_a_profile_cannot_be_changed(imada: Profile) -> None:
    with pytest.raises(ValueError, match="frozen"):
        imada.sign.positive = "tension"  # type: ignore[misc]


def test_what_ships_was_never_tried_on_hardware_and_says_where_it_was_read(either: Profile) -> None:
    assert not either.profile.tested_on_hardware
    assert all(origin.where and origin.what for origin in either.profile.sources)
