//! text of a file → the format it is in: one row per format, and the surest test wins.

use std::cell::OnceCell;

use super::caption::{has_arrow, recognize as captions, sbv, subrip, webvtt};
use super::markup::{elan, exmaralda, tei, ttml};
use super::research::{chat, ctm, lab, rttm, stm, textgrid};
use super::{Format, ImportError, ImportErrorKind, Place, ReadOptions, Transcript};
use super::{json, lines, office, table, text};

/// How many lines that are not blank a test may look at.
const SAMPLE: usize = 200;
/// How much of each, in bytes: JSON and XML may be one line.
const LINE: usize = 4 << 10;

/// How sure a test is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// It is something else.
    #[default]
    No,
    /// Nothing speaks against it.
    Possible,
    /// The file has the format's habits.
    Likely,
    /// The file says so itself.
    Certain,
}

impl Certainty {
    /// Certain when it is so.
    pub const fn certain(is: bool) -> Self {
        if is { Self::Certain } else { Self::No }
    }

    /// Likely when it is so.
    pub const fn likely(is: bool) -> Self {
        if is { Self::Likely } else { Self::No }
    }
}

/// The beginning of a file, as tests see it.
pub(super) struct Head<'a> {
    /// The text without white space before it.
    pub text: &'a str,
    /// Its first lines that are not blank, long ones cut off.
    pub lines: Vec<&'a str>,
    /// Which of them hold an arrow, once that was asked.
    arrows: OnceCell<Vec<usize>>,
}

/// One format: how to know it, how to read it.
struct Row {
    format: Format,
    /// Endings of file names that speak for it; worth less than any test.
    endings: &'static [&'static str],
    /// How sure its test can be.
    most: Certainty,
    test: fn(&Head<'_>) -> Certainty,
    read: fn(&str) -> Result<Transcript, ImportError>,
}

/// Every format that is text. Of equally sure rows the first wins; those that look at the very beginning only are asked
/// first.
const ROWS: &[Row] = &[
    Row {
        format: Format::Segments,
        endings: &["json", "jsonl"],
        most: Certainty::Certain,
        test: json::recognize,
        read: json::read,
    },
    Row {
        format: Format::Elan,
        endings: &["eaf"],
        most: Certainty::Certain,
        test: elan::recognize,
        read: elan::read,
    },
    Row {
        format: Format::Exmaralda,
        endings: &["exb"],
        most: Certainty::Certain,
        test: exmaralda::recognize,
        read: exmaralda::read,
    },
    Row {
        format: Format::Ttml,
        endings: &["ttml", "dfxp", "xml"],
        most: Certainty::Certain,
        test: ttml::recognize,
        read: ttml::read,
    },
    Row {
        format: Format::Tei,
        endings: &["tei", "xml"],
        most: Certainty::Certain,
        test: tei::recognize,
        read: tei::read,
    },
    Row {
        format: Format::WebVtt,
        endings: &["vtt"],
        most: Certainty::Certain,
        test: captions::webvtt,
        read: webvtt::read,
    },
    Row {
        format: Format::SubRip,
        endings: &["srt"],
        most: Certainty::Certain,
        test: captions::subrip,
        read: subrip::read,
    },
    Row {
        format: Format::Chat,
        endings: &["cha"],
        most: Certainty::Certain,
        test: chat::recognize,
        read: chat::read,
    },
    Row {
        format: Format::TextGrid,
        endings: &["textgrid"],
        most: Certainty::Certain,
        test: textgrid::recognize,
        read: textgrid::read,
    },
    Row {
        format: Format::Rttm,
        endings: &["rttm"],
        most: Certainty::Likely,
        test: rttm::recognize,
        read: rttm::read,
    },
    Row {
        format: Format::Stm,
        endings: &["stm"],
        most: Certainty::Likely,
        test: stm::recognize,
        read: stm::read,
    },
    Row {
        format: Format::Ctm,
        endings: &["ctm"],
        most: Certainty::Likely,
        test: ctm::recognize,
        read: ctm::read,
    },
    Row {
        format: Format::Lab,
        endings: &["lab"],
        most: Certainty::Likely,
        test: lab::recognize,
        read: lab::read,
    },
    Row {
        format: Format::Sbv,
        endings: &["sbv"],
        most: Certainty::Likely,
        test: captions::sbv,
        read: sbv::read,
    },
    Row {
        format: Format::Table,
        endings: &["csv", "tsv", "nlp"],
        most: Certainty::Likely,
        test: table::recognize,
        read: table::read,
    },
    Row {
        format: Format::Rtf,
        endings: &["rtf"],
        most: Certainty::Certain,
        test: office::recognize_rtf,
        read: office::read_rtf,
    },
    Row {
        format: Format::Html,
        endings: &["html", "htm", "xhtml"],
        most: Certainty::Certain,
        test: office::recognize_html,
        read: office::read_html,
    },
    PLAIN,
];

/// What is left when nothing else fits.
const PLAIN: Row = Row {
    format: Format::Plain,
    endings: &["txt", "md"],
    most: Certainty::Possible,
    test: |_| Certainty::Possible,
    read: text::read,
};

/// Something that is text but no transcript that can be read, and what to do.
struct Refusal {
    test: fn(&Head<'_>) -> bool,
    what: &'static str,
    remedy: &'static str,
}

const EXPORT: &str =
    "Export the transcript from its program as WebVTT, SubRip or plain text and choose that file.";

/// A file that is no text, told by its first bytes, and its reader.
struct Container {
    begins: &'static [u8],
    read: fn(&[u8]) -> Result<Transcript, ImportError>,
}

const CONTAINERS: &[Container] = &[
    Container {
        begins: b"PK\x03\x04",
        read: office::read_packed,
    },
    Container {
        begins: b"PK\x05\x06",
        read: office::read_packed,
    },
];

/// Reads a file that is known by its first bytes and is no text.
pub(super) fn read_container(bytes: &[u8]) -> Option<Result<Transcript, ImportError>> {
    let container = CONTAINERS.iter().find(|c| bytes.starts_with(c.begins))?;
    Some((container.read)(bytes))
}

const REFUSALS: &[Refusal] = &[Refusal {
    test: |head| head.text.starts_with("<?xml") || is_element(head.text),
    what: "an XML document",
    remedy: EXPORT,
}];

/// The file is known by its first bytes and is no text.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    CONTAINERS.iter().any(|c| bytes.starts_with(c.begins))
}

/// Reads a text as what the person says it is, else as what it looks like.
pub(super) fn read(text: &str, options: &ReadOptions) -> Result<Transcript, ImportError> {
    if let Some(columns) = &options.columns {
        return table::read_as_told(text, columns);
    }
    if let Some(format) = options.format {
        return read_as(text, format);
    }
    let head = Head::of(text);
    let (row, certainty) = surest(&head, options);
    let refusal = REFUSALS.iter().find(|refusal| (refusal.test)(&head));
    if let Some(refusal) = refusal.filter(|_| certainty != Certainty::Certain) {
        let kind = ImportErrorKind::NotATranscript {
            what: refusal.what,
            remedy: refusal.remedy,
        };
        return Err(ImportError::new(kind, Place::Line(1)));
    }
    (row.read)(text)
}

/// Reads a text as the format that the person names.
fn read_as(text: &str, format: Format) -> Result<Transcript, ImportError> {
    if json::reads(format) {
        return json::read_as(text, format);
    }
    match ROWS.iter().find(|row| row.format == format) {
        Some(row) => (row.read)(text),
        None => {
            let what = "it is not a packed document".to_owned();
            let error = ImportError::new(ImportErrorKind::Malformed { what }, Place::File);
            Err(error.reading(format))
        }
    }
}

/// The format a text is recognised as.
pub(super) fn recognize(text: &str, options: &ReadOptions) -> Format {
    surest(&Head::of(text), options).0.format
}

/// The row whose test is surest; of equals one that the file's name speaks for, else the first.
fn surest(head: &Head<'_>, options: &ReadOptions) -> (&'static Row, Certainty) {
    let ending = options.file_name.as_deref().map(ending).unwrap_or_default();
    let mut best = (&PLAIN, Certainty::Possible, false);
    for row in ROWS {
        let named = row.endings.contains(&ending.as_str());
        if (row.most, named) <= (best.1, best.2) {
            continue;
        }
        let certainty = (row.test)(head);
        if (certainty, named) > (best.1, best.2) {
            best = (row, certainty, named);
        }
        if certainty == Certainty::Certain {
            break;
        }
    }
    (best.0, best.1)
}

impl<'a> Head<'a> {
    /// The beginning of a text.
    pub fn of(text: &'a str) -> Self {
        let lines = lines::lines(text).filter(|line| !line.is_blank());
        Self {
            text: text.trim_start(),
            lines: lines
                .take(SAMPLE)
                .map(|line| beginning(line.text))
                .collect(),
            arrows: OnceCell::new(),
        }
    }

    /// The lines that hold an arrow, with their places.
    pub fn arrows(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let found = || {
            let lines = self.lines.iter().zip(0..);
            let arrows = lines.filter(|(line, _)| has_arrow(line));
            arrows.map(|(_, place)| place).collect()
        };
        let places = self.arrows.get_or_init(found).iter();
        places.filter_map(|&place| Some((place, *self.lines.get(place)?)))
    }
}

fn beginning(line: &str) -> &str {
    line.get(..line.floor_char_boundary(LINE)).unwrap_or(line)
}

/// A file name's ending, in lower case.
fn ending(name: &str) -> String {
    let ending = name.trim().rsplit_once('.').map(|(_, ending)| ending);
    ending.unwrap_or_default().to_lowercase()
}

/// An element begins: not `<v Karen>` or `<Karen> text`, which are labels.
fn is_element(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    text.starts_with("<!DOCTYPE")
        || text.starts_with("<!--")
        || (text.starts_with('<') && first.contains("xmlns"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: Option<&str>, expected: Format) {
        let options = ReadOptions {
            file_name: name.map(str::to_owned),
            ..ReadOptions::default()
        };
        assert_eq!(read(text, &options).unwrap().format, expected, "{text}");
    }

    fn refused(text: &str, part: &str) {
        let error = read(text, &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().contains(part), "{error}");
    }

    #[test]
    fn content_decides() {
        check(
            "WEBVTT\n\n00:00.000 --> 00:01.000\nhi",
            Some("a.txt"),
            Format::WebVtt,
        );
        check("00:00.000 --> 00:01.000\n<v Mom>hi", None, Format::WebVtt);
        check(
            "1\n00:00:00,000 --> 00:00:01,000\nMom: hi",
            Some("a.vtt"),
            Format::SubRip,
        );
        check(
            "1\n00:00:00.000 --> 00:00:01.000\nMom: hi",
            None,
            Format::SubRip,
        );
        check("0:00:01.000,0:00:02.000\nMom: hi", None, Format::Sbv);
        check("Mom: hi\nDad: ho", Some("a.srt"), Format::Plain);
        check("[00:01:02] Mom: hi\nDad: ho", None, Format::Plain);
        check("{sighs} Mom: hi\nDad: ho", None, Format::Plain);
        check("Mom: from --> to\nDad: ho", None, Format::Plain);
    }

    #[test]
    fn the_person_overrules_content() {
        let options = ReadOptions {
            format: Some(Format::Plain),
            ..ReadOptions::default()
        };
        let text = "WEBVTT\n\nMom: 00:00.000 --> 00:01.000\nDad: hi";
        assert_eq!(read(text, &options).unwrap().format, Format::Plain);
    }

    #[test]
    fn what_is_no_transcript_is_named() {
        refused("<!DOCTYPE html><html>Please sign in", "a web page");
        refused("<?xml version=\"1.0\"?><svg/>", "XML");
        refused("{\"segments\": []}", "no utterances");
        refused("It was late, and nobody said a word.", "who speaks");
    }
}
