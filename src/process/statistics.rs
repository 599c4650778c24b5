//! Middle and spread of a list of figures.

/// The median; `None` of nothing. The mean of the two in the middle where the count is even.
pub(super) fn median(figures: &[f64]) -> Option<f64> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    match sorted.len() % 2 {
        0 => {
            let lower = sorted.get(sorted.len() / 2 - 1)?;
            Some(f64::midpoint(*lower, upper))
        }
        _ => Some(upper),
    }
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
}
