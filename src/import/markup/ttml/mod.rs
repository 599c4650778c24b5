//! TTML, DFXP, EBU-TT, IMSC → one utterance per paragraph.
//!
//! Source: W3C, *Timed Text Markup Language 1 (TTML1)*, third edition: times add up through body, div, p and span, and
//! children of a sequential container follow each other (10.2–10.4).

mod clock;
mod span;

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use super::together::Together;
use super::xml::{Element, Piece, Xml};
use super::{collapsed, rooted};
use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance, Word};
use clock::Rates;
use span::{Given, Span, Spans};

/// The root element is TTML's.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    rooted(head, &["tt"])
}

/// Elements whose text is about the document and not in it. Metadata is not among them, for it describes the agents;
/// what else stands in it is outside every paragraph.
const ASIDE: [&str; 6] = ["desc", "title", "copyright", "image", "script", "style"];

/// Reads paragraphs with the times that they are presented at.
///
/// # Errors
/// On a document type or too deep nesting, and when no paragraph holds words.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Ttml);
    let mut document = Document::default();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next().map_err(|error| error.reading(Format::Ttml))? {
        match piece {
            Piece::Open(element) => document.open(&element, &mut xml, &mut draft)?,
            Piece::Text(text) => document.text(text),
            Piece::Close(ended) => document.close(ended.name()),
        }
    }
    xml.report(&mut draft);
    document.push_to(&mut draft);
    draft.spoken()
}

#[derive(Default)]
struct Document<'a> {
    rates: Rates,
    agents: Together,
    /// The id of the agent whose name comes next.
    agent: String,
    spans: Spans,
    paragraphs: Vec<Paragraph>,
    /// Texts and the elements they stand in, those of a paragraph behind each other.
    runs: Vec<(usize, Cow<'a, str>)>,
    /// Who speaks in each element that is open.
    speakers: Vec<Option<Rc<str>>>,
    within: bool,
}

struct Paragraph {
    line: u32,
    agents: Option<Rc<str>>,
    runs: Range<usize>,
    unreadable: bool,
}

impl<'a> Document<'a> {
    fn open(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'a>,
        draft: &mut Draft,
    ) -> Result<(), ImportError> {
        match element.name() {
            "tt" => self.rates = Rates::of(element),
            "agent" => {
                self.agent = element.attribute("id").unwrap_or_default().into_owned();
                self.name_agent(xml)?;
            }
            "br" => self.text("\n".into()),
            "body" | "div" | "p" | "span" => self.open_timed(element, xml.line(), draft),
            "metadata" if self.within => xml.skip()?,
            name if ASIDE.contains(&name) => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn name_agent(&mut self, xml: &mut Xml<'_>) -> Result<(), ImportError> {
        let name = xml.words()?;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() {
            self.agents.name(std::mem::take(&mut self.agent), &name);
        }
        Ok(())
    }

    fn open_timed(&mut self, element: &Element<'_>, line: u32, draft: &mut Draft) {
        let (given, agents) = Given::of(element, &self.rates);
        let paragraph = element.name() == "p";
        if given.unreadable && !paragraph {
            draft.repaired(Some(line), "A time cannot be read and was left out.");
        }
        let unreadable = given.unreadable;
        self.spans.open(given);
        let agents = match agents {
            Some(agents) => Some(self.agents.known(&agents)),
            None => self.speakers.last().cloned().flatten(),
        };
        self.speakers.push(agents.clone());
        if paragraph {
            self.within = true;
            self.paragraphs.push(Paragraph {
                line,
                agents,
                runs: self.runs.len()..self.runs.len(),
                unreadable,
            });
        } else if let (true, Some(open)) = (self.within, self.paragraphs.last_mut()) {
            open.agents = open.agents.take().or(agents);
        }
    }

    fn text(&mut self, text: Cow<'a, str>) {
        let Some(span) = self.spans.current().filter(|_| self.within) else {
            return;
        };
        let blank = is_blank(&text);
        if !blank {
            self.spans.hold_words();
        }
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let begun = !paragraph.runs.is_empty();
        match self.runs.last_mut().filter(|_| begun) {
            Some((last, run)) if *last == span || blank => run.to_mut().push_str(&text),
            _ => {
                self.runs.push((span, text));
                paragraph.runs.end += 1;
            }
        }
    }

    fn close(&mut self, name: &str) {
        if matches!(name, "body" | "div" | "p" | "span") {
            self.spans.close();
            self.speakers.pop();
            self.within &= name != "p";
        }
    }

    fn push_to(&mut self, draft: &mut Draft) {
        let spans = self.spans.resolved();
        let mut shown = Vec::new();
        draft.utterances().reserve(self.paragraphs.len());
        for paragraph in &self.paragraphs {
            let line = Some(paragraph.line);
            if paragraph.unreadable {
                draft.skipped(
                    line,
                    "The times of a paragraph cannot be read; it was left out.",
                );
                continue;
            }
            let mut hidden = false;
            shown.clear();
            let runs = self.runs.get(paragraph.runs.clone()).unwrap_or_default();
            for (span, text) in runs {
                match spans.get(*span) {
                    Some(span) if span.is_shown() => shown.push((*span, &**text)),
                    span => hidden |= span.is_some() && !is_blank(text),
                }
            }
            if hidden {
                draft.skipped(line, "Words that are never shown were left out.");
            }
            let utterance = utterance(&shown, self.spans.any_time());
            if !utterance.text.is_empty() {
                let agents = paragraph.agents.as_ref();
                let label = agents.map(|agents| self.agents.label(agents));
                draft.say(label, Utterance { line, ..utterance });
            }
        }
    }
}

/// Nothing but white space; nearly every text tells by its first letter.
fn is_blank(text: &str) -> bool {
    !text.starts_with(|letter: char| letter.is_ascii_graphic()) && text.trim().is_empty()
}

/// A paragraph's words from the first that is shown to the last; parts with times of their own are its words.
fn utterance(shown: &[(Span, &str)], timed: bool) -> Utterance {
    if let [(span, text)] = shown
        && !is_blank(text)
    {
        return Utterance {
            start: Some(span.begin).filter(|_| timed),
            end: span.end,
            text: collapsed(text),
            ..Utterance::default()
        };
    }
    let spoken = || shown.iter().filter(|(_, text)| !is_blank(text));
    let text: String = shown.iter().map(|(_, text)| *text).collect();
    let differ = spoken()
        .zip(spoken().skip(1))
        .any(|(first, second)| first.0 != second.0);
    let last = spoken()
        .map(|(span, _)| span.end)
        .max_by_key(|end| (end.is_none(), *end))
        .flatten();
    Utterance {
        start: spoken().map(|(span, _)| span.begin).min().filter(|_| timed),
        end: last,
        text: collapsed(&text),
        words: if differ {
            words(&spoken().copied().collect::<Vec<_>>())
        } else {
            Vec::new()
        },
        ..Utterance::default()
    }
}

/// Parts as words; one that is never taken away ends where the next begins.
fn words(parts: &[(Span, &str)]) -> Vec<Word> {
    let nexts = parts
        .iter()
        .skip(1)
        .map(|(span, _)| Some(span.begin))
        .chain([None]);
    let word = |((span, text), next): (&(Span, &str), Option<Seconds>)| Word {
        start: span.begin,
        end: span.end.or(next).unwrap_or(span.begin),
        text: collapsed(text),
    };
    parts.iter().zip(nexts).map(word).collect()
}

#[cfg(test)]
mod tests;
