//! How well who is who is suggested: from the labels and the words alone, as a plain transcript has them.

mod count;
mod reason;

use kinmap::import::{Transcript, Utterance};
use kinmap::session::cast::suggest;
use kinmap::session::{Member, Role};

use crate::labelled::Labelled;
use crate::scene;
use count::Count;

/// The tables: writers that were looked at while the rules were made, writers that were not, and labelled sessions.
pub fn tables(scenes: &[Labelled], sessions: &[Labelled]) -> String {
    let parts = parts(scenes, sessions);
    let columns: Vec<(&str, &Count)> = parts.iter().map(|(name, it)| (*name, it)).collect();
    let mut said = count::figures(&columns);
    for (name, part) in &parts {
        said += &format!("\n### Confusions: {name}\n\n{}", part.confusions());
    }
    said
}

/// What failed, person by person, with the reasons given; those of the writers not to be looked at are left out.
pub fn each(scenes: &[Labelled], sessions: &[Labelled]) -> String {
    let parts = parts(scenes, sessions).into_iter();
    let shown = parts.filter(|(name, _)| *name != HELD_OUT);
    shown
        .map(|(name, part)| format!("\n### {name}\n\n{}\n", part.failed.join("\n")))
        .collect()
}

const HELD_OUT: &str = "other writers";

fn parts(scenes: &[Labelled], sessions: &[Labelled]) -> Vec<(&'static str, Count)> {
    let mut writers: Vec<&str> = scenes.iter().map(scene::writer).collect();
    writers.dedup();
    let (mut seen, mut unseen) = (Count::default(), Count::default());
    for scene in scenes {
        // Every second writer, so that both halves have something of every kind.
        let place = writers.iter().position(|it| *it == scene::writer(scene));
        let part = match place.unwrap_or_default() % 2 {
            0 => &mut seen,
            _ => &mut unseen,
        };
        part.note(scene, &suggest(&plain(scene, true)));
        part.note_unled(&suggest(&plain(scene, false)));
    }
    let mut parts = vec![("writers developed on", seen), (HELD_OUT, unseen)];
    if !sessions.is_empty() {
        let mut labelled = Count::default();
        for session in sessions {
            labelled.note(session, &suggest(&plain(session, true)));
            labelled.note_unled(&suggest(&plain(session, false)));
        }
        parts.push(("labelled sessions", labelled));
    }
    parts
}

/// Labels in the order in which they speak, words, and the line of each: no times, no roles, and nobody who is silent;
/// without those who lead, a family at home.
fn plain(session: &Labelled, led: bool) -> Transcript {
    let mut plain = Transcript::default();
    for said in &session.transcript.utterances {
        let label = said
            .speaker
            .and_then(|it| session.transcript.speakers.get(it));
        let Some(label) = label else { continue };
        let leads = |it: &Member| it.role == Role::Therapist && it.name == *label;
        if !led && session.cast.members.iter().any(leads) {
            continue;
        }
        let known = plain.speakers.iter().position(|it| it == label);
        let speaker = known.unwrap_or_else(|| {
            plain.speakers.push(label.clone());
            plain.speakers.len() - 1
        });
        plain.utterances.push(Utterance {
            speaker: Some(speaker),
            text: said.text.clone(),
            line: u32::try_from(plain.utterances.len() + 1).ok(),
            ..Utterance::default()
        });
    }
    plain
}
