"""Where things lie: what ships with the app, and the folder of the clinic's own data."""

from pathlib import Path

import platformdirs

from strengthtrack.errors import Mendable

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """The folder inside the installed package, or at the top of a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name


def resources() -> Path:
    """Batteries, drawings, letter templates."""
    return _shipped("resources")


def device_profiles() -> Path:
    """The dynamometer profiles that ship with the app."""
    return _shipped("device_profiles")


def data_folder(chosen: Path | None = None) -> Path:
    """The folder of records and settings, made if missing; `chosen` is what --data named. Raises Mendable."""
    folder = chosen or Path(platformdirs.user_data_dir("strengthtrack", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Mendable(f"{folder} is no folder; name another one with --data.") from None
    except OSError as fault:
        raise Mendable(
            f"The folder {folder} cannot be made ({fault.strerror}); name another one with --data."
        ) from None
    return folder
