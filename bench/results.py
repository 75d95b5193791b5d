"""Results as JSON, one file a program, each figure with the limit it is held to."""
import datetime
import json
import os
import pathlib
import platform

FOLDER = pathlib.Path(__file__).resolve().parent / "results"


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo")
                  if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} x {model}, {memory:.0f} GiB"


def holds(figure):
    if "at_least" in figure:
        return figure["value"] >= figure["at_least"]
    return "limit" not in figure or figure["value"] <= figure["limit"]


def keep(name, figures):
    """Writes and prints the figures; 0 when every one is within its limit."""
    FOLDER.mkdir(exist_ok=True)
    result = {
        "program": name,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "load_before": os.getloadavg()[0],
        "figures": figures,
    }
    (FOLDER / f"{name}.json").write_text(json.dumps(result, indent=2) + "\n")
    for key, figure in figures.items():
        bound = (f"at least {figure['at_least']}" if "at_least" in figure
                 else f"at most {figure['limit']}" if "limit" in figure else "")
        mark = "" if holds(figure) else "   <-- missed"
        print(f"{name}.{key}: {figure['value']:.3f} {bound}{mark}")
    return 0 if all(holds(figure) for figure in figures.values()) else 1
