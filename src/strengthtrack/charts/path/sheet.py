"""A change path as a sheet in one of the named sizes."""

from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import SCREEN, PaperSize, Room
from strengthtrack.charts.path.picture import PathPicture, path_picture
from strengthtrack.charts.trend.form import PAPER, TAKEN
from strengthtrack.science.change_path import ChangePath


def path_in(size: PaperSize, path: ChangePath, palette: Palette = LIGHT) -> Framed:
    """All of a path; its titles name movement and side."""
    form = TAKEN if size.name == SCREEN else PAPER

    def made(room: Room) -> PathPicture:
        return path_picture(path, palette, form, room.width, room.height)

    return framed(made, size, palette, form)
