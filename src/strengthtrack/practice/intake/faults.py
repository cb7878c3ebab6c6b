"""A file that cannot be read in."""

from strengthtrack.errors import Mendable


class IntakeFault(Mendable):
    """What stands in the way of reading a file, and what to do about it, in one sentence."""
