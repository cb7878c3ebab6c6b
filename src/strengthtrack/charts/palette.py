"""The colours of screens, charts and letters, light and dark, as hex. No colour means anything alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour by its use. The data colours are Okabe and Ito's."""

    name: str
    ground: str
    surface: str
    sunken: str
    line: str
    control: str
    text: str
    text2: str
    accent: str
    on_accent: str
    tint: str
    warn: str
    warn_ground: str
    ok: str
    toast: str
    on_toast: str
    right: str
    left: str
    pain: str
    done: str
    body: str
    clothes: str


LIGHT = Palette(
    name="light",
    ground="#FFFFFF",
    surface="#F5F7F8",
    sunken="#E9EEF0",
    line="#DCE2E6",
    control="#84919B",
    text="#15222C",
    text2="#52606B",
    accent="#0F5B66",
    on_accent="#FFFFFF",
    tint="#E4EFF1",
    warn="#7A4300",
    warn_ground="#FBF1E2",
    ok="#0A6148",
    toast="#15222C",
    on_toast="#FFFFFF",
    right="#0072B2",
    left="#D55E00",
    pain="#CC79A7",
    done="#009E73",
    body="#F1F5F6",
    clothes="#D5E3E6",
)

DARK = Palette(
    name="dark",
    ground="#14191D",
    surface="#1A2025",
    sunken="#0F1316",
    line="#323C44",
    control="#74838E",
    text="#E9EEF1",
    text2="#A7B3BC",
    accent="#7CC7CF",
    on_accent="#0B2328",
    tint="#1D3338",
    warn="#F0BE7A",
    warn_ground="#35291A",
    ok="#7FD1B4",
    toast="#E9EEF1",
    on_toast="#15222C",
    right="#56B4E9",
    left="#D55E00",
    pain="#CC79A7",
    done="#009E73",
    body="#222A30",
    clothes="#2B3F45",
)

MONO = Palette(
    name="mono",
    ground="#FFFFFF",
    surface="#F6F6F6",
    sunken="#ECECEC",
    line="#D9D9D9",
    control="#767676",
    text="#000000",
    text2="#4A4A4A",
    accent="#000000",
    on_accent="#FFFFFF",
    tint="#E8E8E8",
    warn="#000000",
    warn_ground="#F0F0F0",
    ok="#000000",
    toast="#000000",
    on_toast="#FFFFFF",
    right="#000000",
    left="#6B6B6B",
    pain="#3A3A3A",
    done="#595959",
    body="#F2F2F2",
    clothes="#DDDDDD",
)
"""For paper without colour: right is black and left grey, and both keep their marker and dash."""
