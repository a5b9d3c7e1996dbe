"""Starts sound servers with a silent sink, from installed programs or from Debian packages unpacked in a folder."""

import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

RATE = 48_000
NEEDED = {
    "pulse": ["pulseaudio", "parec"],
    "pipewire": ["dbus-daemon", "pipewire", "wireplumber", "pipewire-pulse", "parec"],
}
PACKAGES = {
    "pulse": ["pulseaudio", "pulseaudio-utils"],
    "pipewire": ["dbus-daemon", "pipewire", "pipewire-bin", "wireplumber", "pipewire-pulse", "pulseaudio-utils"],
}
SINK = (
    "{ factory = adapter args = { factory.name = support.null-audio-sink node.name = n media.class = Audio/Sink"
    " object.linger = true audio.position = [ FL FR ] audio.rate = 48000 priority.session = 5000 } }"
)


# All processes that were started, so that they can be killed whatever ends the bench.
children: list[subprocess.Popen] = []


def end_all(*_):
    """Kills all started processes and exits."""
    for child in reversed(children):
        child.kill()
    os._exit(130)


class Missing(Exception):
    """The programs of the sound server are not available."""


class Programs:
    """The paths of the programs, and the environment that they need."""

    def __init__(self, root: Path | None):
        self.root = root
        self.env = {}
        if root:
            lib = next(root.glob("usr/lib/*-linux-*"))
            folders = [lib, root / "lib" / lib.name, lib / "pulseaudio", *root.glob("usr/lib/pulse-*/modules")]
            self.env = {
                "LD_LIBRARY_PATH": ":".join(map(str, folders)),
                "SPA_PLUGIN_DIR": str(lib / "spa-0.2"),
                "PIPEWIRE_MODULE_DIR": str(lib / "pipewire-0.3"),
                "WIREPLUMBER_MODULE_DIR": str(next(lib.glob("wireplumber-0.*"), "")),
                "WIREPLUMBER_DATA_DIR": str(root / "usr/share/wireplumber"),
                "WIREPLUMBER_CONFIG_DIR": str(root / "usr/share/wireplumber"),
            }

    def path(self, name: str) -> str:
        unpacked = self.root and self.root / "usr/bin" / name
        return str(unpacked) if unpacked and unpacked.exists() else name

    def share(self, name: str) -> Path:
        unpacked = self.root and self.root / "usr/share" / name
        return unpacked if unpacked and unpacked.exists() else Path("/usr/share") / name

    def modules(self) -> list[str]:
        """Returns the option for PulseAudio's folder of modules, if it is not the usual one."""
        return ["-p", str(next(self.root.glob("usr/lib/pulse-*/modules")))] if self.root else []


def find(kinds: list[str], folder: Path, unpacked: Path | None) -> Programs:
    """Finds the programs: in a given folder, installed, or in packages that are unpacked into `folder`."""
    if unpacked:
        return Programs(unpacked)
    if all(shutil.which(name) for kind in kinds for name in NEEDED[kind]):
        return Programs(None)
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        raise Missing("no PulseAudio and PipeWire are installed, and there is no apt-get to fetch them")
    return Programs(fetch(kinds, folder))


def fetch(kinds: list[str], folder: Path) -> Path:
    """Downloads and unpacks the packages and their dependencies that are not installed. Installs none of them."""
    root, packages = folder / "root", folder / "packages"
    packages.mkdir()
    asked = [name for kind in kinds for name in PACKAGES[kind]]
    without = [f"--no-{how}" for how in "recommends suggests conflicts breaks replaces enhances".split()]
    told = subprocess.run(["apt-cache", "depends", "--recurse", *without, *asked], capture_output=True, text=True).stdout
    wanted = sorted({line for line in told.split("\n") if line[:1].isalnum()})
    status = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"]
    there = subprocess.run(status, capture_output=True, text=True).stdout.split("\n")
    wanted = [name for name in wanted if f"{name} installed" not in there]
    get = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root"]
    if not wanted or subprocess.run([*get, *wanted], cwd=packages, capture_output=True).returncode:
        until = time.monotonic() + 60
        for name in wanted:  # a package with another name must not stop the rest
            if time.monotonic() < until:
                subprocess.run([*get, name], cwd=packages, capture_output=True)
    for package in packages.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, root], check=True)
    shutil.rmtree(packages)
    here = root / "usr/bin"
    if not all((here / name).exists() or shutil.which(name) for kind in kinds for name in NEEDED[kind]):
        raise Missing("the packages of PulseAudio and PipeWire cannot be downloaded")
    return root


class Server:
    """A running server with its own runtime folder, and a recording of everything its sink gets."""

    def __init__(self, kind: str, programs: Programs, folder: Path):
        self.kind, self.programs, self.folder = kind, programs, folder
        self.runtime = folder / "run"
        (self.runtime / "pulse").mkdir(parents=True)
        self.runtime.chmod(0o700)
        self.socket = self.runtime / "pulse/native"
        home = folder / "server"
        home.mkdir()
        self.env = {
            **os.environ, **programs.env, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_RUNTIME_DIR": str(self.runtime),
        }
        for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "DISPLAY"):
            self.env.pop(name, None)
        self.children, self.frames, self.marks = [], 0, []
        try:
            self.pulse() if kind == "pulse" else self.pipewire()
            self.record()
        except BaseException:
            self.stop()
            raise

    def spawn(self, *command: str, **more) -> subprocess.Popen:
        log = open(self.folder / f"{Path(command[0]).name}.log", "w")
        more = {"stdout": log, "stderr": log, **more}
        # The servers stand in for a sound card, which never waits, so they get priority. Only root may set it.
        first = ["nice", "-n", "-15"] if os.geteuid() == 0 and shutil.which("nice") else []
        child = subprocess.Popen([*first, *command], env=self.env, stdin=subprocess.DEVNULL, start_new_session=True, **more)
        self.children.append(child)
        children.append(child)
        return child

    def await_file(self, path: Path):
        until = time.monotonic() + 10
        while not path.exists():
            if time.monotonic() > until:
                raise Missing(f"{self.kind} does not start; {self.folder} says why")
            time.sleep(0.05)

    def pulse(self):
        self.spawn(
            self.programs.path("pulseaudio"), "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            *self.programs.modules(), "-L", f"module-native-protocol-unix socket={self.socket}",
            "-L", f"module-null-sink sink_name=n rate={RATE} channels=2",
        )
        self.await_file(self.socket)

    def pipewire(self):
        """Starts PipeWire with its default settings and one more sink."""
        settings = self.folder / "settings"
        shutil.copytree(self.programs.share("pipewire"), settings)
        file = settings / "pipewire.conf"
        text = file.read_text().replace("context.objects = [", f"context.objects = [\n{SINK}", 1)
        file.write_text(text)
        bus = self.runtime / "bus"
        self.env |= {"PIPEWIRE_CONFIG_DIR": str(settings), "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"}
        self.spawn(
            self.programs.path("dbus-daemon"), f"--config-file={self.programs.share('dbus-1/session.conf')}",
            "--nofork", "--nopidfile", f"--address=unix:path={bus}",
        )
        self.await_file(bus)
        self.spawn(self.programs.path("pipewire"))
        self.await_file(self.runtime / "pipewire-0")
        self.spawn(self.programs.path("wireplumber"))
        time.sleep(1)
        self.spawn(self.programs.path("pipewire-pulse"))
        self.await_file(self.socket)
        time.sleep(1.5)

    def record(self):
        """Starts recording both channels, and notes how many frames had arrived at which time."""
        recorder = self.spawn(
            self.programs.path("parec"), "-d", "n.monitor", f"--server=unix:{self.socket}", "--latency-msec=10",
            f"--rate={RATE}", "--channels=2", "--format=s16le", stdout=subprocess.PIPE,
        )

        def read():
            with open(self.folder / "heard.raw", "wb") as file:
                while data := os.read(recorder.stdout.fileno(), 1 << 16):
                    self.frames += len(data) // 4
                    self.marks.append((time.monotonic(), self.frames))
                    file.write(data)

        self.reader = threading.Thread(target=read, daemon=True)
        self.reader.start()
        until = time.monotonic() + 10
        while not self.frames:
            if time.monotonic() > until:
                raise Missing(f"{self.kind} records nothing; {self.folder} says why")
            time.sleep(0.05)

    def stop(self):
        for child in reversed(self.children):
            child.terminate()
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
