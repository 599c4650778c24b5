//! Transcript → suggested [`Cast`]: which label is which member, and why.

mod clue;
mod generation;
mod kin;
mod label;
mod named;
mod talk;
#[cfg(test)]
mod tests;
mod therapist;

use super::{Cast, Gender, Generation, Member, Role};
use crate::import::Transcript;
use crate::sorted::SortedMap;
use clue::naming::Naming;
use clue::{Clue, Fact, address, manner, mention, relative, remark, weight};
use kin::{Bond, Lexicon};
use label::Person;
pub use named::roles;
use talk::Talk;
use therapist::Lead;

/// Suggests who is who from labels and from what is said.
///
/// Labels that are clearly one person ("Karen", "Karen (Mom)") are joined. Every suggestion carries its reason in
/// [`Member::why`], quoting the words and who said them; a label that gives no hint becomes [`Role::Other`] with a
/// reason that says so. Nobody's gender is guessed from a name.
///
/// ```
/// use kinmap_core::import::{Transcript, Utterance};
/// use kinmap_core::session::{Role, cast::suggest};
/// let said = |speaker, text: &str| Utterance { speaker: Some(speaker), text: text.into(), ..Utterance::default() };
/// let cast = suggest(&Transcript {
///     speakers: vec!["Ana".into(), "Leo".into()],
///     utterances: vec![said(0, "Coat, please."), said(1, "In a minute, Mum."), said(0, "Now.")],
///     ..Transcript::default()
/// });
/// assert_eq!(cast.members[0].role, Role::Mother);
/// assert_eq!(cast.members[0].why.as_deref(), Some("Leo calls her \"Mum\" (utterance 2)"));
/// ```
#[must_use]
pub fn suggest(transcript: &Transcript) -> Cast {
    let lexicon = Lexicon::new();
    let people = label::people(&introduced(transcript, &lexicon), &lexicon);
    let talk = Talk::new(transcript, &people, &lexicon);
    let leads = therapist::find(&talk);
    let led: Vec<usize> = leads.iter().map(|lead| lead.person).collect();
    let naming = Naming::new(&talk, &led);
    let mut clues = naming.without_borrowed(clues(&talk, &led));
    clues.extend(naming.clues(&talk, &led));
    clues.extend(manner::clues(&talk, &led));
    clues.extend(relative::pronouns(&talk, &led));
    let known: Vec<&Clue> = clues.iter().collect();
    let genders: Vec<Option<Gender>> = (0..people.len())
        .map(|it| gender(it, &known, weight::SURE_OF_GENDER))
        .collect();
    let calls = address::calls(&talk, &led, &genders);
    let generations = generation::settle(people.len(), &clues, &calls, &led, &genders);
    clues.extend(address::clues(&talk, &calls, &generations));
    clues.extend(relative::clues(&talk, &generations, &led));
    let parents = generations.iter().flatten().any(|&g| g > 0);
    let mut about: Vec<Vec<&Clue>> = vec![Vec::new(); people.len()];
    for clue in &clues {
        for person in clue.fact.people().into_iter().flatten() {
            about
                .get_mut(person)
                .into_iter()
                .for_each(|list| list.push(clue));
        }
    }
    let ages = ages(&talk);
    let ids = label::ids(people.iter().map(|p| p.name.as_str()));
    let members = people.iter().zip(ids).zip(about).enumerate();
    let members = members.map(|(index, ((person, id), clues))| {
        let lead = leads.iter().find(|lead| lead.person == index);
        let verdict = match lead {
            Some(lead) => Verdict::therapist(lead),
            None => Verdict::of(index, &generations, parents, &clues),
        };
        member(person, id, verdict, ages.get(&index).copied())
    });
    Cast {
        members: members.collect(),
    }
}

/// An id out of a name: letters and digits of any script, joined by hyphens; never empty.
#[must_use]
pub fn id(name: &str) -> String {
    label::ids(std::iter::once(name)).pop().unwrap_or_default()
}

/// The labels, each with what the file itself says of the speaker, in the form "Name (Role)" that labels have elsewhere:
/// CHAT writes the code `MOT` and declares it `Mother`. A role that is no kin (`Investigator`) is left out.
fn introduced(transcript: &Transcript, lexicon: &Lexicon) -> Vec<String> {
    let mut labels = transcript.speakers.clone();
    for profile in &transcript.profiles {
        let Some(label) = labels.get_mut(profile.speaker) else {
            continue;
        };
        if let Some(name) = &profile.name {
            label.clone_from(name);
        }
        let role = profile.role.as_deref().unwrap_or_default();
        let kin = role.rsplit('_').next().unwrap_or_default();
        if lexicon.kin(&kin.to_lowercase()).is_some() {
            label.push_str(&format!(" ({kin})"));
        }
    }
    labels
}

/// What is suggested for one person.
struct Verdict {
    role: Role,
    generation: Option<Generation>,
    why: String,
}

impl Verdict {
    fn therapist(lead: &Lead) -> Self {
        Self {
            role: Role::Therapist,
            generation: None,
            why: lead.why.clone(),
        }
    }

    fn of(person: usize, placing: &[Option<i8>], parents: bool, clues: &[&Clue]) -> Self {
        let Some(place) = placing.get(person).copied().flatten() else {
            return Self {
                role: Role::Other,
                generation: None,
                why: "nothing in the text says who this is".into(),
            };
        };
        let gender = gender(person, clues, weight::ENOUGH_FOR_GENDER);
        let steps = points(clues, |fact| fact == Fact::Steps { person });
        let collateral = points(clues, |fact| fact == Fact::Collateral { person });
        let role = match place {
            1 if collateral >= weight::ENOUGH => aunt_or_uncle(gender),
            1 if steps >= weight::ENOUGH => step_parent(gender),
            1 => parent(gender),
            2.. => grandparent(gender),
            _ if parents => child(gender),
            _ => sibling(gender),
        };
        Self {
            role,
            generation: Some(Generation(place)),
            why: reason(person, placing, clues),
        }
    }
}

fn member(person: &Person, id: String, verdict: Verdict, age: Option<u8>) -> Member {
    Member {
        id,
        name: person.name.clone(),
        role: verdict.role,
        generation: verdict.generation,
        speakers: person.labels.clone(),
        why: Some(verdict.why),
        age: person.age.or(age),
        ..Member::default()
    }
}

/// Everything in labels and talk that bears on the family.
fn clues(talk: &Talk, leads: &[usize]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = talk.people.iter().enumerate().flat_map(labelled).collect();
    for said in &talk.said {
        clues.extend(mention::clues(talk, said, leads));
        if !leads.contains(&said.by) {
            clues.extend(remark::clues(talk, said));
        }
    }
    clues
}

/// What a label says: "Karen (Mom)", "Kim (14)".
fn labelled((person, label): (usize, &Person)) -> Vec<Clue> {
    let mut clues = Vec::new();
    if let Some((word, kin)) = &label.kin {
        let clue = |fact| Clue {
            fact,
            points: weight::LABEL,
            why: format!("the label \"{word}\" says so"),
        };
        let at = if kin.bond == Bond::Marriage {
            1
        } else {
            kin.up.max(0)
        };
        clues.push(clue(Fact::Stands { person, at }));
        clues.extend(
            kin.gender
                .map(|gender| clue(Fact::Gendered { person, gender })),
        );
        match kin.bond {
            Bond::Step => clues.push(clue(Fact::Steps { person })),
            Bond::Collateral => clues.push(clue(Fact::Collateral { person })),
            Bond::Descent | Bond::Marriage | Bond::Siblings => {}
        }
    }
    if let Some(age) = label.age {
        let why = format!("the label says {age} years");
        clues.extend(remark::generation(&remark::Aged { person, age }, &why));
    }
    clues
}

/// The first age that is said of each person.
fn ages(talk: &Talk) -> SortedMap<usize, u8> {
    let mut ages = SortedMap::new();
    for said in &talk.said {
        for (aged, _) in remark::ages(said) {
            ages.entry(aged.person).or_insert(aged.age);
        }
    }
    ages
}

fn points(clues: &[&Clue], matches: impl Fn(Fact) -> bool) -> u32 {
    let matching = clues.iter().filter(|clue| matches(clue.fact));
    matching.map(|clue| clue.points).sum()
}

/// The gender the words used for a person state, where they clearly do.
fn gender(who: usize, clues: &[&Clue], enough: u32) -> Option<Gender> {
    let votes = |wanted: Gender| {
        points(
            clues,
            |fact| matches!(fact, Fact::Gendered { person, gender } if person == who && gender == wanted),
        )
    };
    let (female, male) = (votes(Gender::Female), votes(Gender::Male));
    let clear = |one: u32, other: u32| one >= enough && one >= 3 * other;
    match (clear(female, male), clear(male, female)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// The weightiest clue about a person that supports what is suggested, as the reason shown; the manner of talking where
/// nothing was said.
fn reason(who: usize, placing: &[Option<i8>], clues: &[&Clue]) -> String {
    let rank = |clue: &Clue| (!matches!(clue.fact, Fact::Talks { .. }), clue.points);
    let mut best: Option<&Clue> = None;
    for clue in clues.iter().filter(|clue| clue.fact.supports(who, placing)) {
        if best.is_none_or(|b| rank(clue) > rank(b)) {
            best = Some(clue);
        }
    }
    best.map_or_else(
        || "what the others are called leaves this place".into(),
        |clue| clue.why.clone(),
    )
}

const fn parent(gender: Option<Gender>) -> Role {
    match gender {
        Some(Gender::Female) => Role::Mother,
        Some(Gender::Male) => Role::Father,
        None => Role::Parent,
    }
}

const fn step_parent(gender: Option<Gender>) -> Role {
    match gender {
        Some(Gender::Female) => Role::StepMother,
        Some(Gender::Male) => Role::StepFather,
        None => Role::StepParent,
    }
}

const fn grandparent(gender: Option<Gender>) -> Role {
    match gender {
        Some(Gender::Female) => Role::Grandmother,
        Some(Gender::Male) => Role::Grandfather,
        None => Role::Grandparent,
    }
}

const fn aunt_or_uncle(gender: Option<Gender>) -> Role {
    match gender {
        Some(Gender::Female) => Role::Aunt,
        Some(Gender::Male) => Role::Uncle,
        None => Role::Other,
    }
}

const fn child(gender: Option<Gender>) -> Role {
    match gender {
        Some(Gender::Female) => Role::Daughter,
        Some(Gender::Male) => Role::Son,
        None => Role::Child,
    }
}

const fn sibling(gender: Option<Gender>) -> Role {
    match gender {
        Some(Gender::Female) => Role::Sister,
        Some(Gender::Male) => Role::Brother,
        None => Role::Sibling,
    }
}
