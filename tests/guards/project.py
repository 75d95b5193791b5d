"""What the guards share: the project's own files, as git tracks them."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*patterns):
    """(path, text) of every file that belongs to the project and matches a pattern."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout
    for path in sorted(set(filter(None, listed.split("\0")))):
        file = ROOT / path
        if not file.is_file():
            continue
        try:
            yield path, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def sources():
    return files("src/*.cpp", "src/*.hpp")


def reasons(name):
    """A list of exceptions: one 'path  reason' a line; a path without a reason is an error."""
    listed = {}
    for line in (ROOT / "tests/guards" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            path, _, reason = line.partition(" ")
            if not reason.strip():
                raise ValueError(f"tests/guards/{name}: {path} has no reason")
            listed[path] = reason.strip()
    return listed
