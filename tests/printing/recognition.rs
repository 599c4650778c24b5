//! The JSON of services and programs that recognise speech.

use super::{Turn, seconds, words};

fn json(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if u32::from(c) < 32 => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",\n")
}

fn object(name: &str, turns: &[Turn], item: impl Fn(&Turn) -> String, rest: &str) -> Vec<u8> {
    format!(
        "{{\"{name}\":[\n{}\n]{rest}}}\n",
        list(turns.iter().map(item))
    )
    .into_bytes()
}

/// `"start":0.500,"end":2.100`
fn times(start: u32, end: u32) -> String {
    format!("\"start\":{},\"end\":{}", seconds(start), seconds(end))
}

pub fn segments(turns: &[Turn]) -> Vec<u8> {
    object(
        "segments",
        turns,
        |turn| {
            let (who, text) = (json(&turn.who), json(&turn.text));
            format!(
                "{{{},\"speaker\":{who},\"text\":{text}}}",
                times(turn.start, turn.end)
            )
        },
        "",
    )
}

pub fn whisperx(turns: &[Turn]) -> Vec<u8> {
    let word = |who: &str, (start, end, word): (u32, u32, &str)| {
        let (at, word) = (times(start, end), json(word));
        format!("{{\"word\":{word},{at},\"score\":0.91,\"speaker\":{who}}}")
    };
    object(
        "segments",
        turns,
        |turn| {
            let (who, at) = (json(&turn.who), times(turn.start, turn.end));
            let words = list(words(turn).into_iter().map(|it| word(&who, it)));
            let text = json(&format!(" {}", turn.text));
            format!("{{{at},\"text\":{text},\"words\":[{words}],\"speaker\":{who}}}")
        },
        ",\"word_segments\":[],\"language\":\"en\"",
    )
}

pub fn whisper_cpp(turns: &[Turn]) -> Vec<u8> {
    object(
        "transcription",
        turns,
        |turn| {
            let text = json(&format!(" {}", turn.text));
            format!(
                "{{\"offsets\":{{\"from\":{},\"to\":{}}},\"text\":{text}}}",
                turn.start, turn.end
            )
        },
        ",\"result\":{\"language\":\"en\"}",
    )
}

pub fn aws(turns: &[Turn]) -> Vec<u8> {
    let at = |start, end| {
        let (start, end) = (seconds(start), seconds(end));
        format!("\"start_time\":\"{start}\",\"end_time\":\"{end}\"")
    };
    let item = |(start, end, word): (u32, u32, &str)| {
        let word = json(word);
        format!(
            "{{\"type\":\"pronunciation\",{},\"alternatives\":[{{\"confidence\":\"0.99\",\"content\":{word}}}]}}",
            at(start, end)
        )
    };
    let segment = |turn: &Turn| {
        let label = json(&turn.who);
        let items = words(turn)
            .into_iter()
            .map(|(start, end, _)| format!("{{{},\"speaker_label\":{label}}}", at(start, end)));
        format!(
            "{{{},\"speaker_label\":{label},\"items\":[{}]}}",
            at(turn.start, turn.end),
            list(items)
        )
    };
    let all = turns.iter().flat_map(words).map(item);
    format!(
        "{{\"jobName\":\"session\",\"results\":{{\"transcripts\":[],\"speaker_labels\":{{\"segments\":[\n{}\n]}},\"items\":[\n{}\n]}},\"status\":\"COMPLETED\"}}\n",
        list(turns.iter().map(segment)),
        list(all)
    )
    .into_bytes()
}

pub fn deepgram(turns: &[Turn]) -> Vec<u8> {
    let utterance = |turn: &Turn| {
        let words = words(turn).into_iter().map(|(start, end, word)| {
            let (at, word, who) = (times(start, end), json(word), json(&turn.who));
            format!("{{\"word\":{word},\"punctuated_word\":{word},{at},\"speaker\":{who}}}")
        });
        let (at, text, who) = (
            times(turn.start, turn.end),
            json(&turn.text),
            json(&turn.who),
        );
        format!(
            "{{{at},\"transcript\":{text},\"speaker\":{who},\"words\":[{}]}}",
            list(words)
        )
    };
    format!(
        "{{\"metadata\":{{}},\"results\":{{\"channels\":[{{\"alternatives\":[{{\"transcript\":\"\",\"words\":[]}}]}}],\"utterances\":[\n{}\n]}}}}\n",
        list(turns.iter().map(utterance))
    )
    .into_bytes()
}

pub fn assemblyai(turns: &[Turn]) -> Vec<u8> {
    object(
        "utterances",
        turns,
        |turn| {
            let (who, text) = (json(&turn.who), json(&turn.text));
            format!(
                "{{\"speaker\":{who},\"start\":{},\"end\":{},\"text\":{text}}}",
                turn.start, turn.end
            )
        },
        ",\"id\":\"x\",\"status\":\"completed\",\"audio_url\":\"\",\"words\":[]",
    )
}

pub fn azure(turns: &[Turn]) -> Vec<u8> {
    object(
        "recognizedPhrases",
        turns,
        |turn| {
            let (who, text) = (json(&turn.who), json(&turn.text));
            let (at, length) = (turn.start, turn.end - turn.start);
            format!(
                "{{\"speaker\":{who},\"offsetInTicks\":{at}0000,\"durationInTicks\":{length}0000,\"nBest\":[{{\"display\":{text}}}]}}"
            )
        },
        ",\"combinedRecognizedPhrases\":[]",
    )
}

pub fn rev(turns: &[Turn]) -> Vec<u8> {
    object(
        "monologues",
        turns,
        |turn| {
            let words = words(turn).into_iter().map(|(start, end, word)| {
                let (start, end, word) = (seconds(start), seconds(end), json(word));
                format!("{{\"type\":\"text\",\"value\":{word},\"ts\":{start},\"end_ts\":{end}}}")
            });
            let words: Vec<String> = words.collect();
            let space = ",{\"type\":\"punct\",\"value\":\" \"},\n";
            format!(
                "{{\"speaker\":{},\"elements\":[{}]}}",
                json(&turn.who),
                words.join(space)
            )
        },
        "",
    )
}

pub fn podcast(turns: &[Turn]) -> Vec<u8> {
    object(
        "segments",
        turns,
        |turn| {
            let (who, text) = (json(&turn.who), json(&turn.text));
            let (start, end) = (seconds(turn.start), seconds(turn.end));
            format!("{{\"speaker\":{who},\"startTime\":{start},\"endTime\":{end},\"body\":{text}}}")
        },
        ",\"version\":\"1.0.0\"",
    )
}

pub fn google(turns: &[Turn]) -> Vec<u8> {
    object(
        "results",
        turns,
        |turn| {
            let words = words(turn).into_iter().map(|(start, end, word)| {
                let (start, end) = (seconds(start), seconds(end));
                let (word, who) = (json(word), json(&turn.who));
                format!("{{\"startTime\":\"{start}s\",\"endTime\":\"{end}s\",\"word\":{word},\"speakerLabel\":{who}}}")
            });
            let (text, words) = (json(&turn.text), list(words));
            format!(
                "{{\"alternatives\":[{{\"transcript\":{text},\"confidence\":0.9,\"words\":[{words}]}}]}}"
            )
        },
        "",
    )
}

pub fn speechmatics(turns: &[Turn]) -> Vec<u8> {
    object(
        "results",
        turns,
        |turn| {
            let words = words(turn).into_iter().map(|(start, end, word)| {
                let (start, end) = (seconds(start), seconds(end));
                let (word, who) = (json(word), json(&turn.who));
                format!("{{\"type\":\"word\",\"start_time\":{start},\"end_time\":{end},\"alternatives\":[{{\"content\":{word},\"speaker\":{who}}}]}}")
            });
            list(words)
        },
        ",\"format\":\"2.9\",\"metadata\":{}",
    )
}

pub fn aws_call(turns: &[Turn]) -> Vec<u8> {
    object(
        "Transcript",
        turns,
        |turn| {
            let (who, text) = (json(&turn.who), json(&turn.text));
            let (start, end) = (turn.start, turn.end);
            format!(
                "{{\"ParticipantRole\":{who},\"BeginOffsetMillis\":{start},\"EndOffsetMillis\":{end},\"Content\":{text}}}"
            )
        },
        ",\"JobStatus\":\"COMPLETED\"",
    )
}
