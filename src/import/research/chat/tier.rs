//! Lines of a CHAT file → tiers: a line that begins with a tab goes on with the one above.

use std::borrow::Cow;

/// A header, or what somebody said, or a comment on it.
#[derive(Debug)]
pub(super) struct Tier<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) line: u32,
    pub(super) content: Cow<'a, str>,
    /// What is wrong with how it is written.
    pub(super) fault: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    /// `@Name:`
    Header(&'a str),
    /// `*CODE:`
    Main(&'a str),
    /// `%name:`
    Dependent(&'a str),
    Unknown,
}

/// Longest code of a speaker: seven letters by the manual, more in practice. Project's choice.
const LONGEST_CODE: usize = 24;

/// The tiers of a file, continuation lines joined.
pub(super) fn tiers(text: &str) -> Vec<Tier<'_>> {
    let mut tiers: Vec<Tier<'_>> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_start_matches('\u{feff}');
        if line.trim().is_empty() {
            continue;
        }
        let marked = line.starts_with(' ') && line.trim_start().starts_with(['*', '%', '@']);
        match tiers.last_mut() {
            Some(open) if line.starts_with(['\t', ' ']) && !marked => {
                let joined = open.content.to_mut();
                joined.push(' ');
                joined.push_str(line.trim());
            }
            _ => tiers.push(tier(number, line)),
        }
    }
    tiers
}

/// The code and content of a main tier that is written as it should be.
pub(super) fn main(line: &str) -> Option<(&str, &str)> {
    let (code, content) = line.strip_prefix('*')?.split_once(':')?;
    let tidy = content.is_empty() || content.starts_with(['\t', ' ']);
    (is_code(code) && tidy).then_some((code, content))
}

fn is_code(code: &str) -> bool {
    let mut letters = code.chars();
    letters.next().is_some_and(char::is_alphanumeric)
        && letters.all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '\''))
        && code.len() <= LONGEST_CODE
}

fn tier(line: u32, text: &str) -> Tier<'_> {
    let trimmed = text.trim_start();
    let indented = trimmed.len() < text.len();
    let (kind, content, fault) = match trimmed.split_at_checked(1) {
        Some(("@", rest)) => header(rest),
        Some(("%", rest)) => named(rest, Kind::Dependent),
        Some(("*", rest)) => named(rest, Kind::Main),
        _ => (Kind::Unknown, trimmed, None),
    };
    Tier {
        kind,
        line,
        content: Cow::Borrowed(content.trim()),
        fault: fault.or(indented.then_some("Spaces stand before a tier.")),
    }
}

type Parts<'a> = (Kind<'a>, &'a str, Option<&'static str>);

fn header(rest: &str) -> Parts<'_> {
    match rest.split_once(':') {
        Some((name, content)) => (Kind::Header(name), content, None),
        None => (Kind::Header(rest.trim_end()), "", None),
    }
}

/// `NAME:<TAB>content`; the tab or the colon may be missing.
fn named<'a>(rest: &'a str, kind: fn(&'a str) -> Kind<'a>) -> Parts<'a> {
    let colon = rest.split_once(':').filter(|(name, _)| is_code(name));
    if let Some((name, content)) = colon {
        let main = matches!(kind(name), Kind::Main(_));
        let tabbed = content.is_empty() || content.starts_with('\t');
        let fault = (main && !tabbed).then_some("No tab stands behind the colon of a tier.");
        return (kind(name), content, fault);
    }
    let space = rest
        .split_once(char::is_whitespace)
        .filter(|(name, _)| is_code(name));
    match space {
        Some((name, content)) => (
            kind(name),
            content,
            Some("No colon stands behind the name of a tier."),
        ),
        None => (Kind::Unknown, rest, None),
    }
}
