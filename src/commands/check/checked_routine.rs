//! One file that was checked, with everything that was found by reading it and by planning its routine.

use std::path::PathBuf;
use std::sync::Arc;

use crate::plan::{Choices, Plan, PlanError};
use crate::routine::catalogue::Catalogue;
use crate::routine::finding::Report;
use crate::routine::{Routine, safe};
use crate::store::file::Unread;
use crate::store::routines::{self, CheckedFile, RoutineFileError};

/// A file that was checked.
pub(super) struct CheckedRoutine {
    /// Its name as it is printed.
    pub(super) file: String,
    /// The errors that keep it from being a routine.
    pub(super) unfit: Vec<RoutineFileError>,
    /// The plan of the routine as it would be done, if the file could be read.
    pub(super) plan: Option<Result<Plan, PlanError>>,
    /// The warnings.
    pub(super) warnings: Option<Report>,
}

impl CheckedRoutine {
    pub(super) fn new(target: Result<PathBuf, Unread>, catalogue: &Arc<Catalogue>) -> Self {
        let CheckedFile { path, routine, unfit, warnings } = match target {
            Ok(path) => routines::check(path, catalogue),
            Err(why) => CheckedFile::unread(why.path().to_owned(), why),
        };
        let plan = routine.map(|routine| planned(routine, catalogue));
        Self { file: safe::visible(&path.to_string_lossy()), unfit, plan, warnings }
    }

    /// Counts the errors that keep the file from being used.
    pub(super) fn errors(&self) -> usize {
        let of = |why: &RoutineFileError| match why {
            RoutineFileError::Findings(report) => report.findings().len(),
            _ => 1,
        };
        let unplanned = matches!(self.plan, Some(Err(_)));
        self.unfit.iter().map(of).sum::<usize>() + usize::from(unplanned)
    }

    /// Counts the warnings.
    pub(super) fn warning_count(&self) -> usize {
        self.warnings.as_ref().map_or(0, |report| report.findings().len())
    }
}

fn planned(routine: Routine, catalogue: &Arc<Catalogue>) -> Result<Plan, PlanError> {
    let choices = Choices::as_written(routine.usual_position());
    Plan::new(Arc::new(routine), catalogue.clone(), choices)
}
