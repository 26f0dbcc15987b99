"""The chat client oterm, out of its Python package, with a chat of two messages."""
import json
import shutil
import sqlite3
import subprocess
import time
import venv

import models
from terminal import Terminal

VERSION = "0.26.1"
READY = rb"Ready when you are"


class Oterm:
    def __init__(self, place, environment, server):
        self.program = place / "oterm" / "bin" / "oterm"
        if not self.program.exists():
            venv.create(place / "oterm", with_pip=True)
            pip = place / "oterm" / "bin" / "pip"
            subprocess.run([pip, "-q", "install", f"oterm=={VERSION}"], check=True)
        self.folder = place / "oterm-home"
        self.environment = {
            **environment, "HOME": str(self.folder), "OTERM_DATA_DIR": str(self.folder / "data"),
            "OLLAMA_HOST": server.url.removeprefix("http://"), "OLLAMA_URL": server.url,
            "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}

    def open(self, model):
        """The program with a chat that asks a model."""
        shutil.rmtree(self.folder, ignore_errors=True)
        data = self.folder / "data"
        data.mkdir(parents=True)
        (data / "config.json").write_text(
            json.dumps({"splash-screen": False, "theme": "textual-dark"}))
        # It makes its database by itself.
        subprocess.run([self.program, "--upgrade"], env=self.environment, capture_output=True)
        store = sqlite3.connect(data / "store.db")
        store.execute(
            "INSERT INTO chat(name, model, system, provider, parameters, tools, thinking) "
            "VALUES ('bench', ?, '', 'ollama', '{}', '[]', 0)", (model,))
        for author, text in (("user", "Hello"), ("assistant", READY.decode())):
            store.execute(
                "INSERT INTO message(chat_id, author, text, images) VALUES (1, ?, ?, '[]')",
                (author, text))
        store.commit()
        store.close()
        terminal = Terminal([str(self.program)], self.folder, self.environment)
        terminal.paint(READY, limit=90)
        # Its cursor blinks, so it never comes to rest.
        terminal.watch(3)
        return terminal

    def reply(self, model, limit=240):
        """CPU and bytes of one reply in ms, until its end is on the screen or the time is up.

        It also ends when the program does nothing for five seconds after everything was sent: its
        screen does not always follow a fast reply to the end.
        """
        with self.open(model) as terminal:
            terminal.send(b"Go")
            terminal.watch(1)
            cpu, size = terminal.cpu(), len(terminal.output)
            terminal.send(b"\r")
            end, seen = time.perf_counter() + limit, False
            last, since = terminal.cpu(), time.perf_counter()
            while time.perf_counter() < end and not seen:
                terminal.read(0.5)
                seen = models.END.encode() in terminal.text(since=max(size, len(terminal.output) - 200_000))
                if terminal.cpu() - last > 100:
                    last, since = terminal.cpu(), time.perf_counter()
                elif time.perf_counter() - since > 5:
                    break
            return terminal.cpu() - cpu, len(terminal.output) - size, seen
