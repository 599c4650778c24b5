//! Azure Speech: batch transcription (units of 100 ns) and fast transcription (milliseconds).

use super::tree::{Node, Tree};
use crate::import::draft::Draft;
use crate::import::{Seconds, Utterance, Word};

fn phrases<'t, 'a>(root: &'t Node<'a>) -> &'t [Node<'a>] {
    root.any(&["recognizedPhrases", "phrases"]).list()
}

pub(super) fn fits(root: &Node<'_>) -> bool {
    root.get("recognizedPhrases").first().has(&["nBest"])
        || root
            .get("phrases")
            .first()
            .has(&["text", "offsetMilliseconds"])
}

pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let phrases = phrases(&tree.root);
    let channels = phrases.iter().any(|phrase| {
        phrase
            .get("channel")
            .whole()
            .is_some_and(|channel| channel > 0)
    });
    for phrase in phrases {
        let line = tree.line(phrase);
        let best = phrase.get("nBest").first();
        let text = best
            .get("display")
            .text()
            .or_else(|| phrase.get("text").text());
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            draft.skipped(line, "A phrase was not recognized and was left out.");
            continue;
        };
        let channel = phrase.get("channel").whole().filter(|_| channels);
        let label = phrase.get("speaker").label().map(String::from);
        let label = label.or_else(|| channel.map(|channel| format!("Channel {channel}")));
        let words = [
            best.get("displayWords"),
            best.get("words"),
            phrase.get("words"),
        ];
        let words = words.into_iter().find(|words| !words.list().is_empty());
        let start = offset(phrase);
        draft.say(
            label.as_deref(),
            Utterance {
                start,
                end: start
                    .zip(duration(phrase))
                    .map(|(start, duration)| start + duration),
                text: text.to_owned(),
                words: words
                    .map(|words| words.list().iter().filter_map(word).collect())
                    .unwrap_or_default(),
                line,
                ..Utterance::default()
            },
        );
    }
    if channels {
        draft.sort_by_start();
    }
}

fn word(node: &Node<'_>) -> Option<Word> {
    let start = offset(node)?;
    Some(Word {
        start,
        end: start + duration(node)?,
        text: node
            .any(&["displayText", "word", "text"])
            .text()?
            .to_owned(),
    })
}

fn offset(node: &Node<'_>) -> Option<Seconds> {
    let ticks = node.get("offsetInTicks").ticks();
    let millis = || node.any(&["offsetMilliseconds", "offsetMillis"]).millis();
    ticks
        .or_else(millis)
        .or_else(|| iso(node.get("offset").text()?))
}

fn duration(node: &Node<'_>) -> Option<Seconds> {
    let ticks = node.get("durationInTicks").ticks();
    let millis = || {
        node.any(&["durationMilliseconds", "durationMillis"])
            .millis()
    };
    ticks
        .or_else(millis)
        .or_else(|| iso(node.get("duration").text()?))
}

/// A duration of ISO 8601 that is counted in hours, minutes and seconds: `PT1M2.5S`.
fn iso(text: &str) -> Option<Seconds> {
    let mut rest = text.strip_prefix("PT")?;
    let mut total = Seconds::ZERO;
    while let Some(at) = rest.find(['H', 'M', 'S']) {
        let (number, unit) = rest.split_at_checked(at)?;
        let seconds = crate::import::decimal::seconds(number)?;
        let times = match unit.as_bytes().first()? {
            b'H' => 3_600,
            b'M' => 60,
            _ => 1,
        };
        total += Seconds::from_micros(seconds.as_micros().checked_mul(times)?);
        rest = unit.get(1..)?;
    }
    rest.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::iso;
    use crate::import::Seconds;

    #[test]
    fn durations() {
        for (text, micros) in [
            ("PT1.2S", Some(1_200_000)),
            ("PT1M2.5S", Some(62_500_000)),
            ("PT1H0.01S", Some(3_600_010_000)),
            ("PT0S", Some(0)),
            ("P1D", None),
            ("PT1", None),
            ("PTxS", None),
        ] {
            assert_eq!(iso(text).map(Seconds::as_micros), micros, "{text}");
        }
    }
}
