"""Compares a recording with the plan and with the routine as a sound file. Samples are floats; 1 is full scale."""

import json
import subprocess
import sys
import wave
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).parents[2] / "voice"))
from sound import loudness  # noqa: E402

RATE = 48_000
SEGMENT = int(0.4 * RATE)  # the part of a cue that is looked for in the recording
LIKE = 0.7  # the correlation above which a piece counts as that cue
SOFTER = 12  # decibels; a tone may be 9 dB softer from its start, if words begin with it that the file does not have
NEAR, FAR = int(0.06 * RATE), int(0.5 * RATE)  # how far from its expected place a cue is looked for, at first and if it is not there
LEAD = int(0.3 * RATE)  # the sound before a cut by which its place in the file is found


def frames(seconds: float) -> int:
    return round(seconds * RATE)


def level(sound: np.ndarray) -> float:
    """Returns the mean power in decibels of full scale."""
    return 10 * np.log10(np.mean(np.square(sound)) + 1e-12) if len(sound) else -120.0


@dataclass
class Reference:
    """A routine by `neckcare script` and `neckcare audio`: its cues, the whole sound, its tones and its words."""

    cues: list[dict]
    total: float
    mixed: np.ndarray
    tones: np.ndarray  # as loud as without words
    words: np.ndarray

    @classmethod
    def of(cls, program: str, routine: list[str], seconds: float, folder: Path) -> "Reference":
        plan = json.loads(subprocess.run([program, "script", *routine, "--as-asked", "--json"], capture_output=True, check=True).stdout)

        def part(*flags: str) -> np.ndarray:
            file = folder / "part.wav"
            file.unlink(missing_ok=True)
            subprocess.run([program, "audio", *routine, "--as-asked", "-o", file, *flags], check=True)
            with wave.open(str(file)) as sound:
                data = sound.readframes(min(sound.getnframes(), frames(seconds)))
            file.unlink()
            return middle(data)

        cues = [cue for cue in plan["cues"] if cue["at_ms"] / 1000 < seconds]
        return cls(cues, plan["total_ms"] / 1000, part(), part("--no-voice"), part("--no-sound"))


def middle(data: bytes) -> np.ndarray:
    """Returns the mean of both channels."""
    samples = np.frombuffer(data, "<i2")
    return samples[: len(samples) // 2 * 2].reshape(-1, 2).mean(axis=1, dtype=np.float32) / 32_768


def place(piece: np.ndarray, within: np.ndarray) -> tuple[int, float]:
    """Finds the place in `within` that is most like a piece, and returns it with the correlation."""
    piece, within = piece.astype(np.float64), within.astype(np.float64)
    size = 1 << (len(within) + len(piece)).bit_length()
    product = np.fft.irfft(np.fft.rfft(within, size) * np.conj(np.fft.rfft(piece, size)), size)
    sums = np.concatenate([[0], np.cumsum(np.square(within))])
    power = np.sum(np.square(piece)) + 1e-9
    # A place that is much softer than the piece cannot match it well.
    powers = np.maximum(sums[len(piece) :] - sums[: -len(piece)], power / 10)
    likeness = product[: len(powers)] / np.sqrt(powers * power)
    best = int(likeness.argmax())
    return best, float(likeness[best])


class Clock:
    """Converts times to frames of a recording."""

    def __init__(self, marks: list[tuple[float, int]]):
        self.times = np.array([time for time, _ in marks])
        self.starts = self.times - np.array([frames for _, frames in marks]) / RATE

    def frame(self, time: float) -> int:
        """Returns the frame at a time. A recorder is never early, only late; a delayed server may have lost frames."""
        first, last = np.searchsorted(self.times, [time - 1, time + 1])
        near = self.starts[first:last]
        return frames(time - float(near.min() if len(near) else self.starts.min()))

    def lost(self) -> float:
        """Returns the seconds of sound that the server lost."""
        return float(self.starts[-200:].min() - self.starts.min())


@dataclass
class Judged:
    """The measured figures; a list has one figure for each event."""

    cues: int = 0
    unheard: list[str] = field(default_factory=list)
    constant: float = 0.0
    off: list[float] = field(default_factory=list)  # ms from the plan, without the constant
    strokes: list[float] = field(default_factory=list)  # ms by which an interval between strokes differs from the plan
    under: list[float] = field(default_factory=list)  # dB of tones under words, relative to their usual loudness
    clipped: list[str] = field(default_factory=list)
    overrun: list[str] = field(default_factory=list)
    words: float | None = None  # LUFS
    clicks: list[float] = field(default_factory=list)  # dBFS
    cuts: list[float] = field(default_factory=list)  # ms from a key to silence
    stop_tone: float | None = None  # ms from S
    stop_words: float | None = None
    cpu: float | None = None  # ms a minute
    memory: float = 0.0  # MiB
    lost: float = 0.0  # ms that the server lost
    wakings: list[int] = field(default_factory=list)  # in each silence
    waited: float = 0.0  # the most ms that a thread waited for a processor within a tenth of a second


def judge(heard: Path, clock: Clock, reference: Reference, followed) -> Judged:
    """Measures a recording."""
    recorded, judged = middle(heard.read_bytes()), Judged()
    until = (followed.keys[0][1] if followed.keys else followed.ended) - followed.began
    belongs = lambda at: clock.frame(followed.began + at / RATE)  # noqa: E731
    constant = by_cues(judged, recorded, reference, belongs, until)
    if constant is not None:
        by_level(judged, recorded, reference, lambda at: belongs(at) + constant, until)
        by_silence(judged, recorded, reference, belongs, followed, constant / RATE, until)
    by_cuts(judged, recorded, reference, followed, clock)
    judged.lost = clock.lost() * 1000
    by_cost(judged, followed, until)
    return judged


def by_cues(judged: Judged, recorded, reference: Reference, belongs, until: float) -> int | None:
    """Measures when each cue is heard, whether its beginning is clipped, and whether words overrun their time."""
    found = []
    for cue in reference.cues:
        at = frames(cue["at_ms"] / 1000)
        piece = reference.mixed[at : at + SEGMENT]
        if at + 2 * SEGMENT > frames(until) or level(piece) < -60 or (found and found[-1][0] == at):
            continue
        judged.cues += 1
        near = belongs(at) + (found[-1][1] - belongs(found[-1][0]) if found else 0)
        for reach in (NEAR, FAR):
            begins = max(0, near - reach)
            there, like = place(piece, recorded[begins : near + reach + len(piece)])
            if like > LIKE:
                found.append((at, begins + there, cue, piece))
                break
        else:
            judged.unheard.append(name(cue))
    if not found:
        return None
    delays = np.array([there - belongs(at) for at, there, *_ in found])
    constant = int(np.median(delays))
    judged.constant = constant / RATE * 1000
    judged.off = [abs(delay - constant) / RATE * 1000 for delay in delays]
    strokes = [(at, there) for at, there, cue, _ in found if cue["cue"] == "stroke"]
    for (at, there), (then, after) in zip(strokes, strokes[1:]):
        if then - at < 10 * RATE:
            judged.strokes.append(abs((after - there) - (then - at)) / RATE * 1000)
    for at, there, cue, piece in found:
        loud = np.flatnonzero(np.abs(piece) > 0.003)
        if len(loud) and loud[0] < frames(0.1):
            begins = slice(loud[0], loud[0] + frames(0.02))
            if level(recorded[there : there + SEGMENT][begins]) < level(piece[begins]) - SOFTER:
                judged.clipped.append(name(cue))
    said = [cue for cue in reference.cues if cue["words"]]
    for cue, following in zip(said, said[1:]):
        at = frames(following["at_ms"] / 1000)
        # The last 10 ms of each clip are softer than this limit.
        if np.abs(reference.words[max(0, at - frames(0.01)) : at]).max(initial=0) > 0.006:
            judged.overrun.append(name(cue))
    return constant


def name(cue: dict) -> str:
    return f"{cue['at_ms'] / 1000:.1f} s {cue['cue']} {cue['words']}".strip()


def by_level(judged: Judged, recorded, reference: Reference, belongs, until: float):
    """Measures the loudness of tones under words, and of words without tones."""
    block, alone = frames(0.1), []
    # A soft routine becomes softer towards its end, so words after the last cue of full loudness are not measured.
    usual = max(cue["at_ms"] for cue in reference.cues if cue["loudness"] == 100) / 1000
    for at in range(0, min(frames(until), len(reference.mixed)) - 2 * block, block):
        tones, words = reference.tones[at : at + block], reference.words[at : at + block]
        if level(words) < -45:
            continue
        around = slice(max(0, at - frames(0.1)), at + block + frames(0.1))
        if np.abs(reference.tones[around]).max() < 0.0002:
            if at < frames(usual):
                alone.append(recorded[belongs(at) : belongs(at) + block])
            continue
        edges = (words[: block // 5], words[-block // 5 :])
        if level(tones) < -45 or min(map(level, edges)) < -50:
            continue
        begins = belongs(at) - 960
        there, like = place(reference.mixed[at : at + block], recorded[begins : begins + block + 1920])
        if like < LIKE:
            continue
        there += begins
        parts = np.stack([words, tones], axis=1)
        (_, tone), *_ = np.linalg.lstsq(parts, recorded[there : there + block], rcond=None)
        judged.under.append(20 * np.log10(max(abs(float(tone)), 1e-4)))
    if len(alone) > 20:
        judged.words = loudness(np.concatenate(alone), RATE)


def by_cuts(judged: Judged, recorded, reference: Reference, followed, clock: Clock):
    """Measures cuts by keys: the time to silence, the click of the cut, and the time to the stop tone and words."""
    for key, time in followed.keys:
        at = clock.frame(time)
        before = recorded[at - LEAD : at]
        if level(before) < -50:
            continue
        window = recorded[at : at + frames(0.3)]
        quiet = np.abs(window) < 0.0002
        runs = np.convolve(quiet, np.ones(frames(0.004)), "valid") >= frames(0.004) - 0.5
        silent = int(runs.argmax()) if runs.any() else None
        if silent is not None:
            judged.cuts.append(silent / RATE * 1000)
        ends = frames(0.1) if silent is None else silent + frames(0.004)
        there, like = place(before, reference.mixed)
        if like > LIKE:
            uncut = reference.mixed[there : there + LEAD + ends]
            judged.clicks.append(decibels(bent(recorded[at - LEAD : at + ends]) - bent(uncut)))
        if key == "s" and silent is not None:
            after = recorded[at + silent : at + silent + frames(1)]
            judged.stop_tone = onset(after, 0.003, silent)
            judged.stop_words = onset(high(after), 0.002, silent)


def bent(sound: np.ndarray) -> float:
    """Returns the largest second difference of a sound. For a click, which is a step, it equals the step's height."""
    return float(np.abs(np.diff(sound, 2)).max(initial=0))


def decibels(pressure: float) -> float:
    return 20 * np.log10(max(pressure, 1e-5))


def onset(sound: np.ndarray, loud: float, before: int) -> float | None:
    there = np.flatnonzero(np.abs(sound) > loud)
    return (there[0] + before) / RATE * 1000 if len(there) else None


def high(sound: np.ndarray) -> np.ndarray:
    """Removes the frequencies of the stop tone, so that only the words remain."""
    spectrum = np.fft.rfft(sound)
    spectrum[np.fft.rfftfreq(len(sound), 1 / RATE) < 3_500] = 0
    return np.fft.irfft(spectrum, len(sound))


def by_silence(judged: Judged, recorded, reference: Reference, belongs, followed, constant: float, until: float):
    """Counts how often the sound thread wakes in silence: from 2.5 s of silence on, and in a pause."""
    loud = np.flatnonzero(np.abs(reference.mixed[: frames(until)]) > 0.00005) / RATE
    # A session may say more than the file, such as a reminder after unanswered check-ins.
    is_silent = lambda a, b: level(recorded[belongs(frames(a + 0.3)) : belongs(frames(b))]) < -90  # noqa: E731
    silences = [(a, b) for a, b in zip(loud, loud[1:]) if b - a > 3.2 and is_silent(a, b)]
    spaces = [time - followed.began for key, time in followed.keys if key == " "]
    # A pause is announced first, which takes about three seconds.
    pauses = [(begins + 3.5, ends) for begins, ends in zip(spaces[::2], spaces[1::2])]
    for begins, ends in [(a + constant, b + constant - 0.3) for a, b in silences] + pauses:
        times = (followed.began + begins + 2.5, followed.began + ends - 0.1)
        wakings = [
            sample.wakings for sample in followed.samples
            if times[0] < sample.time < times[1] and sample.wakings is not None
        ]
        if len(wakings) > 1:
            judged.wakings.append(wakings[-1] - wakings[0])


def by_cost(judged: Judged, followed, until: float):
    playing = [sample for sample in followed.samples if sample.time < followed.began + until]
    if len(playing) > 1:
        first, last = playing[0], playing[-1]
        judged.cpu = (last.cpu - first.cpu) / (last.time - first.time) * 60_000
        judged.memory = max(sample.memory for sample in followed.samples) / 1024
        judged.waited = max(sample.waited for sample in followed.samples) * 1000
