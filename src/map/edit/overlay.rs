//! A person's edits, laid over a map that may change beneath them.

use super::apply::set;
use super::figure::{Figure, figures};
use super::{Edit, Trait, apply};
use crate::map::document::{BoundaryPlace, MapDocument, MemberKey, Source, Triad};

/// What a person has done to a map, in order and without what was taken back: one entry per thing that stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    entries: Vec<Entry>,
}

/// One standing edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The edit; never [`Edit::All`].
    pub edit: Edit,
    /// What the evidence said when the person decided to keep the edit in spite of it.
    pub kept: Option<String>,
}

impl Overlay {
    /// Entries as they were saved.
    #[must_use]
    pub const fn of(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// The entries, in the order in which they are laid over.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether nothing was done.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The map with everything a person did laid over it.
    #[must_use]
    pub fn over(&self, base: &MapDocument) -> MapDocument {
        let mut map = base.clone();
        for entry in &self.entries {
            apply(&mut map, &entry.edit);
        }
        map
    }

    /// Takes an edit of the map as it is shown over `base`. It replaces what it makes void: an earlier place of the same
    /// member, a mark that is erased again.
    pub fn push(&mut self, base: &MapDocument, edit: Edit) {
        match edit {
            Edit::All(edits) => {
                for edit in edits {
                    self.push(base, edit);
                }
            }
            Edit::Member(id, change) => self.change(id, change),
            Edit::Leave(id) => self.leave(id),
            Edit::Draw(figure) => {
                self.retract(&figure);
                self.unerase(base, &figure);
                self.add(Edit::Draw(figure));
            }
            Edit::Erase(id) => self.erase(base, id),
            Edit::Restore(id) => self.restore(base, &id),
            Edit::Title(title) => {
                self.entries.retain(|it| !matches!(it.edit, Edit::Title(_)));
                self.add(Edit::Title(title));
            }
            Edit::Write(note) => {
                self.entries
                    .retain(|it| !matches!(&it.edit, Edit::Write(other) if other.id == note.id));
                self.add(Edit::Write(note));
            }
            Edit::Join(member) => self.add(Edit::Join(member)),
        }
    }

    /// The person stays with an edit, knowing what the evidence says.
    pub fn keep(&mut self, entry: usize, evidence: String) {
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.kept = Some(evidence);
        }
    }

    /// The person follows the evidence: the edit is gone.
    pub fn withdraw(&mut self, entry: usize) {
        if entry < self.entries.len() {
            self.entries.remove(entry);
        }
    }

    fn add(&mut self, edit: Edit) {
        if !self.entries.iter().any(|it| it.edit == edit) {
            self.entries.push(Entry { edit, kept: None });
        }
    }

    fn change(&mut self, id: MemberKey, change: Trait) {
        let joined = self.entries.iter_mut().find_map(|it| match &mut it.edit {
            Edit::Join(member) if member.id == id => Some(member),
            _ => None,
        });
        if let Some(member) = joined {
            set(member, &change);
            return;
        }
        let implies_generation =
            matches!(&change, Trait::Role(role) if role.generation().is_some());
        self.entries.retain(|it| match &it.edit {
            Edit::Member(other, earlier) => {
                let outdated = implies_generation && matches!(earlier, Trait::Generation(_));
                *other != id || !(earlier.is_about(&change) || outdated)
            }
            _ => true,
        });
        if change != Trait::Place(None) {
            self.add(Edit::Member(id, change));
        }
    }

    fn leave(&mut self, id: MemberKey) {
        let before = self.entries.len();
        self.entries
            .retain(|it| !matches!(&it.edit, Edit::Join(member) if member.id == id));
        let had_joined = self.entries.len() < before;
        self.entries.retain_mut(|it| match &mut it.edit {
            Edit::Member(other, _) => *other != id,
            Edit::Draw(figure) => figure.goes_on_without(&id),
            _ => true,
        });
        if !had_joined {
            self.add(Edit::Leave(id));
        }
    }

    /// Takes back what was drawn of this mark, and what cannot stand beside it.
    fn retract(&mut self, figure: &Figure) {
        self.entries.retain(|it| match &it.edit {
            Edit::Draw(other) => !figure.is_same(other) && !figure.excludes(other),
            _ => true,
        });
    }

    fn unerase(&mut self, base: &MapDocument, figure: &Figure) {
        let ids = inferred(base, figure);
        self.entries
            .retain(|it| !matches!(&it.edit, Edit::Erase(id) if ids.contains(id)));
    }

    fn erase(&mut self, base: &MapDocument, id: String) {
        let shown = self.over(base);
        let shown = figures(&shown);
        let Some((figure, ..)) = shown.iter().find(|(_, it, _)| *it == id) else {
            let placed = base.placements.iter().any(|it| it.mark.id == id);
            self.entries
                .retain(|it| !matches!(&it.edit, Edit::Write(note) if note.id == id));
            if placed {
                self.add(Edit::Erase(id));
            }
            return;
        };
        self.entries
            .retain(|it| !matches!(&it.edit, Edit::Draw(other) if figure.is_same(other)));
        self.unerase(base, figure);
        for id in inferred(base, figure) {
            self.add(Edit::Erase(id));
        }
    }

    /// A mark that was set aside stands again, and what a person drew in its place goes.
    fn restore(&mut self, base: &MapDocument, id: &str) {
        self.entries
            .retain(|it| !matches!(&it.edit, Edit::Erase(erased) if erased == id));
        let figures = figures(base);
        let Some((figure, ..)) = figures.iter().find(|(_, it, _)| *it == id) else {
            return;
        };
        self.entries
            .retain(|it| !matches!(&it.edit, Edit::Draw(other) if other.excludes(figure)));
    }
}

/// The ids under which a map has a figure already.
fn inferred(base: &MapDocument, figure: &Figure) -> Vec<String> {
    let figures = figures(base);
    let same = figures.iter().filter(|(other, ..)| figure.is_same(other));
    same.map(|(_, id, _)| (*id).to_owned()).collect()
}

impl Figure {
    /// Drops a member from the figure; whether it is still one.
    fn goes_on_without(&mut self, id: &str) -> bool {
        let drop = |members: &mut Vec<MemberKey>| {
            members.retain(|it| it != id);
            members.len()
        };
        match self {
            Self::Tie(_, one, other) => one != id && other != id,
            Self::Triad(Triad::Coalition { bonded, target }) => drop(bonded) >= 2 && target != id,
            Self::Triad(Triad::Detour { pair, child, .. } | Triad::Demand { pair, child }) => {
                child != id && !pair.iter().any(|it| it == id)
            }
            Self::Boundary(_, BoundaryPlace::Between { left, right }) => {
                drop(left).min(drop(right)) > 0
            }
            Self::Boundary(_, BoundaryPlace::Around { members }) | Self::Area(_, _, members) => {
                drop(members) > 0
            }
            Self::Boundary(_, BoundaryPlace::Below { .. } | BoundaryPlace::Free { .. }) => true,
        }
    }
}

/// A copy of a map that is a person's own throughout: what was set aside is gone, what was inferred is drawn.
#[must_use]
pub fn owned(map: &MapDocument) -> MapDocument {
    let mut own = map.clone();
    own.ties.retain(|it| it.mark.source != Source::Overruled);
    own.triads.retain(|it| it.mark.source != Source::Overruled);
    own.boundaries
        .retain(|it| it.mark.source != Source::Overruled);
    own.placements
        .retain(|it| it.mark.source != Source::Overruled);
    for mark in own.marks_mut() {
        mark.source = Source::Drawn;
    }
    own
}
