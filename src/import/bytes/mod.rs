//! bytes of a file → text: which encoding it is, and what had to be replaced to make it readable.

mod encoding;
mod magic;
mod mojibake;

pub use encoding::Encoding;
pub(super) use magic::refuse;
pub use mojibake::restored;

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::eight::{HIGH, eights, near};
use super::{ImportError, ImportErrorKind, Place, ReadOptions, Warning, WarningCode};

/// The largest file that is read.
const LARGEST: usize = 256 << 20;
/// How much of a file is looked at to tell text from binary and to find UTF-16 without its mark.
const SAMPLE: usize = 8 << 10;

/// The text of a file, its line ends made `\n` or `\r\n`, and what was assumed on the way.
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// Letters look garbled and were left as they are.
    pub garbled: bool,
    pub warnings: Vec<Warning>,
}

/// Decodes UTF-8 and UTF-16 with or without a byte-order mark; other bytes are read as Windows-1252, and said so. What
/// the person says of the encoding overrules everything.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    options: &ReadOptions,
) -> Result<Decoded<'a>, ImportError> {
    if bytes.len() > LARGEST {
        let kind = ImportErrorKind::TooLarge {
            what: "this file",
            limit: "256 MB",
        };
        return Err(ImportError::new(kind, Place::File));
    }
    let mut warnings = Vec::new();
    let told = options.encoding;
    let (encoding, mark) =
        told.map_or_else(|| detected(bytes), |told| (told, mark_of(told, bytes)));
    let body = bytes.get(mark..).unwrap_or_default();
    let (text, encoding) = match encoding {
        Encoding::UTF_16LE => (
            sixteen_bit(body, u16::from_le_bytes, &mut warnings),
            encoding,
        ),
        Encoding::UTF_16BE => (
            sixteen_bit(body, u16::from_be_bytes, &mut warnings),
            encoding,
        ),
        _ => eight_bit(body, mark, told, &mut warnings)?,
    };
    if text.trim_matches(blank).is_empty() {
        return Err(ImportError::new(ImportErrorKind::Empty, Place::File));
    }
    let holds = Holds::of(text.as_bytes());
    let text = match holds.nul {
        true => without_nul(text, &mut warnings),
        false => text,
    };
    let (text, garbled) = match holds.beyond_ascii {
        true => mojibake::restore(text, holds.leads, options.restore_letters, &mut warnings),
        false => (text, false),
    };
    Ok(Decoded {
        text: match holds.returns {
            true => plain_line_ends(text),
            false => text,
        },
        encoding,
        garbled,
        warnings,
    })
}

/// What a text holds that has to be looked at. Nearly all texts hold none of it, so it is asked of all bytes at once.
#[derive(Default)]
struct Holds {
    /// Something beyond ASCII.
    beyond_ascii: bool,
    /// The byte that ends an Ã or â, with which most that is garbled begins.
    leads: bool,
    nul: bool,
    returns: bool,
}

impl Holds {
    fn of(bytes: &[u8]) -> Self {
        let (words, rest) = eights(bytes);
        let (mut all, mut leads, mut nuls, mut returns) = (0, 0, 0, 0);
        for word in words {
            all |= word;
            if word & HIGH != 0 {
                leads |= near(word, 0x83) | near(word, 0xA2);
            }
            nuls |= near(word, 0);
            returns |= near(word, b'\r');
        }
        Self {
            beyond_ascii: all & HIGH != 0 || !rest.is_ascii(),
            leads: leads != 0 || rest.contains(&0x83) || rest.contains(&0xA2),
            nul: nuls != 0 || rest.contains(&0),
            returns: returns != 0 || rest.contains(&b'\r'),
        }
    }
}

/// The encoding that a file shows, and the length of its byte-order mark.
fn detected(bytes: &[u8]) -> (Encoding, usize) {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::UTF_8, 3),
        [0xFF, 0xFE, ..] => (Encoding::UTF_16LE, 2),
        [0xFE, 0xFF, ..] => (Encoding::UTF_16BE, 2),
        _ => (unmarked_sixteen_bit(bytes).unwrap_or(Encoding::UTF_8), 0),
    }
}

/// The length of the byte-order mark where it is that of the encoding the person names.
fn mark_of(told: Encoding, bytes: &[u8]) -> usize {
    match detected(bytes) {
        (found, mark) if found == told || !told.is_decoded_here() => mark,
        _ => 0,
    }
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// UTF-8 when it is; UTF-8 with replacements when it nearly is or the person says so; else Windows-1252.
fn eight_bit<'a>(
    bytes: &'a [u8],
    offset: usize,
    told: Option<Encoding>,
    warnings: &mut Vec<Warning>,
) -> Result<(Cow<'a, str>, Encoding), ImportError> {
    if looks_binary(bytes) {
        return Err(ImportError::new(ImportErrorKind::Binary, Place::File));
    }
    if told == Some(Encoding::WINDOWS_1252) {
        let text = Cow::Owned(bytes.iter().map(|&byte| windows_1252(byte)).collect());
        return Ok((text, Encoding::WINDOWS_1252));
    }
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok((Cow::Borrowed(text), told.unwrap_or(Encoding::UTF_8)));
        }
        Err(fault) => fault,
    };
    let line = line_of(bytes, fault.valid_up_to());
    let at = offset + fault.valid_up_to();
    if let Some(other) = told.filter(|told| !told.is_decoded_here()) {
        let what = format!("text in {other} has to be decoded before it is handed over");
        let kind = ImportErrorKind::Malformed { what };
        return Err(ImportError::new(kind, Place::Byte(at)));
    }
    if told.is_some() || nearly_utf8(bytes) {
        warnings.push(Warning {
            code: WarningCode::Repaired,
            message: format!(
                "The file is UTF-8 with damaged bytes, the first at byte {at}; each was replaced by \u{FFFD}."
            ),
            line,
        });
        let text = Cow::Owned(String::from_utf8_lossy(bytes).into_owned());
        return Ok((text, Encoding::UTF_8));
    }
    warnings.push(Warning {
        code: WarningCode::Assumed,
        message: format!(
            "The file is not UTF-8 (first at byte {at}); it was read as Windows-1252. If names look wrong, choose another encoding."
        ),
        line,
    });
    let text = Cow::Owned(bytes.iter().map(|&byte| windows_1252(byte)).collect());
    Ok((text, Encoding::WINDOWS_1252))
}

/// More characters beyond ASCII are well formed than are broken: one damaged byte does not make a file Windows-1252.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// One byte in twenty of the beginning is a control character that no text holds.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let strange = sample
        .iter()
        .filter(|b| matches!(b, 0x00..=0x08 | 0x0E..=0x14 | 0x16..=0x1A | 0x1C..=0x1F))
        .count();
    strange > 4 && strange * 20 > sample.len()
}

/// A UTF-16 file without its mark shows as zero bytes in every other place.
fn unmarked_sixteen_bit(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (mut first, mut second, mut pairs) = (0usize, 0usize, 0usize);
    for pair in sample.chunks_exact(2) {
        if let [a, b] = pair {
            first += usize::from(*a == 0);
            second += usize::from(*b == 0);
            pairs += 1;
        }
    }
    let often = |n: usize| pairs >= 4 && n * 5 >= pairs * 2;
    let rare = |n: usize| n * 20 <= pairs;
    if often(second) && rare(first) {
        Some(Encoding::UTF_16LE)
    } else if often(first) && rare(second) {
        Some(Encoding::UTF_16BE)
    } else {
        None
    }
}

fn sixteen_bit<'a>(
    bytes: &'a [u8],
    order: fn([u8; 2]) -> u16,
    warnings: &mut Vec<Warning>,
) -> Cow<'a, str> {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [a, b] => order([*a, *b]),
        _ => 0xFFFD,
    });
    let mut lone = 0usize;
    let mut text: String = char::decode_utf16(units)
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                lone += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if bytes.len() % 2 == 1 {
        lone += 1;
        text.push(char::REPLACEMENT_CHARACTER);
    }
    if lone > 0 {
        warnings.push(Warning {
            code: WarningCode::Repaired,
            message: format!(
                "{lone} halves of UTF-16 characters stand alone; each was replaced by \u{FFFD}."
            ),
            line: None,
        });
    }
    Cow::Owned(text)
}

/// NUL as the replacement character, and said so.
pub(super) fn without_nul<'a>(text: Cow<'a, str>, warnings: &mut Vec<Warning>) -> Cow<'a, str> {
    let Some(first) = memchr(0, text.as_bytes()) else {
        return text;
    };
    warnings.push(Warning {
        code: WarningCode::Repaired,
        message: "NUL characters were replaced by \u{FFFD}.".into(),
        line: line_of(text.as_bytes(), first),
    });
    Cow::Owned(text.replace('\0', "\u{FFFD}"))
}

/// Lone carriage returns (old Macintosh files, some captioning tools) become line feeds; CRLF is left to the readers.
fn plain_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut ends = memchr_iter(b'\r', bytes);
    let lone = ends.any(|at| bytes.get(at + 1) != Some(&b'\n'));
    if !lone {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The 1-based line on which a byte stands.
fn line_of(bytes: &[u8], offset: usize) -> Option<u32> {
    let before = bytes.get(..offset)?;
    u32::try_from(1 + memchr_iter(b'\n', before).count()).ok()
}

/// What Windows-1252 puts where ISO 8859-1 has the controls 80–9F; the five holes stay controls (WHATWG, Encoding).
pub(super) const WINDOWS_1252_HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let high = byte
        .checked_sub(0x80)
        .and_then(|place| WINDOWS_1252_HIGH.get(usize::from(place)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, warned: &[WarningCode]) {
        let decoded = decode(bytes, &ReadOptions::default()).unwrap();
        assert_eq!(decoded.text, text);
        let codes: Vec<_> = decoded.warnings.iter().map(|w| w.code).collect();
        assert_eq!(codes, warned, "{:?}", decoded.warnings);
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn encodings() {
        use WarningCode::{Assumed, Repaired};
        check("Zoë: hi".as_bytes(), "Zoë: hi", &[]);
        check("\u{FEFF}Zoë: hi".as_bytes(), "Zoë: hi", &[]);
        check(&utf16("\u{FEFF}Zoë: hi", u16::to_le_bytes), "Zoë: hi", &[]);
        check(&utf16("\u{FEFF}Zoë: hi", u16::to_be_bytes), "Zoë: hi", &[]);
        check(
            &utf16("Mom: hi there", u16::to_le_bytes),
            "Mom: hi there",
            &[],
        );
        check(
            &utf16("Mom: hi there", u16::to_be_bytes),
            "Mom: hi there",
            &[],
        );
        check(b"Zo\xEB: \x93hi\x94", "Zoë: “hi”", &[Assumed]);
        check(b"Mom: a\0b", "Mom: a\u{FFFD}b", &[Repaired]);
        check("Zoë é è à".as_bytes(), "Zoë é è à", &[]);
        check(b"\xC3\xA9 \xC3\xA8 \xFF", "é è \u{FFFD}", &[Repaired]);
        check(b"a\rb\r\nc", "a\nb\nc", &[]);
        check(b"a\r\nb", "a\r\nb", &[]);
    }

    #[test]
    fn what_a_text_holds_is_found_wherever_it_stands() {
        for at in 0..20 {
            let with = |byte: u8| {
                let mut bytes = [b'a'; 20];
                bytes[at] = byte;
                let holds = Holds::of(&bytes);
                [holds.beyond_ascii, holds.leads, holds.nul, holds.returns]
            };
            assert_eq!(with(0x80), [true, false, false, false]);
            assert_eq!(with(0x83), [true, true, false, false]);
            assert_eq!(with(0xA2), [true, true, false, false]);
            assert_eq!(with(0), [false, false, true, false]);
            assert_eq!(with(b'\r'), [false, false, false, true]);
            assert_eq!(with(b'\n'), [false; 4]);
        }
    }

    #[test]
    fn the_first_bad_byte_is_named() {
        let decoded = decode(b"one\ntw\xEF three", &ReadOptions::default()).unwrap();
        let warning = decoded.warnings.first().unwrap();
        assert!(warning.message.contains("byte 6"), "{}", warning.message);
        assert_eq!(warning.line, Some(2));
    }

    #[test]
    fn the_person_overrules_what_the_bytes_show() {
        let check = |bytes: &[u8], id: &str, text: Option<&str>| {
            let options = ReadOptions {
                encoding: Some(id.parse().unwrap()),
                ..ReadOptions::default()
            };
            let decoded = decode(bytes, &options).ok();
            let found = decoded.as_ref().map(|decoded| decoded.text.as_ref());
            assert_eq!(found, text, "{id}");
            assert!(decoded.is_none_or(|decoded| decoded.encoding.id() == id));
        };
        check("Zoë".as_bytes(), "windows-1252", Some("ZoÃ«"));
        check("Zoë".as_bytes(), "utf-8", Some("Zoë"));
        check(b"Zo\xEB", "utf-8", Some("Zo\u{FFFD}"));
        check(b"\xEF\xBB\xBFZoe", "utf-8", Some("Zoe"));
        check("Мама".as_bytes(), "windows-1251", Some("Мама"));
        check(b"\xCC\xE0\xEC\xE0", "windows-1251", None);
        check(&utf16("ab", u16::to_le_bytes), "utf-16le", Some("ab"));
        check(
            &utf16("\u{FEFF}ab", u16::to_be_bytes),
            "utf-16be",
            Some("ab"),
        );
    }

    fn refusal(bytes: &[u8]) -> ImportErrorKind {
        decode(bytes, &ReadOptions::default()).err().unwrap().kind
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b""[..], b" \n\t", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            assert_eq!(refusal(bytes), ImportErrorKind::Empty);
        }
        let noise: Vec<u8> = (0u8..=255).cycle().take(4000).collect();
        assert_eq!(refusal(&noise), ImportErrorKind::Binary);
    }
}
