"""Makes repositories by `git fast-import`: a long history and a large work tree."""
import shutil
import subprocess

CHANGED, NEW = 2_500, 500


def _make(folder, stream):
    """A repository out of a fast-import stream, unless it is there already."""
    if (folder / ".git").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    importer = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=folder, stdin=subprocess.PIPE)
    for piece in stream:
        importer.stdin.write(piece)
    importer.stdin.close()
    if importer.wait() != 0:
        raise SystemExit("git fast-import failed")
    subprocess.run(["git", "config", "user.name", "Ada"], cwd=folder, check=True)
    subprocess.run(["git", "config", "user.email", "ada@example.org"], cwd=folder, check=True)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)
    return folder


def _data(text):
    body = text.encode()
    return b"data %d\n%s\n" % (len(body), body)


def history(folder, commits):
    """A history with a merge for every twelfth commit."""

    def stream():
        for number in range(1, commits + 1):
            author = f"Person {number % 97} <p{number % 97}@example.org> {1_500_000_000 + number * 60}"
            yield (b"commit refs/heads/main\nmark :%d\n" % number)
            yield f"author {author} +0000\ncommitter {author} +0000\n".encode()
            yield _data(f"Change {number}: part {number % 4847} of the program")
            if number > 1:
                yield b"from :%d\n" % (number - 1)
            if number > 20 and number % 12 == 0:
                yield b"merge :%d\n" % (number - 7)
            name = f"d{number % 60}/f{number % 4847}"
            yield f"M 100644 inline {name}\n".encode()
            yield _data("".join(f"line {line} of {number}\n" for line in range(20)))
        yield b"done\n"

    return _make(folder, stream())


def tree(folder, files, lines):
    """A work tree of many files with some changed, some new and one changed in many lines."""

    def stream():
        author = "Ada <ada@example.org> 1500000000 +0000"
        yield f"commit refs/heads/main\nauthor {author}\ncommitter {author}\n".encode()
        yield _data("Everything")
        for number in range(files):
            yield f"M 100644 inline d{number // 500}/f{number}\n".encode()
            yield _data(f"file {number}\n" * 8)
        yield b"M 100644 inline a-long-file\n"
        yield _data("".join(f"line {line}\n" for line in range(lines // 2)))
        yield b"M 100644 inline .gitignore\n"
        yield _data("*.ignored\n")
        yield b"done\n"

    _make(folder, stream())
    for number in range(CHANGED - 1):
        (folder / f"d{number // 500}/f{number}").write_text(f"changed {number}\n" * 8)
    (folder / "a-long-file").write_text("".join(f"long line {line}\n" for line in range(lines // 2)))
    for number in range(NEW):
        (folder / f"new{number}").write_text("new\n")
    (folder / "x.ignored").write_text("")
    subprocess.run(["git", "reset", "-q"], cwd=folder, check=True)
    return folder
