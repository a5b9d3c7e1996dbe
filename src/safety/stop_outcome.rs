//! Where a stop happened, how the questions after it end, and what is locked (rules X1 to X12 and K1 to K8, docs/safety-rules.md).

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::history::StoppedAt;
use crate::plan::{Rule, Rules, rules};
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::keyword::{Named, keyword_enum};
use crate::routine::step::Pass;
use crate::safety::lock::{Lock, LockReason, later, midnight};
use crate::session::{Resume, Sign};

keyword_enum! {
    /// What to do; its lines are in the words.
    Advice, "advice" {
        /// Call for help: the emergency list.
        Emergency = "emergency",
        /// Pain that ends the session.
        PainOver = "pain-over",
        /// Pain that went.
        PainGone = "pain-gone",
        /// The third session in 14 days that pain ended.
        PainOften = "pain-often",
        /// Only the breath.
        Breath = "breath",
        /// Dizziness that went.
        DizzyGone = "dizzy-gone",
        /// The raised arm.
        Arm = "arm",
        /// The scalp.
        Scalp = "scalp",
        /// Numbness that went.
        NumbGone = "numb-gone",
        /// Numbness that lasts.
        NumbLasting = "numb-lasting",
        /// A rash.
        Rash = "rash",
        /// Cramp or panic that went.
        CrampGone = "cramp-gone",
        /// Cramp or panic that lasts.
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

/// The third session that pain ended lately brings the advice to have the neck checked (rule X1, our choice).
pub const PAINS: usize = 3;

/// How it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopOutcome {
    /// What to do.
    pub advice: Vec<Advice>,
    /// Whether and how it may go on.
    pub resume: Option<Resume>,
    /// What is restricted from now on.
    pub locks: Vec<Lock>,
    /// Whether the next question is "has a doctor seen this since?".
    pub doctor: bool,
    /// What kind of sign it turned out to be; nothing for just stopping.
    pub sign: Option<SignKind>,
}

keyword_enum! {
    /// What a stop turned out to be.
    SignKind, "kind of sign" {
        /// X1, or a cramp or panic.
        Pain = "pain",
        /// X2.
        Dizzy = "dizzy",
        /// X2 in its harmless form.
        Breath = "breath",
        /// X3.
        Numb = "numb",
        /// X3 in the raised arm only.
        Arm = "arm",
        /// X3 on the scalp only.
        Scalp = "scalp",
        /// Something that needs help.
        Emergency = "emergency",
        /// A rash.
        Rash = "rash",
    }
}

impl SignKind {
    /// Whether something graver may still follow: after dizziness, numbness and emergencies.
    pub const fn needs_watching(self) -> bool {
        !matches!(self, Self::Pain | Self::Rash)
    }
}

impl StopOutcome {
    fn new(advice: Advice, sign: Option<SignKind>) -> Self {
        Self { advice: vec![advice], resume: None, locks: Vec::new(), doctor: false, sign }
    }

    /// Whether help is needed.
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

    /// Offers to go on, unless it is too late for that or the second symptom in the session.
    fn resumed(mut self, resume: Resume, occasion: &StopContext) -> Self {
        let second = occasion.stops > 0 && self.sign.is_some();
        if second {
            self.advice.push(Advice::Second);
        } else if !occasion.late {
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

    /// No more today, and nothing tomorrow.
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
        let off = Rules::off([(Zone::Scalp, None), (Zone::Temples, None)]);
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

/// The place rests (rule K3).
fn pain(occasion: &StopContext) -> Lock {
    let off = Rules::off(occasion.spot.places());
    Lock::until(LockReason::Pain, off, occasion.at, later(occasion.at, PAIN_REST))
}

/// The place rests (rule K5).
fn numb(occasion: &StopContext) -> Lock {
    let off = Rules::off(occasion.spot.places());
    Lock::until(LockReason::Numb, off, occasion.at, later(occasion.at, NUMB_REST))
}

/// The day is over, without a pace for the breath either: slow breathing can make dizziness worse.
fn dizzy_today(occasion: &StopContext) -> [Lock; 2] {
    let day = Lock::rest_of_day(LockReason::Finished, occasion.at);
    let day = Lock { rules: day.rules.clone().and(Rules::of(&[Rule::Unpaced])), ..day };
    [day, Lock::dizzy(occasion.at)]
}

fn numb_today(occasion: &StopContext) -> [Lock; 2] {
    [Lock::rest_of_day(LockReason::Finished, occasion.at), numb(occasion)]
}

/// What was being done when it stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopSite {
    /// On which zones; none where nothing was touched.
    pub zones: Vec<Zone>,
    /// On which side.
    pub side: Side,
    /// Whether it was a breathing step, with nothing touched or moved in the session before it.
    pub only_breathing: bool,
}

/// A stop, and what went before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopContext {
    /// When it stopped.
    pub at: OffsetDateTime,
    /// Where.
    pub spot: StopSite,
    /// Whether it is asked about at the next start: there is nothing to resume or to wait for.
    pub late: bool,
    /// Stops for a symptom in this session before this one.
    pub stops: usize,
    /// Whether a raised arm went numb in the 14 days before.
    pub arm_recently: bool,
    /// Sessions that pain ended in the 14 days before.
    pub pains: usize,
}

impl StopSite {
    /// What is being done in a pass, by what came before in the session; the beginning of the
    /// pass itself is the last of that, once there is any.
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

    /// Everything that was done.
    pub fn of_all(passes: &[Pass]) -> Self {
        let touching = passes.iter().filter(|pass| pass.movement.is_hands_on());
        let mut zones = touched(touching.flat_map(|pass| pass.movement.zones.iter().copied()));
        zones.sort_unstable();
        zones.dedup();
        Self { zones, side: Side::Both, only_breathing: false }
    }

    /// What a record says.
    pub fn recorded(stop: &StoppedAt) -> Self {
        Self {
            zones: touched(stop.zones.iter().filter_map(Named::known)),
            side: stop.side.known().unwrap_or(Side::Both),
            only_breathing: false,
        }
    }

    /// Nothing is known of it, or nothing was done.
    pub const fn nowhere() -> Self {
        Self { zones: Vec::new(), side: Side::Centre, only_breathing: false }
    }

    /// The places that it makes up.
    pub(super) fn places(&self) -> impl Iterator<Item = rules::SidedZone> {
        let side = match self.side {
            side @ (Side::Left | Side::Right) => Some(side),
            Side::Both | Side::Each | Side::Centre => None,
        };
        self.zones.iter().map(move |zone| (*zone, side))
    }

    /// Whether it was on the scalp or the temples.
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
