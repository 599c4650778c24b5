//! Middle and spread of a list of figures.

use super::{Measured, Unmeasured};

/// A list of figures in brief.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distribution {
    /// How many figures.
    pub count: usize,
    /// A quarter lies below this.
    pub lower: f64,
    /// Half lies below this.
    pub median: f64,
    /// Three quarters lie below this.
    pub upper: f64,
    /// The largest.
    pub longest: f64,
    /// The mean.
    pub mean: f64,
}

impl Distribution {
    /// Of some figures; undefined of none. Quartiles interpolate between neighbours (Hyndman & Fan 1996, type 7).
    #[must_use]
    pub fn of(figures: &[f64]) -> Measured<Self> {
        let mut sorted = figures.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let Some(&longest) = sorted.last() else {
            return Measured::Unmeasured(Unmeasured::TooFew { have: 0, need: 1 });
        };
        Measured::Value(Self {
            count: sorted.len(),
            lower: quantile(&sorted, 0.25),
            median: quantile(&sorted, 0.5),
            upper: quantile(&sorted, 0.75),
            longest,
            mean: sorted.iter().sum::<f64>() / sorted.len() as f64,
        })
    }
}

fn quantile(sorted: &[f64], part: f64) -> f64 {
    let at = part * (sorted.len().saturating_sub(1)) as f64;
    let figure = |index: f64| sorted.get(index as usize).copied().unwrap_or_default();
    let (below, above) = (figure(at.floor()), figure(at.ceil()));
    below + (above - below) * at.fract()
}

/// The median; `None` of nothing. The mean of the two in the middle where the count is even.
pub(super) fn median(figures: &[f64]) -> Option<f64> {
    Distribution::of(figures).value().map(|d| d.median)
}

/// The median absolute deviation from the median, unscaled; `None` of nothing.
pub(super) fn spread(figures: &[f64]) -> Option<f64> {
    let middle = median(figures)?;
    let deviations: Vec<f64> = figures.iter().map(|f| (f - middle).abs()).collect();
    median(&deviations)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middle_and_spread() {
        for (figures, middle, mad) in [
            (&[][..], None, None),
            (&[4.0], Some(4.0), Some(0.0)),
            (&[9.0, 1.0, 2.0], Some(2.0), Some(1.0)),
            (&[1.0, 2.0, 4.0, 9.0], Some(3.0), Some(1.5)),
        ] {
            assert_eq!((median(figures), spread(figures)), (middle, mad));
        }
    }

    #[test]
    fn quartiles_interpolate() {
        let of = Distribution::of(&[4.0, 1.0, 2.0, 3.0]);
        let d = of.value().expect("figures");
        assert_eq!(
            (d.lower, d.median, d.upper, d.longest, d.mean),
            (1.75, 2.5, 3.25, 4.0, 2.5)
        );
        assert!(Distribution::of(&[]).value().is_none());
    }
}
