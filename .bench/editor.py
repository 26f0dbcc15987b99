"""The editor and the file tree with large files, against vim."""
import os
import pathlib
import statistics
import subprocess
import sys

from table import Row
from terminal import Terminal

MEGABYTE = 1 << 20


def rows(binary, place, environment, runs):
    folder = place / "editor"
    folder.mkdir(exist_ok=True)
    large = {size: text(folder / f"large-{size}.txt", size * MEGABYTE) for size in (100, 1000)}
    long = folder / "long.json"
    if not long.exists():
        long.write_bytes(b'[' + b'{"name": "kiln", "temperature": 1200}, ' * 270_000 + b'0]\n')
    source = folder / "source.py"
    if not source.exists():
        source.write_text("".join(
            f"def fire_{n}(target):\n    \"\"\"Heats kiln {n}.\"\"\"\n    if target > {n}:\n"
            f"        return \"hot\"\n\n" for n in range(20_000)))
    editor = Editor(binary, folder, environment, runs)
    result = []
    for size, file in large.items():
        print(f"opening {size} MB", file=sys.stderr)
        result.append(editor.opening(f"Open {size} MB to first paint", file, b"line 1 of", 50))
    result.append(editor.memory(large[1000]))
    print("typing", file=sys.stderr)
    result.append(editor.typing("A letter in a line of 10 MB", long, b"kiln", 16, None))
    result.append(editor.typing(
        "A letter in highlighted source of 100,000 lines", source, b"fire_0", 1, 150))
    result.append(finder(binary, place, environment, runs))
    return result


def text(path, size):
    """A file of numbered lines, made once."""
    if not path.exists():
        with open(path, "wb") as file:
            number = 0
            while file.tell() < size:
                portion = [f"line {number + n} of a text that goes on and on\n" for n in range(1, 20_001)]
                number += len(portion)
                file.write("".join(portion).encode())
    return path


def finder(binary, place, environment, runs):
    """The time that a key takes in the finder over 100,000 files."""
    folder = place / "many"
    if not folder.exists():
        for group in range(100):
            inner = folder / f"group{group}" / "sources"
            inner.mkdir(parents=True)
            for number in range(1000):
                (inner / f"kiln_{number}_{group}.swift").touch()
        subprocess.run(["git", "init", "-q", folder], check=True, env=environment)
    print("finding among 100,000 files", file=sys.stderr)
    with Terminal([str(binary)], folder, environment) as terminal:
        terminal.paint()
        terminal.settle()
        terminal.send(b"\x1b3")
        terminal.settle()
        terminal.send(b"\x10")
        terminal.paint(b"of 100000", 60)
        terminal.settle()
        times = []
        for key in b"klnswf" * max(1, runs // 2):
            times.append(terminal.key(bytes([key])))
            if len(times) % 6 == 0:
                terminal.send(b"\x15")
                terminal.settle()
    worst = max(key.cpu for key in times)
    wall = statistics.median(key.wall for key in times)
    return Row("Fuzzy finder over 100,000 files, a key",
               f"{wall:.1f} ms (CPU at most {worst:.1f} ms)", "≤ 30 ms", wall <= 30)


class Editor:
    def __init__(self, binary, folder, environment, runs):
        self.binary, self.folder, self.runs = str(binary), folder, runs
        self.environment = environment

    def _ours(self, file):
        return Terminal([self.binary, "edit", str(file)], self.folder, self.environment)

    def _theirs(self, file):
        return Terminal(
            ["vim", "-u", "NONE", "-n", str(file)], self.folder, self.environment)

    def opening(self, subject, file, first, aim):
        ours, theirs = [], []
        for _ in range(self.runs):
            for terminal, times in ((self._theirs(file), theirs), (self._ours(file), ours)):
                with terminal:
                    times.append(terminal.paint(first).wall)
        wall, other = statistics.median(ours), statistics.median(theirs)
        return Row(subject, f"{wall:.0f} ms (vim {other:.0f} ms)", f"≤ {aim} ms", wall <= aim)

    def memory(self, file):
        with self._ours(file) as terminal:
            terminal.paint(b"line 1 of")
            terminal.settle(3)
            private = terminal.private_memory()
        return Row("Private memory with 1 GB open", f"{private:.0f} MB", "≤ 200 MB", private <= 200)

    def typing(self, subject, file, first, most, most_bytes):
        results = []
        for terminal in (self._theirs(file), self._ours(file)):
            with terminal:
                terminal.paint(first)
                terminal.settle(2)
                if terminal.command[0] == "vim":
                    terminal.send(b"i")
                    terminal.settle()
                keys = [terminal.key(b"x") for _ in range(10 * self.runs)]
                results.append((statistics.median(key.cpu for key in keys),
                                statistics.median(key.bytes for key in keys)))
        (other, other_bytes), (cpu, size) = results
        good = cpu <= most and (most_bytes is None or size <= most_bytes)
        aim = f"≤ {most} ms" + (f", ≤ {most_bytes} bytes" if most_bytes else "")
        return Row(subject, f"{cpu:.1f} ms CPU, {size:.0f} bytes "
                            f"(vim {other:.1f} ms, {other_bytes:.0f} bytes)", aim, good)
