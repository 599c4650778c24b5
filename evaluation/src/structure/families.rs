//! Simulated families: kinds without a structure and with one, and a session of each as a coder would see it.

use kinmap::import::{Seconds, Timing, Transcript, Utterance};
use kinmap::session::{self, Cast, Member, MemberId, Role, Session};
use kinmap::stance::{Act, ActKind, Addressee, Coding, Provenance};
use kinmap::structure::{Hypothesis, Pattern, recoded};

use super::disturbed::is_possible;
use crate::dice::Dice;

const TURNS: usize = 180;
const MEMBERS: [(Role, u8); 4] = [
    (Role::Mother, 41),
    (Role::Father, 44),
    (Role::Son, 15),
    (Role::Daughter, 12),
];
const MOTHER: MemberId = MemberId(0);
const FATHER: MemberId = MemberId(1);
const SON: MemberId = MemberId(2);

const NEGATIVE: [ActKind; 4] = [
    ActKind::Criticise,
    ActKind::Blame,
    ActKind::Dismiss,
    ActKind::Contempt,
];
const POSITIVE: [ActKind; 4] = [
    ActKind::Support,
    ActKind::Agree,
    ActKind::Affiliate,
    ActKind::Praise,
];
const BINDING: [ActKind; 4] = [
    ActKind::AgreeAgainst,
    ActKind::Side,
    ActKind::Defend,
    ActKind::Secret,
];

/// One who acts with or asks another, against a third.
type Trio = (MemberId, MemberId, MemberId);

/// A kind of family.
pub struct Kind {
    pub name: &'static str,
    /// How likely, in percent, an act of one toward another is negative.
    negative: fn(MemberId, MemberId) -> usize,
    /// Who is bound with whom against whom when an act takes three.
    bound: fn(&mut Dice) -> Option<Trio>,
    /// How many of ten acts are the mother's beyond her share.
    monologue: usize,
    /// What is exchanged among the acts before anyone sees them.
    shuffled: Shuffled,
    /// The structure it has.
    pub truth: Option<Truth>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shuffled {
    Nothing,
    /// Whom each member's acts are toward and against, among the acts of that member.
    Targets,
    /// Who acts.
    Speakers,
}

/// A structure that was put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth {
    pattern: Pattern,
    pair: (MemberId, MemberId),
    third: MemberId,
}

impl Truth {
    /// Whether a reading names it.
    pub fn is(self, reading: &Hypothesis) -> bool {
        let (one, other) = self.pair;
        let pair = [&*reading.members, &*reading.parents].concat();
        reading.pattern == self.pattern
            && pair.contains(&one)
            && pair.contains(&other)
            && reading.against.or(reading.child) == Some(self.third)
    }
}

const COALITION: Truth = Truth {
    pattern: Pattern::Coalition,
    pair: (MOTHER, SON),
    third: FATHER,
};
const TRIANGULATION: Truth = Truth {
    pattern: Pattern::Triangulation,
    pair: (MOTHER, FATHER),
    third: SON,
};

const EVEN: Kind = Kind {
    name: "even",
    negative: |_, _| 30,
    bound: any,
    monologue: 0,
    shuffled: Shuffled::Nothing,
    truth: None,
};
const BOUND: Kind = Kind {
    name: "coalition",
    negative: |actor, target| match (actor, target) {
        (MOTHER | SON, FATHER) => 75,
        (MOTHER, SON) | (SON, MOTHER) => 5,
        _ => 25,
    },
    bound: |dice| {
        let both = [(MOTHER, SON, FATHER), (SON, MOTHER, FATHER)];
        dice.pick(&both)
    },
    truth: Some(COALITION),
    ..EVEN
};

/// The families without a structure.
pub const WITHOUT: [Kind; 8] = [
    EVEN,
    Kind {
        name: "targets shuffled within speaker",
        shuffled: Shuffled::Targets,
        truth: None,
        ..BOUND
    },
    Kind {
        name: "speakers exchanged",
        shuffled: Shuffled::Speakers,
        truth: None,
        ..BOUND
    },
    Kind {
        name: "heated, but even",
        negative: |_, _| 65,
        ..EVEN
    },
    Kind {
        name: "one harsh speaker",
        negative: |actor, _| if actor == FATHER { 80 } else { 25 },
        ..EVEN
    },
    Kind {
        name: "couple quarrel only",
        negative: |actor, target| if is_couple(actor, target) { 75 } else { 20 },
        ..EVEN
    },
    Kind {
        name: "one blamed by all",
        negative: |_, target| if target == SON { 75 } else { 25 },
        bound: |dice| {
            let mut others = [MOTHER, FATHER, MemberId(3)];
            dice.shuffle(&mut others);
            let [one, other, _] = others;
            Some((one, other, SON))
        },
        ..EVEN
    },
    Kind {
        name: "monologue of one",
        negative: |_, _| 45,
        monologue: 8,
        ..EVEN
    },
];

/// The families with one.
pub const WITH: [Kind; 3] = [
    BOUND,
    Kind {
        name: "coalition, answered",
        negative: |actor, target| match (actor, target) {
            (MOTHER | SON, FATHER) | (FATHER, MOTHER | SON) => 75,
            (MOTHER, SON) | (SON, MOTHER) => 5,
            _ => 25,
        },
        ..BOUND
    },
    Kind {
        name: "triangulation",
        negative: |actor, target| if is_couple(actor, target) { 70 } else { 20 },
        bound: |dice| {
            let both = [(MOTHER, SON, FATHER), (FATHER, SON, MOTHER)];
            dice.pick(&both)
        },
        truth: Some(TRIANGULATION),
        ..EVEN
    },
];

const fn is_couple(actor: MemberId, target: MemberId) -> bool {
    actor.0 + target.0 == 1
}

/// Any with any other against any third.
fn any(dice: &mut Dice) -> Option<Trio> {
    let mut members = [MOTHER, FATHER, SON, MemberId(3)];
    dice.shuffle(&mut members);
    let [one, other, third, _] = members;
    Some((one, other, third))
}

/// What the coding of acts does to them.
#[derive(Clone, Copy)]
pub struct Coder {
    pub name: &'static str,
    /// Which share of the acts it finds, in percent.
    pub finds: usize,
    /// Which share of what it codes is made up, in percent.
    pub makes_up: usize,
}

/// How busy a session is.
#[derive(Clone, Copy)]
pub struct Pace {
    /// Acts in the hour.
    pub acts: usize,
    /// How many in a hundred of them take three.
    pub triadic: usize,
}

impl Kind {
    /// A session of this kind, as the coder sees it.
    pub fn coding(&self, session: &Session, pace: Pace, coder: Coder, dice: &mut Dice) -> Coding {
        let turn = |n: usize| n * TURNS / pace.acts;
        let mut acts: Vec<Act> = (0..pace.acts)
            .map(|n| self.act(turn(n), pace, dice))
            .collect();
        self.shuffle(&mut acts, dice);
        acts.retain(|_| dice.chance(coder.finds));
        let made_up = acts.len() * coder.makes_up / (100 - coder.makes_up).max(1);
        for _ in 0..made_up {
            let turn = dice.below(TURNS);
            acts.push(EVEN.act(turn, pace, dice));
        }
        let addressed = Coding {
            addressees: vec![Some(Addressee::All); TURNS],
            ..Coding::default()
        };
        recoded(session, &addressed, acts)
    }

    fn act(&self, turn: usize, pace: Pace, dice: &mut Dice) -> Act {
        let takes_three = dice.chance(pace.triadic);
        let trio = if takes_three {
            (self.bound)(dice)
        } else {
            None
        };
        let pair = self.pair(dice);
        let asks = self.truth == Some(TRIANGULATION);
        let (kind, (actor, target)) = match trio {
            Some((one, other, _)) if asks => (Some(ActKind::Enlist), (one, other)),
            Some((one, other, _)) => (dice.pick(&BINDING), (one, other)),
            None if dice.chance((self.negative)(pair.0, pair.1)) => (dice.pick(&NEGATIVE), pair),
            None => (dice.pick(&POSITIVE), pair),
        };
        Act {
            utterance: turn,
            span: 0..0,
            kind: kind.unwrap_or(ActKind::Disagree),
            actor,
            target: Some(target),
            against: trio.map(|(.., third)| third),
            addressee: None,
            strength: 1.0,
            provenance: Provenance::Spontaneous,
            why: String::new(),
        }
    }

    fn pair(&self, dice: &mut Dice) -> (MemberId, MemberId) {
        let actor = match dice.below(10) < self.monologue {
            true => MOTHER,
            false => MemberId(dice.below(MEMBERS.len())),
        };
        let step = 1 + dice.below(MEMBERS.len() - 1);
        (actor, MemberId((actor.0 + step) % MEMBERS.len()))
    }

    fn shuffle(&self, acts: &mut Vec<Act>, dice: &mut Dice) {
        match self.shuffled {
            Shuffled::Nothing => {}
            Shuffled::Speakers => {
                let mut actors: Vec<MemberId> = acts.iter().map(|act| act.actor).collect();
                dice.shuffle(&mut actors);
                for (act, actor) in acts.iter_mut().zip(actors) {
                    act.actor = actor;
                }
            }
            Shuffled::Targets => {
                for actor in (0..MEMBERS.len()).map(MemberId) {
                    let own = acts.iter_mut().filter(|act| act.actor == actor);
                    let mut own: Vec<&mut Act> = own.collect();
                    let mut targets: Vec<_> = own.iter().map(|act| act.target).collect();
                    dice.shuffle(&mut targets);
                    for (act, target) in own.iter_mut().zip(targets) {
                        act.target = target;
                        // Whom a binding act is against belongs to its target.
                        act.against = act.against.map(|_| MemberId(dice.below(MEMBERS.len())));
                    }
                }
            }
        }
        acts.retain(is_possible);
    }
}

/// An hour in which everyone takes their turns.
pub fn hour() -> Session {
    let members = MEMBERS.iter().enumerate().map(|(at, &(role, age))| Member {
        id: role.name().to_owned(),
        name: role.name().to_owned(),
        role,
        generation: role.generation(),
        age: Some(age),
        speakers: vec![at],
        ..Member::default()
    });
    let utterance = |(turn, start): (usize, Seconds)| Utterance {
        speaker: Some(turn % MEMBERS.len()),
        start: Some(start),
        end: Some(start + Seconds::from_millis(5_500)),
        text: "So it went on as it does.".to_owned(),
        ..Utterance::default()
    };
    let starts = (0_i64..).map(|turn| Seconds::from_millis(turn * 6_000));
    let transcript = Transcript {
        speakers: MEMBERS.map(|(role, _)| role.name().to_owned()).to_vec(),
        utterances: (0..TURNS).zip(starts).map(utterance).collect(),
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
