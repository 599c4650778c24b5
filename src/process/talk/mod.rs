//! Words → the few facts about them that process needs: how many, a mere sign of listening, a question, a break-off,
//! a name in address.

mod scan;

use scan::scan;

use crate::import::Sign;
use crate::session::{Family, MemberId, Spoken};
use crate::sorted::{SortedMap, SortedSet};

const BACKCHANNELS: &str = include_str!("backchannels.txt");
const ASSENTS: &str = include_str!("assents.txt");

/// Longer signs of listening are turns: at most this many words from the list.
const BACKCHANNEL_WORDS: usize = 2;

/// No entry of the lists has more bytes.
const LONGEST_ENTRY: usize = 16;

/// What the words of one utterance are, without what they mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Speech {
    /// How many words.
    pub words: usize,
    /// Only signs of listening ("mhm", "yeah right"). After a question the same words are an answer.
    pub listening: bool,
    /// Begins by going along ("Yeah, and …").
    pub assents: bool,
    /// Asks something.
    pub asks: bool,
    /// Somebody breaks in: the transcriber's sign says so, or, where there is none, a dash or suspension points at the end.
    pub cut: bool,
    /// Ends like a finished sentence.
    pub finished: bool,
    /// The one member the words or the label name as addressee.
    pub selects: Option<MemberId>,
}

impl Speech {
    pub(super) fn of(spoken: &Spoken, ear: &Ear) -> Self {
        let text = spoken.text.trim_end();
        let tail = text.trim_end_matches(['"', '”', '»', '\'', '’', ')', ']']);
        let mut called = Called::default();
        let scan = scan(text, |clause| {
            let bearer = ear.named(clause).filter(|&id| Some(id) != spoken.speaker);
            bearer.into_iter().for_each(|id| called.add(id));
        });
        let [first, second, third] = scan.opening;
        let listens = |word: &str| heard(&ear.backchannels, word);
        Self {
            words: scan.words,
            listening: third.is_none()
                && !scan.asks
                && first.is_some_and(listens)
                && second.is_none_or(listens),
            assents: first.is_some_and(|word| heard(&ear.assents, word)),
            asks: scan.asks,
            cut: match spoken.ending {
                Some(sign) => sign == Sign::Interrupted,
                None => breaks_off(tail),
            },
            finished: tail.ends_with(['.', '?', '!', '。', '？', '！', '؟'])
                && !tail.ends_with("..."),
            selects: match spoken.addressees.as_slice() {
                [one] => Some(*one),
                [] => called.one(),
                _ => None,
            },
        }
    }
}

/// A text that ends as one that is not finished.
fn breaks_off(tail: &str) -> bool {
    tail.ends_with(['-', '–', '—', '…']) || tail.ends_with("...") || tail.ends_with("//")
}

/// Who is called in an utterance.
#[derive(Default)]
struct Called {
    first: Option<MemberId>,
    several: bool,
}

impl Called {
    fn add(&mut self, id: MemberId) {
        self.several |= self.first.is_some_and(|first| first != id);
        self.first.get_or_insert(id);
    }

    /// The one who is called, if it is one.
    fn one(&self) -> Option<MemberId> {
        self.first.filter(|_| !self.several)
    }
}

/// Whether a word, without the marks around it and in lower case, is on a list.
fn heard(list: &SortedSet<&str>, word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut lower = [0; LONGEST_ENTRY];
    match lower.get_mut(..word.len()) {
        None => false,
        Some(_) if !word.is_ascii() => list.contains(word.to_lowercase().as_str()),
        Some(lower) => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).is_ok_and(|lower| list.contains(lower))
        }
    }
}

/// The entries of a word list.
fn entries(list: &'static str) -> SortedSet<&'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
}

/// What is listened for: word lists, and the names by which members can be called, which are their whole name and its
/// first word where only one bears it.
pub(super) struct Ear {
    backchannels: SortedSet<&'static str>,
    assents: SortedSet<&'static str>,
    names: SortedMap<String, Option<MemberId>>,
    longest: usize,
}

impl Ear {
    pub(super) fn new(family: &Family) -> Self {
        let mut names = SortedMap::new();
        for (id, member) in family.everyone() {
            let first = member.name.split_whitespace().next().unwrap_or_default();
            let forms = SortedSet::from([first, member.name.trim()]);
            for form in forms.into_iter().filter(|form| form.chars().count() > 1) {
                names
                    .entry(form.to_string())
                    .and_modify(|bearer| *bearer = None)
                    .or_insert(Some(id));
            }
        }
        Self {
            backchannels: entries(BACKCHANNELS),
            assents: entries(ASSENTS),
            longest: names.keys().map(String::len).max().unwrap_or(0),
            names,
        }
    }

    /// Who bears a name, if it is one member's.
    fn named(&self, clause: &str) -> Option<MemberId> {
        let short = (2..=self.longest).contains(&clause.len());
        short
            .then(|| self.names.get(clause).copied())
            .flatten()
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Member;

    #[test]
    fn words_are_counted_in_any_script() {
        for (text, words) in [
            ("", 0),
            ("I can't - no.", 3),
            ("… !", 0),
            ("well-being, mother-in-law", 2),
            ("我很累", 3),
            ("OK 我 累了", 4),
            ("أنا متعب", 2),
        ] {
            assert_eq!(scan(text, |_| ()).words, words, "{text}");
        }
    }

    #[test]
    fn clauses_stand_between_marks() {
        let mut clauses = Vec::new();
        scan(
            "Leo — was it so? “Ana Ruiz”, he’s 我 here…",
            |clause| clauses.push(clause),
        );
        assert_eq!(
            clauses,
            ["Leo", "was it so", "", "Ana Ruiz", "", "he’s 我 here", ""]
        );
    }

    #[test]
    fn entries_are_short() {
        for list in [BACKCHANNELS, ASSENTS] {
            assert!(
                entries(list)
                    .iter()
                    .all(|entry| entry.len() <= LONGEST_ENTRY)
            );
        }
    }

    #[test]
    fn signs_of_speech() {
        let family = Family::new(
            ["Leo", "Ana Ruiz"]
                .map(|name| Member {
                    name: name.into(),
                    ..Member::default()
                })
                .to_vec(),
        );
        let speech = |text: &str| {
            let spoken = Spoken {
                text: text.into(),
                ..Spoken::default()
            };
            Speech::of(&spoken, &Ear::new(&family))
        };
        for (text, listening, asks, cut, selects) in [
            ("Mhm.", true, false, false, None),
            ("Yeah, right.", true, false, false, None),
            ("Right?", false, true, false, None),
            ("Yeah, I know.", false, false, false, None),
            ("But I only wanted —", false, false, true, None),
            ("So...", false, false, true, None),
            ("Leo, what do you say?", false, true, false, Some(0)),
            ("What do you say, Ana?", false, true, false, Some(1)),
            ("Leo never says.", false, false, false, None),
            ("Leonard, come.", false, false, false, None),
            ("Leo, Ana, stop.", false, false, false, None),
        ] {
            let s = speech(text);
            assert_eq!(
                (s.listening, s.asks, s.cut, s.selects.map(|m| m.0)),
                (listening, asks, cut, selects),
                "{text}"
            );
        }
    }
}
