//! One utterance's reading, laid open.

use std::ops::Range;

use super::{Held, Moment, choose};
use crate::sorted::Order;
use crate::stance::act::Act;
use crate::stance::addressee::{Around, Candidate};
use crate::stance::cue::{Hit, Outcome, Rule, Search};
use crate::stance::explain::{AddressTrial, Codes, CueTrial, Explanation, ReadWord, Verdict};
use crate::stance::reading::Sentence;

/// Of how many sentences it is told which cues nearly fit; the others are read like these.
const LAID_OPEN: usize = 40;

/// Everyone an utterance could be said to, the likeliest first.
pub(super) fn candidates(around: &Around<'_>, at: usize) -> Vec<AddressTrial> {
    let told = |candidate: &Candidate<'_>| AddressTrial {
        addressee: candidate.addressee,
        score: candidate.score,
        cues: candidate.reasons(around.hearing),
    };
    let trials = around.candidates(at, |all| all.iter().map(told).collect());
    let mut trials: Vec<AddressTrial> = trials.unwrap_or_default();
    trials.order_by(|one, other| other.score.total_cmp(&one.score));
    trials
}

impl Moment<'_> {
    /// Writes down how the utterance was read and coded.
    pub(super) fn lay_open(&self, acts: &[Act], explanation: &mut Explanation) {
        explanation.sentences = self.sentences_read();
        explanation.cues = self.trials(acts);
    }

    /// The sentences, word by word.
    fn sentences_read(&self) -> Vec<Vec<ReadWord>> {
        let read = |sentence: &Sentence| {
            let word = |place: usize| ReadWord {
                span: self.span(sentence, place..place + 1),
                classes: sentence.seen.get(place).map_or_else(Vec::new, |seen| {
                    let classes = self.pack.vocabulary.classes_of(seen.word);
                    classes.into_iter().map(String::from).collect()
                }),
                is_person: sentence
                    .seen
                    .get(place)
                    .is_some_and(|seen| seen.person.is_some()),
                member: sentence.members.get(place).copied().flatten(),
                clause: sentence.clauses.get(place).copied().unwrap_or(0),
            };
            (0..sentence.seen.len()).map(word).collect()
        };
        self.sentences.iter().map(read).collect()
    }

    /// Every cue that fits, or nearly, and what came of it; `acts` are those that were coded.
    fn trials(&self, acts: &[Act]) -> Vec<CueTrial> {
        let mut trials = Vec::new();
        let therapist = self.session.family.is_therapist(self.speaker);
        let searches: &[Search] = if therapist {
            &[Search::Moves]
        } else {
            &[Search::Concerns, Search::Acts]
        };
        for (place, sentence) in self.sentences.iter().enumerate() {
            for &search in searches {
                for hit in self.pack.matches(&sentence.seen, search) {
                    trials.extend(self.tried(place, sentence, &hit, acts));
                }
                let near = if place < LAID_OPEN {
                    self.pack.nearly(&sentence.seen, search)
                } else {
                    Vec::new()
                };
                for hit in near {
                    let words = hit.start..hit.end;
                    trials.extend(self.trial(sentence, hit.rule, words, &hit, Verdict::Near));
                }
            }
        }
        trials.extend(by_place(acts, &trials));
        trials.order_by_key(|trial| match trial.verdict {
            Verdict::Fired => 0,
            Verdict::Outweighed(_) => 1,
            Verdict::Held(_) => 2,
            Verdict::Near => 3,
        });
        trials.dedup();
        trials
    }

    fn tried(
        &self,
        place: usize,
        sentence: &Sentence,
        hit: &Hit,
        acts: &[Act],
    ) -> Option<CueTrial> {
        let words = hit.start..hit.end;
        let verdict = match self.pack.exception(hit, &sentence.seen) {
            Some(line) => Verdict::Held(format!("an exception stands near it: {line}")),
            None => match self.candidate(place, sentence, hit.rule, words.clone()) {
                Ok(candidate) => self.judged(&candidate, acts),
                Err(Held::NoAct) => Verdict::Fired,
                Err(held) => Verdict::Held(held.words()),
            },
        };
        self.trial(sentence, hit.rule, words, hit, verdict)
    }

    fn trial(
        &self,
        sentence: &Sentence,
        rule: usize,
        words: Range<usize>,
        hit: &Hit,
        verdict: Verdict,
    ) -> Option<CueTrial> {
        let rule: &Rule = self.pack.rule(rule)?;
        Some(CueTrial {
            codes: match rule.outcome {
                Outcome::Act(kind) => Codes::Act(kind),
                Outcome::Move(kind) => Codes::Move(kind.words()),
                Outcome::Concern => Codes::Concern,
            },
            cue: rule.cue.to_owned(),
            pattern: self.pack.line(hit),
            span: self.span(sentence, words),
            verdict,
        })
    }

    fn judged(&self, candidate: &choose::Candidate, acts: &[Act]) -> Verdict {
        let (own, form) = (&candidate.act, candidate.act.kind.is_triadic());
        if acts
            .iter()
            .any(|act| act.why == own.why && act.span == own.span)
        {
            return Verdict::Fired;
        }
        let near = |act: &&Act| act.kind.is_triadic() == form && touches(&act.span, &own.span);
        let other = acts.iter().find(near).or_else(|| acts.first());
        Verdict::Outweighed(other.map_or_else(String::new, |act| act.why.clone()))
    }
}

/// Acts that no pattern codes, but their place in the talk.
fn by_place(acts: &[Act], trials: &[CueTrial]) -> Vec<CueTrial> {
    let told = |act: &&Act| {
        !trials
            .iter()
            .any(|trial| trial.verdict == Verdict::Fired && trial.cue == act.why)
    };
    let place = |act: &Act| CueTrial {
        codes: Codes::Act(act.kind),
        cue: act.why.clone(),
        pattern: "",
        span: act.span.clone(),
        verdict: Verdict::Fired,
    };
    acts.iter().filter(told).map(place).collect()
}

const fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

impl Held {
    fn words(self) -> String {
        match self {
            Self::NoAct => "it codes no act".to_owned(),
            Self::Denied => "what it says is denied".to_owned(),
            Self::Missing(part) => {
                format!("it cannot be told who this is: {}", lower(part.words()))
            }
            Self::Oneself => "it would be about the speaker".to_owned(),
            Self::Condition(condition, true) => format!("only when: {}", lower(condition.words())),
            Self::Condition(condition, false) => format!("not when: {}", lower(condition.words())),
        }
    }
}

/// Without its capital and full stop, to stand inside a sentence.
fn lower(words: &str) -> String {
    let words = words.strip_suffix('.').unwrap_or(words);
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}
