//! first bytes of a file → the kind of file it is, when it is one that is no transcript.

use crate::import::{ImportError, ImportErrorKind, Place};

/// A kind of file told by its first bytes.
struct Magic {
    at: usize,
    bytes: &'static [u8],
    what: &'static str,
    remedy: &'static str,
}

const RECORDING: &str = "The recording was not read and nothing was sent anywhere. Have it transcribed first and choose the transcript.";
const PRINTED: &str =
    "Choose the text it was made from, or copy its text and paste it into the page.";
const SAVE_AS: &str =
    "Open it in the program that wrote it and save it as Word (.docx) or plain text.";
const PICTURE: &str = "Choose the file that holds the words.";
const UNPACK: &str = "Unpack it and choose the transcript inside.";
const WRONG_FILE: &str = "Choose the file that holds the transcript.";

const fn magic(at: usize, bytes: &'static [u8], what: &'static str, remedy: &'static str) -> Magic {
    Magic {
        at,
        bytes,
        what,
        remedy,
    }
}

/// One row per kind; the first that fits wins.
const KINDS: &[Magic] = &[
    magic(0, b"%PDF", "a PDF", PRINTED),
    magic(0, b"%!PS", "a PostScript document", PRINTED),
    magic(
        0,
        b"\xD0\xCF\x11\xE0",
        "an old Word or Excel document",
        SAVE_AS,
    ),
    magic(0, b"ID3", "a sound recording (MP3)", RECORDING),
    magic(0, b"\xFF\xFB", "a sound recording (MP3)", RECORDING),
    magic(0, b"\xFF\xF3", "a sound recording (MP3)", RECORDING),
    magic(0, b"\xFF\xF2", "a sound recording (MP3)", RECORDING),
    magic(0, b"\xFF\xF1", "a sound recording (AAC)", RECORDING),
    magic(0, b"\xFF\xF9", "a sound recording (AAC)", RECORDING),
    magic(8, b"WAVE", "a sound recording (WAV)", RECORDING),
    magic(8, b"AVI ", "a video (AVI)", RECORDING),
    magic(8, b"WEBP", "a picture (WebP)", PICTURE),
    magic(8, b"AIFF", "a sound recording (AIFF)", RECORDING),
    magic(0, b"OggS", "a sound recording (Ogg)", RECORDING),
    magic(0, b"fLaC", "a sound recording (FLAC)", RECORDING),
    magic(0, b"#!AMR", "a sound recording (AMR)", RECORDING),
    magic(0, b"caff", "a sound recording (CAF)", RECORDING),
    magic(0, b"MThd", "a music file (MIDI)", WRONG_FILE),
    magic(
        0,
        b"\x30\x26\xB2\x75\x8E\x66\xCF\x11",
        "a recording (Windows Media)",
        RECORDING,
    ),
    magic(4, b"ftyp", "a recording (MP4, M4A or MOV)", RECORDING),
    magic(4, b"moov", "a recording (MOV)", RECORDING),
    magic(
        0,
        b"\x1A\x45\xDF\xA3",
        "a recording (WebM or Matroska)",
        RECORDING,
    ),
    magic(0, b"FLV\x01", "a video (Flash)", RECORDING),
    magic(0, b"\x89PNG", "a picture (PNG)", PICTURE),
    magic(0, b"\xFF\xD8\xFF", "a picture (JPEG)", PICTURE),
    magic(0, b"GIF8", "a picture (GIF)", PICTURE),
    magic(0, b"BM\0\0", "a picture (BMP)", PICTURE),
    magic(0, b"II*\0", "a picture (TIFF)", PICTURE),
    magic(0, b"MM\0*", "a picture (TIFF)", PICTURE),
    magic(0, b"\x1F\x8B", "a packed file (gzip)", UNPACK),
    magic(0, b"7z\xBC\xAF\x27\x1C", "a packed file (7z)", UNPACK),
    magic(0, b"Rar!", "a packed file (RAR)", UNPACK),
    magic(0, b"BZh9", "a packed file (bzip2)", UNPACK),
    magic(0, b"\xFD7zXZ", "a packed file (xz)", UNPACK),
    magic(0, b"\x28\xB5\x2F\xFD", "a packed file (zstd)", UNPACK),
    magic(0, b"MZ\x90\0", "a program", WRONG_FILE),
    magic(0, b"\x7FELF", "a program", WRONG_FILE),
    magic(0, b"\xCF\xFA\xED\xFE", "a program", WRONG_FILE),
    magic(0, b"\0asm", "a program", WRONG_FILE),
    magic(0, b"SQLite format 3\0", "a database (SQLite)", WRONG_FILE),
    magic(
        0,
        b"ooBinaryFile",
        "a binary Praat file",
        "Save it in Praat as a text file and choose that.",
    ),
];

/// The refusal for a file that is known not to be a transcript.
pub(in crate::import) fn refuse(bytes: &[u8]) -> Result<(), ImportError> {
    let kind = KINDS.iter().find(|kind| {
        let found = bytes.get(kind.at..).unwrap_or_default();
        found.starts_with(kind.bytes)
    });
    match kind {
        None => Ok(()),
        Some(&Magic { what, remedy, .. }) => Err(ImportError::new(
            ImportErrorKind::NotATranscript { what, remedy },
            Place::Byte(0),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        let message = refuse(bytes).err().map(|error| error.to_string());
        match (&message, expected) {
            (None, None) => {}
            (Some(message), Some(part)) if message.contains(part) => {}
            _ => panic!("{bytes:?}: {message:?} is not {expected:?}"),
        }
    }

    #[test]
    fn kinds() {
        check(b"%PDF-1.7", Some("a PDF"));
        check(b"ID3\x04", Some("a sound recording (MP3)"));
        check(b"RIFF\x24\x08\0\0WAVEfmt ", Some("(WAV)"));
        check(b"\0\0\0\x20ftypM4A ", Some("nothing was sent"));
        check(b"\x1A\x45\xDF\xA3", Some("WebM"));
        check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some("save it as Word"));
        check(b"\x89PNG\r\n", Some("a picture"));
        check(b"MZ\x90\0", Some("a program"));
        check(b"Mom: the ID3 tag", None);
        check(b"WAVE", None);
        check(b"", None);
    }
}
