//! How a file is to be read, was read, and could be read otherwise ⇄ plain objects of `types.d.ts`.

use serde_json::Value;

use super::super::{Fields, Plain, ShapeError, list};
use crate::import::{
    Column, ColumnChoice, Encoding, Family, Format, Preview, ReadOptions, Reading,
};

/// `ReadOptions` from a plain object.
///
/// # Errors
/// When a field is not what it should be; so below.
pub fn read_options(fields: &Fields) -> Result<ReadOptions, ShapeError> {
    Ok(ReadOptions {
        file_name: fields.maybe_text("fileName")?,
        format: fields.maybe_word("format", &Format::ALL, Format::id)?,
        encoding: encoding(fields)?,
        restore_letters: fields.flag("restoreLetters")?,
        columns: columns(fields)?,
    })
}

/// `ReadOptions` as a plain object.
#[must_use]
pub fn write_options(options: &ReadOptions) -> Value {
    let mut plain = Plain::default();
    plain.maybe("fileName", options.file_name.as_deref());
    plain.maybe("format", options.format.map(Format::id));
    plain.maybe("encoding", options.encoding.map(Encoding::id));
    plain.maybe("restoreLetters", options.restore_letters.then_some(true));
    plain.maybe("columns", options.columns.as_ref().map(write_choice));
    plain.into()
}

/// `Reading` as a plain object.
pub(super) fn write(reading: &Reading) -> Value {
    let mut plain = Plain::default();
    plain.maybe("encoding", reading.encoding.map(Encoding::id));
    plain.maybe("garbled", reading.garbled.then_some(true));
    plain.maybe("columns", reading.columns.as_ref().map(write_choice));
    plain.into()
}

/// `Reading` from a plain object.
pub(super) fn read(fields: &Fields) -> Result<Reading, ShapeError> {
    Ok(Reading {
        encoding: encoding(fields)?,
        garbled: fields.flag("garbled")?,
        columns: columns(fields)?,
    })
}

/// `TablePreview` as a plain object.
#[must_use]
pub fn write_preview(preview: &Preview) -> Value {
    let mut plain = Plain::default();
    plain.put("delimiter", preview.delimiter.to_string());
    let rows = preview.rows.iter().map(|row| Value::from(row.as_slice()));
    plain.put("rows", rows.collect::<Vec<_>>());
    plain.put("rowCount", preview.row_count);
    plain.put("choice", write_choice(&preview.choice));
    plain.put("conversations", preview.conversations.as_slice());
    plain.into()
}

/// `TablePreview` from a plain object.
///
/// # Errors
/// When a field is missing or not what it should be.
pub fn read_preview(fields: &Fields) -> Result<Preview, ShapeError> {
    let choice = fields.within("choice")?;
    let cells = |row: &Value| {
        row.as_array()
            .map(|cells| cells.iter().filter_map(text).collect())
    };
    Ok(Preview {
        delimiter: fields.text("delimiter")?.chars().next().unwrap_or(','),
        rows: fields.values("rows")?.iter().filter_map(cells).collect(),
        row_count: fields.count("rowCount")?,
        choice: read_choice(&choice)?,
        conversations: fields.texts("conversations")?,
    })
}

fn text(cell: &Value) -> Option<String> {
    cell.as_str().map(String::from)
}

/// The formats that can be read, `FormatChoice[]`, family by family.
#[must_use]
pub fn write_formats() -> Value {
    let all: Vec<Format> = Family::ALL.into_iter().flat_map(Family::formats).collect();
    list(&all, |format| {
        let mut plain = named(format.id(), format.label());
        plain.put("family", format.family().label());
        plain.into()
    })
}

/// The encodings that can be read, `EncodingChoice[]`.
#[must_use]
pub fn write_encodings() -> Value {
    let all: Vec<Encoding> = Encoding::all().collect();
    list(&all, |encoding| {
        named(encoding.id(), encoding.label()).into()
    })
}

fn named(id: &str, label: &str) -> Plain {
    let mut plain = Plain::default();
    plain.put("id", id);
    plain.put("label", label);
    plain
}

fn write_choice(choice: &ColumnChoice) -> Value {
    let mut plain = Plain::default();
    let columns = choice.columns.iter();
    let ids = columns.map(|column| column.map_or(Value::Null, |column| column.id().into()));
    plain.put("columns", ids.collect::<Vec<_>>());
    plain.put("above", choice.above);
    plain.maybe("conversation", choice.conversation.as_deref());
    plain.into()
}

fn columns(fields: &Fields) -> Result<Option<ColumnChoice>, ShapeError> {
    let fields = fields.maybe_within("columns")?;
    fields.map(|fields| read_choice(&fields)).transpose()
}

fn read_choice(fields: &Fields) -> Result<ColumnChoice, ShapeError> {
    Ok(ColumnChoice {
        columns: fields.maybe_words("columns", &Column::ALL, Column::id)?,
        above: fields.maybe_count("above")?.unwrap_or_default(),
        conversation: fields.maybe_text("conversation")?,
    })
}

fn encoding(fields: &Fields) -> Result<Option<Encoding>, ShapeError> {
    let all: Vec<Encoding> = Encoding::all().collect();
    fields.maybe_word("encoding", &all, Encoding::id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_come_back_as_they_were_written() {
        let reading = Reading {
            encoding: Some(Encoding::WINDOWS_1252),
            garbled: true,
            columns: Some(ColumnChoice {
                columns: vec![Some(Column::Speaker), None, Some(Column::Text)],
                above: 2,
                conversation: Some("b".into()),
            }),
        };
        for reading in [Reading::default(), reading] {
            let written = write(&reading);
            let fields = Fields::of(&written, "reading").unwrap();
            assert_eq!(read(&fields).unwrap(), reading);
        }
    }

    #[test]
    fn options_come_back_as_they_were_written() {
        let options = ReadOptions {
            file_name: Some("a.csv".into()),
            format: Some(Format::Table),
            encoding: Some(Encoding::UTF_8),
            restore_letters: true,
            columns: Some(ColumnChoice::default()),
        };
        for options in [ReadOptions::default(), options] {
            let written = write_options(&options);
            let fields = Fields::of(&written, "options").unwrap();
            assert_eq!(read_options(&fields).unwrap(), options);
        }
    }

    #[test]
    fn options_say_what_is_known() {
        let check = |json: &str, said: &str| {
            let value: Value = serde_json::from_str(json).unwrap();
            let fields = Fields::of(&value, "options").unwrap();
            let error = read_options(&fields).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        };
        check(
            r#"{"encoding": "ebcdic"}"#,
            "options: encoding is \"ebcdic\"; known are utf-8, ",
        );
        check(
            r#"{"columns": {"columns": [null, "who"]}}"#,
            "options: columns.columns[1] is \"who\"; known are speaker, ",
        );
    }
}
