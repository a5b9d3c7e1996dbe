//! Chooses how many of many like cases a test tries.

/// Returns every `nth` case, or all cases if `NECKCARE_TEST_ALL` is set, as `.ci/run` does: they take minutes.
pub(crate) fn share<T>(cases: impl IntoIterator<Item = T>, nth: usize) -> impl Iterator<Item = T> {
    let all = std::env::var_os("NECKCARE_TEST_ALL").is_some();
    cases.into_iter().step_by(if all { 1 } else { nth })
}
