//! Suggestions held against what is true, added up.

use std::collections::BTreeMap;
use std::fmt::Write;

use kinmap::session::{Cast, Gender, Generation, Member, Role};

use super::reason;
use crate::labelled::Labelled;
use crate::tally::ratio;

/// What became of the suggestions for some sessions.
#[derive(Default)]
pub struct Count {
    sessions: usize,
    therapists: usize,
    found: usize,
    missed: usize,
    taken: usize,
    /// Sessions without the turns of those who lead, in which somebody is taken for one who does.
    led_by_none: usize,
    people: usize,
    /// Right, not said, wrong.
    generations: [usize; 3],
    /// Per way of saying: how many, and how many of them right.
    exact: usize,
    kind: usize,
    sure: BTreeMap<Sureness, [usize; 2]>,
    genders: [usize; 2],
    confused: BTreeMap<(Role, Role), usize>,
    reasons: usize,
    /// Reasons that speak against the role beside them.
    against: usize,
    /// Reasons that are true of nobody of the true role, beside a role that is right.
    pub failed: Vec<String>,
}

/// How much a suggestion says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sureness {
    Gendered,
    Neutral,
    Nothing,
}

impl Count {
    /// Adds one session.
    pub fn note(&mut self, session: &Labelled, cast: &Cast) {
        self.sessions += 1;
        for member in &cast.members {
            let named = |it: &&Member| it.name == member.name;
            let Some(truth) = session.cast.members.iter().find(named) else {
                continue;
            };
            self.reasons += 1;
            let against = reason::against(member, cast);
            self.against += usize::from(against.is_some());
            let right = self.compare(truth, member);
            if right && against.is_none() {
                continue;
            }
            let why = member.why.as_deref().unwrap_or_default();
            let against = against.map_or_else(String::new, |it| format!(" (reason against: {it})"));
            self.failed.push(format!(
                "- {}: {} is {}, suggested {}: {why}{against}",
                session.name, member.name, truth.role, member.role
            ));
        }
    }

    /// Adds one session without those who lead it.
    pub fn note_unled(&mut self, cast: &Cast) {
        let leads = |it: &Member| it.role == Role::Therapist;
        self.led_by_none += usize::from(cast.members.iter().any(leads));
    }

    fn compare(&mut self, truth: &Member, said: &Member) -> bool {
        let leads = (truth.role == Role::Therapist, said.role == Role::Therapist);
        self.therapists += usize::from(leads.0);
        match leads {
            (true, true) => self.found += 1,
            (true, false) => self.missed += 1,
            (false, true) => self.taken += 1,
            (false, false) => {}
        }
        if leads.0 {
            return leads.1;
        }
        self.people += 1;
        let place = match said.generation {
            it if it == truth.generation && it.is_some() => 0,
            None => 1,
            Some(_) => 2,
        };
        if let Some(count) = self.generations.get_mut(place) {
            *count += 1;
        }
        let (exact, kind) = (
            plain(said.role) == plain(truth.role),
            fits(said.role, truth.role),
        );
        self.exact += usize::from(exact);
        self.kind += usize::from(kind);
        let sureness = match (said.role, said.role.gender()) {
            (Role::Other, _) => Sureness::Nothing,
            (_, None) => Sureness::Neutral,
            _ => Sureness::Gendered,
        };
        let sure = self.sure.entry(sureness).or_default();
        *sure = [sure[0] + 1, sure[1] + usize::from(kind)];
        if let (Some(one), Some(other)) = (said.role.gender(), truth.role.gender()) {
            let [right, wrong] = self.genders;
            let same = usize::from(one == other);
            self.genders = [right + same, wrong + 1 - same];
        }
        if !kind && sureness != Sureness::Nothing {
            *self.confused.entry((truth.role, said.role)).or_default() += 1;
        }
        kind
    }

    /// What was taken for what, the most frequent first.
    pub fn confusions(&self) -> String {
        let mut worst: Vec<_> = self.confused.iter().collect();
        worst.sort_by_key(|(pair, count)| (std::cmp::Reverse(**count), **pair));
        let mut table = "| truly | suggested | times |\n| --- | --- | ---: |\n".to_owned();
        for ((truth, said), count) in worst.into_iter().take(12) {
            let _ = writeln!(table, "| {truth} | {said} | {count} |");
        }
        table
    }
}

/// The figures of several parts side by side.
pub fn figures(parts: &[(&str, &Count)]) -> String {
    let names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    let rule = " ---: |".repeat(parts.len());
    let mut table = format!("| | {} |\n| --- |{rule}\n", names.join(" | "));
    let mut row = |what: &str, figure: &dyn Fn(&Count) -> String| {
        let cells: Vec<String> = parts.iter().map(|(_, it)| figure(it)).collect();
        let _ = writeln!(table, "| {what} | {} |", cells.join(" | "));
    };
    row("sessions", &|it| it.sessions.to_string());
    row("therapists found", &|it| part(it.found, it.therapists));
    row("therapists missed", &|it| it.missed.to_string());
    row("others taken for the therapist", &|it| it.taken.to_string());
    row("somebody taken for one where none is left", &|it| {
        part(it.led_by_none, it.sessions)
    });
    row("generation right", &|it| part(it.generations[0], it.people));
    row("generation not said", &|it| {
        part(it.generations[1], it.people)
    });
    row("generation wrong", &|it| part(it.generations[2], it.people));
    row("role right, gender and all", &|it| {
        part(it.exact, it.people)
    });
    row("role right as far as it says", &|it| {
        part(it.kind, it.people)
    });
    row("role wrong", &|it| {
        let nothing = it
            .sure
            .get(&Sureness::Nothing)
            .map_or(0, |it| it[0] - it[1]);
        part(it.people - it.kind - nothing, it.people)
    });
    row("gender wrong, where one is said", &|it| {
        part(it.genders[1], it.genders[0] + it.genders[1])
    });
    for (what, sureness) in [
        ("right of roles with a gender", Sureness::Gendered),
        ("right of roles without one", Sureness::Neutral),
    ] {
        row(what, &|it| {
            let [all, right] = it.sure.get(&sureness).copied().unwrap_or_default();
            part(right, all)
        });
    }
    row("nothing suggested", &|it| {
        let [all, _] = it.sure.get(&Sureness::Nothing).copied().unwrap_or_default();
        part(all, it.people)
    });
    row("reasons that speak against the role", &|it| {
        part(it.against, it.reasons)
    });
    table
}

fn part(part: usize, whole: usize) -> String {
    format!("{part} of {whole} = {:.3}", ratio(part, whole))
}

/// Brothers and sisters without parents in the room are sons and daughters; the scenes say either.
const fn plain(role: Role) -> Role {
    match role {
        Role::Sister => Role::Daughter,
        Role::Brother => Role::Son,
        Role::Sibling => Role::Child,
        other => other,
    }
}

/// Whether a suggestion is true as far as it goes: a parent of a mother, a mother of a stepmother.
fn fits(said: Role, truth: Role) -> bool {
    let agree = |one: Option<Gender>, other: Option<Gender>| match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let (said, truth) = (plain(said), plain(truth));
    said == truth
        || (lives_as(said).is_some()
            && lives_as(said) == lives_as(truth)
            && agree(said.gender(), truth.gender()))
}

/// Parents and those who live as such, grandparents, children.
fn lives_as(role: Role) -> Option<Generation> {
    role.generation()
        .filter(|_| !matches!(role, Role::Aunt | Role::Uncle))
}
