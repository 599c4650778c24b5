//! The same sessions with their acts or speakers exchanged, thinned out or turned: what is named when less is true?

use kinmap::session::{self, MemberId};
use kinmap::stance::{self, Act, Coding};
use kinmap::structure::{Structure, recoded};

use super::naming::{Naming, Reader};
use crate::claim::Claim;
use crate::dice::Dice;
use crate::labelled::Labelled;

/// Runs per session and disturbance.
const RUNS: u64 = 6;
/// Share of the true acts that is kept, and share of the kept whose target is drawn anew, in percent.
const THINNED: [(usize, usize); 5] = [(80, 0), (60, 0), (40, 0), (80, 10), (60, 20)];

/// What is named under every disturbance.
pub fn table(sessions: &[Labelled]) -> String {
    let readers: Vec<Reader> = sessions.iter().map(|it| Reader::new(&it.session)).collect();
    let mut said = String::from(
        "| shuffled | runs | a pattern of three named | another than the session's own | any problem but conflict |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    let shuffles: [(&str, usize); 3] = [
        ("true acts: actors", 1),
        ("true acts: actors and targets", 2),
        ("true acts: actors, targets and thirds", 3),
    ];
    for (name, parts) in shuffles {
        let mut named = Named::default();
        for (labelled, reader) in sessions.iter().zip(&readers) {
            for seed in 0..RUNS {
                let mut acts = labelled.truth.acts.clone();
                shuffle(&mut acts, parts, &mut Dice::new(seed));
                named.add(labelled, &reader.read(&with(labelled, acts)));
            }
        }
        said += &named.row(name);
    }
    let mut named = Named::default();
    for labelled in sessions {
        for seed in 0..RUNS {
            named.add(labelled, &speakers_shuffled(labelled, &mut Dice::new(seed)));
        }
    }
    said += &named.row("speakers of the family's turns, acts coded anew");
    said += "\n| acts kept | wrong targets | hit | false | missed | P | R | F1 | clean families given a problem |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (kept, wrong) in THINNED {
        let mut naming = Naming::default();
        for (labelled, reader) in sessions.iter().zip(&readers) {
            for seed in 0..RUNS {
                let acts = thinned(labelled, kept, wrong, &mut Dice::new(seed));
                naming.compare(labelled, &reader.read(&with(labelled, acts)));
            }
        }
        let (spoiled, clean) = naming.spoiled();
        said += &format!(
            "| {kept} % | {wrong} % | {} | {spoiled} of {clean} |\n",
            naming.problems()
        );
    }
    said
}

/// How often something was named where the truth had been taken away.
#[derive(Default)]
struct Named {
    runs: usize,
    triadic: usize,
    others: usize,
    problems: usize,
}

impl Named {
    fn add(&mut self, labelled: &Labelled, read: &Structure) {
        let claims: Vec<Claim> = read
            .hypotheses
            .iter()
            .map(|reading| Claim::of(reading, &labelled.ids))
            .collect();
        let mut triadic = claims.iter().filter(|claim| claim.is_triadic());
        self.runs += 1;
        self.triadic += usize::from(triadic.clone().next().is_some());
        self.others += usize::from(triadic.any(|claim| !labelled.knows(claim)));
        self.problems += usize::from(claims.iter().any(Claim::spoils_a_clean_family));
    }

    fn row(&self, name: &str) -> String {
        let Self {
            runs,
            triadic,
            others,
            problems,
        } = self;
        let percent = *triadic as f64 * 100.0 / (*runs).max(1) as f64;
        format!("| {name} | {runs} | {triadic} ({percent:.0} %) | {others} | {problems} |\n")
    }
}

fn with(labelled: &Labelled, acts: Vec<Act>) -> Coding {
    recoded(&labelled.session, &labelled.truth, acts)
}

/// Exchanges the actors of all acts at random, then their targets, then their thirds, as many of them as asked; acts that
/// would turn on their own actor are dropped. With three members target and third leave one actor only, and where two
/// do most of the acting most acts fall to them again: actors alone leave much of the truth standing.
fn shuffle(acts: &mut Vec<Act>, parts: usize, dice: &mut Dice) {
    let mut actors: Vec<MemberId> = acts.iter().map(|act| act.actor).collect();
    dice.shuffle(&mut actors);
    for (act, actor) in acts.iter_mut().zip(actors) {
        act.actor = actor;
    }
    if parts > 1 {
        exchange(acts, |act| &mut act.target, dice);
    }
    if parts > 2 {
        exchange(acts, |act| &mut act.against, dice);
    }
    acts.retain(is_possible);
}

fn exchange(acts: &mut [Act], part: fn(&mut Act) -> &mut Option<MemberId>, dice: &mut Dice) {
    let mut known: Vec<MemberId> = acts.iter_mut().filter_map(|act| *part(act)).collect();
    dice.shuffle(&mut known);
    let mut known = known.into_iter();
    for act in acts {
        let place = part(act);
        if place.is_some() {
            *place = known.next();
        }
    }
}

/// Nobody acts on themselves, and a third is a third.
pub fn is_possible(act: &Act) -> bool {
    let third = act.against.is_some() && act.against == act.target;
    act.target != Some(act.actor) && act.against != Some(act.actor) && !third
}

fn thinned(labelled: &Labelled, kept: usize, wrong: usize, dice: &mut Dice) -> Vec<Act> {
    let family: Vec<MemberId> = labelled
        .session
        .family
        .members()
        .map(|(id, _)| id)
        .collect();
    let mut acts = labelled.truth.acts.clone();
    acts.retain(|_| dice.chance(kept));
    for act in acts.iter_mut().filter(|act| act.target.is_some()) {
        if dice.chance(wrong) {
            act.target = dice.pick(&family);
        }
    }
    acts.retain(is_possible);
    acts
}

/// The same words, each utterance of the family said by somebody else.
fn speakers_shuffled(labelled: &Labelled, dice: &mut Dice) -> Structure {
    let mut transcript = labelled.transcript.clone();
    let therapist = labelled
        .cast
        .members
        .last()
        .and_then(|it| it.speakers.first());
    let of_family = |speaker: &Option<usize>| speaker.is_some() && speaker.as_ref() != therapist;
    let family = transcript.utterances.iter().map(|said| said.speaker);
    let mut speakers: Vec<Option<usize>> = family.filter(of_family).collect();
    dice.shuffle(&mut speakers);
    let mut speakers = speakers.into_iter();
    for said in &mut transcript.utterances {
        if of_family(&said.speaker) {
            said.speaker = speakers.next().flatten();
        }
    }
    let session = session::assemble(&transcript, &labelled.cast);
    Reader::new(&session).read(&stance::code(&session, &[]))
}
