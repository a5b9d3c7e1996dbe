//! Checks that everything in the founding articles is delivered, refused with a reason, or delivered by another part.
//!
//! Rows S0 to S3 are the requests of the four articles that docs/safety-rules.md names. Rows C are the contradictions
//! between them and how they were settled, as docs/evidence.md explains. Everything that is listed as delivered is
//! looked up in the library.

mod table;

use std::collections::BTreeSet;

use crate::plans::{plan, routine};
use crate::shipped::library;
use neckcare::app::keymap;
use neckcare::plan::{Choices, Guidance, Rule, Segment, SegmentKind, phrases};
use neckcare::routine::body::{Hand, Motion, Position, Side, Technique, Tool, Touch, Zone};
use neckcare::routine::breath::Breath;
use neckcare::routine::dose::{Dose, Pressure};
use neckcare::routine::envelope::Limit;
use neckcare::safety::{Assessment, Question, TickedQuestion, Tip, Topic};
use neckcare::screen_kit::keys::{Action, KeyContext};
use table::Delivery::{self, *};
use table::PassProperty::*;

/// The number of rows of each article.
const ROWS: &[(&str, usize)] = &[("S0-", 17), ("S1-", 43), ("S2-", 22), ("S3-", 34), ("C", 27)];

/// Every row of the founding articles, with the places where it is delivered.
#[rustfmt::skip] // one row per line, if it fits
const ARTICLES: &[(&str, &[Delivery])] = &[
    // The vagus nerve and neck massage.
    ("S0-01", &[About(Topic::Nerves, "lasting stress wears down body and mind"), Goal("calm", "may feel calmer")]),
    ("S0-02", &[About(Topic::Nerves, "the vagus is the longest of the nerves"), About(Topic::Nerves, "messages both ways")]),
    ("S0-03", &[Goal("calm", "may feel calmer"), About(Topic::Evidence, "eases worry and low mood, slows the heart")]),
    ("S0-04", &[Before("calm", "vagus nerve"), About(Topic::Nerves, "your voice box, throat, gullet, chest and belly")]),
    ("S0-05", &[
        Step("calm", "shoulder-sweep", &[Press(Pressure::Light), On(Zone::ShoulderSlope)]),
        About(Topic::Nerves, "soft shoulder stroking"),
        Refused("no pressure toward the nerve: it lies beside the artery; soft strokes do as well"),
    ]),
    ("S0-06", &[Refused("nothing is claimed about hormones")]),
    ("S0-07", &[
        Step("warm-up", "settle", &[In(Position::Seated), Says("feet flat")]),
        Step("calm", "settle", &[In(Position::Seated), Says("sit tall")]),
    ]),
    ("S0-08", &[
        Step("warm-up", "settle", &[In(Position::Lying), Says("lie on your back")]),
        Step("calm", "settle", &[In(Position::Lying)]),
        Step("scalp", "scalp-circles", &[In(Position::Lying)]),
        Step("suboccipital", "skull-base-hold", &[In(Position::Lying)]),
        Step("wind-down", "close", &[In(Position::Lying)]),
    ]),
    ("S0-09", &[
        Step("suboccipital", "neck-glide", &[
            In(Position::Seated), With(Touch::Fingertips), On(Zone::NeckColumns),
            Says("start below your skull"),
        ]),
    ]),
    ("S0-10", &[
        Step("calm", "side-glide", &[
            Press(Pressure::Light), With(Touch::Fingertips), On(Zone::SideStrip), Paced("10s"),
            Where("behind your"), Says("slide down"),
        ]),
    ]),
    ("S0-11", &[
        Step("knead", "side-circles", &[
            Moves(Motion::Circles), With(Touch::Fingertips), Press(Pressure::Light),
        ]),
        Step("calm", "side-circles", &[Moves(Motion::Circles), OneSide]),
        Step("full", "side-circles", &[Moves(Motion::Circles), OneSide]),
    ]),
    ("S0-12", &[
        Step("ball", "ball-circles", &[Using(Tool::Ball), On(Zone::UpperBack)]),
        Refused("no roller, and neither ball nor roller on the neck"),
    ]),
    ("S0-13", &[
        Step("wind-down", "towel-sway", &[
            In(Position::Lying), Using(Tool::Towel), Moves(Motion::Sway),
        ]),
        Refused("no hard tool under the neck: a soft towel and a few degrees"),
    ]),
    ("S0-14", &[
        Step("calm", "belly-breath", &[Breathes(Breath::FOUR_SIX)]),
        Step("suboccipital", "belly-breath", &[Breathes(Breath::FOUR_SIX)]),
        Step("calm", "breastbone-rest", &[
            Breathes(Breath::FOUR_SIX), Says("notice your jaw, your shoulders and your belly"),
        ]),
    ]),
    ("S0-15", &[Later("history: regular care, and its limits")]),
    ("S0-16", &[About(Topic::Evidence, "none is promised here")]),
    ("S0-17", &[
        Within(Limit::HandsOn),
        Within(Limit::Pressure),
        Within(Limit::Compression),
        Asked(Question::Q1, "worst-ever headache"), Warns("stop. hands off"),
    ]),
    // Is it OK to massage the back of the neck.
    ("S1-01", &[About(Topic::HandsOn, "for your own neck only")]),
    ("S1-02", &[Goal("calm", "calmer"), Warns("how tense is your neck")]),
    ("S1-03", &[
        Goal("trapezius", "may feel looser"),
        Goal("trigger-point", "may feel softer"),
        Goal("stretch", "may feel easier"),
        Goal("desk-break", "between two tasks"),
    ]),
    ("S1-04", &[
        Step("trapezius", "trapezius-knead", &[Is(Technique::Petrissage)]),
        Step("trigger-point", "trigger-hold", &[Is(Technique::Compression)]),
        Step("knead", "column-knead", &[Is(Technique::Petrissage)]),
    ]),
    ("S1-05", &[Refused("circulation is not claimed")]),
    ("S1-06", &[Goal("knead", "may feel looser"), Asked(Question::Q3, "neck or head injury")]),
    ("S1-07", &[
        Goal("suboccipital", "headache"),
        Goal("suboccipital", "may feel looser"),
        Asked(Question::Q2, "unlike any before"),
    ]),
    ("S1-08", &[
        Knows(Zone::ShoulderSlope),
        Knows(Zone::NeckColumns),
        Within(Limit::Sides),
        About(Topic::HandsOn, "the trapezius runs"),
        About(Topic::HandsOn, "the levator scapulae runs"),
        About(Topic::HandsOn, "the sternocleidomastoid runs"),
        About(Topic::HandsOn, "the scalenes next to it"),
    ]),
    ("S1-09", &[Within(Limit::Pressure), About(Topic::Pressure, "serve your shoulders, arms and hands"), NoGo(Zone::ShoulderSlope, "hollow above your collarbone")]),
    ("S1-10", &[About(Topic::HandsOn, "seven vertebrae"), NoGo(Zone::NeckColumns, "bones of your spine")]),
    ("S1-11", &[
        Holds("firm is moderate until it is chosen", || {
            Choices::defaults(Position::Seated).rules.has(Rule::FirmAsModerate)
                && plan(routine("trapezius"), Choices::defaults(Position::Seated)).is_softened()
        }),
        Within(Limit::Pressure),
    ]),
    ("S1-12", &[Step("full", "check-in", &[Asks]), Holds("lighter is a key, and so is back", lighter_is_a_key)]),
    ("S1-13", &[Within(Limit::Sides), Within(Limit::Tools), Warns("only on your own neck")]),
    ("S1-14", &[
        Within(Limit::Compression),
        Cautions("trigger-hold", "shooting or burning, stop"),
    ]),
    ("S1-15", &[Asked(Question::Q3, "whiplash")]),
    ("S1-16", &[
        NoGo(Zone::SideStrip, "lumps"),
        NoGo(Zone::NeckColumns, "lumps"),
        Asked(Question::Q8, "swollen glands"),
    ]),
    ("S1-17", &[Asked(Question::Q3, "fracture"), Asked(Question::Q10, "surgery")]),
    ("S1-18", &[Asked(Question::Q6, "fever")]),
    ("S1-19", &[
        NoGo(Zone::Scalp, "broken, sore or infected skin"),
        Asked(Question::Q7, "cut, sore"),
    ]),
    ("S1-20", &[Asked(Question::Q13, "rheumatoid"), Asked(Question::Q14, "osteoporosis")]),
    ("S1-21", &[
        Step("knead", "column-knead", &[
            With(Touch::Pads), Press(Pressure::Light), On(Zone::NeckColumns), Moves(Motion::Circles),
            Says("small, soft circles"),
        ]),
        Step("knead", "side-circles", &[Press(Pressure::Light), On(Zone::SideStrip)]),
    ]),
    ("S1-22", &[
        Step("knead", "knuckle-circles", &[
            With(Touch::Knuckles), Moves(Motion::Circles), On(Zone::ShoulderSlope),
        ]),
        Step("knead", "side-circles", &[With(Touch::Fingertips), Is(Technique::Friction)]),
        Step("knead", "column-rub", &[
            With(Touch::Fingertips), Is(Technique::Friction), Moves(Motion::ToAndFro),
        ]),
    ]),
    ("S1-23", &[Goal("knead", "may feel looser")]),
    ("S1-24", &[
        Step("full", "side-stretch", &[Moves(Motion::Tilt)]),
        Step("full", "chin-down", &[Moves(Motion::ChinDown)]),
        Step("full", "half-moon", &[Moves(Motion::HalfMoon)]),
        Refused("no full circle of the head: the front half only"),
    ]),
    ("S1-25", &[Goal("stretch", "turning and tilting your head may feel easier")]),
    ("S1-26", &[
        Step("ball", "ball-circles", &[
            In(Position::Standing), Using(Tool::Ball), Moves(Motion::BallCircle), On(Zone::UpperBack),
            Press(Pressure::Moderate),
        ]),
        Refused("no ball on the neck: beside the shoulder blade"),
    ]),
    ("S1-27", &[
        Step("desk-break", "side-stretch", &[Moves(Motion::Tilt), OneSide]),
        Step("trigger-point", "side-stretch", &[Moves(Motion::Tilt), OneSide]),
        Step("stretch", "side-stretch", &[Says("ear sink towards your"), OneSide]),
        Step("full", "side-stretch", &[OneSide]),
    ]),
    ("S1-28", &[
        Step("stretch", "side-stretch", &[Held(20, 1)]),
        Step("stretch", "turn", &[Held(15, 1)]),
        Within(Limit::Stretches),
    ]),
    ("S1-29", &[
        Step("stretch", "chin-down", &[Moves(Motion::ChinDown), Held(20, 2)]),
        Step("stretch", "look-up", &[Moves(Motion::LookUp), Paced("4s"), Optional]),
    ]),
    ("S1-30", &[
        Step("stretch", "half-moon", &[Moves(Motion::HalfMoon)]),
        Cautions("half-moon", "never tip your head back"),
        Refused("no full circle of the head"),
    ]),
    ("S1-31", &[Later("history: how often")]),
    ("S1-32", &[
        Step("trigger-point", "trigger-hold", &[With(Touch::Fingertips), Where("one tender spot")]),
        Step("ball", "ball-hold", &[Using(Tool::Ball), Where("one tender spot")]),
    ]),
    ("S1-33", &[Step("trigger-point", "trigger-hold", &[Held(20, 2)]), Holds("its release is slow", a_hold_is_eased_off)]),
    ("S1-34", &[
        Step("scalp", "scalp-circles", &[
            With(Touch::Fingertips), Moves(Motion::Circles), Press(Pressure::Light),
        ]),
        Step("scalp", "scalp-knead", &[
            With(Touch::Fingertips), Moves(Motion::Gather), Is(Technique::Petrissage),
        ]),
        Step("wind-down", "scalp-circles", &[On(Zone::Scalp)]),
        Step("full", "scalp-circles", &[On(Zone::Scalp)]),
        Step("gentle", "scalp-circles", &[On(Zone::Scalp)]),
    ]),
    ("S1-35", &[Goal("scalp", "calm head"), Refused("blood flow is not claimed")]),
    ("S1-36", &[About(Topic::Professional, "a trained therapist knows the anatomy")]),
    ("S1-37", &[Step("full", "check-in", &[Asks]), Tagged("stress"), Asked(Question::Q4, "dizzy")]),
    ("S1-38", &[
        Holds("one side alone, or a step left out, can be chosen", || {
            let usual = Choices::defaults(Position::Seated);
            let left = Choices { only_side: Some(Side::Left), without: vec![0], ..usual };
            let plan = plan(routine("desk-break"), left);
            plan.passes().iter().all(|pass| pass.side != Side::Right && pass.step != 0)
        }),
        Step("trapezius", "check-in", &[Asks]),
    ]),
    ("S1-39", &[Within(Limit::Pressure)]),
    ("S1-40", &[Warns("don't massage, stretch or drive"), Warns("leave this spot alone for 48 hours")]),
    ("S1-41", &[About(Topic::Professional, "assume that it does, and ask"), Holds("not sure counts as yes", not_sure_counts_as_yes)]),
    ("S1-42", &[
        Step("knead", "column-knead", &[Is(Technique::Petrissage)]),
        Step("knead", "side-circles", &[Is(Technique::Friction)]),
        Step("stretch", "turn", &[Is(Technique::Stretch)]),
        Step("ball", "ball-roll", &[Using(Tool::Ball)]),
    ]),
    ("S1-43", &[
        Within(Limit::Tools),
        About(Topic::Pressure, "keep massage guns"),
        Refused("links lead elsewhere; there is no massage gun among the tools"),
    ]),
    // Massage and the parasympathetic nervous system.
    ("S2-01", &[About(Topic::Nerves, "deadlines, screens and small aches"), Goal("desk-break", "a short pause"), Goal("calm", "slow breathing and soft touch")]),
    ("S2-02", &[About(Topic::Nerves, "ready to act: heart faster, muscles tighter, mind alert"), About(Topic::Nerves, "rest, digest and recover")]),
    ("S2-03", &[About(Topic::Nerves, "braced even while you sit still"), Step("full", "close", &[Says("let your jaw and shoulders loosen")])]),
    ("S2-04", &[
        Step("calm", "shoulder-sweep", &[
            Paced("10s"), Breathes(Breath::FOUR_SIX), Is(Technique::Effleurage),
        ]),
        Step("warm-up", "neck-glide", &[Paced("6s")]),
    ]),
    ("S2-05", &[Step("calm", "check-in", &[Asks]), About(Topic::Nerves, "your shoulders may drop, your jaw may soften")]),
    ("S2-06", &[Goal("calm", "you may feel calmer")]),
    ("S2-07", &[Refused("blood pressure and circulation are not claimed")]),
    ("S2-08", &[
        Step("calm", "belly-breath", &[Where("low in the belly"), Says("let your belly rise and fall")]),
        Refused("oxygen is not claimed"),
    ]),
    ("S2-09", &[
        Holds("it is sunk into slowly", a_knot_is_sunk_into),
        Holds("its release is slow", a_hold_is_eased_off),
    ]),
    ("S2-10", &[Warns("take your time"), Warns("do you feel calmer?")]),
    ("S2-11", &[
        Goal("wind-down", "settle before bed"),
        Goal("calm", "may"),
        Refused("nothing is claimed for tissue, digestion or immunity"),
    ]),
    ("S2-12", &[
        Holds("the full session reaches the time in which things settle", || {
            let length =
                plan(routine("full"), Choices::as_written(Position::Seated)).with_lead_ins();
            (17 * 60..20 * 60).contains(&length.as_secs())
        }),
        Holds("a quiet word after ten minutes", a_quiet_word_after_ten_minutes),
    ]),
    ("S2-13", &[
        Tagged("stress"),
        Tagged("headache"),
        Tagged("jaw-and-neck"),
        Tagged("desk"),
        Tagged("sleep"),
        Tagged("whole"),
    ]),
    ("S2-14", &[
        Step("scalp", "temple-circles", &[Says("let your jaw loosen")]),
        Step("calm", "settle", &[In(Position::Lying), Says("with your jaw and shoulders loose")]),
        Step("wind-down", "close", &[Says("loose jaw")]),
    ]),
    ("S2-15", &[
        Step("desk-break", "belly-breath", &[Breathes(Breath::FOUR_SIX)]),
        Warns("slow breaths later in the day"),
    ]),
    ("S2-16", &[
        Warns("spend a minute away from screens"),
        Before("wind-down", "dim the screen"),
    ]),
    ("S2-17", &[Warns("have some water if you are thirsty")]),
    ("S2-18", &[
        Step("warm-up", "shoulder-rolls", &[Moves(Motion::RollShoulders)]),
        Step("stretch", "turn", &[Is(Technique::Stretch)]),
    ]),
    ("S2-19", &[About(Topic::Evidence, "a little now and then"), Later("history: regularity, kindly and without streaks")]),
    ("S2-20", &[About(Topic::Evidence, "nothing more is promised")]),
    ("S2-21", &[Within(Limit::HandsOn), Within(Limit::Breathing), Asked(Question::Q1, "worst-ever headache"), Warns("stop. hands off")]),
    ("S2-22", &[
        Step("calm", "breastbone-rest", &[Says("notice your jaw, your shoulders and your belly")]),
        Refused("links lead elsewhere"),
    ]),
    // How to massage the back of your neck.
    ("S3-01", &[Goal("desk-break", "between two tasks"), Tagged("desk")]),
    ("S3-02", &[
        Goal("warm-up", "warm your neck"),
        Warns("how tense is your neck"),
        Refused("circulation is not claimed"),
    ]),
    ("S3-03", &[Step("warm-up", "settle", &[In(Position::Seated), Says("sit tall")])]),
    ("S3-04", &[
        Step("warm-up", "settle", &[In(Position::Seated), Says("shoulders loose")]),
        Step("warm-up", "close", &[In(Position::Seated), Says("let your jaw and shoulders loosen")]),
    ]),
    ("S3-05", &[
        Before("wind-down", "silence anything that could ring"),
        Tips("warm-up", Tip::Quiet, "quiet, warm room"),
    ]),
    ("S3-06", &[
        Tips("warm-up", Tip::Oil, "oil or lotion"),
        Tips("trapezius", Tip::Dry, "wipe off any oil"),
        Tips("ball", Tip::Dry, "wipe off any oil"),
        Asked(Question::Q21, "oils or lotions"),
    ]),
    ("S3-07", &[
        Tips("trapezius", Tip::Heat, "the warm pack routine"),
        Step("heat", "warm-pack", &[Is(Technique::Heat), Using(Tool::WarmPack), On(Zone::NeckColumns)]),
        Holds("ten minutes of warmth", || {
            let plan = plan(routine("heat"), Choices::defaults(Position::Seated));
            let warm =
                plan.passes().iter().filter(|pass| pass.movement.technique == Technique::Heat);
            warm.map(|pass| pass.total().as_secs()).sum::<u64>() == 600
        }),
    ]),
    ("S3-08", &[Step("warm-up", "neck-glide", &[Is(Technique::Effleurage), Press(Pressure::Light)])]),
    ("S3-09", &[
        Step("warm-up", "neck-glide", &[
            In(Position::Seated), By(Hand::Both), With(Touch::Fingertips), Moves(Motion::GlideDown),
            Where("either side of your spine"), Says("start below your skull"), Says("slide down"),
            Says("over your shoulders"),
        ]),
    ]),
    ("S3-10", &[Holds("five to ten strokes of a glide in a row, everywhere", five_to_ten_glides)]),
    ("S3-11", &[
        Step("warm-up", "neck-glide", &[Press(Pressure::Moderate)]),
        Step("trapezius", "neck-glide", &[Press(Pressure::Moderate)]),
    ]),
    ("S3-12", &[Goal("warm-up", "warm your neck and shoulders")]),
    ("S3-13", &[Step("trapezius", "trapezius-knead", &[On(Zone::ShoulderSlope)])]),
    ("S3-14", &[
        Step("trapezius", "trapezius-knead", &[
            By(Hand::Opposite), With(Touch::FingersAndHeel), OneSide,
            Says("squeeze with fingers and palm"),
        ]),
    ]),
    ("S3-15", &[
        Step("trapezius", "trapezius-knead", &[
            Is(Technique::Petrissage), Press(Pressure::Firm), Spots(3), Says("squeeze"),
            Says("let go"),
        ]),
    ]),
    ("S3-16", &[
        Step("trapezius", "trapezius-knead", &[
            Moves(Motion::SqueezeInward), Then("closer to your neck"),
        ]),
        Step("trigger-point", "trigger-hold", &[Is(Technique::Compression)]),
    ]),
    ("S3-17", &[
        Step("suboccipital", "skull-base-circles", &[On(Zone::SkullBase)]),
        Goal("suboccipital", "headache"),
    ]),
    ("S3-18", &[
        Step("suboccipital", "skull-base-circles", &[
            With(Touch::Pads), Where("just below your skull"), Says("two fingers"),
        ]),
    ]),
    ("S3-19", &[
        Step("suboccipital", "skull-base-circles", &[
            Press(Pressure::Light), Moves(Motion::CirclesOutward), Paced("2s"),
            Says("make tiny"), Then("out"),
        ]),
    ]),
    ("S3-20", &[Step("suboccipital", "skull-base-hold", &[Press(Pressure::Light), Held(20, 2)])]),
    ("S3-21", &[
        Step("trigger-point", "trigger-hold", &[Is(Technique::Compression), On(Zone::ShoulderSlope)]),
    ]),
    ("S3-22", &[
        Step("trigger-point", "trigger-hold", &[Press(Pressure::Firm), With(Touch::Fingertips)]),
        Holds("it is sunk into slowly", a_knot_is_sunk_into),
    ]),
    ("S3-23", &[
        Step("trigger-point", "trigger-hold", &[Held(20, 2)]),
        Holds("its release is slow", a_hold_is_eased_off),
        Within(Limit::Compression),
        Holds("a hold can be left early, for its release", || {
            let plan = plan(routine("trigger-point"), Choices::as_written(Position::Seated));
            let hold = plan.segments().iter().find(|segment| segment.kind == SegmentKind::Hold(0));
            hold.is_some_and(|hold| {
                plan.at(plan.next_point(hold.start)).segment().kind == SegmentKind::Release(0)
            })
        }),
    ]),
    ("S3-24", &[About(Topic::Evidence, "no broken cycle of pain"), Refused("no cycle of pain is claimed to be broken")]),
    ("S3-25", &[Cautions("trigger-hold", "sharp"), Step("trigger-point", "check-in", &[Asks])]),
    ("S3-26", &[About(Topic::Pressure, "strain a muscle or harm a nerve"), Within(Limit::Pressure)]),
    ("S3-27", &[
        Cautions("turn", "dizzy"),
        Cautions("trigger-hold", "sharp"),
        Cautions("side-stretch", "if it tingles, stop"),
        Warns("stop. hands off"),
    ]),
    ("S3-28", &[
        NoGo(Zone::ShoulderSlope, "sore skin"),
        Asked(Question::Q7, "bruise"),
    ]),
    ("S3-29", &[
        NoGo(Zone::SideStrip, "throat"),
        NoGo(Zone::ShoulderSlope, "front of your neck"),
        Cautions("neck-glide", "the front of your neck"),
        Within(Limit::Sides),
    ]),
    ("S3-30", &[
        NoGo(Zone::NeckColumns, "bones of your spine"),
        Cautions("neck-glide", "keep away from the bones"),
    ]),
    ("S3-31", &[
        Knows(Zone::SkullBase),
        Knows(Zone::NeckColumns),
        Knows(Zone::ShoulderSlope),
        Knows(Zone::SideStrip),
        Knows(Zone::UpperBack),
        Within(Limit::Sides),
    ]),
    ("S3-32", &[About(Topic::Professional, "more than three months"), Asked(Question::Q20, "three months")]),
    ("S3-33", &[About(Topic::Professional, "severely stiff"), Asked(Question::Q20, "severe stiffness")]),
    ("S3-34", &[About(Topic::Professional, "goes down an arm"), Asked(Question::Q5, "into an arm or a hand")]),
    // The contradictions.
    ("C01", &[
        About(Topic::HandsOn, "back edge of your ear lobe"),
        Step("calm", "side-glide", &[
            OneSide, Press(Pressure::Light), Where("behind your"),
        ]),
        Cautions("side-glide", "if you feel a pulse, move back towards your spine"),
        Within(Limit::Sides),
    ]),
    ("C02", &[
        About(Topic::Pressure, "no roller, hard ball or hard edge"),
        Step("wind-down", "towel-sway", &[Using(Tool::Towel)]),
        Refused("no roller or ball under the neck"),
    ]),
    ("C03", &[
        Step("ball", "ball-roll", &[On(Zone::UpperBack)]),
        Within(Limit::Tools),
        NoGo(Zone::UpperBack, "within two finger-widths of your spine"),
    ]),
    ("C04", &[Step("full", "half-moon", &[Moves(Motion::HalfMoon)]), Within(Limit::Stretches)]),
    ("C05", &[
        Step("stretch", "look-up", &[Optional, Strokes(3), Paced("4s")]),
        Within(Limit::Stretches),
    ]),
    ("C06", &[
        Step("trigger-point", "trigger-hold", &[Held(20, 2)]),
        Step("full", "trigger-hold", &[Held(20, 2)]),
    ]),
    ("C07", &[
        Holds("firm is five of ten at most", || Pressure::Firm.ceiling() == 5),
    ]),
    ("C08", &[
        Step("warm-up", "neck-glide", &[Strokes(3), Press(Pressure::Light)]),
        Step("warm-up", "neck-glide", &[Strokes(7), Press(Pressure::Moderate)]),
    ]),
    ("C09", &[
        Holds("the skull base is light everywhere", || {
            library().routines().flat_map(|routine| &routine.steps).all(|step| {
                !step.movement.works_on(Zone::SkullBase) || step.pressure == Pressure::Light
            })
        }),
    ]),
    ("C10", &[
        Step("suboccipital", "skull-base-circles", &[Strokes(30), Paced("2s")]),
        Step("suboccipital", "skull-base-hold", &[Held(20, 2)]),
        Within(Limit::SkullBase),
    ]),
    ("C11", &[Warns("dizzy, faint, sick"), Warns("tingling, numbness or weakness"), Warns("sharp, shooting or burning")]),
    ("C12", &[
        Holds("a stretch is held 15 to 20 seconds, or 10 in the short desk break", || {
            library().routines().all(|routine| {
                let held = if routine.id == "desk-break" { 10..=10 } else { 15..=20 };
                routine.steps.iter().all(|step| match step.dose {
                    Dose::Hold(hold, ..) if step.movement.technique == Technique::Stretch => {
                        held.contains(&hold.get().as_secs())
                    }
                    _ => true,
                })
            })
        }),
    ]),
    ("C13", &[
        Step("knead", "knuckle-circles", &[With(Touch::Knuckles), On(Zone::ShoulderSlope)]),
        Within(Limit::Tools),
    ]),
    ("C14", &[
        Step("warm-up", "neck-glide", &[Says("over your shoulders")]),
        Step("calm", "side-glide", &[Says("slide down")]),
    ]),
    ("C15", &[
        Step("warm-up", "settle", &[In(Position::Seated), Says("shoulders loose")]),
        Step("warm-up", "settle", &[In(Position::Lying)]),
    ]),
    ("C16", &[Before("heat", "numb, inflamed or covered in cream"), Before("heat", "72 hours")]),
    ("C17", &[
        Tips("warm-up", Tip::Oil, "oil"),
        Tips("trapezius", Tip::Dry, "wipe off any oil"),
        Tips("trigger-point", Tip::Dry, "wipe off any oil"),
        Tips("ball", Tip::Dry, "wipe off any oil"),
        Step("full", "wipe-dry", &[Using(Tool::Towel)]),
    ]),
    ("C18", &[Asked(Question::Q20, "gently")]),
    ("C19", &[Asked(Question::Q12, "ask your doctor first, then go gently")]),
    ("C20", &[
        Step("knead", "side-circles", &[Press(Pressure::Light), OneSide]),
        NoGo(Zone::SideStrip, "lumps"),
    ]),
    ("C21", &[Asked(Question::Q3, "in the last six weeks")]),
    ("C22", &[
        Holds("only the longer routines speak of settling", || {
            let short = |id: &str| !routine(id).goal.to_lowercase().contains("settle");
            short("desk-break") && short("trapezius") && !short("full")
        }),
    ]),
    ("C23", &[About(Topic::Evidence, "drink if you are thirsty"), Warns("water if you are thirsty")]),
    ("C24", &[
        About(Topic::Evidence, "for neck pain is uncertain"),
        Holds("a feeling is called possible, not promised", || {
            library()
                .routines()
                .filter(|routine| routine.goal.contains("feel"))
                .all(|routine| routine.goal.contains("may"))
        }),
        Goal("calm", "you may feel calmer"),
    ]),
    ("C25", &[
        Refused("nobody is guided in working on somebody else"),
        About(Topic::HandsOn, "won't guide you in massaging another adult"),
    ]),
    ("C26", &[Step("calm", "belly-breath", &[Says("small, quiet and slow")])]),
    ("C27", &[
        Step("knead", "side-circles", &[OneSide, By(Hand::Same)]),
        Within(Limit::Sides),
        Step("knead", "column-knead", &[By(Hand::Both), On(Zone::NeckColumns)]),
    ]),
];

/// Returns true if consecutive glides have five to ten strokes in all, in every routine.
fn five_to_ten_glides() -> bool {
    library().routines().all(|routine| {
        let strokes = |dose| match dose {
            Dose::Strokes(strokes, _) => strokes.get(),
            _ => 0,
        };
        let rows = routine.steps.chunk_by(|one, next| one.movement.name == next.movement.name);
        let glides =
            rows.filter(|row| row.iter().all(|step| step.movement.name.starts_with("neck-glide")));
        glides
            .map(|row| row.iter().map(|step| strokes(step.dose)).sum::<u32>())
            .all(|sum| (5..=10).contains(&sum))
    })
}

fn not_sure_counts_as_yes() -> bool {
    let (yes, unsure) = (
        TickedQuestion::yes(Question::Q5),
        TickedQuestion { graver: None, ..TickedQuestion::yes(Question::Q5) },
    );
    Assessment::of(&[unsure]).gravity >= Assessment::of(&[yes]).gravity
}

fn a_quiet_word_after_ten_minutes() -> bool {
    let plan = plan(routine("full"), Choices::defaults(Position::Seated));
    let note = plan.cues().iter().find(|cue| cue.words == phrases::TEN_MINUTES);
    note.is_some_and(|note| (600..720).contains(&note.at.as_secs()))
}

/// Returns true if every hold of a knot ends with words that ask for a slow release.
fn a_hold_is_eased_off() -> bool {
    let plan = plan(routine("trigger-point"), Choices::defaults(Position::Seated));
    let pressed = |segment: &&Segment| {
        let pass = plan.passes().get(segment.pass);
        matches!(segment.kind, SegmentKind::Hold(_))
            && pass.is_some_and(|pass| pass.movement.name == "trigger-hold")
    };
    let ends: Vec<_> = plan.segments().iter().filter(pressed).map(Segment::end).collect();
    let slowly =
        |end| plan.cues().iter().any(|cue| cue.at == end && cue.words.contains("Ease off slowly."));
    !ends.is_empty() && ends.into_iter().all(slowly)
}

fn a_knot_is_sunk_into() -> bool {
    let choices = Choices::defaults(Position::Seated);
    let plan = plan(routine("trigger-point"), Choices { guidance: Guidance::Full, ..choices });
    plan.cues().iter().any(|cue| cue.words.starts_with("Sink in slowly"))
}

fn lighter_is_a_key() -> bool {
    let does = |action| keymap::bindings(KeyContext::Play).iter().any(|key| key.action == action);
    does(Action::Lighter) && does(Action::Firmer)
}

#[test]
fn every_row_of_the_founding_articles_is_listed_once() {
    let expected: BTreeSet<String> = ROWS
        .iter()
        .flat_map(|(article, rows)| (1..=*rows).map(move |row| format!("{article}{row:02}")))
        .collect();
    let listed: BTreeSet<String> = ARTICLES.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(listed, expected);
    assert_eq!(ARTICLES.len(), expected.len(), "a row is there twice");
    assert!(ARTICLES.iter().all(|(_, places)| !places.is_empty()));
}

#[test]
fn everything_listed_as_delivered_is_found() {
    let missing: Vec<String> = ARTICLES
        .iter()
        .flat_map(|(id, places)| places.iter().map(move |place| (id, place)))
        .filter(|(_, place)| !place.holds())
        .map(|(id, place)| format!("{id}: {place:?}"))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn refused_and_later_rows_give_a_reason_or_place() {
    for (id, places) in ARTICLES {
        for place in *places {
            if let Refused(words) | Later(words) = place {
                assert!(words.len() > 10, "{id}");
            }
        }
    }
}
