//! A text → its words and clauses, in one pass: the words are looked at for every utterance of a session.

/// What one pass over a text finds.
pub(super) struct Scan<'t> {
    /// Words between spaces that hold a letter or digit; in scripts without spaces, characters.
    pub words: usize,
    /// The first words, as written, with the marks around them.
    pub opening: [Option<&'t str>; OPENING],
    /// Whether something is asked.
    pub asks: bool,
}

/// How many words open a text: one more than a sign of listening can have.
pub(super) const OPENING: usize = super::BACKCHANNEL_WORDS + 1;

/// What a character is to the pass.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A letter or digit of a script that writes spaces.
    Spaced,
    /// A letter or digit of a script that does not.
    Unspaced,
    Space,
    /// It sets an address off from the rest of the sentence.
    Mark,
    Ask,
    Other,
}

const fn ascii(byte: u8) -> Kind {
    match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Kind::Spaced,
        b' ' | b'\t'..=b'\r' => Kind::Space,
        b'?' => Kind::Ask,
        b',' | b'.' | b'!' | b';' | b':' | b'"' => Kind::Mark,
        _ => Kind::Other,
    }
}

fn beyond_ascii(c: char) -> Kind {
    match c {
        '—' | '–' | '…' | '“' | '”' | '«' | '»' => Kind::Mark,
        '？' | '؟' => Kind::Ask,
        c if c.is_whitespace() => Kind::Space,
        c if !c.is_alphanumeric() => Kind::Other,
        c if is_unspaced(c) => Kind::Unspaced,
        _ => Kind::Spaced,
    }
}

/// Letters of scripts that write no spaces between words: Thai to Khmer, kana, Han.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x20000..=0x3ffff)
}

/// Passes over a text; hands on every clause between marks, spaces around it cut off.
pub(super) fn scan<'t>(text: &'t str, mut clause: impl FnMut(&'t str)) -> Scan<'t> {
    let mut scan = Scan {
        words: 0,
        opening: [None; OPENING],
        asks: false,
    };
    let (mut word, mut began) = (Word::default(), 0);
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let (kind, width) = if byte.is_ascii() {
            (ascii(byte), 1)
        } else {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            c.map_or((Kind::Other, 1), |c| (beyond_ascii(c), c.len_utf8()))
        };
        match kind {
            Kind::Spaced => word.spaced = 1,
            Kind::Unspaced => word.unspaced += 1,
            Kind::Space => {
                scan.end(&word, text, at);
                word = Word::from(at + width);
            }
            Kind::Mark | Kind::Ask => {
                scan.asks |= kind == Kind::Ask;
                clause(text.get(began..at).unwrap_or_default().trim());
                began = at + width;
            }
            Kind::Other => {}
        }
        at += width;
    }
    scan.end(&word, text, at);
    clause(text.get(began..).unwrap_or_default().trim());
    scan
}

/// What stands between two spaces, so far.
#[derive(Default)]
struct Word {
    start: usize,
    spaced: usize,
    unspaced: usize,
}

impl Word {
    fn from(start: usize) -> Self {
        Self {
            start,
            ..Self::default()
        }
    }
}

impl<'t> Scan<'t> {
    fn end(&mut self, word: &Word, text: &'t str, end: usize) {
        let words = word.spaced + word.unspaced;
        if words == 0 {
            return;
        }
        self.words += words;
        if let Some(free) = self.opening.iter_mut().find(|slot| slot.is_none()) {
            *free = text.get(word.start..end);
        }
    }
}
