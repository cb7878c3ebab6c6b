"""The look of every screen: colours from one palette, type from Inter. Painted parts ask `palette_in_use`."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import DARK, LIGHT, Palette

_PROPERTY = "strengthtrack_palette"
RADIUS_KEY, RADIUS_CONTROL, RADIUS_CARD = 4, 6, 8


def apply(app: QApplication, palette: Palette) -> None:
    """Dress the whole application; may be called again to change it."""
    app.setProperty(_PROPERTY, palette.name)
    app.setStyle("Fusion")
    app.setPalette(_qt_palette(palette))
    # Proportional: a font set later would inherit tabular figures, and the gaping hyphen that comes with them.
    app.setFont(inter(15, tabular=False))
    app.setStyleSheet(stylesheet(palette))


def palette_in_use() -> Palette:
    """The palette that was applied last; light before any was."""
    app = QGuiApplication.instance()
    return DARK if app is not None and app.property(_PROPERTY) == DARK.name else LIGHT


def palette_for(choice: str) -> Palette:
    """The palette of the setting “light”, “dark” or “system”."""
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme().name == "Dark"
        return DARK if dark else LIGHT
    return DARK if choice == DARK.name else LIGHT


def by_keyboard(reason: Qt.FocusReason) -> bool:
    """Whether focus came by key: only then is a button ringed."""
    return reason in {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }


def faded(colour: str, alpha: float) -> QColor:
    """A colour let through: `alpha` 0 to 1."""
    shade = QColor(colour)
    shade.setAlphaF(alpha)
    return shade


def _qt_palette(palette: Palette) -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: palette.ground,
        roles.WindowText: palette.text,
        roles.Base: palette.ground,
        roles.AlternateBase: palette.surface,
        roles.Text: palette.text,
        roles.Button: palette.ground,
        roles.ButtonText: palette.text,
        roles.PlaceholderText: palette.text2,
        roles.Highlight: palette.accent,
        roles.HighlightedText: palette.on_accent,
        roles.ToolTipBase: palette.toast,
        roles.ToolTipText: palette.on_toast,
        roles.Link: palette.accent,
        roles.Mid: palette.control,
        roles.Midlight: palette.line,
        roles.Accent: palette.accent,
    }
    mapped = QPalette()
    for role, colour in colours.items():
        mapped.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        mapped.setColor(QPalette.ColorGroup.Disabled, role, faded(palette.text2, 0.62))
    return mapped


def stylesheet(palette: Palette) -> str:
    """The QSS of the standard widgets; dynamic properties: ground, big, fault."""
    return _SHEET.format(**{name: getattr(palette, name) for name in Palette.__slots__})


_SHEET = """
QMainWindow, QDialog {{ background: {ground}; }}
*[ground="ground"] {{ background: {ground}; }}
*[ground="surface"] {{ background: {surface}; }}
*[ground="sunken"] {{ background: {sunken}; }}
*[ground="card"] {{ background: {ground}; border: 1px solid {line}; border-radius: 8px; }}
*[ground="quiet card"] {{ background: {surface}; border-radius: 8px; }}
*[ground="asking"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{
    background: {ground}; color: {text};
    border: 1px solid {control}; border-radius: 6px;
    padding: 0 12px;
    placeholder-text-color: {text2};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{ min-height: 38px; }}
QPlainTextEdit {{ padding: 8px 8px; }}
*[big="true"] {{ min-height: 46px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {{
    border: 2px solid {accent}; padding: 0 11px;
}}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {{ min-height: 36px; }}
QPlainTextEdit:focus {{ padding: 7px 7px; }}
*[big="true"]:focus {{ min-height: 44px; }}
*[fault="true"] {{ border-color: {warn}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ border-color: {line}; color: {text2}; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{
    background: {ground}; color: {text}; border: 1px solid {control}; outline: 0;
    selection-background-color: {tint}; selection-color: {text}; padding: 4px;
}}
QComboBox QAbstractItemView::item {{ min-height: 40px; padding: 0 8px; }}

QScrollArea, QScrollArea > QWidget > QWidget[ground=""] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {control}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 48px; }}
QScrollBar::handle:horizontal {{ min-width: 48px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QListView {{ background: transparent; color: {text}; border: none; outline: 0; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{
    background: {surface}; color: {text2}; border: none; min-height: 32px; padding: 0 15px;
}}
QTableView {{
    background: {ground}; color: {text}; border: none; outline: 0; gridline-color: {line};
    selection-background-color: {tint}; selection-color: {text};
}}
QTableView::item {{ border: none; border-bottom: 1px solid {line}; padding: 0 12px; }}

QCheckBox, QRadioButton {{ color: {text}; spacing: 12px; min-height: 40px; }}
QMessageBox QPushButton {{
    background: {ground}; color: {text}; border: 1px solid {control}; border-radius: 6px;
    min-width: 88px; min-height: 38px;
}}
QMessageBox QPushButton:focus {{ border: 2px solid {accent}; min-width: 86px; min-height: 36px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMenu {{ background: {ground}; color: {text}; border: 1px solid {control}; border-radius: 6px; padding: 4px; }}
QMenu::item {{ min-height: 24px; padding: 8px 24px 8px 40px; border-radius: 4px; }}
QMenu::item:selected {{ background: {tint}; color: {text}; }}
QMenu::item:disabled {{ color: {text2}; }}
QMenu::indicator {{ left: 12px; width: 16px; height: 16px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{
    background: {toast}; color: {on_toast}; border: none; padding: 6px 12px; min-height: 20px;
}}
"""
