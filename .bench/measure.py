"""Runs commands and says what they cost."""
import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    wall: float
    """Seconds."""
    cpu: float
    """Seconds of user and system time, with the children that were waited for."""
    memory: float
    """The largest resident size in MB."""


def run(command, environment=None):
    """Runs a command to its end with its output thrown away.

    `os.wait4` tells the cost of this child alone, not of all children so far.
    """
    start = time.perf_counter()
    child = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"`{' '.join(command)}` ended with {child.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternating(runs, first, second):
    """Measures two things in turn, so that what else the machine does touches both alike."""
    pairs = []
    for _ in range(runs):
        pairs.append((first(), second()))
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def median(costs, field):
    return statistics.median(getattr(cost, field) for cost in costs)


def ratio(these, those, field):
    """The median of the ratios within each pair."""
    return statistics.median(
        getattr(this, field) / max(getattr(that, field), 1e-6) for this, that in zip(these, those))
