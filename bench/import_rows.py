#!/usr/bin/env python3
"""1,000,000 CSV rows through `braid import measures`, on SQLite and on PostgreSQL (fsync on): seconds,
peak memory, and how long small writes through the site wait meanwhile, 100 a second.

PostgreSQL is compared with COPY of the same observations into a table with the same indexes, by the
same server, right after the import.

    bench/import_rows.py [--only sqlite|postgres]
"""
import argparse
import math
import os
import sys
import tempfile
import time

from braid_process import Braid
from postgres import Postgres
from results import keep
from rows import COUNT, Rows
from writers import Writers

WRITERS, RATE = 8, 100


def percentile(values, share):
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def written_meanwhile(name, writers):
    """A write that was refused waited too long as well: it counts as over any limit."""
    if writers.unexpected or not writers.seconds:
        raise RuntimeError(f"writes were answered {sorted(set(writers.unexpected))}")
    waited = writers.seconds + [math.inf] * writers.refused
    return {f"{name}_small_writes": {"value": len(writers.seconds)},
            f"{name}_small_writes_refused": {"value": writers.refused, "limit": 0},
            f"{name}_small_write_p50_ms": {"value": percentile(waited, 0.5) * 1000},
            f"{name}_small_write_p99_ms": {"value": percentile(waited, 0.99) * 1000, "limit": 100},
            f"{name}_small_write_longest_ms": {"value": max(waited) * 1000}}


def quiet(folder, database=None):
    """Seconds and peak memory of the import alone, nobody else at work."""
    braid = Braid(folder, database)
    braid.make_demonstration()
    return Rows(folder).import_into(braid)


def busy(name, folder, database=None):
    """The figures of an import with people writing through the site. What was measured before is on
    the disk by then: the kernel would flush it half a minute later, into this."""
    os.sync()
    with Braid(folder, database) as braid:
        braid.make_demonstration()
        rows = Rows(folder)
        braid.start()
        with Writers(braid, WRITERS, RATE) as writers:
            seconds, _ = rows.import_into(braid)
        missing = writers.lost()
    return {f"{name}_beside_writes_seconds": {"value": seconds}, **written_meanwhile(name, writers),
            f"{name}_small_writes_lost": {"value": len(missing), "limit": 0}}


def on_sqlite():
    with tempfile.TemporaryDirectory() as folder:
        seconds, memory = quiet(folder)
    with tempfile.TemporaryDirectory() as folder:
        return {"sqlite_seconds": {"value": seconds, "limit": 60},
                "sqlite_peak_memory_mb": {"value": memory, "limit": 500}, **busy("sqlite", folder)}


def copy_seconds(server):
    """The observations once more, from a file into a table like theirs, indexes and all."""
    file = server.folder / "observations.copy"
    server.sql(f"copy observations to '{file}'", "quiet")
    server.sql("create table again (like observations including all)", "quiet")
    server.sql("checkpoint", "quiet")
    began = time.monotonic()
    server.sql(f"copy again from '{file}'", "quiet")
    seconds = time.monotonic() - began
    kept = int(server.sql("select count(*) from again", "quiet"))
    if kept < COUNT:
        raise RuntimeError(f"COPY kept {kept} rows")
    return seconds


def on_postgres():
    with Postgres() as server:
        with tempfile.TemporaryDirectory() as folder:
            seconds, memory = quiet(folder, server.make_database("quiet"))
        copied = copy_seconds(server)
        with tempfile.TemporaryDirectory() as folder:
            return {"postgres_seconds": {"value": seconds},
                    "postgres_copy_seconds": {"value": copied},
                    "postgres_to_copy": {"value": seconds / copied, "limit": 2},
                    "postgres_peak_memory_mb": {"value": memory, "limit": 500},
                    **busy("postgres", folder, server.make_database("busy"))}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    options = parser.parse_args()
    figures = {}
    if options.only != "postgres":
        figures.update(on_sqlite())
    if options.only != "sqlite":
        figures.update(on_postgres())
    return keep("import_rows", figures)


if __name__ == "__main__":
    sys.exit(main())
