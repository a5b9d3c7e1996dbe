"""Runs a session of the real program, presses its keys, and measures its cost."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import servers

TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass
class Sample:
    time: float
    cpu: float  # seconds of processor time of all threads, including those that have ended
    wakings: int | None  # how often the sound thread has woken since it began
    memory: int  # the peak so far, in KiB
    waited: float = 0.0  # the longest wait of a thread for a processor since the previous sample, in seconds


@dataclass
class Followed:
    began: float = 0.0  # when Space was pressed
    keys: list[tuple[str, float]] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    ended: float = 0.0


class Busy(Exception):
    """The machine is too busy to measure anything."""


def waits(pids: list[int]) -> dict[str, int]:
    """Returns how long each thread of these processes has waited for a processor so far, in nanoseconds."""
    waited = {}
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                waited[task.parent.name] = int(task.read_text().split()[1])
            except (OSError, IndexError):  # the thread has ended
                pass
    return waited


class Session:
    """A session in plain mode. `others` are the ids of other processes to watch, such as the sound server."""

    def __init__(self, program: str, routine: list[str], env: dict, folder: Path, others=()):
        home = folder / "home"
        (home / ".config/neckcare").mkdir(parents=True)
        (home / ".config/neckcare/config.toml").write_text("volume = 100\n")
        self.told = folder / "lines.txt"
        self.env = {**env, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm"}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            self.env.pop(name, None)
        self.command = [program, "start", *routine, "--plain", "--voice"]
        self.others, self.followed = others, Followed()

    def introduce(self):
        """Answers the first questions on a large screen, because plain mode would take two minutes for them."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 70, 120, 0, 0))
        child = subprocess.Popen(
            [*self.command[:3], "--quiet"], stdin=theirs, stdout=theirs, stderr=theirs, env=self.env,
            cwd=self.env["HOME"], start_new_session=True,
        )
        servers.children.append(child)
        for key in b"ynnq":
            until = time.monotonic() + 2  # the picture on the last screen moves, so it never becomes silent
            while time.monotonic() < until and select.select([ours], [], [], 0.7)[0]:
                os.read(ours, 1 << 16)
            os.write(ours, bytes([key]))
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        os.close(ours)
        os.close(theirs)

    def run(self, seconds: float, keys) -> Followed:
        """Plays the session for `seconds`. `keys` are pairs of seconds after the start and the key to press."""
        with open(self.told, "w") as told:
            self.child = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=told, stderr=told, text=True, env=self.env,
                cwd=self.env["HOME"],
            )
        servers.children.append(self.child)
        try:
            self.answer()
            self.play(seconds, sorted(keys))
            self.child.stdin.close()
            self.child.wait(10)
            if "the computer was away" in self.told.read_text():
                raise Busy("it stood still for a while")
        finally:
            if self.child.poll() is None:
                self.child.kill()
                self.child.wait()
        return self.followed

    def press(self, key: str):
        self.child.stdin.write(key + "\n")
        self.child.stdin.flush()

    def answer(self):
        """Answers no to every remaining question."""
        until = time.monotonic() + 180
        while "Press Space to start" not in (told := self.told.read_text()):
            if time.monotonic() > until or self.child.poll() is not None:
                raise RuntimeError(f"the session does not begin: {told[-400:]}")
            if "n: " in told[-300:]:
                self.press("n")
                time.sleep(1)
            time.sleep(0.3)
        time.sleep(1)

    def play(self, seconds: float, keys):
        followed = self.followed
        followed.began = time.monotonic()
        self.press(" ")
        over = threading.Event()
        watcher = threading.Thread(target=self.watch, args=(over,))
        watcher.start()
        for at, key in keys:
            time.sleep(max(0, followed.began + at - time.monotonic()))
            followed.keys.append((key, time.monotonic()))
            self.press(key)
        time.sleep(max(0, followed.began + seconds - time.monotonic()))
        followed.ended = time.monotonic()
        over.set()
        watcher.join()

    def watch(self, over: threading.Event):
        pids = [self.child.pid, *self.others]
        before, asleep = waits(pids), time.monotonic()
        while not over.wait(0.1):
            late = time.monotonic() - asleep - 0.1
            try:
                sample = self.sample()
            except (OSError, IndexError):  # the program has ended
                return
            after = waits(pids)
            waited = [(waited - before.get(task, 0)) / 1e9 for task, waited in after.items()]
            sample.waited = max(late, *waited)
            self.followed.samples.append(sample)
            before, asleep = after, time.monotonic()

    def sample(self) -> Sample:
        process = Path(f"/proc/{self.child.pid}")
        used = (process / "stat").read_text().rsplit(")", 1)[1].split()
        status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
        wakings = None
        for task in (process / "task").iterdir():
            try:
                if (task / "comm").read_text() == "sound\n":
                    wakings = int((task / "schedstat").read_text().split()[2])
            except OSError:
                pass
        cpu = (int(used[11]) + int(used[12])) * TICK
        return Sample(time.monotonic(), cpu, wakings, int(status["VmHWM"].split()[0]))
