//! The body as lines of text.

use super::keys::{NEVER, PLACES, ROUTINES, TYPING};
use super::spot::Spot;
use super::{BodyMode, Never};
use crate::history::Rating;
use crate::routine::duration::spoken;
use crate::routine::place::Meant;
use crate::safety::SafetyText;
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::said;
use crate::screens::BodyScreen;
use crate::wording::lines::{TYPED, chosen_line, sentence};

/// The question that the screen asks.
pub(crate) const QUESTION: &str = "Where is it tight?";

/// The words that say how to mark a place, at length and in one line.
const MARK: &str = "Move with the arrows, or press / and type where you feel tight. Then type a number from \
                    1 to 10 for how tense it is.";
pub(super) const MARK_BRIEFLY: &str = "Type how tense it is, from 1 to 10.";

/// Says what a figure does next, if no place is marked or several were named together.
pub(super) fn next_figure(body: &BodyScreen) -> Option<String> {
    match body.named() {
        [] | [_] if body.marks().is_empty() => Some(MARK.to_owned()),
        several if several.iter().any(|place| body.marks().get(*place).is_none()) => {
            let names: Vec<&str> = several.iter().map(|place| place.yours()).collect();
            Some(format!("Type how tense {} are, from 1 to 10.", names.join(" and ")))
        }
        _ => None,
    }
}

/// Returns the lines of the screen. The first says how to go on.
pub(crate) fn lines(body: &BodyScreen, words: &SafetyText) -> Vec<String> {
    let mut lines = vec![keys(body)];
    match body.mode() {
        BodyMode::Places => {
            lines.push(chosen_line(&spot(body, body.spot())));
            lines.extend(Spot::all().map(|one| sentence(&spot(body, one))));
            lines.extend(next_figure(body).filter(|_| body.named().len() > 1));
            lines.push(sentence(&time(body)));
            lines.extend(best(body));
        }
        BodyMode::Typing(text) => {
            if !text.is_empty() {
                lines.push(format!("{TYPED}{text}. {}", meant(body)));
            }
        }
        BodyMode::Routines(chosen) => {
            lines.extend(body.routines().get(*chosen).map(|fit| chosen_line(&fit.routine().title)));
            lines.push(sentence(&time(body)));
            lines.extend(body.routines().iter().map(|fit| {
                let (title, total) = (&fit.routine().title, spoken(fit.total));
                format!("{title}, {total}: {}.", fit.reason(spoken))
            }));
        }
        BodyMode::Never(never) => lines.extend(told(*never, words)),
    }
    lines
}

/// Says how to go on.
pub(crate) fn keys(body: &BodyScreen) -> String {
    match body.mode() {
        BodyMode::Places => {
            let keys = said(PLACES, &[Action::Filter, Action::Time, Action::List, Action::Leave]);
            format!(
                "{QUESTION} Choose a place with j or k, and type a number from 1 to 10 for how \
                 tense it is. Then press Enter. {keys}"
            )
        }
        BodyMode::Typing(_) => {
            format!("Type a place, then press Enter. {}", said(TYPING, &[Action::Back]))
        }
        BodyMode::Routines(_) => {
            let keys = said(ROUTINES, &[Action::Time, Action::Back, Action::Leave]);
            format!("Choose a routine with j or k, then press Enter. {keys}")
        }
        BodyMode::Never(_) => said(NEVER, &[Action::Choose, Action::Back, Action::Leave]),
    }
}

/// Returns a spot with how tense it is, or that it is never worked on.
pub(super) fn spot(body: &BodyScreen, spot: Spot) -> String {
    match spot {
        Spot::Place(place) => match body.marks().get(place).map(Rating::get) {
            Some(figure) => format!("{}: {figure}", place.name()),
            None => place.name().to_owned(),
        },
        Spot::NoGo(place) => format!("{}: don't massage", place.name()),
    }
}

/// Says how long a routine may be.
pub(super) fn time(body: &BodyScreen) -> String {
    body.time().map_or_else(|| "Any length".to_owned(), |time| format!("Up to {}", spoken(time)))
}

/// Names the routine that fits best, if a place is marked.
fn best(body: &BodyScreen) -> Option<String> {
    let fit = body.routines().first()?;
    Some(format!(
        "Best fit: {}, {}: {}.",
        fit.routine().title,
        spoken(fit.total),
        fit.reason(spoken)
    ))
}

/// Says what the typed text means.
pub(super) fn meant(body: &BodyScreen) -> String {
    match body.meant() {
        Some(Meant::Places(places)) => {
            let names: Vec<&str> = places.iter().map(|place| place.yours()).collect();
            format!("Press Enter for {}.", names.join(" and "))
        }
        Some(Meant::NoGo(place)) => {
            format!("Don't massage the {}. Press Enter to read why.", place.name())
        }
        Some(Meant::Sign(_)) => {
            "Massage isn't right for that yet. Press Enter to see what to do.".to_owned()
        }
        None => String::new(),
    }
}

/// Says why there is no massage for a place or a feeling, and whom to see.
pub(super) fn told(never: Never, words: &SafetyText) -> Vec<String> {
    let why = match never {
        Never::Place(place) => words.no_go(place),
        Never::Sign(_) => &words.never.sign,
    };
    vec![why.to_owned(), words.never.questions.clone()]
}
