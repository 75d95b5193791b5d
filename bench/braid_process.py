"""A braid of the release preset under measurement, and a visitor who talks to it."""
import http.client
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
BRAID = ROOT / "build" / "release" / "braid"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Braid:
    """`braid serve` on a folder or a database; started, killed and started again."""

    def __init__(self, data, database=None, extra=()):
        self.data = pathlib.Path(data)
        self.database = database
        self.extra = list(extra)
        self.port = free_port()
        self.process = None

    def words(self, *command):
        words = [str(BRAID), *command, "--data", str(self.data)]
        return words + (["--database", self.database] if self.database else [])

    def run(self, *command, check=True):
        """One command to its end; its standard output."""
        done = subprocess.run(self.words(*command), capture_output=True, text=True)
        if check and done.returncode != 0:
            raise RuntimeError(f"{command}: {done.stderr.strip()}")
        return done.stdout

    def start(self):
        """Returns the seconds until it answered."""
        began = time.monotonic()
        self.process = subprocess.Popen(
            self.words("serve", "--listen", f"127.0.0.1:{self.port}", *self.extra),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while time.monotonic() - began < 30:
            try:
                if Visitor(self.port).get("/readyz").status == 200:
                    return time.monotonic() - began
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"braid ended with {self.process.returncode}")
            time.sleep(0.005)
        raise RuntimeError("braid did not answer within 30 s")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def memory_kb(self, field="VmRSS"):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{field}:\s+(\d+)", status).group(1))


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    def text(self):
        return self.body.decode()


class Visitor:
    """A browser's worth of cookies over one connection."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def ask(self, method, path, body=None, headers=None):
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        self.connection.request(method, path, body, sent)
        response = self.connection.getresponse()
        for value in response.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.split(";")[0]
        return Answer(response)

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def token(self, page):
        return re.search(r'name="csrf" value="([^"]+)"', page.text()).group(1)

    def post(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields),
                        {"Content-Type": "application/x-www-form-urlencoded"})

    def sign_in(self, link):
        path = urllib.parse.urlparse(link.strip()).path
        page = self.get(path)
        answer = self.post(path, {"csrf": self.token(page)})
        assert answer.status == 303, answer.status


def loaded():
    """What else the machine was doing: one-minute load."""
    return os.getloadavg()[0]
