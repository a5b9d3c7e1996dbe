//! What was measured: each figure by its name, as one number out of many samples.

use std::collections::BTreeMap;

/// Figures by name, like `circles.cpu`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures(BTreeMap<String, f64>);

impl Figures {
    /// Keeps the least of some samples: what else a machine does only ever makes a time longer.
    pub(crate) fn least(&mut self, name: impl Into<String>, samples: &[f64]) {
        self.0.insert(name.into(), sorted(samples)[0]);
    }

    /// Keeps the one in the middle: a machine that is busy can make a count larger or smaller.
    pub(crate) fn middle(&mut self, name: impl Into<String>, samples: &[f64]) {
        self.0.insert(name.into(), sorted(samples)[samples.len() / 2]);
    }

    /// One of them.
    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        self.0.get(name).copied()
    }

    /// All of them, in the order of their names.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value))
    }
}

fn sorted(samples: &[f64]) -> Vec<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}
