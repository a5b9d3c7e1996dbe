"""Follows a session of the real program, presses its keys, and watches what it costs."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import servers

TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass
class Sample:
    time: float
    cpu: float  # seconds, of all threads, those that ended too
    wakings: int | None  # of the thread that makes the sound, since it began
    memory: int  # the most it ever had, in KiB


@dataclass
class Followed:
    began: float = 0.0  # when Space was pressed
    keys: list[tuple[str, float]] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    ended: float = 0.0


class Session:
    """A session in lines of text. `keys` are the seconds after the start, each with its key."""

    def __init__(self, program: str, routine: str, env: dict, folder: Path, seconds: float, keys=()):
        home = folder / "home"
        (home / ".config/neckcare").mkdir(parents=True)
        (home / ".config/neckcare/config.toml").write_text("volume = 100\n")
        self.told = folder / "lines.txt"
        self.env = {**env, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm"}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            self.env.pop(name, None)
        self.command = [program, "start", routine, "--plain", "--voice"]
        self.seconds, self.keys, self.followed = seconds, sorted(keys), Followed()

    def run(self) -> Followed:
        with open(self.told, "w") as told:
            self.child = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=told, stderr=told, text=True, env=self.env,
                cwd=self.env["HOME"],
            )
        servers.children.append(self.child)
        try:
            self.answer()
            self.play()
            self.child.stdin.close()
            self.child.wait(10)
            if "the computer was away" in self.told.read_text():
                raise RuntimeError("this machine stood still for a while, so nothing can be measured: run this again")
        finally:
            if self.child.poll() is None:
                self.child.kill()
                self.child.wait()
        return self.followed

    def press(self, key: str):
        self.child.stdin.write(key + "\n")
        self.child.stdin.flush()

    def answer(self):
        """No to every question about health, yes to the first, which asks whether one agrees."""
        until = time.monotonic() + 180
        while "Press Space to start" not in (told := self.told.read_text()):
            if time.monotonic() > until or self.child.poll() is not None:
                raise RuntimeError(f"the session does not begin: {told[-400:]}")
            if "n: " in told[-300:]:
                self.press("n")
                time.sleep(2)
            elif "y: " in told[-300:]:
                self.press("y")
                time.sleep(2)
            time.sleep(0.3)
        time.sleep(4)

    def play(self):
        followed = self.followed
        followed.began = time.monotonic()
        self.press(" ")
        over = threading.Event()
        watcher = threading.Thread(target=self.watch, args=(over,))
        watcher.start()
        for at, key in self.keys:
            time.sleep(max(0, followed.began + at - time.monotonic()))
            followed.keys.append((key, time.monotonic()))
            self.press(key)
        time.sleep(max(0, followed.began + self.seconds - time.monotonic()))
        followed.ended = time.monotonic()
        over.set()
        watcher.join()

    def watch(self, over: threading.Event):
        while not over.wait(0.1):
            try:
                self.followed.samples.append(self.sample())
            except (OSError, IndexError):  # it has ended
                return

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
