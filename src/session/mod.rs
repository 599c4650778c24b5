//! Transcript + Cast → [`Session`]: who is in the family, and who held the floor when.

mod amendment;
pub mod cast;
mod direction;
mod family;
mod member;
mod regroup;
mod turn;

pub use amendment::{Amendment, amend, word_starts};
pub use direction::isolated;
pub use family::Family;
pub use member::{Cast, Gender, Generation, Member, MemberId, Role};
pub use regroup::Joined;
pub use turn::{Turn, Window};

use crate::import::{Seconds, Sign, Timing, Transcript, Utterance};

/// A session as understood: members, turns, and the utterances behind them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The members and what follows from their roles.
    pub family: Family,
    /// What was said, in file order, each with its speaker as a member.
    pub utterances: Vec<Spoken>,
    /// Runs of utterances of one speaker, in order.
    pub turns: Vec<Turn>,
    /// Which timing fields are real.
    pub timing: Timing,
}

/// One utterance with its speaker resolved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spoken {
    /// Who spoke; `None` when the file does not say or the label was left out of the cast.
    pub speaker: Option<MemberId>,
    /// Where it stands on the session's axis. On a session without times, position n stands at second n and lasts
    /// one second; such a place orders events and measures nothing.
    pub window: Window,
    /// Whether `window` holds real times from the file.
    pub timed: bool,
    /// The words.
    pub text: String,
    /// The turn it belongs to: index into [`Session::turns`].
    pub turn: usize,
    /// Members the label names as addressees ("Karen (to Tom)").
    pub addressees: Vec<MemberId>,
    /// How it ends, where the transcriber has a sign for it: [`Sign::Interrupted`], [`Sign::BreaksOff`] or
    /// [`Sign::TrailsOff`].
    pub ending: Option<Sign>,
}

/// Puts a transcript and a confirmed cast together.
///
/// Utterances keep the transcript's order and number. Labels that no member of the cast claims stay in the session
/// without a speaker; their turns belong to nobody.
#[must_use]
pub fn assemble(transcript: &Transcript, cast: &Cast) -> Session {
    let family = Family::new(cast.members.clone());
    let mut utterances = Vec::with_capacity(transcript.utterances.len());
    let mut turns: Vec<Turn> = Vec::new();
    let mut clock = Seconds::ZERO;
    for (index, utterance) in transcript.utterances.iter().enumerate() {
        let speaker = utterance.speaker.and_then(|label| owner(cast, label));
        let window = match utterance.start {
            Some(start) => Window::between(start, utterance.end.unwrap_or(start).max(start)),
            None if transcript.timing.starts => Window::between(clock, clock),
            None => ordinal(index),
        };
        clock = window.end;
        match turns.last_mut() {
            Some(turn) if turn.speaker == speaker => turn.extend(index, window),
            _ => turns.push(Turn::starting(speaker, index, window)),
        }
        utterances.push(Spoken {
            speaker,
            window,
            timed: utterance.start.is_some(),
            text: utterance.text.clone(),
            turn: turns.len() - 1,
            addressees: named(cast, transcript, utterance.addressee.as_deref()),
            ending: ending(utterance),
        });
    }
    Session {
        family,
        utterances,
        turns,
        timing: transcript.timing,
    }
}

/// The sign at the end of an utterance that says how it ends.
fn ending(utterance: &Utterance) -> Option<Sign> {
    let ends = |sign: &Sign| matches!(sign, Sign::Interrupted | Sign::BreaksOff | Sign::TrailsOff);
    let mark = utterance.marks.iter().rfind(|mark| ends(&mark.sign))?;
    let behind = utterance.text.get(mark.at..)?;
    (!behind.contains(char::is_alphanumeric)).then_some(mark.sign)
}

/// The place of the n-th utterance on the axis of a session without times.
fn ordinal(index: usize) -> Window {
    let second =
        |n: usize| Seconds::from_millis(1_000 * i64::try_from(n).unwrap_or(i64::MAX / 1_000));
    Window::between(second(index), second(index + 1))
}

fn owner(cast: &Cast, label: usize) -> Option<MemberId> {
    cast.members
        .iter()
        .position(|member| member.speakers.contains(&label))
        .map(MemberId)
}

/// Members whose name or label is the one written.
fn named(cast: &Cast, transcript: &Transcript, written: Option<&str>) -> Vec<MemberId> {
    let Some(written) = written.map(str::to_lowercase) else {
        return Vec::new();
    };
    let goes_by = |member: &Member| {
        let labels = member
            .speakers
            .iter()
            .filter_map(|&l| transcript.speakers.get(l));
        std::iter::once(&member.name)
            .chain(labels)
            .any(|name| name.to_lowercase() == written)
    };
    cast.members
        .iter()
        .enumerate()
        .filter(|(_, member)| goes_by(member))
        .map(|(index, _)| MemberId(index))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Timing, Utterance};

    fn said(speaker: usize, millis: Option<(i64, i64)>) -> Utterance {
        Utterance {
            speaker: Some(speaker),
            start: millis.map(|(start, _)| Seconds::from_millis(start)),
            end: millis.map(|(_, end)| Seconds::from_millis(end)),
            ..Utterance::default()
        }
    }

    fn cast() -> Cast {
        let member = |name: &str, speakers: &[usize]| Member {
            id: name.to_lowercase(),
            name: name.into(),
            speakers: speakers.to_vec(),
            ..Member::default()
        };
        Cast {
            members: vec![member("Ana", &[0, 2]), member("Ben", &[1])],
        }
    }

    fn turns(utterances: Vec<Utterance>, starts: bool) -> Vec<(Option<usize>, usize, f64)> {
        let transcript = Transcript {
            speakers: ["Ana", "Ben", "Ana (phone)", "Noise"]
                .map(String::from)
                .to_vec(),
            utterances,
            timing: Timing {
                starts,
                ends: starts,
                ..Timing::default()
            },
            ..Transcript::default()
        };
        assemble(&transcript, &cast())
            .turns
            .iter()
            .map(|t| {
                (
                    t.speaker.map(|m| m.0),
                    t.utterances.len(),
                    t.window.length().as_f64(),
                )
            })
            .collect()
    }

    #[test]
    fn utterances_of_one_member_merge_whatever_the_label() {
        let utterances = vec![
            said(0, Some((0, 1_000))),
            said(2, Some((1_500, 2_000))),
            said(1, Some((1_900, 3_000))),
            said(3, Some((3_000, 4_000))),
        ];
        assert_eq!(
            turns(utterances, true),
            [(Some(0), 2, 2.0), (Some(1), 1, 1.1), (None, 1, 1.0)]
        );
    }

    #[test]
    fn without_times_position_orders_and_measures_nothing() {
        let utterances = vec![said(0, None), said(1, None), said(1, None)];
        assert_eq!(
            turns(utterances, false),
            [(Some(0), 1, 1.0), (Some(1), 2, 2.0)]
        );
    }
}
