#!/usr/bin/env python3
"""Seconds to start, idle memory, and the weight of the first public page with its assets."""
import re
import statistics
import sys
import tempfile
import time

from braid_process import SLUG, Braid
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


def main():
    with tempfile.TemporaryDirectory() as folder, Braid(folder) as braid:
        braid.make_demonstration()
        starts = []
        for _ in range(STARTS):
            starts.append(braid.start())
            braid.stop()
        braid.start()
        first = weight(Visitor(braid.port), f"/n/{SLUG}")
        time.sleep(IDLE_SECONDS)
        memory = braid.memory_mb()
        braid.stop()
    return keep("start", {
        "start_seconds": {"value": statistics.median(starts), "limit": 1.0},
        "idle_memory_mb": {"value": memory, "limit": 80},
        "first_page_kb": {"value": first / 1000, "limit": 100},
    })


if __name__ == "__main__":
    sys.exit(main())
