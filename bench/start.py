#!/usr/bin/env python3
"""Seconds to start, alone and by a second `make run`; idle memory; the weight of the first public page
with its assets."""
import re
import statistics
import subprocess
import sys
import tempfile
import time

from braid_process import ROOT, SLUG, Braid
from results import keep
from visitor import Visitor

STARTS = 5
IDLE_SECONDS = 10


def weight(visitor, path):
    """Compressed bytes of a page and everything it names, as a browser would fetch them."""
    page = visitor.get(path)
    names = {name for name in re.findall(r'(?:href|src)="(/[^"#?]+)"', page.text())
             if name.startswith("/assets/")}
    if page.status != 200 or not names:
        raise RuntimeError(f"{path} was answered {page.status} and names {len(names)} assets")
    compressed = {"Accept-Encoding": "br, gzip"}
    total = 0
    for name in [path, *sorted(names)]:
        answer = visitor.get(name, compressed)
        if answer.status != 200:
            raise RuntimeError(f"{name} was answered {answer.status}")
        total += len(answer.body)
    return total


def run_again(braid):
    """Seconds of what `make run` does when everything is there: it looks what is missing, builds nothing,
    and serves the demonstration."""
    began = time.monotonic()
    subprocess.run(["make", "-s", "build"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    looked = time.monotonic() - began
    seconds = looked + braid.start("demo")
    braid.stop()
    return seconds


def main():
    with tempfile.TemporaryDirectory() as folder, Braid(folder) as braid:
        braid.make_demonstration()
        starts = []
        for _ in range(STARTS):
            starts.append(braid.start())
            braid.stop()
        again = statistics.median(run_again(braid) for _ in range(STARTS))
        braid.start()
        first = weight(Visitor(braid.port), f"/n/{SLUG}")
        time.sleep(IDLE_SECONDS)
        memory = braid.memory_mb()
        braid.stop()
    return keep("start", {
        "start_seconds": {"value": statistics.median(starts), "limit": 1.0},
        "second_make_run_seconds": {"value": again, "limit": 3.0},
        "idle_memory_mb": {"value": memory, "limit": 80},
        "first_page_kb": {"value": first / 1000, "limit": 100},
    })


if __name__ == "__main__":
    sys.exit(main())
