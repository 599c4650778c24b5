//! Sessions for measuring talk: from a file, or with everybody speaking over everybody.

use kinmap::import::{self, ReadOptions, Seconds, Timing, Transcript, Utterance};
use kinmap::process::{ProcessMeasures, Timeline};
use kinmap::session::{self, Cast, Member, Session, Window};

/// How many people speak over one another.
const PEOPLE: usize = 5;

/// The session in a file's bytes: one member for each label.
#[must_use]
pub fn read(bytes: &[u8]) -> Session {
    let transcript = import::read(bytes, &ReadOptions::default()).unwrap_or_default();
    assemble(&transcript)
}

/// So many utterances, each beginning before any has ended.
#[must_use]
pub fn everybody_at_once(count: u32) -> Session {
    let moment = |n: u32| Some(Seconds::from_millis(i64::from(n) * 10));
    let said = |n: u32| Utterance {
        speaker: Some(n as usize % PEOPLE),
        start: moment(n),
        end: moment(count + n + 1),
        text: "you never ask me before you decide".into(),
        ..Utterance::default()
    };
    assemble(&Transcript {
        speakers: (0..PEOPLE).map(|n| format!("Speaker {n}")).collect(),
        utterances: (0..count).map(said).collect(),
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Transcript::default()
    })
}

fn assemble(transcript: &Transcript) -> Session {
    let member = |(label, name): (usize, &String)| Member {
        id: name.clone(),
        name: name.clone(),
        speakers: vec![label],
        ..Member::default()
    };
    let members = transcript.speakers.iter().enumerate().map(member);
    let cast = Cast {
        members: members.collect(),
    };
    session::assemble(transcript, &cast)
}

/// Speech, overlap, then each member's talk time, in seconds.
#[must_use]
pub fn totals(measures: &ProcessMeasures) -> Vec<f64> {
    let seconds = |time: Option<&Seconds>| time.map_or(f64::NAN, |time| time.as_f64());
    let totals = [&measures.totals.speech, &measures.totals.overlap];
    let mut all: Vec<f64> = totals.iter().map(|time| seconds(time.value())).collect();
    let members = measures.floor.iter();
    all.extend(members.map(|floor| seconds(floor.talk_time.value())));
    all
}

/// The part of a session from one share of its length to another.
#[must_use]
pub fn part(timeline: &Timeline, from: f64, to: f64) -> Window {
    let whole = timeline.whole();
    let length = whole.length().as_f64();
    let at = |share: f64| {
        let moment = Seconds::from_f64(whole.start.as_f64() + share * length);
        moment.unwrap_or(whole.end).min(whole.end)
    };
    Window::between(at(from), at(to))
}
