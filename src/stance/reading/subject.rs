//! Whom an opening "he" or "she" takes up from the turn before.

use super::{Form, Mark, Utterance};
use crate::session::{Family, Gender, MemberId};
use crate::stance::MentionOf;
use crate::stance::cue::{Vocabulary, WordClass};

/// The turn before, as the next speaker hears it.
pub(crate) struct Before<'s> {
    /// Who spoke.
    pub speaker: MemberId,
    /// To whom, where it is one person.
    pub addressee: Option<MemberId>,
    /// What was said.
    pub read: &'s Utterance,
    /// Whom it was about.
    pub about: &'s [MentionOf],
}

/// The "he" or "she" with which an utterance begins, and the word after it.
fn opening<'u>(read: &'u Utterance, vocabulary: &Vocabulary) -> Option<(Gender, &'u str)> {
    let first = read.mentions.iter().find(|mention| !mention.called)?;
    let Form::Pronoun(gender) = first.form else {
        return None;
    };
    let opens = (0..first.start).all(|at| {
        let called = read
            .mentions
            .iter()
            .any(|m| m.called && (m.start..m.end).contains(&at));
        let filler = |&id: &_| vocabulary.is_in(id, WordClass::Opener);
        called || read.ids.get(at).is_some_and(filler)
    });
    let verb = read.words.get(first.end)?;
    opens.then_some((gender, verb.text.as_str()))
}

/// Whom an utterance's opening "he" or "she" means by what the turn before said: the one of whom it said the same, the
/// speaker if it said so of itself, or the speaker if it spoke of nobody else who fits.
pub(crate) fn taken_up(
    read: &Utterance,
    before: &Before<'_>,
    family: &Family,
    vocabulary: &Vocabulary,
) -> Option<MemberId> {
    let (gender, verb) = opening(read, vocabulary)?;
    let stated = |id: MemberId| family.get(id).and_then(|member| member.role.gender());
    let fits = |id: MemberId| stated(id).is_none_or(|known| known == gender);
    let same = before.about.iter().filter(|m| fits(m.member)).find(|m| {
        let words = &before.read.words;
        let after = words.iter().position(|word| word.span.end >= m.span.end);
        let next = after.and_then(|at| words.get(at + 1));
        next.is_some_and(|word| word.text == verb)
    });
    if let Some(same) = same {
        return Some(same.member);
    }
    if family.is_therapist(before.speaker) || stated(before.speaker) != Some(gender) {
        return None;
    }
    let own = before
        .read
        .words
        .windows(2)
        .any(|pair| matches!(pair, [i, word] if i.text == "i" && i.mark == Mark::None && word.text == verb));
    let nobody = !before
        .read
        .mentions
        .iter()
        .any(|mention| match mention.form {
            Form::Pronoun(other) | Form::Possessive(other) => other == gender,
            Form::Name(id) => id != before.speaker && fits(id),
            Form::Kin(_, kin) => kin.gender().is_none_or(|other| other == gender),
            Form::Stranger => true,
            Form::Endearment | Form::Group => false,
        });
    if own || !nobody {
        return own.then_some(before.speaker);
    }
    // "You're late." "He never listens": a child who has just been told off, by a third now.
    let told = before
        .addressee
        .filter(|id| family.is_child(*id) && stated(*id) == Some(gender));
    let you = before.read.has(vocabulary, WordClass::You);
    Some(told.filter(|_| you).unwrap_or(before.speaker))
}
