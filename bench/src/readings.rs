//! The structure of one long session, read again and again: whole, by the stretch, and with moments taken away.

use kinmap::import::{Seconds, Timing, Transcript, Utterance};
use kinmap::process::Timeline;
use kinmap::session::{self, Cast, Member, MemberId, Role, Session, Window};
use kinmap::stance::{Act, ActKind, Addressee, Coding, Provenance};
use kinmap::structure::{Assumptions, Grounds, Structure, recoded};
use wasm_bindgen::prelude::wasm_bindgen;

/// Seconds from one turn to the next.
const STEP: i64 = 5;
const ROLES: [Role; 8] = [
    Role::Mother,
    Role::Father,
    Role::Grandmother,
    Role::Grandfather,
    Role::Daughter,
    Role::Son,
    Role::Daughter,
    Role::Son,
];

/// A session of a family of eight, with two acts in five turns, ready to be read.
#[wasm_bindgen]
pub struct Readings {
    session: Session,
    timeline: Timeline,
    coding: Coding,
    grounds: Grounds,
    structure: Structure,
}

#[wasm_bindgen]
impl Readings {
    /// A session of so many turns.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(turns: usize) -> Self {
        let session = talk(turns);
        let addressed = Coding {
            addressees: vec![Some(Addressee::All); turns],
            ..Coding::default()
        };
        let coding = recoded(&session, &addressed, acts(turns));
        Self {
            timeline: Timeline::new(&session),
            grounds: Grounds::new(&session),
            structure: Structure::default(),
            coding,
            session,
        }
    }

    /// What is made once per session; answers how many acts there are.
    pub fn grounds(&mut self) -> usize {
        self.grounds = Grounds::new(&self.session);
        self.coding.acts.len()
    }

    /// The whole session; answers how many readings there are, signals included.
    pub fn whole(&mut self) -> usize {
        self.read(&Assumptions::default())
    }

    /// The middle third, as while a brush moves.
    pub fn stretch(&mut self) -> usize {
        let third = self.timeline.whole().end.as_f64() / 3.0;
        let at = |seconds: f64| Seconds::from_f64(seconds).unwrap_or_default();
        self.read(&Assumptions::over(Some(Window::between(
            at(third),
            at(2.0 * third),
        ))))
    }

    /// How many moments the first reading would lose before it falls; answers 0 where it never does.
    pub fn fall(&self) -> usize {
        let plain = Assumptions::default();
        let measures = self.timeline.measure(self.timeline.whole());
        let fall = self.structure.hypotheses.first().map(|reading| {
            self.grounds
                .fall(&self.session, &measures, &self.coding, &plain, reading)
        });
        match fall {
            Some(kinmap::structure::Fall::Without(acts)) => acts.len(),
            _ => 0,
        }
    }

    fn read(&mut self, assumptions: &Assumptions) -> usize {
        let window = assumptions.window.unwrap_or(self.timeline.whole());
        let measures = self.timeline.measure(window);
        self.structure = self
            .grounds
            .propose(&self.session, &measures, &self.coding, assumptions);
        self.structure.hypotheses.len() + self.structure.signals.len()
    }

    /// The measures alone, which each reading needs first; answers how many members there are.
    #[must_use]
    pub fn measures(&self) -> usize {
        self.timeline.measure(self.timeline.whole()).floor.len()
    }
}

fn talk(turns: usize) -> Session {
    let members = ROLES.iter().enumerate().map(|(at, &role)| Member {
        id: format!("m{at}"),
        name: format!("Member {at}"),
        role,
        generation: role.generation(),
        speakers: vec![at],
        ..Member::default()
    });
    let said = |turn: usize| {
        let start = Seconds::from_millis(i64::try_from(turn).unwrap_or_default() * STEP * 1_000);
        Utterance {
            speaker: Some(turn % ROLES.len()),
            start: Some(start),
            end: Some(start + Seconds::from_millis(4_500)),
            text: "So it went on with the dishes and the homework, as it does on Sundays.".into(),
            ..Utterance::default()
        }
    };
    let transcript = Transcript {
        speakers: (0..ROLES.len()).map(|at| format!("Member {at}")).collect(),
        utterances: (0..turns).map(said).collect(),
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Transcript::default()
    };
    let cast = Cast {
        members: members.collect(),
    };
    session::assemble(&transcript, &cast)
}

/// Acts of all kinds: in three of eight turns warm, in three against, in two of three against a third; mother and son bind
/// against the father more than anyone.
fn acts(turns: usize) -> Vec<Act> {
    const KINDS: [ActKind; 8] = [
        ActKind::Support,
        ActKind::Criticise,
        ActKind::AgreeAgainst,
        ActKind::Agree,
        ActKind::Blame,
        ActKind::Side,
        ActKind::Praise,
        ActKind::ComplainAbout,
    ];
    let act = |turn: usize| {
        let kind = KINDS.get(turn % KINDS.len()).copied()?;
        let (actor, target, third) = match turn % 3 {
            0 => (0, 5, 1),
            1 => (5, 0, 1),
            _ => (turn % 8, (turn + 3) % 8, (turn + 5) % 8),
        };
        let against = kind.is_triadic() && kind != ActKind::ComplainAbout;
        let toward = if kind.is_triadic() || turn.is_multiple_of(2) {
            target
        } else {
            third
        };
        Some(Act {
            utterance: turn,
            span: 0..0,
            kind,
            actor: MemberId(actor),
            target: Some(MemberId(toward)).filter(|it| it.0 != actor)?.into(),
            against: against.then_some(MemberId(third)),
            addressee: None,
            strength: 1.0,
            provenance: Provenance::Spontaneous,
            why: String::new(),
        })
    };
    (0..turns)
        .filter(|turn| turn % 5 < 2)
        .filter_map(act)
        .collect()
}
