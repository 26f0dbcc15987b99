"""The git pane against lazygit, tig and git itself, on generated repositories."""
import os
import statistics
import subprocess
import sys
import time
import venv

import repositories
from table import Row
from terminal import Terminal

COMMITS, FILES, LINES = 82_000, 100_000, 100_000


def rows(binary, place, environment, runs, seconds):
    lazygit = Lazygit(place).path
    bench = Bench(binary, environment, lazygit, runs)
    print(f"making a history of {COMMITS:,} commits", file=sys.stderr)
    history = repositories.history(place / "history", COMMITS)
    result = bench.history(history)
    print(f"making a work tree of {FILES:,} files", file=sys.stderr)
    tree = repositories.tree(place / "tree", FILES, LINES)
    return result + bench.tree(tree, seconds)


class Lazygit:
    """The program out of the Python package that carries it."""

    def __init__(self, place):
        folder = place / "lazygit"
        self.path = folder / "bin/lazygit"
        if self.path.exists():
            return
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/pip", "-q", "install", "lazygit-py"], check=True)


class Bench:
    def __init__(self, binary, environment, lazygit, runs):
        self.binary, self.environment, self.runs = binary, environment, runs
        self.lazygit = lazygit

    def open(self, folder, shown=None):
        """Waymark on a folder, in the git pane; with a text, notes how long that took to come."""
        terminal = Terminal([str(self.binary), "open", str(folder)], folder, self.environment)
        terminal.paint(rb"add project|Objectives|no plan|First analysis|There is no analysis")
        terminal.settle()
        if shown is None:
            terminal.press(b"4")
        else:
            self.shown = terminal.press(b"4", shown).wall
        return terminal

    # The history.

    def history(self, folder):
        newest = f"{COMMITS}:".encode()
        # A row further down for the others, which draw the first over what stood there before.
        other = f"{COMMITS - 7}:".encode()
        ours, memory, step = [], 0.0, None
        for run in range(self.runs):
            with self.open(folder) as terminal:
                terminal.paint(rb"Nothing to commit")
                ours.append(terminal.press(b"l", newest).wall)
                if run:
                    continue
                terminal.settle()
                step = self._steps(terminal, b"j", 20)
                terminal.press(b"G")
                terminal.settle(3)
                memory = terminal.memory()
        plain = [self._git(folder, "log", "-300", "--format=%s") for _ in range(self.runs)]
        peers = [
            f"{name} {statistics.median(self._first(command, folder, other)):,.0f} ms"
            for name, command in (
                ("lazygit", [str(self.lazygit)]), ("tig", ["tig"]))]
        wall = statistics.median(ours)
        cpu, count = step
        return [
            Row(f"First 300 of {COMMITS:,} commits, no commit-graph file",
                f"{wall:.0f} ms ({', '.join(peers)}, git {statistics.median(plain):.0f} ms)",
                "≤ 60 ms", wall <= 60),
            Row(f"Resident memory with {COMMITS:,} commits loaded", f"{memory:.0f} MB", "≤ 60 MB",
                memory <= 60),
            Row("Next commit with its diff, beside git's own",
                f"{cpu:.1f} ms CPU, {count:,} bytes", "≤ 5 ms, 3,300 bytes",
                cpu <= 5 and count <= 3300),
        ]

    def _first(self, command, folder, text):
        """Milliseconds from the start of another program to a text."""
        times = []
        for _ in range(max(1, self.runs // 2)):
            with Terminal(command, folder, self.environment) as terminal:
                times.append(terminal.paint(text, limit=60).wall)
        return times

    def _steps(self, terminal, key, count):
        """CPU milliseconds and bytes of one press, each let come to rest."""
        cpu, drawn = terminal.cpu(), len(terminal.output)
        for _ in range(count):
            terminal.press(key)
            terminal.settle(0.15)
        return (terminal.cpu() - cpu) / count, (len(terminal.output) - drawn) // count

    # The work tree.

    def tree(self, folder, seconds):
        changed = f"of {repositories.CHANGED + repositories.NEW:,} files staged".encode()
        paints, stages, seen = [], [], []
        index = folder / ".git/index"
        for _ in range(self.runs):
            plain = self._git(folder, "status", "--porcelain=v2", "-z", "--untracked-files=all")
            with self.open(folder, changed) as terminal:
                paints.append(self.shown / plain)
                terminal.settle(2)
                own = self._git(folder, "add", "--", "d0/f7")
                self._git(folder, "reset", "-q", "--", "d0/f7")
                terminal.settle(2)
                terminal.press(b"j")
                terminal.settle()
                # The list shows it at once, by its figures; it is done when git has written its
                # index.
                before, start = index.stat().st_mtime_ns, time.perf_counter()
                seen.append(terminal.press(b" ", rb"\d").wall)
                while index.stat().st_mtime_ns == before:
                    time.sleep(0.001)
                stages.append((time.perf_counter() - start) * 1000 - own)
                terminal.settle(2)
                terminal.press(b"z")
                terminal.settle()
                terminal.press(b"\r")
                terminal.settle(2)
        with self.open(folder) as terminal:
            terminal.paint(changed)
            terminal.settle(6)
            idle = terminal.idle(3 * seconds)
            keys = self._keys(terminal)
        ratio, stage = statistics.median(paints), statistics.median(stages)
        return [
            Row(f"Status of {FILES:,} files, {repositories.CHANGED:,} changed, against `git status`",
                f"{ratio:.2f} ×", "≤ 1.1 ×", ratio <= 1.1),
            Row("Staging one of them, beside git's own time", f"{stage:.0f} ms, seen after {statistics.median(seen):.0f} ms",
                "≤ 50 ms", stage <= 50),
            Row("A key while git reads that status", f"{keys:.1f} ms", "≤ 10 ms", keys <= 10),
            Row(f"Idle there for {3 * seconds:.0f} s", f"{idle.cpu:.1f} ms CPU", "≤ 30 ms",
                idle.cpu <= 30),
        ] + self.long(folder)

    def _keys(self, terminal):
        """Milliseconds from a key to what it draws, each while a status is being read."""
        costs = []
        for turn in range(4 * self.runs):
            terminal.press(b"R")
            time.sleep(0.03)
            costs.append(terminal.key(b"k" if turn % 2 else b"j", quiet=1).wall)
        return statistics.median(costs)

    def long(self, folder):
        """A diff of many lines: opened, and one of its lines staged."""
        with self.open(folder) as terminal:
            terminal.paint(b"files staged")
            terminal.settle(2)
            terminal.press(b"j")
            terminal.settle(1)
            # The figures above the diff come with it.
            first = terminal.press(b"k", rb",000", limit=60).wall
            own = self._git(folder, "diff", "--", "a-long-file")
            terminal.settle(1)
            terminal.press(b"\r")
            terminal.settle(1)
            stage = terminal.press(b" ", rb"9", limit=60).wall
        opened = first - own
        return [
            Row(f"A diff of {LINES:,} lines, beside git's own time", f"{opened:.0f} ms", "≤ 100 ms",
                opened <= 100),
            Row("Staging one of its lines, git's own time included", f"{stage:.0f} ms", ""),
        ]

    def _git(self, folder, *arguments):
        """Milliseconds of a git command with its output thrown away."""
        start = time.perf_counter()
        subprocess.run(["git", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       env={**self.environment, "GIT_OPTIONAL_LOCKS": "0"})
        return (time.perf_counter() - start) * 1000
