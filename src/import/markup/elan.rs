//! ELAN annotation files → one utterance per aligned annotation of a tier without parent.
//!
//! Source: Max Planck Institute for Psycholinguistics, *ELAN Annotation Format, EAF 3.0* (schema and description).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::rooted;
use super::xml::{Element, Piece, Xml};
use crate::import::draft::Draft;
use crate::import::index::Index;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance, Word, decimal};

/// Tiers in which annotators mark the stretches they worked on: whole minutes, not speech.
/// Source: ACLEW Annotation Scheme (Casillas et al., 2017).
const WINDOWS: [&str; 7] = [
    "code",
    "code_num",
    "code_periodic",
    "context",
    "context_periodic",
    "notes",
    "on_off",
];

/// Of so many tiers that hang on one, the words are sought. Project's choice.
const MOST_LAYERS: usize = 8;

/// The root element is ELAN's.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    rooted(head, &["ANNOTATION_DOCUMENT"])
}

/// Reads aligned annotations.
///
/// # Errors
/// On a document type or too deep nesting, and when nothing is annotated.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Elan);
    let mut document = Document::default();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next().map_err(|error| error.reading(Format::Elan))? {
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
    slots: Index,
    /// Times by the place of their slot; a slot may have none.
    times: Vec<Option<Seconds>>,
    tiers: Vec<Tier<'a>>,
    /// Texts of annotations that hang on another, by the other's id.
    attached: BTreeMap<String, Cow<'a, str>>,
}

/// A value that says something.
fn filled(value: Option<Cow<'_, str>>) -> Option<String> {
    let value = value.filter(|value| !value.trim().is_empty());
    value.map(Cow::into_owned)
}

struct Tier<'a> {
    id: String,
    participant: Option<String>,
    parent: Option<String>,
    annotations: Vec<Annotation<'a>>,
}

struct Annotation<'a> {
    id: String,
    line: u32,
    slots: Option<(usize, usize)>,
    text: Cow<'a, str>,
}

impl<'a> Document<'a> {
    fn take(&mut self, element: &Element<'_>, xml: &mut Xml<'a>) -> Result<(), ImportError> {
        match element.name() {
            "TIME_SLOT" => {
                let [id, time] = element.attributes(["TIME_SLOT_ID", "TIME_VALUE"]);
                let slot = self.slot(&id.unwrap_or_default());
                let time = time.and_then(|time| decimal::millis(&time));
                let known = self.times.get_mut(slot).into_iter();
                known.for_each(|known| *known = time);
            }
            "TIER" => {
                let [id, participant, parent] =
                    element.attributes(["TIER_ID", "PARTICIPANT", "PARENT_REF"]);
                self.tiers.push(Tier {
                    id: id.unwrap_or_default().into_owned(),
                    participant: filled(participant),
                    parent: filled(parent),
                    annotations: Vec::new(),
                });
            }
            "ALIGNABLE_ANNOTATION" | "REF_ANNOTATION" => self.annotation(element, xml)?,
            _ => {}
        }
        Ok(())
    }

    fn annotation(&mut self, element: &Element<'_>, xml: &mut Xml<'a>) -> Result<(), ImportError> {
        let [id, start, end, other] = element.attributes([
            "ANNOTATION_ID",
            "TIME_SLOT_REF1",
            "TIME_SLOT_REF2",
            "ANNOTATION_REF",
        ]);
        let named = |slot: &Cow<'_, str>| !slot.trim().is_empty();
        let slots = start.filter(named).zip(end.filter(named));
        let slots = slots.map(|(start, end)| (self.slot(&start), self.slot(&end)));
        let line = xml.line();
        let text = xml.words()?;
        if let Some(other) = filled(other) {
            self.attached.entry(other).or_insert_with(|| text.clone());
        }
        // Only an annotation without words takes them from another, by its own id.
        let id = id.filter(|_| text.is_empty()).unwrap_or_default();
        let annotation = Annotation {
            id: id.into_owned(),
            line,
            slots,
            text,
        };
        if let Some(tier) = self.tiers.last_mut() {
            tier.annotations.push(annotation);
        }
        Ok(())
    }

    /// The place of a slot's time.
    fn slot(&mut self, id: &str) -> usize {
        let place = self.slots.enter(id);
        if place == self.times.len() {
            self.times.push(None);
        }
        place
    }

    fn time(&self, slot: usize) -> Option<Seconds> {
        self.times.get(slot).copied().flatten()
    }

    fn push_to(&self, draft: &mut Draft) {
        let roots = self.roots();
        let mut hanging: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, tier) in self.tiers.iter().enumerate() {
            if let Some(parent) = &tier.parent {
                hanging.entry(parent).or_default().push(index);
            }
        }
        let mut layers = 0;
        for tier in &self.tiers {
            if tier.parent.is_some() {
                match roots.contains(tier.id.as_str()) {
                    true => layers += tier.annotations.len(),
                    false => self.list_lost(tier, draft),
                }
            } else if tier.participant.is_none() && WINDOWS.contains(&tier.id.as_str()) {
                draft.assumed_of(
                    None,
                    format!(
                        "The tier “{}” marks stretches of work and was not read as speech.",
                        tier.id
                    ),
                );
            } else {
                let hanging = hanging.get(tier.id.as_str());
                self.push_tier(
                    tier,
                    &self.words_of(hanging.map_or(&[], Vec::as_slice)),
                    draft,
                );
            }
        }
        if layers > 0 {
            draft.assumed_of(None, format!("{layers} annotations of other annotations (words, glosses, codes) were not read as speech."));
        }
    }

    /// Tiers whose parents lead to a tier without parent; a chain that never ends is no chain.
    fn roots(&self) -> BTreeSet<&str> {
        let mut rooted: BTreeSet<&str> = BTreeSet::new();
        let mut children: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut open = Vec::new();
        for tier in &self.tiers {
            match &tier.parent {
                Some(parent) => children.entry(parent).or_default().push(&tier.id),
                None => open.push(tier.id.as_str()),
            }
        }
        while let Some(id) = open.pop() {
            if rooted.insert(id) {
                open.extend(children.get(id).into_iter().flatten());
            }
        }
        rooted
    }

    fn list_lost(&self, tier: &Tier<'_>, draft: &mut Draft) {
        for annotation in &tier.annotations {
            draft.skipped(
                Some(annotation.line),
                "An annotation has no time: what it hangs on leads nowhere.",
            );
        }
    }

    fn push_tier(&self, tier: &Tier<'_>, words: &Parts<'_>, draft: &mut Draft) {
        let label = tier.participant.as_deref().unwrap_or(&tier.id);
        for annotation in &tier.annotations {
            let (start, end) = match annotation.slots {
                Some((start, end)) => (self.time(start), self.time(end)),
                None => (None, None),
            };
            if start.is_none() {
                draft.repaired(
                    Some(annotation.line),
                    "An annotation has no start; its words were kept without times.",
                );
            }
            let text = match annotation.text.is_empty() {
                true => self
                    .attached
                    .get(&annotation.id)
                    .unwrap_or(&annotation.text),
                false => &annotation.text,
            };
            let words = start
                .zip(end)
                .map(|span| words.within(span, text))
                .unwrap_or_default();
            draft.say(
                Some(label),
                Utterance {
                    start,
                    end,
                    text: text.to_string(),
                    words,
                    line: Some(annotation.line),
                    ..Utterance::default()
                },
            );
        }
    }

    /// The aligned annotations of the tiers that hang on this one.
    fn words_of(&self, hanging: &[usize]) -> Parts<'_> {
        let mut parts = Parts { tiers: Vec::new() };
        for other in hanging
            .iter()
            .take(MOST_LAYERS)
            .filter_map(|index| self.tiers.get(*index))
        {
            let mut words = Layer::default();
            for annotation in &other.annotations {
                if let Some((first, second)) = annotation.slots {
                    let span = (self.time(first), self.time(second));
                    words.push((span.0, span.1, &*annotation.text));
                }
            }
            parts.tiers.push(words);
        }
        parts
    }
}

/// An aligned annotation; its times may be open inside the annotation it divides.
type Part<'a> = (Option<Seconds>, Option<Seconds>, &'a str);

/// The annotations of a tier that hangs on another.
#[derive(Default)]
struct Layer<'a> {
    parts: Vec<Part<'a>>,
    /// The first that begins at a time.
    begins: BTreeMap<Seconds, usize>,
}

impl<'a> Layer<'a> {
    fn push(&mut self, part: Part<'a>) {
        if let Some(start) = part.0 {
            self.begins.entry(start).or_insert(self.parts.len());
        }
        self.parts.push(part);
    }

    /// The parts that begin with the span and spell a text between them, if they do.
    fn spelling(&self, (start, end): (Seconds, Seconds), text: &str) -> Option<&[Part<'a>]> {
        let (_, first) = self.begins.range(start..end.max(start)).next()?;
        let mut wanted = text
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .peekable();
        let mut last = *first;
        for part in self.parts.get(*first..)?.iter().take(text.len() + 1) {
            let mut letters = part.2.chars().filter(|letter| letter.is_alphanumeric());
            if wanted.peek().is_none() || !letters.all(|letter| wanted.next() == Some(letter)) {
                break;
            }
            last += 1;
        }
        let spelled = wanted.peek().is_none() && last > *first;
        spelled.then(|| self.parts.get(*first..last))?
    }
}

struct Parts<'a> {
    tiers: Vec<Layer<'a>>,
}

impl Parts<'_> {
    /// The words of an utterance, from the first tier whose annotations inside its times spell its text.
    fn within(&self, span: (Seconds, Seconds), text: &str) -> Vec<Word> {
        let spelled = self.tiers.iter().find_map(|tier| tier.spelling(span, text));
        spelled.map(|parts| timed(parts, span)).unwrap_or_default()
    }
}

/// Open times are spread evenly between those that are given, as ELAN draws them.
fn timed(parts: &[Part<'_>], (start, end): (Seconds, Seconds)) -> Vec<Word> {
    let mut bounds: Vec<Option<Seconds>> = parts.iter().map(|part| part.0).collect();
    if let Some(first) = bounds.first_mut() {
        first.get_or_insert(start);
    }
    bounds.push(Some(end));
    let bounds = spread(&bounds);
    let pairs = bounds.iter().zip(bounds.iter().skip(1));
    let words = parts.iter().zip(pairs).map(|(part, (begin, next))| Word {
        start: *begin,
        end: part.1.unwrap_or(*next),
        text: part.2.to_owned(),
    });
    words.collect()
}

/// Times with those left open set evenly between their neighbours. The first and last are given.
pub(super) fn spread(times: &[Option<Seconds>]) -> Vec<Seconds> {
    let mut all = Vec::with_capacity(times.len());
    let mut before = Seconds::ZERO;
    let mut open: i64 = 0;
    for time in times {
        let Some(time) = time else {
            open += 1;
            continue;
        };
        let step = (*time - before).as_micros() / (open + 1);
        all.extend((1..=open).map(|place| before + Seconds::from_micros(step * place)));
        all.push(*time);
        (before, open) = (*time, 0);
    }
    all.extend((0..open).map(|_| before));
    all
}

#[cfg(test)]
mod tests {
    use super::{read, spread};
    use crate::import::Seconds;

    fn document(slots: &[(&str, &str)], tiers: &str) -> String {
        let slot = |(id, time): &(&str, &str)| match *time {
            "" => format!("<TIME_SLOT TIME_SLOT_ID='{id}'/>"),
            time => format!("<TIME_SLOT TIME_SLOT_ID='{id}' TIME_VALUE='{time}'/>"),
        };
        let slots: String = slots.iter().map(slot).collect();
        format!(
            "<ANNOTATION_DOCUMENT FORMAT='3.0'><TIME_ORDER>{slots}</TIME_ORDER>\n{tiers}</ANNOTATION_DOCUMENT>"
        )
    }

    fn aligned(id: &str, from: &str, to: &str, text: &str) -> String {
        format!(
            "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='{id}' TIME_SLOT_REF1='{from}' TIME_SLOT_REF2='{to}'>\n<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        )
    }

    #[test]
    fn tiers_are_speakers_and_word_tiers_their_words() {
        let tiers = format!(
            "<TIER TIER_ID='Mom' PARTICIPANT='Karen'>{}</TIER>\n<TIER TIER_ID='w' PARENT_REF='Mom'>{}{}{}</TIER>\n<TIER TIER_ID='Tom'>{}</TIER>",
            aligned("a1", "t1", "t3", "You never call."),
            aligned("w1", "t1", "x1", "You"),
            aligned("w2", "x1", "x2", "never"),
            aligned("w3", "x2", "t3", "call"),
            aligned("a2", "t2", "t4", "No &amp; no."),
        );
        let slots = [
            ("t1", "500"),
            ("x1", ""),
            ("x2", ""),
            ("t2", "1900"),
            ("t3", "2000"),
            ("t4", "2500"),
        ];
        let transcript = read(&document(&slots, &tiers)).unwrap();
        assert_eq!(transcript.speakers, ["Karen", "Tom"]);
        let shown = transcript.utterances.iter().map(|utterance| {
            let millis = |time: Seconds| time.as_micros() / 1_000;
            let words: Vec<String> = utterance
                .words
                .iter()
                .map(|word| format!("{}@{}-{}", word.text, millis(word.start), millis(word.end)))
                .collect();
            let start = millis(utterance.start.unwrap());
            format!(
                "{start} {} [{}] {}",
                utterance.text,
                words.join(" "),
                utterance.line.unwrap()
            )
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "500 You never call. [You@500-1000 never@1000-1500 call@1500-2000] 2",
                "1900 No & no. [] 8"
            ]
        );
    }

    #[test]
    fn what_leads_nowhere_is_listed() {
        let tiers = format!(
            "<TIER TIER_ID='Mom'>{}</TIER>\n<TIER TIER_ID='Notes' PARENT_REF='Notes'>\n<ANNOTATION><REF_ANNOTATION ANNOTATION_ID='r1' ANNOTATION_REF='r2'>\
             <ANNOTATION_VALUE>egg</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>",
            aligned("a1", "t1", "t9", "fine")
        );
        let transcript = read(&document(&[("t1", "0")], &tiers)).unwrap();
        assert_eq!(transcript.utterances.len(), 1);
        let lines: Vec<_> = transcript
            .warnings
            .iter()
            .filter_map(|warning| warning.line)
            .collect();
        assert_eq!(lines, [5]);
    }

    #[test]
    fn open_times_are_spread_evenly() {
        let millis = |times: &[i64]| -> Vec<Option<Seconds>> {
            times
                .iter()
                .map(|time| (*time >= 0).then(|| Seconds::from_millis(*time)))
                .collect()
        };
        for (times, expected) in [
            (vec![0, -1, 100], vec![0, 50, 100]),
            (vec![10, -1, -1, 40, -1, 60], vec![10, 20, 30, 40, 50, 60]),
            (vec![5, -1], vec![5, 5]),
        ] {
            let found: Vec<_> = spread(&millis(&times)).into_iter().map(Some).collect();
            assert_eq!(found, millis(&expected));
        }
    }
}
