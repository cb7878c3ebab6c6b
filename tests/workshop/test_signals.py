import subprocess
import sys

EMIT = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(bool)

heard = []
bell = Bell()
bell.rung.connect(heard.append)
for number in range(5000):
    bell.rung.emit(number % 2 == 0)
print(len(heard), sum(heard))
"""


def test_five_thousand_signals_with_a_bool_do_not_abort_the_process() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to True with each emit and aborts after some 500."""
    done = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["5000", "2500"]
