"""The machine a figure belongs to, and the processor time its processes take."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
PPID, UTIME, STIME = 1, 11, 12  # fields of /proc/PID/stat after the name in brackets


def facts(folder: Path) -> dict[str, Any]:
    """What a reader must know before comparing: figures hold for one machine only."""
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "file_system": _file_system(folder),
        "load_before": os.getloadavg()[0],
    }


def cpu_seconds(root: int) -> float:
    """Processor seconds of a process and all its living descendants; 0 where /proc is missing."""
    stats = dict(_stats())
    family = {root}
    for _generation in range(4):
        family |= {pid for pid, stat in stats.items() if int(stat[PPID]) in family}
    mine = (stats[pid] for pid in family if pid in stats)
    return sum(int(stat[UTIME]) + int(stat[STIME]) for stat in mine) / TICKS


def _stats() -> list[tuple[int, list[str]]]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:  # it has just ended
            continue
        found.append((int(path.parent.name), text.rpartition(")")[2].split()))
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def _file_system(folder: Path) -> str:
    """Where the databases of the bench stand: an fsync on a RAM disk costs nothing."""
    asked = ["stat", "-f", "-c", "%T", str(folder)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"
