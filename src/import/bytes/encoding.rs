//! The encodings of text that a person may choose, and who decodes them.

use std::fmt;
use std::str::FromStr;

/// An encoding of text.
///
/// What transcripts are mostly written in is decoded here. The tables of the others are large, and every browser has
/// them: for those the caller decodes the bytes with its `TextDecoder`, under [`Encoding::id`], and hands the text over
/// as UTF-8 (see [`Encoding::is_decoded_here`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Encoding(u8);

/// The label of the Encoding Standard (WHATWG), and what a person knows it by. The first four are decoded here.
const ROWS: [(&str, &str); 21] = [
    ("utf-8", "Unicode (UTF-8)"),
    ("windows-1252", "Western (Windows-1252, Latin 1)"),
    ("utf-16le", "Unicode (UTF-16, low byte first)"),
    ("utf-16be", "Unicode (UTF-16, high byte first)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("iso-8859-2", "Central European (ISO 8859-2)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("windows-1253", "Greek (Windows-1253)"),
    ("windows-1254", "Turkish (Windows-1254)"),
    ("windows-1255", "Hebrew (Windows-1255)"),
    ("windows-1256", "Arabic (Windows-1256)"),
    ("windows-1257", "Baltic (Windows-1257)"),
    ("windows-1258", "Vietnamese (Windows-1258)"),
    ("windows-874", "Thai (Windows-874)"),
    ("gb18030", "Chinese, simplified (GB18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("shift_jis", "Japanese (Shift_JIS)"),
    ("euc-jp", "Japanese (EUC-JP)"),
    ("euc-kr", "Korean (EUC-KR)"),
    ("macintosh", "Western, old Macintosh (Mac Roman)"),
];

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(0);
    /// Windows-1252, of which the printable part of ISO 8859-1 is a part.
    pub const WINDOWS_1252: Self = Self(1);
    /// UTF-16, the low byte first.
    pub const UTF_16LE: Self = Self(2);
    /// UTF-16, the high byte first.
    pub const UTF_16BE: Self = Self(3);

    /// Every encoding, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).zip(ROWS).map(|(place, _)| Self(place))
    }

    /// The label under which the Encoding Standard, and so a browser's `TextDecoder`, knows it.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The name a person knows it by.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// Whether bytes in this encoding can be read as they are. Bytes in the others must be handed over as UTF-8.
    #[must_use]
    pub const fn is_decoded_here(self) -> bool {
        self.0 <= Self::UTF_16BE.0
    }

    fn row(self) -> (&'static str, &'static str) {
        ROWS.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl FromStr for Encoding {
    type Err = ();
    fn from_str(id: &str) -> Result<Self, ()> {
        Self::all().find(|encoding| encoding.id() == id).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn every_encoding_is_known_by_its_label() {
        for encoding in Encoding::all() {
            assert_eq!(encoding.id().parse(), Ok(encoding));
            assert!(!encoding.label().is_empty());
        }
        assert_eq!(Encoding::UTF_16BE.id(), "utf-16be");
        assert_eq!("ebcdic".parse::<Encoding>(), Err(()));
    }
}
