"""Start, idling and memory of the full-screen application, against vim."""
import statistics
import subprocess
import sys

import trees
from analysis import SMALL
from table import Row
from terminal import Terminal

PROJECT = rb"Completion"
"""A word that the dashboard draws once it has a report from the database."""


def rows(binary, place, environment, runs, seconds):
    empty, project = place / "empty", place / "small"
    empty.mkdir(exist_ok=True)
    trees.make(project, SMALL)
    subprocess.run([binary, "analyze", project, "--yes"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)
    screen = Screen(binary, environment)
    print("starting in an empty directory", file=sys.stderr)
    result = [
        screen.start("Start to first paint, empty directory", empty, ["vim", "-u", "NONE"], 2.0, runs),
        screen.start("Start to first paint, 100 k lines", project, ["vim", "-u", "NONE"], 2.0, runs),
        screen.start(
            "Start to 100 k lines shown from the database", project, ["vim"], 1.0, runs, PROJECT),
    ]
    print(f"idling for {seconds:.0f} s", file=sys.stderr)
    return result + screen.rest(project, seconds)


class Screen:
    def __init__(self, binary, environment):
        self.command, self.environment = [str(binary)], environment

    def start(self, subject, folder, other, aim, runs, text=rb"\S"):
        """The time to a text on our screen against the time to any text on the other's."""
        ours, theirs = [], []
        for _ in range(runs + 2):
            theirs.append(self._paint(other, folder))
            ours.append(self._paint(self.command, folder, text))
        pairs = list(zip(ours, theirs))[2:]
        wall = statistics.median(our.wall / their.wall for our, their in pairs)
        cpu = statistics.median(our.cpu / their.cpu for our, their in pairs)
        took = statistics.median(our.wall for our, _ in pairs)
        return Row(
            f"{subject}, against `{' '.join(other)}`",
            f"{wall:.2f} × ({took:.1f} ms; CPU {cpu:.2f} ×)", f"≤ {aim:.1f} ×", wall <= aim)

    def rest(self, folder, seconds):
        with Terminal(self.command, folder, self.environment) as terminal:
            terminal.paint(PROJECT)
            terminal.settle()
            memory = terminal.memory()
            # The worker threads of the start go after five seconds.
            terminal.settle(6)
            idle = terminal.idle(seconds)
        return [
            Row(f"Idle for {seconds:.0f} s on the dashboard",
                f"{idle.bytes} bytes, {idle.cpu:.1f} ms CPU, {idle.wakeups} wake-ups",
                "0 bytes, ≤ 1 ms, ≤ 5", idle.bytes == 0 and idle.cpu <= 1 and idle.wakeups <= 5),
            Row("Resident memory at start, 100 k lines shown", f"{memory:.1f} MB", "< 30 MB", memory < 30),
        ]

    def _paint(self, command, folder, text=rb"\S"):
        with Terminal(command, folder, self.environment) as terminal:
            return terminal.paint(text)
