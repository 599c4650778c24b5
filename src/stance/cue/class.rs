//! The words a pack knows, and its classes of words.

use std::collections::BTreeMap;

use super::pattern::{Flaw, Person, Seen, Test};
use crate::sorted::Order;
use crate::stance::reading::split;

/// A word of the vocabulary; zero is every word the pack does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordId(pub u16);

macro_rules! word_classes {
    ($($(#[doc = $doc:literal])+ $class:ident $name:literal,)+) => {
        /// Classes of the pack that the code itself asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum WordClass { $($(#[doc = $doc])+ $class,)+ }

        impl WordClass {
            /// Every class the code asks for, with its name in the pack.
            pub(crate) const ALL: &'static [(Self, &'static str)] = &[$((Self::$class, $name),)+];
        }
    };
}

word_classes! {
    /// "you".
    You "you",
    /// "your".
    Your "your",
    /// Words that deny.
    Not "not",
    /// Words before which a clause has not begun.
    Opener "opener",
    /// Words after which a clause has ended.
    Closer "closer",
    /// Stands for someone who is not the subject.
    Object "object",
    /// What follows a calling without a comma.
    AfterCall "after-call",
    /// The same, if the next fits.
    AfterCallWith "after-call-with",
    /// What must stand after those.
    AfterCallThen "after-call-then",
    /// What stands before a calling without a comma.
    BeforeCall "before-call",
    /// "you know".
    YouFiller "you-filler",
    /// "thank you".
    Thank "thank",
    /// Words that introduce another's words.
    Saying "saying",
    /// Words by which something is denied as thought or meant.
    Denied "denied",
    /// Words that join in.
    Joining "joining",
    /// "too".
    Too "too",
    /// Words for all present.
    Everyone "everyone",
    /// Plain grammar words, by which English is known.
    FunctionWord "function-word",
    /// Laughter.
    NoteLaugh "note-laugh",
    /// Touch and warm looks.
    NoteTouch "note-touch",
    /// Whispers and asides.
    NoteWhisper "note-whisper",
    /// Mimicry.
    NoteMimic "note-mimic",
    /// Scorn.
    NoteScorn "note-scorn",
    /// Kin words that stand alone.
    BareKin "bare-kin",
    /// What may stand between "my" and a kin word.
    KinAdjective "kin-adjective",
    /// Endearments.
    Endearment "endearment",
    /// Kin words of this kind.
    Mother "mother",
    /// Kin words of this kind.
    Father "father",
    /// Kin words of this kind.
    Grandmother "grandmother",
    /// Kin words of this kind.
    Grandfather "grandfather",
    /// Kin words of this kind.
    Sister "sister",
    /// Kin words of this kind.
    Brother "brother",
    /// Kin words of this kind.
    Daughter "daughter",
    /// Kin words of this kind.
    Son "son",
    /// Kin words of this kind.
    Husband "husband",
    /// Kin words of this kind.
    Wife "wife",
    /// Kin words of this kind.
    Partner "partner",
    /// Kin words of this kind.
    Aunt "aunt",
    /// Kin words of this kind.
    Uncle "uncle",
}

/// Classes that say how words stand together, not what they mean: how their names begin.
const GRAMMAR: [&str; 12] = [
    "adv", "after", "aux", "be", "before", "closer", "do", "function", "have", "note", "opener",
    "will",
];

/// Words and classes of a pack.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    words: BTreeMap<String, WordId>,
    classes: BTreeMap<&'static str, usize>,
    members: Vec<Vec<WordId>>,
    /// For each class, a bit for every word of it.
    bits: Vec<Vec<u64>>,
    /// For each word, a bit for every class the code asks for.
    asked: Vec<u64>,
    /// For each word, its classes that tell how something is meant.
    telling: Vec<Vec<&'static str>>,
}

impl Vocabulary {
    /// The number of a word, zero if it is not known.
    pub(crate) fn find(&self, word: &str) -> WordId {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// How many words there are, the unknown one included.
    pub(crate) fn len(&self) -> usize {
        self.words.len() + 1
    }

    fn learn(&mut self, word: &str) -> WordId {
        let next = u16::try_from(self.words.len() + 1).unwrap_or(u16::MAX);
        *self.words.entry(word.to_owned()).or_insert(WordId(next))
    }

    /// Defines a class from its words; a word with `@` takes in another class.
    pub(crate) fn define(&mut self, name: &'static str, words: &str) -> Result<(), Flaw> {
        let mut ids = Vec::new();
        for word in words.split_whitespace() {
            if let Some(other) = word.strip_prefix('@') {
                ids.extend_from_slice(self.class(other)?);
                continue;
            }
            let (parts, _) = split(word);
            match parts.as_slice() {
                [only] => ids.push(self.learn(&only.text)),
                // A contraction cannot be one member of a class: its parts are two words.
                _ => return Err(Flaw::Malformed),
            }
        }
        if let Some((class, _)) = WordClass::ALL.iter().find(|(_, known)| *known == name) {
            self.mark(*class, &ids);
        }
        let class = self.unnamed(ids);
        self.classes.insert(name, class);
        Ok(())
    }

    /// A class that only one pattern uses.
    pub(super) fn unnamed(&mut self, mut ids: Vec<WordId>) -> usize {
        ids.order();
        ids.dedup();
        let most = ids.last().map_or(0, |id| usize::from(id.0));
        let mut bits = vec![0_u64; most / 64 + 1];
        for id in &ids {
            if let Some(word) = bits.get_mut(usize::from(id.0) / 64) {
                *word |= 1 << (id.0 % 64);
            }
        }
        self.bits.push(bits);
        self.members.push(ids);
        self.members.len() - 1
    }

    fn class(&self, name: &str) -> Result<&[WordId], Flaw> {
        self.classes
            .get(name)
            .and_then(|&class| self.members.get(class))
            .map(Vec::as_slice)
            .ok_or_else(|| Flaw::UnknownClass(name.to_owned()))
    }

    fn mark(&mut self, class: WordClass, ids: &[WordId]) {
        for id in ids {
            let place = usize::from(id.0);
            if self.asked.len() <= place {
                self.asked.resize(place + 1, 0);
            }
            if let Some(asked) = self.asked.get_mut(place) {
                *asked |= 1 << class as u64;
            }
        }
    }

    /// Whether a word belongs to a class; false for a class the pack lacks.
    pub(crate) fn is_in(&self, word: WordId, class: WordClass) -> bool {
        self.asked
            .get(usize::from(word.0))
            .is_some_and(|asked| asked & (1 << class as u64) != 0)
    }

    fn has(&self, class: usize, word: WordId) -> bool {
        self.bits
            .get(class)
            .and_then(|bits| bits.get(usize::from(word.0) / 64))
            .is_some_and(|bits| bits & (1 << (word.0 % 64)) != 0)
    }

    /// The classes of a word that tell something of how it is meant.
    pub(crate) fn telling(&self, word: WordId) -> &[&'static str] {
        self.telling
            .get(usize::from(word.0))
            .map_or(&[], Vec::as_slice)
    }

    /// Notes for each word which classes it belongs to, grammar and stage notes left out.
    pub(super) fn tell(&mut self) {
        self.telling = vec![Vec::new(); self.len()];
        for (name, &class) in &self.classes {
            if GRAMMAR.iter().any(|grammar| name.starts_with(grammar)) {
                continue;
            }
            for word in self.members.get(class).into_iter().flatten() {
                if let Some(row) = self.telling.get_mut(usize::from(word.0)) {
                    row.push(name);
                }
            }
        }
    }

    /// The names of the classes a word belongs to, in their order.
    pub(crate) fn classes_of(&self, word: WordId) -> Vec<&'static str> {
        self.classes
            .iter()
            .filter(|(_, class)| self.has(**class, word))
            .map(|(name, _)| *name)
            .collect()
    }

    #[cfg(test)]
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.classes.contains_key(name)
    }

    /// The words of a numbered class.
    pub(crate) fn words_of(&self, class: usize) -> &[WordId] {
        self.members.get(class).map_or(&[], Vec::as_slice)
    }

    /// The tests one written word of a pattern stands for: two for a contraction.
    pub(crate) fn tests(&mut self, written: &str) -> Result<Vec<Test>, Flaw> {
        let slot = written
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        match slot {
            Some("who") => Ok(vec![Test::Person(Person::Member)]),
            Some("child") => Ok(vec![Test::Person(Person::Child)]),
            Some("adult") => Ok(vec![Test::Person(Person::Adult)]),
            Some("other") => Ok(vec![Test::Person(Person::Other)]),
            Some("any") => Ok(vec![Test::Any]),
            Some(name) => self
                .classes
                .get(name)
                .map(|&class| vec![Test::Class(class)])
                .ok_or_else(|| Flaw::UnknownClass(name.to_owned())),
            None if written.starts_with('\'') || written == "n't" => {
                Ok(vec![Test::Literal(self.learn(written))])
            }
            None => {
                let (words, _) = split(written);
                Ok(words
                    .iter()
                    .map(|word| Test::Literal(self.learn(&word.text)))
                    .collect())
            }
        }
    }

    /// Whether a word passes a test.
    pub(crate) fn passes(&self, test: Test, seen: &Seen) -> bool {
        match test {
            Test::Any => true,
            // Names and kin words are persons first: "mum" is no plain word once it stands for a member.
            Test::Literal(word) => seen.word == word && word != WordId::default(),
            Test::Class(class) => self.has(class, seen.word),
            Test::Person(Person::Member) => {
                seen.person.is_some_and(|person| person != Person::Other)
            }
            Test::Person(person) => seen.person == Some(person),
        }
    }
}
