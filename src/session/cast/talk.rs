//! What was said, as words with the breaks between them, and whose turn came before and after.

use super::kin::{Kin, Lexicon};
use super::label::Person;
use crate::import::Transcript;
use crate::sorted::SortedMap;

/// How strongly a word is set off from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Nothing but space.
    None,
    /// A comma.
    Comma,
    /// The end of a sentence, a dash, or the end of the utterance.
    Stop,
}

/// One word of an utterance.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Lower case, straight apostrophes, inner hyphens removed.
    pub text: String,
    /// As written.
    pub raw: String,
    /// What follows it.
    pub after: Break,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// The kinship it names; a genitive counts.
    pub kin: Option<Kin>,
    /// The person whose name it is; a genitive ("Leo's") counts.
    pub person: Option<usize>,
    /// The word lists in which it stands.
    pub senses: Vec<&'static str>,
}

impl Word {
    /// Whether the word stands in a list.
    pub(super) fn is_in(&self, list: &str) -> bool {
        self.senses.contains(&list)
    }

    /// What it names, looked up once: there are many clues that ask.
    fn resolve(&mut self, names: &SortedMap<String, usize>, lexicon: &Lexicon) {
        let word = bare(&self.text);
        self.kin = lexicon.kin(word);
        let capital = !self.raw.starts_with(char::is_lowercase);
        self.person = names.get(word).copied().filter(|_| capital);
        self.senses = lexicon.senses(&self.text).to_vec();
    }
}

/// One utterance.
pub(super) struct Said {
    /// Who said it: index into the people.
    pub by: usize,
    /// The words.
    pub words: Vec<Word>,
    /// Whether it asks something.
    pub asks: bool,
    /// The person who spoke before this speaker took the floor.
    pub previous: Option<usize>,
    /// The person who speaks after this speaker leaves it.
    pub next: Option<usize>,
    /// Where to find it again: "line 34".
    pub place: String,
}

impl Said {
    /// What stands before a word: the beginning of an utterance counts as a stop.
    pub(super) fn before(&self, word: usize) -> Break {
        word.checked_sub(1)
            .and_then(|w| self.words.get(w))
            .map_or(Break::Stop, |w| w.after)
    }

    /// The text of a word, empty beyond the ends.
    pub(super) fn text(&self, word: usize) -> &str {
        self.words.get(word).map_or("", |w| &w.text)
    }

    /// Words as written, joined by spaces.
    pub(super) fn quote(&self, from: usize, to: usize) -> String {
        let words = self.words.iter().take(to).skip(from);
        words.map(|w| w.raw.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The session's talk with its people.
pub(super) struct Talk<'a> {
    /// Who there is.
    pub people: &'a [Person],
    /// The word lists.
    pub lexicon: &'a Lexicon,
    /// What was said by somebody, in order.
    pub said: Vec<Said>,
}

impl<'a> Talk<'a> {
    pub(super) fn new(transcript: &Transcript, people: &'a [Person], lexicon: &'a Lexicon) -> Self {
        let mut owner = SortedMap::new();
        for (person, labels) in people.iter().map(|p| &p.labels).enumerate() {
            owner.extend(labels.iter().map(|&label| (label, person)));
        }
        let names = names(people, lexicon);
        let mut said: Vec<Said> = Vec::with_capacity(transcript.utterances.len());
        for (index, utterance) in transcript.utterances.iter().enumerate() {
            let Some(&by) = utterance.speaker.and_then(|label| owner.get(&label)) else {
                continue;
            };
            let previous = said
                .last()
                .and_then(|s| if s.by == by { s.previous } else { Some(s.by) });
            let mut words = words(&utterance.text);
            for word in &mut words {
                word.resolve(&names, lexicon);
            }
            said.push(Said {
                by,
                words,
                asks: utterance.text.contains(['?', '？', '؟']),
                previous,
                next: None,
                place: utterance.line.map_or_else(
                    || format!("utterance {}", index + 1),
                    |line| format!("line {line}"),
                ),
            });
        }
        let mut after: Option<(usize, Option<usize>)> = None;
        for s in said.iter_mut().rev() {
            s.next = after.and_then(|(by, next)| if by == s.by { next } else { Some(by) });
            after = Some((s.by, s.next));
        }
        Self {
            people,
            lexicon,
            said,
        }
    }

    /// The name shown for a person.
    pub(super) fn name(&self, person: usize) -> &str {
        self.people.get(person).map_or("someone", |p| &p.name)
    }

    /// Words as the reason for something: `Ana says "my son Leo" (line 3)`. Out of line, for many reasons are written so.
    #[inline(never)]
    pub(super) fn says(&self, said: &Said, from: usize, to: usize) -> String {
        let (speaker, quote) = (self.name(said.by), said.quote(from, to));
        format!("{speaker} says \"{quote}\" ({})", said.place)
    }

    /// Whether a word is used to somebody's face: set off on both sides, or after "sorry" and the like.
    pub(super) fn is_address(&self, said: &Said, word: usize) -> bool {
        let Some(at) = said.words.get(word) else {
            return false;
        };
        let before = word.checked_sub(1).and_then(|w| said.words.get(w));
        let opened = before.is_some_and(|before| before.is_in("opener"));
        let set_off = at.after > Break::None && (said.before(word) > Break::None || opened);
        set_off && !at.quoted && !is_listed(said, word)
    }

    /// Whom "you" means: the one named in address, else the one who answers a question of whoever leads.
    pub(super) fn spoken_to(&self, said: &Said, leads: bool) -> Option<usize> {
        let named = (0..said.words.len())
            .filter(|&word| self.is_address(said, word))
            .find_map(|word| said.words.get(word)?.person);
        let likely = said.next.filter(|_| leads && said.asks);
        named.or(likely).filter(|&to| to != said.by)
    }
}

/// One of several ("Mum, Dad, me"): the next or the last word between commas is a person too.
fn is_listed(said: &Said, word: usize) -> bool {
    let person = |w: usize| {
        said.words.get(w).is_some_and(|word| {
            let kin = word.kin.is_some() && bare(&word.text) == word.text;
            word.text == "me" || word.person.is_some() || kin
        })
    };
    let comma = |w: usize| said.words.get(w).is_some_and(|w| w.after == Break::Comma);
    let next = comma(word)
        && person(word + 1)
        && said
            .words
            .get(word + 1)
            .is_some_and(|w| w.after > Break::None);
    let last =
        word > 0 && comma(word - 1) && person(word - 1) && said.before(word - 1) > Break::None;
    next || last
}

/// A word without its genitive.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix('\''))
        .unwrap_or(word)
}

fn names(people: &[Person], lexicon: &Lexicon) -> SortedMap<String, usize> {
    let mut bearers: SortedMap<String, Vec<usize>> = SortedMap::new();
    for (index, person) in people.iter().enumerate() {
        let first = words(&person.name).into_iter().next();
        let name = first.map(|w| w.text).unwrap_or_default();
        if name.chars().count() > 1 && lexicon.kin(&name).is_none() {
            bearers.entry(name).or_default().push(index);
        }
    }
    bearers
        .into_iter()
        .filter_map(|(name, who)| match who.as_slice() {
            [one] => Some((name, *one)),
            _ => None,
        })
        .collect()
}

/// Splits text into words and the breaks after them.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut raw = String::new();
    let mut quoted = false;
    let mut finish = |raw: &mut String, quoted: bool, mark: Break| {
        let trimmed = raw.trim_matches(['\'', '’', '‘', '-']);
        if !trimmed.is_empty() {
            words.push(Word {
                text: trimmed.to_lowercase().replace('’', "'").replace('-', ""),
                raw: trimmed.to_string(),
                after: Break::None,
                quoted,
                kin: None,
                person: None,
                senses: Vec::new(),
            });
        }
        raw.clear();
        if let Some(last) = words.last_mut() {
            last.after = last.after.max(mark);
        }
    };
    for c in text.chars() {
        match c {
            ',' | '،' | '、' => finish(&mut raw, quoted, Break::Comma),
            '.' | '!' | '?' | ';' | ':' | '…' | '—' | '–' | '？' | '؟' | '。' | '\n' | '('
            | ')' => {
                finish(&mut raw, quoted, Break::Stop);
            }
            '"' | '“' | '”' | '«' | '»' => {
                finish(&mut raw, quoted, Break::None);
                quoted = !quoted;
            }
            c if c.is_alphanumeric() || c > '\u{2ff}' || "'-’‘".contains(c) => raw.push(c),
            _ => finish(&mut raw, quoted, Break::None),
        }
    }
    finish(&mut raw, quoted, Break::Stop);
    words
}
