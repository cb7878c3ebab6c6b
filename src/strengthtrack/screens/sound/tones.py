"""The sounds of the app, made by itself: sines with a soft beginning and end, told apart by how they rise and fall."""

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from strengthtrack.practice.testing.cues import Tone

RATE_HZ = 44_100
_SOFT_S = 0.012
_GAP_S = 0.03
_FULL = 32_767


@dataclass(frozen=True, slots=True)
class _Shape:
    """Notes one after another, in Hz; each lasts `note_s`; `loud` 0 to 1."""

    notes_hz: tuple[float, ...]
    note_s: float
    loud: float = 0.8


_SHAPES = {
    Tone.READY: _Shape((587.0, 880.0), 0.12),
    Tone.GO: _Shape((1175.0,), 0.28),
    Tone.TICK: _Shape((880.0,), 0.06, 0.7),
    Tone.RELAX: _Shape((880.0, 587.0, 440.0), 0.14),
    Tone.ONE_MORE: _Shape((659.0, 659.0), 0.12),
    Tone.DONE: _Shape((523.0, 659.0, 784.0), 0.13),
    Tone.HINT: _Shape((440.0,), 0.16, 0.4),
    Tone.WARN: _Shape((311.0, 233.0, 311.0, 233.0), 0.15, 0.9),
}


def samples(tone: Tone) -> NDArray[np.int16]:
    """A tone as 16-bit samples at `RATE_HZ`, one channel."""
    shape = _SHAPES[tone]
    gap = np.zeros(round(_GAP_S * RATE_HZ))
    parts = [part for note in shape.notes_hz for part in (_note(note, shape.note_s), gap)]
    return (np.concatenate(parts) * shape.loud * _FULL).astype(np.int16)


def write(folder: Path) -> dict[Tone, Path]:
    """Write every tone into a folder as a WAV file; raises OSError."""
    files = {tone: folder / f"{tone.name.lower()}.wav" for tone in Tone}
    for tone, path in files.items():
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(samples(tone).tobytes())
    return files


def _note(hz: float, seconds: float) -> NDArray[np.float64]:
    """One note with its octave in it, which small loudspeakers carry better; no click at either end."""
    t_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    edges = np.minimum(1.0, np.minimum(t_s, seconds - t_s) / _SOFT_S)
    turns = 2 * np.pi * hz * t_s
    return np.asarray((0.8 * np.sin(turns) + 0.2 * np.sin(2 * turns)) * np.sin(edges * np.pi / 2))
