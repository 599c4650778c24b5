//! What the rules found in an utterance, weighed by how it is meant as a whole; and what they did not find, added.

use super::{Moment, Moves, choose};
use crate::session::MemberId;
use crate::stance::act::{Act, ActKind, Channel, Provenance};
use crate::stance::cue::{WordClass, WordId};
use crate::stance::tone::{Cuts, Gather, Likely, Meant, Tone, Trait};

/// From this chance an added act counts in full.
const PLAIN: f64 = 0.8;

/// How many traits are named as a reason.
const NAMED: usize = 3;

impl Moment<'_> {
    /// The acts of this utterance: by the words, weighed by how it is meant as a whole, then by their place in the talk.
    pub(super) fn acts(&self, gather: &Gather<'_>, tone: &Tone, moves: &Moves) -> Vec<Act> {
        let (mut acts, missed) = self.by_rule();
        if !tone.is_empty() {
            self.weigh(&mut acts, &missed, gather, tone);
        }
        self.in_context(&mut acts);
        let mut acts = choose::once(acts);
        for act in &mut acts {
            if act.provenance == Provenance::Spontaneous {
                act.provenance = moves.provenance(self, act);
            }
        }
        acts
    }

    /// Drops acts whose sign is not believed and adds the likeliest where the rules are silent and saw no near-miss.
    fn weigh(&self, acts: &mut Vec<Act>, missed: &[Channel], gather: &Gather<'_>, tone: &Tone) {
        let likely = tone.judge(
            &gather.all(),
            acts.iter().map(|act| (act.kind, act.strength)),
        );
        let mut added = Vec::new();
        let missing = |channel: Channel| {
            !missed.contains(&channel) && !acts.iter().any(|act| act.kind.channel() == channel)
        };
        let (kind, unkind) = (likely.positive(), likely.of(Meant::Negative));
        if kind >= tone.cuts.kind && kind > unkind && missing(Channel::Positive) {
            added.extend(self.meant(likely.kindest(), kind));
        }
        if unkind >= tone.cuts.unkind && unkind > kind && missing(Channel::Negative) {
            added.extend(self.meant(Meant::Negative, unkind));
        }
        let opposed = likely.of(Meant::Disagree);
        if opposed >= tone.cuts.opposed && missing(Channel::Negative) && missing(Channel::Positive)
        {
            added.extend(self.meant(Meant::Disagree, opposed));
        }
        let added: Vec<Act> = added
            .into_iter()
            .filter(|(_, act)| !acts.iter().any(|known| known.kind == act.kind))
            .filter(|_| self.is_understood(tone))
            .filter_map(|(meant, act)| {
                let why = reason(gather, tone, meant)?;
                Some(Act { why, ..act })
            })
            .collect();
        acts.retain(|act| self.believed(act, &likely, tone.cuts));
        acts.extend(added);
    }

    /// Whether enough of the words are known to judge by them: another language is not, nor is a sound.
    fn is_understood(&self, tone: &Tone) -> bool {
        let words = self.read.words.iter().zip(&self.read.ids);
        let known = words.filter(|(word, id)| {
            **id != WordId::default() || tone.knows(Trait::of(&["w", &word.text]))
        });
        known.count() * 5 > self.read.words.len() * 2
    }

    fn meant(&self, meant: Meant, chance: f64) -> Option<(Meant, Act)> {
        let target = self.concerned(meant)?;
        let act = Act {
            strength: if chance >= PLAIN { 1.0 } else { 0.5 },
            ..self.act(meant.kind(), target, "")
        };
        Some((meant, act))
    }

    /// Whom an act without a cue of its own concerns: "you", or who is spoken about, or who is spoken to.
    fn concerned(&self, meant: Meant) -> Option<MemberId> {
        let listener = self.listener();
        let you = self.read.has(&self.pack.vocabulary, WordClass::You)
            || self.read.has(&self.pack.vocabulary, WordClass::Your);
        let own = |id: &MemberId| *id != self.speaker;
        let mut about = self.sentences.iter().flat_map(|s| s.about(0..s.seen.len()));
        let about = about.find(|id| own(id) && !self.session.family.is_therapist(*id));
        match meant {
            Meant::Agree | Meant::Disagree => listener.or_else(|| {
                let last = self.ledger.others(self.speaker).next()?.speaker;
                Some(last).filter(|id| !self.session.family.is_therapist(*id))
            }),
            Meant::Affiliate => listener.or(about),
            _ if you => listener.or(about),
            _ => about.or(listener),
        }
    }
}

/// An order given in the middle of something kind is help or play.
const PLAYFUL: f64 = 0.3;
/// Where next to nothing unkind is heard, a peer is not ordered about.
const HARMLESS: f64 = 0.1;

impl Moment<'_> {
    fn believed(&self, act: &Act, likely: &Likely, cuts: Cuts) -> bool {
        let (kind, unkind) = (likely.positive(), likely.of(Meant::Negative));
        let generation = |id: MemberId| self.session.family.generation(id);
        match act.kind {
            ActKind::Command => {
                let target = act.target.and_then(generation);
                let outranks = generation(act.actor) > target;
                kind < PLAYFUL && (outranks || unkind >= HARMLESS)
            }
            _ => match act.kind.channel() {
                Channel::Positive if !act.kind.is_triadic() => kind >= cuts.kind_believed,
                Channel::Negative => unkind >= cuts.unkind_believed,
                _ => true,
            },
        }
    }
}

/// Why an act was added, by the traits that weigh most; nothing where no word of it speaks for it.
fn reason(gather: &Gather<'_>, tone: &Tone, meant: Meant) -> Option<String> {
    let mut worded = false;
    let mut weighty: Vec<(f64, String)> = Vec::new();
    gather.each(|parts| {
        let weight = tone.weight(Trait::of(parts), meant);
        worded |= weight > 0.0 && is_word(parts);
        let least = weighty.get(NAMED - 1).map_or(0.0, |(weight, _)| *weight);
        if weight <= least {
            return;
        }
        let words = plain(parts);
        if words.is_empty() || weighty.iter().any(|(_, known)| *known == words) {
            return;
        }
        let place = weighty.partition_point(|(known, _)| *known >= weight);
        weighty.insert(place, (weight, words));
        weighty.truncate(NAMED);
    });
    let words: Vec<String> = weighty.into_iter().map(|(_, words)| words).collect();
    worded.then(|| format!("{}: {}", meant.words(), words.join(", ")))
}

/// Whether a trait is of the words rather than of their place.
fn is_word(parts: &[&str]) -> bool {
    matches!(parts, ["w" | "b" | "s" | "not" | "c", ..] if !plain(parts).is_empty())
}

/// A trait in plain words; empty for those that explain nothing.
fn plain(parts: &[&str]) -> String {
    let quoted = |words: &[&str]| format!("“{}”", words.join(" "));
    match parts {
        ["w", word] if word.chars().any(char::is_alphabetic) => quoted(&[word]),
        ["b", "^", word] if word.chars().any(char::is_alphabetic) => {
            format!("begins with “{word}”")
        }
        ["b", one, other] if other.chars().any(char::is_alphabetic) => quoted(&[one, other]),
        ["s", "you", class] => format!("says “you” with a word of {class}"),
        ["s" | "not" | "c", .., class] => format!("a word of {class}"),
        ["n", note] => format!("[{note}]"),
        ["1" | "2" | "3", ..] => "what was said just before".to_owned(),
        ["from" | "to" | "you" | "about", ..] => "who speaks to whom".to_owned(),
        _ => String::new(),
    }
}
