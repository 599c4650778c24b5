//! Bytes of text, eight at once: what is asked of every byte of a file takes an eighth of the time that way, without the
//! instructions for it that not every browser has.

/// The high bit of each byte.
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte that is less than this (at most 128), and perhaps of one behind such a byte.
pub(super) const fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(ONES * limit as u64) & !word & HIGH
}

/// The high bit of each byte that is this one, and perhaps of one behind such a byte.
pub(super) const fn near(word: u64, byte: u8) -> u64 {
    below(word ^ (ONES * byte as u64), 1)
}

/// The high bit of each byte that is this one, and of no other.
pub(super) const fn equal(word: u64, byte: u8) -> u64 {
    let differs = word ^ (ONES * byte as u64);
    !(((differs & !HIGH) + !HIGH) | differs) & HIGH
}

/// Which byte of eight the lowest of these high bits belongs to.
pub(super) const fn place(found: u64) -> usize {
    (found.trailing_zeros() / 8) as usize
}

/// The eights of a text, as numbers whose lowest byte is the first, and what is left over.
pub(super) fn eights(bytes: &[u8]) -> (impl Iterator<Item = u64>, &[u8]) {
    let (words, rest) = bytes.as_chunks::<8>();
    (words.iter().map(|word| u64::from_le_bytes(*word)), rest)
}

/// Where the first byte stands that is one of these.
pub(super) fn find<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    let (words, rest) = eights(bytes);
    let mut at = 0;
    for word in words {
        // The lowest of them is sound, for nothing stands before it.
        let found = wanted
            .iter()
            .fold(0, |found, byte| found | near(word, *byte));
        if found != 0 {
            return Some(at + place(found));
        }
        at += 8;
    }
    let behind = rest.iter().position(|byte| wanted.contains(byte));
    behind.map(|behind| at + behind)
}

/// Whether this holds for one of the places where a byte stands; they are tried in their order.
pub(super) fn any(bytes: &[u8], wanted: u8, mut holds: impl FnMut(usize) -> bool) -> bool {
    let (words, rest) = eights(bytes);
    let mut at = 0;
    for word in words {
        let mut found = equal(word, wanted);
        while found != 0 {
            if holds(at + place(found)) {
                return true;
            }
            found &= found - 1;
        }
        at += 8;
    }
    let mut behind = rest.iter().zip(at..).filter(|(byte, _)| **byte == wanted);
    behind.any(|(_, at)| holds(at))
}

#[cfg(test)]
mod tests {
    use super::{any, below, equal, find, near};

    /// Every byte at every place among others, those that differ from it in one bit included.
    #[test]
    fn bytes_are_found_wherever_they_stand() {
        for byte in 0..=255_u8 {
            for other in [byte ^ 1, byte ^ 0x80, b'a', 0, 255] {
                for at in 0..8 {
                    let mut eight = [other; 8];
                    eight[at] = byte;
                    let word = u64::from_le_bytes(eight);
                    let expected = eight
                        .iter()
                        .rev()
                        .fold(0, |bits, found| bits << 8 | u64::from(*found == byte) << 7);
                    assert_eq!(equal(word, byte), expected, "{eight:?}");
                    assert_eq!(near(word, byte) & expected, expected, "{eight:?}");
                    assert!(near(word, byte) == 0 || expected != 0, "{eight:?}");
                    let low = eight.iter().any(|found| *found < 0x20);
                    assert_eq!(below(word, 0x20) != 0, low, "{eight:?}");
                }
            }
        }
    }

    #[test]
    fn the_first_of_two_and_all_line_feeds() {
        for length in 0..40 {
            for at in 0..length {
                let mut text = vec![b'a'; length];
                text[at] = b'<';
                assert_eq!(find(&text, [b'&', b'<']), Some(at));
                assert_eq!(find(&text, [b'<', b'&']), Some(at));
                assert_eq!(find(&text, [b'&', b'>']), None);
                text[length - 1] = b'\n';
                text[at] = b'\n';
                let mut found = Vec::new();
                let all = any(&text, b'\n', |at| {
                    found.push(at);
                    false
                });
                assert!(!all);
                assert!(any(&text, b'\n', |found| found == length - 1));
                let mut expected = vec![at, length - 1];
                expected.dedup();
                assert_eq!(found, expected);
            }
        }
    }
}
