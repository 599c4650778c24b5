//! The map in words: every mark and every place as a sentence, for who reads rather than looks.

use super::document::{
    Area, BoundaryPlace, MapDocument, MapMember, Mark, Placement, Source, TieKind, Triad,
};
use super::grammar;
use super::label::clean;
use crate::session::{Role, isolated};
use crate::structure::{BoundaryStyle, Tier};

/// One line of the map as a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The id of the member or mark.
    pub id: String,
    /// Whether it is about where a member stands or about a mark.
    pub about: About,
    /// The sentence.
    pub text: String,
}

/// What a [`Sentence`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A member: who they are and where they stand.
    Member,
    /// A mark of the map.
    Mark,
}

/// The whole map as a list: first who stands where, then every mark with its support.
#[must_use]
pub fn listing(map: &MapDocument) -> Vec<Sentence> {
    let (map, _) = grammar::check(map);
    let members = map.members.iter().map(|it| Sentence {
        id: it.id.clone(),
        about: About::Member,
        text: member(it) + &born(&map, it),
    });
    let marks = map.marks().map(|it| Sentence {
        id: it.id.clone(),
        about: About::Mark,
        text: said(it),
    });
    members.chain(marks).collect()
}

/// The title of a map: its own, or what it is of.
pub(super) fn title(map: &MapDocument) -> String {
    match clean(&map.title).trim() {
        "" if map.members.is_empty() => "Family map, empty".into(),
        "" => "Family map".into(),
        title => format!("Family map: {}", isolated(title)),
    }
}

/// All sentences of a map in one text; the therapist only where they are drawn.
pub(super) fn description(map: &MapDocument, therapist: bool) -> String {
    let is_hidden = |it: &Sentence| {
        let mut members = map.members.iter();
        !therapist
            && it.about == About::Member
            && members.any(|member| member.id == it.id && member.role == Role::Therapist)
    };
    let all = listing(map).into_iter().filter(|it| !is_hidden(it));
    all.map(|it| it.text).collect::<Vec<_>>().join(" ")
}

/// A mark as a sentence, with how well it is supported.
pub(super) fn said(mark: &Mark) -> String {
    let sentence = clean(&mark.sentence);
    let sentence = match sentence.trim() {
        "" => clean(&mark.id),
        sentence => sentence.to_owned(),
    };
    let mut said = ended(sentence);
    match (mark.source, mark.tier) {
        (Source::Overruled, _) => said.push_str(" Set aside by a person."),
        (Source::Drawn, _) => said.push_str(" Drawn by hand."),
        (Source::Inferred, Tier::Tentative) => said.push_str(" Tentative."),
        (Source::Inferred, Tier::Signal) => said.push_str(" A few signs, not drawn."),
        (Source::Inferred, Tier::Supported) => {}
    }
    if mark.evidence + mark.counter_evidence > 0 {
        let moments = if mark.evidence == 1 {
            "moment"
        } else {
            "moments"
        };
        said.push_str(&format!(
            " {} {moments} for, {} against.",
            mark.evidence, mark.counter_evidence
        ));
    }
    said
}

fn ended(mut sentence: String) -> String {
    if !sentence.ends_with(['.', '?', '!', '…', '。']) {
        sentence.push('.');
    }
    sentence
}

/// A member as a sentence: name, role, age, presence, and where they stand.
pub(super) fn member(member: &MapMember) -> String {
    let mut text = isolated(clean(&member.name).trim());
    if text.is_empty() {
        text.push_str("Someone");
    }
    if member.role != Role::Other {
        text.push_str(&format!(", {}", member.role));
    }
    if let Some(age) = member.age {
        text.push_str(&format!(", {age}"));
    }
    if member.deceased {
        text.push_str(", has died");
    } else if !member.present {
        text.push_str(", not heard in this session");
    }
    if member.identified_patient {
        text.push_str(", identified patient");
    }
    text.push_str(match member.raised {
        raised if raised >= 0.95 => ". Stands level with the generation above or higher.",
        raised if raised > 0.05 => ". Stands higher than their generation.",
        raised if raised < -0.05 => ". Stands lower than their generation.",
        _ => ".",
    });
    text
}

/// Whose child a member is, as a sentence after another; nothing where that is not told.
fn born(map: &MapDocument, member: &MapMember) -> String {
    match member.parents.as_slice() {
        [] => String::new(),
        parents => format!(" Child of {}.", Names::of_map(map).all(parents)),
    }
}

/// How high somebody stands who is so many rows above the row of their generation; `None` near enough to it.
pub(super) const fn height(raised: f64) -> Option<&'static str> {
    match raised {
        it if it >= 0.8 => Some("level with the generation above or higher"),
        it if it >= 0.35 => Some("between their generation and the one above"),
        it if it <= -0.8 => Some("level with the generation below or lower"),
        it if it <= -0.15 => Some("lower than their generation"),
        _ => None,
    }
}

/// A member who is shown in a second home.
pub(super) fn at_home_as_well(member: &MapMember) -> String {
    format!("{} lives here as well.", listed([member.name.as_str()]))
}

/// The names of several as they are listed in a sentence.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names
        .into_iter()
        .map(|name| isolated(clean(name).trim()))
        .collect();
    match names.as_slice() {
        [] => "nobody".into(),
        [one] => one.clone(),
        [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
    }
}

/// Gives every mark that has no sentence of its own one in the names of its members.
pub(super) fn say_the_unsaid(map: &mut MapDocument) {
    let unsaid = |mark: &Mark| mark.sentence.trim().is_empty();
    if !map.marks().any(unsaid) {
        return;
    }
    let names = Names {
        members: &map.members,
        areas: &map.areas,
    };
    for it in map.ties.iter_mut().filter(|it| unsaid(&it.mark)) {
        it.mark.sentence = names.tie(it.kind, &it.one, &it.other);
    }
    for it in map.triads.iter_mut().filter(|it| unsaid(&it.mark)) {
        it.mark.sentence = names.triad(&it.triad);
    }
    for it in map.placements.iter_mut().filter(|it| unsaid(&it.mark)) {
        it.mark.sentence = placement(it.placement, &names.of(&it.member), None);
    }
    for it in map.boundaries.iter_mut().filter(|it| unsaid(&it.mark)) {
        it.mark.sentence = boundary(it.style, &place(&it.place, |key| names.of(key)));
    }
}

/// The names by which marks are told.
pub(super) struct Names<'m> {
    members: &'m [MapMember],
    areas: &'m [Area],
}

impl<'m> Names<'m> {
    pub const fn of_map(map: &'m MapDocument) -> Self {
        Self {
            members: map.members.as_slice(),
            areas: map.areas.as_slice(),
        }
    }

    /// The name of a member or an area; an area without a name is told by who belongs.
    pub fn of(&self, key: &str) -> String {
        match self.areas.iter().find(|it| it.id == key) {
            Some(area) if area.name.trim().is_empty() => self.all(&area.members),
            Some(area) => listed([area.name.as_str()]),
            None => {
                let member = self.members.iter().find(|it| it.id == key);
                listed([member.map_or("someone", |it| it.name.as_str())])
            }
        }
    }

    /// Several names, as they are listed in a sentence.
    pub fn all(&self, keys: &[String]) -> String {
        let names: Vec<String> = keys.iter().map(|key| self.of(key)).collect();
        listed(names.iter().map(String::as_str))
    }

    fn tie(&self, kind: TieKind, one: &str, other: &str) -> String {
        let pair = format!("{} and {}", self.of(one), self.of(other));
        match kind {
            TieKind::Affiliation => format!("{pair} get on: they hold together."),
            TieKind::Overinvolvement => {
                format!("{pair} are very close: each steps in for the other.")
            }
            TieKind::Conflict => format!("{pair} are in conflict with each other."),
            TieKind::Disengagement => {
                format!("{pair} stand far apart: little passes between them.")
            }
        }
    }

    fn triad(&self, triad: &Triad) -> String {
        let (group, third) = (self.all(triad.group()), self.of(triad.third()));
        match triad {
            Triad::Coalition { .. } => format!("{group} stand together against {third}."),
            Triad::Detour {
                attacking: true, ..
            } => format!("Tension between {group} turns into complaint about {third}."),
            Triad::Detour { .. } => {
                format!("Tension between {group} turns into worry about {third}.")
            }
            Triad::Demand { .. } => format!("{group} each ask {third} to take their side."),
        }
    }
}

/// A boundary in words, where the structure gives no reason of its own.
pub(super) fn boundary(style: BoundaryStyle, place: &str) -> String {
    match style {
        BoundaryStyle::Clear => format!("The boundary {place} is clear."),
        BoundaryStyle::Diffuse => format!("The boundary {place} is diffuse: others step in."),
        BoundaryStyle::Rigid => format!("The boundary {place} is rigid: little gets through."),
        BoundaryStyle::NotAssessed => {
            format!("The boundary {place} is not assessed: there is nothing to tell it from.")
        }
    }
}

/// Why a member stands where they stand.
pub(super) fn placement(placement: Placement, who: &str, over: Option<&str>) -> String {
    match (placement, over) {
        (Placement::Raised, Some(over)) => {
            format!(
                "{who} may have as much say as {over} or more in what is the parents' to decide."
            )
        }
        (Placement::Raised, None) => format!("{who} may have more say than usual."),
        (Placement::Apart, _) => format!("{who} stands apart from the others."),
    }
}

/// Where a boundary runs, as part of a sentence.
pub(super) fn place(place: &BoundaryPlace, name: impl Fn(&str) -> String) -> String {
    let names = |ids: &[String]| {
        let names: Vec<String> = ids.iter().map(|id| name(id)).collect();
        listed(names.iter().map(String::as_str))
    };
    match place {
        BoundaryPlace::Below { generation } => match generation {
            g if *g >= 2 => "between the grandparents and the parents".into(),
            1 => "between the parents and the children".into(),
            _ => "between the children and theirs".into(),
        },
        BoundaryPlace::Between { left, right } => {
            format!("between {} and {}", names(left), names(right))
        }
        BoundaryPlace::Around { members } => format!("around {}", names(members)),
        BoundaryPlace::Free { .. } => "drawn by hand".into(),
    }
}
