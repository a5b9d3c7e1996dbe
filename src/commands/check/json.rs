//! Findings for editors: an array with one object for each, in the order of files and places.

use std::io::Write;

use serde::{Serialize, Serializer};

use super::checked_routine::CheckedRoutine;
use crate::commands::Error;
use crate::routine::finding::{FindingLevel, Report, TextPosition};
use crate::store::routines::RoutineFileError;

/// One finding. Lines and columns count from 1, columns in characters; the end is just after the last
/// character. A finding about a whole file is placed at its first character, with no length.
#[derive(Serialize)]
struct FindingJson {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    severity: FindingLevel,
    message: String,
    /// The way to fix it; empty if the message gives it.
    remedy: String,
}

/// Writes the findings of every file, one file after the other.
pub(super) fn write(
    files: impl Iterator<Item = CheckedRoutine>,
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut json = serde_json::Serializer::pretty(&mut *out);
    json.collect_seq(files.flat_map(|judged| entries(&judged))).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

fn entries(judged: &CheckedRoutine) -> Vec<FindingJson> {
    let file = judged.file.as_str();
    let mut entries = Vec::new();
    for why in &judged.unfit {
        if let RoutineFileError::Findings(report) = why {
            entries.extend(of_report(file, report));
        } else {
            let (message, remedy) = why.told();
            entries.push(whole(file, message, remedy));
        }
    }
    if let Some(Err(why)) = &judged.plan {
        entries.push(whole(file, format!("this routine cannot be done: {why}"), ""));
    }
    entries.extend(judged.warnings.iter().flat_map(|report| of_report(file, report)));
    entries
}

fn of_report(file: &str, report: &Report) -> impl Iterator<Item = FindingJson> {
    report.placed().map(|(finding, from, to)| FindingJson {
        file: file.to_owned(),
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        severity: report.severity(),
        message: finding.rule.clone(),
        remedy: finding.remedy.clone(),
    })
}

/// Returns an error about a whole file.
fn whole(file: &str, message: impl Into<String>, remedy: impl Into<String>) -> FindingJson {
    let TextPosition { line, column } = TextPosition::START;
    FindingJson {
        file: file.to_owned(),
        line,
        column,
        end_line: line,
        end_column: column,
        severity: FindingLevel::Error,
        message: message.into(),
        remedy: remedy.into(),
    }
}
