"""Days and months as a patient is told them, in the language of the phrases."""

from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.days import MONTHS
from strengthtrack.practice.patient.phrases import Phrases


@dataclass(frozen=True, slots=True)
class PatientDays:
    """Words for days, seen from `today`: what lies in another year is told with its year."""

    phrases: Phrases
    today: date

    def month(self, day: date) -> str:
        """“March”."""
        return self.phrases.say(f"months.{MONTHS[day.month - 1].lower()}")

    def day(self, day: date) -> str:
        """“28 April”, “28 April 2025”."""
        key = "date.short" if day.year == self.today.year else "date.full"
        return self._say(key, day)

    def full(self, day: date) -> str:
        """“28 April 2026”."""
        return self._say("date.full", day)

    def since(self, day: date, last: date) -> str:
        """“in March”, “in March 2025”; “on 3 April” where `last` lies in the same month."""
        apart = (day.year, day.month) != (last.year, last.month)
        key = "when.month" if apart else "when.day"
        return self._say(key if day.year == self.today.year else f"{key}_of_year", day)

    def start(self, day: date, last: date) -> str:
        """The same on an axis: “March”, “March 2025”, “3 April”."""
        if (day.year, day.month) == (last.year, last.month):
            return self.day(day)
        return self.month(day) if day.year == self.today.year else self._say("date.month_of_year", day)

    def _say(self, key: str, day: date) -> str:
        gaps = {"day": str(day.day), "month": self.month(day), "year": str(day.year)}
        return self.phrases.say(key, **gaps)
