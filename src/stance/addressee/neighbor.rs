//! What the speakers before and after tell about whom something is said to.

use super::cue::Cue;
use super::{Around, Cues, Said};
use crate::session::{MemberId, Spoken};
use crate::stance::act::Addressee;
use crate::stance::cue::WordClass;
use crate::stance::reading::{Meant, Scene, Utterance};

/// A reply this short is mostly to who spoke before.
const SHORT: usize = 6;

impl Around<'_> {
    /// Who spoke just before, and to whom.
    pub(super) fn before(&self, cues: &mut Cues, said: Said<'_>) {
        let spoken = self.session.utterances.get(..said.at).unwrap_or_default();
        let Some(place) = spoken
            .iter()
            .rposition(|s| s.speaker.is_some() && s.speaker != Some(said.speaker))
            .filter(|place| place + 6 >= said.at)
        else {
            return;
        };
        let Some(previous) = spoken.get(place).and_then(|s| s.speaker) else {
            return;
        };
        if let Some(Some(Addressee::Member(same))) = self.decided.get(said.at.saturating_sub(1))
            && place + 1 < said.at
        {
            cues.add(*same, Cue::SameTurn);
        }
        cues.add(
            previous,
            if self.is_family(previous) {
                Cue::SpokeBefore
            } else {
                Cue::TherapistSpokeBefore
            },
        );
        if said.read.words.len() <= SHORT {
            cues.add(previous, Cue::ShortReply);
        }
        let asked = self.read.get(place).is_some_and(Utterance::asks);
        match self.decided.get(place).copied().flatten() {
            Some(Addressee::Member(id)) if id == said.speaker => {
                cues.add(previous, Cue::SpokeToSpeaker);
                if asked {
                    cues.add(previous, Cue::AskedSpeaker);
                }
            }
            Some(Addressee::All) if asked => cues.add(previous, Cue::AskedEveryone),
            Some(Addressee::Member(id)) => cues.add(id, Cue::WasSpokenTo),
            _ => {}
        }
        if said.you {
            cues.add(previous, Cue::YouInReply);
        }
        if said
            .read
            .ids
            .first()
            .is_some_and(|&id| self.vocabulary.is_in(id, WordClass::Opener))
        {
            cues.add(previous, Cue::Answers);
        }
        if !self.is_family(said.speaker) {
            cues.add(previous, Cue::TherapistAnswers);
        }
    }

    /// Who spoke a moment ago, and who had asked.
    pub(super) fn earlier(&self, cues: &mut Cues, said: Said<'_>) {
        let from = said.at.saturating_sub(6);
        let window = self
            .session
            .utterances
            .get(from..said.at)
            .unwrap_or_default();
        let mut others: Vec<MemberId> = Vec::new();
        for (back, spoken) in window.iter().enumerate().rev() {
            let Some(id) = spoken.speaker.filter(|id| *id != said.speaker) else {
                continue;
            };
            let first = !others.contains(&id);
            if first {
                others.push(id);
            }
            if first && others.len() == 2 {
                cues.add(id, Cue::SpokeEarlier);
            }
            let place = from + back;
            let asked_me = self.decided.get(place).copied().flatten()
                == Some(Addressee::Member(said.speaker))
                && self.read.get(place).is_some_and(Utterance::asks);
            if asked_me && others.first() != Some(&id) {
                cues.add(id, Cue::AskedEarlier);
                break;
            }
        }
    }

    /// Who speaks next, and whether they call the speaker.
    pub(super) fn after(&self, cues: &mut Cues, said: Said<'_>) {
        let next = self
            .session
            .utterances
            .iter()
            .enumerate()
            .skip(said.at + 1)
            .take(4)
            .find_map(|(place, s): (usize, &Spoken)| {
                s.speaker
                    .filter(|id| *id != said.speaker)
                    .map(|id| (place, id))
            });
        let Some((place, next)) = next else {
            return;
        };
        cues.add(
            next,
            match (self.is_family(next), said.read.asks()) {
                (_, true) if !self.is_family(said.speaker) => Cue::NextAfterTherapistAsked,
                (_, true) => Cue::NextAfterQuestion,
                (false, false) => Cue::NextTherapist,
                (true, false) => Cue::Next,
            },
        );
        if said.you {
            cues.add(next, Cue::YouAndNext);
        }
        let scene = Scene {
            speaker: next,
            ..self.scene(said)
        };
        let called = self
            .read
            .get(place)
            .into_iter()
            .flat_map(|read| &read.mentions)
            .filter(|mention| mention.called)
            .any(|mention| scene.meant(mention.form, self.recent) == Meant::Member(said.speaker));
        if called {
            cues.add(next, Cue::CallsBack);
        }
    }
}
