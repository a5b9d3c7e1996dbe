//! Reads the words for the zones and the names of the sources, which are only in `words/moves.toml`.

use super::fields::{Fields, Log, Value, all_words};
use super::value::text;
use crate::routine::body::Zone;
use crate::routine::catalogue::{Catalogue, ZoneWords};
use crate::routine::keyword::Keyword;

/// Reads the `[zone.NAME]` tables into the catalogue.
pub(super) fn zone_words(
    value: &Value<'_>,
    catalogue: &mut Catalogue,
    log: &mut Log,
) -> Option<()> {
    for (name, place, value) in Fields::of(value, log)?.entries() {
        let Some(zone) = Zone::from_word(name) else {
            log.note::<()>(
                place,
                format!("\"{name}\" is not a zone"),
                format!("use one of: {}", all_words::<Zone>()),
            );
            continue;
        };
        let Some(mut fields) = Fields::of(value, log) else {
            continue;
        };
        let title = fields.required("title", log, text);
        let find = fields.required("find", log, text);
        let caution = fields.required("caution", log, text);
        let no_go = fields.required("no-go", log, text);
        fields.refuse_unknown(log);
        if let (Some(title), Some(find), Some(caution), Some(no_go)) = (title, find, caution, no_go)
        {
            catalogue.describe(zone, ZoneWords { title, find, caution, no_go });
        }
    }
    Some(())
}

/// Reads the `[source]` table into the catalogue.
pub(super) fn sources(value: &Value<'_>, catalogue: &mut Catalogue, log: &mut Log) -> Option<()> {
    for (id, _, value) in Fields::of(value, log)?.entries() {
        if let Some(full) = text(value, log) {
            catalogue.cite(id.to_owned(), full);
        }
    }
    Some(())
}
