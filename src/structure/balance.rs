//! Structural balance: how far a signed network is from two camps, and from any number of camps.
//!
//! Balance describes; it does not test. Every network of four has a best split, so nothing here names a coalition.

use super::SignedTie;

/// The largest network that is split into two exactly.
pub const BIPARTITION_LIMIT: usize = 20;
/// The largest network that is split into any number of blocks exactly.
pub const PARTITION_LIMIT: usize = 18;
/// At most this many optimal splits are listed: a network with few ties has more than anyone could read.
pub const LISTED: usize = 1_000;

/// How balanced a signed network is.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// Into at most two blocks; `None` with more than [`BIPARTITION_LIMIT`] members.
    pub two_blocks: Option<Optimum>,
    /// Into any number of blocks; `None` with more than [`PARTITION_LIMIT`] members.
    pub any_blocks: Option<Optimum>,
}

/// The best splits of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimum {
    /// Total weight of the ties that any split must violate: positive ones between blocks, negative ones within.
    /// 0 when the network is balanced (two blocks) or clusterable (any number).
    pub index: f64,
    /// Every split that reaches it, as a block per member, blocks numbered in order of appearance; sorted.
    pub splits: Vec<Vec<usize>>,
    /// Whether all of them are listed; otherwise the first [`LISTED`].
    pub complete: bool,
}

/// The frustration index and clusterability index of a signed network of `members` members, with every optimal split.
///
/// Index = min over splits of Σ |wᵢⱼ| over positive ties between blocks and negative ties within. Ties in both directions
/// count separately; ties of a member to itself, of weight zero or to nobody are left out. Unit: that of the weights, or
/// ties when `weighted` is false. Undefined (`None`) above the limits.
///
/// # Source
/// Harary (1959), "On the measurement of structural balance"; Davis (1967), "Clustering and structural balance in
/// graphs"; Doreian & Mrvar (1996), whose criterion with α = ½ is half of the index. Searched by Russian dolls
/// (Verfaillie, Lemaître & Schiex, 1996).
///
/// ```
/// use kinmap_core::structure::{SignedTie, balance};
/// // The enemy of my enemy: 0 and 1 like each other, both dislike 2.
/// let tie = |source, target, weight| SignedTie { source, target, weight };
/// let found = balance(3, &[tie(0, 1, 1.0), tie(0, 2, -1.0), tie(1, 2, -1.0)], false);
/// let two = found.two_blocks.unwrap();
/// assert_eq!((two.index, two.splits), (0.0, vec![vec![0, 0, 1]]));
/// ```
#[must_use]
pub fn balance(members: usize, ties: &[SignedTie], weighted: bool) -> Balance {
    let costs = Costs::of(members, ties, weighted);
    Balance {
        two_blocks: (members <= BIPARTITION_LIMIT).then(|| Search::new(&costs, 2).run()),
        any_blocks: (members <= PARTITION_LIMIT).then(|| Search::new(&costs, members).run()),
    }
}

/// What a pair costs together and apart, in millionths of the weights' unit: whole numbers, so that equal is equal.
struct Costs {
    together: Vec<Vec<i64>>,
    apart: Vec<Vec<i64>>,
}

const UNIT: f64 = 1e6;

impl Costs {
    fn of(members: usize, ties: &[SignedTie], weighted: bool) -> Self {
        let mut costs = Self {
            together: vec![vec![0; members]; members],
            apart: vec![vec![0; members]; members],
        };
        for tie in ties.iter().filter(|tie| tie.source != tie.target) {
            let sign = f64::from(i8::from(tie.weight > 0.0) - i8::from(tie.weight < 0.0));
            let weight = if weighted { tie.weight } else { sign };
            let side = if weight > 0.0 {
                &mut costs.apart
            } else {
                &mut costs.together
            };
            let cost = (weight.abs() * UNIT).round() as i64;
            for (one, other) in [(tie.source, tie.target), (tie.target, tie.source)] {
                let inside = one < members && other < members;
                if let Some(cell) = side.get_mut(one).and_then(|row| row.get_mut(other))
                    && inside
                {
                    *cell += cost;
                }
            }
        }
        costs
    }

    fn members(&self) -> usize {
        self.together.len()
    }
}

/// Depth-first over blocks per member, cut off by what the members still to be placed must cost.
struct Search<'c> {
    costs: &'c Costs,
    blocks: usize,
    /// The least cost among the members from each place on, alone.
    suffix: Vec<i64>,
    best: i64,
    placed: Vec<usize>,
    ahead: Ahead,
    splits: Vec<Vec<usize>>,
    /// Whether splits as good as the best are wanted, or only better ones.
    listing: bool,
    complete: bool,
}

impl<'c> Search<'c> {
    fn new(costs: &'c Costs, blocks: usize) -> Self {
        Self {
            costs,
            blocks,
            suffix: vec![0; costs.members() + 1],
            best: i64::MAX,
            placed: Vec::new(),
            ahead: Ahead::new(costs.members(), blocks),
            splits: Vec::new(),
            listing: false,
            complete: true,
        }
    }

    fn run(mut self) -> Optimum {
        let members = self.costs.members();
        for start in (0..members).rev() {
            self.best = i64::MAX;
            self.descend(start, 0, 0);
            if let Some(own) = self.suffix.get_mut(start) {
                *own = self.best;
            }
        }
        self.best = self.suffix.first().copied().unwrap_or(0);
        self.listing = true;
        self.descend(0, 0, 0);
        Optimum {
            index: self.best as f64 / UNIT,
            splits: self.splits,
            complete: self.complete,
        }
    }

    /// Places one member of those from a place on, with `used` blocks in use and `cost` already paid.
    fn descend(&mut self, next: usize, used: usize, cost: i64) {
        if next == self.costs.members() {
            self.arrive(cost);
            return;
        }
        let rest = self.suffix.get(next + 1).copied().unwrap_or(0);
        for block in 0..(used + 1).min(self.blocks) {
            let paid = cost + self.ahead.of(next, block);
            if !self.is_worth(paid + rest) {
                continue;
            }
            let open = used.max(block + 1);
            self.placed.push(block);
            self.ahead.place(self.costs, next, block, 1);
            let least = self.ahead.least(next + 1, (open + 1).min(self.blocks));
            if self.is_worth(paid + rest + least) {
                self.descend(next + 1, open, paid);
            }
            self.ahead.place(self.costs, next, block, -1);
            self.placed.pop();
        }
    }

    fn arrive(&mut self, cost: i64) {
        if !self.listing {
            self.best = self.best.min(cost);
        } else if self.splits.len() < LISTED {
            self.splits.push(self.placed.clone());
        } else {
            self.complete = false;
        }
    }

    const fn is_worth(&self, least: i64) -> bool {
        if self.listing {
            self.complete && least <= self.best
        } else {
            least < self.best
        }
    }
}

/// What each member would cost in each block against the members placed so far, kept as they come and go: the cost of
/// being apart from all of them, and what being together with those of a block changes.
struct Ahead {
    blocks: usize,
    apart: Vec<i64>,
    together: Vec<i64>,
}

impl Ahead {
    fn new(members: usize, blocks: usize) -> Self {
        Self {
            blocks,
            apart: vec![0; members],
            together: vec![0; members * blocks],
        }
    }

    /// What a member would cost in a block.
    fn of(&self, member: usize, block: usize) -> i64 {
        let together = self.together.get(member * self.blocks + block);
        self.apart.get(member).copied().unwrap_or(0) + together.copied().unwrap_or(0)
    }

    /// A member comes into a block (1) or leaves it (−1): what those after it would cost changes.
    fn place(&mut self, costs: &Costs, member: usize, block: usize, times: i64) {
        let (Some(apart), Some(together)) = (costs.apart.get(member), costs.together.get(member))
        else {
            return;
        };
        let cells = self
            .together
            .iter_mut()
            .skip(block)
            .step_by(self.blocks.max(1));
        let all = self
            .apart
            .iter_mut()
            .zip(cells)
            .zip(apart.iter().zip(together));
        for ((own, cell), (apart, together)) in all.skip(member + 1) {
            *own += times * apart;
            *cell += times * (together - apart);
        }
    }

    /// What the members from a place on must cost at least against those placed, with so many blocks to choose from.
    fn least(&self, next: usize, open: usize) -> i64 {
        let rows = self.together.chunks_exact(self.blocks.max(1));
        let all = self.apart.iter().zip(rows).skip(next);
        all.map(|(apart, row)| apart + row.iter().take(open).min().copied().unwrap_or(0))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(source: usize, target: usize, weight: f64) -> SignedTie {
        SignedTie {
            source,
            target,
            weight,
        }
    }

    /// Every split by counting, without any cutting off.
    fn by_hand(members: usize, ties: &[SignedTie], blocks: usize) -> (f64, Vec<Vec<usize>>) {
        let mut all: Vec<Vec<usize>> = vec![Vec::new()];
        for _ in 0..members {
            all = all
                .into_iter()
                .flat_map(|split| {
                    let used = split.iter().max().map_or(0, |most| most + 1);
                    (0..(used + 1).min(blocks)).map(move |block| {
                        let mut longer = split.clone();
                        longer.push(block);
                        longer
                    })
                })
                .collect();
        }
        let cost = |split: &Vec<usize>| -> f64 {
            let violated =
                |t: &&SignedTie| (split[t.source] == split[t.target]) == (t.weight < 0.0);
            ties.iter().filter(violated).map(|t| t.weight.abs()).sum()
        };
        let best = all.iter().map(cost).fold(f64::MAX, f64::min);
        (
            best,
            all.into_iter()
                .filter(|split| cost(split) == best)
                .collect(),
        )
    }

    #[test]
    fn every_optimum_of_small_networks() {
        let mut state = 7_u64;
        let mut next = move |bound: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % bound
        };
        for members in 1..=6 {
            for _ in 0..20 {
                let ties: Vec<SignedTie> = (0..members * 2)
                    .map(|_| {
                        let (one, other) = (next(members as u64), next(members as u64));
                        tie(one as usize, other as usize, next(7) as f64 - 3.0)
                    })
                    .filter(|tie| tie.source != tie.target && tie.weight != 0.0)
                    .collect();
                let found = balance(members, &ties, true);
                let of = |optimum: Option<Optimum>| optimum.map(|o| (o.index, o.splits)).unwrap();
                assert_eq!(of(found.two_blocks), by_hand(members, &ties, 2));
                assert_eq!(of(found.any_blocks), by_hand(members, &ties, members));
            }
        }
    }

    #[test]
    fn unweighted_counts_ties() {
        // Three who dislike each other: one tie must stay violated in two camps, none in three.
        let ties = [tie(0, 1, -3.0), tie(1, 2, -2.0), tie(0, 2, -1.0)];
        let found = balance(3, &ties, false);
        assert_eq!(found.two_blocks.unwrap().index, 1.0);
        let any = found.any_blocks.unwrap();
        assert_eq!((any.index, any.splits), (0.0, vec![vec![0, 1, 2]]));
    }

    #[test]
    fn limits() {
        let none = balance(0, &[], true);
        assert_eq!(none.two_blocks.unwrap().splits, [Vec::<usize>::new()]);
        assert!(balance(21, &[], true).two_blocks.is_none());
        let empty = balance(12, &[], true).any_blocks.unwrap();
        assert_eq!((empty.splits.len(), empty.complete), (LISTED, false));
        // Ties that lead nowhere are left out.
        let stray = balance(2, &[tie(0, 9, -1.0), tie(1, 1, -1.0)], true);
        assert_eq!(stray.two_blocks.unwrap().index, 0.0);
    }
}
