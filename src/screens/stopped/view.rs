//! Draws the stop screen: what to do at once, then what made the user stop, then what to do about it.

mod head;

use ratatui::layout::{Rect, Size};
use ratatui::text::Span;

use super::StoppedStage;
use super::keys::MAY_GO_ON;
use super::view::head::HeadSize;
use crate::safety::SafetyText;
use crate::safety::stop_outcome::SignKind;
use crate::screen_kit::keys::Action;
use crate::screen_kit::{Binding, Shared};
use crate::screens::follow_up::FollowUp;
use crate::screens::{Stopped, follow_up};
use crate::session::Sign;
use crate::widgets::canvas::{Canvas, lines_for};
use crate::widgets::emergency_signs::watch;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::{bullets, option, scroll};

/// The words in a window that cannot show a question whole.
const TOO_SMALL: &str = "Make this window larger: 40 by 10.";

/// Says why the advice for dizziness is shown.
const NO_ANSWER: &str = "No answer, so in case you are dizzy:";

/// With more rows than this, one can be left blank.
const AIRY: u16 = 9;

/// Columns of the widest lines that are easy to read.
const WIDEST: u16 = 78;

/// Draws the screen, in a large window like this:
///
/// ```text
/// STOP                                  picture
///
/// what to do now
///
/// the signs, or what follows from one
/// ```
pub(crate) fn draw(stopped: &Stopped, shared: &Shared, page: &PageLayout, canvas: &mut Canvas<'_>) {
    let words = &shared.words;
    let mut canvas = canvas.at(whole(page));
    if page.breakpoint >= Breakpoint::Narrow {
        canvas.gap();
    }
    if stopped.follow_up().is_some() && shared.is_cramped() {
        canvas.words(TOO_SMALL, canvas.theme.warn);
        return HeadSize::Words.draw(stopped, &mut canvas);
    }
    let head = match page.breakpoint {
        Breakpoint::Tiny | Breakpoint::Small => HeadSize::Words,
        // The advice matters more than a large word.
        Breakpoint::Narrow if *stopped.stage() == StoppedStage::Unanswered => HeadSize::Words,
        Breakpoint::Narrow => HeadSize::Close,
        Breakpoint::Usual => usual(stopped, words, &canvas),
        Breakpoint::Roomy => HeadSize::Tall,
    };
    head.draw(stopped, &mut canvas);
    let width = canvas.size().width;
    canvas.right(width.saturating_sub(WIDEST));
    match stopped.stage() {
        StoppedStage::Open => question(stopped, words, &mut canvas),
        StoppedStage::Unanswered => unanswered(stopped, words, &mut canvas),
        StoppedStage::Named(sign, follow_up) => {
            named(stopped, *sign, follow_up, words, &mut canvas);
        }
    }
}

/// Returns the head and the body of a page as one area, because this screen has a head of its own.
fn whole(page: &PageLayout) -> Rect {
    let top = page.head.y.min(page.body.y);
    Rect { y: top, height: page.body_above_a_gap().bottom().saturating_sub(top), ..page.body }
}

/// Returns the largest head that leaves the signs every row that they need. The questions about a sign need more rows,
/// and a list to watch for needs most.
fn usual(stopped: &Stopped, words: &SafetyText, canvas: &Canvas<'_>) -> HeadSize {
    let width = canvas.size().width.min(WIDEST);
    let below = match stopped.stage() {
        StoppedStage::Open => rows_of_signs(words, width),
        StoppedStage::Unanswered => rows_of_signs(words, width) + 1 + rows_of_advice(words, width),
        StoppedStage::Named(..) if is_watched(stopped) => return HeadSize::Close,
        StoppedStage::Named(..) => return HeadSize::CloseWithPicture,
    };
    HeadSize::of_rows(canvas.rows().saturating_sub(below))
}

/// Returns true if it ends with signs to watch for.
fn is_watched(stopped: &Stopped) -> bool {
    let end = stopped.follow_up().and_then(FollowUp::outcome);
    stopped.offers().is_none() && end.and_then(|end| end.sign).is_some_and(SignKind::needs_watching)
}

/// Returns the emergency line, and then the signs, with their keys.
fn signs(words: &SafetyText) -> impl Iterator<Item = (char, &str)> {
    let signs = words.signs().map(|(_, sign)| (sign.key, sign.line.as_str()));
    std::iter::once(('!', words.emergency.question.as_str())).chain(signs)
}

/// Draws the signs to choose from. If there is room, blank rows separate them, or at least follow the emergency line.
fn question(stopped: &Stopped, words: &SafetyText, canvas: &mut Canvas<'_>) {
    let (all, width): (Vec<_>, _) = (signs(words).collect(), canvas.size().width);
    let rows: Vec<u16> = all.iter().map(|(_, line)| option::rows(line, width)).collect();
    let spare = canvas.rows().saturating_sub(rows.iter().sum());
    let airy = *stopped.stage() == StoppedStage::Open && usize::from(spare) >= rows.len();
    scroll::around(stopped.selected(), &rows, canvas, |index, canvas| {
        let Some((key, line)) = all.get(index) else { return };
        option::draw(&format!(" {key}"), line, index == stopped.selected(), canvas);
        if airy || index == 0 && spare > 0 {
            canvas.gap();
        }
    });
}

/// Returns the rows of the signs, with the blank one after the emergency line.
fn rows_of_signs(words: &SafetyText, width: u16) -> u16 {
    signs(words).map(|(_, line)| option::rows(line, width)).sum::<u16>() + 1
}

/// Draws the signs, and below them the advice for dizziness, which may be why none was named. If not all of it fits, at
/// most half of the rows are for that advice.
fn unanswered(stopped: &Stopped, words: &SafetyText, canvas: &mut Canvas<'_>) {
    let Size { width, height } = canvas.size();
    if rows_of_signs(words, width) + 1 + rows_of_advice(words, width) <= height {
        question(stopped, words, canvas);
        canvas.gap();
        return advice(words, canvas);
    }
    // The emergency line, the marks above and below it that say how many lines are hidden, and a blank row.
    let question_rows = option::rows(&words.emergency.question, width) + 3;
    let rows = height.saturating_sub(question_rows).min(height / 2);
    let first = bullets::rows_of_each(&words.unanswered, width).first().map_or(0, |rows| rows + 2);
    if first <= rows {
        advice(words, &mut canvas.bottom(rows));
        canvas.bottom(1);
    }
    question(stopped, words, canvas);
}

fn advice(words: &SafetyText, canvas: &mut Canvas<'_>) {
    canvas.caution(NO_ANSWER, canvas.theme.warn);
    bullets::draw(&words.unanswered, canvas);
}

fn rows_of_advice(words: &SafetyText, width: u16) -> u16 {
    1 + bullets::rows(&words.unanswered, width)
}

/// Draws the questions or the advice that follow from a sign. Once there is advice, whom to call stays in sight if
/// there are signs to watch for.
fn named(
    stopped: &Stopped,
    sign: Sign,
    named: &FollowUp,
    words: &SafetyText,
    canvas: &mut Canvas<'_>,
) {
    canvas.line(Span::styled(words.sign(sign), canvas.theme.title));
    if canvas.rows() > AIRY {
        canvas.gap();
    }
    follow_up::view::draw(named, words, canvas);
    if named.outcome().is_none() {
        return;
    }
    canvas.gap();
    if let Some(how) = stopped.offers() {
        go_on(words.go_on(how), canvas);
    } else if is_watched(stopped) {
        watch(words, canvas);
    }
}

/// Draws the keys that continue or finish, with what each does.
fn go_on(offer: &str, canvas: &mut Canvas<'_>) {
    const KEY: u16 = 7;
    let theme = canvas.theme;
    let named = |binding: &&Binding| matches!(binding.action, Action::GoOn | Action::Choose);
    for binding in MAY_GO_ON.iter().filter(named) {
        let does = if binding.action == Action::GoOn { offer } else { "Finish here" };
        let mut row = canvas.top(lines_for(does, canvas.size().width.saturating_sub(KEY)));
        row.left(KEY).line(Span::styled(binding.name(), theme.key));
        row.words(does, theme.text);
    }
}
