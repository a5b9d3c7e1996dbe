//! The shipped library, which is read once for all tests of a program.

use std::sync::OnceLock;

use neckcare::routine::library::Library;

/// Returns the shipped library.
#[expect(clippy::panic, reason = "without its library nothing can be tested")]
pub(crate) fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::built_in().unwrap_or_else(|report| panic!("{report}")))
}
