//! a line of text → the head of a turn, in the way the file sets heads off.

use crate::import::label::{Head, Style, head, is_space, is_unseen};
use crate::import::stamp::{self, Four, Written};

/// The ways in which files set off who speaks from what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layout {
    /// `Karen: text`, `[Karen] text`, with a time before the name, after it, or after the colon.
    Label,
    /// `Karen Doe  0:03` or `00:03 Karen` alone on the line, the text below.
    StampedLine,
    /// `Karen [00:03] text`.
    StampedName,
    /// `Karen - text`, with a hyphen, a dash, `>`, `|` or a tab.
    Mark(&'static str),
    /// `KAREN.` alone on the line, the speech below.
    PlayLine,
    /// `KAREN. Speech` in one run.
    PlayRun,
    /// `### Karen` or `**Karen**` alone on the line, the speech below.
    Heading,
    /// `KAREN` in capitals alone on the line, the speech below.
    Capitals,
}

impl Layout {
    /// In the order in which they are preferred.
    pub const ALL: [Self; 14] = [
        Self::Label,
        Self::StampedLine,
        Self::StampedName,
        Self::PlayLine,
        Self::Mark("\t"),
        Self::Mark(" - "),
        Self::Mark(" – "),
        Self::Mark(" — "),
        Self::Mark("> "),
        Self::Mark(" > "),
        Self::Mark(" | "),
        Self::PlayRun,
        Self::Heading,
        Self::Capitals,
    ];

    /// Names are set as in a printed play, so brackets in the speech are directions.
    pub const fn is_play(self) -> bool {
        matches!(self, Self::PlayLine | Self::PlayRun | Self::Capitals)
    }

    /// The head with which a line begins in this layout.
    pub fn find(self, line: &str, four: Four) -> Option<Found<'_>> {
        match self {
            Self::Label => labelled(line, four),
            Self::StampedLine => stamped_line(line, four),
            Self::StampedName => stamped_name(line, four),
            Self::Mark(mark) => marked(line, mark, four),
            Self::PlayLine => play_line(line),
            Self::PlayRun => play_run(line),
            Self::Heading => heading(line),
            Self::Capitals => capitals(line),
        }
    }
}

/// The head of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub head: Head<'a>,
    pub stamp: Option<Written>,
}

impl<'a> Found<'a> {
    fn new(label: &'a str, text: &'a str, stamp: Option<Written>) -> Option<Self> {
        let label = label.trim_matches(|c| is_space(c) || is_unseen(c) || c == '|');
        let label = unbracketed(label);
        (!label.is_empty()).then_some(Self {
            head: Head {
                label,
                text: text.trim(),
                style: Style::Colon,
            },
            stamp,
        })
    }
}

/// A time at the beginning of a line, if there is one, and the rest without the mark between them.
fn after_stamp(line: &str, four: Four) -> (Option<Written>, &str) {
    match stamp::leading(line, four) {
        Some((written, rest)) => {
            let rest = rest.trim_start_matches(|c| is_space(c) || is_unseen(c));
            let parted = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("| "));
            (Some(written), parted.unwrap_or(rest))
        }
        None => (None, line),
    }
}

fn labelled(line: &str, four: Four) -> Option<Found<'_>> {
    let (before, rest) = after_stamp(line, four);
    // Broadcast captions set chevrons before everybody who begins to speak.
    let found = head(
        rest.strip_prefix(">>")
            .map_or(rest, |rest| rest.trim_start_matches('>')),
    )?;
    let (label, beside) = match stamp::trailing(found.label, four) {
        Some((label, written)) => (label.trim(), Some(written)),
        None => (found.label, None),
    };
    let (behind, text) = match stamp::bracketed(found.text, four) {
        Some((written, text)) => (Some(written), text.trim()),
        None => (None, found.text),
    };
    (!label.is_empty()).then_some(Found {
        head: Head {
            label,
            text,
            style: found.style,
        },
        stamp: before.or(beside).or(behind),
    })
}

fn stamped_line(line: &str, four: Four) -> Option<Found<'_>> {
    if line.len() > 160 {
        return None;
    }
    let line = line.trim().trim_end_matches([':', '：']);
    if let Some((label, written)) = stamp::trailing(line, four) {
        return Found::new(
            label.trim_end_matches([':', ' ', '-', '–', '|']),
            "",
            Some(written),
        );
    }
    let (written, rest) = stamp::leading(line, four)?;
    Found::new(
        rest.trim().trim_start_matches(['-', '–', '|']),
        "",
        Some(written),
    )
}

fn stamped_name(line: &str, four: Four) -> Option<Found<'_>> {
    let near = line.get(..line.floor_char_boundary(120))?;
    let at = near.find(['[', '('])?;
    let (label, rest) = line.split_at_checked(at)?;
    let (written, text) = stamp::bracketed(rest, four)?;
    Found::new(label, text, Some(written)).filter(|_| !text.trim().is_empty())
}

fn marked<'a>(line: &'a str, mark: &str, four: Four) -> Option<Found<'a>> {
    let (before, rest) = after_stamp(line, four);
    let (label, text) = rest.split_once(mark)?;
    if label.len() > 120 {
        return None;
    }
    let (label, beside) = match stamp::trailing(label, four) {
        Some((label, written)) => (label, Some(written)),
        None => (label, None),
    };
    let (behind, text) = after_stamp(text, four);
    Found::new(label, text, before.or(beside).or(behind))
}

fn play_line(line: &str) -> Option<Found<'_>> {
    let name = line.trim().strip_suffix('.')?;
    Found::new(name, "", None).filter(|_| is_capital(name))
}

fn play_run(line: &str) -> Option<Found<'_>> {
    let (name, speech) = line.trim_start().split_once(". ")?;
    Found::new(name, speech, None).filter(|_| is_capital(name))
}

fn heading(line: &str) -> Option<Found<'_>> {
    let line = line.trim();
    let bold = line
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"));
    let name = bold.or_else(|| line.strip_prefix('#'))?;
    Found::new(name.trim_matches(['#', '*', ':', ' ']), "", None)
}

fn capitals(line: &str) -> Option<Found<'_>> {
    let line = line.trim();
    let name = line.split(" (").next().unwrap_or(line);
    Found::new(line, "", None).filter(|_| is_capital(name) && !name.ends_with('.'))
}

/// Capitals only: one to five words of letters.
fn is_capital(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && name.len() <= 60
        && (1..=5).contains(&words)
        && name.chars().all(|c| {
            c.is_uppercase()
                || matches!(c, ' ' | '.' | '\'' | '’' | '-' | '#' | '&')
                || c.is_numeric()
        })
}

fn unbracketed(label: &str) -> &str {
    let pairs = [('[', ']'), ('(', ')'), ('<', '>'), ('{', '}'), ('*', '*')];
    let inner = pairs
        .iter()
        .find_map(|(open, close)| label.strip_prefix(*open)?.strip_suffix(*close));
    inner.map_or(label, |inner| inner.trim_matches(['*', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(layout: Layout, line: &str, expected: Option<(&str, &str, Option<f64>)>) {
        let found = layout.find(line, Four::Days);
        let found = found.map(|f| (f.head.label, f.head.text, f.stamp.map(|w| w.start.as_f64())));
        assert_eq!(found, expected, "{layout:?} {line}");
    }

    #[test]
    fn labels() {
        let check = |line, expected| check(Layout::Label, line, expected);
        check("Karen: no", Some(("Karen", "no", None)));
        check("[00:01:23] T: what", Some(("T", "what", Some(83.0))));
        check(
            "00:12:34 Karen Doe: text",
            Some(("Karen Doe", "text", Some(754.0))),
        );
        check("Speaker 1 (00:03):", Some(("Speaker 1", "", Some(3.0))));
        check("Karen: (00:03)", Some(("Karen", "", Some(3.0))));
        check("Karen 00:03: text", Some(("Karen", "text", Some(3.0))));
        check(
            "**Karen:** [00:00:03] text",
            Some(("Karen", "text", Some(3.0))),
        );
        check(
            "[00:00:03] [Karen] text",
            Some(("Karen", "text", Some(3.0))),
        );
        check(
            "14:03:05 From Karen to Everyone:",
            Some(("From Karen to Everyone", "", Some(50_585.0))),
        );
        check(
            "3/4/25, 14:03 - Karen: text",
            Some(("Karen", "text", Some(50_580.0))),
        );
        check(">> KAREN: no", Some(("KAREN", "no", None)));
        check(">>> KAREN: so", Some(("KAREN", "so", None)));
        check("10:30 not a person", None);
    }

    #[test]
    fn stamped_lines() {
        let check = |line, expected| check(Layout::StampedLine, line, expected);
        check("Karen Doe  0:03  ", Some(("Karen Doe", "", Some(3.0))));
        check("00:00:03 Speaker 1", Some(("Speaker 1", "", Some(3.0))));
        check("[00:00:03] Karen", Some(("Karen", "", Some(3.0))));
        check(
            "[Karen Doe] 14:03:05",
            Some(("Karen Doe", "", Some(50_585.0))),
        );
        check(
            "Karen Doe 3 minutes 12 seconds",
            Some(("Karen Doe", "", Some(192.0))),
        );
        check("0:03", None);
        check("Tom 3:15 is too late", None);
    }

    #[test]
    fn other_layouts() {
        check(
            Layout::StampedName,
            "Karen Doe [00:00:03] text",
            Some(("Karen Doe", "text", Some(3.0))),
        );
        check(Layout::StampedName, "Karen [laughs] text", None);
        check(
            Layout::Mark(" - "),
            "Karen - text",
            Some(("Karen", "text", None)),
        );
        check(
            Layout::Mark(" - "),
            "0:03 - Karen - text",
            Some(("Karen", "text", Some(3.0))),
        );
        check(
            Layout::Mark("\t"),
            "00:03\tKaren\ttext",
            Some(("Karen", "text", Some(3.0))),
        );
        check(
            Layout::Mark("\t"),
            "Karen\t0:03\ttext",
            Some(("Karen", "text", Some(3.0))),
        );
        check(
            Layout::PlayLine,
            "MRS LINDE.",
            Some(("MRS LINDE", "", None)),
        );
        check(Layout::PlayLine, "Yes.", None);
        check(
            Layout::PlayRun,
            "NORA. Hide it.",
            Some(("NORA", "Hide it.", None)),
        );
        check(
            Layout::Capitals,
            "KAREN (CONT'D)",
            Some(("KAREN (CONT'D)", "", None)),
        );
        check(Layout::Heading, "### Karen", Some(("Karen", "", None)));
        check(Layout::Heading, "**Karen:**", Some(("Karen", "", None)));
        check(Layout::Heading, "Karen", None);
        check(Layout::Capitals, "INT. HOUSE, DAY", None);
    }
}
