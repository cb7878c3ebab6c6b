"""The words a patient is told, as the chart takes them."""

from strengthtrack.charts.patient.sheet import End, PainPanel, PatientSheet, StrengthPanel
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.patient.phrases import Phrases
from strengthtrack.practice.patient.step_words import StepWords
from strengthtrack.practice.patient.strength_told import Told
from strengthtrack.practice.patient.words import PatientWords


def sheet_of(words: PatientWords, step: StepWords) -> PatientSheet:
    """One movement and side."""
    say = words.phrases.say
    return PatientSheet(
        heading=words.heading,
        strength=step.strength.sentence,
        notes=step.notes,
        strength_panel=StrengthPanel(
            title=step.title,
            way=say("chart.up"),
            side=step.side,
            line=step.line,
            half=step.half,
            band=say("chart.band"),
            start=step.start,
            tick=_Ticks(words.phrases).words,
            end=_end(step.strength),
        ),
        pain=step.pain.sentence,
        pain_panel=_pain(words.phrases, step),
        not_why=say("chart.not_why"),
        days=step.days,
    )


def nothing_yet(words: PatientWords) -> PatientSheet:
    """What is shown before the first test."""
    strength = StrengthPanel("", "", Side.RIGHT, (), None, "", "", figure)
    return PatientSheet(
        words.heading, words.nothing[0], (), strength, words.nothing[1], PainPanel("", (), "", ""), "", {}
    )


class _Ticks:
    """“+15 %”, “−15 %”."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def words(self, percent: float) -> str:
        key = "chart.above" if percent > 0.0 else "chart.below"
        return self._phrases.say(key, percent=figure(abs(percent)))


def _pain(phrases: Phrases, step: StepWords) -> PainPanel:
    words = phrases.say("chart.none"), phrases.say("chart.worst")
    return PainPanel(phrases.say("chart.down"), step.answers, *words, end=_end(step.pain))


def _end(told: Told) -> End:
    return End(told.big, told.small)
