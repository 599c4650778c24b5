//! What the rules found in an utterance, weighed by how it is meant as a whole; and what they did not find, added.

use super::{Moment, Moves, choose};
use crate::stance::act::{Act, ActKind, Channel, Provenance};
use crate::stance::cue::WordId;
use crate::stance::tone::{Gather, Likely, RANKS, Tone, judged};
use crate::stance::weights::Trait;

/// From this chance an added act counts in full, and stands against a rule that holds it for a near-miss.
const PLAIN: f64 = 0.6;

/// How many traits are named as a reason.
const NAMED: usize = 3;

impl Moment<'_> {
    /// The acts of this utterance: by the words and their place in the talk, weighed by how it is meant as a whole.
    pub(super) fn acts(&self, gather: &Gather<'_>, tone: &Tone, moves: &Moves) -> Vec<Act> {
        let mut acts = gather.acts.to_vec();
        if !tone.is_empty() {
            self.weigh(&mut acts, gather, tone);
        }
        for act in &mut acts {
            self.told(act);
        }
        let mut acts = choose::once(acts);
        for act in &mut acts {
            if act.provenance == Provenance::Spontaneous {
                act.provenance = moves.provenance(self, act);
            }
        }
        acts
    }

    /// Drops acts that are not believed and adds the likeliest where the rules are silent.
    fn weigh(&self, acts: &mut Vec<Act>, gather: &Gather<'_>, tone: &Tone) {
        let likely = tone.judge(&gather.all());
        let cuts = tone.cuts;
        acts.retain(|act| {
            judged(act.kind).is_none()
                || match act.kind.channel() {
                    Channel::Positive if !act.kind.is_triadic() => {
                        likely.positive() >= cuts.believed
                    }
                    Channel::Negative => likely.negative() >= cuts.believed,
                    // What is added to a charge is as good as the charge it adds.
                    _ if act.kind == ActKind::AgreeAgainst && act.strength >= 1.0 => {
                        likely.negative() >= cuts.believed
                            || likely.of(act.kind) >= cuts.believed_other
                    }
                    _ => likely.of(act.kind) >= cuts.believed_other,
                }
        });
        if !self.is_understood(tone) {
            return;
        }
        for (kind, chance) in self.missing(&likely, tone) {
            let known = |act: &Act| {
                act.kind == kind
                    || !kind.is_triadic() && is_signed(kind) && act.kind.channel() == kind.channel()
            };
            let nearly = chance < PLAIN && gather.missed.contains(&kind.channel());
            if acts.iter().any(known) || nearly {
                continue;
            }
            let Some((target, against)) = self.parts(kind) else {
                continue;
            };
            let Some(why) = reason(gather, tone, kind) else {
                continue;
            };
            acts.push(Act {
                target,
                against,
                strength: if chance >= PLAIN { 1.0 } else { 0.5 },
                why,
                ..self.act(kind, self.speaker, "")
            });
        }
    }

    /// The kinds that are likely enough to be added, the likeliest first: of each sign one, and any others.
    fn missing(&self, likely: &Likely, tone: &Tone) -> Vec<(ActKind, f64)> {
        let cuts = tone.cuts;
        let (kind, unkind) = (likely.positive(), likely.negative());
        let mut found: Vec<(ActKind, f64)> = Vec::new();
        for (candidate, chance) in likely.ranked() {
            let (cut, all) = match candidate.channel() {
                Channel::Positive if kind >= unkind => (cuts.kind, kind),
                Channel::Negative if unkind > kind => (cuts.unkind, unkind),
                _ if candidate.is_triadic() => (cuts.triadic, chance),
                Channel::Positive | Channel::Negative => continue,
                _ => (cuts.other, chance),
            };
            let alone = is_signed(candidate)
                && found
                    .iter()
                    .any(|(it, _)| it.channel() == candidate.channel());
            let likely_itself = candidate.is_triadic() && chance >= cuts.triadic;
            if (all >= cut && !alone && self.parts(candidate).is_some()) || likely_itself {
                found.push((candidate, if is_signed(candidate) { all } else { chance }));
            }
        }
        found
    }

    /// Whether enough of the words are known to judge by them: another language is not, nor is a sound.
    fn is_understood(&self, tone: &Tone) -> bool {
        let words = self.read.words.iter().zip(&self.read.ids);
        let known = words.filter(|(word, id)| {
            **id != WordId::default() || tone.knows(Trait::of(&["w", &word.text]))
        });
        known.count() * 5 > self.read.words.len() * 2
    }
}

const fn is_signed(kind: ActKind) -> bool {
    matches!(kind.channel(), Channel::Positive | Channel::Negative)
}

/// Why an act was added, by the traits that weigh most; nothing where no word of it speaks for it.
fn reason(gather: &Gather<'_>, tone: &Tone, kind: ActKind) -> Option<String> {
    let mut worded = false;
    let mut weighty: Vec<(f64, String)> = Vec::new();
    gather.each(|parts| {
        let weight = tone.weight(Trait::of(parts), kind);
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
    worded.then(|| format!("taken as a whole, above all: {}", words.join(", ")))
}

/// Whether a trait is of the words rather than of their place.
fn is_word(parts: &[&str]) -> bool {
    matches!(parts, ["w" | "b" | "s" | "not" | "c" | "n", ..] if !plain(parts).is_empty())
}

/// A trait in plain words; empty for those that explain nothing.
fn plain(parts: &[&str]) -> String {
    let list = |class: &str| format!("a word of the list “{class}”");
    match parts {
        ["w", word] if is_said(word) => format!("“{word}”"),
        ["b", "^", word] if is_said(word) => format!("begins with “{word}”"),
        ["b", one, other] if is_said(one) && is_said(other) => format!("“{one} {other}”"),
        ["s", "you", class] => format!("says “you” with {}", list(class)),
        ["s" | "not" | "c", .., class] => list(class),
        ["n", note] => format!("[{note}]"),
        ["1" | "2" | "3" | "l", ..] => "what was said just before".to_owned(),
        ["+1" | "+2", ..] => "how the talk goes on".to_owned(),
        ["from" | "to" | "you" | "about", ..] => "who speaks to whom".to_owned(),
        _ => String::new(),
    }
}

/// Whether this is a word as it was said: not a person's rank, which stands for a name, nor half of a contraction.
fn is_said(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && !RANKS.contains(&word) && word != "someone"
}
