//! A main tier's content → words as one would read them aloud: codes left out, events in square brackets.

use std::borrow::Cow;

use super::signs::{self, Signs};
use crate::import::{Mark, Sign};

/// What was said, and how.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) text: String,
    /// The first `[=! …]`.
    pub(super) manner: Option<String>,
    /// Every bracket is closed.
    pub(super) whole: bool,
    /// Pauses, overlaps, and how it joins what was said before and ends.
    pub(super) marks: Vec<Mark>,
}

/// How an utterance ends when it does not end in a plain sign.
const TERMINATORS: [(&str, &str); 13] = [
    ("+...", "…"),
    ("+..?", "…?"),
    ("+/.", "—"),
    ("+//.", "—"),
    ("+/?", "—?"),
    ("+//?", "—?"),
    ("+!?", "!?"),
    ("+\"/.", ":"),
    ("+\".", "."),
    ("+.", "—"),
    ("+=", "—"),
    ("+≈", ""),
    ("+≋", ""),
];

/// What stands for words that could not be, or were not, written down.
const UNWRITTEN: [(&str, &str); 3] = [
    ("xxx", "[inaudible]"),
    ("yyy", "[inaudible]"),
    ("www", "[not transcribed]"),
];

/// Signs of pitch, pace, voice and overlap in the manner of conversation analysis; a digit behind an overlap sign counts it.
const SIGNS: &str = "↑↓↗↘⇗⇘→∞≈≋≡∙⌈⌉⌊⌋∆∇⁎⁇°▁▔☺♋∬Ϋ∮↫⁑⤇⤆↻⇔∾᾽ἩˈˌꜛꜜԻ†‡„‹›〔〕≠";
const OVERLAP: &str = "⌈⌉⌊⌋";

/// Reads the content of a main tier, its time marks taken out.
pub(super) fn read(content: &str) -> Said {
    let mut reading = Reading {
        rest: content,
        pieces: Vec::new(),
        groups: Vec::new(),
        last: 0,
        manner: None,
        whole: true,
        closes: true,
        signs: Signs::default(),
    };
    while reading.step() {}
    let (text, places) = joined(&reading.pieces);
    Said {
        marks: reading.signs.placed(&text, &places),
        text,
        manner: reading.manner,
        whole: reading.whole && reading.groups.is_empty(),
    }
}

struct Reading<'a> {
    rest: &'a str,
    pieces: Vec<Cow<'a, str>>,
    /// Where the groups that are open begin.
    groups: Vec<usize>,
    /// Where the last word or group begins: what a code in brackets speaks of.
    last: usize,
    manner: Option<String>,
    whole: bool,
    /// A square bracket may still be closed further on.
    closes: bool,
    signs: Signs,
}

impl<'a> Reading<'a> {
    fn step(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        let Some(first) = self.rest.chars().next() else {
            return false;
        };
        match first {
            '[' => self.code(),
            '<' => {
                self.groups.push(self.pieces.len());
                self.skip('<');
            }
            '>' => {
                self.close();
                self.skip('>');
            }
            ']' => {
                self.whole = false;
                self.skip(']');
            }
            _ => {
                let word = self.word();
                self.token(word);
            }
        }
        true
    }

    fn skip(&mut self, sign: char) {
        self.rest = self.rest.strip_prefix(sign).unwrap_or_default();
    }

    fn close(&mut self) {
        match self.groups.pop() {
            Some(begin) => self.last = begin,
            None => self.whole = false,
        }
    }

    /// Up to white space or a bracket; linkers and terminators hold angle brackets of their own.
    fn word(&mut self) -> &'a str {
        let linker = self.rest.starts_with('+');
        let ends = |letter: char| {
            letter.is_whitespace() || (!linker && matches!(letter, '[' | ']' | '<' | '>'))
        };
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }

    /// `[: meant]` stands for what was said; `[=! crying]` says how; the others are for the analyst.
    fn code(&mut self) {
        let inner = self.rest.strip_prefix('[').filter(|_| self.closes);
        let Some((code, rest)) = inner.and_then(|inner| inner.split_once(']')) else {
            self.closes = false;
            self.whole = false;
            self.skip('[');
            return;
        };
        self.rest = rest;
        if let Some(meant) = code.strip_prefix(": ") {
            self.pieces.truncate(self.last);
            for word in meant.split_whitespace() {
                let begin = self.last;
                self.token(word);
                self.last = begin;
            }
        } else if let Some(manner) = code.strip_prefix("=!") {
            let manner = manner.trim();
            if self.manner.is_none() && !manner.is_empty() {
                self.manner = Some(manner.to_owned());
            }
        } else if matches!(
            code.trim_end_matches(|c: char| c.is_ascii_digit()),
            "<" | ">"
        ) {
            self.signs.before(self.last, Sign::OverlapBegins);
            self.signs.after(self.pieces.len(), Sign::OverlapEnds);
        }
    }

    fn token(&mut self, token: &'a str) {
        let begin = self.pieces.len();
        let mut inner = Vec::new();
        let piece = match token.chars().next() {
            Some('+') => {
                match signs::of_linker(token) {
                    Some((sign, true)) => self.signs.before(begin, sign),
                    Some((sign, false)) => self.signs.after(begin, sign),
                    None => {}
                }
                linker(token).into()
            }
            Some('&') => event(token).into(),
            // A word that was left out, or nothing but what somebody did.
            Some('0' | '#') => "".into(),
            Some('(') if is_pause(token) => {
                inner.extend(signs::of_pause(token).map(|sign| (0, sign)));
                token.into()
            }
            _ => match UNWRITTEN.iter().find(|(code, _)| *code == token) {
                Some((_, meaning)) => (*meaning).into(),
                None => word(token, &mut inner),
            },
        };
        for (at, sign) in inner {
            match sign {
                Sign::OverlapEnds if piece.is_empty() => self.signs.after(begin, sign),
                _ => self.signs.inside(begin, at, sign),
            }
        }
        if !piece.is_empty() {
            self.pieces.push(piece);
            self.last = begin;
        }
    }
}

fn is_pause(token: &str) -> bool {
    let inner = token
        .strip_prefix('(')
        .and_then(|token| token.strip_suffix(')'));
    inner.is_some_and(|inner| {
        !inner.is_empty()
            && inner
                .chars()
                .all(|letter| matches!(letter, '.' | ':' | '0'..='9'))
    })
}

/// Linkers at the beginning say how a turn joins the one before; they are no words.
fn linker(token: &str) -> &'static str {
    let end = TERMINATORS.iter().find(|(sign, _)| *sign == token);
    end.map_or("", |(_, meaning)| meaning)
}

/// `&=laughs`, `&*MOT:mhm`, `&-um`, `&+fr`, `&~baba`, `&uh`.
fn event(token: &str) -> String {
    let rest = token.strip_prefix('&').unwrap_or(token);
    if let Some(event) = rest.strip_prefix('=') {
        let (event, end) = ending(event);
        return format!("[{}]{end}", event.replace(['_', ':'], " "));
    }
    if let Some((speaker, words)) = rest.strip_prefix('*').and_then(|rest| rest.split_once(':')) {
        let (words, end) = ending(words);
        return format!("[{speaker}: {}]{end}", word(words, &mut Vec::new()));
    }
    if let Some(fragment) = rest.strip_prefix('+') {
        return format!("{}-", word(fragment, &mut Vec::new()));
    }
    match rest.chars().next() {
        Some('{' | '}') => String::new(),
        _ => word(rest.trim_start_matches(['-', '~']), &mut Vec::new()).into_owned(),
    }
}

/// A sign that ends the utterance, when no space stands before it.
fn ending(token: &str) -> (&str, &str) {
    let end = token.trim_end_matches(['.', '?', '!']).len();
    token.split_at_checked(end).unwrap_or((token, ""))
}

/// A word without its analyst's marks: omitted letters filled in, endings behind `@` and lengthening left out. Where in
/// it others begin and end to speak is put down.
fn word<'a>(token: &'a str, inner: &mut Vec<(usize, Sign)>) -> Cow<'a, str> {
    if token.bytes().all(is_plain) {
        return token.into();
    }
    let (token, end) = ending(token);
    let form = token.split_once('@').map_or(token, |(form, _)| form);
    let mut word = String::with_capacity(token.len());
    let mut letters = form.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '(' | ')' | '^' | '\u{2}' => {}
            ':' if !word.is_empty() => {}
            '_' => word.push(' '),
            '+' => word.push('-'),
            letter if letter.is_ascii() && !letter.is_ascii_control() => word.push(letter),
            sign if OVERLAP.contains(sign) => {
                letters.next_if(char::is_ascii_digit);
                let begins = matches!(sign, '⌈' | '⌊');
                inner.push((
                    word.len(),
                    match begins {
                        true => Sign::OverlapBegins,
                        false => Sign::OverlapEnds,
                    },
                ));
            }
            sign if SIGNS.contains(sign) || is_diacritic(sign) => {}
            letter => word.push(letter),
        }
    }
    word.push_str(end);
    word.into()
}

/// It means nothing but itself.
const fn is_plain(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b',' | b'?' | b'!' | b'\'' | b'-')
}

/// Underlining and the like, written as combining signs.
fn is_diacritic(sign: char) -> bool {
    matches!(sign, '\u{1fbd}' | '\u{1}'..='\u{8}')
}

/// Pieces with spaces between them, but not before a sign of punctuation; and where in the text each begins.
fn joined(pieces: &[Cow<'_, str>]) -> (String, Vec<usize>) {
    let length = pieces.iter().map(|piece| piece.len() + 1).sum();
    let (mut text, mut places) = (String::with_capacity(length), Vec::new());
    for piece in pieces {
        let sign = piece.starts_with(['.', ',', '?', '!', ';', '…', '—', '”', ':']);
        if !text.is_empty() && !sign {
            text.push(' ');
        }
        places.push(text.len());
        text.push_str(piece);
    }
    (text, places)
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(content: &str, expected: &str) {
        assert_eq!(read(content).text, expected, "{content}");
    }

    #[test]
    fn words_as_one_would_read_them() {
        for (content, expected) in [
            (
                "you never <call me back> [>] +/.",
                "you never call me back—",
            ),
            ("+< <that is not> [<] true .", "that is not true."),
            ("(1.5) &=sighs can I go ?", "(1.5) [sighs] can I go?"),
            (
                "I (.) want (3.) a cookie (..) please (...) .",
                "I (.) want (3.) a cookie (..) please (...).",
            ),
            ("and (1:30.5) then", "and (1:30.5) then"),
            (
                "he said &*MOT:yeah and left .",
                "he said [MOT: yeah] and left.",
            ),
            (
                "easy &-you_know &*INV:oh_hm.",
                "easy you know [INV: oh hm].",
            ),
            (
                "<I want> [/] I want &+fr (be)cause .",
                "I want I want fr- because.",
            ),
            ("whenn [: when] is <it a> [: this] ?", "when is this?"),
            ("it xxx www .", "it [inaudible] [not transcribed]."),
            ("0 [=! cries] .", "."),
            (
                "0she want mama@f plea:se rocking+horse .",
                "want mama please rocking-horse.",
            ),
            (
                "I want ⌈ cookie ⌉ ⌊2 no ⌋2 please",
                "I want cookie no please",
            ),
            ("ca⌈ll⌉2 ↑me °now° .", "call me now."),
            ("hello ‡ mommy , look „ okay ?", "hello mommy, look okay?"),
            ("[- spa] hola . [+ bch]", "hola."),
            ("and then she +...", "and then she…"),
            ("the bear said +\"/.", "the bear said:"),
            ("+\" please .", "please."),
            ("&=laughs. okay.", "[laughs]. okay."),
            ("dog&~x", "dog&~x"),
            ("", ""),
        ] {
            check(content, expected);
        }
    }

    #[test]
    fn pauses_overlaps_and_endings_are_marked() {
        use crate::import::{Seconds, Sign::*};
        let pause = |millis| Pause(Seconds::from_millis(millis));
        for (content, text, expected) in [
            (
                "you never <call me> [>] +/.",
                "you never call me—",
                vec![(10, OverlapBegins), (17, OverlapEnds), (17, Interrupted)],
            ),
            (
                "+< <no> [<1] now (.) then +...",
                "no now (.) then…",
                vec![
                    (0, OverlapBegins),
                    (2, OverlapEnds),
                    (7, ShortPause),
                    (15, TrailsOff),
                ],
            ),
            ("+^ yes +//.", "yes—", vec![(0, Latches), (3, BreaksOff)]),
            (
                "+, and (1:02.5) so .",
                "and (1:02.5) so.",
                vec![(0, Resumes), (4, pause(62_500))],
            ),
            (
                "++ him ⌈2 ca⌈ll⌉2 ⌋ +≈",
                "him call",
                vec![
                    (0, Completes),
                    (4, OverlapBegins),
                    (6, OverlapBegins),
                    (8, OverlapEnds),
                    (8, Latches),
                ],
            ),
            (
                "[>] [<]",
                "",
                vec![
                    (0, OverlapBegins),
                    (0, OverlapEnds),
                    (0, OverlapBegins),
                    (0, OverlapEnds),
                ],
            ),
        ] {
            let said = read(content);
            let found: Vec<_> = said.marks.iter().map(|mark| (mark.at, mark.sign)).collect();
            assert_eq!((said.text.as_str(), found), (text, expected), "{content}");
        }
    }

    #[test]
    fn manner_is_kept() {
        assert_eq!(
            read("<go away> [=! crying] .").manner.as_deref(),
            Some("crying")
        );
    }

    #[test]
    fn open_brackets_lose_nothing() {
        for (content, expected) in [
            ("hello [: world .", "hello: world."),
            ("hello <world .", "hello world."),
            ("hello world] .", "hello world."),
            ("[ .", "."),
            ("hello > [/]x .", "hello x."),
        ] {
            let said = read(content);
            assert_eq!(
                (said.text.as_str(), said.whole),
                (expected, false),
                "{content}"
            );
        }
    }
}
