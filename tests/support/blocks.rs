//! Reads the examples in docs/routines.md.

const GUIDE: &str = include_str!("../../docs/routines.md");

/// Returns the code blocks with this language, such as `toml`, `toml fragment` or `sh`.
pub(crate) fn blocks(language: &str) -> Vec<&'static str> {
    let fenced = GUIDE.split("\n```").skip(1).step_by(2);
    let split = fenced.filter_map(|block| block.split_once('\n'));
    split.filter(|(info, _)| *info == language).map(|(_, text)| text).collect()
}
