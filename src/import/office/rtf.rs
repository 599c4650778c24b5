//! Rich text → plain text.
//!
//! Source: Microsoft, *Rich Text Format (RTF) Specification*, version 1.9.1.

use crate::import::bytes::WINDOWS_1252_HIGH;
use crate::import::draft::Draft;

/// Groups that hold no text of the document.
const ASIDE: [&str; 24] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "atnid",
    "atnauthor",
    "fldinst",
    "themedata",
    "datastore",
    "listtable",
    "listoverridetable",
    "rsidtbl",
];

/// Words that stand for a character or the end of a line.
const CHARACTERS: [(&str, &str); 17] = [
    ("par", "\n"),
    ("line", "\n"),
    ("sect", "\n"),
    ("page", "\n"),
    ("row", "\n"),
    ("tab", "\t"),
    ("cell", "\t"),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("~", "\u{a0}"),
    ("_", "-"),
    ("emspace", " "),
];

/// What holds for a group until it ends.
#[derive(Clone, Copy)]
struct Group {
    aside: bool,
    hidden: bool,
    /// How many characters stand in for one that is written by its number.
    stand_ins: usize,
}

/// The text of a document; other encodings than Windows-1252 are named.
pub(super) fn plain(text: &str, draft: &mut Draft) -> String {
    let mut reading = Reading {
        rest: text,
        text: String::new(),
        groups: Vec::new(),
        group: Group {
            aside: false,
            hidden: false,
            stand_ins: 1,
        },
        high: None,
        pending: 0,
        starred: false,
        page: None,
    };
    while reading.step() {}
    if let Some(page) = reading.page.filter(|page| *page != 1252) {
        draft.assumed_of(None, format!("The document is in code page {page}; letters beyond ASCII were read as Windows-1252. If names look wrong, save it as .docx."));
    }
    reading.text
}

struct Reading<'a> {
    rest: &'a str,
    text: String,
    groups: Vec<Group>,
    group: Group,
    /// The first half of a character beyond U+FFFF.
    high: Option<u16>,
    /// How many stand-ins are still to be passed over.
    pending: usize,
    /// The group is one that may be left out when it is not known.
    starred: bool,
    page: Option<i64>,
}

impl<'a> Reading<'a> {
    fn step(&mut self) -> bool {
        self.plain();
        let Some(next) = self.rest.chars().next() else {
            return false;
        };
        self.rest = self.rest.get(next.len_utf8()..).unwrap_or_default();
        match next {
            '{' => {
                self.groups.push(self.group);
                self.pending = 0;
            }
            '}' => {
                self.group = self.groups.pop().unwrap_or(self.group);
                self.pending = 0;
            }
            '\\' => self.control(),
            '\r' | '\n' => {}
            letter => self.letter(letter),
        }
        true
    }

    /// Takes what stands before the next sign of the format.
    fn plain(&mut self) {
        let special = |byte: u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n');
        if self.pending > 0 {
            return;
        }
        let length = self.rest.bytes().position(special);
        let length = length.unwrap_or(self.rest.len());
        let (plain, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        if !self.group.aside && !self.group.hidden {
            self.text.push_str(plain);
        }
        self.rest = rest;
    }

    fn letter(&mut self, letter: char) {
        if self.pending > 0 {
            self.pending -= 1;
        } else if !self.group.aside && !self.group.hidden {
            self.text.push(letter);
        }
    }

    fn control(&mut self) {
        let letters = self
            .rest
            .find(|letter: char| !letter.is_ascii_alphabetic())
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(letters).unwrap_or_default();
        if word.is_empty() {
            self.sign();
            return;
        }
        let digits = rest
            .bytes()
            .enumerate()
            .take_while(|(at, byte)| byte.is_ascii_digit() || (*at == 0 && *byte == b'-'))
            .count();
        let (number, rest) = rest.split_at_checked(digits).unwrap_or_default();
        self.rest = rest.strip_prefix(' ').unwrap_or(rest);
        self.word(word, number.parse().ok());
    }

    /// A backslash before something that is no letter.
    fn sign(&mut self) {
        let Some(sign) = self.rest.chars().next() else {
            return;
        };
        self.rest = self.rest.get(sign.len_utf8()..).unwrap_or_default();
        match sign {
            '\'' => {
                let code = self
                    .rest
                    .get(..2)
                    .and_then(|code| u8::from_str_radix(code, 16).ok());
                if let Some(code) = code {
                    self.rest = self.rest.get(2..).unwrap_or_default();
                    self.letter(windows_1252(code));
                }
            }
            '*' => self.starred = true,
            '\n' | '\r' => self.letter('\n'),
            '~' => self.letter('\u{a0}'),
            '_' => self.letter('-'),
            '-' => {}
            sign => self.letter(sign),
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let starred = std::mem::take(&mut self.starred);
        if let Some((_, text)) = CHARACTERS.iter().find(|(name, _)| *name == word) {
            text.chars().for_each(|letter| self.letter(letter));
            return;
        }
        match word {
            "u" => self.numbered(number.unwrap_or_default()),
            "uc" => {
                self.group.stand_ins = number
                    .and_then(|number| usize::try_from(number).ok())
                    .unwrap_or(1)
                    .min(8)
            }
            "ansicpg" => self.page = number,
            "v" | "deleted" => self.group.hidden = number != Some(0),
            "plain" => self.group.hidden = false,
            "bin" => {
                let length = number
                    .and_then(|number| usize::try_from(number).ok())
                    .unwrap_or(0);
                let end = (length..self.rest.len()).find(|at| self.rest.is_char_boundary(*at));
                self.rest = end.and_then(|end| self.rest.get(end..)).unwrap_or_default();
            }
            // Shapes hold text, although older programs may leave them out.
            "shptxt" | "shpinst" => {}
            _ if starred || ASIDE.contains(&word) => self.group.aside = true,
            _ => {}
        }
    }

    /// `\u8217?`: a character by its number, negative beyond 32,767, in two halves beyond 65,535.
    fn numbered(&mut self, number: i64) {
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or(0xFFFD);
        let high = self.high.take();
        self.pending = 0;
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
        } else {
            let units = high.into_iter().chain([unit]);
            for letter in char::decode_utf16(units) {
                self.letter(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        self.pending = self.group.stand_ins;
    }
}

fn windows_1252(code: u8) -> char {
    let high = code
        .checked_sub(0x80)
        .and_then(|place| WINDOWS_1252_HIGH.get(usize::from(place)));
    high.copied().unwrap_or(char::from(code))
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::import::Format;
    use crate::import::draft::Draft;

    #[test]
    fn text_is_what_is_left() {
        for (rtf, expected) in [
            (
                r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x;}\f0 Karen: no\par Tom: yes\par}",
                "Karen: no\nTom: yes\n",
            ),
            (
                r"{\rtf1 Zo\'eb \u8217?s \{a\} b\\c\tab d\~e\emdash f}",
                "Zoë ’s {a} b\\c\td\u{a0}e—f",
            ),
            (r"{\rtf1\uc2 \u228\'c3\'a4x\u-10179 ab\u-8704 cd!}", "äx😀!"),
            (
                r"{\rtf1 a{\v hidden}b{\deleted gone}c{\header top}d}",
                "abcd",
            ),
            (r"{\rtf1 a\bin3 xyzb}", "ab"),
            ("{\\rtf1 a\r\nb\\\nc}", "ab\nc"),
            (
                r"{\rtf1 {\field{\*\fldinst HYPERLINK x}{\fldrslt link}}}",
                "link",
            ),
            (r"}}}\'zz\", "zz"),
        ] {
            let mut draft = Draft::new(Format::Rtf);
            assert_eq!(plain(rtf, &mut draft), expected, "{rtf}");
        }
    }
}
