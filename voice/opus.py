"""Opus packets, by Debian's libopus."""

import ctypes
from ctypes.util import find_library

import numpy as np

RATE_IN = 24_000  # what the model speaks
RATE_OUT = 48_000  # what is played
PACKET_MS = 40  # two frames of Opus: 1% smaller than one, and no larger than three
PACKET_IN = RATE_IN * PACKET_MS // 1000
PACKET_OUT = RATE_OUT * PACKET_MS // 1000
LONGEST_PACKET = 255  # so that one byte holds its length
BITS_A_SECOND = 16_000

# Constants from opus_defines.h
VOIP = 2048
SET_BITRATE, SET_COMPLEXITY, SET_SIGNAL, GET_LOOKAHEAD = 4002, 4010, 4024, 4027
VOICE = 3001

library = ctypes.CDLL(find_library("opus") or "libopus.so.0")
library.opus_encoder_create.restype = ctypes.c_void_p
library.opus_decoder_create.restype = ctypes.c_void_p
library.opus_get_version_string.restype = ctypes.c_char_p


def version() -> str:
    return library.opus_get_version_string().decode()


def encode(sound: np.ndarray) -> tuple[list[bytes], int]:
    """The packets of a sound at 24 kHz, and how many samples at 48 kHz a decoder must skip before it."""
    encoder = ctypes.c_void_p(
        library.opus_encoder_create(RATE_IN, 1, VOIP, ctypes.byref(ctypes.c_int()))
    )
    for setting, value in (
        (SET_BITRATE, BITS_A_SECOND),
        (SET_COMPLEXITY, 10),
        (SET_SIGNAL, VOICE),
    ):
        must(library.opus_encoder_ctl(encoder, setting, ctypes.c_int(value)))
    lookahead = ctypes.c_int()
    must(library.opus_encoder_ctl(encoder, GET_LOOKAHEAD, ctypes.byref(lookahead)))

    count = -(-(len(sound) + lookahead.value) // PACKET_IN)
    padded = np.zeros(count * PACKET_IN, np.float32)
    padded[: len(sound)] = sound
    out = ctypes.create_string_buffer(LONGEST_PACKET)
    packets = []
    for frame in padded.reshape(count, PACKET_IN):
        length = must(
            library.opus_encode_float(
                encoder, frame.ctypes.data_as(ctypes.c_void_p), PACKET_IN, out, LONGEST_PACKET
            )
        )
        packets.append(out.raw[:length])
    library.opus_encoder_destroy(encoder)
    return packets, lookahead.value * RATE_OUT // RATE_IN


def decode(packets: list[bytes], skip: int, samples: int) -> np.ndarray:
    """The sound at 48 kHz."""
    decoder = ctypes.c_void_p(
        library.opus_decoder_create(RATE_OUT, 1, ctypes.byref(ctypes.c_int()))
    )
    sound = np.zeros((len(packets), PACKET_OUT), np.float32)
    for packet, frame in zip(packets, sound, strict=True):
        out = frame.ctypes.data_as(ctypes.c_void_p)
        must(library.opus_decode_float(decoder, packet, len(packet), out, PACKET_OUT, 0))
    library.opus_decoder_destroy(decoder)
    return sound.ravel()[skip : skip + samples]


def must(result: int) -> int:
    if result < 0:
        raise RuntimeError(f"libopus answers {result}")
    return result
