"""The examples of a profile, read by it: a profile is its own test."""

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.link.timing import Stamps
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Example
from strengthtrack.devices.readings import Readings


def example_faults(profile: Profile) -> list[tuple[str, str]]:
    """Every example that does not read as it says, with its key path and what it reads as."""
    wrong = [(f"example.{at}", _reads_as(profile, example)) for at, example in enumerate(profile.example)]
    return [(path, sentence) for path, sentence in wrong if sentence]


def _reads_as(profile: Profile, example: Example) -> str:
    """Empty if the example reads as it should, else what it reads as."""
    if len(example.raw) > profile.framing.most_bytes:
        return "is longer than framing lets a frame be"
    fitting = profile.in_unit("N") if profile.unit.source == "ask" else profile
    events = Decoder(fitting).decode([example.raw], Stamps(0.0).stamp(1, 1.0), 1.0)
    readings = [event for event in events if isinstance(event, Readings)]
    if example.expect is None:
        return "is read as a value, but should be an error" if readings else ""
    if not readings:
        return "is not read at all"
    (read,) = readings
    got = (float(read.value[0]), read.unit, read.status[0])
    wanted = (example.expect.value, example.expect.unit, example.expect.status)
    return "" if got == wanted else f"reads as {_shown(got)}, not {_shown(wanted)}"


def _shown(reading: tuple[float, str, str]) -> str:
    value, unit, status = reading
    return f"{value:g} {unit} ({status})"
