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

    def as_owner(self, *words):
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid} if self.user else {}
        return subprocess.run([str(self.bin / words[0]), *words[1:]], check=True, capture_output=True,
                              cwd="/", timeout=120, **who)

    def __enter__(self):
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.as_owner("initdb", "-D", str(self.folder / "db"), "-A", "trust", "-U", "braid", "-E", "UTF8",
                      "--no-locale", "--no-sync")
        self.start()
        return self

    def __exit__(self, *_):
        self.as_owner("pg_ctl", "-D", str(self.folder / "db"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        # Recovery syncs the file system once, not each of a thousand files.
        self.as_owner("pg_ctl", "-D", str(self.folder / "db"), "-w", "-l", str(self.folder / "log"), "-o",
                      f"-p {self.port} -k {self.folder} -c fsync=on -c listen_addresses=127.0.0.1"
                      " -c recovery_init_sync_method=syncfs", "start")

    def sql(self, text, database="postgres"):
        return subprocess.run(["psql", "-qAtX", "-h", "127.0.0.1", "-p", str(self.port), "-U", "braid",
                               "-v", "ON_ERROR_STOP=1", "-d", database, "-c", text],
                              check=True, capture_output=True, text=True, timeout=300).stdout

    def make_database(self, name):
        """Its address."""
        self.sql(f"create database {name}")
        return f"postgresql://braid@127.0.0.1:{self.port}/{name}"

    def kill_a_backend(self):
        """SIGKILL to one: the server then ends all of them and recovers by itself."""
        pid = self.sql("select pid from pg_stat_activity where datname = 'braid'"
                       " order by random() limit 1").strip()
        if not pid:
            raise RuntimeError("braid has no connection")
        os.kill(int(pid), signal.SIGKILL)
        self.wait()

    def kill_postmaster(self):
        """SIGKILL to the postmaster, then a start from what is on disk once its children are gone."""
        os.kill(int((self.folder / "db" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
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
