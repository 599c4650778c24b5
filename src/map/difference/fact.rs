//! A map → what it says, thing by thing, so that two maps can be laid beside each other.

use super::words;
use crate::map::document::{
    AreaKind, BoundaryPlace, MapDocument, MapMember, Mark, MemberKey, Placement, Source, Triad,
};
use crate::map::layout::Layout;
use crate::map::wording::{self, About, Names};
use crate::sorted::Order;
use crate::structure::Tier;

/// What is spoken of, the same on both maps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Presence(MemberKey),
    Concern(MemberKey),
    Height(MemberKey),
    Apart(MemberKey),
    Home(MemberKey),
    Pair(MemberKey, MemberKey),
    Coalition(String),
    Turning(String),
    Demand(String),
    Boundary(String),
    Subsystem(String),
}

impl Subject {
    pub const fn about(&self) -> About {
        match self {
            Self::Presence(_) | Self::Concern(_) | Self::Height(_) | Self::Home(_) => About::Member,
            _ => About::Mark,
        }
    }
}

/// What one map says of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub people: Vec<MemberKey>,
    /// The marks (or members) that say so.
    pub ids: Vec<String>,
    /// The subject in the names of this map.
    pub subject: String,
    /// What is said; `None` where a person has set it aside.
    pub said: Option<String>,
    pub supported: bool,
    pub inferred: bool,
    pub set_aside: bool,
}

/// A map whose members go by the ids of another, where they are the same people.
pub(super) struct Named {
    pub map: MapDocument,
    /// (the other map's id, this map's own).
    renamed: Vec<(MemberKey, MemberKey)>,
}

impl Named {
    /// The id on the map itself: of a member, or of a mark.
    pub fn own(&self, id: &str) -> String {
        let found = self.renamed.iter().find(|(other, _)| other == id);
        found.map_or(id, |(_, own)| own).to_owned()
    }
}

/// Gives the members of a map the ids that the same people have on another: who is not there by id is found by name and
/// role. Ids of marks stay.
pub(super) fn named_like(other: &MapDocument, mut map: MapDocument) -> Named {
    let mut renamed = Vec::new();
    let same = |one: &MapMember, two: &MapMember| {
        one.role == two.role && one.name.trim().to_lowercase() == two.name.trim().to_lowercase()
    };
    for member in &map.members {
        let unmatched = |it: &&MapMember| map.member(&it.id).is_none();
        let known = other.member(&member.id).is_some();
        let mut matches = other.members.iter().filter(unmatched);
        if let Some(found) = matches.find(|it| !known && same(it, member)) {
            renamed.push((found.id.clone(), member.id.clone()));
        }
    }
    rename(&mut map, |key| {
        if let Some((other, _)) = renamed.iter().find(|(_, own)| own == key) {
            key.clone_from(other);
        }
    });
    Named { map, renamed }
}

/// Gives members other ids, wherever a map speaks of them.
pub(super) fn rename(map: &mut MapDocument, rename: impl Fn(&mut MemberKey)) {
    for member in &mut map.members {
        rename(&mut member.id);
        member.parents.iter_mut().for_each(&rename);
    }
    for area in &mut map.areas {
        area.members.iter_mut().for_each(&rename);
    }
    for tie in &mut map.ties {
        rename(&mut tie.one);
        rename(&mut tie.other);
    }
    for it in &mut map.placements {
        rename(&mut it.member);
    }
    for it in &mut map.triads {
        match &mut it.triad {
            Triad::Coalition { bonded, target } => {
                bonded.iter_mut().for_each(&rename);
                rename(target);
            }
            Triad::Detour { pair, child, .. } | Triad::Demand { pair, child } => {
                pair.iter_mut().for_each(&rename);
                rename(child);
            }
        }
    }
    for line in &mut map.boundaries {
        match &mut line.place {
            BoundaryPlace::Between { left, right } => {
                left.iter_mut().chain(right).for_each(&rename);
            }
            BoundaryPlace::Around { members } => members.iter_mut().for_each(&rename),
            BoundaryPlace::Below { .. } | BoundaryPlace::Free { .. } => {}
        }
    }
}

/// Everything a map says. Signals say nothing; what a person set aside is there and says nothing.
pub(super) fn facts(map: &MapDocument) -> Vec<(Subject, Fact)> {
    let telling = Telling {
        map,
        names: Names::of_map(map),
    };
    let mut facts = telling.members();
    facts.extend(telling.pairs());
    facts.extend(telling.triads());
    facts.extend(telling.boundaries());
    facts.extend(telling.subsystems());
    facts
}

struct Telling<'m> {
    map: &'m MapDocument,
    names: Names<'m>,
}

impl Telling<'_> {
    /// What is said of a member, not by a mark.
    fn of_member(&self, id: &str, said: String) -> Fact {
        Fact {
            people: vec![id.into()],
            ids: vec![id.into()],
            subject: self.names.of(id),
            said: Some(said),
            supported: true,
            inferred: false,
            set_aside: false,
        }
    }

    /// What a mark says.
    fn of_mark(&self, mark: &Mark, people: Vec<MemberKey>, subject: String, said: &str) -> Fact {
        let set_aside = mark.source == Source::Overruled;
        Fact {
            people,
            ids: vec![mark.id.clone()],
            subject,
            said: (!set_aside).then(|| said.to_owned()),
            supported: mark.tier == Tier::Supported,
            inferred: mark.source == Source::Inferred,
            set_aside,
        }
    }

    fn members(&self) -> Vec<(Subject, Fact)> {
        let layout = Layout::new(self.map, true);
        let mut facts = Vec::new();
        for member in &self.map.members {
            let id = &member.id;
            let fact = |said: &str| self.of_member(id, said.into());
            facts.push((Subject::Presence(id.clone()), fact("on the map")));
            if member.identified_patient {
                facts.push((Subject::Concern(id.clone()), fact("identified patient")));
            }
            if let Some(height) = layout.rise(id).and_then(wording::height) {
                facts.push((Subject::Height(id.clone()), fact(height)));
            }
            let homes: Vec<String> = self.map.homes(id).map(|it| self.names.of(&it.id)).collect();
            if !homes.is_empty() {
                let homes = wording::listed(homes.iter().map(String::as_str));
                facts.push((
                    Subject::Home(id.clone()),
                    fact(&format!("living in {homes}")),
                ));
            }
        }
        let apart = self.map.placements.iter();
        let apart = apart.filter(|it| it.placement == Placement::Apart && is_told(&it.mark));
        facts.extend(apart.map(|it| {
            let people = vec![it.member.clone()];
            let subject = self.names.of(&it.member);
            let fact = self.of_mark(&it.mark, people, subject, "apart from the others");
            (Subject::Apart(it.member.clone()), fact)
        }));
        facts
    }

    /// One fact a pair, whatever lines it has.
    fn pairs(&self) -> Vec<(Subject, Fact)> {
        let mut facts: Vec<(Subject, Fact)> = Vec::new();
        let mut ties: Vec<_> = self
            .map
            .ties
            .iter()
            .filter(|it| is_told(&it.mark))
            .collect();
        ties.order_by_key(|it| it.kind);
        for tie in ties {
            let (one, other) = if tie.one <= tie.other {
                (&tie.one, &tie.other)
            } else {
                (&tie.other, &tie.one)
            };
            let people = vec![one.clone(), other.clone()];
            let subject = self.names.all(&people);
            let fact = self.of_mark(&tie.mark, people, subject, words::tie(tie.kind));
            let key = Subject::Pair(one.clone(), other.clone());
            match facts.iter_mut().find(|(it, _)| *it == key) {
                None => facts.push((key, fact)),
                Some((_, known)) => known.merge(fact),
            }
        }
        facts
    }

    fn triads(&self) -> Vec<(Subject, Fact)> {
        let triads = self.map.triads.iter().filter(|it| is_told(&it.mark));
        let fact = triads.map(|it| {
            let (group, third) = (
                self.names.all(it.triad.group()),
                self.names.of(it.triad.third()),
            );
            let key = it.triad.id();
            let key = key.split_once(':').map_or("", |(_, who)| who).to_owned();
            let people = it.triad.group().iter().chain([it.triad.third()]);
            let (subject, key, said) = match &it.triad {
                Triad::Coalition { .. } => (
                    format!("{group} against {third}"),
                    Subject::Coalition(key),
                    "a coalition",
                ),
                Triad::Detour { attacking, .. } => {
                    let said = if *attacking { "blame" } else { "worry" };
                    (
                        format!("{group} turning to {third}"),
                        Subject::Turning(key),
                        said,
                    )
                }
                Triad::Demand { .. } => {
                    let subject = format!("{group} and {third} between them");
                    (subject, Subject::Demand(key), "each asking for a side")
                }
            };
            (
                key,
                self.of_mark(&it.mark, people.cloned().collect(), subject, said),
            )
        });
        fact.collect()
    }

    fn boundaries(&self) -> Vec<(Subject, Fact)> {
        let lines = self.map.boundaries.iter().filter(|it| is_told(&it.mark));
        let facts = lines.map(|it| {
            let people = match &it.place {
                BoundaryPlace::Between { left, right } => {
                    self.map.people(&[left.as_slice(), right].concat())
                }
                BoundaryPlace::Around { members } => self.map.people(members),
                BoundaryPlace::Below { .. } | BoundaryPlace::Free { .. } => Vec::new(),
            };
            let place = wording::place(&it.place, |key| self.names.of(key));
            let subject = format!("The boundary {place}");
            let fact = self.of_mark(&it.mark, people, subject, words::boundary(it.style));
            (Subject::Boundary(it.place.id()), fact)
        });
        facts.collect()
    }

    /// Homes are told member by member, subsystems as a whole.
    fn subsystems(&self) -> Vec<(Subject, Fact)> {
        let areas = self.map.areas.iter();
        let areas = areas.filter(|it| it.kind == AreaKind::Subsystem);
        let facts = areas.map(|it| {
            let mut members = it.members.clone();
            members.order();
            let name = it.name.trim();
            let key = if name.is_empty() {
                members.join("+")
            } else {
                name.to_lowercase()
            };
            let subject = match name {
                "" => "A subsystem".into(),
                name => format!("Subsystem {}", wording::listed([name])),
            };
            let fact = Fact {
                people: it.members.clone(),
                ids: vec![it.id.clone()],
                subject,
                said: Some(self.names.all(&members)),
                supported: true,
                inferred: false,
                set_aside: false,
            };
            (Subject::Subsystem(key), fact)
        });
        facts.collect()
    }
}

impl Fact {
    /// The same subject, with what another mark says of it.
    fn merge(&mut self, other: Self) {
        self.ids.extend(other.ids);
        self.said = match (self.said.take(), other.said) {
            (Some(one), Some(other)) if one != other => Some(format!("{one} and {other}")),
            (one, other) => one.or(other),
        };
        self.supported |= other.supported;
        self.inferred &= other.inferred;
        self.set_aside &= other.set_aside;
    }
}

/// Whether a mark says anything, or did until a person set it aside.
fn is_told(mark: &Mark) -> bool {
    mark.tier != Tier::Signal
}
