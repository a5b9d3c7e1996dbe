//! Every file that is kept, for the manual and the README.

/// Where files are unless a variable says otherwise, and what is in them. `*` stands for any name.
pub const FILES: [(&str, &str); 9] = [
    (
        "~/.config/neckcare/config.toml",
        "your settings; `neckcare config --default` prints a file to start from",
    ),
    ("~/.config/neckcare/routines/*.toml", "your own routines, each named after its file"),
    (
        "~/.local/share/neckcare/history.jsonl",
        "your sessions, one line of JSON each; the setting `history` can name another file",
    ),
    (
        "~/.local/state/neckcare/standing.json",
        "what your answers to the health questions mean for now",
    ),
    (
        "~/.local/state/neckcare/preferences.json",
        "favourites, steps you always skip, your choice of sound, and what you did last",
    ),
    (
        "~/.local/state/neckcare/journal-*.jsonl",
        "a running session, so that its stop survives a power cut or a full disk",
    ),
    (
        "~/.cache/neckcare/voice/*.pcm",
        "words that your speech program has rendered, at most 100 MB of them; the oldest go first",
    ),
    (
        "$XDG_RUNTIME_DIR/neckcare/*.jsonl",
        "whatever cannot be saved in the folders above, until it can; without such a folder, ~/.local/state/neckcare/run",
    ),
    (
        "$XDG_RUNTIME_DIR/neckcare/*.socket",
        "where a running session listens for `neckcare stop` and the like; without such a folder, ~/.local/state/neckcare/run",
    ),
];
