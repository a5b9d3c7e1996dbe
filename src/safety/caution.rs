//! What has to be known before a session is started, since nobody asks about it.

use crate::plan::Plan;
use crate::routine::body::Zone;
use crate::routine::keyword::{Keyword, keyword_enum};

keyword_enum! {
    /// Something that has to be read before a session.
    Caution, "caution" {
        /// Hands on the scalp: a headache that is new after fifty may come from an inflamed artery.
        Scalp = "scalp",
    }
}

impl Caution {
    /// The cautions for a plan.
    pub fn of(plan: &Plan) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|caution| caution.is_for(plan))
    }

    fn is_for(self, plan: &Plan) -> bool {
        let works_on = |zone| plan.passes().iter().any(|pass| pass.movement.works_on(zone));
        match self {
            Self::Scalp => works_on(Zone::Scalp),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Choices;
    use crate::routine::library::Library;

    #[test]
    fn only_hands_on_the_scalp_need_the_caution_for_it() {
        let library = Library::built_in().unwrap();
        for (id, expected) in [("scalp", true), ("stretch", false), ("heat", false)] {
            let routine = library.find(id).unwrap().clone();
            let choices = Choices::as_written(routine.usual_position());
            let plan = Plan::new(routine, library.catalogue.clone(), choices).unwrap();
            assert_eq!(Caution::of(&plan).any(|it| it == Caution::Scalp), expected, "{id}");
        }
    }
}
