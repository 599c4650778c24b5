//! Sentences of an utterance as the matcher sees them: callings left out, mentions closed up to one word each.

use std::ops::Range;

use super::resolve::{Meant, Recent, Scene};
use super::{Form, Mark, Mention, Utterance};
use crate::session::MemberId;
use crate::stance::cue::{Edge, Person, Seen, Vocabulary, WordClass, WordId};

/// One sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    /// What the matcher sees.
    pub seen: Vec<Seen>,
    /// For each, the words of the utterance it stands for.
    pub words: Vec<Range<usize>>,
    /// For each, the member meant.
    pub members: Vec<Option<MemberId>>,
    /// For each, the clause it belongs to, counted from zero within the sentence.
    pub clauses: Vec<usize>,
    /// The words of the utterance, callings included.
    pub range: Range<usize>,
    /// How it ends.
    pub mark: Mark,
    /// The one who is called in it.
    pub called: Option<MemberId>,
    /// Whether an endearment is used in it.
    pub endearment: bool,
}

impl Sentence {
    /// The members spoken about in part of it, in order, each once.
    pub(crate) fn about(&self, part: Range<usize>) -> Vec<MemberId> {
        let mut found = Vec::new();
        for id in self.members.get(part).into_iter().flatten().flatten() {
            if !found.contains(id) {
                found.push(*id);
            }
        }
        found
    }
}

/// Captions without punctuation are cut after this many words, which keeps every step linear.
const LONGEST: usize = 80;

/// Splits an utterance at its full stops, question and exclamation marks.
pub(crate) fn ranges(utterance: &Utterance) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    if utterance.words.is_empty() && !utterance.notes.is_empty() {
        // Nothing was said, yet something was done: "[whispers to mother]".
        ranges.push(0..0);
    }
    let mut start = 0;
    for (at, word) in utterance.words.iter().enumerate() {
        let endless = at + 1 - start >= LONGEST;
        if word.mark >= Mark::Stop || endless || at + 1 == utterance.words.len() {
            ranges.push(start..at + 1);
            start = at + 1;
        }
    }
    ranges
}

/// The sentences of an utterance, with everyone in them resolved; what is said of whom is noted as recent.
///
/// The scene's listener moves with the callings: who is called is spoken to from there on.
pub(crate) fn sentences(
    utterance: &Utterance,
    mut scene: Scene<'_>,
    recent: &mut Recent,
    vocabulary: &Vocabulary,
) -> Vec<Sentence> {
    let mut turned = None;
    ranges(utterance)
        .into_iter()
        .map(|range| {
            let mut builder = Builder::new(utterance, vocabulary, range);
            builder.turned_from = turned;
            builder.call(&mut scene, recent);
            turned = builder.sentence.called.or(turned);
            builder.fill(&scene, recent);
            builder.open_and_close();
            builder.sentence
        })
        .collect()
}

/// The sentences of an utterance by nobody known: who is meant in them is left open.
pub(crate) fn unresolved(utterance: &Utterance, vocabulary: &Vocabulary) -> Vec<Sentence> {
    ranges(utterance)
        .into_iter()
        .map(|range| {
            let mut builder = Builder::new(utterance, vocabulary, range.clone());
            for at in range {
                builder.push(at..at + 1, None, None);
            }
            builder.open_and_close();
            builder.sentence
        })
        .collect()
}

struct Builder<'u> {
    utterance: &'u Utterance,
    vocabulary: &'u Vocabulary,
    sentence: Sentence,
    /// Who was called in an earlier sentence, and may be spoken about from here on.
    turned_from: Option<MemberId>,
}

impl<'u> Builder<'u> {
    fn new(utterance: &'u Utterance, vocabulary: &'u Vocabulary, range: Range<usize>) -> Self {
        let last = range.end.checked_sub(1);
        let mark = last
            .and_then(|at| utterance.words.get(at))
            .map_or(Mark::None, |word| word.mark);
        Self {
            utterance,
            vocabulary,
            turned_from: None,
            sentence: Sentence {
                range,
                mark,
                ..Sentence::default()
            },
        }
    }

    /// Finds who is called, before anyone else is resolved: "Sam, your father never comes."
    fn call(&mut self, scene: &mut Scene<'_>, recent: &mut Recent) {
        let range = self.sentence.range.clone();
        for mention in self
            .utterance
            .mentions_in(&range)
            .iter()
            .filter(|m| m.called)
        {
            match mention.form {
                Form::Endearment => self.sentence.endearment = true,
                Form::Group => scene.listener = None,
                form => {
                    if let Meant::Member(id) = scene.meant(form, recent) {
                        self.sentence.called = Some(id);
                        scene.listener = Some(id);
                        recent.note(scene.turn, Meant::Member(id), None, false);
                    }
                }
            }
        }
    }

    fn fill(&mut self, scene: &Scene<'_>, recent: &mut Recent) {
        let range = self.sentence.range.clone();
        let mut mentions = self.utterance.mentions_in(&range).iter().peekable();
        let mut at = range.start;
        while at < range.end {
            let Some(mention) = mentions.next_if(|mention| mention.start == at) else {
                self.push(at..at + 1, None, None);
                at += 1;
                continue;
            };
            at = mention.end;
            if mention.called {
                continue;
            }
            let words = mention.start..mention.end;
            if matches!(mention.form, Form::Endearment | Form::Group) {
                self.push(words, None, None);
                continue;
            }
            let meant = self.object_of(mention, scene, recent);
            recent.note(scene.turn, meant, gender(mention.form), false);
            let member = match meant {
                Meant::Member(id) => Some(id),
                Meant::Other => None,
            };
            let person = match (mention.form, member) {
                (Form::Possessive(_), _) => None,
                (_, Some(id)) if scene.family.is_child(id) => Some(Person::Child),
                (_, Some(id)) if scene.family.generation(id).is_some() => Some(Person::Adult),
                (_, Some(_)) => Some(Person::Member),
                (_, None) => Some(Person::Other),
            };
            self.push(words, person, member);
        }
    }

    /// Whom a mention means; "him" after "Tom goes at" is not Tom.
    fn object_of(&self, mention: &Mention, scene: &Scene<'_>, recent: &Recent) -> Meant {
        let object = self
            .vocabulary
            .is_in(self.id(mention.start), WordClass::Object);
        let subject = self.sentence.members.iter().rev().take(4).find_map(|m| *m);
        let apart = self
            .utterance
            .words
            .get(mention.start.saturating_sub(4)..mention.start)
            .into_iter()
            .flatten()
            .any(|word| word.mark != Mark::None);
        match subject.filter(|_| object && !apart) {
            Some(subject) => scene.other_than(subject, mention.form, recent),
            None => match self.turned_from {
                Some(called) if scene.turns_from(called, mention.form, recent) => {
                    Meant::Member(called)
                }
                _ => scene.spoken_about(mention.form, recent),
            },
        }
    }

    fn id(&self, at: usize) -> WordId {
        self.utterance.ids.get(at).copied().unwrap_or_default()
    }

    fn push(&mut self, words: Range<usize>, person: Option<Person>, member: Option<MemberId>) {
        let word = if words.len() == 1 {
            self.utterance
                .ids
                .get(words.start)
                .copied()
                .unwrap_or_default()
        } else {
            WordId::default()
        };
        self.sentence.seen.push(Seen {
            word,
            person,
            opens: Edge::None,
            closes: Edge::None,
        });
        self.sentence.words.push(words);
        self.sentence.members.push(member);
    }

    /// Marks where clauses begin and end: at the sentence's edges, at its inner marks, and past fillers.
    fn open_and_close(&mut self) {
        let marks: Vec<Mark> = self.marks();
        let mut opens = Edge::Sentence;
        let mut clause = 0;
        for (seen, mark) in self.sentence.seen.iter_mut().zip(&marks) {
            seen.opens = opens;
            self.sentence.clauses.push(clause);
            let filler = opens > Edge::None && self.vocabulary.is_in(seen.word, WordClass::Opener);
            let edge = *mark != Mark::None || filler;
            opens = if edge { Edge::Clause } else { Edge::None };
            clause += usize::from(*mark != Mark::None);
        }
        let mut closes = Edge::Sentence;
        for (seen, mark) in self.sentence.seen.iter_mut().zip(&marks).rev() {
            if *mark != Mark::None {
                closes = closes.max(Edge::Clause);
            }
            seen.closes = closes;
            let filler = closes > Edge::None && self.vocabulary.is_in(seen.word, WordClass::Closer);
            closes = if filler { Edge::Clause } else { Edge::None };
        }
    }

    /// The mark after each seen word, that of a calling left out after it included.
    fn marks(&self) -> Vec<Mark> {
        let next_starts = self
            .sentence
            .words
            .iter()
            .skip(1)
            .map(|words| words.start)
            .chain([self.sentence.range.end]);
        self.sentence
            .words
            .iter()
            .zip(next_starts)
            .map(|(words, next)| {
                self.utterance
                    .words
                    .get(words.end.saturating_sub(1)..next)
                    .into_iter()
                    .flatten()
                    .map(|word| word.mark)
                    .max()
                    .unwrap_or_default()
            })
            .collect()
    }
}

const fn gender(form: Form) -> Option<crate::session::Gender> {
    match form {
        Form::Pronoun(gender) | Form::Possessive(gender) => Some(gender),
        Form::Kin(_, kin) => kin.gender(),
        _ => None,
    }
}
