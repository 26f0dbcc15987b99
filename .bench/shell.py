"""Keys, tabs, floods and resizes in the panes, beside vim and nano on the same file."""
import fcntl
import os
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass

import repositories
import trees
from analysis import SMALL
from git import FILES, LINES
from table import Row
from terminal import CONTROL, Terminal

DOWN, UP, PAGE = b"\x1b[B", b"\x1b[A", b"\x1b[6~"
# Down twice, up once: the cursor moves all the time and comes to the end of nothing. Arrows have two
# spellings that programs choose between, so where letters move, letters are sent.
WALK, LETTERS = [DOWN, DOWN, UP], [b"j", b"j", b"k"]
TABS = [("dashboard", b"\x1b1"), ("chat", b"\x1b2"), ("files", b"\x1b3"), ("git", b"\x1b4"),
        ("editor", b"\x1b5"), ("servers", b"\x1b6")]
BURST = 0.015
"""Seconds without output after which a redraw is taken to be whole."""
PASTE = 10_000_000
LINE = 9_600 / 10
"""Bytes a second over a serial line of 9,600 bit/s: a byte has a start and a stop bit."""


@dataclass(frozen=True)
class Cost:
    wall: float
    """Milliseconds from the key to the last byte of the redraw."""
    cpu: float
    bytes: int


def rows(binary, place, environment, runs, seconds):
    project = place / "small"
    trees.make(project, SMALL)
    source = max((path for path in project.rglob("*.*") if ".git" not in path.parts and path.suffix != ".md"),
                 key=lambda path: path.stat().st_size)
    subprocess.run([binary, "analyze", project, "--yes"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)
    shell = Shell(str(binary), environment, project, source, runs)
    print("keys, tabs, floods, resizes", file=sys.stderr)
    result = [shell.moves(), shell.pages(), shell.tabs(), *shell.latency(), shell.flood()]
    result += [shell.resizes(), shell.paste(), shell.slow()]
    print(f"idling for {seconds:.0f} s in every tab, twice", file=sys.stderr)
    tree = repositories.tree(place / "tree", FILES, LINES)
    return result + [
        shell.rest(project, f"Idle for {seconds:.0f} s, the worst of the six tabs", seconds),
        shell.rest(tree, f"The same over a repository of {FILES:,} files", seconds)]


class Shell:
    def __init__(self, binary, environment, project, source, runs):
        self.binary, self.environment, self.runs = binary, environment, runs
        self.project, self.source = project, source

    # What is watched.

    def pane(self, keys=b"", folder=None):
        folder = folder or self.project
        return self._ready(Terminal([self.binary, str(folder)], folder, self.environment), keys)

    def editor(self):
        command = [self.binary, "edit", str(self.source)]
        return self._ready(Terminal(command, self.project, self.environment))

    def peer(self, *command):
        return self._ready(Terminal([*command, str(self.source)], self.project, self.environment))

    def _ready(self, terminal, keys=b""):
        terminal.paint()
        terminal.settle()
        if keys:
            terminal.send(keys)
            terminal.settle()
        return terminal

    def _costs(self, terminal, keys, count):
        with terminal:
            return [key(terminal, keys[turn % len(keys)]) for turn in range(count)]

    def _medians(self, terminal, keys, count=40):
        costs = self._costs(terminal, keys, count)[2:]
        return (statistics.median(cost.cpu for cost in costs),
                statistics.median(cost.bytes for cost in costs))

    # The rows.

    def moves(self):
        ours = [self._medians(self.pane(), LETTERS), self._medians(self.pane(b"\x1b3"), LETTERS),
                self._medians(self.editor(), WALK)]
        others = [("nano", self._medians(self.peer("nano"), WALK)),
                  ("vim", self._medians(self.peer("vim", "-n"), LETTERS))]
        measured = "; ".join(
            f"{name} {cpu:.2f} ms, {count:.0f} B"
            for name, (cpu, count) in zip(("list", "tree", "editor"), ours))
        peers = "; ".join(f"{name} {cpu:.2f} ms, {count:.0f} B" for name, (cpu, count) in others)
        holds = all(cpu <= 0.3 and count <= 100 for cpu, count in ours)
        return Row(f"Cursor move, CPU and bytes ({peers})", measured, "≤ 0.3 ms, 100 B", holds)

    def pages(self):
        cpu, count = self._medians(self.editor(), [PAGE], 7)
        other = self._medians(self.peer("nano"), [b"\x16"], 7)
        return Row(f"Page down in a source file (nano {other[0]:.2f} ms, {other[1]:,.0f} B)",
                   f"{cpu:.2f} ms CPU, {count:,.0f} B", "≤ 1.5 ms, 3,300 B",
                   cpu <= 1.5 and count <= 3300)

    def tabs(self):
        ways = []
        for name, keys in TABS[1:]:
            costs = self._costs(self.pane(), [keys, TABS[0][1]], 14)[2:]
            for there, part in ((name, costs[0::2]), ("dashboard", costs[1::2])):
                ways.append((statistics.median(cost.bytes for cost in part),
                             statistics.median(cost.cpu for cost in part), there))
        dearest, others = max(ways), max(way for way in ways if way[2] != "dashboard")
        cpu = max(way[1] for way in ways)
        return Row("Tab switch, the dearest of the six",
                   f"{cpu:.2f} ms CPU, {dearest[0]:,.0f} B (to the {dearest[2]}; "
                   f"others up to {others[0]:,.0f} B)",
                   "≤ 1.5 ms, 3,300 B", cpu <= 1.5 and dearest[0] <= 3300)

    def latency(self):
        result = []
        for name, terminal, walk in (
                ("list", self.pane(), LETTERS), ("tree", self.pane(b"\x1b3"), LETTERS),
                ("git", self.pane(b"\x1b4"), LETTERS), ("editor", self.editor(), WALK)):
            walls = sorted(cost.wall for cost in self._costs(terminal, walk, 200))
            result.append((name, statistics.median(walls), walls[int(len(walls) * 0.99)]))
        measured = "; ".join(f"{name} {half:.1f} / {most:.1f} ms" for name, half, most in result)
        holds = all(half < 2 and most < 8 for _, half, most in result)
        return [Row("Key to the last byte of the redraw, median / 99th percentile",
                    measured, "< 2 / 8 ms", holds)]

    def flood(self):
        with self.pane() as terminal:
            ours, frames = self._flood(terminal, b"jk" * 100 + b"j")
        with self.editor() as terminal:
            text, more = self._flood(terminal, (DOWN + UP) * 100 + DOWN)
        with self.peer("nano") as terminal:
            other = key(terminal, (DOWN + UP) * 100 + DOWN).bytes
        frames = max(frames, more)
        return Row(f"200 keys at once (nano {other} B)",
                   f"list {ours} B, editor {text} B, at most {frames} frames",
                   "≤ 1,000 B, 3 frames", max(ours, text) <= 1000 and frames <= 3)

    def _flood(self, terminal, keys):
        """The bytes after keys, and the frames: each is one write, and few other things are."""
        before = terminal.writes()
        return key(terminal, keys).bytes, terminal.writes() - before

    def slow(self):
        """Keys over a slow line: the time to the first byte of the redraw and to its last."""
        first, whole = [], []
        with self.pane() as terminal:
            for turn in range(20):
                start = time.perf_counter()
                terminal.send(LETTERS[turn % 3])
                before, came = len(terminal.output), 0
                while terminal.trickle(LINE, 0.3 if came == 0 else BURST):
                    came = came or time.perf_counter() - start
                first.append(came * 1000)
                whole.append((len(terminal.output) - before) / LINE * 1000)
        return Row("A key over a line of 9,600 bit/s",
                   f"its redraw begins after {max(first):.0f} ms at most and takes "
                   f"{statistics.median(whole):.0f} ms", "≤ 150 ms", max(first) <= 150)

    def resizes(self):
        with self.pane() as terminal:
            wanted = set(words(terminal.output))
            start = time.perf_counter()
            for turn in range(100):
                size = [(40, 120), (1, 1), (200, 500), (15, 40)][turn % 4]
                resize(terminal, *size)
                terminal._read(0.01)
            before = len(terminal.output)
            last = time.perf_counter()
            resize(terminal, 40, 120)
            terminal.settle(0.3)
            took = (time.perf_counter() - last - 0.3) * 1000
            shown = set(words(terminal.output[before:]))
        holds = took < 1000 and len(wanted - shown) <= len(wanted) // 10
        return Row("A hundred resizes in a second, then the whole screen",
                   f"{took:.0f} ms after the last", "< 1 s", holds)

    def paste(self):
        text = (b"the quick brown fox jumps over the lazy dog " * 2 + b"\r") * (PASTE // 89)
        data = b"\x1b[200~" + text + b"the end of it all\x1b[201~"
        with self.editor() as terminal:
            terminal.send(b"\x0e")
            terminal.settle()
            before, start = len(terminal.output), time.perf_counter()
            push(terminal, data)
            while b"the end of it all" not in terminal.output[before:]:
                if not terminal._read(30):
                    return Row("A paste of 10 MB into the editor", "not shown", "< 1 s", False)
            took = time.perf_counter() - start
        return Row("A paste of 10 MB into the editor", f"{took:.2f} s", "< 1 s", took < 1)

    def rest(self, folder, subject, seconds):
        worst = []
        with self.pane(folder=folder) as terminal:
            for name, keys in TABS:
                terminal.send(keys)
                # Work that draws nothing, such as a status of many files, would be counted as rest.
                terminal.settle(7)
                terminal.finish()
                worst.append(terminal.idle(seconds))
        count = sum(idle.bytes for idle in worst)
        cpu, wakeups = max(idle.cpu for idle in worst), max(idle.wakeups for idle in worst)
        return Row(subject,
                   f"{count} bytes, {cpu:.1f} ms CPU, {wakeups} wake-ups", "0 bytes, ≤ 1 ms, ≤ 5",
                   count == 0 and cpu <= 1 and wakeups <= 5)


def key(terminal, keys):
    """Sends keys and reads until the redraw is whole."""
    cpu, before, start = terminal.cpu(), len(terminal.output), time.perf_counter()
    terminal.send(keys)
    last = start
    while terminal._read(0.3 if last == start else BURST):
        last = time.perf_counter()
    time.sleep(0.03)
    return Cost((last - start) * 1000, terminal.cpu() - cpu, len(terminal.output) - before)


def push(terminal, data):
    """Writes much and reads what comes meanwhile, as a terminal does."""
    os.set_blocking(terminal.descriptor, False)
    view = memoryview(data)
    while view:
        _, ready, _ = select.select([], [terminal.descriptor], [], 0.05)
        if ready:
            try:
                view = view[os.write(terminal.descriptor, view[:65536]):]
            except BlockingIOError:
                pass
        terminal._read(0)
    os.set_blocking(terminal.descriptor, True)


def resize(terminal, rows, columns):
    fcntl.ioctl(terminal.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def words(output):
    """The words of a screen, as far as they are drawn in one piece."""
    return [word for word in CONTROL.sub(b" ", output).split() if len(word) > 4 and word.isalpha()]
