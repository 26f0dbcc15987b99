"""Runs a full-screen program in a pseudo-terminal and watches it from outside."""
import fcntl
import os
import re
import select
import signal
import statistics
import struct
import termios
import time
from dataclasses import dataclass

ROWS, COLUMNS = 40, 120

# Control sequences, so that what is left is text that a person sees.
CONTROL = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
    rb"|\x1b[()][0-9A-Za-z]|\x1b[ -/]*[0-~]|[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Paint:
    wall: float
    """Milliseconds from the fork to the read that brought it."""
    cpu: float
    """Milliseconds of all threads by then."""


@dataclass(frozen=True)
class KeyCost:
    wall: float
    """Milliseconds from the key to the first output after it."""
    settled: float
    """Milliseconds from the key to the last output before the silence."""
    cpu: float
    """Milliseconds of all threads until nothing more was drawn."""
    bytes: int


@dataclass(frozen=True)
class Idle:
    cpu: float
    bytes: int
    wakeups: int
    """Voluntary context switches of all threads."""


class NotDrawn(SystemExit):
    """A program did not draw in time what was waited for."""


class Terminal:
    """One run of a program; use it in a `with` block, which ends it."""

    def __init__(self, command, folder, environment):
        self.command, self.output = command, b""
        self.start = time.perf_counter()
        self.process, self.descriptor = os.forkpty()
        if self.process == 0:
            try:
                size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.chdir(folder)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)

    def text(self, since=0):
        """What was drawn, without the controls."""
        return CONTROL.sub(b"", self.output[since:])

    def read(self, limit):
        """Waits for output, so many seconds at most."""
        self._read(limit)

    def watch(self, seconds):
        """Takes what comes for a while, from programs that never come to rest."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def trickle(self, rate, limit):
        """Waits for output as a line does that carries so many bytes a second.

        What comes in a fiftieth of a second is taken at once, and the time that it takes is waited for."""
        before = len(self.output)
        if not self._read(limit, max(1, int(rate / 50))):
            return False
        time.sleep((len(self.output) - before) / rate)
        return True

    def paint(self, text=rb"\S", limit=30, since=0):
        """Waits until text is drawn; any text when none is named."""
        wanted, end = re.compile(text), time.perf_counter() + limit
        while not wanted.search(self.text(since)):
            if not self._read(max(0, end - time.perf_counter())):
                raise SystemExit(f"{text!r} was not drawn; the end of the output is {self.output[-300:]!r}")
        return Paint((time.perf_counter() - self.start) * 1000, self._cpu())

    def press(self, keys, text=None, limit=30):
        """Sends keys; with a text, waits until it is drawn after them."""
        before, cpu, start = len(self.output), self.cpu(), time.perf_counter()
        os.write(self.descriptor, keys)
        if text is None:
            return None
        self._wait(text, before, limit)
        return Paint((time.perf_counter() - start) * 1000, self.cpu() - cpu)

    def _wait(self, text, before, limit):
        wanted, end = re.compile(text), time.perf_counter() + limit
        while not wanted.search(CONTROL.sub(b"", self.output[before:])):
            left = end - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise NotDrawn(f"{self.command[0]} did not draw {text!r}; the end of its output is "
                               f"{self.output[-300:]!r}")

    def cpu(self):
        """Milliseconds of all threads so far, without the programs that it started."""
        return self._cpu()

    def settle(self, quiet=0.5, limit=120):
        """Waits until nothing was drawn for a while, but not longer than the limit in seconds."""
        end = time.perf_counter() + limit
        while self._read(quiet) and time.perf_counter() < end:
            pass

    def rest(self, limit=120):
        """Waits until the program neither draws nor computes."""
        end, before = time.perf_counter() + limit, -1
        while time.perf_counter() < end and self._cpu() - before > 2:
            before = self._cpu()
            self.settle(0.5, limit)

    def writes(self):
        """How often the program has written to anything."""
        with open(f"/proc/{self.process}/io") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("syscw"))

    def finish(self, limit=60):
        """Waits until no program that was started runs any more and nothing is drawn."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and (self._children() or self._read(0.5)):
            self._read(0.1)

    def _children(self):
        found = ""
        for thread in os.listdir(f"/proc/{self.process}/task"):
            try:
                with open(f"/proc/{self.process}/task/{thread}/children") as file:
                    found += file.read()
            except OSError:
                pass
        return found.split()

    def idle(self, seconds):
        """What the program does while nobody touches it."""
        cpu, before = self._cpu(), len(self.output)
        first, last = self._switches(), {}
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            # A thread that ends takes its count along, so the counts are read all the time.
            self._read(min(left, 0.05))
            last.update(self._switches())
        wakeups = sum(count - first.get(thread, 0) for thread, count in last.items())
        return Idle(self._cpu() - cpu, len(self.output) - before, wakeups)

    def send(self, keys):
        os.write(self.descriptor, keys)

    def key(self, keys, quiet=0.15, limit=10):
        """What a key costs until the screen is at rest."""
        cpu, before = self._cpu(), len(self.output)
        start = time.perf_counter()
        self.send(keys)
        if not self._read(limit):
            raise NotDrawn(f"{self.command[0]} drew nothing after {keys!r}")
        wall = last = (time.perf_counter() - start) * 1000
        end = time.perf_counter() + limit
        while self._read(quiet) and time.perf_counter() < end:
            last = (time.perf_counter() - start) * 1000
        return KeyCost(wall, last, self._cpu() - cpu, len(self.output) - before)

    @staticmethod
    def middle(keys):
        """The median of every figure."""
        def median(figure):
            return statistics.median(figure(key) for key in keys)
        return KeyCost(median(lambda key: key.wall), median(lambda key: key.settled),
                       median(lambda key: key.cpu), round(median(lambda key: key.bytes)))

    def private_memory(self):
        """What no other process shares and no file backs, in MB."""
        with open(f"/proc/{self.process}/smaps_rollup") as rollup:
            return int(re.search(r"Private_Dirty:\s+(\d+)", rollup.read()).group(1)) / 1024

    def memory(self):
        """The resident size in MB."""
        with open(f"/proc/{self.process}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def _read(self, limit, most=1 << 16):
        ready, _, _ = select.select([self.descriptor], [], [], limit)
        if not ready:
            return False
        try:
            chunk = os.read(self.descriptor, most)
        except OSError:
            return False
        self.output += chunk
        return bool(chunk)

    def _cpu(self):
        """The process's CPU clock, finished threads included; Linux names it by the process id."""
        return time.clock_gettime((~self.process << 3) | 2) * 1000

    def _switches(self):
        """Voluntary context switches by thread."""
        counts = {}
        for thread in os.listdir(f"/proc/{self.process}/task"):
            try:
                with open(f"/proc/{self.process}/task/{thread}/status") as status:
                    text = status.read()
            except FileNotFoundError:
                continue
            counts[thread] = int(re.search(r"\nvoluntary_ctxt_switches:\s+(\d+)", text).group(1))
        return counts
