"""The Qt application, dressed."""

from PySide6.QtWidgets import QApplication

from strengthtrack.screens import theme


def application(look: str = "light") -> QApplication:
    """The one application of this process, in Inter and in the palette of `look`."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["strengthtrack"])
        app.setApplicationName("strengthtrack")
        app.setApplicationDisplayName("strengthtrack")
    theme.apply(app, theme.palette_for(look))
    return app
