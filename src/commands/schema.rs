//! `neckcare schema`: the JSON Schema of routine files.

use std::io::Write;

use super::Error;

/// The schema as it ships.
const SCHEMA: &str = include_str!("../../routines/schema.json");

pub(super) fn schema(out: &mut impl Write) -> Result<u8, Error> {
    out.write_all(SCHEMA.as_bytes())?;
    Ok(0)
}
