"""Which ports a search looks at unless it is told otherwise."""

from strengthtrack.devices.ports.ports import Port


def to_search(port: Port) -> bool:
    """A cable that is free; Bluetooth only when it is asked for, for opening it may take long or reach a stranger."""
    return not (port.bluetooth or port.busy or port.advice)
