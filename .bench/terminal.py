"""Runs a full-screen program in a pseudo-terminal and watches it from outside."""
import fcntl
import os
import re
import select
import signal
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
    cpu: float
    """Milliseconds of all threads until nothing more was drawn."""
    bytes: int


@dataclass(frozen=True)
class Idle:
    cpu: float
    bytes: int
    wakeups: int
    """Voluntary context switches of all threads."""


class Terminal:
    """One run of a program; use it in a `with` block, which ends it."""

    def __init__(self, command, folder, environment):
        self.command, self.output = command, b""
        self.start = time.perf_counter()
        self.process, self.descriptor = os.forkpty()
        if self.process == 0:
            try:
                os.chdir(folder)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)

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

    def paint(self, text=rb"\S", limit=30, since=0):
        """Waits until text is drawn; any text when none is named."""
        wanted = re.compile(text)
        while not wanted.search(self.text(since)):
            if not self._read(limit):
                raise SystemExit(f"{text!r} was not drawn; the end of the output is {self.output[-300:]!r}")
        return Paint((time.perf_counter() - self.start) * 1000, self._cpu())

    def press(self, keys, text=None, limit=30):
        """Sends keys; with a text, waits until it is drawn after them."""
        before, cpu, start = len(self.output), self.cpu(), time.perf_counter()
        os.write(self.descriptor, keys)
        if text is None:
            return None
        wanted = re.compile(text)
        while not wanted.search(CONTROL.sub(b"", self.output[before:])):
            if not self._read(limit):
                raise SystemExit(f"{text!r} was not drawn after {keys!r}")
        return Paint((time.perf_counter() - start) * 1000, self.cpu() - cpu)

    def cpu(self):
        """Milliseconds of all threads so far, without the programs that it started."""
        return self._cpu()

    def settle(self, quiet=0.5):
        """Waits until nothing was drawn for a while."""
        while self._read(quiet):
            pass

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

    def key(self, keys, quiet=0.15):
        """What a key costs until the screen is at rest."""
        cpu, before = self._cpu(), len(self.output)
        start = time.perf_counter()
        self.send(keys)
        self._read(10)
        wall = (time.perf_counter() - start) * 1000
        self.settle(quiet)
        return KeyCost(wall, self._cpu() - cpu, len(self.output) - before)

    def private_memory(self):
        """What no other process shares and no file backs, in MB."""
        with open(f"/proc/{self.process}/smaps_rollup") as rollup:
            return int(re.search(r"Private_Dirty:\s+(\d+)", rollup.read()).group(1)) / 1024

    def memory(self):
        """The resident size in MB."""
        with open(f"/proc/{self.process}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def _read(self, limit):
        ready, _, _ = select.select([self.descriptor], [], [], limit)
        if not ready:
            return False
        try:
            chunk = os.read(self.descriptor, 1 << 16)
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
