//! Label files: `start end label`, as Audacity exports them and speech programs write them.

use std::collections::BTreeSet;

use super::rows::{moment, most_rows, rows};
use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance};

/// Two times in order, then a label. Whole numbers parted by spaces are more likely something else.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    most_rows(head, |row| {
        let marked = row.contains(['.', '\t']);
        row.starts_with('\\') || (marked && Row::new(row).is_some_and(|row| row.start <= row.end))
    })
}

struct Row<'a> {
    start: Seconds,
    end: Seconds,
    label: &'a str,
}

impl<'a> Row<'a> {
    fn new(row: &'a str) -> Option<Self> {
        let row = row.trim();
        let (start, rest) = row.split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let (end, label) = rest.split_once(char::is_whitespace)?;
        let label = label.trim();
        Some(Self {
            start: moment(start)?,
            end: moment(end)?,
            label: Some(label).filter(|label| !label.is_empty())?,
        })
    }
}

/// Reads labels as speakers when the same few come again and again, else as what was said.
///
/// # Errors
/// When no row holds a label.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Lab);
    let mut labels = Vec::new();
    for (line, row) in rows(text) {
        match Row::new(row) {
            Some(row) => labels.push((line, row)),
            // Audacity writes the range of frequencies in a line of its own.
            None if row.starts_with('\\') => {}
            None => draft.skipped(
                Some(line),
                "A row is not a start, an end and a label; it was left out.",
            ),
        }
    }
    let distinct: BTreeSet<&str> = labels.iter().map(|(_, row)| row.label).collect();
    let names = 2 * distinct.len() <= labels.len() + 1;
    for (line, row) in &labels {
        let (label, text) = match row.label.split_once(':') {
            _ if names => (Some(row.label), ""),
            Some((label, text)) => (Some(label), text),
            None => (None, row.label),
        };
        draft.say(
            label,
            Utterance {
                start: Some(row.start),
                end: Some(row.end),
                text: text.to_owned(),
                line: Some(*line),
                ..Utterance::default()
            },
        );
    }
    draft.spoken()
}

#[cfg(test)]
mod tests {
    use super::{Certainty, Head, read, recognize};

    fn check(lab: &str, expected: &[&str]) {
        assert_eq!(recognize(&Head::of(lab)), Certainty::Likely);
        let transcript = read(lab).unwrap();
        let shown = transcript.utterances.iter().map(|utterance| {
            let speaker = utterance
                .speaker
                .map_or("-", |index| &transcript.speakers[index]);
            format!("{speaker}|{}", utterance.text)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn labels_are_names_or_words() {
        check(
            "0.0 3.0 spk1\n3.0 7.0 spk2\n7.0 10.0 spk1\n",
            &["spk1|", "spk2|", "spk1|"],
        );
        check(
            "0.0\t1.5\tKaren: You never call.\n\\\t100.0\t200.0\n1.5\t2\tThat is not true.\n",
            &["Karen|You never call.", "-|That is not true."],
        );
    }

    #[test]
    fn other_rows_are_not_labels() {
        for head in [
            "3.0 1.0 spk1",
            "1 12 T text",
            "f A 0.5 0.2 you",
            "one two three",
            "1 2",
        ] {
            assert_eq!(recognize(&Head::of(head)), Certainty::No, "{head}");
        }
    }
}
