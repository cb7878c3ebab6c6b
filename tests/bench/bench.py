"""What the app costs on this machine. Ratios are taken within one run, so that a slow machine is no excuse."""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

PARTS = {
    "start": "bench.start_up",
    "frames": "bench.frames",
    "pixels": "bench.pixels",
    "memory": "bench.memory",
    "decoding": "bench.decoding",
    "clinic": "bench.clinic",
    "progress": "bench.progress",
    "change": "bench.change",
    "letters": "bench.letters",
    "exports": "bench.exports",
}


def main(arguments: list[str]) -> int:
    """Print every figure with its aim; the exit code is 1 where one is missed."""
    asked = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    asked.add_argument("--only", choices=PARTS, help="measure this part and no other")
    only: str | None = asked.parse_args(arguments).only
    return measure(only) if only else max(apart(name) for name in PARTS)


def apart(name: str) -> int:
    """Measure one part in a process of its own, so that none finds memory or windows of another."""
    return subprocess.call([sys.executable, __file__, "--only", name])


def measure(name: str) -> int:
    """Measure one part here."""
    print(f"{name}{busy()}", flush=True)
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the parts are one package
    return int(not all(importlib.import_module(PARTS[name]).measure()))


def busy() -> str:
    """How much else the machine has to do, where the system tells."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"   (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)"


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
