//! Who follows whom, against what turn counts alone would give.

use crate::process::{Measured, Unmeasured};

/// With more speakers than this the matrix says nothing cell by cell, and the work grows with the cube.
const SPEAKERS: usize = 40;
/// Rounds of proportional fitting; it halts earlier once the margins agree.
const ROUNDS: usize = 1_000;
/// Margins agree when they are this close.
const CLOSE: f64 = 1e-12;

/// What turn counts alone would give, and how far the counts are from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chance {
    /// Expected counts, members × members; the diagonal is zero.
    pub expected: Vec<Vec<f64>>,
    /// Adjusted residuals: about standard normal where expected counts are 5 or more; zero on the diagonal and where the
    /// counts leave no freedom.
    pub residual: Vec<Vec<f64>>,
    /// Degrees of freedom: cells that could be otherwise. With three speakers it is one, and all residuals are equal up
    /// to sign: a single fact of going round or back and forth. With two it is none.
    pub freedom: usize,
}

/// Expected counts and adjusted residuals of a table of who follows whom.
///
/// Nobody follows themselves, so the diagonal is a structural zero: expected counts mᵢⱼ = aᵢ bⱼ off the diagonal with the
/// margins of the counts (quasi-independence), by iterative proportional fitting; adjusted residual
/// zᵢⱼ = (xᵢⱼ − mᵢⱼ) ÷ √(mᵢⱼ (1 − hᵢⱼ)), h the diagonal of D (DᵀMD)⁻ DᵀM with D the design of rows and columns.
/// Unit: counts; standard deviations. Read residuals only where mᵢⱼ ≥ 5; below, use a permutation test.
/// Undefined: fewer than three people who both follow and are followed; more than forty.
///
/// # Source
/// Goodman (1968) for quasi-independence; Haberman (1973), *The analysis of residuals in cross-classified tables*;
/// Bakeman & Quera (2011), *Sequential Analysis and Observational Methods*, ch. 9.
///
/// ```
/// use kinmap_core::process::against_chance;
/// // Three people who always go round in the same order: four times each.
/// let round = against_chance(&[vec![0, 4, 0], vec![0, 0, 4], vec![4, 0, 0]]);
/// let round = round.value().expect("three people");
/// assert_eq!((round.expected[0][1], round.freedom), (2.0, 1));
/// assert!((round.residual[0][1] - 12.0_f64.sqrt()).abs() < 1e-9);
/// assert!((round.residual[0][1] + round.residual[0][2]).abs() < 1e-9);
/// ```
#[must_use]
pub fn against_chance(counts: &[Vec<u32>]) -> Measured<Chance> {
    let table = Table::new(counts);
    let people = table.people();
    let refused = match people {
        ..3 => Some(Unmeasured::TooFew {
            have: people,
            need: 3,
        }),
        3..=SPEAKERS => None,
        _ => Some(Unmeasured::TooMany {
            have: people,
            most: SPEAKERS,
        }),
    };
    if let Some(why) = refused {
        return Measured::Unmeasured(why);
    }
    let expected = table.fit();
    let inverse = inverse(information(&expected));
    let n = counts.len();
    let residual = |row: usize, column: usize| {
        let m = cell(&expected, row, column);
        let h = m
            * (cell(&inverse, row, row)
                + 2.0 * cell(&inverse, row, n + column)
                + cell(&inverse, n + column, n + column));
        let scale = (m * (1.0 - h)).sqrt();
        match scale > 1e-6 {
            true => (table.count(row, column) - m) / scale,
            false => 0.0,
        }
    };
    let residual = (0..n).map(|row| (0..n).map(|column| residual(row, column)).collect());
    Measured::Value(Chance {
        residual: residual.collect(),
        freedom: table.freedom(),
        expected,
    })
}

/// Counts with their margins.
struct Table<'a> {
    counts: &'a [Vec<u32>],
    rows: Vec<f64>,
    columns: Vec<f64>,
}

impl<'a> Table<'a> {
    fn new(counts: &'a [Vec<u32>]) -> Self {
        let sum = |of: &mut dyn Iterator<Item = u32>| of.map(f64::from).sum();
        let n = counts.len();
        let off = |row: usize, column: usize| match row == column {
            true => 0,
            false => counts
                .get(row)
                .and_then(|r| r.get(column))
                .copied()
                .unwrap_or(0),
        };
        Self {
            counts,
            rows: (0..n)
                .map(|row| sum(&mut (0..n).map(|column| off(row, column))))
                .collect(),
            columns: (0..n)
                .map(|column| sum(&mut (0..n).map(|row| off(row, column))))
                .collect(),
        }
    }

    fn count(&self, row: usize, column: usize) -> f64 {
        let count = self.counts.get(row).and_then(|r| r.get(column));
        count.copied().map_or(0.0, f64::from)
    }

    /// Whether a cell can hold anything: off the diagonal, in a row and a column that hold something.
    fn is_open(&self, row: usize, column: usize) -> bool {
        let holds = |margins: &[f64], at: usize| margins.get(at).is_some_and(|&m| m > 0.0);
        row != column && holds(&self.rows, row) && holds(&self.columns, column)
    }

    fn people(&self) -> usize {
        let margins = self.rows.iter().zip(&self.columns);
        margins
            .filter(|(row, column)| **row > 0.0 || **column > 0.0)
            .count()
    }

    fn freedom(&self) -> usize {
        let n = self.rows.len();
        let open = (0..n).flat_map(|r| (0..n).map(move |c| (r, c)));
        let open = open.filter(|&(r, c)| self.is_open(r, c)).count();
        let used = |margins: &[f64]| margins.iter().filter(|&&m| m > 0.0).count();
        (open + 1).saturating_sub(used(&self.rows) + used(&self.columns))
    }

    /// Iterative proportional fitting from ones in the open cells.
    fn fit(&self) -> Vec<Vec<f64>> {
        let n = self.rows.len();
        let start = |row, column| f64::from(u8::from(self.is_open(row, column)));
        let mut m: Vec<Vec<f64>> = (0..n)
            .map(|row| (0..n).map(|column| start(row, column)).collect())
            .collect();
        for _ in 0..ROUNDS {
            let mut off = 0.0_f64;
            for (row, wanted) in m.iter_mut().zip(&self.rows) {
                let sum: f64 = row.iter().sum();
                off = off.max((sum - wanted).abs());
                row.iter_mut().for_each(|cell| *cell *= ratio(*wanted, sum));
            }
            let sums: Vec<f64> = (0..n)
                .map(|c| m.iter().filter_map(|row| row.get(c)).sum())
                .collect();
            for row in &mut m {
                for ((cell, wanted), sum) in row.iter_mut().zip(&self.columns).zip(&sums) {
                    *cell *= ratio(*wanted, *sum);
                }
            }
            if off < CLOSE {
                break;
            }
        }
        m
    }
}

fn ratio(wanted: f64, sum: f64) -> f64 {
    if sum > 0.0 { wanted / sum } else { 0.0 }
}

fn cell(matrix: &[Vec<f64>], row: usize, column: usize) -> f64 {
    matrix
        .get(row)
        .and_then(|r| r.get(column))
        .copied()
        .unwrap_or_default()
}

/// DᵀMD of the row and column design: margins on the diagonal, expected counts beside it.
fn information(expected: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = expected.len();
    let margin = |at: usize| match at < n {
        true => (0..n).map(|c| cell(expected, at, c)).sum::<f64>(),
        false => (0..n).map(|r| cell(expected, r, at - n)).sum(),
    };
    let entry = |i: usize, j: usize| match (i < n, j < n) {
        _ if i == j => margin(i),
        (true, false) => cell(expected, i, j - n),
        (false, true) => cell(expected, j, i - n),
        _ => 0.0,
    };
    (0..2 * n)
        .map(|i| (0..2 * n).map(|j| entry(i, j)).collect())
        .collect()
}

/// A generalised inverse of a symmetric matrix, by sweeping every pivot that is not zero (Goodnight 1979). The design has
/// one parameter too many, so one pivot at least is; residuals do not depend on which.
fn inverse(mut a: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = a.len();
    let mut swept = vec![false; n];
    let scale = (0..n).map(|k| cell(&a, k, k)).fold(1.0, f64::max);
    for k in 0..n {
        let pivot = cell(&a, k, k);
        if pivot.abs() < scale * 1e-10 {
            continue;
        }
        let Some(row) = a.get(k).cloned() else {
            continue;
        };
        for (i, target) in a.iter_mut().enumerate() {
            let factor = target.get(k).copied().unwrap_or_default() / pivot;
            for (j, (entry, source)) in target.iter_mut().zip(&row).enumerate() {
                *entry = match (i == k, j == k) {
                    (true, true) => 1.0 / pivot,
                    (true, false) => source / pivot,
                    (false, true) => -factor,
                    (false, false) => *entry - factor * source,
                };
            }
        }
        if let Some(done) = swept.get_mut(k) {
            *done = true;
        }
    }
    for (i, row) in a.iter_mut().enumerate() {
        for (j, entry) in row.iter_mut().enumerate() {
            if !swept.get(i).copied().unwrap_or(false) || !swept.get(j).copied().unwrap_or(false) {
                *entry = 0.0;
            }
        }
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(counts: &[Vec<u32>]) -> Chance {
        against_chance(counts)
            .value()
            .cloned()
            .expect("three people")
    }

    #[test]
    fn three_people_have_one_degree_of_freedom() {
        let c = chance(&[vec![0, 9, 4], vec![6, 0, 7], vec![8, 3, 0]]);
        assert_eq!(c.freedom, 1);
        let z = c.residual[0][1].abs();
        assert!(z > 0.1);
        for row in 0..3 {
            for column in (0..3).filter(|&column| column != row) {
                assert!((c.residual[row][column].abs() - z).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn margins_are_kept() {
        let counts = [
            vec![0, 9, 4, 1],
            vec![6, 0, 7, 2],
            vec![8, 3, 0, 5],
            vec![1, 2, 4, 0],
        ];
        let c = chance(&counts);
        for at in 0..4 {
            let row: f64 = c.expected[at].iter().sum();
            let column: f64 = c.expected.iter().map(|r| r[at]).sum();
            assert!((row - counts[at].iter().sum::<u32>() as f64).abs() < 1e-9);
            assert!((column - counts.iter().map(|r| r[at]).sum::<u32>() as f64).abs() < 1e-9);
            assert_eq!(c.expected[at][at], 0.0);
        }
        assert_eq!(c.freedom, 5);
        // Quasi-independence: a cross ratio without the diagonal is one.
        let m = &c.expected;
        assert!((m[0][2] * m[1][3] / (m[0][3] * m[1][2]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn equal_counts_are_what_chance_gives() {
        let c = chance(&[
            vec![0, 5, 5, 5],
            vec![5, 0, 5, 5],
            vec![5, 5, 0, 5],
            vec![5, 5, 5, 0],
        ]);
        assert!(c.residual.iter().flatten().all(|z| z.abs() < 1e-9));
        assert!(
            c.expected
                .iter()
                .flatten()
                .all(|m| *m == 0.0 || (m - 5.0).abs() < 1e-9)
        );
    }

    #[test]
    fn a_symmetric_table_by_hand() {
        // Four people; the pairs 0–1 and 2–3 follow each other 8 times, all others 2 times. All margins are 12, so each
        // cell is expected 4 times. By symmetry D'MD has 12 on the diagonal and 4 beside; solved by hand h is 7/12.
        let c = chance(&[
            vec![0, 8, 2, 2],
            vec![8, 0, 2, 2],
            vec![2, 2, 0, 8],
            vec![2, 2, 8, 0],
        ]);
        assert!((c.expected[0][1] - 4.0).abs() < 1e-9);
        let z = 4.0 / (4.0_f64 * (1.0 - 7.0 / 12.0)).sqrt();
        assert!(
            (c.residual[0][1] - z).abs() < 1e-9,
            "{} for {z}",
            c.residual[0][1]
        );
        assert!((c.residual[0][2] + z / 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_published_table() {
        // Displays among six squirrel monkeys (Ploog 1967), the example of quasi-independence in Fienberg (1980), The
        // Analysis of Cross-Classified Categorical Data, ch. 8: chi-square 168.05, likelihood ratio 135.17, 15 degrees.
        let counts = [
            vec![0, 1, 5, 8, 9, 0],
            vec![29, 0, 14, 46, 4, 0],
            vec![0, 0, 0, 0, 0, 0],
            vec![2, 3, 1, 0, 38, 2],
            vec![0, 0, 0, 0, 0, 1],
            vec![9, 25, 4, 6, 13, 0],
        ];
        let c = chance(&counts);
        let cells = counts.iter().flatten().zip(c.expected.iter().flatten());
        let (mut pearson, mut likelihood) = (0.0, 0.0);
        for (&count, &expected) in cells.filter(|(_, expected)| **expected > 0.0) {
            let count = f64::from(count);
            pearson += (count - expected).powi(2) / expected;
            if count > 0.0 {
                likelihood += 2.0 * count * (count / expected).ln();
            }
        }
        assert!((pearson - 168.05).abs() < 0.005, "{pearson}");
        assert!((likelihood - 135.17).abs() < 0.005, "{likelihood}");
        assert_eq!(c.freedom, 15);
    }

    #[test]
    fn too_few_people() {
        for counts in [vec![], vec![vec![0, 4], vec![4, 0]], vec![vec![0; 5]; 5]] {
            assert!(matches!(
                against_chance(&counts),
                Measured::Unmeasured(Unmeasured::TooFew { need: 3, .. })
            ));
        }
        let crowd = vec![vec![1; 41]; 41];
        let refused = Unmeasured::TooMany { have: 41, most: 40 };
        assert_eq!(against_chance(&crowd), Measured::Unmeasured(refused));
        // A silent fourth member leaves three people and their one degree of freedom.
        let c = chance(&[
            vec![0, 9, 4, 0],
            vec![6, 0, 7, 0],
            vec![8, 3, 0, 0],
            vec![0; 4],
        ]);
        assert_eq!(c.freedom, 1);
        assert_eq!(c.residual[3], [0.0; 4]);
    }
}
