use super::read;
use crate::import::{Seconds, Transcript};

const SHORT: &str = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n2.5\n<exists>\n2\n\
    \"IntervalTier\"\n\"Karen\"\n0\n2.5\n2\n0\n0.5\n\"\"\n0.5\n2.5\n\"You said \"\"never\"\".\"\n\
    \"TextTier\"\n\"clicks\"\n0\n2.5\n1\n1\n\"x\"\n";

const LONG: &str = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 2.5\ntiers? <exists>\nsize = 2\n\
    item []:\n    item [1]:\n        class = \"IntervalTier\"\n        name = \"Karen\"\n        xmin = 0\n        xmax = 2.5\n        intervals: size = 2\n\
        intervals [1]:\n            xmin = 0\n            xmax = 0.5\n            text = \"\"\n\
        intervals [2]:\n            xmin = 0.5\n            xmax = 2.5\n            text = \"You said \"\"never\"\".\"\n\
    item [2]:\n        class = \"TextTier\"\n        name = \"clicks\"\n        xmin = 0\n        xmax = 2.5\n        points: size = 1\n\
        points [1]:\n            number = 1\n            mark = \"x\"\n";

fn shown(transcript: &Transcript) -> Vec<String> {
    let line = |utterance: &crate::import::Utterance| {
        let millis = |time: Option<Seconds>| time.unwrap().as_micros() / 1_000;
        let speaker = &transcript.speakers[utterance.speaker.unwrap()];
        format!(
            "{speaker} {}-{} {}",
            millis(utterance.start),
            millis(utterance.end),
            utterance.text
        )
    };
    transcript.utterances.iter().map(line).collect()
}

#[test]
fn long_and_short_are_one() {
    for (text, line) in [(SHORT, 16), (LONG, 20)] {
        let transcript = read(text).unwrap();
        assert_eq!(shown(&transcript), ["Karen 500-2500 You said \"never\"."]);
        assert_eq!(transcript.utterances[0].line, Some(line));
        assert_eq!(transcript.warnings.len(), 1);
    }
}

#[test]
fn announced_sizes_are_compared_not_believed() {
    let text = LONG.replace("size = 2", "size = 4000000000");
    let cut = text
        .split("intervals [2]")
        .next()
        .unwrap()
        .replace("\"\"", "\"only one\"");
    let transcript = read(&cut).unwrap();
    assert_eq!(shown(&transcript), ["Karen 0-500 only one"]);
    let mut lines: Vec<_> = transcript
        .warnings
        .iter()
        .map(|warning| warning.line)
        .collect();
    lines.sort();
    assert_eq!(lines, [Some(7), Some(14)]);
}

#[test]
fn tiers_of_one_name_are_several_speakers() {
    let tier = "\"IntervalTier\" \"Mary\" 0 9 1 0 9 \"a\" ";
    let text = format!("\"ooTextFile\" \"TextGrid\" 0 9 <exists> 2 {tier}{tier}");
    assert_eq!(
        shown(&read(&text).unwrap()),
        ["Mary 0-9000 a", "Mary_2 0-9000 a"]
    );
}

#[test]
fn layers_are_named() {
    let words = "\"IntervalTier\" \"words\" 0 9 3 0 3 \"a\" 3 6 \"b\" 6 9 \"c\" ";
    let phrases = "\"IntervalTier\" \"phrases\" 0 9 1 0 9 \"a b c\" ";
    let text = format!("\"ooTextFile\" \"TextGrid\" 0 9 <exists> 2 {words}{phrases}");
    let transcript = read(&text).unwrap();
    assert!(
        transcript.warnings[0]
            .message
            .contains("“words” lies inside one of “phrases”")
    );
    assert_eq!(transcript.warnings.len(), 1);
}

#[test]
fn what_is_cut_off_is_listed() {
    let text =
        "\"ooTextFile\" \"TextGrid\" 0 9 <exists> 1 \"IntervalTier\" \"a\" 0 9 2 0 1 \"x\"\n1 9";
    let transcript = read(text).unwrap();
    assert_eq!(transcript.utterances.len(), 1);
    let mut lines: Vec<_> = transcript
        .warnings
        .iter()
        .map(|warning| warning.line)
        .collect();
    lines.sort();
    assert_eq!(lines, [Some(1), Some(2)]);
    assert_eq!(
        read("\"ooTextFile\" \"Sound\" 0").unwrap_err().code(),
        "malformed"
    );
}
