#!/usr/bin/env python3
"""1,000 connections that send their heads, then their bodies, a few bytes at a time: how long others
wait meanwhile for a public page that is drawn each time, and for one that is kept.

Attackers and others come from one address here, so that address is a trusted proxy which forwards no
other: the cap for each address counts neither its connections nor its requests. That is the harder case. The attack on bodies is a sign-in form.
"""
import contextlib
import subprocess
import sys
import tempfile
import time

from braid_process import SLUG, Braid
from results import keep
from wrk import Run

CONNECTIONS = 1000
KINDS = {"head": ["-H"], "body": ["-B", "-s", "8192"]}
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
PUBLIC = f"/n/{SLUG}"


def connections_of(port):
    """Those the server holds, as the kernel counts them."""
    text = subprocess.run(["ss", "-Htn", "state", "established", f"sport = :{port}"],
                          capture_output=True, text=True, check=True).stdout
    return len(text.splitlines())


@contextlib.contextmanager
def attack(braid, kind):
    """Connections that dribble until the server cuts them, about 11 s after their first byte; the
    attack is under way once all of them are held."""
    attackers = subprocess.Popen(
        ["slowhttptest", *KINDS[kind], "-c", str(CONNECTIONS), "-r", "1000", "-i", "2", "-x", "10",
         "-l", "60", "-u", f"http://127.0.0.1:{braid.port}/sign-in"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(40):
            if connections_of(braid.port) >= CONNECTIONS:
                break
            time.sleep(0.1)
        yield
    finally:
        attackers.terminate()
        attackers.wait(timeout=60)


def under_attack(braid, kind):
    figures, held = {}, []
    for name, fresh in (("drawn", True), ("kept", False)):
        with attack(braid, kind):
            held.append(connections_of(braid.port))
            run = Run(braid.port, PUBLIC, BROWSER, connections=8, seconds=5, fresh=fresh)
            held.append(connections_of(braid.port))
        figures[f"slow_{kind}_{name}_p99_ms"] = {"value": run.milliseconds(99), "limit": 200}
    figures[f"slow_{kind}_connections"] = {"value": min(held), "at_least": CONNECTIONS}
    return figures


def main():
    figures = {}
    with (tempfile.TemporaryDirectory() as folder,
          Braid(folder, settings={"BRAID_TRUSTED_PROXIES": "127.0.0.1"}) as braid):
        braid.make_demonstration()
        for kind in KINDS:
            braid.start()
            figures.update(under_attack(braid, kind))
            braid.stop()
    return keep("slow_attack", figures)


if __name__ == "__main__":
    sys.exit(main())
