use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::*;
use crate::import::{Seconds, Timing, Transcript, Utterance};
use crate::map::{self, MapDocument};
use crate::session::{Cast, Member};

const HOSTILE: &str = "<script>alert(1)</script> **bold** [x](javascript:1)";

fn analysis() -> (Analysis, MapDocument) {
    let transcript = Transcript {
        speakers: vec![HOSTILE.into()],
        utterances: vec![Utterance {
            speaker: Some(0),
            start: Some(Seconds::ZERO),
            end: Some(Seconds::from_millis(1_000)),
            text: HOSTILE.into(),
            ..Utterance::default()
        }],
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Transcript::default()
    };
    let cast = Cast {
        members: vec![Member {
            id: "a".into(),
            name: HOSTILE.into(),
            speakers: vec![0],
            ..Member::default()
        }],
    };
    let analysis = crate::analyze(&transcript, &cast, &[], None);
    let map = map::compose(&analysis.session.family, &analysis.structure);
    (analysis, map)
}

fn written(format: ReportFormat, audience: Audience) -> String {
    let (analysis, map) = analysis();
    let source = Source {
        title: HOSTILE,
        analysis: &analysis,
        map: &map,
    };
    write(source, format, audience)
}

#[test]
fn what_people_said_is_never_markup() {
    for audience in Audience::ALL {
        let html = written(ReportFormat::Html, audience);
        assert!(!html.contains("<script"), "{html}");
        let markdown = written(ReportFormat::Markdown, audience);
        assert!(
            !markdown.contains("**bold**") && !markdown.contains("[x]("),
            "{markdown}"
        );
    }
}

#[test]
fn too_little_is_said_and_not_filled_in() {
    let note = written(ReportFormat::Markdown, Audience::Clinician);
    assert!(
        note.contains("Not enough evidence for a line here"),
        "{note}"
    );
}

#[test]
fn the_family_copy_holds_no_quotes_and_no_figures() {
    let sketch = written(ReportFormat::Html, Audience::Family);
    let (_, body) = sketch.split_once("<body>").unwrap();
    assert!(!body.contains('%') && !body.contains("<blockquote"));
}

#[test]
fn the_policy_names_the_style_sheet_that_is_written() {
    let note = written(ReportFormat::Html, Audience::Clinician);
    let (_, rest) = note.split_once("<style>").unwrap();
    let (style, _) = rest.split_once("</style>").unwrap();
    let hash = BASE64_STANDARD.encode(Sha256::digest(style));
    assert!(
        note.contains(&format!("&#39;sha256-{hash}&#39;"))
            || note.contains(&format!("'sha256-{hash}'"))
    );
}
