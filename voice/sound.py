"""What is done to a recording, and how it is measured. Samples are floats; 1 is full scale."""

import numpy as np

LOUDNESS = -20.0  # LUFS
PEAK = -1.0  # dBFS, at most
CEILING = -3.0  # dBFS: what peaks are held to, because the codec makes some of them higher
REACH = 0.002  # seconds around such a peak in which the sound gets softer
BLOCK = 0.1  # seconds in which loudness is measured: BS.1770 has 0.4, longer than "In."
LOUDER = 0.75  # LU by which sentences measure louder in such short blocks
SILENT = -60.0  # dBFS: below this, a recording at its final loudness is silent
BEFORE = 0.02  # seconds kept before the first sound
AFTER = 0.08  # and after the last, so that the end sounds natural
FADE = 0.005


def decibels(power) -> np.ndarray:
    return 10 * np.log10(np.maximum(power, 1e-12))


def peak(sound: np.ndarray) -> float:
    return float(decibels(np.max(np.square(sound), initial=0)))


def powers(sound: np.ndarray, rate: int, window: float, step: float) -> np.ndarray:
    """The mean power of overlapping windows."""
    size, hop = int(window * rate), int(step * rate)
    sums = np.concatenate([[0], np.cumsum(np.square(sound, dtype=np.float64))])
    starts = np.arange(0, max(len(sound) - size, 0) + 1, hop)
    return (sums[np.minimum(starts + size, len(sound))] - sums[starts]) / size


def weighted(sound: np.ndarray, rate: int) -> np.ndarray:
    """The sound as the ear weighs it: both filters of ITU-R BS.1770, applied to the spectrum."""
    size = 2 * len(sound)
    frequencies = np.fft.rfftfreq(size, 1 / rate)
    z = np.exp(-2j * np.pi * frequencies / 48_000)  # the filters are given for 48 kHz
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.fft.irfft(np.fft.rfft(sound, size) * shelf * high, size)[: len(sound)]


def loudness(sound: np.ndarray, rate: int) -> float:
    """LUFS, with the gates of BS.1770, and in short blocks."""
    blocks = powers(weighted(sound, rate), rate, BLOCK, BLOCK / 4)
    heard = blocks[decibels(blocks) - 0.691 > -70]
    gate = np.mean(heard) / 10  # 10 LU less
    return float(decibels(np.mean(heard[heard > gate]))) - 0.691 - LOUDER


def levelled(sound: np.ndarray, rate: int, heard: float | None = None) -> np.ndarray:
    """The sound at the loudness of all clips, from how loud it is `heard`, or measured."""
    heard = loudness(sound, rate) if heard is None else heard
    return sound * 10 ** ((LOUDNESS - heard) / 20)


def limited(sound: np.ndarray, rate: int) -> np.ndarray:
    """The sound, softer for a moment around each peak above the ceiling."""
    ceiling = 10 ** (CEILING / 20)
    if np.max(np.abs(sound)) <= ceiling:
        return sound
    size = 2 * int(REACH * rate) + 1
    gain = np.minimum(1, ceiling / np.maximum(np.abs(sound), 1e-9))
    around = np.pad(gain, size - 1, mode="edge")
    least = np.lib.stride_tricks.sliding_window_view(around, size).min(axis=1)
    return sound * np.convolve(least, np.ones(size) / size, "valid")


def ends(sound: np.ndarray, rate: int) -> tuple[float, float]:
    """Seconds of silence at the beginning and at the end."""
    step = 0.005
    loud = np.flatnonzero(decibels(powers(sound, rate, 2 * step, step)) > SILENT)
    if not len(loud):
        return len(sound) / rate, 0.0
    return loud[0] * step, max(0.0, len(sound) / rate - (loud[-1] + 2) * step)


def trimmed(sound: np.ndarray, rate: int) -> np.ndarray:
    """The sound with both ends faded, and as much silence around it as every clip has."""
    before, after = ends(sound, rate)
    first = max(0, int((before - BEFORE) * rate))
    last = len(sound) + int((AFTER - after) * rate)
    cut = sound[first:last].copy()
    fade = np.linspace(0, 1, int(FADE * rate))
    cut[: len(fade)] *= fade
    cut[-len(fade) :] *= fade[::-1]
    return np.pad(cut, (0, max(0, last - len(sound))))


def finished(sound: np.ndarray, rate: int) -> np.ndarray:
    """A recording, trimmed and at the right loudness, as it goes to the codec."""
    cut = trimmed(levelled(sound, rate), rate)
    return limited(levelled(cut, rate), rate)
