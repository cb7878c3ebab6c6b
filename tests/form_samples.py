"""What the form before the first push begins with, in tests: made up, and all of it used."""

from datetime import date

from strengthtrack.clinic.function import FunctionMeasure, PatientActivity
from strengthtrack.clinic.pain import PainReport, PainSite
from strengthtrack.clinic.questionnaire import Answer, Direction, Item, Questionnaire, Scoring
from strengthtrack.clinic.setup import Fixation, Side
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.beforehand import Beforehand, LastTotal

MARCH = date(2026, 3, 3)
SUGAR = Item("Sugar in the sample tea?", (Answer("None", 0), Answer("One lump", 1), Answer("Two lumps", 2)))
BISCUIT = Item("Where is the sample biscuit?", (Answer("Here", 0), Answer("There", 2)))
TEATIME = Questionnaire(
    id="sample-teatime",
    name="Sample teatime questions",
    measure=FunctionMeasure.KOOS_PF,
    version="1",
    language="English",
    licence="made up",
    source="made up",
    scoring=Scoring.PERCENT,
    direction=Direction.DOWN,
    items=(SUGAR, BISCUIT),
)
NOBODY = Beforehand(tester="Sample Tester", batteries=(load("hips"),), battery_id="hips", fixation=Fixation.BELT)
IN_MARCH = Beforehand(
    tester="Sample Tester",
    batteries=(load("hips"),),
    battery_id="hips",
    fixation=Fixation.BELT,
    questions=("One?", "Two?"),
    pain=PainReport(site=PainSite.KNEE, side=Side.RIGHT),
    pain_on=MARCH,
    totals=(LastTotal(FunctionMeasure.AKPS, 71, MARCH),),
    activities=(PatientActivity("Sample stairs", 4.0), PatientActivity("Sample squat", 6.0)),
    activities_on=MARCH,
    packs=(TEATIME,),
)
