//! Labelled text, tables, RTF, Word.

use super::{Turn, escaped, seconds};

pub fn plain(turns: &[Turn]) -> Vec<u8> {
    let line = |turn: &Turn| format!("{}: {}\n", turn.who, turn.text);
    turns.iter().map(line).collect::<String>().into_bytes()
}

pub fn stamped(turns: &[Turn]) -> Vec<u8> {
    let line = |turn: &Turn| {
        let at = turn.start / 1_000;
        let clock = format!("{:02}:{:02}:{:02}", at / 3_600, at / 60 % 60, at % 60);
        format!("[{clock}] {}: {}\n", turn.who, turn.text)
    };
    turns.iter().map(line).collect::<String>().into_bytes()
}

pub fn csv(turns: &[Turn]) -> Vec<u8> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |turn: &Turn| {
        let (who, text) = (quoted(&turn.who), quoted(&turn.text));
        format!(
            "{},{},{who},{text}\n",
            seconds(turn.start),
            seconds(turn.end)
        )
    };
    format!(
        "start,end,speaker,text\n{}",
        turns.iter().map(row).collect::<String>()
    )
    .into_bytes()
}

pub fn tsv(turns: &[Turn]) -> Vec<u8> {
    let row = |turn: &Turn| {
        format!(
            "{}\t{}\t{}\t{}\n",
            turn.who, turn.start, turn.end, turn.text
        )
    };
    let rows: String = turns.iter().map(row).collect();
    format!("Participant\tstart_ms\tend_ms\tTranscript\n{rows}").into_bytes()
}

pub fn html(turns: &[Turn]) -> Vec<u8> {
    let paragraph = |turn: &Turn| {
        let (who, text) = (escaped(&turn.who), escaped(&turn.text));
        format!("<p><b>{who}:</b> {text}</p>\n")
    };
    let paragraphs: String = turns.iter().map(paragraph).collect();
    format!("<!DOCTYPE html>\n<html><head><title>Session</title></head><body>\n{paragraphs}</body></html>\n")
        .into_bytes()
}

pub fn rtf(turns: &[Turn]) -> Vec<u8> {
    let mut text = String::from("{\\rtf1\\ansi\\ansicpg1252\\uc1 {\\fonttbl{\\f0 Arial;}}\n");
    for turn in turns {
        for c in format!("{}: {}", turn.who, turn.text).chars() {
            match c {
                '\\' | '{' | '}' => text.extend(['\\', c]),
                c if c.is_ascii() => text.push(c),
                c => {
                    let mut units = [0; 2];
                    for unit in c.encode_utf16(&mut units) {
                        text.push_str(&format!("\\u{}?", i32::from(*unit as i16)));
                    }
                }
            }
        }
        text.push_str("\\par\n");
    }
    text.push_str("}\n");
    text.into_bytes()
}

/// A Word document whose one part is stored as it is.
pub fn docx(turns: &[Turn]) -> Vec<u8> {
    const NAME: &[u8] = b"word/document.xml";
    let paragraph = |turn: &Turn| {
        let (who, text) = (escaped(&turn.who), escaped(&turn.text));
        format!(
            "<w:p><w:r><w:t xml:space=\"preserve\">{who}: </w:t></w:r><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        )
    };
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}</w:body></w:document>",
        turns.iter().map(paragraph).collect::<String>()
    );
    let size = u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes();
    let name = u16::try_from(NAME.len()).unwrap_or(0).to_le_bytes();
    // Version, flags, method, time, date, checksum, sizes, length of the name, no extra field.
    let shared = [
        &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
        &checksum(body.as_bytes()).to_le_bytes(),
        &size,
        &size,
        &name,
        &[0, 0],
    ]
    .concat();
    let local = [b"PK\x03\x04", shared.as_slice(), NAME, body.as_bytes()].concat();
    let central = [b"PK\x01\x02\x14\x00", shared.as_slice(), &[0; 14], NAME].concat();
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0".as_slice(),
        &u32::try_from(central.len()).unwrap_or(0).to_le_bytes(),
        &u32::try_from(local.len()).unwrap_or(0).to_le_bytes(),
        &[0, 0],
    ]
    .concat();
    [local, central, end].concat()
}

/// CRC-32 of ZIP.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))
        })
    })
}
