//! Tests only: small sessions written as lines, one act each.
//!
//! `mum agree-against leo dad @12 #heating ~led` reads: in turn 12 mum acts toward leo against dad, the talk is about
//! heating, the provenance is led. `therapist @12` gives the turn to the therapist. Turns without an act go round the
//! family, each said to the next.

use crate::import::{Seconds, Timing};
use crate::process::measure;
use crate::session::{Family, Member, MemberId, Role, Session, Spoken, Turn, Window};
use crate::stance::{Act, ActKind, Addressee, Channel, Coding, Episode, Provenance, SafetyFlag};
use crate::structure::evidence::{Given, Grounds};
use crate::structure::patterns::Ground;
use crate::structure::{Assumptions, Hypothesis, Structure, propose};

/// A family and the turns of its session.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub session: Session,
    pub coding: Coding,
}

/// How the turns without an act are filled.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Filling<'s> {
    /// Who takes no turn unless a line says so, and is not spoken to.
    pub silent: &'s str,
    /// Whether everything is said to the therapist.
    pub to_therapist: bool,
    /// How many turns; 150 when zero.
    pub turns: usize,
}

impl Scene {
    /// A scene of a family ("mum mother 41, leo son 15") and lines of acts.
    pub(crate) fn of(family: &str, lines: &str) -> Self {
        Self::filled(family, lines, Filling::default())
    }

    pub(crate) fn filled(family: &str, lines: &str, filling: Filling<'_>) -> Self {
        let members = members(family);
        let id = |name: &str| members.iter().position(|m| m.id == name).map(MemberId);
        let mut session = session(&members, filling, id(filling.silent));
        let mut coding = Coding {
            addressees: addressees(&session, &members, filling, id(filling.silent)),
            ..Coding::default()
        };
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            act(line, &id, &mut session, &mut coding);
        }
        coding.acts.sort_by_key(|act| act.utterance);
        coding.episodes = episodes(&coding.acts);
        Self { session, coding }
    }

    /// The same with a safety flag about these members.
    pub(crate) fn flagged(mut self, members: &[usize]) -> Self {
        self.coding.safety.push(SafetyFlag {
            utterance: 0,
            span: 0..0,
            concern: "a threat",
            members: members.iter().copied().map(MemberId).collect(),
            raised: false,
        });
        self
    }

    /// What is proposed.
    pub(crate) fn read(&self) -> Structure {
        let measures = measure(&self.session, None);
        propose(&self.session, &measures, &self.coding, None)
    }

    /// What the patterns would stand on.
    pub(crate) fn ground<T>(&self, look: impl FnOnce(&Ground<'_>) -> T) -> T {
        let measures = measure(&self.session, None);
        let (grounds, assumptions) = (Grounds::new(&self.session), Assumptions::default());
        let given = Given::new(
            &self.session,
            &measures,
            &self.coding,
            &grounds,
            &assumptions,
        );
        given.with_ground(look)
    }

    /// What is offered besides strengths, as "pattern members | other part", sorted.
    pub(crate) fn problems(&self) -> Vec<String> {
        let read = self.read();
        let mut problems: Vec<String> = read
            .hypotheses
            .iter()
            .filter(|h| !h.pattern.is_strength())
            .map(|h| self.say(h))
            .collect();
        problems.sort();
        problems
    }

    /// A reading as "pattern members | other part".
    pub(crate) fn say(&self, reading: &Hypothesis) -> String {
        let name = |&member: &MemberId| self.session.family.name(member).to_owned();
        let mut members: Vec<String> = reading
            .members
            .iter()
            .chain(&reading.parents)
            .map(name)
            .collect();
        members.sort();
        let other = reading.against.or(reading.child).as_ref().map(name);
        let other = other.map(|other| format!(" | {other}")).unwrap_or_default();
        format!("{} {}{other}", reading.pattern, members.join("+"))
    }
}

/// Checks which problems are offered for a family and its acts: one per line of `expected`.
#[track_caller]
pub(crate) fn check(family: &str, lines: &str, expected: &[&str]) {
    assert_eq!(Scene::of(family, lines).problems(), expected, "{lines}");
}

fn members(family: &str) -> Vec<Member> {
    let mut members: Vec<Member> = family
        .split(',')
        .map(|one| {
            let words: Vec<&str> = one.split_whitespace().collect();
            let role: Role = words[1].parse().unwrap();
            Member {
                id: words[0].into(),
                name: words[0].into(),
                role,
                generation: role.generation(),
                age: words.get(2).map(|age| age.parse().unwrap()),
                ..Member::default()
            }
        })
        .collect();
    members.push(Member {
        id: "therapist".into(),
        name: "Therapist".into(),
        role: Role::Therapist,
        ..Member::default()
    });
    members
}

fn session(members: &[Member], filling: Filling<'_>, silent: Option<MemberId>) -> Session {
    let speakers: Vec<MemberId> = (0..members.len() - 1)
        .map(MemberId)
        .filter(|&member| Some(member) != silent)
        .collect();
    let count = if filling.turns == 0 {
        150
    } else {
        filling.turns
    };
    let mut session = Session {
        family: Family::new(members.to_vec()),
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Session::default()
    };
    for turn in 0..count {
        let millis = |n: usize| Seconds::from_millis(5_000 * n as i64);
        let window = Window::between(millis(turn), millis(turn + 1) - Seconds::from_millis(500));
        let speaker = Some(speakers[turn % speakers.len()]);
        session.turns.push(Turn::starting(speaker, turn, window));
        session.utterances.push(Spoken {
            speaker,
            window,
            timed: true,
            text: "So it went on as it does.".into(),
            turn,
            addressees: Vec::new(),
            ending: None,
        });
    }
    session
}

fn addressees(
    session: &Session,
    members: &[Member],
    filling: Filling<'_>,
    silent: Option<MemberId>,
) -> Vec<Option<Addressee>> {
    let family = members.len() - 1;
    let next = |from: MemberId| {
        (1..=family)
            .map(|step| MemberId((from.0 + step) % family))
            .find(|&to| Some(to) != silent)
            .unwrap()
    };
    let to = |spoken: &Spoken| match spoken.speaker {
        _ if filling.to_therapist => MemberId(family),
        Some(speaker) => next(speaker),
        None => MemberId(family),
    };
    session
        .utterances
        .iter()
        .map(|spoken| Some(Addressee::Member(to(spoken))))
        .collect()
}

fn act(
    line: &str,
    id: &impl Fn(&str) -> Option<MemberId>,
    session: &mut Session,
    coding: &mut Coding,
) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let marked = |mark: char| words.iter().find_map(|word| word.strip_prefix(mark));
    let plain: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !word.starts_with(['@', '#', '~']))
        .collect();
    let turn: usize = marked('@').unwrap().parse().unwrap();
    let actor = id(plain[0]).unwrap_or_else(|| panic!("who is {line}"));
    session.turns[turn].speaker = Some(actor);
    session.utterances[turn].speaker = Some(actor);
    if let Some(topic) = marked('#') {
        session.utterances[turn].text = format!("{topic} {topic}ing {topic}s about {topic}er");
    }
    let Some(kind) = plain.get(1) else {
        return;
    };
    let target = plain.get(2).and_then(|name| id(name));
    let provenance = marked('~').map_or(Provenance::Spontaneous, |name| {
        Provenance::ALL
            .into_iter()
            .find(|p| p.name() == name)
            .unwrap()
    });
    coding.addressees[turn] = target.map(Addressee::Member);
    coding.acts.push(Act {
        utterance: turn,
        span: 0..0,
        kind: kind
            .parse::<ActKind>()
            .unwrap_or_else(|()| panic!("which act is {line}")),
        actor,
        target,
        against: plain.get(3).map(|name| id(name).unwrap()),
        addressee: target.map(Addressee::Member),
        strength: 1.0,
        provenance,
        why: String::new(),
    });
}

fn episodes(acts: &[Act]) -> Vec<Episode> {
    let mut episodes: Vec<Episode> = Vec::new();
    let opens = |act: &Act| {
        act.kind == ActKind::Disagree
            || act.kind.channel() == Channel::Negative
            || act.kind.is_triadic()
    };
    for (index, act) in acts.iter().enumerate().filter(|(_, act)| opens(act)) {
        match episodes.last_mut() {
            Some(episode) if act.utterance < episode.turns.end + 7 => {
                episode.turns.end = act.utterance + 1;
                episode.acts.push(index);
            }
            _ => episodes.push(Episode {
                turns: act.utterance..act.utterance + 1,
                acts: vec![index],
                ..Episode::default()
            }),
        }
    }
    episodes
}
