"""What a frame of a profile is worth, worked out once more in decimals, one frame at a time."""

from decimal import Decimal, InvalidOperation

from strengthtrack.devices.profiles.profile import Profile

Reading = tuple[float, str, str]
"""Value compression positive, unit, status."""


def read_plainly(profile: Profile, frame: bytes) -> Reading | None:
    """What a frame says by its grammar; None where it is no reading."""
    match = profile.parse.pattern.fullmatch(frame)
    if match is None:
        return None
    said = {name: None if group is None else group.decode("latin-1") for name, group in match.groupdict().items()}
    value, unit, status = _value(profile, said), _unit(profile, said), _status(profile, said)
    counted = all(said.get(name) is None or _is_whole(said[name]) for name in ("seq", "clock"))
    if value is None or unit is None or status is None or not counted:
        return None
    return value, unit, status


def _value(profile: Profile, said: dict[str, str | None]) -> float | None:
    magnitude = _magnitude(profile.parse.number, said["value"])
    sign = _sign(profile, said)
    if magnitude is None or sign is None:
        return None
    if "decimals" in said:
        if not _is_whole(said["decimals"]):
            return None
        magnitude = magnitude.scaleb(-int(said["decimals"] or ""))
    turned = -1 if profile.sign.positive == "tension" else 1
    value = float(magnitude * sign * turned * Decimal(profile.parse.scale))
    return value + 0.0 if abs(value) != float("inf") else None


def _magnitude(number: str, text: str | None) -> Decimal | None:
    if text is None:
        return None
    if number == "nibble_hex":
        return Decimal(int("".join("0123456789abcdef"[ord(sign) % 16] for sign in text), 16))
    if number == "bcd":
        digits = text.encode("latin-1").hex()
        return Decimal(digits) if digits.isdecimal() else None
    if number == "implied" and not _is_whole(text):
        return None
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _is_whole(text: str | None) -> bool:
    try:
        int(text or "")
    except ValueError:
        return False
    return True


def _sign(profile: Profile, said: dict[str, str | None]) -> int | None:
    if "sign" not in said:
        return 1
    signs = profile.sign.map or {"+": "+", "-": "-", " ": "+", "": "+"}
    meant = "+" if said["sign"] is None and not profile.sign.map else signs.get(said["sign"] or "")
    return {"+": 1, "-": -1, None: None}[meant]


def _unit(profile: Profile, said: dict[str, str | None]) -> str | None:
    known: dict[str, str] = {**profile.unit.map, **profile.unit.other}
    wire = said.get("unit")
    return known.get(wire) if wire else profile.unit.fixed


def _status(profile: Profile, said: dict[str, str | None]) -> str | None:
    if "status" not in said:
        return "ok"
    wire = said["status"]
    return None if wire is None else profile.parse.status.get(wire)
