//! Words → the few facts about them that process needs: how many, a mere sign of listening, a question, a break-off,
//! a name in address.

use crate::session::{Family, MemberId, Spoken};
use crate::sorted::{SortedMap, SortedSet};

const BACKCHANNELS: &str = include_str!("backchannels.txt");
const ASSENTS: &str = include_str!("assents.txt");

/// Longer signs of listening are turns: at most this many words from the list.
const BACKCHANNEL_WORDS: usize = 2;

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
    /// Breaks off: a dash or suspension points at the end.
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
        let opening: Vec<String> = tokens(text).take(BACKCHANNEL_WORDS + 1).collect();
        let listens = |word: &String| ear.backchannels.contains(word.as_str());
        let assents = |word: &String| ear.assents.contains(word.as_str());
        let asks = text.contains('?') || (!text.is_ascii() && text.contains(['？', '؟']));
        Self {
            words: count(text),
            listening: (1..=BACKCHANNEL_WORDS).contains(&opening.len())
                && opening.iter().all(listens)
                && !asks,
            assents: opening.first().is_some_and(assents),
            asks,
            cut: tail.ends_with(['-', '–', '—', '…'])
                || tail.ends_with("...")
                || tail.ends_with("//"),
            finished: tail.ends_with(['.', '?', '!', '。', '？', '！', '؟'])
                && !tail.ends_with("..."),
            selects: ear.selected(spoken),
        }
    }
}

/// The entries of a word list.
fn entries(list: &'static str) -> SortedSet<&'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
}

/// Lower-case words without punctuation around them.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Words between spaces that hold a letter or digit; in scripts without spaces, characters.
pub(super) fn count(text: &str) -> usize {
    if text.is_ascii() {
        let letters = |word: &&str| word.bytes().any(|byte| byte.is_ascii_alphanumeric());
        return text.split_ascii_whitespace().filter(letters).count();
    }
    text.split_whitespace()
        .map(|word| {
            let unspaced = word.chars().filter(|&c| is_unspaced(c)).count();
            let spaced = word.chars().any(|c| c.is_alphanumeric() && !is_unspaced(c));
            unspaced + usize::from(spaced)
        })
        .sum()
}

/// Letters of scripts that write no spaces between words: Thai to Khmer, kana, Han.
fn is_unspaced(c: char) -> bool {
    c.is_alphanumeric()
        && matches!(u32::from(c), 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x20000..=0x3ffff)
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

    /// The one addressee: named by the label, else called by a name that stands alone between marks.
    fn selected(&self, spoken: &Spoken) -> Option<MemberId> {
        match spoken.addressees.as_slice() {
            [one] => return Some(*one),
            [] => {}
            _ => return None,
        }
        let clauses = spoken.text.split(is_mark).map(str::trim);
        let called: SortedSet<MemberId> = clauses
            .filter(|clause| clause.len() <= self.longest)
            .filter_map(|clause| self.names.get(clause).copied().flatten())
            .filter(|&id| Some(id) != spoken.speaker)
            .collect();
        match (called.first(), called.len()) {
            (Some(&one), 1) => Some(one),
            _ => None,
        }
    }
}

/// What sets an address off from the rest of the sentence.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | '?' | '!' | ';' | ':' | '—' | '–' | '…' | '"' | '“' | '”' | '«' | '»'
    )
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
            assert_eq!(count(text), words, "{text}");
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
