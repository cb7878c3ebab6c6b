"""What a table of numbers is made of."""

from dataclasses import dataclass

from strengthtrack.clinic.setup import Side


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `side` where its head carries a side's marker, `aloud` where its title is not plain alone."""

    title: str
    right: bool = False
    side: Side | None = None
    aloud: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`mark` True for beyond error, False for within, None for neither; `tip` is said on pointing and aloud.

    `side` where that side's marker stands before the words.
    """

    words: str
    strong: bool = False
    quiet: bool = False
    mark: bool | None = None
    tip: str = ""
    side: Side | None = None

    @property
    def marked(self) -> bool:
        """Whether anything stands before the words."""
        return self.mark is not None or self.side is not None
