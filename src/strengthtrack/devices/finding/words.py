"""What a search found, and what it will send, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from strengthtrack.devices.finding.answers import Answer, Outcome
from strengthtrack.devices.finding.plan import Question, Turn, can_be_found
from strengthtrack.devices.finding.setting import setting_of
from strengthtrack.devices.profiles.profile import Profile

MOST_SHOWN, MOST_IN_HEX = 60, 16
_NAMES = {0x0D: "\\r", 0x0A: "\\n", 0x09: "\\t", 0x5C: "\\\\"}


def shown(data: bytes) -> str:
    """Bytes as text, control characters as a profile's file would write them."""
    return "".join(_character(byte) for byte in data[:MOST_SHOWN]) + ("…" if len(data) > MOST_SHOWN else "")


def in_hex(data: bytes) -> str:
    """Bytes as hexadecimal numbers, parted by spaces."""
    return data[:MOST_IN_HEX].hex(" ").upper() + (" …" if len(data) > MOST_IN_HEX else "")


def sentence(outcome: Outcome) -> str:
    """What was found on one port."""
    port = outcome.port.words
    if outcome.trouble:
        return outcome.trouble
    if outcome.answers:
        return found_words(outcome.best, f"on {port} ")
    if outcome.strange:
        heard = shown(outcome.strange.heard)
        return f"What comes from {port} at {outcome.strange.baud} baud is read by no profile: “{heard}”."
    return f"Nothing answered on {port}."


def what_to_try(outcomes: Iterable[Outcome]) -> str:
    """One sentence for a search that found nothing; empty where it found something or there was no port."""
    done = tuple(outcomes)
    if not done or any(outcome.answers for outcome in done):
        return ""
    if all(outcome.trouble for outcome in done):
        return "No port could be searched; do what stands beside it, then search again."
    return (
        "Nothing was recognised; switch the dynamometer on, bring it to its measuring screen, check that its output is "
        "switched on, then search again and push and pull it meanwhile."
    )


def found_on(outcomes: Iterable[Outcome]) -> str:
    """On how many of the ports something was recognised."""
    done = tuple(outcomes)
    told = sum(bool(outcome.answers) for outcome in done)
    return f"Recognised on {told} of {len(done)} ports." if len(done) > 1 else "Recognised."


def told_turns(turns: Iterable[Turn]) -> Iterator[str]:
    """What will be done on a port, one line a turn."""
    for turn in turns:
        asks = ", ".join(f"“{shown(question.send)}” ({_askers(question)})" for question in turn.questions)
        listens = f"listens for {turn.listen_s:.1f} s"
        yield f"{turn.setting.words}: {listens}, then asks {asks}" if asks else f"{turn.setting.words}: {listens}"


def not_looked_for(profiles: Iterable[Profile]) -> tuple[str, ...]:
    """The names of those that have no harmless question and do not speak by themselves."""
    return tuple(profile.name for profile in profiles if not can_be_found(profile))


def found_words(best: Sequence[Answer], where: str = "") -> str:
    """What the surest answers say, all of them equally sure: “Answered as … at 9600 baud: certain. …”."""
    first = best[0]
    at = f"{where}at {setting_of(first.profile.serial).words}: {first.sure}"
    verb = "Answered" if first.asked else "Speaks"
    if len(best) == 1:
        return f"{verb} as {first.profile.name} {at}. {said(first)}"
    names = [answer.profile.name for answer in best]
    return f"{verb} as {', '.join(names[:-1])} or {names[-1]} {at}. They sound alike."


def said(answer: Answer) -> str:
    """What its answer means, as a sentence of its own."""
    return f"{answer.says[:1].upper()}{answer.says[1:].rstrip('.')}."


def _askers(question: Question) -> str:
    return ", ".join(dict.fromkeys(profile.name for profile, _ in question.asked_by))


def _character(byte: int) -> str:
    return _NAMES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}")
