//! Where a tag ends, and what stands in it.

use crate::import::eight::{eights, equal, place};

/// Where the tag at the beginning of a text ends: its `>`, which is none inside quotes.
pub(super) fn end(text: &str) -> Option<usize> {
    let (words, _) = eights(text.as_bytes());
    let (mut at, mut quotes, mut other) = (0, 0, 0);
    for word in words {
        let ends = equal(word, b'>');
        // The bits below the first that ends.
        let before = (ends & ends.wrapping_neg()).wrapping_sub(1);
        quotes += (equal(word, b'"') & before).count_ones();
        other |= equal(word, b'\'') & before;
        if ends != 0 {
            let sound = quotes.is_multiple_of(2) && other == 0;
            return if sound {
                Some(at + place(ends))
            } else {
                quoted(text)
            };
        }
        at += 8;
    }
    quoted(text)
}

/// The same, looking at each quote.
fn quoted(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

/// The name in a tag, and what follows it.
pub(super) fn named(inner: &str) -> (&str, &str) {
    let space = |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let end = inner.bytes().position(space).unwrap_or(inner.len());
    inner.split_at_checked(end).unwrap_or((inner, ""))
}
