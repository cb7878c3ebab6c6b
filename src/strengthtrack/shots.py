"""Walk through the whole journey off screen, as a physio would, and take pictures of every screen on the way."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.errors import DocumentFault

if TYPE_CHECKING:
    from strengthtrack.demo_walk.camera import Camera

LOOKS = ("light", "dark")


def run(folder: Path) -> int:
    """Write the pictures into `folder`, one folder within for each look and size; raises Mendable."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentFault(f"{folder} cannot be made ({error.strerror}); name another folder.") from None
    from strengthtrack.bootstrap.application import application
    from strengthtrack.demo_walk.camera import Camera

    application()
    camera = Camera(folder)
    for look in LOOKS:
        camera.turn_to(look)
        _walk(camera)
    sys.stderr.write(f"{camera.taken} pictures are in {folder}.\n")
    return 0


def _walk(camera: Camera) -> None:
    from strengthtrack.bootstrap.clinic import open_clinic
    from strengthtrack.bootstrap.window import Workplace
    from strengthtrack.demo import open_demo
    from strengthtrack.demo_walk.walk import Walk

    with tempfile.TemporaryDirectory() as empty, open_clinic(Path(empty), use_keyring=False) as clinic:
        place = Workplace(clinic)
        place.open()
        place.bring_dynamometer()
        Walk(place, camera).first_start()
        place.window.close()
    with open_demo(pushing=False) as (clinic, emulator):
        place = Workplace(clinic)
        place.open()
        place.bring_dynamometer()
        Walk(place, camera).whole_journey(emulator)
        place.window.close()
