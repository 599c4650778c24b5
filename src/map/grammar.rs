//! MapDocument → one that can be drawn, and what was left out: "a brace needs a target".

use std::fmt;

use super::document::{BoundaryPlace, MapDocument, Mark, MemberKey, Point, Triad};
use crate::sorted::SortedSet;

/// What a map said that cannot be drawn. The rest of the map is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the member, mark or area concerned.
    pub id: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// The faults a map can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// The id is used twice; the first keeps it.
    TakenId,
    /// It names somebody who is not on the map.
    UnknownMember,
    /// It joins a member to themselves.
    SelfTie,
    /// A brace over fewer than two.
    TooFewBonded,
    /// A brace whose target is among the bonded.
    TargetInside,
    /// An arrow whose child is one of the couple, or whose couple is one person.
    NoTriangle,
    /// A boundary or an area with nobody on one of its sides.
    EmptySide,
    /// A place that is no number, or far off the sheet.
    OffSheet,
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TakenId => "this id is used twice on the map, and the first keeps it",
            Self::UnknownMember => "it names somebody who is not on the map",
            Self::SelfTie => "a tie needs two members, and this one joins a member to themselves",
            Self::TooFewBonded => "a brace needs two or more who are bonded",
            Self::TargetInside => "a brace needs a target outside the bond",
            Self::NoTriangle => "this mark needs a couple and a third person",
            Self::EmptySide => "a boundary needs somebody on each side",
            Self::OffSheet => "its place is not on the sheet, and it is placed by the layout",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.kind)
    }
}

/// How far from the corner anything may stand, in map units.
const SHEET: f64 = 500.0;
/// How many rows a member may be raised or lowered.
const MOST_ROWS: f64 = 4.0;

/// The part of a map that can be drawn, and what was left out of it.
#[must_use]
pub fn check(map: &MapDocument) -> (MapDocument, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut sound = map.clone();
    members(&mut sound, &mut faults);
    name_the_nameless(&mut sound);
    let known: SortedSet<MemberKey> = sound.members.iter().map(|m| m.id.clone()).collect();
    let mut taken = SortedSet::new();
    let mut keep = |id: &str, fault: Option<FaultKind>| {
        let fault = fault.or_else(|| (!taken.insert(id.to_owned())).then_some(FaultKind::TakenId));
        faults.extend(fault.map(|kind| Fault {
            id: id.to_owned(),
            kind,
        }));
        fault.is_none()
    };
    sound.ties.retain(|tie| {
        let unknown = missing(&known, [&tie.one, &tie.other]);
        let same = (tie.one == tie.other).then_some(FaultKind::SelfTie);
        keep(&tie.mark.id, unknown.or(same))
    });
    sound
        .triads
        .retain(|triad| keep(&triad.mark.id, triangle(&known, &triad.triad)));
    sound
        .placements
        .retain(|placement| keep(&placement.mark.id, missing(&known, [&placement.member])));
    sound
        .boundaries
        .retain_mut(|line| keep(&line.mark.id, side(&known, &mut line.place)));
    sound.areas.retain_mut(|area| {
        area.members.retain(|id| known.contains(id));
        keep(
            &area.id,
            area.members.is_empty().then_some(FaultKind::EmptySide),
        )
    });
    (sound, faults)
}

/// Marks without an id get one from their kind and place in the list, so that they can be picked out.
fn name_the_nameless(map: &mut MapDocument) {
    let name = |mark: &mut Mark, kind: &str, turn: usize| {
        if mark.id.is_empty() {
            mark.id = format!("{kind}-{}", turn + 1);
        }
    };
    for (turn, it) in map.ties.iter_mut().enumerate() {
        name(&mut it.mark, it.kind.name(), turn);
    }
    for (turn, it) in map.triads.iter_mut().enumerate() {
        name(&mut it.mark, it.triad.name(), turn);
    }
    for (turn, it) in map.boundaries.iter_mut().enumerate() {
        name(&mut it.mark, "boundary", turn);
    }
    for (turn, it) in map.placements.iter_mut().enumerate() {
        name(&mut it.mark, it.placement.name(), turn);
    }
    for (turn, it) in map.areas.iter_mut().enumerate() {
        if it.id.is_empty() {
            it.id = format!("{}-{}", it.kind.name(), turn + 1);
        }
    }
}

fn members(map: &mut MapDocument, faults: &mut Vec<Fault>) {
    let mut taken = SortedSet::new();
    map.members.retain_mut(|member| {
        let free = taken.insert(member.id.clone());
        if !free {
            faults.push(Fault {
                id: member.id.clone(),
                kind: FaultKind::TakenId,
            });
        }
        let stray = member.pinned.is_some_and(|p| !on_sheet(p)) || !member.raised.is_finite();
        if free && stray {
            member.pinned = member.pinned.filter(|&p| on_sheet(p));
            faults.push(Fault {
                id: member.id.clone(),
                kind: FaultKind::OffSheet,
            });
        }
        member.raised = match member.raised {
            raised if raised.is_finite() => raised.clamp(-MOST_ROWS, MOST_ROWS),
            _ => 0.0,
        };
        free
    });
}

fn on_sheet(p: Point) -> bool {
    p.x.abs() <= SHEET && p.y.abs() <= SHEET
}

fn missing<'a>(
    known: &SortedSet<MemberKey>,
    named: impl IntoIterator<Item = &'a MemberKey>,
) -> Option<FaultKind> {
    let mut named = named.into_iter();
    named
        .any(|id| !known.contains(id))
        .then_some(FaultKind::UnknownMember)
}

fn triangle(known: &SortedSet<MemberKey>, triad: &Triad) -> Option<FaultKind> {
    match triad {
        Triad::Coalition { bonded, target } => {
            let unknown = missing(known, bonded.iter().chain([target]));
            let distinct: SortedSet<_> = bonded.iter().collect();
            let few = (distinct.len() < 2).then_some(FaultKind::TooFewBonded);
            let inside = bonded.contains(target).then_some(FaultKind::TargetInside);
            unknown.or(few).or(inside)
        }
        Triad::Detour { pair, child, .. } | Triad::Demand { pair, child } => {
            let unknown = missing(known, pair.iter().chain([child]));
            let [one, other] = pair;
            let flat = one == other || pair.contains(child);
            unknown.or(flat.then_some(FaultKind::NoTriangle))
        }
    }
}

/// Drops strangers from the sides of a boundary; a fault where a side is then empty.
fn side(known: &SortedSet<MemberKey>, place: &mut BoundaryPlace) -> Option<FaultKind> {
    match place {
        BoundaryPlace::Below { .. } => None,
        BoundaryPlace::Between { left, right } => {
            left.retain(|id| known.contains(id));
            right.retain(|id| known.contains(id));
            (left.is_empty() || right.is_empty()).then_some(FaultKind::EmptySide)
        }
        BoundaryPlace::Around { members } => {
            members.retain(|id| known.contains(id));
            members.is_empty().then_some(FaultKind::EmptySide)
        }
        BoundaryPlace::Free { from, to } => {
            (!on_sheet(*from) || !on_sheet(*to)).then_some(FaultKind::OffSheet)
        }
    }
}
