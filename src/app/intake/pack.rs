//! Utterances and warnings ⇄ bytes in parts: how a worker hands over what it read.
//!
//! Each part is small enough to be taken in between two frames. Both sides are the same module, so the form is no
//! promise; files have `shape`.

use crate::import::{Mark, Seconds, Sign, Transcript, Utterance, Warning, WarningCode, Word};

/// How many bytes a part has, about.
const PART: usize = 256 << 10;

/// The lists of a transcript as they arrive.
#[derive(Debug, Default)]
pub struct Unpacked {
    utterances: Vec<Utterance>,
    warnings: Vec<Warning>,
}

/// Which fields of an utterance follow; without [`SPOKEN`] it is a warning.
const SPOKEN: u64 = 1;
const SPEAKER: u64 = 1 << 1;
const START: u64 = 1 << 2;
const END: u64 = 1 << 3;
const LINE: u64 = 1 << 4;
const WORDS: u64 = 1 << 5;
const ADDRESSEE: u64 = 1 << 6;
const MANNER: u64 = 1 << 7;
const MARKS: u64 = 1 << 8;
const NOTATION: u64 = 1 << 9;

/// Writes the lists of a transcript, a part at a time.
pub fn pack(transcript: &Transcript, mut hand: impl FnMut(&[u8])) {
    let mut part = Vec::with_capacity(PART + (PART >> 2));
    for utterance in &transcript.utterances {
        put_utterance(&mut part, utterance);
        flush(&mut part, PART, &mut hand);
    }
    for warning in &transcript.warnings {
        put_warning(&mut part, warning);
        flush(&mut part, PART, &mut hand);
    }
    flush(&mut part, 1, &mut hand);
}

fn flush(part: &mut Vec<u8>, size: usize, hand: &mut impl FnMut(&[u8])) {
    if part.len() >= size {
        hand(part);
        part.clear();
    }
}

fn put_utterance(part: &mut Vec<u8>, it: &Utterance) {
    let fields = [
        (SPEAKER, it.speaker.is_some()),
        (START, it.start.is_some()),
        (END, it.end.is_some()),
        (LINE, it.line.is_some()),
        (WORDS, !it.words.is_empty()),
        (ADDRESSEE, it.addressee.is_some()),
        (MANNER, it.manner.is_some()),
        (MARKS, !it.marks.is_empty()),
        (NOTATION, it.notation.is_some()),
    ];
    let there = fields.iter().filter(|(_, there)| *there);
    put_number(part, there.fold(SPOKEN, |all, (field, _)| all | field));
    if let Some(speaker) = it.speaker {
        put_number(part, speaker as u64);
    }
    [it.start, it.end]
        .iter()
        .flatten()
        .for_each(|&time| put_time(part, time));
    if let Some(line) = it.line {
        put_number(part, u64::from(line));
    }
    put_text(part, &it.text);
    if !it.words.is_empty() {
        put_number(part, it.words.len() as u64);
        for word in &it.words {
            put_time(part, word.start);
            put_time(part, word.end);
            put_text(part, &word.text);
        }
    }
    let labels = [&it.addressee, &it.manner, &it.notation];
    labels
        .into_iter()
        .flatten()
        .for_each(|text| put_text(part, text));
    if !it.marks.is_empty() {
        put_number(part, it.marks.len() as u64);
        for mark in &it.marks {
            put_number(part, mark.at as u64);
            put_sign(part, mark.sign);
        }
    }
}

/// Its number; a pause also has a length.
fn put_sign(part: &mut Vec<u8>, sign: Sign) {
    let place = SIGNS.iter().position(|&known| known == sign);
    put_number(part, place.unwrap_or(SIGNS.len()) as u64);
    if let Sign::Pause(length) = sign {
        put_time(part, length);
    }
}

/// The signs that have no length.
const SIGNS: [Sign; 9] = [
    Sign::ShortPause,
    Sign::OverlapBegins,
    Sign::OverlapEnds,
    Sign::Latches,
    Sign::Interrupted,
    Sign::BreaksOff,
    Sign::TrailsOff,
    Sign::Resumes,
    Sign::Completes,
];

fn put_warning(part: &mut Vec<u8>, it: &Warning) {
    put_number(part, if it.line.is_some() { LINE } else { 0 });
    let code = WarningCode::ALL.iter().position(|&code| code == it.code);
    put_number(part, code.unwrap_or_default() as u64);
    if let Some(line) = it.line {
        put_number(part, u64::from(line));
    }
    put_text(part, &it.message);
}

/// Seven bits a byte, the lowest first (LEB128).
fn put_number(part: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        part.push(number as u8 | 0x80);
        number >>= 7;
    }
    part.push(number as u8);
}

/// Signs in the lowest bit, so that small times are short.
fn put_time(part: &mut Vec<u8>, time: Seconds) {
    let micros = time.as_micros();
    put_number(part, ((micros << 1) ^ (micros >> 63)) as u64);
}

fn put_text(part: &mut Vec<u8>, text: &str) {
    put_number(part, text.len() as u64);
    part.extend_from_slice(text.as_bytes());
}

impl Unpacked {
    /// Takes a part in; `None` when it is none.
    #[must_use]
    pub fn take(&mut self, mut part: &[u8]) -> Option<()> {
        while !part.is_empty() {
            let fields = number(&mut part)?;
            if fields & SPOKEN == 0 {
                self.warnings.push(warning(&mut part, fields)?);
            } else {
                self.utterances.push(utterance(&mut part, fields)?);
            }
        }
        Some(())
    }

    /// Puts what has arrived into the transcript that it was taken from.
    pub fn restore(self, transcript: &mut Transcript) {
        transcript.utterances = self.utterances;
        transcript.warnings = self.warnings;
    }
}

fn utterance(part: &mut &[u8], fields: u64) -> Option<Utterance> {
    let has = |field: u64| fields & field != 0;
    Some(Utterance {
        speaker: match has(SPEAKER) {
            true => Some(usize::try_from(number(part)?).ok()?),
            false => None,
        },
        start: maybe(part, has(START), time)?,
        end: maybe(part, has(END), time)?,
        line: maybe(part, has(LINE), line)?,
        text: text(part)?,
        words: match has(WORDS) {
            true => words(part)?,
            false => Vec::new(),
        },
        addressee: maybe(part, has(ADDRESSEE), text)?,
        manner: maybe(part, has(MANNER), text)?,
        notation: maybe(part, has(NOTATION), text)?,
        marks: match has(MARKS) {
            true => marks(part)?,
            false => Vec::new(),
        },
    })
}

fn marks(part: &mut &[u8]) -> Option<Vec<Mark>> {
    let count = number(part)?;
    let mark = |part: &mut &[u8]| {
        Some(Mark {
            at: usize::try_from(number(part)?).ok()?,
            sign: sign(part)?,
        })
    };
    (0..count).map(|_| mark(part)).collect()
}

fn sign(part: &mut &[u8]) -> Option<Sign> {
    let place = usize::try_from(number(part)?).ok()?;
    match SIGNS.get(place) {
        Some(sign) => Some(*sign),
        None => time(part).map(Sign::Pause),
    }
}

fn maybe<T>(
    part: &mut &[u8],
    there: bool,
    read: impl FnOnce(&mut &[u8]) -> Option<T>,
) -> Option<Option<T>> {
    match there {
        true => read(part).map(Some),
        false => Some(None),
    }
}

fn words(part: &mut &[u8]) -> Option<Vec<Word>> {
    let count = number(part)?;
    let word = |part: &mut &[u8]| {
        Some(Word {
            start: time(part)?,
            end: time(part)?,
            text: text(part)?,
        })
    };
    (0..count).map(|_| word(part)).collect()
}

fn warning(part: &mut &[u8], fields: u64) -> Option<Warning> {
    let code = usize::try_from(number(part)?).ok()?;
    Some(Warning {
        code: *WarningCode::ALL.get(code)?,
        line: maybe(part, fields & LINE != 0, line)?,
        message: text(part)?,
    })
}

fn number(part: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = part.split_first()?;
        *part = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn time(part: &mut &[u8]) -> Option<Seconds> {
    let written = number(part)?;
    let micros = (written >> 1) as i64 ^ -((written & 1) as i64);
    Some(Seconds::from_micros(micros))
}

fn line(part: &mut &[u8]) -> Option<u32> {
    u32::try_from(number(part)?).ok()
}

fn text(part: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(number(part)?).ok()?;
    let (text, rest) = part.split_at_checked(length)?;
    *part = rest;
    std::str::from_utf8(text).ok().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn times() -> impl Strategy<Value = Option<Seconds>> {
        let micros = -Seconds::MAX.as_micros()..=Seconds::MAX.as_micros();
        proptest::option::of(micros.prop_map(Seconds::from_micros))
    }

    fn words() -> impl Strategy<Value = Vec<Word>> {
        let word = (times(), times(), ".{0,9}").prop_map(|(start, end, text)| Word {
            start: start.unwrap_or_default(),
            end: end.unwrap_or_default(),
            text,
        });
        proptest::collection::vec(word, 0..4)
    }

    fn marks() -> impl Strategy<Value = Vec<Mark>> {
        let mark = (0..40_usize, 0..=SIGNS.len(), times()).prop_map(|(at, place, length)| Mark {
            at,
            sign: match SIGNS.get(place) {
                Some(sign) => *sign,
                None => Sign::Pause(length.unwrap_or_default()),
            },
        });
        proptest::collection::vec(mark, 0..4)
    }

    prop_compose! {
        fn utterances()(
            speaker in proptest::option::of(any::<u32>()),
            (start, end) in (times(), times()),
            text in ".{0,40}",
            words in words(),
            line in any::<Option<u32>>(),
            addressee in proptest::option::of(".{0,9}"),
            manner in proptest::option::of(".{0,9}"),
            notation in proptest::option::of(".{0,9}"),
            marks in marks(),
        ) -> Utterance {
            let speaker = speaker.map(|it| it as usize);
            Utterance { speaker, start, end, text, words, line, addressee, manner, marks, notation }
        }
    }

    prop_compose! {
        fn warnings()(code in 0..WarningCode::ALL.len(), message in ".{0,40}", line in any::<Option<u32>>()) -> Warning {
            Warning { code: WarningCode::ALL[code], message, line }
        }
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(
            utterances in proptest::collection::vec(utterances(), 0..20),
            warnings in proptest::collection::vec(warnings(), 0..20),
        ) {
            let sent = Transcript { utterances, warnings, ..Transcript::default() };
            let mut unpacked = Unpacked::default();
            pack(&sent, |part| unpacked.take(part).unwrap());
            let mut arrived = Transcript::default();
            unpacked.restore(&mut arrived);
            prop_assert_eq!(arrived, sent);
        }

        #[test]
        fn no_bytes_stop_it(part in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _taken = Unpacked::default().take(&part);
        }
    }

    #[test]
    fn parts_stay_small() {
        let said = Utterance {
            text: "x".repeat(1_000),
            ..Utterance::default()
        };
        let transcript = Transcript {
            utterances: vec![said; 2_000],
            ..Transcript::default()
        };
        let mut sizes = Vec::new();
        pack(&transcript, |part| sizes.push(part.len()));
        assert!(
            sizes.len() > 6 && sizes.iter().all(|&size| size < PART + 2_000),
            "{sizes:?}"
        );
    }
}
