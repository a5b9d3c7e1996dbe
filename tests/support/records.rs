//! A record from which tests make others.

use neckcare::history::{Ending, FORMAT, Record};
use time::OffsetDateTime;

/// Returns the record of a finished session of ten minutes without hands-on work.
pub(crate) fn finished(id: &str, start: OffsetDateTime) -> Record {
    Record {
        v: FORMAT,
        id: id.to_owned(),
        start,
        routine: "calm".to_owned(),
        title: "Calm".to_owned(),
        planned_s: 600,
        active_s: None,
        done_s: 600,
        took_s: None,
        hands_on: Vec::new(),
        heat_s: 0,
        outcome: Ending::Finished.into(),
        sign: None,
        stopped_at: None,
        changes: Vec::new(),
        reached: None,
    }
}
