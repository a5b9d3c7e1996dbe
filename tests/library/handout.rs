//! Tests handouts: a routine on paper is complete, plain, and understandable without the program.

use std::sync::Arc;

use crate::every::{all_plans, name};
use crate::plans::{plan, routine};
use crate::shipped::library;
use neckcare::handout::{Handout, HandoutPart, markdown, text};
use neckcare::plan::{Choices, Guidance, Plan};
use neckcare::routine::Origin;
use neckcare::routine::body::Position;
use neckcare::routine::parse::{self, Source};
use neckcare::safety::SafetyText;
use neckcare::widgets;

/// The lines on an A4 page within its margins, at eight lines an inch.
const PAGE: usize = 85;

fn words() -> SafetyText {
    SafetyText::built_in().calling("112")
}

fn handout(plan: &Plan) -> Handout {
    Handout::of(plan, &words())
}

fn as_text(handout: &Handout) -> Vec<String> {
    text::lines(handout, &|words, columns| widgets::text::wrap(words, columns, usize::MAX))
}

/// Returns the handout for a user who has answered no questions, as `show` plans it.
fn usual(id: &str) -> Handout {
    let routine = routine(id);
    handout(&plan(routine, Choices::defaults(routine.usual_position())))
}

/// Returns every plan with one level of guidance, which makes no difference on paper.
fn every_page() -> impl Iterator<Item = Plan> {
    all_plans().filter(|plan| plan.choices().guidance == Guidance::Full)
}

/// Joins lines with single spaces.
fn joined<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> String {
    let words = lines.into_iter().map(|line| line.as_ref().trim().to_owned());
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the handout of a user's routine of one step, with this title for the routine and its step.
fn mine(title: &str) -> Handout {
    let text = format!(
        "format = 1\ntitle = '{title}'\ngoal = '{title}'\n\
         [[step]]\nmove = \"arms-down\"\ntime = \"1.5s\"\ntitle = '{title}'\n"
    );
    let source = Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
    let routine = parse::routine(source, &library().catalogue);
    let routine = Arc::new(routine.unwrap_or_else(|report| panic!("{report}")));
    handout(&plan(&routine, Choices::defaults(Position::Seated)))
}

#[test]
fn a_desk_break_on_paper() {
    insta::assert_snapshot!(as_text(&usual("desk-break")).join("\n"));
}

#[test]
fn a_desk_break_in_markdown() {
    insta::assert_snapshot!(markdown::lines(&usual("desk-break")).join("\n"));
}

#[test]
fn no_line_of_text_is_wider_than_a_page() {
    let wide = mine("肩と首をゆっくりほぐす、とても長い名前の、まだまだ続くルーティン。どこまでも");
    for lines in every_page().map(|plan| as_text(&handout(&plan))).chain([as_text(&wide)]) {
        for line in &lines {
            assert!(widgets::text::width(line) <= 80 && line.trim_end() == line, "{line:?}");
        }
    }
}

#[test]
fn common_routines_fit_on_a_page() {
    for id in ["desk-break", "suboccipital", "stretch", "warm-up", "trapezius", "heat"] {
        let lines = as_text(&usual(id)).len();
        assert!(lines <= PAGE, "{id}: {lines}");
    }
}

#[test]
fn every_step_is_listed_once_with_its_title() {
    for plan in every_page() {
        let page = handout(&plan);
        let moves = page.parts.iter().find_map(|part| match part {
            HandoutPart::Moves(moves) => Some(moves),
            _ => None,
        });
        let steps = plan.passes().chunk_by(|one, next| one.step == next.step).count();
        assert_eq!(moves.unwrap().len(), steps, "{}", name(&plan));
        let (text, markdown) = (joined(as_text(&page)), joined(markdown::lines(&page)));
        for pass in plan.passes() {
            let title = &pass.movement.words.title;
            assert!(text.contains(&format!("{title}: ")), "{title}: {text}");
            assert!(markdown.contains(&format!(". **{title}**: ")), "{title}: {markdown}");
        }
        let left_out = text.matches("Left out: ").count();
        assert_eq!(left_out, plan.left_out().len(), "{}", name(&plan));
    }
}

/// Returns true for a number with its unit, such as `15s`, or a breath, such as `4-6`.
fn is_notation(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let plain = word.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    digits > 0 && !plain
}

#[test]
fn handouts_use_no_file_notation_and_no_keys() {
    for plan in every_page() {
        for line in as_text(&handout(&plan)) {
            let key = line.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "S");
            assert!(!key && !line.contains('`'), "{line}");
            let found = line.split_whitespace().find(|word| is_notation(word));
            assert_eq!(found, None, "{line}");
        }
    }
    assert!(["15s,", "4-6", "(1.5s)"].into_iter().all(is_notation));
}

#[test]
fn the_emergency_list_is_complete() {
    let words = words();
    let list = &words.emergency;
    for plan in every_page() {
        let page = handout(&plan);
        let lines = as_text(&page);
        let half = |right: bool| {
            let cut = lines.iter().filter_map(|line| line.split_at_checked(41.min(line.len())));
            joined(cut.map(|(left, rest)| if right { rest } else { left }))
        };
        let columns = format!("{} {}", half(false), half(true)).replace("  ", " ");
        let markdown = markdown::lines(&page);
        for sign in &list.signs {
            assert!(columns.contains(&format!("- {sign}")), "{sign}: {columns}");
            assert!(markdown.contains(&format!("- {sign}")), "{sign}");
        }
        let text = joined(lines);
        for told in list.meanwhile.iter().chain([&list.after, &list.call]) {
            assert!(
                text.contains(told) && markdown.iter().any(|line| line.contains(told)),
                "{told}"
            );
        }
        assert!(text.contains("Call 112 now."));
    }
}

#[test]
fn each_place_that_is_touched_is_explained_once() {
    for plan in every_page() {
        let text = joined(as_text(&handout(&plan)));
        for pass in plan.passes().iter().filter(|pass| pass.movement.is_hands_on()) {
            for zone in &pass.movement.zones {
                let zone = plan.catalogue().zone(*zone).unwrap();
                let found = format!("{}: {}", zone.title, zone.find);
                assert_eq!(text.matches(&found).count(), 1, "{}: {found}", name(&plan));
                assert_eq!(text.matches(&zone.no_go).count(), 1, "{}", name(&plan));
            }
        }
    }
}

#[test]
fn markdown_in_titles_is_escaped() {
    let page = markdown::lines(&mine(r"- *a* _b_ [c](d) <e> # `f` | 1. \"));
    let safe = r"\*a\* \_b\_ \[c\](d) \<e\> \# \`f\` \| 1. \\";
    assert_eq!(page[0], format!(r"# \- {safe}"));
    assert!(page.contains(&format!(r"\- {safe}.")), "{page:#?}");
    assert!(page.contains(&format!(r"1. **\- {safe}**: 2 seconds.")), "{page:#?}");
    assert!(page.iter().all(|line| line.trim_end() == line), "{page:#?}");
}

#[test]
fn the_handout_names_its_origin_and_has_room_for_a_name() {
    let lines = as_text(&mine("Mine"));
    let text = joined(&lines);
    assert!(text.contains("Your own routine. Not reviewed by a clinician."), "{text}");
    let last = lines.last().unwrap();
    for gap in ["Given by: ____", "Date: ____", "Notes: ____"] {
        assert!(last.contains(gap), "{last}");
    }
}
