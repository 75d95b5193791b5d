#!/usr/bin/env python3
"""Seconds to start, idle memory, and the weight of the first public page with its assets."""
import re
import statistics
import sys
import tempfile
import time

from braid_process import Braid, Visitor
from results import keep


def weight(visitor, path):
    """Compressed bytes of a page and everything it names, as a browser would fetch them."""
    gzip = {"Accept-Encoding": "br, gzip"}
    page = visitor.ask("GET", path, headers=gzip)
    plain = visitor.get(path).text()
    names = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', plain))
    return len(page.body) + sum(len(visitor.ask("GET", n, headers=gzip).body) for n in sorted(names))


def main():
    with tempfile.TemporaryDirectory() as folder:
        braid = Braid(folder)
        braid.run("demo", "--only-make")
        starts = []
        for _ in range(5):
            starts.append(braid.start())
            braid.stop()
        braid.start()
        slug = re.search(r'href="/n/([a-z0-9-]+)"', Visitor(braid.port).get("/").text()).group(1)
        first = weight(Visitor(braid.port), f"/n/{slug}")
        time.sleep(10)
        memory = braid.memory_kb()
        braid.stop()
    return keep("start", {
        "start_seconds": {"value": statistics.median(starts), "limit": 1.0},
        "idle_memory_mb": {"value": memory / 1024, "limit": 80},
        "first_page_kb": {"value": first / 1000, "limit": 100},
    })


if __name__ == "__main__":
    sys.exit(main())
