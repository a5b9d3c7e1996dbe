//! `neckcare check`: judges routine files.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use super::Error;
use super::page::Page;
use crate::plan::{Choices, Plan};
use crate::routine::library::Library;
use crate::routine::{Routine, safe};
use crate::store::routines;

pub(super) fn check(files: &[PathBuf], out: &mut Page<impl Write>) -> Result<u8, Error> {
    let library = Library::only("")?;
    let mut failed = false;
    for path in files {
        match routines::read(path, &library.catalogue) {
            Ok(routine) => writeln!(
                out,
                "{}: {}",
                safe::visible(&path.to_string_lossy()),
                fine(routine, &library, out)
            )?,
            Err(why) => {
                failed = true;
                writeln!(out, "{why}")?;
            }
        }
    }
    Ok(u8::from(failed))
}

/// What a good file amounts to.
fn fine(routine: Routine, library: &Library, page: &Page<impl Write>) -> String {
    let title = routine.title.clone();
    let choices = Choices::as_written(routine.usual_position());
    match Plan::new(Arc::new(routine), library.catalogue.clone(), choices) {
        Ok(plan) => format!(
            "fine: {title}, {} of work, {} with lead-ins",
            page.time(plan.work()),
            page.time(plan.with_lead_ins())
        ),
        Err(why) => format!("readable, but {why}"),
    }
}
