//! Clues → generations: the placing of everybody that most of what is said speaks for.

use super::clue::address::Call;
use super::clue::{Clue, Fact, Known, weight};
use crate::session::Gender;
use crate::sorted::{Order, SortedMap, SortedSet};

/// Generations that are told apart: children, parents, grandparents.
const GENERATIONS: [i8; 3] = [0, 1, 2];
/// So many people are placed together, trying every placing; in larger rooms the rest follow one by one.
const TOGETHER: usize = 7;
/// In larger rooms everybody is placed one by one.
const ROOM: usize = 24;
/// What it takes, in half points, to make somebody a grandparent: more than one stray "Grandma says". Project's choice.
const GRANDPARENT: i64 = 8;
/// The same for somebody called elder kin by one who is grown.
const ELDER_OF_GROWN: i64 = 2;

/// Each person's generation, where the text says enough.
///
/// Every placing of the people in three generations is scored by the clues it agrees with. So the "Mum" that lands next
/// to a sister now and then cannot turn a family over. Of placings equally well supported the youngest is taken: nobody
/// is made a grandparent without a reason. Whoever has less than [`weight::ENOUGH`] for their place has none.
pub(super) fn settle(
    people: usize,
    clues: &[Clue],
    calls: &[Call],
    leads: &[usize],
    genders: &[Option<Gender>],
) -> Vec<Option<i8>> {
    let evidence = Evidence::new(clues, calls, genders);
    let mut order: Vec<usize> = (0..people)
        .filter(|person| !leads.contains(person) && evidence.bears_on(*person))
        .collect();
    order.order_by_key(|&person| std::cmp::Reverse(evidence.most(person)));
    let (first, rest) = order.split_at(if people > ROOM {
        0
    } else {
        order.len().min(TOGETHER)
    });
    let mut placing: Vec<Option<i8>> = vec![None; people];
    let mut best = (i64::MIN, placing.clone());
    evidence.place(first, &mut placing, &mut best);
    let (_, mut placing) = best;
    for &person in rest {
        let mut best = None;
        for at in GENERATIONS {
            if let Some(slot) = placing.get_mut(person) {
                *slot = Some(at);
            }
            best = best.max(Some((
                evidence.support(person, &placing),
                std::cmp::Reverse(at),
            )));
        }
        let at = best.map(|(_, std::cmp::Reverse(at))| at);
        if let Some(slot) = placing.get_mut(person) {
            *slot = at;
        }
    }
    let known = |person: usize| evidence.support(person, &placing) >= weight::ENOUGH;
    let known: Vec<bool> = (0..people).map(known).collect();
    let kept = placing.iter().zip(known);
    let kept: Vec<Option<i8>> = kept.map(|(place, known)| place.filter(|_| known)).collect();
    // Generations count from the youngest that is there: grown children beside their parents are the children.
    let down =
        i8::from(kept.contains(&Some(2)) && kept.contains(&Some(1)) && !kept.contains(&Some(0)));
    kept.into_iter()
        .map(|place| place.map(|at| at - down))
        .collect()
}

/// What speaks for a placing, added up once.
struct Evidence<'a> {
    facts: Vec<(Fact, u32)>,
    about: Vec<Vec<usize>>,
    calls: &'a [Call],
    called: Vec<Vec<usize>>,
    known: Vec<Known>,
}

type Placing = [Option<i8>];

impl<'a> Evidence<'a> {
    fn new(clues: &[Clue], calls: &'a [Call], genders: &[Option<Gender>]) -> Self {
        let people = genders.len();
        let mut sums: SortedMap<(Fact, u32), u32> = SortedMap::new();
        for clue in clues {
            *sums.entry((clue.fact, clue.points)).or_default() += 1;
        }
        let mut facts: SortedMap<Fact, u32> = SortedMap::new();
        for ((fact, points), times) in sums {
            *facts.entry(fact).or_default() += points * times.min(fact.habit());
        }
        let facts: Vec<(Fact, u32)> = facts
            .into_iter()
            .filter(|(fact, _)| fact.places())
            .collect();
        let mut about = vec![Vec::new(); people];
        for (index, (fact, _)) in facts.iter().enumerate() {
            for person in fact.people().into_iter().flatten() {
                if let Some(list) = about.get_mut(person) {
                    list.push(index);
                }
            }
        }
        let said = facts.iter().filter_map(|(fact, _)| fact.elder());
        let called = calls.iter().filter_map(Call::elder);
        let of_grown = elders_of_grown(&facts, calls, people);
        let elders: SortedSet<usize> = said.chain(called).collect();
        let mut called = vec![Vec::new(); people];
        for (index, call) in calls.iter().enumerate() {
            for &person in call.near.keys().chain([&call.by]) {
                if let Some(list) = called.get_mut(person) {
                    list.push(index);
                }
            }
        }
        Self {
            facts,
            about,
            calls,
            called,
            known: genders
                .iter()
                .enumerate()
                .map(|(person, &gender)| Known {
                    elder: elders.contains(&person),
                    elder_of_grown: of_grown.get(person) == Some(&true),
                    gender,
                })
                .collect(),
        }
    }

    fn bears_on(&self, person: usize) -> bool {
        let some = |lists: &[Vec<usize>]| lists.get(person).is_some_and(|l| !l.is_empty());
        some(&self.about) || some(&self.called)
    }

    /// How much there is about a person at all.
    fn most(&self, person: usize) -> u32 {
        let facts = self.about.get(person).into_iter().flatten();
        let facts: u32 = facts
            .filter_map(|&f| self.facts.get(f))
            .map(|(_, points)| points)
            .sum();
        let calls = self.called.get(person).into_iter().flatten();
        facts
            + calls
                .filter_map(|&c| self.calls.get(c))
                .map(|call| call.times)
                .sum::<u32>()
    }

    /// Tries every placing of the people left, keeping the first of the best.
    fn place(
        &self,
        left: &[usize],
        placing: &mut Vec<Option<i8>>,
        best: &mut (i64, Vec<Option<i8>>),
    ) {
        let Some((&person, left)) = left.split_first() else {
            let score = self.score(placing);
            if score > best.0 {
                *best = (score, placing.clone());
            }
            return;
        };
        for at in GENERATIONS {
            if let Some(slot) = placing.get_mut(person) {
                *slot = Some(at);
            }
            self.place(left, placing, best);
        }
        if let Some(slot) = placing.get_mut(person) {
            *slot = None;
        }
    }

    fn score(&self, placing: &Placing) -> i64 {
        let agreed = self
            .facts
            .iter()
            .filter(|(fact, _)| fact.agrees(placing, &self.known));
        let facts: u32 = agreed.map(|(_, points)| points).sum();
        let calls: u32 = self.calls.iter().map(|call| reached(call, placing).0).sum();
        let placed = placing.iter().zip(&self.known);
        let grandparents = placed.filter(|&(&at, _)| at == Some(2));
        let unlikely = grandparents.map(|(_, known)| match known.elder_of_grown {
            true => ELDER_OF_GROWN,
            false => GRANDPARENT,
        });
        i64::from(facts + calls) * 2 - unlikely.sum::<i64>()
    }

    /// What speaks for one person's place, given the others'.
    fn support(&self, person: usize, placing: &Placing) -> u32 {
        let facts = self.about.get(person).into_iter().flatten();
        let agreed = facts
            .filter_map(|&f| self.facts.get(f))
            .filter(|(fact, _)| fact.agrees(placing, &self.known));
        let facts: u32 = agreed.map(|(_, points)| points).sum();
        let calls = self.called.get(person).into_iter().flatten();
        let reaching = calls.filter_map(|&c| self.calls.get(c)).map(|call| {
            let (points, reached) = reached(call, placing);
            if reached == Some(person) || call.by == person {
                points
            } else {
                0
            }
        });
        facts + reaching.sum::<u32>()
    }
}

/// Who is called elder kin, or said to be, by somebody who is called so in turn, or of whom more says that they are
/// grown than a child; and whoever is called by a word for grandparents.
fn elders_of_grown(facts: &[(Fact, u32)], calls: &[Call], people: usize) -> Vec<bool> {
    let mut grown = vec![0_i64; people];
    for &(fact, points) in facts {
        let (person, points) = match fact {
            Fact::Grown { person }
            | Fact::Talks {
                person,
                young: false,
            }
            | Fact::Stands { person, at: 1.. } => (person, i64::from(points)),
            Fact::Stands { person, .. } | Fact::Talks { person, .. } => {
                (person, -i64::from(points))
            }
            _ => continue,
        };
        grown
            .get_mut(person)
            .into_iter()
            .for_each(|sum| *sum += points);
    }
    let parents: Vec<usize> = calls.iter().filter_map(Call::elder).collect();
    let is_grown =
        |person: usize| grown.get(person).is_some_and(|&sum| sum > 1) || parents.contains(&person);
    let mut elders = vec![false; people];
    let mut note = |elder: usize| elders.get_mut(elder).into_iter().for_each(|it| *it = true);
    for &(fact, _) in facts {
        if let Fact::Above {
            elder,
            younger,
            by: 1..,
        } = fact
            && is_grown(younger)
        {
            note(elder);
        }
    }
    for call in calls {
        let is_grand = call.kin.up > 1 && !call.borrowed;
        if let Some(elder) = call.elder()
            && (is_grand || is_grown(call.by))
        {
            note(elder);
        }
    }
    elders
}

/// The best of those next to a call who stand where its word says, and what that is worth.
fn reached(call: &Call, placing: &Placing) -> (u32, Option<usize>) {
    let place = |person: usize| placing.get(person).copied().flatten();
    let from = if call.borrowed {
        Some(0)
    } else {
        place(call.by)
    };
    let Some(target) = from.map(|from| from + call.kin.up) else {
        return (0, None);
    };
    let there = call
        .near
        .iter()
        .filter(|(person, _)| place(**person) == Some(target));
    let best = there
        .map(|(person, near)| (call.points(near), *person))
        .max();
    best.map_or((0, None), |(points, person)| (points, Some(person)))
}
