//! How the questions after a stop end, and what is locked (rules X1 to X12 and K1 to K8, docs/safety-rules.md).

use serde::{Deserialize, Serialize};
use time::Duration;

use crate::plan::{Rule, Rules};
use crate::routine::body::Zone;
use crate::routine::keyword::keyword_enum;
use crate::safety::lock::{Lock, LockReason, later, midnight};
use crate::safety::stop_context::StopContext;
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
