//! TEI → speeches of a play (`sp`), or utterances of a transcription of speech (`u`).
//!
//! Source: TEI Consortium, *P5: Guidelines for Electronic Text Encoding and Interchange*, 7 (Performance Texts) and 8
//! (Transcriptions of Speech); ISO 24624:2016.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::xml::{Element, Piece, Xml};
use super::{is_collapsed, rooted};
use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance, decimal};

/// The root element is TEI's.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    rooted(head, &["TEI", "TEI.2", "teiCorpus"])
}

/// Elements whose text nobody speaks.
const UNSPOKEN: [&str; 4] = ["stage", "note", "fw", "spanGrp"];
/// So many may speak together. Project's choice.
const MOST_TOGETHER: usize = 8;
/// What somebody or something does while people speak.
const EVENTS: [&str; 3] = ["vocal", "incident", "kinesic"];

/// Reads speeches.
///
/// # Errors
/// On a document type or too deep nesting, and when nobody speaks.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Tei);
    let mut document = Document::default();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next().map_err(|error| error.reading(Format::Tei))? {
        match piece {
            Piece::Open(element) => document.open(&element, &mut xml, &mut draft)?,
            Piece::Text(text) => document.text(&text),
            Piece::Close(ended) => document.close(ended.name(), &mut draft),
        }
    }
    xml.report(&mut draft);
    draft.spoken()
}

#[derive(Default)]
struct Document {
    /// The first name of each person, by id.
    names: BTreeMap<String, String>,
    person: Option<String>,
    times: BTreeMap<String, Seconds>,
    unit: Unit,
    /// What a block around an utterance says of it.
    block: Marks,
    speech: Option<Speech>,
}

/// How a time line counts.
#[derive(Clone, Copy, Default)]
enum Unit {
    #[default]
    Seconds,
    Millis,
}

#[derive(Clone, Default)]
struct Marks {
    who: Option<Rc<str>>,
    start: Option<Rc<str>>,
    end: Option<Rc<str>>,
}

impl Marks {
    fn of(element: &Element<'_>) -> Self {
        let [who, start, end] = element
            .attributes(["who", "start", "end"])
            .map(|value| value.filter(|value| !value.trim().is_empty()).map(Rc::from));
        Self { who, start, end }
    }

    fn or(self, outer: &Self) -> Self {
        Self {
            who: self.who.or_else(|| outer.who.clone()),
            start: self.start.or_else(|| outer.start.clone()),
            end: self.end.or_else(|| outer.end.clone()),
        }
    }
}

struct Speech {
    marks: Marks,
    /// The name printed before it.
    printed: Option<String>,
    text: String,
    line: u32,
    /// The next text goes on in the same word.
    joins: bool,
}

impl Document {
    fn open(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        draft: &mut Draft,
    ) -> Result<(), ImportError> {
        let id = || element.attribute("id").unwrap_or_default().into_owned();
        match element.name() {
            "title" if self.speech.is_none() => {
                let title = xml.text()?;
                draft.title(&words(&title));
            }
            "person" | "personGrp" => self.person = Some(id()),
            "persName" | "name" if self.speech.is_none() => {
                let name = words(&xml.text()?);
                if let Some(person) = self.person.take_if(|_| !name.is_empty()) {
                    self.names.insert(person, name);
                }
            }
            "timeline" => {
                let millis = element.attribute("unit").is_some_and(|unit| unit == "ms");
                self.unit = if millis { Unit::Millis } else { Unit::Seconds };
            }
            "when" => self.point(element, id()),
            "annotationBlock" => self.block = Marks::of(element),
            "sp" | "u" => {
                self.speech = Some(Speech {
                    marks: Marks::of(element).or(&self.block),
                    printed: None,
                    text: String::new(),
                    line: xml.line(),
                    joins: false,
                });
            }
            _ => self.inside(element, xml)?,
        }
        Ok(())
    }

    fn inside(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ImportError> {
        let Some(speech) = &mut self.speech else {
            return Ok(());
        };
        match element.name() {
            "speaker" => speech.printed = Some(words(&xml.text()?)),
            "pause" => {
                let length = element.attribute("dur").unwrap_or_default();
                let length = length.trim_start_matches("PT").trim_end_matches('S');
                let length = decimal::seconds(length).map(|_| length);
                speech
                    .text
                    .push_str(&format!(" ({}) ", length.unwrap_or(".")));
            }
            name if EVENTS.contains(&name) => {
                let event = words(&xml.text()?);
                if !event.is_empty() {
                    speech.text.push_str(&format!(" [{event}] "));
                }
            }
            name if UNSPOKEN.contains(&name) => xml.skip()?,
            "lb" if element
                .attribute("break")
                .is_some_and(|value| value == "no") =>
            {
                let kept = speech.text.trim_end().trim_end_matches('\u{ad}').len();
                speech.text.truncate(kept);
                speech.joins = true;
            }
            "lb" | "head" | "p" | "l" | "ab" | "lg" | "seg" | "w" => speech.text.push(' '),
            "pc" => speech.joins = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let Some(speech) = &mut self.speech else {
            return;
        };
        let text = match std::mem::take(&mut speech.joins) {
            true => {
                let kept = speech.text.trim_end().len();
                speech.text.truncate(kept);
                text.trim_start()
            }
            false => text,
        };
        speech.text.push_str(text);
    }

    fn close(&mut self, name: &str, draft: &mut Draft) {
        match name {
            "annotationBlock" => self.block = Marks::default(),
            "person" | "personGrp" => self.person = None,
            "sp" | "u" => self.finish(draft),
            _ => {}
        }
    }

    fn finish(&mut self, draft: &mut Draft) {
        let Some(speech) = self.speech.take() else {
            return;
        };
        let time = |mark: Option<&Rc<str>>| {
            let id = mark?.trim().trim_start_matches('#');
            self.times.get(id).copied()
        };
        let marks = &speech.marks;
        let (start, end) = (time(marks.start.as_ref()), time(marks.end.as_ref()));
        let label = self.label(&speech);
        draft.say(
            label.as_deref(),
            Utterance {
                start,
                end,
                text: words(&speech.text),
                line: Some(speech.line),
                ..Utterance::default()
            },
        );
    }

    /// The names of those who speak together, else the name printed before the speech.
    fn label(&self, speech: &Speech) -> Option<String> {
        let Some(who) = &speech.marks.who else {
            return speech
                .printed
                .as_ref()
                .map(|name| name.trim_end_matches(['.', ':', ',']).to_owned());
        };
        let name = |id: &str| {
            let id = id.trim_start_matches('#');
            self.names.get(id).cloned().unwrap_or_else(|| id.to_owned())
        };
        Some(
            who.split_whitespace()
                .take(MOST_TOGETHER)
                .map(name)
                .collect::<Vec<_>>()
                .join(" & "),
        )
    }

    /// A point of the time line: so long after another, or at a time of its own.
    fn point(&mut self, element: &Element<'_>, id: String) {
        let number = |name| {
            let text = element.attribute(name)?;
            match self.unit {
                Unit::Seconds => decimal::seconds(&text),
                Unit::Millis => decimal::millis(&text),
            }
        };
        let since = element.attribute("since").unwrap_or_default();
        let base = self.times.get(since.trim_start_matches('#')).copied();
        let after = number("interval").map(|interval| base.unwrap_or_default() + interval);
        let time = after.or_else(|| number("absolute"));
        let first = self.times.is_empty().then_some(Seconds::ZERO);
        if let Some(time) = time.or(first) {
            self.times.insert(id, time);
        }
    }
}

/// Words with one space between them.
fn words(text: &str) -> String {
    let text = text.trim();
    if is_collapsed(text) {
        return text.to_owned();
    }
    let mut all = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::Seconds;

    fn check(tei: &str, expected: &[&str]) {
        let transcript = read(&format!(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'>{tei}</TEI>"
        ))
        .unwrap();
        let shown = transcript.utterances.iter().map(|utterance| {
            let speaker = utterance
                .speaker
                .map_or("-", |index| &transcript.speakers[index]);
            let time = |time: Option<Seconds>| {
                time.map_or("?".to_owned(), |time| {
                    (time.as_micros() / 1_000).to_string()
                })
            };
            format!(
                "{speaker} {}-{} {}",
                time(utterance.start),
                time(utterance.end),
                utterance.text
            )
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn plays() {
        check(
            "<teiHeader><titleStmt><title>Home</title></titleStmt><listPerson><person xml:id='karen' sex='FEMALE'><persName>Karen</persName>\
             <persName>KAREN</persName></person></listPerson></teiHeader><text><body><div><head>Act</head><sp who='#karen'><speaker>KAREN.</speaker>\
             <p>Not <stage>pause</stage> now, <persName>Tom</persName>.</p><l>So be\u{ad}\n <lb break='no'/>\n gin.</l></sp>\
             <sp who='#karen #tom'><speaker>BOTH</speaker><p>Yes.</p></sp><sp><speaker>LISA.</speaker><stage>(goes)</stage></sp></div></body></text>",
            &[
                "Karen ?-? Not now, Tom. So begin.",
                "Karen & tom ?-? Yes.",
                "LISA ?-? ",
            ],
        );
    }

    #[test]
    fn transcriptions_of_speech() {
        check(
            "<timeline unit='s'><when xml:id='T0'/><when xml:id='T1' interval='0.5' since='#T0'/><when xml:id='T2' interval='1.5' since='#T1'/></timeline>\
             <annotationBlock who='#KAR' start='#T1' end='#T2'><u><w>you</w><w>never</w><pause dur='PT0.5S'/><w>call</w><pc>.</pc>\
             <vocal><desc>laughs</desc></vocal></u></annotationBlock><u who='#TOM' start='#T9'>no</u>",
            &["KAR 500-2000 you never (0.5) call. [laughs]", "TOM ?-? no"],
        );
    }
}
