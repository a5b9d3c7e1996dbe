"""The file of all clips. README.md says how it is laid out."""

import struct
from dataclasses import dataclass
from pathlib import Path

from opus import PACKET_OUT

MAGIC = b"NVOX"
VERSION = 1
HEADER = struct.Struct("<4sHHHHI")
ENTRY = struct.Struct("<QIII")


@dataclass(frozen=True)
class Clip:
    recipe: int  # a hash of all that decides how it sounds
    samples: int  # at 48 kHz, after what is skipped
    packets: list[bytes]


def fnv(data: bytes) -> int:
    """FNV-1a, 64 bits."""
    value = 0xCBF2_9CE4_8422_2325
    for byte in data:
        value = (value ^ byte) * 0x100_0000_01B3 % 2**64
    return value


def key(text: str) -> int:
    return fnv(text.encode())


def write(path: Path, skip: int, clips: dict[int, Clip]) -> None:
    """All clips, each by the key of its text."""
    start = HEADER.size + ENTRY.size * len(clips)
    index, body = [], []
    for hashed, clip in sorted(clips.items()):
        framed = b"".join(bytes([len(packet)]) + packet for packet in clip.packets)
        index.append(ENTRY.pack(hashed, start, clip.samples, clip.recipe))
        body.append(framed)
        start += len(framed)
    header = HEADER.pack(MAGIC, VERSION, skip, PACKET_OUT, 0, len(clips))
    beside = path.with_suffix(".new")
    beside.write_bytes(b"".join([header, *index, *body]))
    beside.replace(path)


def read(path: Path) -> tuple[int, dict[int, Clip]]:
    """How many samples are skipped before each clip, and the clips."""
    data = path.read_bytes()
    magic, version, skip, packet, _, count = HEADER.unpack_from(data)
    if (magic, version, packet) != (MAGIC, VERSION, PACKET_OUT):
        raise ValueError(f"{path} is no pack of this version")
    clips = {}
    for nth in range(count):
        hashed, at, samples, recipe = ENTRY.unpack_from(data, HEADER.size + nth * ENTRY.size)
        packets = []
        for _ in range(-(-(skip + samples) // packet)):
            length = data[at]
            packets.append(data[at + 1 : at + 1 + length])
            at += 1 + length
        clips[hashed] = Clip(recipe, samples, packets)
    return skip, clips
