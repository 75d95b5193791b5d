#!/usr/bin/env python3
"""A warm public page from the cache, and the same bytes through the worker pool, against nginx.

The three are measured in turn, several rounds, so that what else the machine does meets them alike;
each figure is the median of the rounds' ratios.
"""
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from nginx import Nginx  # noqa: E402
from results import keep  # noqa: E402
from wrk import rate  # noqa: E402

ROUNDS = 5
PROGRAM = HERE.parent.parent / "build" / "release" / "page_server"


def measure(size, path, headers):
    """The ratio, both rates and the bytes of the body, for a page drawn with `size` bytes."""
    server = subprocess.Popen([PROGRAM, str(size)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    port = int(server.stdout.readline())
    nginx = Nginx(port, path, headers)
    try:
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(rate(nginx.port, "/page"))
            ours.append(rate(port, path, headers))
        ratio = statistics.median(a / b for a, b in zip(ours, theirs))
        return ratio, statistics.median(ours), statistics.median(theirs), nginx.bytes
    finally:
        nginx.stop()
        server.stdin.close()
        server.wait()


def main():
    figures = {}
    for name, at_least, size, path, headers in [
            ("cached", 0.7, 32_000, "/cached", {"Accept-Encoding": "br"}),
            ("pooled", 0.25, 8_192, "/pooled", {})]:
        ratio, ours, theirs, sent = measure(size, path, headers)
        figures[f"{name}_to_nginx"] = {"value": ratio, "at_least": at_least}
        figures[f"{name}_per_second"] = {"value": ours}
        figures[f"{name}_nginx_per_second"] = {"value": theirs}
        figures[f"{name}_bytes"] = {"value": sent}
    return keep("warm_page", figures)


if __name__ == "__main__":
    sys.exit(main())
