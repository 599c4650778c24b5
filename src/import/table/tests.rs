use super::{Column, ColumnChoice, preview, read, read_as_told, recognize};
use crate::import::recognize::{Certainty, Head};
use crate::import::{Seconds, Transcript};

fn shown(transcript: &Transcript) -> Vec<String> {
    let line = |utterance: &crate::import::Utterance| {
        let millis = |time: Option<Seconds>| {
            time.map_or("?".to_owned(), |time| {
                (time.as_micros() / 1_000).to_string()
            })
        };
        let speaker = utterance
            .speaker
            .map_or("-", |index| &transcript.speakers[index]);
        let (start, end) = (millis(utterance.start), millis(utterance.end));
        format!("{speaker} {start}-{end} {}", utterance.text)
    };
    transcript.utterances.iter().map(line).collect()
}

fn check(table: &str, expected: &[&str]) {
    assert_eq!(recognize(&Head::of(table)), Certainty::Likely, "{table}");
    assert_eq!(shown(&read(table).unwrap()), expected, "{table}");
}

#[test]
fn headers_say_what_columns_hold() {
    check(
        "start,end,speaker,text\n0,1.5,Mom,\"No, wait\"\n1.5,2,Dad,\"a \"\"b\"\"\"\n",
        &["Mom 0-1500 No, wait", "Dad 1500-2000 a \"b\""],
    );
    check(
        "Transcript\nBegin Time;End Time;Participant;Transcript\n0,500;2,100;Karen;\"You never call; you know that.\"\n1,900;2,800;Tom;\"That's not\ntrue.\"\n",
        &[
            "Karen 500-2100 You never call; you know that.",
            "Tom 1900-2800 That's not\ntrue.",
        ],
    );
    check(
        "sep=;\nwho;text\nMom;a, b\nDad;c\n",
        &["Mom ?-? a, b", "Dad ?-? c"],
    );
    check(
        "Line\tSpkr\tStTime\tContent\tEnTime\n1\tA\t0.3\tSo,\t0.7\n2\tA\t0.7\t(pause 0.99)\t1.7\n3\tB\t1.7\t\"quoted\" word\t2.0\n",
        &["A 300-700 So,", "B 1700-2000 \"quoted\" word"],
    );
    check(
        "onset,offset,speaker,text\n1,2,Mom,a\n2,3,Dad,b\n",
        &["Mom 1000-2000 a", "Dad 2000-3000 b"],
    );
    check(
        "from,to,text\nMom,Dad,a\nDad,Mom,b\n",
        &["Mom ?-? a", "Dad ?-? b"],
    );
    check(
        "from,to,name,text\n0:01,0:02,Mom,a\n0:02,0:03,Dad,b\n",
        &["Mom 1000-2000 a", "Dad 2000-3000 b"],
    );
    check(
        "start_ms,duration_ms,speaker,text\n500,1000,Mom,a\n1500,250,Dad,b\n",
        &["Mom 500-1500 a", "Dad 1500-1750 b"],
    );
}

#[test]
fn columns_without_names_are_known_by_what_they_hold() {
    check(
        "0:01\tMom\tyou never call\n0:04\tDad\tthat is not true\n0:07\tMom\tit is\n",
        &[
            "Mom 1000-? you never call",
            "Dad 4000-? that is not true",
            "Mom 7000-? it is",
        ],
    );
}

#[test]
fn words_with_rows_of_their_own_are_joined() {
    let table = "token|speaker|ts|endTs|punctuation\nWow|3|0.5|0.7|.\nWe|3|0.8|0.9|\nsaid|3|3.0|3.2|\n\"hm|0||||\n";
    let transcript = read(table).unwrap();
    assert_eq!(
        shown(&transcript),
        ["3 500-900 Wow. We", "3 3000-3200 said", "0 ?-? \"hm"]
    );
    assert_eq!(transcript.utterances[0].words.len(), 2);
}

#[test]
fn addressees_are_kept() {
    let transcript = read("speaker,addressee,text\nMom,Dad,a\nDad,,b\n").unwrap();
    let addressees: Vec<_> = transcript
        .utterances
        .iter()
        .map(|utterance| utterance.addressee.as_deref())
        .collect();
    assert_eq!(addressees, [Some("Dad"), None]);
}

#[test]
fn what_does_not_fit_is_listed() {
    let table = "start,speaker,text\n1,Mom,a\nsoon,Dad,b\n3,Mom,well, you know\n4,,\n5,Dad,c\n6,Mom,d\n7,Dad,e\n8,Mom,f\n9,Dad,g\n10,Mom,h\n11,Mom,h\n";
    let transcript = read(table).unwrap();
    assert_eq!(transcript.utterances.len(), 10);
    assert_eq!(transcript.utterances[2].text, "well, you know");
    let lines: Vec<_> = transcript
        .warnings
        .iter()
        .map(|warning| warning.line)
        .collect();
    assert_eq!(lines, [Some(3), Some(4), Some(5)]);
}

#[test]
fn of_several_conversations_the_first_is_read() {
    let transcript = read("session,speaker,text\n1,Mom,a\n1,Dad,b\n2,Eve,c\n").unwrap();
    assert_eq!(shown(&transcript), ["Mom ?-? a", "Dad ?-? b"]);
    assert_eq!(transcript.warnings.len(), 2);
}

#[test]
fn text_with_commas_is_no_table() {
    for text in [
        "Mom: well, you know, I said so\nDad: no, no, you did not\n",
        "Speaker, time\nof day, and so on",
        "a,b\n1,2\n",
        "name,size\nx,3\n",
        "",
    ] {
        assert_eq!(recognize(&Head::of(text)), Certainty::No, "{text}");
    }
}

const FOREIGN: &str = "nimi;hetki;puhe\nÄiti;0,5;Ei; ei\nIsä;1,5;Joo\n";

#[test]
fn a_preview_shows_what_was_guessed_and_can_be_changed() {
    let table = "who,at,said\nMom,0.5,no\nDad,1.5,yes\n";
    let guess = preview(table, None).unwrap();
    assert_eq!(guess.delimiter, ',');
    assert_eq!(guess.row_count, 3);
    assert_eq!(guess.rows[1], ["Mom", "0.5", "no"]);
    let choice = ColumnChoice {
        columns: vec![
            None,
            Some(Column::Start),
            Some(Column::Speaker),
            Some(Column::Text),
        ],
        above: 1,
        conversation: None,
    };
    let told = preview("n|at|who|said\n1|0.5|Mom|no\n", Some(&choice)).unwrap();
    assert_eq!((told.choice, told.delimiter), (choice, '|'));
    assert_eq!(preview("no table at all", None), None);
}

#[test]
fn the_person_says_which_column_is_which() {
    let choice = |columns: &[Option<Column>]| ColumnChoice {
        columns: columns.to_vec(),
        above: 1,
        conversation: None,
    };
    let all = choice(&[
        Some(Column::Speaker),
        Some(Column::Start),
        Some(Column::Text),
    ]);
    let transcript = read_as_told(FOREIGN, &all).unwrap();
    assert_eq!(shown(&transcript), ["Äiti 500-? Ei; ei", "Isä 1500-? Joo"]);
    assert_eq!(
        transcript.reading.columns.unwrap().columns[1],
        Some(Column::Start)
    );
    let texts = choice(&[None, None, Some(Column::Text)]);
    assert_eq!(
        shown(&read_as_told(FOREIGN, &texts).unwrap()),
        ["- ?-? Ei; ei", "- ?-? Joo"]
    );
    assert_eq!(
        read_as_told(FOREIGN, &choice(&[None; 3]))
            .unwrap_err()
            .code(),
        "malformed"
    );
}

#[test]
fn the_person_says_which_conversation_is_read() {
    let table = "session,speaker,text\na,Mom,1\nb,Mom,2\na,Dad,3\nb,Dad,4\n";
    let guess = preview(table, None).unwrap();
    assert_eq!(guess.conversations, ["a", "b"]);
    assert_eq!(guess.choice.conversation.as_deref(), Some("a"));
    assert_eq!(shown(&read(table).unwrap()), ["Mom ?-? 1", "Dad ?-? 3"]);
    let second = ColumnChoice {
        conversation: Some("b".into()),
        ..guess.choice
    };
    assert_eq!(
        shown(&read_as_told(table, &second).unwrap()),
        ["Mom ?-? 2", "Dad ?-? 4"]
    );
}
