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
pub(super) const fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ (ONES * byte as u64), 1)
}

/// The eights of a text, as numbers whose lowest byte is the first, and what is left over.
pub(super) fn eights(bytes: &[u8]) -> (impl Iterator<Item = u64>, &[u8]) {
    let (words, rest) = bytes.as_chunks::<8>();
    (words.iter().map(|word| u64::from_le_bytes(*word)), rest)
}
