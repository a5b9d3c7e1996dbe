#!/usr/bin/env python3
"""Measures every clip of a pack, and lets a recogniser hear it. README.md says what is asked."""

import difflib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from pocketsphinx import Decoder

import opus
import pack
import render
from sound import LOUDNESS, PEAK, ends, loudness, peak
from speech import is_short

WORDS_A_MINUTE = (90, 210)  # of clips that are long enough to have a speed
RIGHT = 0.8  # of all words, freely recognised

# Figures in a text, as they are said.
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five"
    " twenty-six twenty-seven twenty-eight twenty-nine thirty"
).split()

# Words that the recogniser has not heard of, in its own phonemes.
UNHEARD = {
    "breastbone": "B R EH S T B OW N",
    "collarbones": "K AA L ER B OW N Z",
    "effleurage": "EH F L ER AA ZH",
    "levator": "L AH V EY T ER",
    "nape": "N EY P",
    "occiput": "AA K S IH P UH T",
    "neckcare": "N EH K K EH R",
    "petrissage": "P EH T R IH S AA ZH",
    "scapulae": "S K AE P Y AH L IY",
    "sorer": "S AO R ER",
    "sternocleidomastoid": "S T ER N OW K L AY D AH M AE S T OY D",
    "suboccipital": "S AH B AA K S IH P IH T AH L",
    "tingles": "T IH NG G AH L Z",
    "trapezius": "T R AH P IY Z IY AH S",
}


@dataclass
class Heard:
    text: str
    seconds: float
    peak: float
    loudness: float
    silence: tuple[float, float]
    aligned: bool
    taken_for: str | None  # a short utterance: which of all short ones it is most like
    freely: str

    def faults(self) -> Iterator[str]:
        speed = len(words(self.text)) / self.seconds * 60
        slow, fast = WORDS_A_MINUTE
        if not is_short(self.text) and not slow <= speed <= fast:
            yield f"{speed:.0f} words a minute"
        if self.peak > PEAK:
            yield f"peak {self.peak:.1f} dBFS"
        if abs(self.loudness - LOUDNESS) > 1:
            yield f"{self.loudness:.1f} LUFS"
        if min(self.silence) < 0.01:
            yield "no silence at one end"
        if not self.aligned:
            yield "does not align"
        if self.taken_for not in (None, " ".join(words(self.text))):
            yield f"taken for {self.taken_for!r}"

    def right(self) -> int:
        """How many of its words were freely recognised."""
        same = difflib.SequenceMatcher(None, words(self.text), words(self.freely), autojunk=False)
        return sum(block.size for block in same.get_matching_blocks())


class Listener:
    def __init__(self, texts: list[str]):
        self.decoder = Decoder(samprate=16_000, loglevel="FATAL")
        for word, sounds in UNHEARD.items():
            self.decoder.add_word(word, sounds, True)
        spoken = sorted({word for text in texts for word in words(text)})
        if unknown := [word for word in spoken if not self.decoder.lookup_word(word)]:
            sys.exit(f"not in the recogniser's dictionary, add them to UNHEARD: {unknown}")
        if short := sorted({" ".join(words(text)) for text in texts if is_short(text)}):
            grammar = f"#JSGF V1.0; grammar short; public <short> = {' | '.join(short)};"
            self.decoder.add_jsgf_string("short", grammar)

    def hear(self, text: str, clip: pack.Clip, skip: int) -> Heard:
        sound = opus.decode(clip.packets, skip, clip.samples)
        raw = at_16_khz(sound)
        self.decoder.activate_search("_default")
        freely = self.recognised(raw)
        taken_for = None
        if is_short(text):
            self.decoder.activate_search("short")
            taken_for = self.recognised(raw)
        self.decoder.set_align_text(" ".join(words(text)))
        return Heard(
            text=text,
            seconds=len(sound) / opus.RATE_OUT,
            peak=peak(sound),
            loudness=loudness(sound, opus.RATE_OUT),
            silence=ends(sound, opus.RATE_OUT),
            aligned=bool(self.recognised(raw)),
            taken_for=taken_for,
            freely=freely,
        )

    def recognised(self, raw: bytes) -> str:
        self.decoder.start_utt()
        self.decoder.process_raw(raw, full_utt=True)
        self.decoder.end_utt()
        heard = self.decoder.hyp()
        return heard.hypstr if heard else ""


def words(text: str) -> list[str]:
    spelt = re.sub(r"\d+", lambda number: NUMBERS[int(number[0])], text.lower())
    return re.findall(r"[a-z']+", spelt)


def at_16_khz(sound: np.ndarray) -> bytes:
    """The sound as the recogniser wants it, with silence around it."""
    padded = np.pad(sound, 9600 + (-len(sound)) % 3)
    padded = padded[: len(padded) // 3 * 3]
    spectrum = np.fft.rfft(padded)[: len(padded) // 6 + 1]
    return (np.fft.irfft(spectrum, len(padded) // 3) / 3 * 32_767).astype("<i2").tobytes()


def main() -> None:
    parser = render.parser(__doc__)
    parser.add_argument("--heard", action="store_true", help="print what was freely recognised")
    arguments = parser.parse_args()
    texts = render.utterances(arguments.list)
    skip, clips = pack.read(arguments.pack)
    there = {key: text for key, text in texts.items() if key in clips}
    listener = Listener(list(there.values()))
    heard = [listener.hear(text, clips[key], skip) for key, text in there.items()]

    faulty = [(one, faults) for one in heard if (faults := list(one.faults()))]
    right = total(heard)
    for one in heard if arguments.heard else ():
        if one.right() < len(words(one.text)):
            print(f"{one.text!r}: heard as {one.freely!r}")
    for one, faults in faulty:
        print(f"{one.text!r}: {'; '.join(faults)}")
    missing = [text for key, text in texts.items() if key not in clips]
    for text in missing:
        print(f"{text!r}: not in the pack")
    if faulty or missing or right < RIGHT:
        sys.exit("The pack is not good yet.")


def total(heard: list[Heard]) -> float:
    """Prints what is true of all clips; the share of words that were freely recognised."""
    seconds = sum(one.seconds for one in heard)
    spoken = sum(len(words(one.text)) for one in heard)
    right = sum(one.right() for one in heard) / spoken
    levels = [one.loudness for one in heard]
    short = [one for one in heard if one.taken_for is not None]
    print(f"clips               {len(heard)}, {seconds:.0f} s")
    print(f"words a minute      {spoken / seconds * 60:.0f}")
    print(f"loudness            {np.mean(levels):.2f} LUFS, {min(levels):.2f} to {max(levels):.2f}")
    print(f"highest peak        {max(one.peak for one in heard):.1f} dBFS")
    print(f"silence, at least   {min(min(one.silence) for one in heard):.3f} s")
    print(f"aligned             {sum(one.aligned for one in heard)}")
    known = sum(one.taken_for == " ".join(words(one.text)) for one in short)
    print(f"short ones known    {known} of {len(short)}")
    print(f"words recognised    {right:.0%}")
    return right


if __name__ == "__main__":
    main()
