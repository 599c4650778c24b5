//! What is drawn, apart from who drew it: a tie, a mark of three, a boundary, an area.

use crate::map::document::{
    Area, AreaKind, BoundaryLine, BoundaryPlace, MapDocument, Mark, MemberKey, Rest, TieKind,
    TieMark, Triad, TriadMark,
};
use crate::map::grammar::{self, FaultKind};
use crate::sorted::{Order, SortedSet};
use crate::structure::BoundaryStyle;

/// A mark as it is drawn: its kind and whom it concerns.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// A line between two.
    Tie(TieKind, MemberKey, MemberKey),
    /// A mark of three.
    Triad(Triad),
    /// A boundary.
    Boundary(BoundaryStyle, BoundaryPlace),
    /// A group with its name, possibly empty.
    Area(AreaKind, String, Vec<MemberKey>),
}

impl Figure {
    /// Whom it concerns: members, and areas that stand for theirs.
    #[must_use]
    pub fn members(&self) -> Vec<&MemberKey> {
        match self {
            Self::Tie(_, one, other) => vec![one, other],
            Self::Triad(triad) => triad.group().iter().chain([triad.third()]).collect(),
            Self::Boundary(_, place) => match place {
                BoundaryPlace::Between { left, right } => left.iter().chain(right).collect(),
                BoundaryPlace::Around { members } => members.iter().collect(),
                BoundaryPlace::Below { .. } | BoundaryPlace::Free { .. } => Vec::new(),
            },
            Self::Area(_, _, members) => members.iter().collect(),
        }
    }

    /// Whether both are one mark: of one kind between the same people, whatever their order. Boundaries in one place are
    /// one mark whatever their style, and areas whatever their name.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tie(kind, a, b), Self::Tie(other, c, d)) => {
                kind == other && same_pair([a, b], [c, d])
            }
            (Self::Triad(one), Self::Triad(other)) => same_triad(one, other),
            (Self::Boundary(_, one), Self::Boundary(_, other)) => same_place(one, other),
            (Self::Area(kind, _, one), Self::Area(other_kind, _, other)) => {
                kind == other_kind && same_people(one, other)
            }
            _ => false,
        }
    }

    /// Whether only one of both can stand: two kinds of closeness of one pair, a detour that attacks and one that supports.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tie(kind, a, b), Self::Tie(other, c, d)) => {
                rival_ties(*kind, *other) && same_pair([a, b], [c, d])
            }
            (Self::Triad(one), Self::Triad(other)) => rival_triads(one, other),
            _ => false,
        }
    }

    /// The ids of the marks on a map that cannot stand beside this one.
    pub(super) fn excluded(&self, map: &MapDocument) -> Vec<String> {
        match self {
            Self::Tie(kind, a, b) => {
                let rivals = map.ties.iter().filter(|it| {
                    rival_ties(*kind, it.kind) && same_pair([a, b], [&it.one, &it.other])
                });
                rivals.map(|it| it.mark.id.clone()).collect()
            }
            Self::Triad(triad) => {
                let rivals = map.triads.iter();
                let rivals = rivals.filter(|it| rival_triads(triad, &it.triad));
                rivals.map(|it| it.mark.id.clone()).collect()
            }
            Self::Boundary(..) | Self::Area(..) => Vec::new(),
        }
    }

    /// Why it cannot be drawn on a map, if it cannot.
    pub(super) fn fault(&self, map: &MapDocument) -> Option<FaultKind> {
        let stranger = self
            .members()
            .into_iter()
            .any(|id| map.member(id).is_none() && map.area(id).is_none());
        let known = || {
            self.members()
                .into_iter()
                .cloned()
                .collect::<SortedSet<_>>()
        };
        let shape = match self {
            Self::Tie(_, one, other) => (one == other).then_some(FaultKind::SelfTie),
            Self::Triad(triad) => grammar::triangle(&known(), triad),
            Self::Boundary(_, place) => grammar::side(&known(), map, &mut place.clone()),
            Self::Area(_, _, members) => members.is_empty().then_some(FaultKind::EmptySide),
        };
        stranger.then_some(FaultKind::UnknownMember).or(shape)
    }

    /// Puts the figure on a map as drawn by a person. Where the mark is there already it keeps its id and its evidence.
    pub(super) fn put(&self, map: &mut MapDocument) {
        match self.clone() {
            Self::Tie(kind, one, other) => {
                let same = |it: &TieMark| {
                    it.kind == kind && same_pair([&it.one, &it.other], [&one, &other])
                };
                let known = map.ties.iter().position(same);
                let mark = self.mark(known.and_then(|it| map.ties.get(it)).map(|it| &it.mark));
                let made = TieMark {
                    mark,
                    kind,
                    one,
                    other,
                };
                put(&mut map.ties, known, made);
            }
            Self::Triad(triad) => {
                let list = &mut map.triads;
                let known = list.iter().position(|it| same_triad(&it.triad, &triad));
                let mark = self.mark(known.and_then(|it| list.get(it)).map(|it| &it.mark));
                put(list, known, TriadMark { mark, triad });
            }
            Self::Boundary(style, place) => {
                let list = &mut map.boundaries;
                let known = list.iter().position(|it| same_place(&it.place, &place));
                let mark = self.mark(known.and_then(|it| list.get(it)).map(|it| &it.mark));
                put(list, known, BoundaryLine { mark, style, place });
            }
            Self::Area(kind, name, members) => self.put_area(map, kind, name, members),
        }
    }

    fn put_area(
        &self,
        map: &mut MapDocument,
        kind: AreaKind,
        name: String,
        members: Vec<MemberKey>,
    ) {
        let same = |it: &Area| it.kind == kind && same_people(&it.members, &members);
        let known = map.areas.iter().position(same);
        let there = known.and_then(|it| map.areas.get(it));
        let made = Area {
            id: there.map_or_else(|| self.id(), |it| it.id.clone()),
            kind,
            name,
            members,
            rest: Rest::default(),
        };
        put(&mut map.areas, known, made);
    }

    /// A mark drawn by a person; the map gives it its sentence.
    fn mark(&self, known: Option<&Mark>) -> Mark {
        let id = known.map_or_else(|| self.id(), |it| it.id.clone());
        Mark {
            evidence: known.map_or(0, |it| it.evidence),
            counter_evidence: known.map_or(0, |it| it.counter_evidence),
            hypothesis: known.and_then(|it| it.hypothesis),
            ..Mark::drawn(id)
        }
    }

    /// A map that shows nothing but this.
    #[must_use]
    pub fn alone(&self) -> MapDocument {
        let mut map = MapDocument::default();
        self.put(&mut map);
        map
    }

    /// The id of a mark that is new on its map.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Tie(kind, one, other) => kind.id(one, other),
            Self::Triad(triad) => triad.id(),
            Self::Boundary(_, place) => place.id(),
            Self::Area(kind, _, members) => {
                let mut members: Vec<&str> = members.iter().map(String::as_str).collect();
                members.order();
                format!("{}:{}", kind.name(), members.join("+"))
            }
        }
    }
}

/// What a map shows, each with its id and, areas apart, its mark.
#[must_use]
pub fn figures(map: &MapDocument) -> Vec<(Figure, &str, Option<&Mark>)> {
    let triads = map.triads.iter();
    let triads = triads.map(|it| (Figure::Triad(it.triad.clone()), &it.mark));
    let tie = |it: &TieMark| Figure::Tie(it.kind, it.one.clone(), it.other.clone());
    let ties = map.ties.iter().map(|it| (tie(it), &it.mark));
    let lines = map.boundaries.iter();
    let lines = lines.map(|it| (Figure::Boundary(it.style, it.place.clone()), &it.mark));
    let marks = triads.chain(ties).chain(lines);
    let area = |it: &Area| Figure::Area(it.kind, it.name.clone(), it.members.clone());
    let areas = map.areas.iter().map(|it| (area(it), it.id.as_str(), None));
    marks
        .map(|(figure, mark)| (figure, mark.id.as_str(), Some(mark)))
        .chain(areas)
        .collect()
}

fn put<T>(list: &mut Vec<T>, known: Option<usize>, made: T) {
    match known.and_then(|it| list.get_mut(it)) {
        Some(there) => *there = made,
        None => list.push(made),
    }
}

fn same_pair([a, b]: [&MemberKey; 2], [c, d]: [&MemberKey; 2]) -> bool {
    (a == c && b == d) || (a == d && b == c)
}

fn same_triad(one: &Triad, other: &Triad) -> bool {
    one.name() == other.name() && same_trio(one, other)
}

/// Closeness comes in three kinds, and a pair has one of them; conflict stands beside any.
fn rival_ties(one: TieKind, other: TieKind) -> bool {
    one != other && one != TieKind::Conflict && other != TieKind::Conflict
}

fn rival_triads(one: &Triad, other: &Triad) -> bool {
    let is_detour = |it: &Triad| matches!(it, Triad::Detour { .. });
    is_detour(one) && is_detour(other) && one.name() != other.name() && same_trio(one, other)
}

fn same_trio(one: &Triad, other: &Triad) -> bool {
    one.third() == other.third() && same_people(one.group(), other.group())
}

fn same_people(one: &[MemberKey], other: &[MemberKey]) -> bool {
    one.iter().all(|it| other.contains(it)) && other.iter().all(|it| one.contains(it))
}

fn same_place(one: &BoundaryPlace, other: &BoundaryPlace) -> bool {
    match (one, other) {
        (
            BoundaryPlace::Between { left, right },
            BoundaryPlace::Between {
                left: other,
                right: further,
            },
        ) => {
            (same_people(left, other) && same_people(right, further))
                || (same_people(left, further) && same_people(right, other))
        }
        (BoundaryPlace::Around { members }, BoundaryPlace::Around { members: other }) => {
            same_people(members, other)
        }
        _ => one == other,
    }
}
