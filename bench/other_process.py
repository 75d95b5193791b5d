#!/usr/bin/env python3
"""How long a kept public page stays old in another process: two of `braid serve` share one database,
someone adds a need through the first, and a stranger asks the second until it shows.

From the moment the change was acknowledged; on SQLite and on PostgreSQL (fsync on).
"""
import statistics
import sys
import tempfile
import time

from braid_process import SLUG, Braid
from postgres import Postgres
from results import keep
from visitor import Visitor
from writers import TODAY

CHANGES = 20
PUBLIC = f"/n/{SLUG}/needs"


def add_public_need(visitor, title):
    form = visitor.get(f"/n/{SLUG}/needs/new")
    answer = visitor.post(f"/n/{SLUG}/needs", {"csrf": visitor.token(form), "title": title,
                                               "said_by": "A resident", "said_on": TODAY,
                                               "is_public": "on"})
    if answer.status != 303:
        raise RuntimeError(f"the need was answered {answer.status}")
    return time.monotonic()


def seconds_until_shown(stranger, title, changed):
    while title not in stranger.get(PUBLIC).text():
        if time.monotonic() - changed > 30:
            raise RuntimeError(f"'{title}' was not shown within 30 s")
        time.sleep(0.002)
    return time.monotonic() - changed


def measure(name, folder, database=None):
    with Braid(folder, database) as first, Braid(folder, database) as second:
        first.make_demonstration()
        first.start()
        second.start()
        author, stranger = Visitor(first.port, first.sign_in()), Visitor(second.port)
        waited = []
        for number in range(CHANGES):
            title = f"A need of another process, {number:02}"
            stranger.get(PUBLIC)  # kept from now on
            waited.append(seconds_until_shown(stranger, title, add_public_need(author, title)))
        second.stop()
        first.stop()
    return {f"{name}_median_seconds": {"value": statistics.median(waited)},
            f"{name}_longest_seconds": {"value": max(waited), "limit": 1}}


def main():
    with tempfile.TemporaryDirectory() as folder:
        figures = measure("sqlite", folder)
    with Postgres() as server, tempfile.TemporaryDirectory() as folder:
        figures.update(measure("postgres", folder, server.make_database("braid")))
    return keep("other_process", figures)


if __name__ == "__main__":
    sys.exit(main())
