//! `neckcare start --from` and `--speed`: a preview for authors.

use super::boot::Boot;
use super::choose::Picked;
use super::{Error, choose};
use crate::app::App;
use crate::cli::StartArgs;
use crate::plan::{Choices, Plan, Rules};
use crate::routine::keyword::Keyword;
use crate::screen_kit::Memory;
use crate::settings::Settings;

/// Shows a routine as it is written, without any personal rules. Nothing stored is read or changed.
pub(super) fn preview(start: &StartArgs, voice: bool, settings: Settings) -> Result<u8, Error> {
    let Picked { library, routine, choices } = choose::pick(&start.chosen, &settings)?;
    let written = Choices { rules: Rules::default(), hold: None, ..choices };
    let id = routine.id.clone();
    let plan = Plan::new(routine, library.catalogue.clone(), written);
    let plan = plan.map_err(|why| choose::plan_error(&id, why))?;
    let pass = start.preview.from.map(|step| first_pass(&plan, step)).transpose()?;
    let boot = Boot::for_preview(settings, voice);
    let shared = boot.shared(library, Memory::blank(boot.now.local));
    let speed = start.preview.speed.unwrap_or_default();
    let app = App::with_preview(shared, plan, pass, speed, boot.now);
    boot.run(app)
}

/// Returns the first pass of a step, given by its number in `neckcare show`.
fn first_pass(plan: &Plan, number: usize) -> Result<usize, Error> {
    let pass = plan.passes().iter().position(|pass| pass.step + 1 == number);
    pass.ok_or_else(|| {
        let omission = plan.left_out().iter().find(|omission| omission.step + 1 == number);
        match omission {
            Some(omission) => Error::LeftOut { number, why: omission.reason.word() },
            None => Error::NoStep { number, steps: plan.routine().steps.len() },
        }
    })
}
