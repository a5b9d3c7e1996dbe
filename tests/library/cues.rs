//! Tests cues: they are enough to follow a routine with closed eyes, and never overlap.

use std::fmt::Write;
use std::time::Duration;

use crate::every::{all_plans, name};
use crate::plans::{plan, routine, try_plan};
use crate::shipped::library;
use neckcare::clips;
use neckcare::plain::pace::GuidanceLines;
use neckcare::plan::phrase::spoken_length;
use neckcare::plan::{
    Choices, Cue, CueKind, Guidance, Plan, Rule, Rules, Segment, SegmentKind, StrokeTones, phrases,
};
use neckcare::routine::Origin;
use neckcare::routine::body::{Hand, Motion, Position, Side, Technique, Touch, Zone};
use neckcare::routine::dose::{Dose, Pressure};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::movement::hand_word;
use neckcare::routine::parse::{self, Source};
use neckcare::routine::step::Pass;
use neckcare::wording::dose::dose;
use neckcare::wording::spoken::capital;
use proptest::prelude::*;

/// Lists the cues of a plan: time, tone and words.
fn script(plan: &Plan) -> String {
    let mut script = String::new();
    for cue in plan.cues() {
        let millis = cue.at.as_millis();
        let (minutes, rest) = (millis / 60_000, millis % 60_000);
        let (kind, words) = (cue.kind.word(), &cue.words);
        let line = format!("{minutes}:{:02}.{} {kind:12} {words}", rest / 1000, rest % 1000 / 100);
        let _ = writeln!(script, "{}", line.trim_end());
    }
    script
}

#[test]
fn suboccipital_ease_as_it_is_heard() {
    let choices = Choices::as_written(Position::Seated);
    insta::assert_snapshot!(script(&plan(routine("suboccipital"), choices)));
}

#[test]
fn a_desk_break_as_it_is_heard() {
    let choices = Choices::as_written(Position::Seated);
    insta::assert_snapshot!(script(&plan(routine("desk-break"), choices)));
}

/// Returns every plan with spoken guidance.
fn spoken_plans() -> impl Iterator<Item = Plan> {
    all_plans().filter(|plan| plan.choices().guidance != Guidance::Tones)
}

/// Returns the cues of a segment from its start to before its end, without the tone that ends the count before it.
fn within<'p>(plan: &'p Plan, segment: &Segment) -> Vec<&'p Cue> {
    let here = |cue: &&Cue| segment.start <= cue.at && cue.at < segment.end();
    let ends = |cue: &&Cue| cue.kind == CueKind::Zero && cue.at == segment.start;
    plan.cues().iter().filter(here).filter(|cue| !ends(cue)).collect()
}

/// Returns all words in those segments of a pass that `of` selects.
fn said(plan: &Plan, pass: usize, of: impl Fn(SegmentKind) -> bool) -> Vec<String> {
    let segments =
        plan.segments().iter().filter(|segment| segment.pass == pass && of(segment.kind));
    let cues = segments.flat_map(|segment| within(plan, segment));
    cues.map(|cue| cue.words.clone()).filter(|words| !words.is_empty()).collect()
}

/// Returns the words before the work of a pass.
fn before(plan: &Plan, pass: usize) -> Vec<String> {
    said(plan, pass, |kind| matches!(kind, SegmentKind::GetReady | SegmentKind::LeadIn))
}

fn passes(plan: &Plan) -> impl Iterator<Item = (usize, &Pass)> {
    plan.passes().iter().enumerate()
}

/// Returns true if a pass is the first one of its move.
fn is_first(plan: &Plan, index: usize) -> bool {
    let named = |pass: &Pass| pass.movement.name == plan.passes()[index].movement.name;
    plan.passes().iter().position(named) == Some(index)
}

#[test]
fn no_utterance_runs_into_the_next_or_out_of_its_segment() {
    for plan in spoken_plans() {
        let spoken: Vec<&Cue> = plan.cues().iter().filter(|cue| !cue.words.is_empty()).collect();
        for pair in spoken.windows(2) {
            let stop = pair[0].at + spoken_length(&pair[0].words);
            assert!(stop <= pair[1].at, "{}: {:?} into {:?}", name(&plan), pair[0], pair[1]);
        }
        for cue in spoken.iter().filter(|cue| cue.kind != CueKind::End) {
            let end = plan.at(cue.at).segment().end();
            assert!(cue.at + spoken_length(&cue.words) <= end, "{}: {cue:?}", name(&plan));
        }
    }
}

/// Returns how long the program's own voice takes for these words, exact to the sample.
fn sounds_for(words: &str) -> Duration {
    let sentences = phrases::sentences(words).map(|sentence| {
        clips::length(sentence).unwrap_or_else(|| panic!("no clips say {sentence:?}"))
    });
    let samples = sentences.reduce(|before, next| before + clips::PAUSE + next).unwrap();
    Duration::from_secs(1) * u32::try_from(samples).unwrap() / clips::RATE
}

/// No utterance has to wait for the one before, and no count has to be left out.
#[test]
fn every_utterance_of_the_own_voice_begins_on_time() {
    let mut heard = 0;
    for plan in spoken_plans().flat_map(|plan| ways(&plan)) {
        let spoken: Vec<&Cue> = plan.cues().iter().filter(|cue| cue.is_spoken()).collect();
        for pair in spoken.windows(2) {
            let end = pair[0].at + sounds_for(&pair[0].words);
            assert!(end <= pair[1].at, "{}: {:?} into {:?}", name(&plan), pair[0], pair[1]);
        }
        heard += spoken.len();
    }
    assert!(heard > 30_000, "{heard}");
}

/// Returns variants of a plan with all choices that change its words.
fn ways(plan: &Plan) -> Vec<Plan> {
    let moves = library().catalogue.moves();
    let all_known: Vec<String> = moves.map(|movement| movement.name.clone()).collect();
    let mut ways = Vec::new();
    for known in [Vec::new(), all_known] {
        for (first_side, unpaced) in [(Side::Right, false), (Side::Left, true)] {
            for only_side in [None, Some(Side::Right), Some(Side::Left)] {
                for rules in [plan.choices().rules.clone(), Rules::of(&[Rule::Caution])] {
                    let (known, usual) = (known.clone(), plan.choices().clone());
                    let choices = Choices { known, first_side, unpaced, only_side, rules, ..usual };
                    ways.extend(try_plan(plan.routine(), choices).ok());
                }
            }
        }
    }
    ways
}

#[test]
fn cues_are_in_order_and_the_last_is_the_end() {
    for plan in all_plans() {
        assert!(plan.cues().is_sorted_by_key(|cue| cue.at), "{}", name(&plan));
        let ends: Vec<&Cue> = plan.cues().iter().filter(|cue| cue.kind == CueKind::End).collect();
        assert_eq!(ends, [plan.cues().last().unwrap()], "{}", name(&plan));
        assert_eq!(ends[0].at, plan.total(), "{}", name(&plan));
    }
}

/// Returns the time from the start of these words to the next words.
fn after(words: &str) -> Duration {
    spoken_length(words) + Duration::from_millis(280)
}

#[test]
fn every_segment_begins_with_its_own_tone() {
    for plan in all_plans() {
        for segment in plan.segments() {
            let expected = match segment.kind {
                SegmentKind::GetReady => CueKind::First,
                SegmentKind::LeadIn if plan.passes()[segment.pass].second => CueKind::Switch,
                SegmentKind::LeadIn => CueKind::Next,
                SegmentKind::Work | SegmentKind::Rest => CueKind::Start,
                SegmentKind::Hold(_) => CueKind::Hold,
                SegmentKind::Release(_) | SegmentKind::EaseOff => CueKind::Release,
                SegmentKind::Check => CueKind::Check,
            };
            let cues = within(&plan, segment);
            let tones: Vec<&&Cue> = cues.iter().filter(|cue| cue.kind == expected).collect();
            assert_eq!(tones.len(), 1, "{}: {segment:?}", name(&plan));
            let held = segment.pass.checked_sub(1).map(|before| &plan.passes()[before]);
            let held = held.filter(|pass| {
                let aside = matches!(pass.movement.motion, Motion::HalfMoon | Motion::Sway);
                aside || matches!(pass.dose, Dose::Hold(..))
            });
            let lets_go = held.filter(|_| segment.kind == SegmentKind::LeadIn);
            let way_back = lets_go.map_or("", phrases::way_back);
            let over = segment.start + lets_go.map_or(Duration::ZERO, |_| after(way_back));
            // A lead-in that begins with a wait is silent until its first words.
            let mut said = cues.iter().filter(|cue| cue.is_spoken() && cue.words != way_back);
            let own = match segment.kind {
                SegmentKind::LeadIn if expected == CueKind::Switch => {
                    said.find(|cue| cue.words.starts_with("Switch.")).map_or(over, |cue| cue.at)
                }
                SegmentKind::LeadIn => said.next().map_or(over, |cue| cue.at),
                _ => segment.start,
            };
            assert_eq!(tones[0].at, own, "{}: {segment:?}", name(&plan));
            let releases = cues.iter().filter(|cue| cue.kind == CueKind::Release);
            let at: Vec<Duration> = releases.map(|cue| cue.at).collect();
            let expected = lets_go.is_some() || expected == CueKind::Release;
            assert_eq!(at == [segment.start], expected, "{}: {segment:?}", name(&plan));
        }
    }
}

#[test]
fn strokes_have_tones_where_they_begin_and_where_the_hand_lifts() {
    let plan = plan(routine("suboccipital"), Choices::defaults(Position::Seated));
    let tones = |index: usize| -> Vec<(u128, CueKind)> {
        let start = plan.work_start(index);
        let cues = plan.cues_between(start, start + plan.passes()[index].total());
        let strokes = cues
            .iter()
            .filter(|cue| matches!(cue.kind, CueKind::Stroke | CueKind::Lift | CueKind::Spot));
        strokes.map(|cue| (cue.at.checked_sub(start).unwrap().as_millis(), cue.kind)).collect()
    };
    let glide = plan.passes().iter().position(|pass| pass.movement.name == "neck-glide").unwrap();
    let (down, up) = (CueKind::Stroke, CueKind::Lift);
    let expected = [
        (4320, up),
        (6000, down),
        (10_320, up),
        (12_000, down),
        (16_320, up),
        (18_000, down),
        (22_320, up),
        (24_000, down),
        (28_320, up),
    ];
    assert_eq!(tones(glide), expected);
    let circles =
        plan.passes().iter().position(|pass| pass.movement.name == "skull-base-circles").unwrap();
    assert_eq!(tones(circles).iter().filter(|(_, kind)| *kind == CueKind::Spot).count(), 2);
}

#[test]
fn plain_lines_are_three_seconds_apart_and_omit_only_counts() {
    for plan in all_plans() {
        let mut pace = GuidanceLines::default();
        let lines: Vec<(Duration, String)> = plan
            .cues()
            .iter()
            .filter_map(|cue| Some((cue.at, pace.line(cue, &plan, true)?)))
            .collect();
        for pair in lines.windows(2) {
            assert!(pair[1].0 >= pair[0].0 + Duration::from_secs(3), "{}: {pair:?}", name(&plan));
        }
        let read: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
        let spoken = plan.cues().iter().filter(|cue| cue.kind != CueKind::Count);
        let words: Vec<&str> =
            spoken.map(|cue| cue.words.as_str()).filter(|words| !words.is_empty()).collect();
        assert_eq!(read.join(" "), words.join(" "), "{}", name(&plan));
    }
}

#[test]
fn plain_lines_give_the_number_and_pace_of_strokes_without_tones() {
    let read = |plan: &Plan, has_tones| {
        let mut pace = GuidanceLines::default();
        let lines = plan.cues().iter().filter_map(|cue| pace.line(cue, plan, has_tones));
        lines.collect::<Vec<_>>().join(" ")
    };
    let (mut told, mut doses) = (0, 0);
    for plan in all_plans() {
        let silent = Choices { stroke_tones: StrokeTones::Off, ..plan.choices().clone() };
        let silent = Plan::new(plan.routine().clone(), plan.catalogue().clone(), silent).unwrap();
        let with_tones = read(&plan, true);
        for (lines, plan) in [(read(&plan, false), &plan), (read(&silent, true), &silent)] {
            let mut rest = lines.as_str();
            for pass in plan.passes().iter().filter(|pass| matches!(pass.dose, Dose::Strokes(..))) {
                let dose = dose(pass.dose, pass.movement.motion, pass.spots.get());
                let dose = format!("{}.", capital(&dose));
                let found = rest.split_once(&dose);
                rest = found.unwrap_or_else(|| panic!("{}: no {dose:?} in {rest}", name(plan))).1;
                assert!(!with_tones.contains(&dose), "{}: {dose}", name(plan));
                doses += 1;
            }
            told += lines.matches(" every ").count() - with_tones.matches(" every ").count();
        }
    }
    assert!(doses > 100 && told <= doses, "{told} of {doses}");
}

#[test]
fn a_repeated_move_has_tones_for_ten_strokes_if_it_has_over_fifteen() {
    let circles = |strokes: u32| {
        let step =
            format!("[[step]]\nmove = \"scalp-circles\"\nstrokes = {strokes}\npace = \"2s\"\n");
        let head = "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n".to_owned();
        head + &step + "[[step]]\nmove = \"arms-down\"\ntime = \"10s\"\n" + &step
    };
    let heard = |strokes: u32, stroke_tones, second: bool| {
        let source =
            Source { file: "mine.toml", id: "mine", text: &circles(strokes), origin: Origin::User };
        let mine = parse::routine(source, &library().catalogue).unwrap();
        let choices = Choices { stroke_tones, ..Choices::as_written(Position::Seated) };
        let plan = plan(&mine.into(), choices);
        let index = if second { 2 } else { 0 };
        let start = plan.work_start(index);
        let cues = plan.cues_between(start, start + plan.passes()[index].total());
        let tones = cues.iter().filter(|cue| cue.kind == CueKind::Stroke).count();
        (tones, cues.iter().any(|cue| cue.words == phrases::KEEP_GOING))
    };
    let (first, second) = (false, true);
    assert_eq!(heard(15, StrokeTones::First, first), (14, false), "the first begins the work");
    assert_eq!(heard(15, StrokeTones::First, second), (14, false));
    assert_eq!(heard(16, StrokeTones::First, first), (15, false));
    assert_eq!(heard(16, StrokeTones::First, second), (9, true));
    assert_eq!(heard(16, StrokeTones::All, second), (15, false));
    assert_eq!(heard(16, StrokeTones::Off, first), (0, false));
}

#[test]
fn only_long_plans_announce_their_middle_and_soft_ones_never() {
    let mut told = 0;
    for plan in all_plans() {
        let long = plan.total() >= Duration::from_secs(300) && !plan.is_soft();
        let halfway: Vec<&Cue> =
            plan.cues().iter().filter(|cue| cue.kind == CueKind::Halfway).collect();
        assert_eq!(halfway.len(), usize::from(long), "{}", name(&plan));
        for cue in halfway {
            let off = cue.at.abs_diff(plan.total() / 2);
            assert!(off <= Duration::from_secs(20), "{}: {off:?} off", name(&plan));
            told += u32::from(!cue.words.is_empty());
        }
    }
    assert!(told > 10);
}

#[test]
fn breath_tones_last_as_long_as_the_breath_and_soft_routines_get_quieter() {
    let calm = plan(routine("calm"), Choices::as_written(Position::Seated));
    for (kind, seconds) in [(CueKind::Inhale, 4), (CueKind::Exhale, 6)] {
        let lasts = calm.cues().iter().filter(|cue| cue.kind == kind).map(|cue| cue.lasts);
        assert!(lasts.into_iter().all(|lasts| lasts == Some(Duration::from_secs(seconds))));
    }
    let loudness: Vec<u8> = calm.cues().iter().map(|cue| cue.loudness).collect();
    assert!(loudness.is_sorted_by(|one, next| one >= next), "{loudness:?}");
    assert_eq!((loudness[0], *loudness.last().unwrap()), (100, 50));
    let knead = plan(routine("knead"), Choices::as_written(Position::Seated));
    assert!(knead.cues().iter().all(|cue| cue.loudness == 100));
}

#[test]
fn every_pass_is_announced_with_its_side_and_hand_before_its_work() {
    for plan in spoken_plans() {
        for (index, pass) in passes(&plan) {
            let before = before(&plan, index).join(" ");
            let of = format!("{}, {}: {before:?}", name(&plan), pass.movement.name);
            let lowers = before.contains(phrases::HANDS_DOWN);
            let opens = pass.movement.is_rest() && (index == 0 || lowers);
            let announced = if pass.second { "Switch." } else { &pass.movement.words.title };
            assert!(opens || before.contains(announced), "{of}");
            let side = match pass.side {
                Side::Left => "left",
                Side::Right => "right",
                _ => continue,
            };
            let before = before.to_lowercase();
            assert!(before.contains(side), "{of}");
            if let Some(hand) = hand_word(pass.side, pass.movement.hand) {
                let announced = before.contains(&format!("{side} side, {hand} hand."));
                assert!(announced || before.contains(&format!("{hand} hand")), "{of}");
            }
        }
    }
}

#[test]
fn the_instruction_is_spoken_before_or_at_the_start_of_the_work() {
    for plan in spoken_plans() {
        for (index, pass) in passes(&plan) {
            let words = &pass.movement.words;
            let said = said(&plan, index, |_| true).join(" ");
            let told = said.contains(&words.instruction) || said.contains(&words.cue);
            assert!(told, "{}: {words:?} in {said:?}", name(&plan));
            let new = is_first(&plan, index) && !pass.movement.asks;
            if plan.choices().guidance == Guidance::Full && new {
                assert!(said.contains(&words.instruction), "{}: {said:?}", name(&plan));
            }
        }
    }
}

#[test]
fn each_caution_is_said_once_when_it_first_applies() {
    for plan in spoken_plans() {
        let mut heard: Vec<&str> = Vec::new();
        for (index, pass) in passes(&plan) {
            let caution = pass.movement.words.caution_cue.as_str();
            if caution.is_empty() {
                continue;
            }
            let times = said(&plan, index, |_| true).iter().filter(|said| *said == caution).count();
            let always = pass.movement.works_on(Zone::SideStrip);
            let expected = usize::from(always || !heard.contains(&caution));
            assert_eq!(times, expected, "{}, pass {index}: {caution}", name(&plan));
            heard.push(caution);
        }
    }
}

#[test]
fn full_guidance_explains_each_place_and_each_pressure_once() {
    for plan in all_plans().filter(|plan| plan.choices().guidance == Guidance::Full) {
        let said: Vec<&str> = plan.cues().iter().map(|cue| cue.words.as_str()).collect();
        let count = |words: &str| said.iter().filter(|said| **said == words).count();
        for zone in Zone::ALL {
            let Some(words) = library().catalogue.zone(*zone) else { continue };
            let by_hand = |pass: &Pass| {
                let movement = &pass.movement;
                let palm = movement.touch == Touch::Palm;
                movement.hand != Hand::Free
                    && !palm
                    && movement.works_on(*zone)
                    && movement.zones[0] == *zone
            };
            let worked = plan.passes().iter().any(by_hand);
            let same = Zone::ALL.iter().filter(|other| {
                let find = library().catalogue.zone(**other).map(|other| &other.find);
                find == Some(&words.find)
            });
            let told = count(&words.find);
            assert!(told >= usize::from(worked), "{}: {zone:?}", name(&plan));
            assert!(told <= same.count(), "{}: {zone:?}", name(&plan));
        }
        for pressure in Pressure::ALL {
            let words = phrases::pressure(*pressure, true);
            let presses = |pass: &Pass| pass.movement.is_manual() && pass.pressure == *pressure;
            let told = count(&words);
            assert!(told <= 1, "{}: {words}", name(&plan));
            let first = passes(&plan).find(|(_, pass)| presses(pass)).map(|(index, _)| index);
            if let Some(first) = first.filter(|first| is_first(&plan, *first)) {
                assert!(before(&plan, first).contains(&words), "{}: {words}", name(&plan));
            }
        }
    }
}

#[test]
fn tones_only_guidance_has_no_words_and_all_tones() {
    for short in all_plans().filter(|plan| plan.choices().guidance == Guidance::Short) {
        let choices = Choices { guidance: Guidance::Tones, ..short.choices().clone() };
        let tones = plan(short.routine(), choices);
        assert!(tones.cues().iter().all(|cue| cue.words.is_empty()), "{}", name(&tones));
        let beats = |plan: &Plan| -> Vec<(Duration, CueKind)> {
            // If there are words, "Halfway" waits until nothing else is being said.
            let words = [CueKind::Say, CueKind::Halfway];
            let cues = plan.cues().iter().filter(|cue| !words.contains(&cue.kind));
            cues.map(|cue| (cue.at, cue.kind)).collect()
        };
        assert_eq!(beats(&tones), beats(&short), "{}", name(&tones));
    }
}

#[test]
fn a_soft_mood_counts_nothing_and_ends_quietly() {
    let (mut soft, mut plain) = (0, 0);
    for plan in all_plans() {
        let counts =
            plan.cues().iter().filter(|cue| matches!(cue.kind, CueKind::Count | CueKind::Zero));
        if plan.is_soft() {
            soft += 1;
            assert_eq!(counts.count(), 0, "{}", name(&plan));
        } else {
            plain += 1;
            assert!(counts.count() > 0, "{}", name(&plan));
        }
    }
    assert!(soft > 0 && plain > 0);
    let words = |id: &str, position| {
        plan(routine(id), Choices::defaults(position)).cues().last().unwrap().words.clone()
    };
    assert_eq!(words("wind-down", Position::Lying), "Stay as you are. Good night.");
    assert_eq!(words("calm", Position::Seated), "That's the end. Stay as long as you like.");
    assert_eq!(
        words("knead", Position::Seated),
        "That was the last step. How tense does your neck feel now, from zero to ten? Type a number."
    );
    assert_eq!(
        words("desk-break", Position::Seated),
        "That's the end. Get up slowly when you're ready."
    );
}

/// The tone of whatever begins at the end of a count marks that end; a second tone would only overlap with it.
#[test]
fn the_end_of_a_count_has_a_tone_only_if_nothing_else_sounds() {
    let near = Duration::from_millis(500);
    let mut heard = 0;
    for plan in all_plans() {
        for zero in plan.cues().iter().filter(|cue| cue.kind == CueKind::Zero) {
            heard += 1;
            for other in plan.cues().iter().filter(|cue| *cue != zero) {
                let over = other.at + spoken_length(&other.words).max(near) <= zero.at;
                let later = other.at >= zero.at + near;
                assert!(over || later, "{}: {zero:?} and {other:?}", name(&plan));
            }
        }
    }
    assert!(heard > 0);
}

/// The tone of a change of sides comes from the side that begins.
#[test]
fn the_tone_of_a_switch_has_the_side_that_begins() {
    for plan in all_plans() {
        for cue in plan.cues() {
            let pass = plan.at(cue.at).pass();
            let expected = (cue.kind == CueKind::Switch).then_some(pass.side);
            assert_eq!(cue.side, expected, "{}: {cue:?}", name(&plan));
            assert!(cue.side.is_none_or(|side| side != side.other()), "{cue:?}");
        }
    }
}

/// Holds are counted aloud, other timed segments by tones. There is no count during a paced breath or strokes.
#[test]
fn holds_and_times_of_ten_seconds_or_more_end_with_three_two_one() {
    for plan in all_plans().filter(|plan| !plan.is_soft()) {
        for segment in plan.segments() {
            let pass = &plan.passes()[segment.pass];
            let timed = matches!(pass.dose, Dose::Time(_));
            let counts = match segment.kind {
                SegmentKind::Hold(_) | SegmentKind::Release(_) | SegmentKind::Rest => true,
                SegmentKind::Work => timed,
                _ => false,
            };
            let paced = pass.breath.is_some() || pass.movement.technique == Technique::Breathing;
            let counted = counts && !paced && segment.length >= Duration::from_secs(10);
            let cues = within(&plan, segment);
            let counts: Vec<&&Cue> = cues.iter().filter(|cue| cue.kind == CueKind::Count).collect();
            let left: Vec<u64> = counts
                .iter()
                .map(|cue| segment.end().checked_sub(cue.at).unwrap().as_secs())
                .collect();
            let expected: &[u64] = if counted { &[3, 2, 1] } else { &[] };
            assert_eq!(left, expected, "{}: {segment:?}", name(&plan));
            let talk =
                cues.iter().filter(|cue| cue.kind != CueKind::Count && !cue.words.is_empty());
            let talked = talk.map(|cue| cue.at + spoken_length(&cue.words)).max();
            let talks_on = talked.is_some_and(|at| at + Duration::from_secs(5) > segment.end());
            let aloud = matches!(segment.kind, SegmentKind::Hold(_))
                && plan.choices().guidance != Guidance::Tones
                && !talks_on;
            for cue in counts {
                assert_eq!(!cue.words.is_empty(), aloud, "{}: {cue:?}", name(&plan));
            }
        }
    }
}

#[test]
fn every_paced_breath_has_its_inhale_and_its_exhale() {
    for plan in all_plans() {
        for segment in plan.segments() {
            let pass = &plan.passes()[segment.pass];
            let cues = within(&plan, segment);
            let breaths: Vec<(Duration, CueKind)> = cues
                .iter()
                .filter(|cue| {
                    matches!(cue.kind, CueKind::Inhale | CueKind::HeldBreath | CueKind::Exhale)
                })
                .map(|cue| (cue.at.checked_sub(segment.start).unwrap(), cue.kind))
                .collect();
            let mut expected = Vec::new();
            let breath = pass.breath.filter(|_| !segment.kind.is_between());
            let mut at = Duration::ZERO;
            while let Some(breath) = breath.filter(|_| at < segment.length) {
                assert_eq!(plan.at(segment.start + at).breath().unwrap().into, Duration::ZERO);
                expected.extend([
                    (at, CueKind::Inhale),
                    (at + Duration::from_secs(4), CueKind::Exhale),
                ]);
                at += breath.cycle();
            }
            expected.retain(|(at, _)| *at < segment.length);
            assert_eq!(breaths, expected, "{}: {segment:?}", name(&plan));
        }
    }
}

#[test]
fn only_the_first_two_breaths_of_a_block_are_named() {
    let plan = plan(routine("calm"), Choices::as_written(Position::Seated));
    let named = |words: &str| plan.cues().iter().filter(|cue| cue.words == words).count();
    assert_eq!((named("In."), named("Out.")), (2, 2), "of twelve");
}

#[test]
fn a_breath_with_a_hold_has_cues_for_all_its_phases() {
    let wind_down = routine("wind-down");
    let step = wind_down.steps.iter().position(|step| step.or.is_some()).unwrap();
    let choices = Choices { with_other_dose: vec![step], ..Choices::as_written(Position::Lying) };
    let plan = plan(wind_down, choices);
    let index = plan.passes().iter().position(|pass| pass.step == step).unwrap();
    let start = plan.work_start(index);
    let heard: Vec<(u64, &str, &str)> = plan
        .cues_between(
            start.saturating_sub(Duration::from_nanos(1)),
            start + Duration::from_secs(20),
        )
        .iter()
        .filter(|cue| cue.kind != CueKind::Start)
        .map(|cue| {
            (cue.at.checked_sub(start).unwrap().as_secs(), cue.kind.word(), cue.words.as_str())
        })
        .collect();
    let expected = [
        (0, "inhale", "In."),
        (4, "breath-held", "Hold."),
        (11, "exhale", "Out."),
        (19, "inhale", "In."),
    ];
    assert_eq!(heard, expected);
    assert_eq!(plan.passes()[index].total(), Duration::from_secs(76));
}

#[test]
fn every_check_in_asks_and_names_the_answers() {
    let mut checks = 0;
    for plan in spoken_plans() {
        for segment in plan.segments().iter().filter(|segment| segment.kind == SegmentKind::Check) {
            checks += 1;
            let cues = within(&plan, segment);
            let words = cues.iter().map(|cue| cue.words.as_str());
            let said: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
            let words = &plan.passes()[segment.pass].movement.words;
            let follows =
                passes(&plan).skip(segment.pass).any(|(_, pass)| pass.movement.is_active());
            let answers = if follows {
                "If anything feels wrong, press S. If the pressure is too much, press minus."
            } else {
                "If anything feels odd, press S."
            };
            let asked = [words.instruction.as_str(), words.cue.as_str(), answers];
            let short = &asked[1..] == said.as_slice();
            let full = asked == *said.as_slice() && plan.choices().guidance == Guidance::Full;
            assert!(short || full, "{}: {said:?}", name(&plan));
        }
    }
    assert!(checks > 20);
}

#[test]
fn hands_are_lowered_before_a_step_without_hands() {
    let mut told = 0;
    for plan in spoken_plans() {
        for (index, pass) in passes(&plan).skip(1) {
            let was_up = plan.passes()[index - 1].movement.hand != Hand::Free;
            let free = pass.movement.hand == Hand::Free;
            let rest = pass.movement.technique == Technique::Rest;
            if was_up && free && !rest {
                let down = before(&plan, index).iter().any(|words| words == phrases::HANDS_DOWN);
                assert!(down, "{}, {}", name(&plan), pass.movement.name);
                told += 1;
            }
        }
    }
    assert!(told > 10);
}

#[test]
fn a_change_of_spot_is_announced_at_its_first_stroke() {
    for plan in spoken_plans() {
        for (index, pass) in passes(&plan) {
            let Dose::Strokes(strokes, pace) = pass.dose else { continue };
            let start = plan.work_start(index);
            let changes =
                (1..strokes.get()).filter(|nth| pass.spot_of(*nth) != pass.spot_of(nth - 1));
            let expected: Vec<Duration> = changes.map(|nth| start + pace.get() * nth).collect();
            let cues = plan.cues_between(start, start + pass.total());
            let spots: Vec<&Cue> = cues.iter().filter(|cue| cue.kind == CueKind::Spot).collect();
            assert_eq!(
                spots.iter().map(|cue| cue.at).collect::<Vec<_>>(),
                expected,
                "{}",
                name(&plan)
            );
            let words = &pass.movement.words.spot;
            assert!(!words.is_empty() || spots.is_empty(), "{}: {spots:?}", name(&plan));
            assert!(spots.iter().all(|cue| cue.words == *words), "{}: {spots:?}", name(&plan));
            assert_eq!(spots.len() + 1, pass.spot_count() as usize, "{}", name(&plan));
        }
    }
}

#[test]
fn words_are_plain_enough_for_any_voice() {
    for plan in spoken_plans() {
        for cue in plan.cues() {
            let plain = |each: char| each.is_ascii_alphanumeric() || " .,:;?'-".contains(each);
            assert!(cue.words.chars().all(plain), "{}: {cue:?}", name(&plan));
            assert!(cue.kind != CueKind::Say || !cue.words.is_empty(), "{}", name(&plan));
        }
    }
}

/// Plans a user's own routine, or returns `None` if it is refused.
fn own(text: &str, position: Position, guidance: Guidance) -> Option<Plan> {
    let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    let routine = parse::routine(source, &library().catalogue).ok()?;
    let get_ready = Some(Duration::from_secs(5));
    let choices = Choices { guidance, get_ready, ..Choices::as_written(position) };
    Plan::new(routine.into(), library().catalogue.clone(), choices).ok()
}

#[test]
fn a_breath_that_is_cut_short_is_not_named() {
    let text = "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n\
        [[step]]\nmove = \"belly-breath\"\nbreath = \"4-6\"\ntime = \"10.2s\"";
    let plan = own(text, Position::Seated, Guidance::Short).unwrap();
    let inhales = plan.cues().iter().filter(|cue| cue.kind == CueKind::Inhale);
    assert_eq!(inhales.map(|cue| cue.words.as_str()).collect::<Vec<_>>(), ["", ""]);
}

/// Generates plans of users' own routines with moves of the catalogue in unusual doses. Refused ones are skipped.
fn any_own_plan() -> impl Strategy<Value = Plan> {
    let moves: Vec<&str> =
        library().catalogue.moves().map(|movement| movement.name.as_str()).collect();
    let dose = prop::sample::select(vec![
        "time = \"1s\"",
        "time = \"2.5s\"",
        "time = \"12s\"",
        "strokes = 1\npace = \"1s\"",
        "strokes = 2\npace = \"4s\"",
        "strokes = 9\npace = \"1.5s\"\nspots = 6",
        "strokes = 5\npace = \"5s\"\nspots = 2\nbreath = \"5-5\"",
        "hold = \"10s\"",
        "hold = \"12.5s\"\ntimes = 2\nbreath = \"4-4\"",
        "cycles = 1\nbreath = \"4-4\"",
    ]);
    let step = (prop::sample::select(moves), dose);
    let position = prop::sample::select(Position::ALL);
    let guidance = prop::sample::select(&[Guidance::Full, Guidance::Short]);
    (prop::collection::vec(step, 1..6), position, guidance).prop_filter_map(
        "refused",
        |(steps, position, guidance)| {
            let mut text = format!(
                "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\npositions = [\"{}\"]\n",
                position.word()
            );
            for (name, dose) in steps {
                let _ = writeln!(text, "[[step]]\nmove = \"{name}\"\n{dose}\npressure = \"light\"");
            }
            let source =
                Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
            let routine = parse::routine(source, &library().catalogue).ok()?;
            let get_ready = Some(Duration::from_secs(5));
            let choices = Choices { guidance, get_ready, ..Choices::as_written(position) };
            Plan::new(routine.into(), library().catalogue.clone(), choices).ok()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_global_rejects: 100_000,
        max_local_rejects: 100_000,
        ..ProptestConfig::with_cases(128)
    })]

    #[test]
    fn safety_words_are_spoken_however_short_the_work_is(plan in any_own_plan()) {
        let spoken: Vec<&Cue> = plan.cues().iter().filter(|cue| !cue.words.is_empty()).collect();
        for pair in spoken.windows(2) {
            prop_assert!(pair[0].at + spoken_length(&pair[0].words) <= pair[1].at, "{pair:?}");
        }
        for cue in spoken.iter().filter(|cue| cue.kind != CueKind::End) {
            let end = plan.at(cue.at).segment().end();
            prop_assert!(cue.at + spoken_length(&cue.words) <= end, "{cue:?}");
        }
        let mut cautions: Vec<String> = Vec::new();
        for (index, pass) in passes(&plan) {
            let said = said(&plan, index, |_| true);
            let words = &pass.movement.words;
            if !words.caution_cue.is_empty() && !cautions.contains(&words.caution_cue) {
                prop_assert!(said.contains(&words.caution_cue), "{:?} not in {said:?}", words.caution_cue);
                cautions.push(words.caution_cue.clone());
            }
            if pass.movement.asks {
                let answers = [phrases::CHECK_ANSWERS, phrases::LAST_ANSWERS];
                prop_assert!(said.iter().any(|said| answers.contains(&said.as_str())), "{said:?}");
            }
            let names = if pass.second {
                ["Switch.".to_owned(), "Switch.".to_owned()]
            } else {
                [format!("{}.", words.title), format!("{} again.", words.title)]
            };
            let lowers = said.iter().any(|said| said == phrases::HANDS_DOWN);
            let opens = pass.movement.is_rest() && (index == 0 || lowers);
            let named = names.iter().any(|name| said.iter().any(|said| said.starts_with(name)));
            prop_assert!(opens || named, "{names:?} not in {said:?}");
        }
    }
}
