//! TEI → speeches of a play (`sp`), or utterances of a transcription of speech (`u`).
//!
//! Source: TEI Consortium, *P5: Guidelines for Electronic Text Encoding and Interchange*, 7 (Performance Texts) and 8
//! (Transcriptions of Speech); ISO 24624:2016.

use std::borrow::Cow;
use std::rc::Rc;

use super::together::Together;
use super::xml::{Element, Piece, Xml};
use super::{is_collapsed, rooted};
use crate::import::draft::Draft;
use crate::import::index::Index;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance, decimal};

/// The root element is TEI's.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    rooted(head, &["TEI", "TEI.2", "teiCorpus"])
}

/// Elements whose text nobody speaks.
const UNSPOKEN: [&str; 4] = ["stage", "note", "fw", "spanGrp"];
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
            Piece::Text(text) => document.text(text),
            Piece::Close(ended) => document.close(ended.name(), &mut draft),
        }
    }
    xml.report(&mut draft);
    draft.spoken()
}

#[derive(Default)]
struct Document<'a> {
    people: Together,
    person: Option<String>,
    /// Points of the time line by id: their places in `times`.
    points: Index,
    times: Vec<Option<Seconds>>,
    /// A point of the time line has been read.
    timed: bool,
    unit: Unit,
    /// What a block around an utterance says of it.
    block: Marks,
    speech: Option<Speech<'a>>,
}

/// How a time line counts.
#[derive(Clone, Copy, Default)]
enum Unit {
    #[default]
    Seconds,
    Millis,
}

/// Who speaks from which point of the time line to which.
#[derive(Clone, Default)]
struct Marks {
    who: Option<Rc<str>>,
    start: Option<usize>,
    end: Option<usize>,
}

impl Marks {
    fn or(self, outer: &Self) -> Self {
        Self {
            who: self.who.or_else(|| outer.who.clone()),
            start: self.start.or(outer.start),
            end: self.end.or(outer.end),
        }
    }
}

struct Speech<'a> {
    marks: Marks,
    /// The name printed before it.
    printed: Option<String>,
    text: Cow<'a, str>,
    line: u32,
    /// The next text goes on in the same word.
    joins: bool,
}

impl<'a> Document<'a> {
    fn open(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'a>,
        draft: &mut Draft,
    ) -> Result<(), ImportError> {
        match element.name() {
            "title" if self.speech.is_none() => {
                let title = xml.words()?;
                draft.title(&words(&title));
            }
            "person" | "personGrp" => {
                self.person = Some(element.attribute("id").unwrap_or_default().into_owned());
            }
            "persName" | "name" if self.speech.is_none() => {
                let name = words(&xml.words()?);
                if let Some(person) = self.person.take_if(|_| !name.is_empty()) {
                    self.people.name(person, &name);
                }
            }
            "timeline" => {
                let millis = element.attribute("unit").is_some_and(|unit| unit == "ms");
                self.unit = if millis { Unit::Millis } else { Unit::Seconds };
            }
            "when" => self.point(element),
            "annotationBlock" => self.block = self.marks(element),
            "sp" | "u" => {
                self.speech = Some(Speech {
                    marks: self.marks(element).or(&self.block),
                    printed: None,
                    text: Cow::Borrowed(""),
                    line: xml.line(),
                    joins: false,
                });
            }
            _ => self.inside(element, xml)?,
        }
        Ok(())
    }

    fn inside(&mut self, element: &Element<'_>, xml: &mut Xml<'a>) -> Result<(), ImportError> {
        let Some(speech) = &mut self.speech else {
            return Ok(());
        };
        match element.name() {
            "speaker" => speech.printed = Some(words(&xml.words()?)),
            "pause" => {
                let length = element.attribute("dur").unwrap_or_default();
                let length = length.trim_start_matches("PT").trim_end_matches('S');
                let length = decimal::seconds(length).map(|_| length);
                let text = speech.text.to_mut();
                text.push_str(&format!(" ({}) ", length.unwrap_or(".")));
            }
            name if EVENTS.contains(&name) => {
                let event = words(&xml.words()?);
                if !event.is_empty() {
                    speech.text.to_mut().push_str(&format!(" [{event}] "));
                }
            }
            name if UNSPOKEN.contains(&name) => xml.skip()?,
            "lb" if element
                .attribute("break")
                .is_some_and(|value| value == "no") =>
            {
                let kept = speech.text.trim_end().trim_end_matches('\u{ad}').len();
                speech.text.to_mut().truncate(kept);
                speech.joins = true;
            }
            "lb" | "head" | "p" | "l" | "ab" | "lg" | "seg" | "w" => speech.text.to_mut().push(' '),
            "pc" => speech.joins = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>) {
        let Some(speech) = &mut self.speech else {
            return;
        };
        if std::mem::take(&mut speech.joins) {
            let kept = speech.text.trim_end().len();
            let so_far = speech.text.to_mut();
            so_far.truncate(kept);
            so_far.push_str(text.trim_start());
        } else if speech.text.is_empty() {
            speech.text = text;
        } else {
            speech.text.to_mut().push_str(&text);
        }
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
        let time = |place: Option<usize>| self.times.get(place?).copied().flatten();
        let (start, end) = (time(speech.marks.start), time(speech.marks.end));
        let printed = speech.printed.as_deref();
        // The names of those who speak together, else the name printed before the speech.
        let label = match &speech.marks.who {
            Some(who) => Some(self.people.label(who)),
            None => printed.map(|name| name.trim_end_matches(['.', ':', ','])),
        };
        draft.say(
            label,
            Utterance {
                start,
                end,
                text: words(&speech.text),
                line: Some(speech.line),
                ..Utterance::default()
            },
        );
    }

    /// What an element says of those who speak in it.
    fn marks(&mut self, element: &Element<'_>) -> Marks {
        let [who, start, end] = element
            .attributes(["who", "start", "end"])
            .map(|value| value.filter(|value| !value.trim().is_empty()));
        let [start, end] = [start, end].map(|id| Some(self.place(id?.trim())));
        Marks {
            who: who.map(|who| self.people.known(&who)),
            start,
            end,
        }
    }

    /// The place of a point of the time line.
    fn place(&mut self, id: &str) -> usize {
        let place = self.points.enter(id.trim_start_matches('#'));
        if place == self.times.len() {
            self.times.push(None);
        }
        place
    }

    /// A point of the time line: so long after another, or at a time of its own.
    fn point(&mut self, element: &Element<'_>) {
        let [id, since, interval, absolute] =
            element.attributes(["id", "since", "interval", "absolute"]);
        let number = |text: Option<Cow<'_, str>>| match self.unit {
            Unit::Seconds => decimal::seconds(&text?),
            Unit::Millis => decimal::millis(&text?),
        };
        let (interval, absolute) = (number(interval), number(absolute));
        let since = self.place(&since.unwrap_or_default());
        let base = self.times.get(since).copied().flatten();
        let after = interval.map(|interval| base.unwrap_or_default() + interval);
        let first = (!self.timed).then_some(Seconds::ZERO);
        let time = after.or(absolute).or(first);
        let place = self.place(&id.unwrap_or_default());
        if let Some(known) = self.times.get_mut(place).filter(|_| time.is_some()) {
            (*known, self.timed) = (time, true);
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
