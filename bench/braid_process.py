"""A braid of the release preset under measurement."""
import os
import pathlib
import re
import socket
import subprocess
import time

from visitor import Visitor

ROOT = pathlib.Path(__file__).resolve().parent.parent
BRAID = ROOT / "build" / "release" / "braid"
SLUG = "kowhai-bay"  # of the demonstration's network
CONTRIBUTOR = "community@demo.example"  # one of its people, who may add needs


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Braid:
    """`braid serve` on a folder or a database; started, killed and started again. Leaving its `with`
    ends it, whatever happened."""

    def __init__(self, data, database=None, settings=None):
        self.data = pathlib.Path(data)
        self.database = database
        self.environment = {**os.environ, **(settings or {})}
        self.port = free_port()
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def words(self, *command):
        words = [str(BRAID), *command, "--data", str(self.data)]
        return words + (["--database", self.database] if self.database else [])

    def run(self, *command):
        """One command to its end; its standard output."""
        done = subprocess.run(self.words(*command), capture_output=True, text=True, env=self.environment,
                              timeout=600)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}{done.stdout.strip()}")
        return done.stdout

    def make_demonstration(self):
        self.run("demo", "--only-make")

    def start(self, command="serve"):
        """Returns the seconds until it answered."""
        began = time.monotonic()
        self.process = subprocess.Popen(
            self.words(command, "--listen", f"127.0.0.1:{self.port}"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment)
        while time.monotonic() - began < 30:
            try:
                if Visitor(self.port).get("/readyz").status == 200:
                    return time.monotonic() - began
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"braid ended with {self.process.returncode}") from None
            time.sleep(0.002)
        raise RuntimeError("braid did not answer within 30 s")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=60)

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def sign_in(self):
        """The cookies of someone who may add needs."""
        visitor = Visitor(self.port)
        visitor.sign_in(self.run("signin-link", CONTRIBUTOR))
        return visitor.cookies
