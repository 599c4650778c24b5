//! Why an utterance is read as it is: whom each cue speaks for, which cues fired, and what held the others back.

use std::ops::Range;

use super::coder::{self, Directions};
use super::correction::Override;
use super::{Act, ActKind, AddressCue, Addressee, SafetyFlag, cue, reading};
use crate::import::{Transcript, Utterance};
use crate::session::{self, Cast, Family, Member, MemberId, Session};

/// Everything that decides how one utterance is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// To whom it is said, as far as can be told.
    pub addressee: Option<Addressee>,
    /// The strongest cue for it.
    pub address_cue: Option<AddressCue>,
    /// Everyone it could be said to, with what speaks for and against them; the likeliest first. Empty where the label
    /// says to whom, or nobody known speaks.
    pub candidates: Vec<AddressTrial>,
    /// Its sentences, word by word.
    pub sentences: Vec<Vec<ReadWord>>,
    /// Every cue of the pack that fits its words, or nearly; those that fired first.
    pub cues: Vec<CueTrial>,
    /// The acts it is coded as.
    pub acts: Vec<Act>,
    /// Words in it that may concern safety.
    pub safety: Vec<SafetyFlag>,
}

/// Someone an utterance could be said to.
#[derive(Clone, Debug, PartialEq)]
pub struct AddressTrial {
    /// Who.
    pub addressee: Addressee,
    /// The sum of the cues, in logits; only differences mean something.
    pub score: f64,
    /// The cues in plain words, each with what it is worth.
    pub cues: Vec<(&'static str, f64)>,
}

/// A word as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWord {
    /// Bytes in the utterance.
    pub span: Range<usize>,
    /// The classes of the pack it belongs to.
    pub classes: Vec<String>,
    /// Whether it stands for a person.
    pub is_person: bool,
    /// The member it means, where it stands for one.
    pub member: Option<MemberId>,
    /// Which clause of the sentence it belongs to, counted from zero.
    pub clause: usize,
}

/// A cue of the pack, tried on the utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct CueTrial {
    /// What it codes.
    pub codes: Codes,
    /// The cue in plain words.
    pub cue: String,
    /// The pattern as it is written in the pack; empty for a cue that needs no words of its own.
    pub pattern: &'static str,
    /// The words it fits: byte range in the utterance.
    pub span: Range<usize>,
    /// What came of it.
    pub verdict: Verdict,
}

/// What a cue codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// An act.
    Act(ActKind),
    /// A move of the therapist, in plain words.
    Move(&'static str),
    /// Words that may concern safety.
    Concern,
}

/// What came of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It fired.
    Fired,
    /// Another cue of the same clause fits better; which, in plain words.
    Outweighed(String),
    /// Its words fit, and this held it back, in plain words.
    Held(String),
    /// Its words fit but for the last, or but for where a clause must begin or end.
    Near,
}

/// A line to be tried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'l> {
    /// Who says it.
    pub speaker: MemberId,
    /// To whom; found by cues if left open.
    pub addressee: Option<Addressee>,
    /// The words.
    pub text: &'l str,
}

/// Why an utterance of a session is read as it is; `None` if there is no such utterance.
#[must_use]
pub fn explain(session: &Session, decisions: &[Override], at: usize) -> Option<Explanation> {
    let directions = Directions {
        decisions,
        explained: Some(at),
        ..Directions::default()
    };
    explained(session, &directions, at)
}

/// The last of some lines explained, as if this family had said them with nothing before; `None` without a line.
///
/// Everyone of the family is taken to be in the room.
#[must_use]
pub fn try_out(family: &Family, lines: &[Line<'_>]) -> Option<Explanation> {
    let members = family.everyone().map(|(id, member)| Member {
        speakers: vec![id.0],
        ..member.clone()
    });
    let cast = Cast {
        members: members.collect(),
    };
    let utterances = lines.iter().map(|line| Utterance {
        speaker: Some(line.speaker.0),
        text: line.text.to_owned(),
        ..Utterance::default()
    });
    let transcript = Transcript {
        speakers: cast.members.iter().map(|m| m.name.clone()).collect(),
        utterances: utterances.collect(),
        ..Transcript::default()
    };
    let mut session = session::assemble(&transcript, &cast);
    for (spoken, line) in session.utterances.iter_mut().zip(lines) {
        let others = family.everyone().map(|(id, _)| id);
        spoken.addressees = match line.addressee {
            None => Vec::new(),
            Some(Addressee::Member(id)) => vec![id],
            Some(Addressee::All) => others.filter(|id| *id != line.speaker).collect(),
        };
    }
    let at = lines.len().checked_sub(1)?;
    let directions = Directions {
        explained: Some(at),
        all_present: true,
        ..Directions::default()
    };
    explained(&session, &directions, at)
}

fn explained(session: &Session, directions: &Directions<'_>, at: usize) -> Option<Explanation> {
    session.utterances.get(at)?;
    let pack = cue::english();
    let read = reading::read(session, &pack.vocabulary);
    let found = coder::find(pack, session, &read, directions);
    let here = |utterance: usize| utterance == at;
    Some(Explanation {
        addressee: found.addressees.get(at).copied().flatten(),
        address_cue: found.cues.get(at).copied(),
        acts: found
            .acts
            .into_iter()
            .filter(|act| here(act.utterance))
            .collect(),
        safety: found
            .safety
            .into_iter()
            .filter(|flag| here(flag.utterance))
            .collect(),
        ..found.explanation
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::tests::session;

    fn family() -> Family {
        session(&["Karen: Hm."]).family
    }

    fn said(text: &str) -> Explanation {
        let line = Line {
            speaker: MemberId(0),
            addressee: Some(Addressee::Member(MemberId(1))),
            text,
        };
        try_out(&family(), &[line]).expect("a line")
    }

    fn verdicts(found: &Explanation, kind: ActKind) -> Vec<&Verdict> {
        let of = found.cues.iter().filter(|it| it.codes == Codes::Act(kind));
        of.map(|it| &it.verdict).collect()
    }

    #[test]
    fn a_cue_fires_is_held_back_or_nearly_fits() {
        let fired = said("You never listen.");
        assert_eq!(verdicts(&fired, ActKind::Criticise)[0], &Verdict::Fired);
        assert_eq!(fired.acts.len(), 1);
        let held = said("You never know.");
        assert_eq!(held.acts, []);
        let why = verdicts(&held, ActKind::Criticise);
        assert!(
            why.iter()
                .any(|it| matches!(it, Verdict::Held(why) if why.contains("exception"))),
            "{why:?}"
        );
        let denied = said("I don't think you never listen.");
        let why = verdicts(&denied, ActKind::Criticise);
        assert!(
            why.contains(&&Verdict::Held("what it says is denied".into())),
            "{why:?}"
        );
        let near = said("Leave Ana now.");
        assert!(
            verdicts(&near, ActKind::Defend).contains(&&Verdict::Near),
            "{near:?}"
        );
    }

    #[test]
    fn words_show_their_classes_and_whom_they_mean() {
        let found = said("Leo is lazy.");
        let words = &found.sentences[0];
        assert_eq!(words[0].member, Some(MemberId(2)));
        assert!(words[2].classes.contains(&"bad".to_owned()), "{words:?}");
    }

    #[test]
    fn the_addressee_shows_what_speaks_for_whom() {
        let line = |speaker, text| Line {
            speaker: MemberId(speaker),
            addressee: None,
            text,
        };
        let lines = [line(1, "Where were you?"), line(0, "At work, Tom.")];
        let found = try_out(&family(), &lines).expect("a line");
        assert_eq!(found.addressee, Some(Addressee::Member(MemberId(1))));
        let first = &found.candidates[0];
        assert_eq!(first.addressee, Addressee::Member(MemberId(1)));
        assert!(
            first
                .cues
                .iter()
                .any(|(cue, _)| cue.contains("called by name"))
        );
        assert_eq!(try_out(&family(), &[]), None);
    }

    #[test]
    fn what_is_explained_is_what_is_coded() {
        let session = session(&[
            "Karen (to Tom): You never listen.",
            "Leo (to Tom): And you always shout.",
            "Lee (to Leo): What does your dad do wrong?",
        ]);
        let coding = super::super::code(&session, &[]);
        for at in 0..3 {
            let found = explain(&session, &[], at).expect("an utterance");
            let coded: Vec<&Act> = coding
                .acts
                .iter()
                .filter(|act| act.utterance == at)
                .collect();
            assert_eq!(found.acts.iter().collect::<Vec<_>>(), coded);
            assert_eq!(found.addressee, coding.addressees[at]);
            for act in &found.acts {
                let fired = |it: &&CueTrial| it.verdict == Verdict::Fired && it.cue == act.why;
                assert!(found.cues.iter().any(|it| fired(&it)), "{act:?}");
            }
        }
        let asked = explain(&session, &[], 2).expect("an utterance");
        assert!(
            asked
                .cues
                .iter()
                .any(|it| matches!(it.codes, Codes::Move(_))),
            "{asked:?}"
        );
        assert_eq!(explain(&session, &[], 3), None);
    }
}
