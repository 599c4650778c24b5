//! How evenly the floor is shared.

use super::Floor;
use crate::process::{Measured, Timeline, Unmeasured};
use crate::session::MemberId;
use crate::sorted::Order;

/// Balance of participation, therapist in and therapist out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Balance {
    /// Among everybody in the room.
    pub everybody: Measured<Evenness>,
    /// Among the family.
    pub family: Measured<Evenness>,
}

/// How even shares are, four ways.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evenness {
    /// How many people share.
    pub people: usize,
    /// −Σ pᵢ ln pᵢ ÷ ln n; 0 one has all, 1 equal.
    pub entropy: f64,
    /// Σᵢ Σⱼ |pᵢ − pⱼ| ÷ (2n); 0 equal, (n−1)/n one has all.
    pub gini: f64,
    /// Jensen–Shannon divergence from equal shares, base 2; 0 equal, below 1.
    pub divergence: f64,
    /// The largest share, and whose it is.
    pub largest: (MemberId, f64),
}

/// How evenly the floor is shared in a window, among everybody and among the family.
///
/// Over the shares pᵢ of talk time (of words where there are no times) of the n people who speak at all in the session;
/// whoever is silent in the window counts with 0: normalised entropy −Σ pᵢ ln pᵢ ÷ ln n, Gini Σ|pᵢ − pⱼ| ÷ (2n),
/// Jensen–Shannon divergence from 1/n, and the largest share. Unit: none; ranges in [`Evenness`].
/// Undefined: fewer than two people; a window in which nobody of them speaks.
///
/// # Source
/// Shannon (1948) for entropy; Gini (1912); Lin (1991), *Divergence measures based on the Shannon entropy*. Equality of
/// speech as a family measure: Parsons & Alexander (1973), *Short-term family intervention*.
///
/// ```
/// use kinmap_core::process::{evenness};
/// use kinmap_core::session::MemberId;
/// // Two people, three quarters and one quarter.
/// let even = evenness(&[(MemberId(0), 3.0), (MemberId(1), 1.0)]);
/// let even = even.value().expect("two people");
/// assert_eq!((even.gini, even.largest), (0.25, (MemberId(0), 0.75)));
/// assert!((even.entropy - 0.811_278_124_459_133).abs() < 1e-12);
/// ```
#[must_use]
pub fn balance(timeline: &Timeline, floor: &[Floor]) -> Balance {
    let family = &timeline.family;
    let timed = floor.iter().any(|f| f.talk_time.value().is_some());
    let amount = |f: &Floor| match (timed, &f.talk_time) {
        (true, Measured::Value(time)) => time.as_f64(),
        (true, Measured::Unmeasured(_)) => 0.0,
        (false, _) => f.words as f64,
    };
    let among = |everybody: bool| {
        let people = floor
            .iter()
            .filter(|f| timeline.speaks(f.member) && (everybody || !family.is_therapist(f.member)));
        evenness(&people.map(|f| (f.member, amount(f))).collect::<Vec<_>>())
    };
    Balance {
        everybody: among(true),
        family: among(false),
    }
}

/// How even amounts are; see [`balance`] for the formulas.
#[must_use]
pub fn evenness(amounts: &[(MemberId, f64)]) -> Measured<Evenness> {
    let people = amounts.len();
    if people < 2 {
        return Measured::Unmeasured(Unmeasured::TooFew {
            have: people,
            need: 2,
        });
    }
    let whole: f64 = amounts.iter().map(|(_, amount)| amount).sum();
    if whole <= 0.0 {
        return Measured::Unmeasured(Unmeasured::NobodySpoke);
    }
    let shares: Vec<f64> = amounts.iter().map(|(_, amount)| amount / whole).collect();
    let n = people as f64;
    let equal = 1.0 / n;
    let middle: Vec<f64> = shares.iter().map(|p| f64::midpoint(*p, equal)).collect();
    let apart = entropy(&middle) - f64::midpoint(entropy(&shares), n.ln());
    let largest = amounts
        .iter()
        .zip(&shares)
        .max_by(|a, b| a.1.total_cmp(b.1));
    Measured::Value(Evenness {
        people,
        entropy: entropy(&shares) / n.ln(),
        gini: gini(&shares),
        divergence: (apart / std::f64::consts::LN_2).max(0.0),
        largest: largest.map_or((MemberId(0), 0.0), |((member, _), share)| (*member, *share)),
    })
}

/// −Σ p ln p, with 0 ln 0 = 0.
fn entropy(shares: &[f64]) -> f64 {
    let positive = shares.iter().filter(|&&p| p > 0.0);
    positive.map(|p| -p * p.ln()).sum()
}

/// Σᵢ Σⱼ |pᵢ − pⱼ| ÷ (2n), from the sorted shares in one pass.
fn gini(shares: &[f64]) -> f64 {
    let mut sorted = shares.to_vec();
    sorted.order_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let ranked = sorted.iter().enumerate();
    let sum: f64 = ranked
        .map(|(rank, p)| (2.0 * (rank as f64 + 1.0) - n - 1.0) * p)
        .sum();
    // Rounding can leave equal shares a hair below none.
    (sum / n).max(0.0)
}
