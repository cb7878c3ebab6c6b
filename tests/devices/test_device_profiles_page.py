"""The page on device profiles: it names every key, and its example is a profile."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.profiles.loading import parsed
from strengthtrack.devices.profiles.profile import Profile

PAGE = (Path(__file__).parents[2] / "docs" / "device-profiles.md").read_text("utf-8")


def keys() -> Iterator[str]:
    schema = Profile.model_json_schema(by_alias=True)
    for part in (schema, *schema["$defs"].values()):
        yield from part.get("properties", {})


@pytest.mark.parametrize("key", sorted({*keys()} - {"hash"}))
def test_every_key_is_named(key: str) -> None:
    explained = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    spans = " ".join(re.findall(r"`([^`\n]+)`", explained))
    assert re.search(rf"(?<![a-z_]){key}(?![a-z_])", spans), key


def test_its_example_reads_and_plays() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    gauge = EmulatedGauge(parsed(example.encode(), "sample_gauge.toml"))
    assert gauge.hear(b"R\rhello\r", lambda: 12.5) == b"-012.5 N\r\nE\r\n"
