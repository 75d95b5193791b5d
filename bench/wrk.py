"""Requests a second and latencies, measured by wrk with keep-alive connections."""
import pathlib
import re
import subprocess
import tempfile

# Every request asks for an address of its own, so that no kept page answers it.
FRESH = """local count = 0
local mark = wrk.path:find("?", 1, true) and "&" or "?"
request = function()
  count = count + 1
  return wrk.format("GET", wrk.path .. mark .. "fresh=%s-" .. count)
end
"""
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


class Run:
    """One run of wrk, to its end. `fresh` names a run whose pages are drawn anew each time."""

    runs = 0

    def __init__(self, port, path, headers=None, connections=32, seconds=5, fresh=False):
        threads = min(2, connections)
        words = ["wrk", "-t", str(threads), "-c", str(connections), "-d", f"{seconds}s", "--timeout", "30s",
                 "--latency"]
        for name, value in (headers or {}).items():
            words += ["-H", f"{name}: {value}"]
        with tempfile.TemporaryDirectory() as folder:
            if fresh:
                Run.runs += 1
                script = pathlib.Path(folder) / "fresh.lua"
                script.write_text(FRESH % Run.runs)
                words += ["-s", str(script)]
            self.text = subprocess.run(words + [f"http://127.0.0.1:{port}{path}"], capture_output=True,
                                       text=True, check=True, timeout=seconds + 60).stdout
        if "Non-2xx" in self.text or "Socket errors" in self.text:
            raise RuntimeError(f"{path}:\n{self.text}")

    def rate(self):
        return float(re.search(r"Requests/sec:\s+([\d.]+)", self.text).group(1))

    def milliseconds(self, percentile):
        value, unit = re.search(rf"\s{percentile}%\s+([\d.]+)(us|ms|s|m)\b", self.text).groups()
        return float(value) * MILLISECONDS[unit]
