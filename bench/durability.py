#!/usr/bin/env python3
"""kill -9 during concurrent writes: of Braid on SQLite, and of PostgreSQL's backends and postmaster
under Braid. Afterwards every acknowledged write is there, and the journal's chain is whole.

    bench/durability.py [--kills 100] [--only sqlite|backends|postmaster]
PostgreSQL runs with fsync on, in a cluster of its own.
"""
import argparse
import pathlib
import random
import sys
import tempfile
import threading
import time

from braid_process import Braid, Visitor
from postgres import Postgres
from results import keep

WRITERS = 4


class Writers:
    """Threads that add needs and remember which were acknowledged."""

    def __init__(self, braid, slug, cookies):
        self.braid, self.slug, self.cookies = braid, slug, cookies
        self.acknowledged = []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.work, args=(n,), daemon=True) for n in range(WRITERS)]
        self.random = random.Random(1)

    def start(self):
        for thread in self.threads:
            thread.start()

    def work(self, number):
        visitor, token, count = None, None, 0
        while not self.stopping.is_set():
            try:
                if visitor is None:
                    visitor = Visitor(self.braid.port)
                    visitor.cookies = dict(self.cookies)
                    token = visitor.token(visitor.get(f"/n/{self.slug}/needs/new"))
                title = f"kill-{number}-{count}-{time.monotonic_ns()}"
                count += 1
                answer = visitor.post(f"/n/{self.slug}/needs", {
                    "csrf": token, "title": title, "said_by": "bench", "said_on": "2026-11-01",
                    "is_public": "yes"})
                if answer.status == 303:
                    self.acknowledged.append(title)
                elif answer.status not in (500, 503):
                    raise RuntimeError(f"a write was answered {answer.status}")
            except (OSError, AttributeError, __import__("http").client.HTTPException):
                visitor = None
                time.sleep(0.02)

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join(20)


def signed_in(braid):
    """The demonstration's slug, and the cookies of its coordinator."""
    visitor = Visitor(braid.port)
    slug = __import__("re").search(r'href="/n/([a-z0-9-]+)"', visitor.get("/").text()).group(1)
    visitor.sign_in(braid.run("signin-link", "coordinator@demo.example"))
    return slug, visitor.cookies


def lost(braid, slug, cookies, acknowledged):
    visitor = Visitor(braid.port)
    visitor.cookies = dict(cookies)
    csv = visitor.get(f"/n/{slug}/needs?format=csv").text()
    return [title for title in acknowledged if title not in csv]


def run(braid, kills, kill):
    """Kills `kills` times while writing; what was lost and whether `braid check` passes."""
    braid.start()
    slug, cookies = signed_in(braid)
    writers = Writers(braid, slug, cookies)
    writers.start()
    for _ in range(kills):
        time.sleep(0.05 + writers.random.random() * 0.25)
        kill()
    writers.stop()
    missing = lost(braid, slug, cookies, writers.acknowledged)
    braid.stop()
    braid.run("check")
    return len(writers.acknowledged), len(missing)


def on_sqlite(kills):
    with tempfile.TemporaryDirectory() as folder:
        braid = Braid(folder)
        braid.run("demo", "--only-make")

        def kill():
            braid.kill()
            braid.start()
        return run(braid, kills, kill)


def on_postgres(kills, whom):
    with tempfile.TemporaryDirectory() as folder, Postgres() as server:
        braid = Braid(folder, database=server.url("braid"))
        braid.run("demo", "--only-make")
        kill = server.kill_backends if whom == "backends" else server.kill_postmaster
        return run(braid, kills, kill)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--only", choices=["sqlite", "backends", "postmaster"])
    options = parser.parse_args()
    figures = {}
    for name, work in [
            ("sqlite", lambda: on_sqlite(options.kills)),
            ("backends", lambda: on_postgres(options.kills, "backends")),
            ("postmaster", lambda: on_postgres(options.kills, "postmaster"))]:
        if options.only in (None, name):
            acknowledged, missing = work()
            figures[f"{name}_lost_writes"] = {"value": missing, "limit": 0}
            figures[f"{name}_acknowledged_writes"] = {"value": acknowledged, "at_least": options.kills}
    return keep("durability", figures)


if __name__ == "__main__":
    sys.exit(main())
