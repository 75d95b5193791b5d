"""nginx serving one answer of another server: the same bytes with the same headers."""
import http.client
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
OWN = {"content-type", "content-length", "date", "server", "connection", "last-modified",
       "accept-ranges", "x-request-id"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(port, path, headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, response.status
    return response.getheaders(), body


class Nginx:
    """Started with the answer of 127.0.0.1:port/path; serves it as /page."""

    def __init__(self, port, path, headers):
        fields, body = fetch(port, path, headers)
        self.bytes = len(body)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="braid-nginx-"))
        self.folder.chmod(0o755)
        (self.folder / "page").write_bytes(body)
        self.port = free_port()
        lines = [f'add_header {name} "{value.replace(chr(34), chr(92) + chr(34))}";'
                 for name, value in fields if name.lower() not in OWN]
        text = (HERE / "nginx.conf").read_text()
        for word, value in {"folder": str(self.folder), "port": str(self.port),
                            "content_type": dict(fields)["Content-Type"],
                            "headers": "\n            ".join(lines)}.items():
            text = text.replace("{" + word + "}", value)
        (self.folder / "nginx.conf").write_text(text)
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([program, "-c", str(self.folder / "nginx.conf")])
        self.check(fields, body)

    def check(self, fields, body):
        """The comparison is fair only when the answers are equal."""
        for _ in range(100):
            try:
                own_fields, own_body = fetch(self.port, "/page", {})
                break
            except OSError:
                time.sleep(0.05)
        assert own_body == body
        wanted = {(n.lower(), v) for n, v in fields if n.lower() not in OWN}
        assert wanted <= {(n.lower(), v) for n, v in own_fields}, wanted

    def stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
