//! The measured figures: each has a name and one number, chosen from several samples.

use std::collections::BTreeMap;

/// Figures by name, such as `circles.cpu`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures(BTreeMap<String, f64>);

impl Figures {
    /// Stores the smallest of the samples, because other load on the machine only ever makes a time longer.
    pub(crate) fn least(&mut self, name: impl Into<String>, samples: &[f64]) {
        self.0.insert(name.into(), sorted(samples)[0]);
    }

    /// Stores the median of the samples, because a busy machine can make a count larger or smaller.
    pub(crate) fn middle(&mut self, name: impl Into<String>, samples: &[f64]) {
        self.0.insert(name.into(), sorted(samples)[samples.len() / 2]);
    }

    /// Returns the figure with this name.
    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    /// Returns all figures, sorted by name.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value))
    }
}

fn sorted(samples: &[f64]) -> Vec<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}
