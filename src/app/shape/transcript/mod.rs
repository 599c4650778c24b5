//! Transcript ⇄ plain object, `Transcript` of `types.d.ts`.

pub mod amendment;
pub mod reading;

use serde_json::Value;

use super::plain::{Plain, list};
use super::{Fields, ShapeError, from_utf16, to_utf16};
use crate::import::{
    Format, Mark, Profile, Reading, Seconds, Sign, Timing, Transcript, Utterance, Warning,
    WarningCode, Word,
};

/// A transcript as a plain object.
#[must_use]
pub fn write(transcript: &Transcript) -> Value {
    let mut plain = Plain::default();
    plain.put("format", transcript.format.id());
    plain.maybe("title", transcript.title.as_deref());
    plain.put("speakers", transcript.speakers.as_slice());
    if !transcript.profiles.is_empty() {
        plain.put("profiles", list(&transcript.profiles, write_profile));
    }
    plain.put("utterances", list(&transcript.utterances, write_utterance));
    plain.put("timing", write_timing(transcript.timing));
    plain.put("warnings", list(&transcript.warnings, write_warning));
    plain.put("reading", reading::write(&transcript.reading));
    plain.into()
}

/// A transcript from a plain object.
///
/// # Errors
/// When a field is missing or not what it should be.
pub fn read(fields: &Fields) -> Result<Transcript, ShapeError> {
    let speakers = fields.texts("speakers")?;
    let utterances = fields.list("utterances", read_utterance)?;
    let timing = match fields.maybe_within("timing")? {
        Some(timing) => read_timing(&timing)?,
        None => Timing {
            starts: utterances.iter().any(|utterance| utterance.start.is_some()),
            ends: utterances.iter().any(|utterance| utterance.end.is_some()),
            ..Timing::default()
        },
    };
    let format = fields.maybe_text("format")?.unwrap_or_default();
    Ok(Transcript {
        format: format.parse().unwrap_or(Format::Plain),
        title: fields.maybe_text("title")?,
        speakers,
        profiles: fields.maybe_list("profiles", read_profile)?,
        utterances,
        timing,
        warnings: fields.maybe_list("warnings", read_warning)?,
        reading: match fields.maybe_within("reading")? {
            Some(fields) => reading::read(&fields)?,
            None => Reading::default(),
        },
    })
}

fn write_utterance(utterance: &Utterance) -> Value {
    let mut plain = Plain::default();
    plain.put("speaker", utterance.speaker);
    plain.maybe("start", utterance.start.map(Seconds::as_f64));
    plain.maybe("end", utterance.end.map(Seconds::as_f64));
    plain.put("text", utterance.text.as_str());
    if !utterance.words.is_empty() {
        plain.put("words", list(&utterance.words, write_word));
    }
    plain.maybe("line", utterance.line);
    plain.maybe("addressee", utterance.addressee.as_deref());
    plain.maybe("manner", utterance.manner.as_deref());
    if !utterance.marks.is_empty() {
        let write = |mark: &Mark| write_mark(&utterance.text, mark);
        plain.put("marks", list(&utterance.marks, write));
    }
    plain.maybe("notation", utterance.notation.as_deref());
    plain.into()
}

/// Times that are no times (infinite, not a number) count as absent.
fn read_utterance(fields: &Fields) -> Result<Utterance, ShapeError> {
    let time = |key| Ok::<_, ShapeError>(fields.maybe_number(key)?.and_then(Seconds::from_f64));
    let words = fields.maybe_list("words", read_word)?;
    let text = fields.text("text")?;
    let marks = fields.maybe_list("marks", |mark| read_mark(&text, mark))?;
    Ok(Utterance {
        speaker: fields.maybe_count("speaker")?,
        start: time("start")?,
        end: time("end")?,
        text,
        words: words.into_iter().flatten().collect(),
        line: line(fields)?,
        addressee: fields.maybe_text("addressee")?,
        manner: fields.maybe_text("manner")?,
        marks,
        notation: fields.maybe_text("notation")?,
    })
}

/// The signs by their names; a pause also has a length.
const SIGNS: [(Sign, &str); 10] = [
    (Sign::Pause(Seconds::ZERO), "pause"),
    (Sign::ShortPause, "short-pause"),
    (Sign::OverlapBegins, "overlap-begins"),
    (Sign::OverlapEnds, "overlap-ends"),
    (Sign::Latches, "latches"),
    (Sign::Interrupted, "interrupted"),
    (Sign::BreaksOff, "breaks-off"),
    (Sign::TrailsOff, "trails-off"),
    (Sign::Resumes, "resumes"),
    (Sign::Completes, "completes"),
];

fn sign_name(sign: Sign) -> &'static str {
    let alike = |known: &Sign| std::mem::discriminant(known) == std::mem::discriminant(&sign);
    let row = SIGNS.iter().find(|(known, _)| alike(known));
    row.map_or("", |(_, name)| name)
}

fn write_mark(text: &str, mark: &Mark) -> Value {
    let mut plain = Plain::default();
    let at = to_utf16(text, &(mark.at..mark.at));
    plain.maybe("at", at.first().copied());
    plain.put("sign", sign_name(mark.sign));
    if let Sign::Pause(length) = mark.sign {
        plain.put("length", length.as_f64());
    }
    plain.into()
}

fn read_mark(text: &str, fields: &Fields) -> Result<Mark, ShapeError> {
    let sign = fields.word("sign", &SIGNS.map(|row| row.0), sign_name)?;
    let length = fields.maybe_number("length")?.and_then(Seconds::from_f64);
    let at = fields.count("at")?;
    Ok(Mark {
        at: from_utf16(text, (at, at)).start,
        sign: match sign {
            Sign::Pause(_) => Sign::Pause(length.unwrap_or_default()),
            sign => sign,
        },
    })
}

fn write_word(word: &Word) -> Value {
    let mut plain = Plain::default();
    plain.put("start", word.start.as_f64());
    plain.put("end", word.end.as_f64());
    plain.put("text", word.text.as_str());
    plain.into()
}

fn read_word(fields: &Fields) -> Result<Option<Word>, ShapeError> {
    let start = Seconds::from_f64(fields.number("start")?);
    let end = Seconds::from_f64(fields.number("end")?);
    let text = fields.text("text")?;
    Ok(start.zip(end).map(|(start, end)| Word { start, end, text }))
}

fn write_timing(timing: Timing) -> Value {
    let mut plain = Plain::default();
    plain.put("starts", timing.starts);
    plain.put("ends", timing.ends);
    plain.put("words", timing.words);
    plain.put("coarse", timing.coarse);
    plain.put("touching", timing.touching);
    plain.put("rolling", timing.rolling);
    plain.into()
}

fn read_timing(fields: &Fields) -> Result<Timing, ShapeError> {
    Ok(Timing {
        starts: fields.flag("starts")?,
        ends: fields.flag("ends")?,
        words: fields.flag("words")?,
        coarse: fields.flag("coarse")?,
        touching: fields.flag("touching")?,
        rolling: fields.flag("rolling")?,
    })
}

fn write_profile(profile: &Profile) -> Value {
    let mut plain = Plain::default();
    plain.put("speaker", profile.speaker);
    plain.maybe("name", profile.name.as_deref());
    plain.maybe("role", profile.role.as_deref());
    plain.into()
}

fn read_profile(fields: &Fields) -> Result<Profile, ShapeError> {
    Ok(Profile {
        speaker: fields.count("speaker")?,
        name: fields.maybe_text("name")?,
        role: fields.maybe_text("role")?,
    })
}

fn write_warning(warning: &Warning) -> Value {
    let mut plain = Plain::default();
    plain.put("code", warning.code.name());
    plain.put("message", warning.message.as_str());
    plain.maybe("line", warning.line);
    plain.into()
}

fn read_warning(fields: &Fields) -> Result<Warning, ShapeError> {
    Ok(Warning {
        code: fields.text("code")?.parse().unwrap_or(WarningCode::Assumed),
        message: fields.text("message")?,
        line: line(fields)?,
    })
}

fn line(fields: &Fields) -> Result<Option<u32>, ShapeError> {
    let line = fields.maybe_count("line")?;
    Ok(line.and_then(|line| u32::try_from(line).ok()))
}
