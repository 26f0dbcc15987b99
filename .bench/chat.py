"""Replies that stream into the chat pane, against oterm and `curl -sN` writing the same to a file."""
import json
import random
import statistics
import subprocess
import sys
import time

import measure
import models
from oterm import Oterm
from table import Row
from terminal import Terminal

READY = rb"New thread"
# The last word, or the figures below it: where a letter stood before, a screen is not drawn anew.
DONE = models.END.encode() + rb"|tokens/s"
# Capitals that neither the reply nor the line of keys has.
LETTERS = "".join(letter for letter in "QJZVKYBG" if letter not in models.UNIT)


def rows(binary, place, environment, runs):
    folder = place / "chat"
    folder.mkdir(exist_ok=True)
    with models.Server() as server:
        oterm = Oterm(place, environment, server)
        bench = Chat(binary, folder, environment, server, oterm)
        bench.run("servers", "add", "bench", server.url)
        print("streaming replies", file=sys.stderr)
        result = bench.stream(runs) + bench.growth(runs)
        print("typing during a reply", file=sys.stderr)
        result.append(bench.keys())
        print("opening a long thread", file=sys.stderr)
        result += bench.thread(10_000)
        print("searching a million messages", file=sys.stderr)
        return result + bench.search(1_000_000)


class Chat:
    def __init__(self, binary, folder, environment, server, oterm):
        self.binary, self.folder, self.environment = str(binary), folder, environment
        self.server, self.oterm = server, oterm

    def run(self, *arguments, environment=None):
        return subprocess.run([self.binary, *arguments], env=environment or self.environment,
                              cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def open(self, environment=None):
        terminal = Terminal([self.binary], self.folder, environment or self.environment)
        terminal.paint(rb"Dashboard")
        terminal.send(b"\x1b2")
        terminal.paint(READY)
        terminal.settle(0.3)
        return terminal

    def ask(self, terminal, model):
        """Chooses a model and writes a question, without sending it."""
        terminal.send(f"/model {model}\r".encode())
        terminal.settle(0.3)
        terminal.send(b"Go")
        terminal.settle(0.2)

    def reply(self, model):
        """CPU, bytes to the terminal and delay of the last word of one reply, from Enter on."""
        with self.open() as terminal:
            self.ask(terminal, model)
            cpu, size = terminal.cpu(), len(terminal.output)
            terminal.send(b"\r")
            terminal.paint(DONE, since=size)
            painted = time.perf_counter()
            return terminal.cpu() - cpu, len(terminal.output) - size, (painted - self.server.last) * 1000

    def reply_in(self, terminal, model):
        """CPU of one more reply in an open thread."""
        self.ask(terminal, model)
        cpu, size = terminal.cpu(), len(terminal.output)
        terminal.send(b"\r")
        terminal.paint(DONE, since=size)
        terminal.settle(0.3)
        return terminal.cpu() - cpu

    def curl(self, model):
        body = json.dumps({"model": model, "messages": []})
        return measure.run(["curl", "-sN", "-o", "/dev/null", "-d", body, self.server.url + "/api/chat"]).cpu * 1000

    def stream(self, runs):
        ours, theirs = [], []
        for _ in range(runs + 1):
            theirs.append(self.curl("text:5000"))
            ours.append(self.reply("text:5000"))
        other, other_size, is_complete = self.oterm.reply("text:5000")
        cpu = statistics.median(our[0] for our in ours[1:])
        ratio = cpu / max(1, statistics.median(theirs[1:]))
        size = statistics.median(our[1] for our in ours[1:]) / 1000
        delay = statistics.median(our[2] for our in ours[1:])
        more = "" if is_complete else " or more, its end not shown"
        return [
            Row("Reply of 5,000 tokens at full speed, CPU against `curl -sN`",
                f"{ratio:.1f} × ({cpu:.0f} ms)", "≤ 8 ×", ratio <= 8),
            Row("The same, CPU against oterm", f"1/{other / cpu:.0f} ({other / 1000:.1f} s{more})",
                "≤ 1/100", other / cpu >= 100),
            Row("The same, bytes to the terminal", f"{size:.0f} kB (oterm {other_size / 1000:,.0f} kB)",
                "≤ 300 kB", size <= 300),
            Row("The same, last byte to painted", f"{delay:.0f} ms", "≤ 50 ms", delay <= 50),
        ]

    def growth(self, runs):
        short = statistics.median(self.reply("text:10000")[0] for _ in range(runs))
        long = statistics.median(self.reply("text:20000")[0] for _ in range(runs))
        ratio = (long - short) / short
        return [Row("Second half of 20,000 tokens against the first, CPU", f"{ratio:.2f} ×", "≤ 1.2 ×",
                    ratio <= 1.2)]

    def keys(self):
        with self.open() as terminal:
            self.ask(terminal, "text:1500-50")
            terminal.send(b"\r")
            half, most = typing(terminal)
        with self.oterm.open("text:1500-50") as terminal:
            terminal.send(b"Go")
            terminal.watch(1)
            terminal.send(b"\r")
            other = typing(terminal)
        return Row("Key to screen while 50 tokens/s stream, median and 95th percentile",
                   f"{half:.1f} ms, {most:.1f} ms (oterm {other[0]:,.0f} ms, {other[1]:,.0f} ms)",
                   "≤ 10 ms, ≤ 20 ms", half <= 10 and most <= 20)

    def thread(self, count):
        # Short, so that all of them fit into a window and are sent.
        words = "The renderer keeps one parsed block."
        messages = [
            {"id": n + 1, "parent": n or None, "role": "assistant" if n % 2 else "user",
             "content": f"message {n}. {words}"} for n in range(count)]
        messages[-1]["content"] += models.END
        file = self.folder / "long.json"
        file.write_text(json.dumps({"version": 1, "title": "A long thread", "messages": messages}))
        self.run("threads", "import", str(file))
        with self.open() as terminal:
            memory = terminal.memory()
            terminal.send(b"\x14")
            terminal.settle(0.3)
            start, size = time.perf_counter(), len(terminal.output)
            terminal.send(b"\r")
            terminal.paint(models.END.encode(), since=size)
            took = (time.perf_counter() - start) * 1000
            terminal.settle(0.5)
            more = terminal.memory() - memory
            # Sending so many messages costs the same for every reply.
            rounds = [
                [self.reply_in(terminal, model) for model in ("text:10", "text:5000", "text:10000")]
                for _ in range(5)]
            sending, short, long = (statistics.median(costs) for costs in zip(*rounds))
            ratio = (long - short) / max(1, short - sending)
        return [
            Row(f"Thread of {count:,} messages opened", f"{took:.0f} ms", "< 50 ms", took < 50),
            Row("The same, more memory", f"{more:.1f} MB", "< 20 MB", more < 20),
            Row("Second half of 10,000 tokens there against the first, CPU", f"{ratio:.2f} ×",
                "≤ 1.2 ×", ratio <= 1.2),
        ]

    def search(self, count):
        """A search in threads of a hundred thousand messages each."""
        home = self.folder / "search"
        environment = {**self.environment, "WAYMARK_HOME": str(home)}
        if not (home / "made").exists():
            self._fill(environment, count)
            (home / "made").touch()
        rare = [self._found(environment, f"{number}") for number in (77_777, 512_345, 901_234)]
        common = [self._found(environment, word) for word in ("carrier", "lantern", "harbour")]
        rows = []
        for kind, took in (("a rare word", rare), ("a word in most of them", common)):
            wall = statistics.median(took)
            rows.append(Row(f"Search over {count:,} messages for {kind}, shown", f"{wall:.0f} ms",
                            "< 50 ms", wall < 50))
        return rows

    def _found(self, environment, words):
        """Milliseconds from a pasted search to its first hit on the screen."""
        with self.open(environment) as terminal:
            terminal.send(b"\x1bs")
            terminal.settle(0.5)
            start, size = time.perf_counter(), len(terminal.output)
            terminal.send(b"\x1b[200~" + words.encode() + b"\x1b[201~")
            terminal.paint(rb"Part \d", since=size)
            return (time.perf_counter() - start) * 1000

    def _fill(self, environment, count):
        source = random.Random(7)
        words = ("carrier lantern harbour meadow copper river window bridge garden winter stone "
                 "signal engine paper valley mirror ladder candle market orchard").split()
        file = self.folder / "part.json"
        for first in range(0, count, 100_000):
            messages = [
                {"id": n + 1, "parent": n or None, "role": "assistant" if n % 2 else "user",
                 "content": f"{' '.join(source.choices(words, k=24))} {first + n}"}
                for n in range(min(100_000, count - first))]
            file.write_text(json.dumps(
                {"version": 1, "title": f"Part {first}", "messages": messages}))
            self.run("threads", "import", str(file), environment=environment)


def typing(terminal):
    """Milliseconds from a key to its letter, median and 95th percentile, while a reply streams."""
    terminal.watch(2)
    source, delays, typed = random.Random(7), [], ""
    for _ in range(60):
        # Never the one before.
        letter = source.choice([other for other in LETTERS if other != typed[-1:]])
        typed += letter
        terminal.watch(0.15)
        start, size = time.perf_counter(), len(terminal.output)
        terminal.send(letter.encode())
        while letter.encode() not in terminal.text(since=size):
            if time.perf_counter() - start > 10:
                break
            terminal.read(1)
        delays.append((time.perf_counter() - start) * 1000)
    delays.sort()
    return delays[len(delays) // 2], delays[int(len(delays) * 0.95)]
