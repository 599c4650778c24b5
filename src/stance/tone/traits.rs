//! The traits of an utterance: short names such as "w thanks" (a word), "s you bad" (a class of words said of "you"),
//! "1 asked" (a question just before).

use super::Nearby;
use super::nearby::Near;
use crate::session::{Generation, MemberId};
use crate::stance::act::{Act, Addressee, Channel};
use crate::stance::coder::{Charge, Moment, UPTAKE};
use crate::stance::cue::WordClass;
use crate::stance::reading::{Mark, Sentence};
use crate::stance::weights::Trait;

/// Gathers the traits of an utterance.
pub(crate) struct Gather<'g> {
    /// The utterance.
    pub moment: &'g Moment<'g>,
    /// What is said around it.
    pub nearby: Nearby<'g>,
    /// What the rules found in it.
    pub acts: &'g [Act],
    /// In which channels a rule would have found something, but for a near-miss.
    pub missed: &'g [Channel],
}

/// What stands for a person's name, so that no name is learned.
pub(crate) const RANKS: [&str; 4] = ["therapist", "child", "elder", "parent"];

/// Who is spoken of or to, without a name.
const SUBJECTS: [(&str, &[&str]); 5] = [
    ("i", &["i", "me", "i've"]),
    ("you", &["you", "ya", "ye", "y'all", "youse"]),
    ("we", &["we", "us"]),
    ("it", &["it", "that", "this", "there"]),
    ("they", &["they", "them"]),
];

impl Gather<'_> {
    /// Hands every trait over, by its parts; some more than once.
    pub(crate) fn each(&self, mut give: impl FnMut(&[&str])) {
        give(&["bias"]);
        self.place(&mut give);
        self.around(&mut give);
        self.done(&mut give);
        self.ruled(&mut give);
        for sentence in self.moment.sentences {
            self.words(sentence, &mut give);
        }
        for note in &self.moment.read.notes {
            for word in &note.words {
                give(&["n", word]);
            }
        }
    }

    /// The traits as numbers, each once.
    pub(crate) fn all(&self) -> Vec<Trait> {
        let mut all = Vec::new();
        self.each(|parts| all.push(Trait::of(parts)));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The traits by name, each once.
    pub(crate) fn named(&self) -> Vec<String> {
        let mut all = Vec::new();
        self.each(|parts| all.push(parts.join(" ")));
        all.sort();
        all.dedup();
        all
    }

    fn rank(&self, id: MemberId) -> &'static str {
        let family = &self.moment.session.family;
        let [therapist, child, elder, parent] = RANKS;
        if family.is_therapist(id) {
            therapist
        } else if family.is_child(id) {
            child
        } else if family.generation(id).is_some_and(|g| g >= Generation(2)) {
            elder
        } else {
            parent
        }
    }

    fn place(&self, give: &mut impl FnMut(&[&str])) {
        let moment = self.moment;
        let rank = self.rank(moment.speaker);
        let to = match moment.addressee {
            Some(Addressee::Member(id)) => self.rank(id),
            Some(Addressee::All) => "all",
            None => "nobody",
        };
        give(&["from", rank]);
        give(&["to", to]);
        give(&["from", rank, "to", to]);
        if moment.read.asks() {
            give(&["asks"]);
            give(&["asks", to]);
        }
        let you = moment.read.has(&moment.pack.vocabulary, WordClass::You);
        if you {
            give(&["you"]);
            give(&["you", to]);
        }
        if moment
            .sentences
            .iter()
            .any(|s| s.members.iter().any(Option::is_some))
        {
            give(&["about"]);
            give(&["about", to]);
        }
        let words = moment.read.words.len();
        let length = ["1", "2-3", "4-6", "7-12", "13-25", "26-"];
        let bounds = [1, 3, 6, 12, 25, usize::MAX];
        if let Some((name, _)) = length.iter().zip(bounds).find(|(_, most)| words <= *most) {
            give(&["long", name]);
        }
    }

    fn ruled(&self, give: &mut impl FnMut(&[&str])) {
        for act in self.acts {
            give(&["r", act.kind.name()]);
            give(&["rs", sign(act.kind.channel())]);
            if act.strength < 1.0 {
                give(&["r-mild", act.kind.name()]);
            }
        }
        for &channel in self.missed {
            give(&["rm", sign(channel)]);
        }
    }

    fn around(&self, give: &mut impl FnMut(&[&str])) {
        let (at, speaker) = (self.moment.at, self.moment.speaker);
        let heard = self.moment.addressee;
        for (near, back) in self.nearby.before(at).zip(["1", "2", "3"]) {
            self.near(&near, back, give);
            if near.addressee == Some(Addressee::Member(speaker)) {
                give(&[back, "to-me"]);
            }
        }
        for (near, ahead) in self.nearby.after(at).zip(["+1", "+2"]) {
            self.near(&near, ahead, give);
            if heard == Some(Addressee::Member(near.speaker)) {
                give(&[ahead, "heard"]);
            }
        }
    }

    fn near(&self, near: &Near<'_>, place: &str, give: &mut impl FnMut(&[&str])) {
        let rank = self.rank(near.speaker);
        let own = near.speaker == self.moment.speaker;
        give(&[place, if own { "self" } else { rank }]);
        if near.asks() {
            give(&[place, "asked", rank]);
        }
        for name in near.strikes() {
            give(&[place, name]);
        }
    }

    /// What was done just before, by whom to whom.
    fn done(&self, give: &mut impl FnMut(&[&str])) {
        let (moment, turn) = (self.moment, self.moment.turn());
        let (ledger, speaker) = (moment.ledger, moment.speaker);
        if let Some(charge) = ledger.charges(turn, 2).find(|it| it.actor != speaker) {
            let whom = if charge.target == speaker {
                "me"
            } else if moment.listener() == Some(charge.target) {
                "you"
            } else {
                "them"
            };
            give(&["l", "charge", whom]);
            give(&["l", "charge", whom, "from", self.rank(charge.actor)]);
        }
        if ledger.charges(turn, 2).any(|it| it.actor == speaker) {
            give(&["l", "charge", "mine"]);
        }
        if ledger.kindnesses(turn, 2).any(|it| it.target == speaker) {
            give(&["l", "kindness", "me"]);
        }
        if ledger.rulings(turn, 2).any(|it| it.target == speaker) {
            give(&["l", "ruled", "me"]);
        }
        let others = |it: &&Charge| it.actor != speaker && it.target != speaker;
        if ledger.clashes(turn, UPTAKE).any(|it| others(&it)) {
            give(&["l", "clash", "others"]);
        }
        let asked = ledger.last().filter(|last| last.asks);
        if let Some(Addressee::Member(id)) = asked.and_then(|last| last.addressee)
            && id != speaker
        {
            give(&["l", "asked", "other"]);
        }
    }

    /// A word as the model sees it: persons by their rank, so that no name is learned.
    fn word<'w>(&'w self, sentence: &Sentence, place: usize) -> &'w str {
        if let Some(id) = sentence.members.get(place).copied().flatten() {
            return self.rank(id);
        }
        if sentence
            .seen
            .get(place)
            .is_some_and(|seen| seen.person.is_some())
        {
            return "someone";
        }
        let words = sentence.words.get(place);
        words
            .and_then(|words| self.moment.read.words.get(words.start))
            .map_or("", |word| word.text.as_str())
    }

    fn words(&self, sentence: &Sentence, give: &mut impl FnMut(&[&str])) {
        let mark = match sentence.mark {
            Mark::Question => "?",
            Mark::Exclaim => "!",
            Mark::Dash => "-",
            _ => ".",
        };
        give(&["ends", mark]);
        let vocabulary = &self.moment.pack.vocabulary;
        let (mut subject, mut denied, mut clause) = ("", false, usize::MAX);
        let mut last = "^";
        for (place, seen) in sentence.seen.iter().enumerate() {
            let word = self.word(sentence, place);
            let own = sentence.clauses.get(place).copied().unwrap_or(0);
            if own != clause {
                (subject, denied, clause) = ("", false, own);
            }
            give(&["w", word]);
            give(&["b", last, word]);
            last = word;
            if subject.is_empty() {
                subject = self.subject(sentence, place, word);
            }
            denied |= vocabulary.is_in(seen.word, WordClass::Not);
            for class in vocabulary.telling(seen.word) {
                give(&["c", class]);
                give(&[if denied { "not" } else { "s" }, subject, class]);
            }
        }
        give(&["b", last, mark]);
    }

    fn subject(&self, sentence: &Sentence, place: usize, word: &str) -> &'static str {
        if sentence.members.get(place).copied().flatten().is_some() {
            return "who";
        }
        SUBJECTS
            .iter()
            .find(|(_, forms)| forms.contains(&word))
            .map_or("", |(name, _)| name)
    }
}

const fn sign(channel: Channel) -> &'static str {
    match channel {
        Channel::Positive => "kind",
        Channel::Negative => "unkind",
        _ => "other",
    }
}
