use super::read;
use crate::import::Seconds;

/// The inside of a body → utterances as `start-end (words) text`, in ms.
fn check(body: &str, expected: &[&str]) {
    let text = format!("<tt xmlns='x' xmlns:ttp='y' ttp:frameRate='25'>{body}</tt>");
    let transcript = read(&text).unwrap();
    let shown = transcript.utterances.iter().map(|utterance| {
        let millis = |time: Option<Seconds>| {
            time.map_or("?".to_owned(), |time| {
                (time.as_micros() / 1_000).to_string()
            })
        };
        let (start, end) = (millis(utterance.start), millis(utterance.end));
        format!(
            "{start}-{end} ({}) {}",
            utterance.words.len(),
            utterance.text
        )
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{body}");
}

#[test]
fn times_add_up() {
    check(
        "<body begin='1h'><div begin='10s'><p begin='0s' dur='2s'>Who wants<br/>to\n start?</p></div></body>",
        &["3610000-3612000 (0) Who wants\nto\nstart?"],
    );
    check(
        "<body><p begin='1s' end='3s' dur='5s'>a</p><p begin='25f'>b</p><p>c</p></body>",
        &["1000-3000 (0) a", "1000-? (0) b", "0-? (0) c"],
    );
    check(
        "<body dur='9s'><div end='5s'><p begin='1s'>a</p></div></body>",
        &["1000-5000 (0) a"],
    );
    check("<body><p>a</p></body>", &["?-? (0) a"]);
}

#[test]
fn sequences_follow_each_other() {
    check(
        "<body timeContainer='seq'><p dur='2s'>a</p><p begin='1s' dur='2s'>b</p></body>",
        &["0-2000 (0) a", "3000-5000 (0) b"],
    );
    check(
        "<body timeContainer='seq' dur='3s'><p dur='2s'>a</p><p begin='1s' dur='2s'>b</p></body>",
        &["0-2000 (0) a"],
    );
}

#[test]
fn timed_spans_are_words() {
    check(
        "<body><p begin='1s' end='4s'><span begin='0s'>you </span><span begin='1s'>never</span> call</p></body>",
        &["1000-4000 (3) you never call"],
    );
}

#[test]
fn agents_are_speakers() {
    let text = "<tt xmlns:ttm='m'><head><metadata><ttm:agent xml:id='k'><ttm:name>Karen</ttm:name></ttm:agent></metadata></head>\
        <body><div ttm:agent='k'><p begin='1s'>a</p><p begin='2s' ttm:agent='t'>b</p><p begin='3s' ttm:agent='k t'>c</p></div></body></tt>";
    let transcript = read(text).unwrap();
    assert_eq!(transcript.speakers, ["Karen", "t", "Karen & t"]);
}

#[test]
fn what_cannot_be_is_listed() {
    let text = "<tt ttp:tickRate='0'><body><div>\n<p begin='1s' end='2s'>a</p>\n<p begin='1t'>b</p>\n<p begin='9h' end='9999999h'>c</p></div></body></tt>";
    let transcript = read(text).unwrap();
    assert_eq!(transcript.utterances.len(), 1);
    let lines: Vec<_> = transcript
        .warnings
        .iter()
        .filter_map(|warning| warning.line)
        .collect();
    assert_eq!(lines, [3, 4]);
}
