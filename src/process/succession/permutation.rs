//! Who follows whom, against random orders of the same turns.

use super::SplitMix64;
use crate::process::{Measured, Unmeasured};
use crate::sorted::Order;

/// Random orders that are compared; with the order at hand two thousand.
pub const ORDERS: u32 = 1_999;
/// Swaps tried per turn before the first order, and between two orders.
const SETTLING: usize = 100;
const APART: usize = 2;

/// How unusual each count of who follows whom is among random orders of the same turns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Permutation {
    /// What was observed, speakers × speakers.
    pub observed: Vec<Vec<u32>>,
    /// Mean over the random orders.
    pub mean: Vec<Vec<f64>>,
    /// Share of orders with at least the observed count, the observed order among them; above 0, up to 1.
    pub more: Vec<Vec<f64>>,
    /// Share of orders with at most the observed count, likewise.
    pub fewer: Vec<Vec<f64>>,
    /// The smaller of the two, doubled, and corrected over all cells by Holm's method; up to 1.
    pub corrected: Vec<Vec<f64>>,
}

/// Compares an order of turns with random orders of the same turns in which, too, nobody follows themselves.
///
/// The chain swaps two random turns wherever no two neighbours become equal; 100 swaps per turn to settle, then 2 per turn
/// between the orders that count. p = (1 + number of orders at least as extreme) ÷ (R + 1). The same `seed` gives the same
/// figures. `sequence` holds one number below `speakers` per turn, no two neighbours equal.
/// Unit: shares of orders; 1/(R+1) to 1.
/// Undefined: fewer than three speakers, whose turns can only alternate.
///
/// # Source
/// Phipson & Smyth (2010), *Permutation p-values should never be zero*; Holm (1979). Restricted shuffling after Bakeman,
/// Robinson & Quera (1996), *Testing sequential association: estimating exact p values*.
///
/// ```
/// use kinmap_core::process::permute;
/// // Ana and Ben answer each other far more often than a shuffle would have it.
/// let turns = [0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3, 0, 1, 0, 1, 2, 3, 2, 3];
/// let found = permute(&turns, 4, 999, 1);
/// let found = found.value().expect("four speakers");
/// assert!(found.more[0][1] < 0.05);
/// assert_eq!(permute(&turns, 4, 999, 1).value(), Some(found));
/// ```
#[must_use]
pub fn permute(
    sequence: &[usize],
    speakers: usize,
    orders: u32,
    seed: u64,
) -> Measured<Permutation> {
    let mut present = vec![false; speakers];
    for &speaker in sequence {
        present
            .get_mut(speaker)
            .into_iter()
            .for_each(|there| *there = true);
    }
    let have = present.iter().filter(|&&there| there).count();
    if have < 3 {
        return Measured::Unmeasured(Unmeasured::TooFew { have, need: 3 });
    }
    let observed = followed(sequence, speakers);
    let cells = speakers * speakers;
    let (mut sum, mut more, mut fewer) =
        (vec![0_u64; cells], vec![1_u32; cells], vec![1_u32; cells]);
    let mut chain = Chain {
        order: sequence.to_vec(),
        random: SplitMix64::new(seed),
    };
    chain.swap(SETTLING * sequence.len());
    for _ in 0..orders {
        chain.swap(APART * sequence.len());
        let counts = followed(&chain.order, speakers);
        let tallies = sum.iter_mut().zip(&mut more).zip(&mut fewer);
        for (((sum, more), fewer), (count, observed)) in tallies.zip(counts.iter().zip(&observed)) {
            *sum += u64::from(*count);
            *more += u32::from(count >= observed);
            *fewer += u32::from(count <= observed);
        }
    }
    let all = f64::from(orders) + 1.0;
    let share = |counts: &[u32]| {
        counts
            .iter()
            .map(|&c| f64::from(c) / all)
            .collect::<Vec<f64>>()
    };
    let (more, fewer) = (share(&more), share(&fewer));
    let mean: Vec<f64> = sum
        .iter()
        .map(|&s| s as f64 / f64::from(orders.max(1)))
        .collect();
    Measured::Value(Permutation {
        corrected: square(&holm(&more, &fewer, speakers), speakers),
        observed: square(&observed, speakers),
        mean: square(&mean, speakers),
        more: square(&more, speakers),
        fewer: square(&fewer, speakers),
    })
}

fn square<T: Clone>(cells: &[T], side: usize) -> Vec<Vec<T>> {
    cells.chunks(side.max(1)).map(<[T]>::to_vec).collect()
}

fn followed(sequence: &[usize], speakers: usize) -> Vec<u32> {
    let mut counts = vec![0; speakers * speakers];
    for pair in sequence.windows(2) {
        if let [first, next] = pair
            && let Some(count) = counts.get_mut(first * speakers + next)
        {
            *count += 1;
        }
    }
    counts
}

/// Two-sided p-values over the cells off the diagonal, corrected step by step; the diagonal is 1.
fn holm(more: &[f64], fewer: &[f64], speakers: usize) -> Vec<f64> {
    let mut corrected = vec![1.0; more.len()];
    let two_sided = more
        .iter()
        .zip(fewer)
        .map(|(m, f)| (2.0 * m.min(*f)).min(1.0));
    let mut ranked: Vec<(f64, usize)> = two_sided
        .zip(0..)
        .filter(|(_, cell)| cell / speakers != cell % speakers)
        .collect();
    ranked.order_by(|one, other| one.0.total_cmp(&other.0));
    let tests = ranked.len();
    let mut reached = 0.0_f64;
    for (rank, (p, cell)) in ranked.into_iter().enumerate() {
        reached = reached.max((p * (tests - rank) as f64).min(1.0));
        corrected
            .get_mut(cell)
            .into_iter()
            .for_each(|c| *c = reached);
    }
    corrected
}

/// A random walk through orders in which nobody follows themselves.
struct Chain {
    order: Vec<usize>,
    random: SplitMix64,
}

impl Chain {
    fn swap(&mut self, times: usize) {
        for _ in 0..times {
            let (one, other) = (
                self.random.below(self.order.len()),
                self.random.below(self.order.len()),
            );
            self.order.swap(one, other);
            if self.repeats(one) || self.repeats(other) {
                self.order.swap(one, other);
            }
        }
    }

    /// Whether the turn at a place follows or precedes one of the same speaker.
    fn repeats(&self, at: usize) -> bool {
        let here = self.order.get(at);
        let same = |neighbour: Option<usize>| neighbour.is_some_and(|n| self.order.get(n) == here);
        same(at.checked_sub(1)) || same(at.checked_add(1).filter(|&n| n < self.order.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every order of the same turns without repeats: the exact shares.
    fn exact(sequence: &[usize], speakers: usize) -> (Vec<f64>, f64) {
        fn orders(left: &mut Vec<usize>, order: &mut Vec<usize>, visit: &mut dyn FnMut(&[usize])) {
            if left.iter().all(|&n| n == 0) {
                visit(order);
            }
            for speaker in 0..left.len() {
                if left[speaker] > 0 && order.last() != Some(&speaker) {
                    left[speaker] -= 1;
                    order.push(speaker);
                    orders(left, order, visit);
                    order.pop();
                    left[speaker] += 1;
                }
            }
        }
        let observed = followed(sequence, speakers);
        let mut left = vec![0; speakers];
        sequence.iter().for_each(|&s| left[s] += 1);
        let (mut more, mut all) = (vec![0.0; observed.len()], 0.0);
        orders(&mut left, &mut Vec::new(), &mut |order| {
            all += 1.0;
            for (more, (count, observed)) in more
                .iter_mut()
                .zip(followed(order, speakers).iter().zip(&observed))
            {
                *more += f64::from(u8::from(count >= observed));
            }
        });
        (more.iter().map(|m| m / all).collect(), all)
    }

    #[test]
    fn agrees_with_every_order_written_out() {
        let sequence = [0, 1, 0, 1, 2, 0, 1, 2, 0, 1];
        let (more, all) = exact(&sequence, 3);
        assert!(all > 100.0);
        let found = permute(&sequence, 3, 19_999, 7);
        let found = found.value().expect("three speakers");
        for (exact, sampled) in more.iter().zip(found.more.iter().flatten()) {
            assert!((exact - sampled).abs() < 0.02, "{exact} {sampled}");
        }
    }

    #[test]
    fn the_seed_decides() {
        let sequence: Vec<usize> = (0..60).map(|n| [0, 1, 2, 1][n % 4]).collect();
        let with = |seed| permute(&sequence, 3, 99, seed);
        assert_eq!(with(1), with(1));
        assert_ne!(with(1), with(2));
    }

    #[test]
    fn holm_by_hand() {
        // Two-sided: 0.02, 0.06, 0.8, 0.04, 1, 1 over six cells, so 0.12, 0.24 (4 × 0.06), 1, 0.2 (5 × 0.04), 1, 1.
        let more = [1.0, 0.01, 0.03, 0.4, 1.0, 0.02, 0.5, 0.5, 1.0];
        let corrected = holm(&more, &[1.0; 9], 3);
        let expected = [1.0, 0.12, 0.24, 1.0, 1.0, 0.2, 1.0, 1.0, 1.0];
        for (found, expected) in corrected.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{corrected:?}");
        }
    }

    #[test]
    fn two_speakers_can_only_alternate() {
        for sequence in [&[][..], &[0], &[0, 1, 0, 1]] {
            let refused = permute(sequence, 4, 9, 0);
            assert!(matches!(
                refused,
                Measured::Unmeasured(Unmeasured::TooFew { need: 3, .. })
            ));
        }
    }
}
