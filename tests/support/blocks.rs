//! The examples of docs/routines.md.

const GUIDE: &str = include_str!("../../docs/routines.md");

/// Its blocks of a language that is written so: `toml`, `toml fragment`, `sh`.
pub(crate) fn blocks(language: &str) -> Vec<&'static str> {
    let fenced = GUIDE.split("\n```").skip(1).step_by(2);
    let split = fenced.filter_map(|block| block.split_once('\n'));
    split.filter(|(info, _)| *info == language).map(|(_, text)| text).collect()
}
