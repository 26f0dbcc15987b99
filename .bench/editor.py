"""The editor, the file tree and the finder with large files, against what others use for them."""
import pathlib
import shutil
import statistics
import subprocess
import sys

import editors
from editors import MICRO, NANO, NVIM, VIM
from table import Row
from terminal import Terminal

MEGABYTE = 1 << 20
ENTRIES = 100_000
PATIENCE = 20
"""Seconds after which a program is given up."""


def rows(binary, place, environment, runs, parts=()):
    bench = Bench(binary, place, environment, runs)
    result = []
    for name, part in PARTS.items():
        if not parts or name in parts:
            print(f"editor: {name}", file=sys.stderr)
            found = part(bench)
            result += found if isinstance(found, list) else [found]
    return result


class Bench:
    def __init__(self, binary, place, environment, runs):
        self.folder = place / "editor"
        self.folder.mkdir(exist_ok=True)
        self.place, self.environment, self.runs = place, environment, runs
        self.ours = editors.waymark(binary)
        self.binary = str(binary)
        self.home = pathlib.Path(environment["HOME"])

    def run(self, program, file, more=()):
        # What a run that was ended left unsaved would be offered by the next.
        for left in [*self.home.glob("**/*.journal"), *self.folder.glob(".*.swp")]:
            left.unlink()
        return Terminal([*program.command, *more, str(file)], self.folder, self.environment)

    # Large files.

    def opening(self):
        return [row for size, aim, cpu_aim in ((100, 50, 500), (1000, 50, 5000))
                for row in self._opening(size, aim, cpu_aim)]

    def _opening(self, size, aim, cpu_aim):
        file, costs, indexed = self.text(size), {}, []
        for program in (self.ours, VIM, NVIM):
            if program is not self.ours and program is not NVIM and size > 100 and self.runs < 3:
                continue
            for _ in range(self.runs if program is self.ours else min(self.runs, 2)):
                with self.run(program, file) as terminal:
                    cost = terminal.paint(b"line 1 of")
                    costs.setdefault(program.name, []).append(cost)
                    if program is self.ours:
                        terminal.rest()
                        indexed.append(terminal.cpu())
        wall = {name: statistics.median(cost.wall for cost in all) for name, all in costs.items()}
        cpu = {name: statistics.median(cost.cpu for cost in all) for name, all in costs.items()}
        mine, index = wall.pop("waymark"), statistics.median(indexed)
        cpu.pop("waymark")
        return [
            Row(f"Open {size:,} MB to first paint", f"{mine:.0f} ms ({others(wall, 'ms')})",
                f"≤ {aim} ms", mine <= aim),
            Row(f"CPU until the lines of {size:,} MB are counted",
                f"{index:.0f} ms (before any paint: {others(cpu, 'ms')})", f"≤ {cpu_aim:,} ms",
                index <= cpu_aim),
        ]

    def memory(self):
        sizes = {}
        for program in (self.ours, VIM, NVIM):
            with self.run(program, self.text(1000)) as terminal:
                terminal.paint(b"line 1 of")
                terminal.settle(2)
                sizes[program.name] = terminal.private_memory()
        mine = sizes.pop("waymark")
        return Row("Private memory with 1,000 MB open", f"{mine:.0f} MB ({others(sizes, 'MB')})",
                   "≤ 200 MB", mine <= 200)

    def search(self):
        """To the last line of the file, from the first."""
        costs = {}
        for program in (self.ours, NVIM, VIM):
            for _ in range(min(self.runs, 3)):
                with self.run(program, self.text(1000)) as terminal:
                    terminal.paint(b"line 1 of")
                    terminal.settle(2)
                    found = terminal.press(program.find.format("needle").encode(),
                                           b"needle lies", 60)
                    costs.setdefault(program.name, []).append(found.cpu)
        cpu = {name: statistics.median(all) for name, all in costs.items()}
        mine = cpu.pop("waymark")
        return Row("Search to the end of 1,000 MB", f"{mine:,.0f} ms CPU ({others(cpu, 'ms')})",
                   "≤ 2,600 ms", mine <= 2600)

    def replacing(self):
        file = self.folder / "cats.txt"
        if not file.exists():
            file.write_text("a cat sat on a mat\n" * 1_000_000)
        times, undone = {}, []
        for program in (self.ours, VIM, NVIM):
            for _ in range(min(self.runs, 3)):
                with self.run(program, file) as terminal:
                    terminal.paint(b"a cat sat")
                    terminal.settle(1)
                    keys = program.replace.format("cat", "tiger").encode()
                    times.setdefault(program.name, []).append(
                        terminal.press(keys, program.replaced, 60).wall)
                    if program is self.ours:
                        terminal.press(b"\x1b\x1b")
                        terminal.settle()
                        undone.append(terminal.press(b"\x1a", b"cat", 60).wall)
        wall = {name: statistics.median(all) for name, all in times.items()}
        mine = wall.pop("waymark")
        return Row("Replace 1,000,000 matches", f"{mine:,.0f} ms, undone in "
                   f"{statistics.median(undone):,.0f} ms ({others(wall, 'ms')})",
                   "≤ 2,000 ms", mine <= 2000)

    # Typing.

    def long_line(self):
        file = self.folder / "long.json"
        if not file.exists():
            file.write_bytes(b'[' + b'{"name": "kiln", "temperature": 1200}, ' * 270_000 + b'0]\n')
        keys = self.typing(file, b"kiln", (self.ours, VIM, NVIM, NANO, MICRO))
        mine = keys.pop("waymark")
        peers = {name: key and key.wall for name, key in keys.items()}
        return Row("A letter in a line of 10 MB", f"{mine.wall:.1f} ms, {mine.cpu:.1f} ms CPU, "
                   f"{mine.bytes} bytes ({others(peers, 'ms')})",
                   "≤ 16 ms", mine.wall <= 16)

    def source(self):
        file = self.folder / "source.py"
        if not file.exists():
            file.write_text("".join(
                f"def fire_{n}(target):\n    \"\"\"Heats kiln {n}.\"\"\"\n    if target > {n}:\n"
                f"        return \"hot\"\n\n" for n in range(20_000)))
        keys = self.typing(file, b"fire_0", (self.ours, NANO, VIM, NVIM, MICRO), in_color=True)
        mine = keys.pop("waymark")
        peers = {name: key and f"{key.cpu:.1f} ms/{key.bytes}" for name, key in keys.items()}
        return Row("A letter in highlighted source of 100,000 lines",
                   f"{mine.cpu:.1f} ms CPU, {mine.bytes} bytes ({others(peers, 'bytes')})",
                   "≤ 1 ms, ≤ 150 bytes", mine.cpu <= 1 and mine.bytes <= 150)

    def typing(self, file, first, programs, in_color=False):
        """The median cost of letters by program; None where one takes too long."""
        result = {}
        for program in programs:
            try:
                with self.run(program, file, program.colors if in_color else ()) as terminal:
                    terminal.paint(first, PATIENCE)
                    # Some draw at the same moments all the time, so that there is no silence.
                    terminal.settle(1, PATIENCE)
                    terminal.press(program.insert)
                    terminal.settle(0.3, PATIENCE)
                    keys = [terminal.key(b"x", limit=PATIENCE) for _ in range(3)]
                    if max(key.wall for key in keys) < 300:
                        keys = [terminal.key(b"x") for _ in range(10 * self.runs)]
                    result[program.name] = terminal.middle(keys)
            except SystemExit:
                result[program.name] = None
        return result

    # Many files.

    def tree(self):
        """From the start of the program to the first entry of a folder of 100,000."""
        folder = self.place / "flat"
        if not folder.exists():
            folder.mkdir()
            for number in range(ENTRIES):
                (folder / f"kiln_{number}.txt").touch()
            subprocess.run(["git", "init", "-q", folder], check=True, env=self.environment)
        times = {}
        for _ in range(self.runs):
            for name, command in (("waymark", [self.binary, "open", "."]), ("vifm", ["vifm", "."]),
                                  ("nnn", ["nnn", "."])):
                with Terminal(command, folder, self.environment) as terminal:
                    if name == "waymark":
                        terminal.paint()
                        terminal.send(b"3")
                    times.setdefault(name, []).append(terminal.paint(rb"kiln_\d").wall)
        wall = {name: statistics.median(all) for name, all in times.items()}
        mine = wall.pop("waymark")
        return Row("Tree of 100,000 entries in a folder, from the start",
                   f"{mine:.0f} ms ({others(wall, 'ms')})", "≤ 100 ms", mine <= 100)

    def finder(self):
        """The time that a key takes among 100,000 files."""
        folder = self.place / "many"
        if not folder.exists():
            for group in range(100):
                inner = folder / f"group{group}" / "sources"
                inner.mkdir(parents=True)
                for number in range(ENTRIES // 100):
                    (inner / f"kiln_{number}_{group}.swift").touch()
            subprocess.run(["git", "init", "-q", folder], check=True, env=self.environment)
        with Terminal([self.binary, "open", "."], folder, self.environment) as terminal:
            terminal.paint()
            terminal.settle()
            terminal.send(b"3")
            terminal.settle()
            terminal.send(b"\x10")
            terminal.paint(b"of 100000", 60)
            mine = self.finding(terminal)
        with Terminal(["fzf"], folder, self.environment) as terminal:
            terminal.paint(b"100000/100000", 60)
            other = self.finding(terminal)
        return Row("Fuzzy finder over 100,000 files, a key",
                   f"{mine.settled:.0f} ms, {mine.cpu:.0f} ms CPU "
                   f"(fzf {other.settled:.0f} ms, {other.cpu:.0f} ms CPU)",
                   "≤ 30 ms", mine.settled <= 30)

    def finding(self, terminal):
        terminal.settle()
        keys = []
        for _ in range(max(1, self.runs)):
            keys += [terminal.key(bytes([key])) for key in b"klnswf"]
            terminal.send(b"\x15")
            terminal.settle()
        return terminal.middle(keys)

    # Changes on disk.

    def watching(self):
        """From the end of a write by another program to its first sight in the editor and the tree."""
        folder = self.place / "watched"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        subprocess.run(["git", "init", "-q", folder], check=True, env=self.environment)
        file = folder / "kiln.txt"
        # No letter stays, as nothing is drawn of those that do.
        words = ["abcdefgh"[shift:] + "abcdefgh"[:shift] for shift in range(8)]
        file.write_text(words[0])
        times = {"editor": [], "tree": []}
        with Terminal([*self.ours.command, str(file)], folder, self.environment) as terminal:
            terminal.paint(words[0].encode())
            terminal.settle(1)
            for number in range(1, 1 + 3 * self.runs):
                word = words[number % len(words)]
                file.write_text(word)
                times["editor"].append(terminal.press(b"", word.encode()).wall)
                terminal.settle(0.5)
        with Terminal([self.binary, "open", "."], folder, self.environment) as terminal:
            terminal.paint()
            terminal.settle()
            terminal.press(b"3", b"kiln.txt")
            terminal.settle(1)
            for number in range(1, 1 + 3 * self.runs):
                (folder / f"pot{number}.txt").touch()
                times["tree"].append(terminal.press(b"", f"pot{number}.txt".encode()).wall)
                terminal.settle(0.5)
        wall = {name: max(all) for name, all in times.items()}
        return Row("A change on disk until it is shown, at most",
                   f"{wall['editor']:.0f} ms in the editor, {wall['tree']:.0f} ms in the tree",
                   "≤ 200 ms", max(wall.values()) <= 200)

    def text(self, size):
        """A file of numbered lines with something to be found in the last, made once."""
        path = self.folder / f"large-{size}.txt"
        if not path.exists():
            with open(path, "wb") as file:
                number = 0
                while file.tell() < size * MEGABYTE:
                    file.write("".join(f"line {number + n} of a text that goes on and on\n"
                                       for n in range(1, 20_001)).encode())
                    number += 20_000
                file.write(b"here the needle lies at last\n")
        return path


PARTS = {
    "open": Bench.opening, "memory": Bench.memory, "search": Bench.search,
    "replace": Bench.replacing, "long-line": Bench.long_line, "source": Bench.source,
    "tree": Bench.tree, "finder": Bench.finder, "watch": Bench.watching,
}


def others(figures, unit):
    """The peers' figures in a row, the ones that were given up included."""
    def shown(figure):
        if figure is None:
            return f"over {PATIENCE} s"
        return figure if isinstance(figure, str) else f"{figure:,.0f}"
    return ", ".join(f"{name} {shown(figure)}" for name, figure in figures.items()) + f" {unit}"
