//! The person's word on safety: words that were read and set aside, and words that the cues missed.
//!
//! Cues err to flagging, and one harmless idiom must not withhold a session's readings from somebody who has read it.

use crate::session::{MemberId, Session};
use crate::sorted::Order;
use crate::stance::{Addressee, Coding, SafetyFlag};

/// What a flag is called that a person raised.
pub const RAISED: &str = "marked by you";

/// The person's word on whether an utterance concerns safety.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyWord {
    /// Which utterance.
    pub utterance: usize,
    /// What was decided.
    pub verdict: SafetyVerdict,
}

/// What a person can decide about words that may concern safety.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafetyVerdict {
    /// They do not concern what the cues say they may. Should the cues come to see something else in the same
    /// utterance, that has not been decided.
    SetAside(String),
    /// They do, though no cue says so.
    Raised,
}

impl SafetyWord {
    /// The word that sets a flag aside.
    #[must_use]
    pub fn against(flag: &SafetyFlag) -> Self {
        Self {
            utterance: flag.utterance,
            verdict: SafetyVerdict::SetAside(flag.concern.to_owned()),
        }
    }

    /// The word that raises a flag.
    #[must_use]
    pub const fn raising(utterance: usize) -> Self {
        Self {
            utterance,
            verdict: SafetyVerdict::Raised,
        }
    }
}

impl Coding {
    /// The same with the person's word on safety in force.
    #[must_use]
    pub fn heeding(mut self, session: &Session, words: &[SafetyWord]) -> Self {
        let flags = std::mem::take(&mut self.safety).into_iter();
        let aside = |flag: &SafetyFlag| words.contains(&SafetyWord::against(flag));
        (self.set_aside, self.safety) = flags.partition(aside);
        for word in words {
            let known = |flag: &SafetyFlag| flag.utterance == word.utterance;
            if word.verdict == SafetyVerdict::Raised && !self.safety.iter().any(known) {
                self.safety.extend(self.raised(session, word.utterance));
            }
        }
        self.safety.order_by_key(|flag| flag.utterance);
        self
    }

    /// A flag over a whole utterance, about whoever speaks in it, is spoken to or is spoken of.
    fn raised(&self, session: &Session, utterance: usize) -> Option<SafetyFlag> {
        let spoken = session.utterances.get(utterance)?;
        let addressee = self.addressees.get(utterance).copied().flatten();
        let mentions = self.mentions.iter();
        let mentions = mentions.filter(|mention| mention.utterance == utterance);
        let mut members: Vec<MemberId> = mentions.map(|mention| mention.member).collect();
        members.extend(spoken.speaker);
        members.extend(addressee.and_then(Addressee::member));
        members.retain(|member| !session.family.is_therapist(*member));
        members.order();
        members.dedup();
        Some(SafetyFlag {
            utterance,
            span: 0..spoken.text.len(),
            concern: RAISED,
            members,
            raised: true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::code;
    use crate::stance::tests::session;

    fn flags(flags: &[SafetyFlag]) -> Vec<(usize, &str)> {
        let named = flags.iter().map(|flag| (flag.utterance, flag.concern));
        named.collect()
    }

    #[test]
    fn a_word_about_one_concern_leaves_the_others() {
        let session = session(&[
            "Karen (to Tom): I could not sleep.",
            "Leo (to Tom): Stop, you hit me. I want to die.",
        ]);
        let coding = code(&session, &[]);
        let found = coding.safety.clone();
        let [one, other] = found.as_slice() else {
            panic!("{:?}", flags(&found));
        };
        let read = coding.heeding(&session, &[SafetyWord::against(one)]);
        assert_eq!(flags(&read.safety), flags(std::slice::from_ref(other)));
        assert_eq!(flags(&read.set_aside), flags(std::slice::from_ref(one)));
        // The same words elsewhere have not been read.
        let elsewhere = SafetyWord {
            utterance: 0,
            ..SafetyWord::against(one)
        };
        let unread = code(&session, &[]).heeding(&session, &[elsewhere]);
        assert_eq!(flags(&unread.safety), flags(&found));
    }

    #[test]
    fn a_raised_flag_concerns_whoever_speaks_and_is_spoken_to() {
        let session = session(&[
            "Leo (to Tom): You know what happens on Fridays.",
            "Karen (to Leo): What does?",
        ]);
        let word = SafetyWord::raising(0);
        let coding = code(&session, &[]).heeding(&session, &[word.clone(), word]);
        let [flag] = coding.safety.as_slice() else {
            panic!("{:?}", flags(&coding.safety));
        };
        assert_eq!((flag.concern, flag.raised), (RAISED, true));
        assert_eq!(flag.members, [MemberId(1), MemberId(2)]);
        let beyond = code(&session, &[]).heeding(&session, &[SafetyWord::raising(9)]);
        assert_eq!(beyond.safety, []);
    }
}
