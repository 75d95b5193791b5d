#!/usr/bin/env python3
"""kill -9 during concurrent writes: of Braid on SQLite, and of PostgreSQL's backends and postmaster
under Braid. Afterwards every acknowledged write is there, and `braid check` finds nothing wrong: the
journal's chain is whole.

    bench/durability.py [--kills 100] [--only sqlite|backends|postmaster]
PostgreSQL runs with fsync on, in a cluster of its own.
"""
import argparse
import random
import sys
import tempfile
import time

from braid_process import Braid
from postgres import Postgres
from results import keep
from writers import Writers

WRITERS = 4


def run(braid, kills, kill):
    """The figures of `kills` kills at random moments, each between writes that were acknowledged."""
    braid.make_demonstration()
    braid.start()
    moments = random.Random(1)
    with Writers(braid, WRITERS) as writers:
        for _ in range(kills):
            wait_for_writes(writers, len(writers.acknowledged) + WRITERS)
            time.sleep(moments.random() * 0.1)
            kill()
        wait_for_writes(writers, len(writers.acknowledged) + WRITERS)
    if writers.unexpected:
        raise RuntimeError(f"writes were answered {sorted(set(writers.unexpected))}")
    missing = writers.lost()
    braid.stop()
    braid.run("check")
    return {"kills": {"value": kills},
            "acknowledged_writes": {"value": len(writers.acknowledged), "at_least": kills},
            "lost_writes": {"value": len(missing), "limit": 0}}


def wait_for_writes(writers, wanted):
    until = time.monotonic() + 60
    while len(writers.acknowledged) < wanted:
        if time.monotonic() > until:
            raise RuntimeError("no write was acknowledged for 60 s")
        time.sleep(0.005)


def on_sqlite(kills):
    with tempfile.TemporaryDirectory() as folder, Braid(folder) as braid:
        def kill():
            braid.kill()
            braid.start()
        return run(braid, kills, kill)


def on_postgres(kills, whom):
    with (tempfile.TemporaryDirectory() as folder, Postgres() as server,
          Braid(folder, server.make_database("braid")) as braid):
        return run(braid, kills, server.kill_a_backend if whom == "backends" else server.kill_postmaster)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--only", choices=["sqlite", "backends", "postmaster"])
    options = parser.parse_args()
    figures = {}
    for name in [options.only] if options.only else ["sqlite", "backends", "postmaster"]:
        one = on_sqlite(options.kills) if name == "sqlite" else on_postgres(options.kills, name)
        figures.update({f"{name}_{key}": figure for key, figure in one.items()})
    return keep("durability", figures)


if __name__ == "__main__":
    sys.exit(main())
