//! How long a routine takes as it is usually done: reckoned when it is first asked for, since a list may be long and
//! few lines of it are seen.

use std::cell::OnceCell;
use std::sync::Arc;
use std::time::Duration;

use crate::app::arrive::usual;
use crate::plan::{Choices, Guidance, Plan};
use crate::routine::Routine;
use crate::routine::catalogue::Catalogue;
use crate::settings::Settings;

/// What makes a routine usual for somebody.
#[derive(Debug, PartialEq)]
pub(super) struct Habits {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) settings: Settings,
    /// Moves that need no explaining any more.
    pub(super) known: Vec<String>,
}

/// A routine's time, once it is known.
#[derive(Debug, Clone)]
pub(super) struct Total {
    habits: Arc<Habits>,
    reckoned: OnceCell<Duration>,
    later: OnceCell<Duration>,
}

/// Two are the same whether or not anybody has asked yet.
impl PartialEq for Total {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.habits, &other.habits) || self.habits == other.habits
    }
}

impl Total {
    pub(super) const fn with(habits: Arc<Habits>) -> Self {
        Self { habits, reckoned: OnceCell::new(), later: OnceCell::new() }
    }

    /// From the first moment to the last; nothing at all where it cannot be done.
    pub(super) fn of(&self, routine: &Arc<Routine>) -> Duration {
        *self.reckoned.get_or_init(|| self.reckon(routine, self.habits.settings.guidance))
    }

    /// The same once no move of it is explained any more.
    pub(super) fn later(&self, routine: &Arc<Routine>) -> Duration {
        if self.habits.settings.guidance != Guidance::Full {
            return self.of(routine); // nothing of it is explained now
        }
        *self.later.get_or_init(|| self.reckon(routine, Guidance::Short))
    }

    fn reckon(&self, routine: &Arc<Routine>, guidance: Guidance) -> Duration {
        let Habits { catalogue, settings, known } = &*self.habits;
        let usual = usual(routine.usual_position(), settings, known.clone());
        let choices = Choices { guidance, ..usual };
        let plan = Plan::new(routine.clone(), catalogue.clone(), choices);
        plan.map_or(Duration::ZERO, |plan| plan.total())
    }
}
