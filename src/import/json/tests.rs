use super::{begins, read};
use crate::import::{Format, Transcript};

/// The utterances as `speaker start-end (words) text`, times in ms.
fn shown(transcript: &Transcript) -> Vec<String> {
    let line = |utterance: &crate::import::Utterance| {
        let speaker = utterance
            .speaker
            .map_or("-", |index| &transcript.speakers[index]);
        let millis = |time: Option<crate::import::Seconds>| {
            time.map_or_else(
                || "?".to_owned(),
                |time| (time.as_micros() / 1_000).to_string(),
            )
        };
        let (start, end) = (millis(utterance.start), millis(utterance.end));
        format!(
            "{speaker} {start}-{end} ({}) {}",
            utterance.words.len(),
            utterance.text
        )
    };
    transcript.utterances.iter().map(line).collect()
}

fn check(json: &str, format: Format, expected: &[&str]) {
    assert!(begins(json), "{json}");
    let transcript = read(json).unwrap();
    assert_eq!(transcript.format, format, "{json}");
    assert_eq!(shown(&transcript), expected, "{json}");
}

#[test]
fn json_is_recognized_by_its_first_marks() {
    for (head, expected) in [
        ("{\"a\"", true),
        ("\u{feff} [ {", true),
        ("{", true),
        ("[]", true),
        ("[00:03] Karen: no", false),
        ("[laughs]", false),
        ("{\\rtf1", false),
        ("Mom: {", false),
    ] {
        assert_eq!(begins(head), expected, "{head}");
    }
}

#[test]
fn whisper() {
    check(
        r#"{"text":"x","language":"en","segments":[{"id":0,"seek":0,"start":0.5,"end":2.1,"text":" You never call.","avg_logprob":NaN,
           "words":[{"word":" You","start":0.5,"end":0.7,"probability":0.9},{"word":" never","start":0.8,"end":1.2},{"word":" call.","start":1.3,"end":2.1}]},
           {"id":1,"start":3,"end":4,"text":""}]}"#,
        Format::Whisper,
        &["- 500-2100 (3) You never call."],
    );
}

#[test]
fn whisperx_words_overrule_the_segment() {
    check(
        r#"{"segments":[{"start":0.5,"end":2.1,"text":" You always say 2014.","speaker":"SPEAKER_00",
           "words":[{"word":"You","start":0.5,"end":0.7,"speaker":"SPEAKER_00"},{"word":"always","start":0.8,"end":1.2,"speaker":"SPEAKER_00"},
           {"word":"say","start":1.3,"end":1.5,"speaker":"SPEAKER_01"},{"word":"2014."}]}],"word_segments":[],"language":"en"}"#,
        Format::WhisperX,
        &[
            "SPEAKER_00 500-1200 (2) You always",
            "SPEAKER_01 1300-2100 (1) say 2014.",
        ],
    );
}

#[test]
fn whisper_cpp() {
    check(
        r#"{"systeminfo":"","model":{},"params":{},"result":{"language":"en"},"transcription":[
           {"timestamps":{"from":"00:00:00,000","to":"00:00:01,500"},"offsets":{"from":0,"to":1500},"text":" Unfair.","speaker":"0",
            "tokens":[{"text":"[_BEG_]","offsets":{"from":0,"to":0}},{"text":" Un","offsets":{"from":0,"to":400}},{"text":"fair","offsets":{"from":400,"to":1400}},{"text":".","offsets":{"from":1400,"to":1500}}]},
           {"offsets":{"from":1500,"to":2500},"text":" What?","speaker":"?"}]}"#,
        Format::WhisperCpp,
        &["Speaker 0 0-1500 (1) Unfair.", "- 1500-2500 (0) What?"],
    );
}

const AWS_ITEMS: &str = r#""items":[{"type":"pronunciation","start_time":"0.5","end_time":"0.8","alternatives":[{"content":"No"}]},{"type":"punctuation","alternatives":[{"content":","}]},
    {"type":"pronunciation","start_time":"1.0","end_time":"1.4","alternatives":[{"content":"wait"}]}]"#;

#[test]
fn aws_transcribe() {
    let labels = r#""speaker_labels":{"segments":[{"start_time":"0.5","end_time":"0.9","speaker_label":"spk_0","items":[{"start_time":"0.5","end_time":"0.8"}]},
        {"start_time":"1.0","end_time":"1.4","speaker_label":"spk_1","items":[{"start_time":"1.0","end_time":"1.4"}]}]},"#;
    check(
        &format!(r#"{{"jobName":"j","results":{{"transcripts":[],{labels}{AWS_ITEMS}}}}}"#),
        Format::AwsTranscribe,
        &["spk_0 500-900 (1) No,", "spk_1 1000-1400 (1) wait"],
    );
    check(
        &format!(r#"{{"jobName":"j","results":{{"transcripts":[],{AWS_ITEMS}}}}}"#),
        Format::AwsTranscribe,
        &["- 500-1400 (2) No, wait"],
    );
    let channel = |label| format!(r#"{{"channel_label":"{label}",{AWS_ITEMS}}}"#);
    let channels = format!(
        r#""channel_labels":{{"channels":[{},{}]}},"#,
        channel("ch_0"),
        channel("ch_1")
    );
    check(
        &format!(r#"{{"jobName":"j","results":{{{channels}{AWS_ITEMS}}}}}"#),
        Format::AwsTranscribe,
        &["ch_0 500-1400 (2) No, wait", "ch_1 500-1400 (2) No, wait"],
    );
}

#[test]
fn aws_call_analytics() {
    check(
        r#"{"JobName":"j","Transcript":[{"ParticipantRole":"AGENT","Content":"Go on.","BeginOffsetMillis":40,"EndOffsetMillis":900,
           "Items":[{"Type":"pronunciation","Content":"Go","BeginOffsetMillis":40,"EndOffsetMillis":330},{"Type":"punctuation","Content":"."}]}]}"#,
        Format::AwsCallAnalytics,
        &["AGENT 40-900 (1) Go on."],
    );
}

#[test]
fn google_reads_the_tagged_repetition_only() {
    let words = |tag: &str| {
        format!(
            r#"[{{"endTime":"0.300s","word":"No"{tag}}},{{"startTime":"0.400s","endTime":{{"seconds":"1","nanos":300000000}},"word":"wait"{tag}}}]"#
        )
    };
    let result = |tag: &str| {
        format!(
            r#"{{"alternatives":[{{"transcript":"x","words":{}}}]}}"#,
            words(tag)
        )
    };
    check(
        &format!(
            r#"{{"results":[{},{}]}}"#,
            result(""),
            result(r#","speakerTag":2"#)
        ),
        Format::GoogleSpeech,
        &["Speaker 2 0-1300 (2) No wait"],
    );
    check(
        &format!(
            r#"{{"results":[{},{}]}}"#,
            result(r#","speakerLabel":"1""#),
            r#"{"alternatives":[{"transcript":"Hm."}],"resultEndOffset":"4s"}"#
        ),
        Format::GoogleSpeech,
        &["Speaker 1 0-1300 (2) No wait", "- ?-4000 (0) Hm."],
    );
}

#[test]
fn deepgram() {
    let words = r#"[{"word":"go","punctuated_word":"Go.","start":0.1,"end":0.3,"speaker":0},{"word":"no","start":0.4,"end":0.6,"speaker":1}]"#;
    let channel = format!(r#"{{"alternatives":[{{"transcript":"x","words":{words}}}]}}"#);
    check(
        &format!(r#"{{"metadata":{{}},"results":{{"channels":[{channel}]}}}}"#),
        Format::Deepgram,
        &["Speaker 0 100-300 (1) Go.", "Speaker 1 400-600 (1) no"],
    );
    check(
        &format!(
            r#"{{"results":{{"channels":[{channel},{{"alternatives":[]}}],"utterances":[{{"start":5,"end":6,"channel":1,"transcript":"Yes","speaker":0}}]}}}}"#
        ),
        Format::Deepgram,
        &["Channel 1, Speaker 0 5000-6000 (0) Yes"],
    );
}

#[test]
fn assemblyai() {
    let words = r#"[{"text":"Go","start":500,"end":700,"speaker":"A"}]"#;
    for utterances in [
        "null",
        r#"[{"speaker":"A","start":500,"end":700,"text":"Go","words":[{"text":"Go","start":500,"end":700}]}]"#,
    ] {
        check(
            &format!(
                r#"{{"id":"x","status":"completed","words":{words},"utterances":{utterances}}}"#
            ),
            Format::AssemblyAi,
            &["A 500-700 (1) Go"],
        );
    }
}

#[test]
fn speechmatics() {
    let item = |kind: &str, start: f64, text: &str, speaker: &str| {
        format!(
            r#"{{"type":"{kind}","start_time":{start},"end_time":{},"alternatives":[{{"content":"{text}","speaker":"{speaker}"}}]}}"#,
            start + 0.2
        )
    };
    let items = [
        item("word", 0.0, "No", "S1"),
        item("punctuation", 0.2, ".", "S1"),
        item("entity", 0.3, "$2", "UU"),
    ];
    check(
        &format!(
            r#"{{"format":"2.7","metadata":{{}},"results":[{}]}}"#,
            items.join(",")
        ),
        Format::Speechmatics,
        &["S1 0-200 (1) No.", "- 300-500 (1) $2"],
    );
    assert_eq!(
        read(r#"{"format":"2.7","metadata":{},"results":[]}"#)
            .unwrap_err()
            .code(),
        "no-speech"
    );
}

#[test]
fn azure() {
    check(
        r#"{"combinedRecognizedPhrases":[],"recognizedPhrases":[{"channel":0,"speaker":1,"offset":"PT0.5S","duration":"PT1S","offsetInTicks":5000000.0,"durationInTicks":10000000,
           "nBest":[{"display":"Go on.","words":[{"word":"go","offsetInTicks":5000000,"durationInTicks":1000000}]}]},{"offset":"PT9S","duration":"PT1S","nBest":[]}]}"#,
        Format::Azure,
        &["Speaker 1 500-1500 (1) Go on."],
    );
    check(
        r#"{"combinedPhrases":[],"phrases":[{"offsetMilliseconds":80,"durationMilliseconds":400,"text":"Yes.","words":[{"text":"Yes","offsetMilliseconds":80,"durationMilliseconds":400}]}]}"#,
        Format::Azure,
        &["- 80-480 (1) Yes."],
    );
}

#[test]
fn rev_ai() {
    check(
        r#"{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Go","ts":0.5,"end_ts":0.7},{"type":"punct","value":" "},{"type":"text","value":"on","ts":0.8,"end_ts":0.9},{"type":"punct","value":"."}]}]}"#,
        Format::RevAi,
        &["Speaker 0 500-900 (2) Go on."],
    );
}

#[test]
fn podcast_speakers_last_until_the_next() {
    check(
        r#"{"version":"1.0.0","segments":[{"speaker":"Karen","startTime":0.5,"endTime":1,"body":"I"},{"startTime":1,"endTime":2,"body":"did"}]}"#,
        Format::Podcast,
        &["Karen 500-1000 (0) I", "Karen 1000-2000 (0) did"],
    );
}

#[test]
fn lists_of_segments() {
    check(
        r#"[{"start":0,"end":1,"label":"A"}]"#,
        Format::Segments,
        &["A 0-1000 (0) "],
    );
    check(
        "{\"start\":0,\"end\":1,\"speaker\":\"Mom\",\"text\":\"a\"}\n{\"start\":1,\"end\":2,\"speaker\":\"Dad\",\"text\":\"b\"}\n",
        Format::Segments,
        &["Mom 0-1000 (0) a", "Dad 1000-2000 (0) b"],
    );
}

#[test]
fn what_was_left_out_is_listed_with_its_line() {
    let json = "{\"segments\":[\n{\"start\":0,\"end\":1,\"text\":\" \"},\n{\"start\":2,\"end\":1,\"text\":\"a\\ud800\"},\n{\"x\":1}]}";
    let mut lines: Vec<_> = read(json)
        .unwrap()
        .warnings
        .iter()
        .map(|warning| warning.line)
        .collect();
    lines.sort();
    assert_eq!(lines, [Some(2), Some(3), Some(3), Some(4)]);
}

#[test]
fn other_json_is_refused() {
    for json in [
        r#"{"segments":null,"version":99}"#,
        "{}",
        "[]",
        "[1,2]",
        r#"{"name":"x","dependencies":{}}"#,
    ] {
        assert_eq!(read(json).unwrap_err().code(), "malformed", "{json}");
    }
}
