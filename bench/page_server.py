"""The program page_server, which serves one page of a given size, kept or through a worker."""
import subprocess

from braid_process import ROOT

PROGRAM = ROOT / "build" / "release" / "page_server"


class PageServer:
    def __init__(self, size):
        self.process = subprocess.Popen([PROGRAM, str(size)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=60)
