"""Full analyses against ctags, incremental ones against full ones."""
import pathlib
import shutil
import statistics
import subprocess
import sys
import sysconfig

import measure
import trees
from table import Row

SMALL, LARGE = 100_000, 1_000_000


def rows(binary, root, place, environment, runs):
    result = []
    for name, folder in inputs(root, place):
        print(f"analysing {name}", file=sys.stderr)
        bench = Bench(binary, folder, place, environment)
        result += bench.full(name, runs)
        if folder.name == "large":
            result.append(bench.incremental(name, max(runs, 7)))
    return result


def inputs(root, place):
    """The trees, made where they are missing: a name for people and a folder."""
    trees.make(place / "small", SMALL)
    trees.make(place / "large", LARGE)
    library = pathlib.Path(sysconfig.get_path("stdlib"))
    copy(library, place / "python", place / "small/MASTER_PLAN.md")
    copy(root / ".build/checkouts", place / "packages", place / "small/MASTER_PLAN.md")
    return [
        ("100 k lines", place / "small"), ("1 M lines", place / "large"),
        ("Python's library", place / "python"), ("the Swift packages", place / "packages"),
    ]


def copy(source, target, plan):
    """A copy as a repository of its own with a plan: the original may lie in an ignored folder."""
    if (target / ".git").exists():
        return
    shutil.rmtree(target, ignore_errors=True)
    skipped = shutil.ignore_patterns(".git", "__pycache__", "site-packages", "dist-packages", "*.so")
    shutil.copytree(source, target, ignore=skipped, ignore_dangling_symlinks=True)
    subprocess.run(["chmod", "-R", "u+w", target], check=True)
    shutil.copyfile(plan, target / "MASTER_PLAN.md")
    for arguments in (["init", "-q"], ["add", "-f", "."]):
        subprocess.run(["git", *arguments], cwd=target, check=True)


class Bench:
    """One tree."""

    def __init__(self, binary, folder, place, environment):
        self.folder, self.environment = folder, environment
        self.binary = [str(binary), "analyze", str(folder), "--yes", "--type"]
        self.ctags = ["ctags", "-R", "--fields=+ne", "-f", str(place / "tags"), str(folder)]

    def analyze(self, kind):
        return measure.run(self.binary + [kind], self.environment)

    def full(self, name, runs):
        tags = lambda: measure.run(self.ctags, self.environment)
        tags(), self.analyze("full")
        ours, theirs = measure.alternating(runs, lambda: self.analyze("full"), tags)
        wall, cpu = measure.ratio(ours, theirs, "wall"), measure.ratio(ours, theirs, "cpu")
        is_generated = self.folder.name in ("small", "large")
        memory = measure.median(ours, "memory")
        text = f"{wall:.1f} × ({measure.median(ours, 'wall'):.2f} s; CPU {cpu:.1f} ×)"
        result = [Row(
            f"Full analysis of {name} against `ctags -R`", text,
            "≤ 1.0 ×" if is_generated else "", wall <= 1.0)]
        is_large = self.folder.name == "large"
        result.append(Row(
            f"Peak memory for {name}", f"{memory:.0f} MB", "< 300 MB" if is_large else "", memory < 300))
        return result

    def incremental(self, name, runs):
        """One file gets a line more before each run, and the tree is left as it was."""
        file = sorted((self.folder / "source").rglob("*.py"))[7]
        before = file.read_bytes()
        fulls, changes = [], []
        try:
            for number in range(runs):
                fulls.append(self.analyze("full"))
                with file.open("a") as out:
                    out.write(f"\ndef changed_{number}(value):\n    return value + {number}\n")
                changes.append(self.analyze("incremental"))
        finally:
            file.write_bytes(before)
        share = statistics.median(full.wall / change.wall for full, change in zip(fulls, changes))
        cpu = statistics.median(full.cpu / change.cpu for full, change in zip(fulls, changes))
        wall = measure.median(changes, "wall") * 1000
        return Row(
            f"One changed file in {name} against a full analysis",
            f"1/{share:.0f} ({wall:.0f} ms; CPU 1/{cpu:.0f})", "≤ 1/50", share >= 50)
