#!/usr/bin/env python3
"""1,000 connections that send their heads, then their bodies, a few bytes at a time; how long others
wait meanwhile for a page that is drawn each time, and for one that is kept.

Attackers and others come from one address here, so the cap per address is off, as it is behind a
reverse proxy.
"""
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from results import keep  # noqa: E402
from warm_page import PROGRAM  # noqa: E402

CONNECTIONS = 1000
KINDS = {"head": ["-H"], "body": ["-B", "-s", "8192"]}


def p99_ms(port, path):
    text = subprocess.run(["wrk", "-t", "1", "-c", "8", "-d", "8s", "--latency", f"http://127.0.0.1:{port}{path}"],
                          capture_output=True, text=True, check=True).stdout
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def open_connections(port):
    """Connections the server holds, as the kernel counts them."""
    text = subprocess.run(["ss", "-Htn", "state", "established", f"sport = :{port}"],
                          capture_output=True, text=True, check=True).stdout
    return len(text.splitlines())


def main():
    figures = {}
    for kind, words in KINDS.items():
        server = subprocess.Popen([PROGRAM, "8192"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        port = int(server.stdout.readline())
        attack = subprocess.Popen(
            ["slowhttptest", *words, "-c", str(CONNECTIONS), "-r", "1000", "-i", "2", "-x", "10", "-l", "40",
             "-u", f"http://127.0.0.1:{port}/pooled"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(3)
        figures[f"slow_{kind}_connections"] = {"value": open_connections(port), "at_least": CONNECTIONS * 0.9}
        for path in ("/pooled", "/cached"):
            figures[f"slow_{kind}{path.replace('/', '_')}_p99_ms"] = {"value": p99_ms(port, path), "limit": 200}
        attack.terminate()
        attack.wait()
        server.stdin.close()
        server.wait()
    return keep("slow_attack", figures)


if __name__ == "__main__":
    sys.exit(main())
