#!/usr/bin/env python3
"""Plays whole sessions into real sound servers, records them, and judges what is heard. README.md says how."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

SKIPPED = 77  # the exit code if there is no server to play into, or if the machine is too busy to measure


def with_numpy():
    """Starts the bench again in its own virtual environment, with numpy."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    own = cache / "neckcare-ear"
    if Path(sys.prefix) == own:
        sys.exit("numpy does not work here")
    try:
        if not (own / "bin/python").exists():
            subprocess.run([sys.executable, "-m", "venv", own], check=True)
        subprocess.run([own / "bin/pip", "install", "--quiet", "--retries", "1", "numpy==2.4.6"], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"The bench of the ear is skipped: numpy cannot be installed: {error}")
        sys.exit(SKIPPED)
    os.execv(own / "bin/python", [own / "bin/python", *sys.argv])


try:
    import numpy as np
except ImportError:
    with_numpy()

from follow import Busy, Followed, Session  # noqa: E402
from judge import Clock, Judged, Reference, judge  # noqa: E402
from servers import Missing, Server, end_all, find  # noqa: E402

END = 6  # seconds after the last cue
LONG = 25  # milliseconds; a thread that waits longer for a processor may be late without a fault of its own


class Part:
    """A session to play: its routine, server, length and keys, and whether it runs alone."""

    def __init__(self, routine: str, server: str, seconds: float | None = None, keys=(), alone=False):
        self.routine, self.server, self.seconds, self.keys, self.alone = routine.split(), server, seconds, keys, alone

    def title(self) -> str:
        return f"{self.routine[0]}, {self.server}"

    def play(self, program: str, find_programs, folder: Path) -> Judged:
        folder = folder / self.title().replace(", ", "-") / ("alone" if self.alone else "whole")
        folder.mkdir(parents=True)
        # Nothing is measured before Space is pressed, so the reference can be made at the same time.
        with ThreadPoolExecutor(1) as pool:
            reference = pool.submit(Reference.of, program, self.routine, self.seconds or 3600, folder)
            server = Server(self.server, find_programs(), folder)
            try:
                followed = self.follow(program, server, reference, folder)
            finally:
                server.stop()
        reference = reference.result()
        server.reader.join(5)
        judged = judge(folder / "heard.raw", Clock(server.marks), reference, followed)
        if not self.alone:
            judged.cpu = None
        return judged

    def follow(self, program: str, server: Server, reference: Future, folder: Path) -> Followed:
        env = {**os.environ, "XDG_RUNTIME_DIR": str(server.runtime)}
        for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH"):
            env.pop(name, None)
        session = Session(program, self.routine, env, folder, [child.pid for child in server.children])
        session.introduce()
        reference = reference.result()
        keys = [(loudest(reference, at) if at > 0 else -at, key) for at, key in self.keys]
        return session.run(self.seconds or reference.total + END, keys)


def loudest(reference: Reference, around: float) -> float:
    """Returns the loudest time within two seconds of `around`, at which a cut is easiest to measure."""
    rate, step = 48_000, 4_800
    places = range(int((around - 2) * rate), int((around + 2) * rate), step)
    powers = [np.mean(np.square(reference.mixed[at : at + step])) for at in places]
    return (places[int(np.argmax(powers))] + step / 2) / rate


# This session begins with strokes and is cut off in the middle of words.
SHORT = [Part("desk-break --without 2 --guidance short", "pulse", 44, [(41, "s")], alone=True)]
# A key with a negative time is pressed exactly then, not at the loudest time nearby: the second Space ends the pause.
ALONE = [Part("desk-break", "pipewire", 160, [(140, " "), (-150, " "), (-152.3, "s")], alone=True)]
WHOLE = [
    Part("desk-break", "pulse"),
    Part("suboccipital", "pipewire"),
    Part("calm", "pulse"),
    Part("full", "pipewire", 300),
]


def most(values) -> float | None:
    return max(values, default=None)


def rows(parts: list[tuple[Part, Judged]], short: bool):
    """Yields each row: its name, its bound, the figure of each session, and whether all are within the bound."""

    def row(asked: str, bound: str, of, fits, shown="{:.1f}"):
        cells = [of(judged) for _, judged in parts]
        well = all(cell is None or fits(cell) for cell in cells)
        measured = any(cell is not None for cell in cells)
        return asked, bound, ["-" if cell is None else shown.format(cell) for cell in cells], well if measured else None

    def count(values):
        return len(values)

    yield row("cues that were not heard", "0", lambda j: f"{count(j.unheard)} of {j.cues}", lambda c: c[:2] == "0 " and c != "0 of 0", "{}")
    yield row("constant, ms", "", lambda j: j.constant, lambda c: True)
    yield row("lost by the server, ms", "", lambda j: j.lost, lambda c: True)
    yield row("cue off its plan, p95, ms", "30", lambda j: np.percentile(j.off, 95) if j.off else None, lambda c: c <= 30, "{:.2f}")
    yield row("cue off its plan, most, ms", "", lambda j: most(j.off), lambda c: True, "{:.2f}")
    yield row("interval of strokes off, most, ms", "5", lambda j: most(j.strokes), lambda c: c <= 5, "{:.2f}")
    yield row("tone under words, most, dB", "-8", lambda j: most(j.under), lambda c: c <= -8)
    yield row("clipped beginnings", "0", lambda j: count(j.clipped), lambda c: c == 0, "{}")
    yield row("utterances that overrun", "0", lambda j: count(j.overrun), lambda c: c == 0, "{}")
    yield row("words, LUFS", "-20 +- 1", lambda j: j.words, lambda c: -21 <= c <= -19)
    yield row("click at a cut, most, dBFS", "-60", lambda j: most(j.clicks), lambda c: c <= -60)
    yield row("silence after a key, most, ms", "", lambda j: most(j.cuts), lambda c: True)
    yield row("stop tone after S, ms", "150", lambda j: j.stop_tone, lambda c: c <= 150)
    yield row("stop words after S, ms", "150", lambda j: j.stop_words, lambda c: c <= 150)
    # Other programs on the same processor or cache make everything take longer, even if no thread waits.
    yield row("CPU, ms a minute", "" if short else "500", lambda j: j.cpu, lambda c: short or c <= 500, "{:.0f}")
    yield row("memory, MiB", "12", lambda j: j.memory, lambda c: c <= 12)
    yield row("wakings in silence, most", "0", lambda j: most(j.wakings), lambda c: c == 0, "{}")
    yield row("waited for a processor, most, ms", "", lambda j: j.waited, lambda c: True)


def table(parts: list[tuple[Part, Judged]], short: bool) -> bool:
    """Prints the table of results, and returns whether all figures are within their bounds."""
    heads = [part.title() + (", alone" if part.alone else "") for part, _ in parts]
    print("| what | bound | " + " | ".join(heads) + " | |")
    print("|---|---|" + "---|" * len(heads) + "---|")
    well = True
    for asked, bound, cells, fits in rows(parts, short):
        verdict = "" if not bound else "not measured" if fits is None else "well" if fits else "MISSED"
        well &= fits is not False
        print(f"| {asked} | {bound} | " + " | ".join(cells) + f" | {verdict} |")
    for part, judged in parts:
        for what, cues in (("not heard", judged.unheard), ("clipped", judged.clipped), ("overruns", judged.overrun)):
            for cue in cues:
                print(f"{part.title()}: {what}: {cue}")
    return well


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("program", help="the neckcare to listen to, built for release")
    asked.add_argument("--short", action="store_true", help="the first 41 seconds of one routine, then S")
    asked.add_argument("--programs", type=Path, help="a folder with unpacked packages of the servers")
    asked.add_argument("--keep", type=Path, help="a new folder for what is recorded and printed on the way")
    asked = asked.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="neckcare-ear-"))
    folder.mkdir(exist_ok=True)
    program = str(Path(asked.program).resolve())

    def ended(*_):
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)
        end_all()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ended)
    try:
        kinds = ["pulse"] if asked.short else ["pipewire", "pulse"]
        find_programs = cache(lambda: find(kinds, folder, asked.programs))
        # Sessions whose processor time and memory are measured run alone.
        judged = [(part, part.play(program, find_programs, folder)) for part in (SHORT if asked.short else ALONE)]
        if not asked.short:
            with ThreadPoolExecutor(len(WHOLE)) as pool:
                judged += zip(WHOLE, pool.map(lambda part: part.play(program, find_programs, folder), WHOLE))
    except Missing as why:
        print(f"The bench of the ear is skipped: {why}")
        return SKIPPED
    except Busy as why:
        print(f"This machine is too busy to measure: {why}")
        return SKIPPED
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)
    if table(judged, asked.short):
        return 0
    waited = max(judged.waited for _, judged in judged)
    if waited > LONG:
        print(f"This machine is too busy to measure: somebody waited {waited:.0f} ms for a processor")
        return SKIPPED
    return 1


if __name__ == "__main__":
    sys.exit(main())
