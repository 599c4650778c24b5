//! Named traits, each with a weight for every answer: tables fitted elsewhere (`cargo xtask eval stance train`) and read
//! whole.

use crate::sorted::Order;

/// A trait by the hash of its name (Fowler, Noll and Vo 1991, 32 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Trait(u32);

impl Trait {
    /// The trait whose name is these parts with spaces between.
    pub(crate) fn of(parts: &[&str]) -> Self {
        let mut hash = 0x811c_9dc5_u32;
        let mut take = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                take(b' ');
            }
            part.bytes().for_each(&mut take);
        }
        Self(hash)
    }

    /// In which of 2^`bits` buckets: numbers of traits are spread evenly.
    const fn bucket(self, bits: u32) -> usize {
        (self.0 as u64 >> (32 - bits)) as usize
    }
}

/// What the weights count in, in logits.
pub(crate) const STEP: f64 = 0.03;

/// A table of weights for `N` answers, in steps of [`STEP`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights<const N: usize> {
    /// Sorted by trait.
    rows: Vec<(Trait, [i8; N])>,
    /// Where the rows of each bucket begin, and at last where they end; one bucket for each row, nearly.
    buckets: Vec<u32>,
    bits: u32,
}

impl<const N: usize> Weights<N> {
    /// Reads a table: a line is a trait, a tab, and for each answer that has one its letter and its weight in steps.
    pub(crate) fn read(text: &str) -> Self {
        let mut rows: Vec<(Trait, [i8; N])> = text.lines().filter_map(read_row).collect();
        rows.order_by_key(|(name, _)| *name);
        let bits = rows.len().max(1).ilog2() + 1;
        let mut buckets = Vec::with_capacity((1 << bits) + 1);
        let mut begin = 0;
        for bucket in 0..=1_usize << bits {
            let before = |row: &(Trait, _)| row.0.bucket(bits) < bucket;
            begin += rows
                .iter()
                .skip(begin)
                .take_while(|row| before(row))
                .count();
            buckets.push(u32::try_from(begin).unwrap_or(u32::MAX));
        }
        Self {
            rows,
            buckets,
            bits,
        }
    }

    /// Whether there are no weights.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The weights of a trait, in steps.
    pub(crate) fn row(&self, name: Trait) -> Option<&[i8; N]> {
        let bucket = name.bucket(self.bits);
        let (from, to) = (self.buckets.get(bucket)?, self.buckets.get(bucket + 1)?);
        let rows = self.rows.get(*from as usize..*to as usize)?;
        rows.iter().find(|(it, _)| *it == name).map(|(_, row)| row)
    }

    /// The sums over some traits for every answer, in steps.
    pub(crate) fn sums(&self, traits: &[Trait]) -> [i32; N] {
        let mut sums = [0; N];
        for row in traits.iter().filter_map(|&name| self.row(name)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
        sums
    }
}

/// A line of a table.
fn read_row<const N: usize>(line: &str) -> Option<(Trait, [i8; N])> {
    let (name, weights) = line.split_once('\t')?;
    let mut row = [0; N];
    for weight in weights.split(' ') {
        let letter = weight.bytes().next()?;
        let place = row.get_mut(usize::from(letter.checked_sub(b'a')?))?;
        *place = weight.get(1..)?.parse().ok()?;
    }
    Some((Trait::of(&[name]), row))
}

/// A line of a table as it is read; nothing where every weight is too small to count.
#[must_use]
pub fn write_row(name: &str, weights: &[f64]) -> Option<String> {
    let written: Vec<String> = weights
        .iter()
        .zip(b'a'..)
        .filter_map(|(weight, letter)| {
            let steps = (weight / STEP).round().clamp(-127.0, 127.0);
            (steps.abs() >= 3.0).then(|| format!("{}{steps}", char::from(letter)))
        })
        .collect();
    (!written.is_empty() && !name.contains('\t')).then(|| format!("{name}\t{}", written.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_row_is_read_back() {
        let mut weights = [0.0; 26];
        weights[0] = 10.0 * STEP;
        weights[25] = -3.0 * STEP;
        weights[4] = 0.4 * STEP;
        let line = write_row("b ^ thank", &weights).expect("weights");
        assert_eq!(line, "b ^ thank\ta10 z-3");
        let (name, row) = read_row::<26>(&line).expect("a row");
        assert_eq!((name, row[0], row[25]), (Trait::of(&["b ^ thank"]), 10, -3));
        assert_eq!(write_row("w the", &[0.0; 26]), None);
    }

    #[test]
    fn every_row_is_found_and_sums_add_up() {
        let text: String = (0..300)
            .map(|n| format!("t {n}\ta{} b-1\n", n % 100))
            .collect();
        let table = Weights::<2>::read(&(text + "not a line\n"));
        for n in 0..300 {
            let row = table.row(Trait::of(&["t", &n.to_string()]));
            assert_eq!(row, Some(&[(n % 100) as i8, -1]));
        }
        assert_eq!(table.row(Trait::of(&["t 300"])), None);
        let both = [
            Trait::of(&["t 7"]),
            Trait::of(&["t", "205"]),
            Trait::of(&["t x"]),
        ];
        assert_eq!(table.sums(&both), [12, -2]);
        assert!(Weights::<2>::default().is_empty());
        assert_eq!(Weights::<2>::default().row(both[0]), None);
    }
}
