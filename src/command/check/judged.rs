//! One file, judged: read, looked through, and planned.

use std::path::PathBuf;
use std::sync::Arc;

use crate::plan::{Choices, NoPlan, Plan};
use crate::routine::finding::Report;
use crate::routine::library::Library;
use crate::routine::{Routine, safe};
use crate::store::file::Unread;
use crate::store::routines::{self, Checked, Unfit};

/// What there is to say of a file.
pub(super) struct Judged {
    /// How it is named to a person.
    pub(super) file: String,
    /// What keeps it from being read as a routine.
    pub(super) unfit: Vec<Unfit>,
    /// The routine as it would be done, where it could be read.
    pub(super) plan: Option<Result<Plan, NoPlan>>,
    /// Words for a second look.
    pub(super) warnings: Option<Report>,
}

impl Judged {
    pub(super) fn new(target: Result<PathBuf, Unread>, library: &Library) -> Self {
        let Checked { path, routine, unfit, warnings } = match target {
            Ok(path) => routines::check(path, &library.catalogue),
            Err(why) => Checked::unread(why.path().to_owned(), why),
        };
        let plan = routine.map(|routine| planned(routine, library));
        Self { file: safe::visible(&path.to_string_lossy()), unfit, plan, warnings }
    }

    /// How many things keep it from being used.
    pub(super) fn errors(&self) -> usize {
        let of = |why: &Unfit| match why {
            Unfit::Findings(report) => report.findings().len(),
            _ => 1,
        };
        let unplanned = matches!(self.plan, Some(Err(_)));
        self.unfit.iter().map(of).sum::<usize>() + usize::from(unplanned)
    }

    /// How many words are for a second look.
    pub(super) fn warned(&self) -> usize {
        self.warnings.as_ref().map_or(0, |report| report.findings().len())
    }
}

fn planned(routine: Routine, library: &Library) -> Result<Plan, NoPlan> {
    let choices = Choices::as_written(routine.usual_position());
    Plan::new(Arc::new(routine), library.catalogue.clone(), choices)
}
