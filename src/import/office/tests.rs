use super::{read_packed, read_rtf};
use crate::import::Transcript;

/// An archive of stored members.
fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    let number = |value: usize, length: usize| {
        value
            .to_le_bytes()
            .into_iter()
            .take(length)
            .collect::<Vec<u8>>()
    };
    for (name, text) in members {
        let sizes = [
            number(0, 4),
            number(text.len(), 4),
            number(text.len(), 4),
            number(name.len(), 2),
            number(0, 2),
        ]
        .concat();
        let offset = bytes.len();
        bytes.extend(
            [
                b"PK\x03\x04".as_slice(),
                &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0],
                &sizes,
                name.as_bytes(),
                text.as_bytes(),
            ]
            .concat(),
        );
        directory.extend(
            [
                b"PK\x01\x02".as_slice(),
                &[20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0],
                &sizes,
                &[0; 10],
                &number(offset, 4),
                name.as_bytes(),
            ]
            .concat(),
        );
    }
    let at = bytes.len();
    let counts = [
        number(members.len(), 2),
        number(members.len(), 2),
        number(directory.len(), 4),
        number(at, 4),
        vec![0, 0],
    ]
    .concat();
    [
        bytes,
        directory,
        [b"PK\x05\x06".as_slice(), &[0; 4], &counts].concat(),
    ]
    .concat()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    archive(&[("../../evil", "x"), ("word/document.xml", &xml)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn shown(transcript: &Transcript) -> Vec<String> {
    let line = |utterance: &crate::import::Utterance| {
        let speaker = utterance
            .speaker
            .map_or("-", |index| &transcript.speakers[index]);
        let millis = utterance.start.map_or("?".to_owned(), |start| {
            (start.as_micros() / 1_000).to_string()
        });
        format!(
            "{}@{millis} {speaker}: {}",
            utterance.line.unwrap(),
            utterance.text
        )
    };
    transcript.utterances.iter().map(line).collect()
}

#[test]
fn paragraphs_are_lines() {
    let body = [
        paragraph("Karen: you never"),
        "<w:p><w:r><w:t>Tom: that </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:ins><w:r><w:t>is &amp; was</w:t></w:r></w:ins>\
         <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
            .to_owned(),
        paragraph("Karen: so"),
        paragraph("Tom: no"),
    ];
    let transcript = read_packed(&document(&body.concat())).unwrap();
    assert_eq!(
        shown(&transcript),
        [
            "1@? Karen: you never",
            "2@? Tom: that is & was",
            "3@? Karen: so",
            "4@? Tom: no"
        ]
    );
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let row = |cells: &&[&str]| {
        format!(
            "<w:tr>{}</w:tr>",
            cells.iter().map(cell).collect::<String>()
        )
    };
    format!(
        "<w:tbl>{}</w:tbl>",
        rows.iter().map(row).collect::<String>()
    )
}

#[test]
fn tables_of_talk_are_read_by_their_header() {
    let body = [
        paragraph("Call"),
        table(&[&["Speaker", "Sentiment"], &["Agent", "1.8"]]),
        table(&[
            &["Start", "Dur.", "Speaker", "", "Transcription"],
            &["0:01.5", "0.9s", "Agent", "", "Hi."],
            &["0:03", "1s", "Customer", "", "Bye."],
        ]),
    ];
    let transcript = read_packed(&document(&body.concat())).unwrap();
    assert_eq!(
        shown(&transcript),
        ["5@1500 Agent: Hi.", "6@3000 Customer: Bye."]
    );
}

#[test]
fn tables_without_header_are_lines() {
    let body = table(&[&["Karen", "no"], &["Tom", "yes"], &["Karen", "no"]]);
    let transcript = read_packed(&document(&body)).unwrap();
    assert_eq!(
        shown(&transcript),
        ["1@? Karen: no", "2@? Tom: yes", "3@? Karen: no"]
    );
}

#[test]
fn other_archives_are_named() {
    for (members, part) in [
        (vec![("xl/workbook.xml", "")], "an Excel workbook"),
        (
            vec![("mimetype", ""), ("content.xml", "")],
            "an OpenDocument file",
        ),
        (vec![("a.txt", "Mom: hi")], "a packed folder"),
    ] {
        let error = read_packed(&archive(&members)).unwrap_err();
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn damage_is_named_and_nothing_panics() {
    let whole = document(&paragraph("Karen: no"));
    for end in 0..whole.len() {
        let error = read_packed(&whole[..end]).unwrap_err();
        assert!(error.to_string().contains("damaged"), "{end}: {error}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0xFF;
        drop(read_packed(&changed));
    }
}

#[test]
fn rich_text_is_read_as_its_text() {
    let transcript = read_rtf(r"{\rtf1\ansi Karen: no\par Tom: yes\par Karen: so\par}").unwrap();
    assert_eq!(
        shown(&transcript),
        ["1@? Karen: no", "2@? Tom: yes", "3@? Karen: so"]
    );
}

/// Found by fuzzing: an escape for a character without its number.
#[test]
fn an_escaped_nul_is_replaced_and_listed() {
    let transcript = read_rtf(r"{\rtf1 Mom: a\u?b\par Dad: \'00c\par Mom: d\par}").unwrap();
    let texts: Vec<&str> = transcript
        .utterances
        .iter()
        .map(|u| u.text.as_str())
        .collect();
    assert!(texts.iter().all(|text| !text.contains('\0')), "{texts:?}");
    assert!(
        transcript
            .warnings
            .iter()
            .any(|warning| warning.message.contains("NUL"))
    );
}
