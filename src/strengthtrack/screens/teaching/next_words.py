"""What the foot of the page says and offers, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.proposal import Proposal

FURTHER = "Next: what it says"


@dataclass(frozen=True, slots=True)
class Foot:
    """One sentence, and what the button at the right does; no button where `further` is empty."""

    words: str
    further: str
    possible: bool
    primary: bool = True


def while_listening(*, reads: int, listening: bool) -> Foot:
    """The first step."""
    if reads:
        return Foot("Push the pad: what comes must change with your hand.", "Next: capture", possible=True)
    if listening:
        return Foot(
            "Nothing came yet. Some speak only when asked, or at their own key.", "Next: capture", possible=False
        )
    return Foot("Plug it in, switch it on, and listen.", "", possible=False)


def while_capturing(*, whole: bool, begun: bool, taking: Kind | None) -> Foot:
    """The second step; `taking` is what is captured now."""
    if taking is not None:
        words = "Leave it alone until the bar is full." if taking is Kind.REST else "Hold it until the bar is full."
        return Foot(words, FURTHER, possible=False, primary=False)
    if whole:
        return Foot("All there. Capture one again if your hand slipped.", FURTHER, possible=True)
    words = "Go on with the next one." if begun else "Begin with rest."
    return Foot(words, FURTHER, possible=begun, primary=False)


def while_choosing(proposal: Proposal | None, *, judging: bool, has_port: bool) -> Foot:
    """The third step."""
    if judging:
        return Foot("Looking at the bytes …", "", possible=False)
    if proposal is None:
        return Foot("", "", possible=False)
    if proposal.known:
        further = "Use it now" if has_port else ""
        return Foot(f"The {proposal.profile.name} is in the list already.", further, possible=True)
    words = "It is written to your own folder, where you can change it."
    return Foot(words, "Save and use now" if has_port else "Save", possible=True)
