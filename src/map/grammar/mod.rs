//! MapDocument → one that can be drawn, and what was left out or mended: "a brace needs a target".

mod fault;

pub use fault::{Fault, FaultKind};

use super::document::{BoundaryPlace, MapDocument, MapMember, MemberKey, Point, Triad};
use super::label::clean;
use super::wording;
use crate::sorted::SortedSet;

/// How far from the corner anything may stand, in map units.
const SHEET: f64 = 500.0;
/// How many rows a member may be raised or lowered.
const MOST_ROWS: f64 = 4.0;

/// The part of a map that can be drawn, with an id and a sentence for every mark, and what was left out or mended.
#[must_use]
pub fn check(map: &MapDocument) -> (MapDocument, Vec<Fault>) {
    let mut checking = Checking {
        sound: map.clone(),
        known: SortedSet::new(),
        taken: SortedSet::new(),
        faults: Vec::new(),
    };
    checking.members();
    name_the_nameless(&mut checking.sound);
    checking.areas();
    checking.marks();
    checking.notes();
    let Checking {
        mut sound, faults, ..
    } = checking;
    wording::say_the_unsaid(&mut sound);
    (sound, faults)
}

struct Checking {
    sound: MapDocument,
    /// Ids of members, then of areas as well.
    known: SortedSet<MemberKey>,
    /// Ids of areas, marks and notes.
    taken: SortedSet<String>,
    faults: Vec<Fault>,
}

impl Checking {
    fn fault(&mut self, id: &str, kind: FaultKind) {
        self.faults.push(Fault {
            id: id.to_owned(),
            kind,
        });
    }

    /// Whether something may stay: it has no fault, and its id is its own.
    fn keep(&mut self, id: &str, fault: Option<FaultKind>) -> bool {
        let fault =
            fault.or_else(|| (!self.taken.insert(id.to_owned())).then_some(FaultKind::TakenId));
        if let Some(kind) = fault {
            self.fault(id, kind);
        }
        fault.is_none()
    }

    fn members(&mut self) {
        let mut members = std::mem::take(&mut self.sound.members);
        let mut names = SortedSet::new();
        members.retain_mut(|member| {
            let free = self.known.insert(member.id.clone());
            if !free {
                self.fault(&member.id, FaultKind::TakenId);
                return false;
            }
            if !names.insert(clean(&member.name).trim().to_lowercase()) {
                self.fault(&member.id, FaultKind::SameName);
            }
            if !stand_on_sheet(member) {
                self.fault(&member.id, FaultKind::OffSheet);
            }
            true
        });
        for member in &mut members {
            let own = member.id.clone();
            let parents = member.parents.len();
            member
                .parents
                .retain(|id| *id != own && self.known.contains(id));
            if member.parents.len() < parents {
                self.fault(&own, FaultKind::UnknownMember);
            }
        }
        self.sound.members = members;
    }

    fn areas(&mut self) {
        let mut areas = std::mem::take(&mut self.sound.areas);
        areas.retain_mut(|area| {
            let mut seen = SortedSet::new();
            let members = &mut area.members;
            members.retain(|id| self.known.contains(id) && seen.insert(id.clone()));
            let empty = members.is_empty().then_some(FaultKind::EmptySide);
            let taken = self.known.contains(&area.id).then_some(FaultKind::TakenId);
            self.keep(&area.id, empty.or(taken))
        });
        self.known.extend(areas.iter().map(|area| area.id.clone()));
        self.sound.areas = areas;
    }

    fn marks(&mut self) {
        let people: SortedSet<MemberKey> =
            self.sound.members.iter().map(|m| m.id.clone()).collect();
        let mut ties = std::mem::take(&mut self.sound.ties);
        ties.retain(|tie| {
            let unknown = missing(&people, [&tie.one, &tie.other]);
            let same = (tie.one == tie.other).then_some(FaultKind::SelfTie);
            self.keep(&tie.mark.id, unknown.or(same))
        });
        let mut triads = std::mem::take(&mut self.sound.triads);
        triads.retain(|triad| self.keep(&triad.mark.id, triangle(&people, &triad.triad)));
        let mut placements = std::mem::take(&mut self.sound.placements);
        placements.retain(|it| self.keep(&it.mark.id, missing(&people, [&it.member])));
        let mut boundaries = std::mem::take(&mut self.sound.boundaries);
        boundaries.retain_mut(|line| {
            let fault = side(&self.known, &self.sound, &mut line.place);
            self.keep(&line.mark.id, fault)
        });
        self.sound.ties = ties;
        self.sound.triads = triads;
        self.sound.placements = placements;
        self.sound.boundaries = boundaries;
    }

    fn notes(&mut self) {
        let marks: SortedSet<String> = self.sound.marks().map(|it| it.id.clone()).collect();
        let mut notes = std::mem::take(&mut self.sound.notes);
        notes.retain_mut(|note| {
            if note.at.is_some_and(|at| !on_sheet(at)) {
                note.at = None;
                self.fault(&note.id, FaultKind::OffSheet);
            }
            let found = |id: &String| self.known.contains(id) || marks.contains(id);
            if note.about.as_ref().is_some_and(|id| !found(id)) {
                note.about = None;
                self.fault(&note.id, FaultKind::LostNote);
            }
            self.keep(&note.id, None)
        });
        self.sound.notes = notes;
    }
}

/// Marks without an id get one from their kind and place in the list, so that they can be picked out.
fn name_the_nameless(map: &mut MapDocument) {
    let name = |id: &mut String, kind: &str, turn: usize| {
        if id.is_empty() {
            *id = format!("{kind}-{}", turn + 1);
        }
    };
    for (turn, it) in map.ties.iter_mut().enumerate() {
        name(&mut it.mark.id, it.kind.name(), turn);
    }
    for (turn, it) in map.triads.iter_mut().enumerate() {
        name(&mut it.mark.id, it.triad.name(), turn);
    }
    for (turn, it) in map.boundaries.iter_mut().enumerate() {
        name(&mut it.mark.id, "boundary", turn);
    }
    for (turn, it) in map.placements.iter_mut().enumerate() {
        name(&mut it.mark.id, it.placement.name(), turn);
    }
    for (turn, it) in map.areas.iter_mut().enumerate() {
        name(&mut it.id, it.kind.name(), turn);
    }
    for (turn, it) in map.notes.iter_mut().enumerate() {
        name(&mut it.id, "note", turn);
    }
}

/// Brings a member's place onto the sheet; whether it was there.
fn stand_on_sheet(member: &mut MapMember) -> bool {
    let stood = member.pinned.is_none_or(on_sheet) && member.raised.is_finite();
    member.pinned = member.pinned.filter(|&at| on_sheet(at));
    member.raised = match member.raised {
        raised if raised.is_finite() => raised.clamp(-MOST_ROWS, MOST_ROWS),
        _ => 0.0,
    };
    stood
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

pub(super) fn triangle(known: &SortedSet<MemberKey>, triad: &Triad) -> Option<FaultKind> {
    let unknown = missing(known, triad.group().iter().chain([triad.third()]));
    let distinct: SortedSet<_> = triad.group().iter().collect();
    let few = distinct.len() < 2;
    let inside = triad.group().contains(triad.third());
    let fault = match triad {
        Triad::Coalition { .. } if few => Some(FaultKind::TooFewBonded),
        Triad::Coalition { .. } => inside.then_some(FaultKind::TargetInside),
        Triad::Detour { .. } | Triad::Demand { .. } => {
            (few || inside).then_some(FaultKind::NoTriangle)
        }
    };
    unknown.or(fault)
}

/// Drops strangers from the sides of a boundary; a fault where a side is then empty.
pub(super) fn side(
    known: &SortedSet<MemberKey>,
    map: &MapDocument,
    place: &mut BoundaryPlace,
) -> Option<FaultKind> {
    match place {
        BoundaryPlace::Below { .. } => None,
        BoundaryPlace::Between { left, right } => {
            left.retain(|id| known.contains(id));
            right.retain(|id| known.contains(id));
            let (one, other) = (map.people(left), map.people(right));
            let empty = one.is_empty() || other.is_empty();
            // A child may live in two homes and on both sides of what divides them.
            let both = left.iter().any(|key| right.contains(key));
            empty
                .then_some(FaultKind::EmptySide)
                .or(both.then_some(FaultKind::BothSides))
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
