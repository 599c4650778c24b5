//! People → who stands beside whom: homes side by side, generations in rows, siblings by age. Marks have no say in this,
//! so that no evidence reshuffles a family.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Placed, Rows};
use crate::map::document::{AreaKind, MapDocument};
use crate::session::Role;
use crate::sorted::Order;

/// The rows of those who stand together, each from left to right. Indices are into the layout's labels.
pub(super) type Bands = BTreeMap<i8, Vec<usize>>;

/// Everyone with a place in the rows, in groups that stand side by side.
#[derive(Debug, Default)]
pub(super) struct Seating {
    /// Homes from left to right, and those outside of them; one group where no homes are told.
    pub groups: Vec<Bands>,
    /// Rows in which nobody of any home stands: over or under all of them.
    pub free: Bands,
}

impl Seating {
    pub fn of(map: &MapDocument, placed: &[Placed<'_>], rows: &Rows) -> Self {
        let order = Natural { placed, map };
        let mut homes: BTreeMap<usize, Bands> = BTreeMap::new();
        let mut homeless = Bands::new();
        for (index, it) in placed.iter().enumerate() {
            let Some(generation) = it.generation(rows) else {
                continue;
            };
            let bands = match it.home {
                Some(home) => homes.entry(home).or_default(),
                None => &mut homeless,
            };
            bands.entry(generation).or_default().push(index);
        }
        for bands in homes.values_mut().chain([&mut homeless]) {
            order.arrange(bands);
        }
        if homes.is_empty() {
            return Self {
                groups: vec![homeless],
                free: Bands::new(),
            };
        }
        let taken = |g: &i8| homes.values().any(|bands| bands.contains_key(g));
        let (outside, free): (Bands, Bands) = homeless.into_iter().partition(|(g, _)| taken(g));
        let first = homes
            .values()
            .flat_map(Bands::values)
            .flatten()
            .min()
            .copied();
        let [mut left, mut right] = [Bands::new(), Bands::new()];
        for (generation, band) in outside {
            let before = |index: &usize| Some(*index) < first;
            let (before, after) = band.into_iter().partition::<Vec<_>, _>(before);
            for (side, band) in [(&mut left, before), (&mut right, after)] {
                if !band.is_empty() {
                    side.insert(generation, band);
                }
            }
        }
        let groups = [left].into_iter().chain(homes.into_values()).chain([right]);
        Self {
            groups: groups.filter(|it| !it.is_empty()).collect(),
            free,
        }
    }
}

/// The order that follows from who people are.
struct Natural<'a> {
    placed: &'a [Placed<'a>],
    map: &'a MapDocument,
}

impl Natural<'_> {
    /// The lowest adults as they are given; the rows around them by whose children or parents they are, then by age.
    fn arrange(&self, bands: &mut Bands) {
        let middle = bands.range(1..).next().or_else(|| bands.iter().next_back());
        let Some((&middle, _)) = middle else {
            return;
        };
        let up: Vec<i8> = bands.range(middle..).map(|(&g, _)| g).collect();
        let down: Vec<i8> = bands.range(..middle).rev().map(|(&g, _)| g).collect();
        for generations in [up, down] {
            let mut beside = bands.get(&middle).cloned().unwrap_or_default();
            for generation in generations {
                if let Some(band) = bands.get_mut(&generation) {
                    band.order_by_key(|&index| (self.branch(index, &beside), self.rank(index)));
                    self.gather(band);
                    beside.clone_from(band);
                }
            }
        }
    }

    /// Within a row: parents before their brothers and sisters, the oldest child first, then as given.
    fn rank(&self, index: usize) -> (bool, bool, Reverse<u8>, usize) {
        let Some(it) = self.placed.get(index) else {
            return (true, true, Reverse(0), index);
        };
        let kin = matches!(it.member.role, Role::Aunt | Role::Uncle | Role::Other);
        let is_child = it.member.generation.is_some_and(|g| g <= 0);
        match it.member.age.filter(|_| is_child) {
            Some(age) => (kin, false, Reverse(age), index),
            None => (kin, is_child, Reverse(0), index),
        }
    }

    /// Where in the row beside this one a member's parents (or children) stand, in halves of a place; the middle of the
    /// row where nothing is told.
    fn branch(&self, index: usize, beside: &[usize]) -> usize {
        let related = |one: usize, other: usize| {
            let pair = self.placed.get(one).zip(self.placed.get(other));
            pair.is_some_and(|(one, other)| {
                one.member.parents.contains(&other.member.id)
                    || other.member.parents.contains(&one.member.id)
            })
        };
        let kin = beside.iter().enumerate();
        let kin = kin.filter(|(_, other)| related(index, **other));
        let places: Vec<usize> = kin.map(|(place, _)| place).collect();
        match places.len() {
            0 => beside.len().saturating_sub(1),
            many => 2 * places.iter().sum::<usize>() / many,
        }
    }

    /// Brings those of one subsystem together, where the first of them stands.
    fn gather(&self, band: &mut Vec<usize>) {
        let areas = self.map.areas.iter();
        for area in areas.filter(|it| it.kind == AreaKind::Subsystem) {
            let belongs = |index: &usize| {
                let member = self.placed.get(*index).map(|it| &it.member.id);
                member.is_some_and(|id| area.members.contains(id))
            };
            let Some(first) = band.iter().position(belongs) else {
                continue;
            };
            let (mut inside, outside): (Vec<usize>, Vec<usize>) =
                band.iter().copied().partition(|index| belongs(index));
            let (before, after) = outside.split_at(first.min(outside.len()));
            let mut gathered = before.to_vec();
            gathered.append(&mut inside);
            gathered.extend_from_slice(after);
            *band = gathered;
        }
    }
}
