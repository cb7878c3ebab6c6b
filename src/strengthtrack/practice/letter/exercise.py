"""How much of the planned exercise was done, as it was logged; an empty log says nothing."""

from strengthtrack.clinic.figures import counted
from strengthtrack.practice.letter.attendance import begun
from strengthtrack.practice.letter.material import Material


def exercise(material: Material) -> str:
    """“Of 24 planned exercise sessions, 21 were done.”, of the weeks so far; that paused days planned none."""
    planned, done = sums(material)
    if not done:
        return ""  # a log in which nothing was ever marked says nothing of what was done
    return f"{_done(planned, done, so_far=_running(material))}{_rested(material)}"


def sums(material: Material) -> tuple[int, int]:
    """Planned and done sessions of exercise of the weeks so far."""
    return sum(week.planned for week in material.exercise), sum(week.done for week in material.exercise)


def _done(planned: int, done: int, *, so_far: bool) -> str:
    were = "was" if done == 1 else "were"
    if done > planned:
        until = " so far" if so_far else ""
        return f"{counted(done, 'exercise session')} {were} done; {planned} {_were(planned)} planned{until}."
    which = "exercise sessions planned so far" if so_far else "planned exercise sessions"
    return f"Of {planned} {which if planned != 1 else which.replace('sessions', 'session')}, {done} {were} done."


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _running(material: Material) -> bool:
    last = material.programme.last_day if material.programme else None
    return last is None or last >= material.today


def _rested(material: Material) -> str:
    pauses = [pause for one in begun(material) for pause in one.pauses if pause.first_day <= material.today]
    return " No session was planned for the days of the pause." if pauses else ""
