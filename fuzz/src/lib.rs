//! What holds of every reading, whatever the bytes.

use kinmap::import::{self, Family, Format, ReadOptions, Transcript};

/// Reads the bytes as every format of a family, and as what they look like.
pub fn family(family: Family, bytes: &[u8]) {
    read(bytes, &ReadOptions::default());
    for format in family.formats() {
        read(bytes, &ReadOptions { format: Some(format), ..ReadOptions::default() });
    }
}

/// Reads the bytes as one format.
pub fn only(format: Format, bytes: &[u8]) {
    read(bytes, &ReadOptions { format: Some(format), ..ReadOptions::default() });
}

/// Reads the bytes and looks at what came of it.
pub fn read(bytes: &[u8], options: &ReadOptions) {
    match import::read(bytes, options) {
        Ok(transcript) => check(&transcript),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn check(transcript: &Transcript) {
    for utterance in &transcript.utterances {
        assert!(utterance.speaker.is_none_or(|speaker| speaker < transcript.speakers.len()));
        assert!(utterance.start.zip(utterance.end).is_none_or(|(start, end)| start <= end));
        assert!(utterance.words.iter().all(|word| word.start <= word.end));
        assert!(!utterance.text.contains('\0'));
        assert!(utterance.line.is_none_or(|line| line > 0));
    }
    for profile in &transcript.profiles {
        assert!(profile.speaker < transcript.speakers.len());
    }
    assert!(transcript.warnings.iter().all(|warning| !warning.message.is_empty()));
}
