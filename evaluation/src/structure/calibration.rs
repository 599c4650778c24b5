//! Beliefs and what was true → Brier score, expected calibration error and a reliability table.

use std::fmt;

const BINS: usize = 10;

/// Beliefs beside outcomes.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    pairs: Vec<(f64, bool)>,
}

impl Calibration {
    /// A belief, 0..=1, and whether it was right.
    pub fn add(&mut self, belief: f64, right: bool) {
        self.pairs.push((belief, right));
    }

    /// Mean of (belief − outcome)²; 0 is best, 0.25 is a coin.
    pub fn brier(&self) -> f64 {
        let outcome = |right: bool| f64::from(u8::from(right));
        let squares = self
            .pairs
            .iter()
            .map(|&(belief, right)| (belief - outcome(right)).powi(2));
        squares.sum::<f64>() / self.pairs.len().max(1) as f64
    }

    /// Mean belief, share that was right, and count of ten bins of as many beliefs each, the least sure first.
    pub fn bins(&self) -> Vec<(f64, f64, usize)> {
        let mut pairs = self.pairs.clone();
        pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let each = pairs.len().div_ceil(BINS).max(1);
        let mean = |bin: &[(f64, bool)]| {
            let count = bin.len() as f64;
            let belief: f64 = bin.iter().map(|(belief, _)| belief).sum();
            let right = bin.iter().filter(|(_, right)| *right).count();
            (belief / count, right as f64 / count, bin.len())
        };
        pairs.chunks(each).map(mean).collect()
    }

    /// Expected calibration error: the mean distance of belief and share over the bins, weighed by their counts.
    pub fn error(&self) -> f64 {
        let distance =
            |&(belief, share, count): &(f64, f64, usize)| (belief - share).abs() * count as f64;
        self.bins().iter().map(distance).sum::<f64>() / self.pairs.len().max(1) as f64
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (brier, error, count) = (self.brier(), self.error(), self.pairs.len());
        writeln!(
            f,
            "Brier {brier:.3}, expected calibration error {error:.3}, over {count} beliefs.\n"
        )?;
        writeln!(f, "| mean belief | right | beliefs |\n| --- | --- | --- |")?;
        for (belief, share, count) in self.bins() {
            writeln!(f, "| {belief:.2} | {share:.2} | {count} |")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    #[test]
    fn by_hand() {
        let mut sure = Calibration::default();
        (0..10).for_each(|n| sure.add(1.0, n < 10));
        assert_eq!((sure.brier(), sure.error()), (0.0, 0.0));
        let mut coin = Calibration::default();
        (0..10).for_each(|n| coin.add(0.5, n % 2 == 0));
        assert_eq!(coin.brier(), 0.25);
        // One belief a bin: each is off by one half.
        assert_eq!(coin.error(), 0.5);
    }
}
