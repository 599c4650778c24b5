//! Clues → generations: the strongest ties first, then the whole tree set down where most speaks for it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::clue::{Clue, Fact, weight};

/// Each person's generation, where the text says enough.
///
/// Ties ("Leo calls her Mum": one above) are joined from the strongest down, and a tie that contradicts what is joined
/// already is left out; so one misplaced "Mum" cannot turn a family over. Each joined group is then set so that the
/// generations its members' own words speak for add up to most; with nothing to say, its youngest are the children.
pub(super) fn settle(people: usize, clues: &[Clue]) -> Vec<Option<i8>> {
    let mut tree = Tree::new(people);
    for ((elder, younger, by), _) in ties(clues) {
        tree.join(elder, younger, by);
    }
    let mut groups: BTreeMap<usize, Vec<(usize, i8)>> = BTreeMap::new();
    for person in 0..people {
        let (root, height) = tree.place(person);
        groups.entry(root).or_default().push((person, height));
    }
    let standings = standings(people, clues);
    let mut settled = vec![None; people];
    for group in groups.values() {
        let Some(base) = base(group, &standings) else {
            continue;
        };
        for &(person, height) in group {
            if let Some(slot) = settled.get_mut(person) {
                *slot = Some(base + height);
            }
        }
    }
    settled
}

/// Ties added up, strongest first.
fn ties(clues: &[Clue]) -> Vec<((usize, usize, i8), u32)> {
    let mut sums: BTreeMap<(usize, usize, i8), u32> = BTreeMap::new();
    for clue in clues {
        if let Fact::Above { elder, younger, by } = clue.fact {
            *sums.entry((elder, younger, by)).or_default() += clue.points;
        }
    }
    let mut ties: Vec<_> = sums.into_iter().collect();
    ties.sort_by_key(|&(tie, points)| (Reverse(points), tie));
    ties
}

/// What each person's own clues say: points for each generation.
fn standings(people: usize, clues: &[Clue]) -> Vec<BTreeMap<i8, u32>> {
    let mut standings = vec![BTreeMap::new(); people];
    for clue in clues {
        if let Fact::Stands { person, at } = clue.fact
            && let Some(standing) = standings.get_mut(person)
        {
            *standing.entry(at).or_default() += clue.points;
        }
    }
    standings
}

/// How high a group's zero stands; `None` when nothing speaks for any place.
fn base(group: &[(usize, i8)], standings: &[BTreeMap<i8, u32>]) -> Option<i8> {
    let lowest = group.iter().map(|&(_, height)| height).min()?;
    let highest = group.iter().map(|&(_, height)| height).max()?;
    let top = i8::max(2, highest - lowest);
    let support = |base: i8| -> u32 {
        let said = |&(person, height): &(usize, i8)| {
            let standing = standings.get(person)?;
            standing.get(&(base + height)).copied()
        };
        group.iter().filter_map(said).sum()
    };
    let bases = -lowest..=(top - highest);
    let best = bases.map(|base| (support(base), Reverse(base))).max();
    let (points, Reverse(base)) = best?;
    (group.len() > 1 || points >= weight::ENOUGH).then_some(base)
}

/// People joined by known differences in generation (union-find with heights).
struct Tree {
    parent: Vec<(usize, i8)>,
}

impl Tree {
    fn new(people: usize) -> Self {
        Self {
            parent: (0..people).map(|p| (p, 0)).collect(),
        }
    }

    /// The root a person hangs from, and how far above it they stand.
    fn place(&self, person: usize) -> (usize, i8) {
        let (mut at, mut height) = (person, 0_i8);
        while let Some(&(up, step)) = self.parent.get(at).filter(|&&(up, _)| up != at) {
            height = height.saturating_add(step);
            at = up;
        }
        (at, height)
    }

    /// Takes a tie in unless the two are joined already or the family would span more than four generations.
    fn join(&mut self, elder: usize, younger: usize, by: i8) {
        let (top, elder_height) = self.place(elder);
        let (bottom, younger_height) = self.place(younger);
        let step = younger_height + by - elder_height;
        if top != bottom
            && step.abs() <= 3
            && let Some(slot) = self.parent.get_mut(top)
        {
            *slot = (bottom, step);
        }
    }
}
