"""Results as JSON, one file a program, each figure with the limit it is held to."""
import datetime
import json
import math
import os
import pathlib
import platform

FOLDER = pathlib.Path(__file__).resolve().parent / "results"
LOAD_AT_START = os.getloadavg()[0]  # what else the machine did as the program began


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo")
                  if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} x {model}, {memory:.0f} GiB"


def bound(figure):
    if "at_least" in figure:
        return f"at least {figure['at_least']:g}"
    return f"at most {figure['limit']:g}" if "limit" in figure else ""


def holds(figure):
    if "at_least" in figure:
        return figure["value"] >= figure["at_least"]
    return "limit" not in figure or figure["value"] <= figure["limit"]


def shown(value):
    """Three significant digits below 100, whole numbers above."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def keep(name, figures):
    """Writes and prints the figures; 0 when every one is within its limit."""
    FOLDER.mkdir(exist_ok=True)
    for figure in figures.values():
        if math.isinf(figure["value"]):
            figure["value"] = 1e9  # JSON has no infinity
    result = {
        "program": name,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "load_at_start": LOAD_AT_START,
        "figures": figures,
    }
    (FOLDER / f"{name}.json").write_text(json.dumps(result, indent=2) + "\n")
    for key, figure in figures.items():
        mark = "" if holds(figure) else "   <-- missed"
        print(f"{name}.{key}: {shown(figure['value'])} {bound(figure)}{mark}")
    return 0 if all(holds(figure) for figure in figures.values()) else 1
