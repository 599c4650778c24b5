//! What the measures of the talk say about two members: who follows whom, who breaks in on whom.

use super::Record;
use crate::process::Measured;
use crate::session::MemberId;

/// Below this many expected changes of speaker nothing is said about a pair.
const EXPECTED: f64 = 5.0;

impl Record<'_> {
    /// How often two members follow each other, as a multiple of what their shares of turns lead to expect:
    /// (Nᵢⱼ + Nⱼᵢ) ÷ (Rᵢ·tⱼ÷(T − tᵢ) + Rⱼ·tᵢ÷(T − tⱼ)), R the changes away from a member and t turns. 0 and up; `None`
    /// where fewer than five are expected.
    pub(in crate::structure) fn contact(&self, one: MemberId, other: MemberId) -> Option<f64> {
        let succession = &self.measures.succession;
        let count = |from: MemberId, to: MemberId| {
            let row = succession.get(from.0)?;
            row.get(to.0).map(|&count| f64::from(count))
        };
        let all: f64 = self.measures.floor.iter().map(|f| f.turns as f64).sum();
        let turns = |member: MemberId| self.measures.floor.get(member.0).map(|f| f.turns as f64);
        let expected = |from: MemberId, to: MemberId| {
            let away: u32 = succession.get(from.0)?.iter().sum();
            Some(f64::from(away) * turns(to)? / (all - turns(from)?).max(1.0))
        };
        let seen = count(one, other)? + count(other, one)?;
        let expected = expected(one, other)? + expected(other, one)?;
        (expected >= EXPECTED).then(|| seen / expected)
    }

    /// How often one member took the floor from another; 0 where overlaps cannot be seen.
    pub(in crate::structure) fn breaks_in(&self, by: MemberId, over: MemberId) -> usize {
        let Measured::Value(interruptions) = &self.measures.interruptions else {
            return 0;
        };
        let speaker = |utterance: usize| self.session.utterances.get(utterance)?.speaker;
        interruptions
            .iter()
            .filter(|i| speaker(i.by) == Some(by) && speaker(i.over) == Some(over))
            .count()
    }
}
