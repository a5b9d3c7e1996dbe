#!/usr/bin/env python3
"""Renders the voice: a list of utterances in, the pack out. README.md says how to run it."""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

import opus
import pack
import speech
from sound import finished, levelled, limited, loudness

HERE = Path(__file__).parent
VERSION = 1  # of what is done to a recording; a new one renders everything again
AT_A_TIME = 25  # clips between two writes, so that little is lost if rendering is stopped


def main() -> None:
    arguments = parser(__doc__).parse_args()
    texts = utterances(arguments.list)
    skip, before = pack.read(arguments.pack) if arguments.pack.exists() else (None, {})
    wanted = {key: recipe(text) for key, text in texts.items()}
    clips = {key: clip for key, clip in before.items() if clip.recipe == wanted.get(key)}
    missing = [key for key in texts if key not in clips]
    print(f"{len(texts)} utterances, {len(missing)} of them to render", file=sys.stderr)

    voice = speech.Speech(arguments.voices) if missing else None
    for nth, key in enumerate(missing, 1):
        clips[key], skip = clip(finished(voice.say(texts[key]), speech.RATE), wanted[key])
        if nth % AT_A_TIME == 0:
            pack.write(arguments.pack, skip, clips)
            print(f"{nth} of {len(missing)}", file=sys.stderr)
    pack.write(arguments.pack, skip, clips)

    seconds = sum(clip.samples for clip in clips.values()) / opus.RATE_OUT
    size = arguments.pack.stat().st_size
    print(f"{arguments.pack}: {len(clips)} clips, {seconds:.0f} s, {size} bytes", file=sys.stderr)


def parser(description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--list", type=Path, help='lines of {"text": ...}; standard input without')
    parser.add_argument("--pack", type=Path, default=HERE / "voice.pack")
    parser.add_argument("--voices", type=Path, default=HERE / "kokoro-js-1.2.1.tgz")
    return parser


def utterances(file: Path | None) -> dict[int, str]:
    """The texts of a list by their keys."""
    lines = (file.read_text() if file else sys.stdin.read()).splitlines()
    texts: dict[int, str] = {}
    for text in (json.loads(line)["text"].strip() for line in lines if line.strip()):
        other = texts.setdefault(pack.key(text), text)
        if other != text:
            sys.exit(f"{text!r} and {other!r} have the same key: change the words of one")
    return texts


def clip(sound: np.ndarray, recipe: int) -> tuple[pack.Clip, int]:
    """A finished recording in packets, and how much a decoder skips before it."""
    samples = len(sound) * opus.RATE_OUT // speech.RATE
    packets, skip = opus.encode(sound)
    # The codec makes it softer, by 0.7 LU or so, so it is encoded again, louder by as much.
    heard = loudness(opus.decode(packets, skip, samples), opus.RATE_OUT)
    packets, skip = opus.encode(limited(levelled(sound, speech.RATE, heard), speech.RATE))
    return pack.Clip(recipe, samples, packets), skip


def recipe(text: str) -> int:
    """A hash of all that decides how a text sounds: with the same one, a clip is kept."""
    made_of = (VERSION, speech.VOICE, speech.SPEED, speech.MODEL_SHA256, opus.BITS_A_SECOND)
    return pack.fnv(repr((made_of, speech.script(text))).encode()) % 2**32


if __name__ == "__main__":
    main()
