//! What one member directs at another, summed by channel.

/// What flows from one member to another. Weights are sums of act weights (strength × provenance), 0 and up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tie {
    /// Warm, agreeing, helping.
    pub positive: f64,
    /// Against the other.
    pub negative: f64,
    /// Into the other's own business.
    pub intrusion: f64,
    /// Directing the other.
    pub control: f64,
    /// Utterances addressed to the other. Count.
    pub address: usize,
    /// The acts behind the weights: indices into the coding's acts.
    pub acts: Vec<usize>,
}

impl Tie {
    /// Valence f = (positive − negative) ÷ (positive + negative + 2); −1..1, 0 when nothing is known.
    #[must_use]
    pub fn valence(&self) -> f64 {
        (self.positive - self.negative) / (self.positive + self.negative + 2.0)
    }
}

/// A tie of a signed network, as balance reads it: only its ends, its sign and its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignedTie {
    /// From which member, counted from 0.
    pub source: usize,
    /// To which.
    pub target: usize,
    /// Positive for, negative against.
    pub weight: f64,
}
