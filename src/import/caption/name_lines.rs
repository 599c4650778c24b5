//! cues whose first line is nothing but a name (older exports of Teams, some players) → cues with voices.

use std::borrow::Cow;

use memchr::memchr;

use super::Cue;
use crate::import::index::Index;
use crate::import::label::{Census, Head, Style};

/// The share of cues with a name on their first line (in percent), and of turns for each name, that make it a habit
/// (project's choice).
const HABIT: usize = 60;
const TURNS: usize = 3;

/// Makes first lines voices, where that is the file's habit.
pub(super) fn take(cues: &mut [Cue<'_>]) {
    let mut census = Census::default();
    let heads: Vec<Head<'_>> = cues.iter().filter_map(first_line).collect();
    for head in &heads {
        census.see(head);
    }
    let labels = census.decide();
    let known = |head: &Head<'_>| labels.of(head).is_some();
    let (mut names, mut turns) = (Index::default(), 0usize);
    for head in heads.iter().filter(|head| known(head)) {
        names.enter(head.label);
        turns += 1;
    }
    if turns * 100 < cues.len() * HABIT || turns == 0 || turns < names.len() * TURNS {
        return;
    }
    for cue in cues {
        let Some(name) = first_line(cue)
            .filter(known)
            .map(|head| head.label.to_owned())
        else {
            continue;
        };
        cue.text = cue
            .text
            .split_once('\n')
            .map_or("", |(_, words)| words)
            .trim()
            .to_owned();
        cue.voice = Some(Cow::Owned(name));
    }
}

/// The first of several lines of a cue without a voice, as a label.
fn first_line<'a>(cue: &'a Cue<'_>) -> Option<Head<'a>> {
    if cue.voice.is_some() {
        return None;
    }
    let end = memchr(b'\n', cue.text.as_bytes())?;
    let (first, words) = cue.text.split_at_checked(end)?;
    let ends = first
        .trim_end()
        .ends_with(['.', ',', '?', '!', ';', '…', '-']);
    (!ends && !words.trim().is_empty()).then_some(Head {
        label: first.trim(),
        text: words,
        style: Style::Colon,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], voices: &[Option<&str>]) {
        let cue = |text: &&str| Cue {
            text: (*text).to_owned(),
            ..Cue::default()
        };
        let mut cues: Vec<Cue<'_>> = texts.iter().map(cue).collect();
        take(&mut cues);
        let found: Vec<_> = cues.iter().map(|cue| cue.voice.as_deref()).collect();
        assert_eq!(found, voices, "{texts:?}");
    }

    #[test]
    fn names_on_their_own_line() {
        let (karen, tom) = (Some("Karen Doe"), Some("Tom"));
        check(
            &[
                "Karen Doe\na",
                "Tom\nb",
                "Karen Doe\nc",
                "Tom\nd",
                "Karen Doe\ne",
                "Tom\nf",
            ],
            &[karen, tom, karen, tom, karen, tom],
        );
        check(
            &[
                "So what\nnow",
                "I think\nnot",
                "We will\nsee",
                "So what\nthen",
            ],
            &[None; 4],
        );
        check(&["Karen Doe\na", "Tom\nb"], &[None; 2]);
    }
}
