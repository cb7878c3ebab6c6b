"""What was asked before the first push, in a line: only what was answered, and without a verdict."""

from strengthtrack.clinic.screening import Consent, ScreeningAnswer
from strengthtrack.clinic.session_form import SessionForm


def asked_words(form: SessionForm) -> str:
    """“Screening: yes to acute pain today; no to 3 others. Consent: patient.”; empty where nothing was answered."""
    return " ".join(filter(None, (_screening(form.screening), _consent(form.consent))))


def _screening(answers: tuple[ScreeningAnswer, ...]) -> str:
    yes = [answer.question for answer in answers if answer.yes]
    no = sum(answer.yes is False for answer in answers)
    told = [f"yes to {', '.join(yes)}"] if yes else []
    others = "others" if yes else "questions"
    told += [f"no to {no} {others if no > 1 else others.removesuffix('s')}"] if no else []
    return f"Screening: {'; '.join(told)}." if told else ""


def _consent(consent: Consent) -> str:
    named = f" ({consent.name})" if consent.name else ""
    by = f"Consent: {consent.by}{named}." if consent.by else ""
    chaperone = f"Chaperone: {consent.chaperone}." if consent.chaperone else ""
    return " ".join(filter(None, (by, chaperone)))
