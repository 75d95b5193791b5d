"""nginx serving one answer of another server: the same bytes with the same headers."""
import pathlib
import shutil
import subprocess
import tempfile
import time

from braid_process import free_port
from visitor import Visitor
from wrk import Run

HERE = pathlib.Path(__file__).resolve().parent
OWN = {"content-type", "content-length", "date", "server", "connection", "last-modified",
       "accept-ranges", "x-request-id"}
ROUNDS = 5


class Nginx:
    """Started with the answer of 127.0.0.1:port/path; serves it as /page."""

    def __init__(self, port, path, headers):
        answer = Visitor(port).get(path, headers)
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered {answer.status}")
        self.body = answer.body
        self.fields = {(name.lower(), value) for name, value in answer.headers.items()
                       if name.lower() not in OWN}
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="braid-nginx-"))
        self.folder.chmod(0o755)
        (self.folder / "page").write_bytes(self.body)
        self.port = free_port()
        self.write_settings(answer.headers["Content-Type"])
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([program, "-c", str(self.folder / "nginx.conf")])

    def __enter__(self):
        self.check()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def write_settings(self, content_type):
        lines = []
        for name, value in sorted(self.fields):
            quoted = value.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'add_header {name} "{quoted}";')
        text = (HERE / "nginx.conf").read_text()
        for word, value in {"folder": str(self.folder), "port": str(self.port),
                            "content_type": content_type, "headers": "\n            ".join(lines)}.items():
            text = text.replace("{" + word + "}", value)
        (self.folder / "nginx.conf").write_text(text)

    def check(self):
        """The comparison is fair only when the answers are equal."""
        for _ in range(100):
            try:
                answer = Visitor(self.port).get("/page")
                break
            except OSError:
                time.sleep(0.05)
        if answer.body != self.body:
            raise RuntimeError("nginx does not serve the same bytes")
        missing = self.fields - {(name.lower(), value) for name, value in answer.headers.items()}
        if missing:
            raise RuntimeError(f"nginx does not send {missing}")


def compare(port, path, headers):
    """(ours, theirs) of each round, requests a second. The two are measured in turn, so that what else
    the machine does meets them alike."""
    with Nginx(port, path, headers) as nginx:
        rounds = []
        for _ in range(ROUNDS):
            theirs = Run(nginx.port, "/page").rate()
            rounds.append((Run(port, path, headers).rate(), theirs))
        return rounds, len(nginx.body)
