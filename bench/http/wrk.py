"""Requests a second, measured by wrk with keep-alive connections."""
import re
import subprocess


def rate(port, path, headers=None, connections=32, seconds=5):
    words = ["wrk", "-t", "2", "-c", str(connections), "-d", f"{seconds}s"]
    for name, value in (headers or {}).items():
        words += ["-H", f"{name}: {value}"]
    text = subprocess.run(words + [f"http://127.0.0.1:{port}{path}"],
                          capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in text and "Socket errors" not in text, text
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
