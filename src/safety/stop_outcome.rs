//! The place and circumstances of a stop, and its outcome: advice, locks, and whether the session may continue (rules
//! X1 to X12 and K1 to K8, docs/safety-rules.md).

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::history::StoppedAt;
use crate::plan::{Rule, Rules, rules};
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::keyword::{MaybeKnown, keyword_enum};
use crate::routine::step::Pass;
use crate::safety::lock::{Lock, LockReason, later, midnight};
use crate::session::{Resume, Sign};

keyword_enum! {
    /// Advice after a stop. Its lines are in `routines/words/safety.toml`.
    Advice, "advice" {
        /// Call for help; shows the emergency list.
        Emergency = "emergency",
        /// Pain that ends the session.
        PainOver = "pain-over",
        /// Pain that went away.
        PainGone = "pain-gone",
        /// The third session in 14 days that ended because of pain.
        PainOften = "pain-often",
        /// Dizziness from breathing alone that went away.
        Breath = "breath",
        /// Dizziness that went away.
        DizzyGone = "dizzy-gone",
        /// Numbness in the raised arm only.
        Arm = "arm",
        /// Numbness on the scalp only.
        Scalp = "scalp",
        /// Numbness that went away.
        NumbGone = "numb-gone",
        /// Numbness that lasts.
        NumbLasting = "numb-lasting",
        /// A rash.
        Rash = "rash",
        /// A cramp or panic that went away.
        CrampGone = "cramp-gone",
        /// A cramp or panic that lasts.
        CrampLasting = "cramp-lasting",
        /// The second stop in a session.
        Second = "second",
        /// Just stopping.
        Just = "just",
    }
}

/// A place that hurt rests for 48 hours (rule K3, our choice).
pub const PAIN_REST: Duration = Duration::hours(48);

/// A place that went numb rests for 7 days (rule K5, our choice).
pub const NUMB_REST: Duration = Duration::days(7);

/// The third recent session that ended because of pain brings the advice to have the neck checked (rule X1, our
/// choice).
pub const PAINS: usize = 3;

/// The outcome of the questions after a stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopOutcome {
    /// The advice, in the order in which it is shown.
    pub advice: Vec<Advice>,
    /// How the session may continue; `None` if it may not.
    pub resume: Option<Resume>,
    /// The locks that apply from now on.
    pub locks: Vec<Lock>,
    /// Whether the next question is "has a doctor seen this since?".
    pub doctor: bool,
    /// The kind of sign that it turned out to be; `None` for just stopping.
    pub sign: Option<SignKind>,
}

keyword_enum! {
    /// The kind of sign that the reason for a stop turned out to be.
    SignKind, "kind of sign" {
        /// X1, or a cramp or panic (X4).
        Pain = "pain",
        /// X2.
        Dizzy = "dizzy",
        /// X2 from breathing alone.
        Breath = "breath",
        /// X3.
        Numb = "numb",
        /// X3 in the raised arm only.
        Arm = "arm",
        /// X3 on the scalp only.
        Scalp = "scalp",
        /// A sign of an emergency.
        Emergency = "emergency",
        /// A rash.
        Rash = "rash",
    }
}

impl SignKind {
    /// Returns true if graver signs may follow later: after dizziness, numbness and emergencies (rule X12).
    pub const fn needs_watching(self) -> bool {
        !matches!(self, Self::Pain | Self::Rash)
    }
}

impl StopOutcome {
    fn new(advice: Advice, sign: Option<SignKind>) -> Self {
        Self { advice: vec![advice], resume: None, locks: Vec::new(), doctor: false, sign }
    }

    /// Returns true if the user should call for help.
    pub fn is_emergency(&self) -> bool {
        self.sign == Some(SignKind::Emergency)
    }

    fn locked(mut self, locks: impl IntoIterator<Item = Lock>) -> Self {
        self.locks.extend(locks);
        self
    }

    fn with_doctor(self) -> Self {
        Self { doctor: true, ..self }
    }

    /// Offers to continue, unless it is too late for that or this is the second symptom in the session.
    fn resumed(mut self, resume: Resume, occasion: &StopContext) -> Self {
        let second = occasion.stops > 0 && self.sign.is_some();
        if second {
            self.advice.push(Advice::Second);
        } else if !occasion.at_next_start {
            self.resume = Some(resume);
        }
        self
    }

    pub(super) fn just(occasion: &StopContext) -> Self {
        Self::new(Advice::Just, None).resumed(Resume::Unchanged, occasion)
    }

    pub(super) fn emergency(sign: Sign, occasion: &StopContext) -> Self {
        let mut end = Self::new(Advice::Emergency, Some(SignKind::Emergency)).with_doctor();
        match sign {
            Sign::Dizzy | Sign::Other => return end.locked(dizzy_today(occasion)),
            Sign::Pain | Sign::Just => end.locks.push(pain(occasion)),
            Sign::Numb => end.locks.push(numb(occasion)),
        }
        end.locked([Lock::rest_of_day(LockReason::Finished, occasion.at)])
    }

    pub(super) fn pain_over(occasion: &StopContext) -> Self {
        Self::new(Advice::PainOver, Some(SignKind::Pain)).locked([pain(occasion)]).often(occasion)
    }

    pub(super) fn pain_gone(occasion: &StopContext) -> Self {
        let end = Self::new(Advice::PainGone, Some(SignKind::Pain));
        end.resumed(Resume::Lighter, occasion).often(occasion)
    }

    fn often(mut self, occasion: &StopContext) -> Self {
        if occasion.pains + 1 >= PAINS {
            self.advice.push(Advice::PainOften);
        }
        self
    }

    /// Locks hands-on work and paced breathing until midnight; nothing is locked on the next day (rule K8).
    pub(super) fn breath(occasion: &StopContext) -> Self {
        let rules = Rules::of(&[Rule::NoHandsOn, Rule::Unpaced]);
        let lock = Lock::until(LockReason::Breath, rules, occasion.at, midnight(occasion.at));
        Self::new(Advice::Breath, Some(SignKind::Breath)).locked([lock])
    }

    pub(super) fn dizzy_gone(occasion: &StopContext) -> Self {
        let end = Self::new(Advice::DizzyGone, Some(SignKind::Dizzy));
        end.locked(dizzy_today(occasion)).with_doctor()
    }

    pub(super) fn arm(occasion: &StopContext) -> Self {
        Self::new(Advice::Arm, Some(SignKind::Arm)).resumed(Resume::Supported, occasion)
    }

    pub(super) fn scalp(occasion: &StopContext) -> Self {
        let off = Rules::forbidding_zones([(Zone::Scalp, None), (Zone::Temples, None)]);
        let lock = Lock::until(LockReason::Scalp, off, occasion.at, midnight(occasion.at));
        Self::new(Advice::Scalp, Some(SignKind::Scalp)).locked([lock])
    }

    pub(super) fn numb_gone(occasion: &StopContext) -> Self {
        Self::new(Advice::NumbGone, Some(SignKind::Numb)).locked(numb_today(occasion))
    }

    pub(super) fn numb_lasting(occasion: &StopContext) -> Self {
        let end = Self::new(Advice::NumbLasting, Some(SignKind::Numb));
        end.locked(numb_today(occasion)).with_doctor()
    }

    pub(super) fn rash() -> Self {
        Self::new(Advice::Rash, Some(SignKind::Rash))
    }

    pub(super) fn cramp_gone(occasion: &StopContext) -> Self {
        Self::new(Advice::CrampGone, Some(SignKind::Pain)).resumed(Resume::Lighter, occasion)
    }

    pub(super) fn cramp_lasting(occasion: &StopContext) -> Self {
        Self::new(Advice::CrampLasting, Some(SignKind::Pain)).locked([pain(occasion)])
    }
}

/// Lets the place rest after pain (rule K3).
fn pain(occasion: &StopContext) -> Lock {
    let off = Rules::forbidding_zones(occasion.spot.places());
    Lock::until(LockReason::Pain, off, occasion.at, later(occasion.at, PAIN_REST))
}

/// Lets the place rest after numbness (rule K5).
fn numb(occasion: &StopContext) -> Lock {
    let off = Rules::forbidding_zones(occasion.spot.places());
    Lock::until(LockReason::Numb, off, occasion.at, later(occasion.at, NUMB_REST))
}

/// Ends the day and adds the lock for dizziness. There is no pace for the breath either, because slow breathing can
/// make dizziness worse.
fn dizzy_today(occasion: &StopContext) -> [Lock; 2] {
    let day = Lock::rest_of_day(LockReason::Finished, occasion.at);
    let day = Lock { rules: day.rules.clone().and(Rules::of(&[Rule::Unpaced])), ..day };
    [day, Lock::dizzy(occasion.at)]
}

fn numb_today(occasion: &StopContext) -> [Lock; 2] {
    [Lock::rest_of_day(LockReason::Finished, occasion.at), numb(occasion)]
}

/// The place of a stop, and what was being done there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopSite {
    /// The zones that were worked on; none if nothing was touched.
    pub zones: Vec<Zone>,
    /// The side that was worked on.
    pub side: Side,
    /// Whether it was a breathing step, and nothing had been touched or moved in the session before it.
    pub only_breathing: bool,
}

/// A stop, and what happened before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopContext {
    /// The time of the stop.
    pub at: OffsetDateTime,
    /// The place of the stop.
    pub spot: StopSite,
    /// Whether the questions are asked at the next start: then there is nothing to continue or to wait for.
    pub at_next_start: bool,
    /// The number of stops for a symptom in this session before this one.
    pub stops: usize,
    /// Whether a raised arm went numb in the 14 days before.
    pub arm_recently: bool,
    /// The number of sessions that ended because of pain in the 14 days before.
    pub pains: usize,
}

impl StopSite {
    /// Returns the site of a stop in this pass. `before` is what was done in the session until then; its last entry is
    /// the beginning of this pass, if any of it was done.
    pub fn of(pass: &Pass, before: &[Pass]) -> Self {
        let movement = &pass.movement;
        let begun = before.last().is_some_and(|last| last.step == pass.step);
        let breathing = begun && movement.technique == Technique::Breathing;
        Self {
            zones: touched(movement.zones.iter().copied()),
            side: pass.side,
            only_breathing: breathing && movement.is_idle() && before.iter().all(is_idle),
        }
    }

    /// Returns the site of a symptom that is felt after a session: everything that was worked on.
    pub fn of_all(passes: &[Pass]) -> Self {
        let touching = passes.iter().filter(|pass| pass.movement.is_hands_on());
        let mut zones = touched(touching.flat_map(|pass| pass.movement.zones.iter().copied()));
        zones.sort_unstable();
        zones.dedup();
        Self { zones, side: Side::Both, only_breathing: false }
    }

    /// Returns the site that a record names.
    pub fn recorded(stop: &StoppedAt) -> Self {
        Self {
            zones: touched(stop.zones.iter().filter_map(MaybeKnown::known)),
            side: stop.side.known().unwrap_or(Side::Both),
            only_breathing: false,
        }
    }

    /// Returns a site without places: nothing is known about the stop, or nothing was done.
    pub const fn nowhere() -> Self {
        Self { zones: Vec::new(), side: Side::Centre, only_breathing: false }
    }

    /// Returns the places of the site, each with its side; `None` means both sides or the middle.
    pub(super) fn places(&self) -> impl Iterator<Item = rules::SidedZone> {
        let side = match self.side {
            side @ (Side::Left | Side::Right) => Some(side),
            Side::Both | Side::Each | Side::Centre => None,
        };
        self.zones.iter().map(move |zone| (*zone, side))
    }

    /// Returns true if the scalp or the temples were worked on.
    pub(super) fn is_on_head(&self) -> bool {
        self.zones.iter().any(|zone| matches!(zone, Zone::Scalp | Zone::Temples))
    }
}

fn is_idle(pass: &Pass) -> bool {
    pass.movement.is_idle()
}

fn touched(zones: impl Iterator<Item = Zone>) -> Vec<Zone> {
    zones.filter(|zone| *zone != Zone::Nowhere).collect()
}
