"""Why a port could not be searched, as one sentence for a person."""

from strengthtrack.devices.ports.ports import Port


def in_trouble(port: Port, fault: str) -> str:
    """What opening it said, with the search as what comes next."""
    if port.held_by and " is in use by " in fault:
        return f"{port.words} is in use by {port.held_by}; {_let_go(port.held_by)}, then search again."
    return fault.replace("then connect again", "then search again").replace(
        "then choose its port again", "then search again"
    )


def too_slow(port: Port) -> str:
    """It did not open, and may never."""
    what = "switch the dynamometer on and bring it near" if port.bluetooth else "unplug its cable and plug it in again"
    return f"{port.words} did not open in time; {what}, then search again."


def went_away(port: Port) -> str:
    """It was open, and failed."""
    return f"{port.words} went away during the search; plug it in again, then search again."


def _let_go(held_by: str) -> str:
    return "disconnect it first" if held_by == "this app" else "close that program"
