"""Who was born when, so that a date however it is written finds its people without asking everybody."""

from collections.abc import Callable, Iterable, Iterator, Set
from datetime import date
from itertools import product

from strengthtrack.clinic.days import MONTHS
from strengthtrack.practice.finding import COMPACT, YEAR, date_parts, fits_alone, same, short_year

_Fits = Callable[[str, str], bool]
_ORDERS = (("day", "month", "year"), ("month", "day", "year"), ("year", "month", "day"))
_DAYS, _MONTHS = range(1, 32), range(1, 13)


class Birthdays:
    """Patients' ids by the day they were born on."""

    def __init__(self) -> None:
        self._by_day: dict[tuple[int, int], dict[int, set[str]]] = {}
        """By month and day, then by year."""
        self._years: dict[int, int] = {}
        """How many were born in each."""

    def add(self, patient_id: str, born: date) -> None:
        """One more."""
        self._by_day.setdefault((born.month, born.day), {}).setdefault(born.year, set()).add(patient_id)
        self._years[born.year] = self._years.get(born.year, 0) + 1

    def remove(self, patient_id: str, born: date) -> None:
        """One less."""
        self._by_day[born.month, born.day][born.year].discard(patient_id)
        self._years[born.year] -= 1

    def found(self, sought: str) -> Set[str]:
        """The ids of those whose birth date a plain text fits, as `finding.fits` says."""
        parts = date_parts(sought)
        if len(parts) == 1:
            return self._alone(sought)
        ids: set[str] = set()
        if 1 < len(parts) <= len(_ORDERS):
            for order in _ORDERS:
                for start in range(len(order) - len(parts) + 1):
                    ids |= self._in_order(dict(zip(order[start:], parts, strict=False)), order)
        return ids

    def _in_order(self, parts: dict[str, str], order: tuple[str, ...]) -> set[str]:
        """Those whose birth date has these parts, the last of which may not be typed to its end."""
        last = tuple(parts)[-1]
        fits: dict[str, _Fits] = {name: _begins if name == last else same for name in parts}
        days = [day for day in _DAYS if "day" not in parts or fits["day"](parts["day"], str(day))]
        months = [month for month in _MONTHS if "month" not in parts or _is_month(parts["month"], month, fits["month"])]
        if "year" not in parts:
            return set(self._all_of(months, days, lambda _: True))
        short = order[0] != "year"
        years = {year for year in self._years if _is_year(parts["year"], year, fits["year"], short=short)}
        return set(self._all_of(months, days, years.__contains__)) if years else set()

    def _alone(self, figures: str) -> set[str]:
        """Those who are meant by a year, or by day, month and year run together."""
        if not figures.isdigit() or (len(figures) != YEAR and len(figures) < COMPACT):
            return set()
        years = {year for year in self._years if figures.startswith(str(year))}
        ids: set[str] = set()
        for (month, day), born in self._by_day.items():
            meant = born.keys() if f"{day:02}{month:02}" == figures[:YEAR] else years & born.keys()
            for year in meant:
                if fits_alone(date(year, month, day), figures):
                    ids |= born[year]
        return ids

    def _all_of(self, months: Iterable[int], days: Iterable[int], in_year: Callable[[int], bool]) -> Iterator[str]:
        for at in product(months, days):
            for year, ids in self._by_day.get(at, {}).items():
                if in_year(year):
                    yield from ids


def _begins(part: str, whole: str) -> bool:
    return whole.startswith(part)


def _is_month(part: str, month: int, fits: _Fits) -> bool:
    return fits(part, str(month)) or fits(part, MONTHS[month - 1].lower())


def _is_year(part: str, year: int, fits: _Fits, *, short: bool) -> bool:
    return fits(part, str(year)) or (short and fits(part, short_year(year)))
