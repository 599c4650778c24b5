use super::{Certainty, Head, read, recognize};
use crate::import::Seconds;

const FAMILY: &str = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tMOT Karen Mother, FAT Tom Father, CHI Lisa Target_Child\n\
    @ID:\teng|demo|MOT|||||Mother|||\n@ID:\teng|demo|FAT|||||Father|||\n@ID:\teng|demo|CHI|14;00.||||Target_Child|||\n\
    *MOT:\tyou never <call me back> [>] +/. \u{15}1000_2400\u{15}\n%add:\tFAT\n\
    *FAT:\t+< <that is not> [<]\n\ttrue . \u{15}1900_3000\u{15}\n\
    %wor:\tthat \u{15}1900_2100\u{15} is \u{15}2100_2300\u{15} not \u{15}2300_2600\u{15} true \u{15}2600_3000\u{15} .\n\
    *CHI:\t(1.5) &=sighs can I go ? \u{15}4500_6000\u{15}\n%com:\tlooks at the floor\n@End\n";

#[test]
fn a_family() {
    assert_eq!(recognize(&Head::of(FAMILY)), Certainty::Certain);
    let transcript = read(FAMILY).unwrap();
    assert_eq!(transcript.speakers, ["MOT", "FAT", "CHI"]);
    assert_eq!(transcript.warnings, []);
    let roles: Vec<_> = transcript
        .profiles
        .iter()
        .map(|profile| {
            (
                profile.speaker,
                profile.name.as_deref(),
                profile.role.as_deref(),
            )
        })
        .collect();
    let expected = [
        (0, "Karen", "Mother"),
        (1, "Tom", "Father"),
        (2, "Lisa", "Target_Child"),
    ];
    assert_eq!(
        roles,
        expected.map(|(speaker, name, role)| (speaker, Some(name), Some(role)))
    );
    let shown = transcript.utterances.iter().map(|utterance| {
        let millis = |time: Option<Seconds>| time.unwrap().as_micros() / 1_000;
        let (start, end) = (millis(utterance.start), millis(utterance.end));
        format!("{start}-{end} {} {}", utterance.words.len(), utterance.text)
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "1000-2400 0 you never call me back—",
            "1900-3000 4 that is not true.",
            "4500-6000 0 (1.5) [sighs] can I go?"
        ]
    );
    let lines: Vec<_> = transcript
        .utterances
        .iter()
        .map(|utterance| utterance.line)
        .collect();
    assert_eq!(lines, [Some(8), Some(10), Some(13)]);
    assert_eq!(transcript.utterances[0].addressee.as_deref(), Some("FAT"));
}

/// A file with these lines between its headers → the number of utterances, and the lines that are listed.
fn check(lines: &str, utterances: usize, listed: &[u32]) {
    let text = format!("@UTF8\n@Begin\n@Participants:\tCHI Lisa Target_Child\n{lines}\n@End\n");
    let transcript = read(&text).unwrap();
    assert_eq!(transcript.utterances.len(), utterances, "{lines}");
    let found: Vec<u32> = transcript
        .warnings
        .iter()
        .filter_map(|warning| warning.line)
        .collect();
    assert_eq!(found, listed, "{lines}");
}

#[test]
fn faults_of_structure_are_listed() {
    check("*CHI:\thi .", 1, &[]);
    check("*CHI:hi .", 1, &[4]);
    check("*CHI\thi .", 1, &[4]);
    check("  *CHI:\thi .", 1, &[4]);
    check("*XXX:\thi .", 1, &[4]);
    check("garbage\n*CHI:\thi .", 1, &[4]);
    check("%com:\talone\n*CHI:\thi .", 1, &[4]);
    check("*CHI:\thi . \u{15}100x200\u{15}", 1, &[4]);
    check("*CHI:\thi . \u{15}500_100\u{15}", 1, &[4]);
    check(
        "*CHI:\ta . \u{15}500_600\u{15}\n*CHI:\tb . \u{15}100_200\u{15}",
        2,
        &[5],
    );
    check("*CHI:\thi .\n@End\n*CHI:\tbye .", 2, &[6]);
    check("@ID:\teng|x|MOT|||||Mother|||\n*CHI:\thi .", 1, &[4]);
    check("*CHI:\t<hi .", 1, &[4]);
}

#[test]
fn missing_headers_are_named() {
    let transcript = read("*MOT:\tyou never call .\n*FAT:\tnot fair .\n").unwrap();
    assert_eq!(transcript.utterances.len(), 2);
    let messages: Vec<&str> = transcript
        .warnings
        .iter()
        .map(|warning| warning.message.as_str())
        .collect();
    assert_eq!(messages, ["The file lacks @Begin, @Participants, @End."]);
    let unfinished = read("@UTF8\n@Begin\n@Participants:\tCHI Child\n*CHI:\thi .\n").unwrap();
    assert_eq!(unfinished.warnings[0].line, Some(4));
}

#[test]
fn chat_is_recognized() {
    for (head, expected) in [
        ("@UTF8\n", true),
        ("@PID:\t1\n", true),
        ("*MOT:\tyou never call .\n*FAT:\tno .\n", true),
        ("*MOT:\tyes .\nMom: no\n", false),
        ("*Karen:* no\n*Tom:* yes\n", false),
        ("* a list: of things\n", false),
        ("", false),
    ] {
        assert_eq!(
            recognize(&Head::of(head)) != Certainty::No,
            expected,
            "{head}"
        );
    }
}
