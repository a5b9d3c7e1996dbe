"""Text to the phonemes that Kokoro knows, by espeak-ng and a few tables."""

import re
import subprocess

# Written as espeak-ng should read it, where it reads something else.
RESPELT = {
    "use": "yuze",  # the verb
    "wind-down": "wined-down",
    "can't": "cannot",  # which nobody takes for "can"
    # As one word: a step's number.
    **{f"2{n}": f"twenty-{word}" for n, word in enumerate("one two three four five six seven eight nine".split(), 1)},
}

# Words of the field that espeak-ng gets wrong: what it says, and how they are said.
WRONG = {
    "sˈʌbəksˌɪpɪTᵊl": "sˌʌbɑksˈɪpɪTᵊl",  # suboccipital
    "ˈɛfᵊljˌuɹɪʤ": "ˌɛfləɹˈɑʒ",  # effleurage
    "pˈɛtɹɪsɪʤ": "pˌɛtɹɪsˈɑʒ",  # petrissage
    "stˈɜɹnəklˌAdəmˌæstYd": "stˌɜɹnOklˌIdəmˈæstYd",  # sternocleidomastoid
    "tˈɪŋɡəlɪŋ": "tˈɪŋɡlɪŋ",  # tingling
    "sˈɛTᵊl": "sˈɛtᵊl",  # settle, with a clear t, so that alone it isn't taken for "sound"
    "θˈɜɹtin": "θɜɹtˈin",  # thirteen, stressed at its end, so that it isn't taken for thirty
    "fˈɔɹtin": "fɔɹtˈin",
    "fˈɪftin": "fɪftˈin",
    "sˈɪkstin": "sɪkstˈin",
    "sˈɛvəntˌin": "sˌɛvəntˈin",
    "ˈAtin": "Atˈin",
    "nˈIntin": "nIntˈin",
}

# What espeak-ng runs together, without the stress marks.
JOINED = re.compile(r"(?<!\S)(ʌv|əv|ɪn|ɔn|æt|fɹʌm|fə|fəɹ|wʌz|wɪð|æz)(ðə|ðɪ|ə|ɪz)(?!\S)")

# From espeak-ng's signs to Kokoro's, in this order. After misaki's own table (Apache-2.0).
SIGNS = {
    "ʔˌn̩": "tn", "ʔn̩": "tn", "ʔn": "tn", "a^ɪ": "I", "a^ʊ": "W", "d^ʒ": "ʤ", "e^ɪ": "A", "t^ʃ": "ʧ",
    "ɔ^ɪ": "Y", "ə^l": "ᵊl", "ʲo": "jo", "ʲə": "jə", "e": "A", "ʔ": "t", "ʲ": "", "ɚ": "əɹ", "r": "ɹ",
    "x": "k", "ç": "k", "ɐ": "ə", "ɬ": "l", "̃": "", "n̩": "ᵊn", "l̩": "ᵊl", "m̩": "ᵊm", "o^ʊ": "O",
    "ɜːɹ": "ɜɹ", "ɜː": "ɜɹ", "ɪə": "iə", "ː": "", "o": "ɔ", "ɾ": "T", "^": "", "ɹɹ": "ɹ",
}  # fmt: skip

MARKS = ".,:;!?"


def phonemes(text: str) -> str:
    """The phonemes of a text, with its punctuation."""
    said = ""
    for part in re.split(f"([{MARKS}])", text):
        if part in MARKS:
            said += part
        elif part.strip():
            said += " " + of_words(part.strip())
    return said.strip()


def of_words(words: str) -> str:
    """The phonemes of words without punctuation between them."""
    respelt = re.sub(r"[\w'-]+", lambda word: RESPELT.get(word[0].lower(), word[0]), words)
    command = ["espeak-ng", "-q", "--ipa", "--tie=^", "-v", "en-us", respelt]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    said = " ".join(said.split())
    for theirs, ours in SIGNS.items():
        said = said.replace(theirs, ours)
    for wrong, right in WRONG.items():
        said = said.replace(wrong, right)
    said = " ".join(apart(group) for group in said.split())
    if len(said.split()) != len(respelt.split()):
        raise ValueError(f"espeak-ng runs words together: {respelt!r} is {said!r}; see JOINED")
    return said


def apart(group: str) -> str:
    """Two words that espeak-ng has run together, without the stress marks that it puts there."""
    bare = group.replace("ˈ", "").replace("ˌ", "")
    return JOINED.sub(r"\1 \2", bare) if JOINED.fullmatch(bare) else group
