//! EXMARaLDA basic transcriptions → one utterance per event of a transcription tier.
//!
//! Source: Schmidt and Wörner, "EXMARaLDA", in *The Oxford Handbook of Corpus Phonology* (2014), and the format's own
//! document type: the order of the time line is the order in time, and its points may lack a time.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::elan::spread;
use super::rooted;
use super::xml::{Element, Piece, Xml};
use crate::import::draft::Draft;
use crate::import::index::Index;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance, decimal};

/// The root element is that of a basic transcription.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    rooted(head, &["basic-transcription"])
}

/// Reads events of tiers of type `t`.
///
/// # Errors
/// On a document type or too deep nesting, and when nothing is transcribed.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Exmaralda);
    let mut document = Document::default();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml
        .next()
        .map_err(|error| error.reading(Format::Exmaralda))?
    {
        if let Piece::Open(element) = piece {
            document.take(&element, &mut xml)?;
        }
    }
    xml.report(&mut draft);
    document.push_to(&mut draft);
    draft.sort_by_start();
    draft.spoken()
}

#[derive(Default)]
struct Document<'a> {
    /// Abbreviations by speaker.
    names: BTreeMap<String, String>,
    speaker: String,
    /// Points of the time line by id: their places in `times`.
    ids: Index,
    /// The place and the time of each point, in the order of the time line.
    points: Vec<(usize, Option<Seconds>)>,
    tiers: Vec<Tier<'a>>,
}

#[derive(Default)]
struct Tier<'a> {
    speaker: String,
    kind: String,
    events: Vec<Event<'a>>,
}

struct Event<'a> {
    start: usize,
    end: usize,
    text: Cow<'a, str>,
    line: u32,
}

impl<'a> Document<'a> {
    fn take(&mut self, element: &Element<'_>, xml: &mut Xml<'a>) -> Result<(), ImportError> {
        match element.name() {
            "speaker" => self.speaker = element.attribute("id").unwrap_or_default().into_owned(),
            "abbreviation" => {
                let name = xml.words()?.into_owned();
                if !name.is_empty() {
                    self.names.insert(std::mem::take(&mut self.speaker), name);
                }
            }
            "tli" => {
                let [id, time] = element.attributes(["id", "time"]);
                let time = time.and_then(|time| decimal::seconds(&time));
                let place = self.ids.enter(&id.unwrap_or_default());
                self.points.push((place, time));
            }
            "tier" => {
                let [speaker, kind] = element.attributes(["speaker", "type"]);
                self.tiers.push(Tier {
                    speaker: speaker.unwrap_or_default().into_owned(),
                    kind: kind.unwrap_or_default().into_owned(),
                    events: Vec::new(),
                });
            }
            "event" => {
                let line = xml.line();
                let places = element.attributes(["start", "end"]);
                let [start, end] = places.map(|place| self.ids.enter(&place.unwrap_or_default()));
                let text = xml.words()?;
                if let Some(tier) = self.tiers.last_mut() {
                    tier.events.push(Event {
                        start,
                        end,
                        text,
                        line,
                    });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn push_to(&mut self, draft: &mut Draft) {
        let times = self.times();
        let timed = times.iter().any(Option::is_some);
        let time = |place: usize| times.get(place).copied().flatten();
        let mut others = 0;
        for tier in &mut self.tiers {
            if tier.kind != "t" {
                others += tier.events.len();
                continue;
            }
            let label = self.names.get(&tier.speaker).unwrap_or(&tier.speaker);
            for event in tier.events.drain(..) {
                let (start, end) = (time(event.start), time(event.end));
                if start.is_none() && timed {
                    draft.repaired(Some(event.line), "An event begins at no point of the time line; its words were kept without times.");
                }
                draft.say(
                    Some(label),
                    Utterance {
                        start,
                        end,
                        text: event.text.into_owned(),
                        line: Some(event.line),
                        ..Utterance::default()
                    },
                );
            }
        }
        if others > 0 {
            draft.assumed_of(
                None,
                format!("{others} descriptions and annotations were not read as speech."),
            );
        }
    }

    /// The time of every point; those left open are set evenly between their neighbours. None when no point has one.
    fn times(&self) -> Vec<Option<Seconds>> {
        let mut times = vec![None; self.ids.len()];
        let given: Vec<Option<Seconds>> = self.points.iter().map(|(_, time)| *time).collect();
        let first = given.iter().position(Option::is_some);
        let last = given.iter().rposition(Option::is_some);
        let Some((first, last)) = first.zip(last) else {
            return times;
        };
        let timed = spread(given.get(first..=last).unwrap_or_default());
        for ((place, _), time) in self.points.iter().skip(first).zip(timed) {
            times
                .get_mut(*place)
                .into_iter()
                .for_each(|known| *known = Some(time));
        }
        times
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn events_are_utterances() {
        let exb = "<basic-transcription><head><speakertable><speaker id='SPK0'><abbreviation>KAR</abbreviation></speaker></speakertable></head>\n\
            <basic-body><common-timeline><tli id='T0' time='0.5'/><tli id='T1'/><tli id='T2' time='2.1'/><tli id='T3'/></common-timeline>\n\
            <tier speaker='SPK0' category='v' type='t'><event start='T0' end='T1'>You never </event>\n<event start='T1' end='T2'>call. </event></tier>\n\
            <tier speaker='SPK1' category='v' type='t'><event start='T3' end='T9'>Hm.</event></tier>\n\
            <tier speaker='SPK0' category='nv' type='d'><event start='T0' end='T1'>sighs</event></tier></basic-body></basic-transcription>";
        let transcript = read(exb).unwrap();
        let shown = transcript.utterances.iter().map(|utterance| {
            let speaker = &transcript.speakers[utterance.speaker.unwrap()];
            let time = |time: Option<crate::import::Seconds>| {
                time.map_or(-1, |time| time.as_micros() / 1_000)
            };
            format!(
                "{speaker} {}-{} {}",
                time(utterance.start),
                time(utterance.end),
                utterance.text
            )
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "KAR 500-1300 You never",
                "KAR 1300-2100 call.",
                "SPK1 -1--1 Hm."
            ]
        );
        let lines: Vec<_> = transcript
            .warnings
            .iter()
            .filter_map(|warning| warning.line)
            .collect();
        assert_eq!(lines, [5]);
    }
}
