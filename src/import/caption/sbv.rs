//! SBV (captions of YouTube and Meet) → [`Transcript`]: `0:00:00.599,0:00:04.160` above the words.

use super::subrip::{Dialect, read_as};
use crate::import::stamp;
use crate::import::{Format, ImportError, Seconds, Transcript};

const SBV: Dialect = Dialect {
    format: Format::Sbv,
    form: "no cue has times in the form 0:00:01.000,0:00:02.000",
    times: |line| times(line).map(Some),
};

/// Reads an SBV file.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    if text.contains("[br]") {
        return read_as(&text.replace("[br]", " "), &SBV);
    }
    read_as(text, &SBV)
}

/// The two times of a line that holds nothing else.
pub(in crate::import) fn times(line: &str) -> Option<(Seconds, Seconds)> {
    let line = line.trim();
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (start, end) = line.split_once(',')?;
    let (start, _, "") = stamp::loose(start)? else {
        return None;
    };
    match stamp::loose(end)? {
        (end, _, "") => Some((start, end)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_times() {
        let check = |line: &str, millis: Option<(i64, i64)>| {
            let expected = millis.map(|(a, b)| (Seconds::from_millis(a), Seconds::from_millis(b)));
            assert_eq!(times(line), expected, "{line}");
        };
        check("0:00:00.599,0:00:04.160", Some((599, 4_160)));
        check("00:00:00.599,00:00:04.160 ", Some((599, 4_160)));
        check("0:00:00.599", None);
        check("at 0:00:00.599,0:00:04.160", None);
        check("0:00:00.599,0:00:04.160 he said", None);
    }

    #[test]
    fn cues() {
        let file = "0:00:00.500,0:00:01.000\n>> KAREN: Who[br]starts?\n\n0:00:01.000,0:00:02.000\n>> TOM: I do.\n";
        let transcript = read(file).unwrap();
        assert_eq!(transcript.speakers, ["KAREN", "TOM"]);
        let texts: Vec<_> = transcript
            .utterances
            .iter()
            .map(|u| u.text.as_str())
            .collect();
        assert_eq!(texts, ["Who starts?", "I do."]);
    }
}
