"""A PostgreSQL cluster of its own in a temporary folder, with fsync on."""
import glob
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

from braid_process import free_port


class Postgres:
    def __init__(self):
        self.bin = pathlib.Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="braid-bench-"))
        self.port = free_port()
        # The server refuses to run as root.
        self.user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None

    def as_owner(self, *words, **more):
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid} if self.user else {}
        return subprocess.run([str(self.bin / words[0]), *words[1:]], check=True,
                              capture_output=True, cwd="/", **who, **more)

    def __enter__(self):
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.as_owner("initdb", "-D", str(self.folder / "db"), "-A", "trust", "-U", "braid", "-E", "UTF8",
                      "--no-locale")
        self.start()
        return self

    def __exit__(self, *_):
        self.as_owner("pg_ctl", "-D", str(self.folder / "db"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        self.as_owner("pg_ctl", "-D", str(self.folder / "db"), "-w", "-l", str(self.folder / "log"), "-o",
                      f"-p {self.port} -k {self.folder} -c fsync=on -c listen_addresses=127.0.0.1", "start")

    def sql(self, text, database="postgres"):
        return subprocess.run(["psql", "-qAtX", "-h", "127.0.0.1", "-p", str(self.port), "-U", "braid",
                               "-d", database, "-c", text], check=True, capture_output=True,
                              text=True).stdout

    def url(self, database):
        self.sql(f"create database {database}")
        return f"postgresql://braid@127.0.0.1:{self.port}/{database}"

    def postmaster(self):
        return int((self.folder / "db" / "postmaster.pid").read_text().split()[0])

    def kill_backends(self):
        """SIGKILL to one backend: the server ends all of them and recovers by itself."""
        for pid in self.sql("select pid from pg_stat_activity where datname = 'braid' limit 1").split():
            os.kill(int(pid), signal.SIGKILL)
        self.wait()

    def kill_postmaster(self):
        """SIGKILL to the postmaster, then a start from what is on disk."""
        os.kill(self.postmaster(), signal.SIGKILL)
        time.sleep(0.3)
        (self.folder / "db" / "postmaster.pid").unlink(missing_ok=True)
        for _ in range(100):
            try:
                self.start()
                return
            except subprocess.CalledProcessError:
                time.sleep(0.1)
        raise RuntimeError("PostgreSQL did not start again")

    def wait(self):
        for _ in range(200):
            try:
                self.sql("select 1")
                return
            except subprocess.CalledProcessError:
                time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not recover")
