//! Every file that is kept, for the manual and the README.

/// Where files are unless a variable says otherwise, and what is in them. `*` stands for any name.
pub const FILES: [(&str, &str); 8] = [
    (
        "~/.config/neckcare/config.toml",
        "the settings; `neckcare config --default` prints one to begin with",
    ),
    ("~/.config/neckcare/routines/*.toml", "your own routines, each known by the name of its file"),
    (
        "~/.local/share/neckcare/history.jsonl",
        "your sessions, a line of JSON each; the setting `history` names another file",
    ),
    (
        "~/.local/state/neckcare/standing.json",
        "what your answers to the health questions amount to",
    ),
    (
        "~/.local/state/neckcare/preferences.json",
        "favourites, steps that are left out, how you are guided by ear, what you did last",
    ),
    (
        "~/.local/state/neckcare/journal-*.jsonl",
        "a session that is going on, so that neither a power cut nor a full disk loses its stop",
    ),
    (
        "$XDG_RUNTIME_DIR/neckcare/*.jsonl",
        "what the folders above refused, until they take it; without such a folder in ~/.local/state/neckcare/run",
    ),
    (
        "$XDG_RUNTIME_DIR/neckcare/*.socket",
        "where a session listens for `neckcare stop` and the like; without such a folder in ~/.local/state/neckcare/run",
    ),
];
