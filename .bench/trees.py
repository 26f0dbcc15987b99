"""Makes source trees: equal arguments give equal bytes, on any machine.

A tree is a git repository with modules of about twenty files, mixed over the eleven languages, one
in five of them a test, and a plan about some of the modules.
"""
import os
import pathlib
import shutil
import subprocess

import languages
import plans
from vocabulary import SUBJECTS, Vocabulary

FILES_PER_MODULE = 20


class SourceWriter:
    """Writes the files of one language."""

    def __init__(self, language, vocabulary):
        self.language = language
        self.vocabulary = vocabulary
        self.random = vocabulary.random

    def file(self, module, wanted, is_test):
        """A file of about `wanted` lines, as a list of lines."""
        language = self.language
        lines = self._fill(language.opening, module)
        for _ in range(self.random.randint(2, 8)):
            lines += self._fill(language.importing, module)
        lines.append("")
        while len(lines) < wanted:
            lines += self._declaration(module, is_test) + [""]
        return lines

    def _declaration(self, module, is_test):
        if is_test:
            return self._fill(self.language.test, module, statements=self._statements)
        if self.random.random() < 0.3:
            return self._fill(self.language.kind, module, statements=self._members)
        return self._fill(self.language.function, module, statements=self._statements)

    def _members(self, module, _):
        lines = []
        for _ in range(self.random.randint(2, 6)):
            lines += self._fill(self.language.method, module, statements=self._statements) + [""]
        return lines[:-1]

    def _statements(self, module, depth):
        lines = []
        for _ in range(self.random.randint(2, 6) if depth == 0 else self.random.randint(1, 3)):
            place = self.random.random()
            if place < 0.1:
                lines += self._fill(self.language.comment, module)
            elif place < 0.32 and depth < 3:
                branch = self.random.choice(self.language.branches)
                lines += self._fill(branch, module, depth + 1, self._statements)
            else:
                lines += self._fill(self.random.choice(self.language.statements), module)
        if depth == 0:
            lines += self._fill(self.language.result, module)
        return lines

    def _fill(self, template, module, depth=0, statements=None):
        lines = []
        for line in template.format(**self._names(module)).rstrip("\n").split("\n"):
            bare = line.lstrip()
            if bare in ("\0body", "\0other"):
                indent = line[: len(line) - len(bare)]
                lines += [indent + inner if inner else "" for inner in statements(module, depth)]
            else:
                lines.append(line)
        return lines

    def _names(self, module):
        words = self.vocabulary
        kind = "".join(part.capitalize() for part in words.name(2))
        return {
            "module": module, "body": "\0body", "other": "\0other", "doc": words.sentence(),
            "name": self._spell(words.name(self.random.randint(2, 3))), "Type": kind,
            "name_upper": "_".join(words.name(2)).upper(), "Field": words.word().capitalize(),
            "f": self._spell(words.name(2)), "n": self.random.randint(0, 999),
            "a": words.word(), "b": self._spell(words.name(2)), "c": words.word(),
            "words": " ".join(words.name(self.random.randint(2, 5))),
        }

    def _spell(self, parts):
        if self.language.snake:
            return "_".join(parts)
        return parts[0] + "".join(part.capitalize() for part in parts[1:])


def make(folder, lines):
    """Makes a tree of about `lines` lines in a folder, unless it is there already."""
    folder = pathlib.Path(folder)
    done = folder / ".git" / "generated"
    if done.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    vocabulary = Vocabulary(lines)
    writers = [SourceWriter(language, vocabulary) for language in languages.ALL]
    written, number, modules = 0, 0, {}
    while written < lines:
        module = _module(number // FILES_PER_MODULE)
        writer = writers[number % len(writers)]
        is_test = number % 5 == 4
        content = writer.file(module, vocabulary.random.randint(60, 420), is_test)
        name = "_".join(vocabulary.name(2)) + f"_{number}"
        path = f"{module}/tests/test_{name}" if is_test else f"{module}/{name}"
        path += "." + writer.language.ending
        target = folder / "source" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(content) + "\n")
        modules.setdefault(module, []).append(f"source/{path}")
        written += len(content)
        number += 1
    (folder / "MASTER_PLAN.md").write_text(plans.plan(vocabulary, modules))
    _commit(folder)
    done.write_text(f"{written} lines in {number} files\n")


def _module(number):
    """`account`, `address`, …, then `account2`."""
    turn, place = divmod(number, len(SUBJECTS))
    return SUBJECTS[place] + (str(turn + 1) if turn else "")


def _commit(folder):
    environment = dict(
        os.environ, GIT_AUTHOR_DATE="2025-01-01T00:00:00Z", GIT_COMMITTER_DATE="2025-01-01T00:00:00Z")
    who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "Generated"]):
        subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)
