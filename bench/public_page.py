#!/usr/bin/env python3
"""Public pages: kept, against nginx serving the same bytes with the same headers; through the worker
pool, against nginx; drawn anew with the demonstration's data, and beside 1,000,000 observations.

Each ratio to nginx is the median of several rounds in turn.
"""
import statistics
import sys
import tempfile

from braid_process import SLUG, Braid
from nginx import compare
from page_server import PageServer
from results import keep
from rows import DIMENSIONS, Rows
from wrk import Run

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
PUBLIC = f"/n/{SLUG}"
MEASURE = f"/n/{SLUG}/measures/immunised-at-two"
DRAWN_LIMIT = 5.0  # milliseconds
MILLION_LIMIT = 2  # times as long, beside 1,000,000 observations


def against_nginx(name, port, path, headers, at_least):
    rounds, size = compare(port, path, headers)
    return {
        f"{name}_to_nginx": {"value": statistics.median(a / b for a, b in rounds), "at_least": at_least},
        f"{name}_per_second": {"value": statistics.median(a for a, _ in rounds)},
        f"{name}_nginx_per_second": {"value": statistics.median(b for _, b in rounds)},
        f"{name}_bytes": {"value": size},
    }


def drawn(braid, path):
    """Milliseconds of a page no cache knows, asked for one after the other: the median."""
    return Run(braid.port, path, BROWSER, connections=1, seconds=5, fresh=True).milliseconds(50)


def with_the_demonstration(braid):
    figures = against_nginx("kept", braid.port, PUBLIC, BROWSER, 0.7)
    for name, path in (("public", PUBLIC), ("measure", MEASURE)):
        figures[f"drawn_{name}_p50_ms"] = {"value": drawn(braid, path), "limit": DRAWN_LIMIT}
    figures["drawn_public_per_second"] = {"value": Run(braid.port, PUBLIC, BROWSER, fresh=True).rate()}
    return figures


def with_a_million(braid, protection):
    """The public page then has one measure more; the measure's own page, of 100 months, is the large
    one: its limit is twice that of a page."""
    rows = Rows(braid.data, protection)
    rows.import_into(braid)
    figures = {}
    for name, path in (("public", PUBLIC), ("measure", f"/n/{SLUG}/measures/{rows.slug}"),
                       *((f"measure_by_{cut}", f"/n/{SLUG}/measures/{rows.slug}?by={cut}")
                         for cut in DIMENSIONS[1:])):
        figures[f"million_{protection}_{name}_p50_ms"] = {"value": drawn(braid, path),
                                                          "limit": MILLION_LIMIT * DRAWN_LIMIT}
    return figures


def main():
    figures = {}
    with PageServer(8_192) as server:
        figures.update(against_nginx("pooled", server.port, "/pooled", {}, 0.25))
    for protection in ("as_published", "raw"):
        with tempfile.TemporaryDirectory() as folder, Braid(folder) as braid:
            braid.make_demonstration()
            braid.start()
            if protection == "as_published":
                figures.update(with_the_demonstration(braid))
            figures.update(with_a_million(braid, protection))
            braid.stop()
        figures[f"million_{protection}_public_to_demonstration"] = {
            "value": figures[f"million_{protection}_public_p50_ms"]["value"]
            / figures["drawn_public_p50_ms"]["value"],
            "limit": MILLION_LIMIT}
    return keep("public_page", figures)


if __name__ == "__main__":
    sys.exit(main())
