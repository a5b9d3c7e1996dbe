//! The budget: the upper bound of each figure, and the comparison with the measured figures.

use std::fmt;

use serde::Deserialize;

use super::figures::Figures;

/// All bounds, as `benches/budget.toml` lists them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    bound: Vec<Bound>,
}

/// The upper bound of one figure: `times` another figure of the same run, `plus` a number, or just a number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bound {
    figure: String,
    unit: String,
    against: Option<String>,
    times: Option<f64>,
    plus: Option<f64>,
    /// The reason for this bound, and where it was promised.
    why: String,
}

/// One bound compared with the figures of one run.
pub(crate) struct Verdict<'b> {
    bound: &'b Bound,
    measured: Option<f64>,
    reference: Option<f64>,
}

impl Budget {
    /// Parses the budget. Refuses a bound that has no limit or gives no reason.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let budget: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        match budget.bound.iter().find(|bound| !bound.is_sound()) {
            Some(odd) => Err(format!("{}: neither a bound nor a reason", odd.figure)),
            None => Ok(budget),
        }
    }

    /// Compares every bound with the measured figures.
    pub(crate) fn judge(&self, figures: &Figures) -> Vec<Verdict<'_>> {
        let judge = |bound| Verdict::of(bound, figures);
        self.bound.iter().map(judge).collect()
    }

    /// Returns the figures that no bound mentions.
    pub(crate) fn unbounded<'f>(&self, figures: &'f Figures) -> Vec<(&'f str, f64)> {
        let is_named = |name: &str| {
            self.bound
                .iter()
                .any(|bound| bound.figure == name || bound.against.as_deref() == Some(name))
        };
        figures.all().filter(|(name, _)| !is_named(name)).collect()
    }
}

impl Bound {
    fn is_sound(&self) -> bool {
        let scales = self.against.is_some() == self.times.is_some();
        scales && (self.times.is_some() || self.plus.is_some()) && !self.why.is_empty()
    }
}

impl<'b> Verdict<'b> {
    fn of(bound: &'b Bound, figures: &Figures) -> Self {
        let reference = bound.against.as_deref().and_then(|name| figures.get(name));
        Self { bound, measured: figures.get(&bound.figure), reference }
    }

    /// Returns the upper bound of the figure, or `None` if its reference was not measured.
    fn most(&self) -> Option<f64> {
        let plus = self.bound.plus.unwrap_or_default();
        match self.bound.times {
            Some(times) => Some(times * self.reference? + plus),
            None => Some(plus),
        }
    }

    /// Returns true if the figure was measured and is within its bound.
    pub(crate) fn holds(&self) -> bool {
        matches!((self.measured, self.most()), (Some(measured), Some(most)) if measured <= most)
    }

    /// Returns the reason for the bound.
    pub(crate) fn why(&self) -> &'b str {
        &self.bound.why
    }
}

/// The header line of the table of verdicts.
pub(crate) const HEAD: &str =
    "figure                       measured   reference   ratio       bound  unit";

impl fmt::Display for Verdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number =
            |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.2}"));
        let ratio = self.measured.zip(self.reference).map(|(measured, base)| measured / base);
        let word = if self.holds() { "ok" } else { "OVER" };
        write!(
            f,
            "{:26} {:>10} {:>11} {:>7} {:>11}  {:8} {word}",
            self.bound.figure,
            number(self.measured),
            number(self.reference),
            number(ratio),
            number(self.most()),
            self.bound.unit,
        )
    }
}
