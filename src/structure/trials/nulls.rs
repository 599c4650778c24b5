//! Tests only: simulated families without a structure, and with one. What is named where there is nothing?

use std::collections::BTreeMap;

use super::scene::Scene;

/// A small generator with a fixed seed, so that every run sees the same families.
#[derive(Clone, Debug)]
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        dice.below(2);
        dice
    }

    /// A number below a bound (xorshift64*).
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }
}

/// Simulated families per kind and setting.
const EACH: u64 = 25;
const FOUR: &str = "mum mother 41, dad father 44, leo son 15, mia daughter 12";
const THREE: &str = "mum mother 41, dad father 44, leo son 15";
const NEGATIVE: [&str; 5] = [
    "criticise",
    "blame",
    "dismiss",
    "contempt",
    "complain-about",
];
const POSITIVE: [&str; 4] = ["support", "agree", "affiliate", "praise"];
const BINDING: [&str; 4] = ["agree-against", "side", "defend", "secret"];

/// What a family does: how likely, in percent, an act of one toward another is negative, and whether acts bind.
struct Family<'f> {
    members: &'static [&'static str],
    negative: &'f dyn Fn(&str, &str) -> usize,
    /// Who is bound with whom against whom, when an act takes three.
    trio: &'f dyn Fn(&mut Dice) -> Option<[&'static str; 3]>,
    /// How many acts in a hundred take three.
    triadic: usize,
}

/// A session of so many acts, one per turn, in order.
fn lines(family: &Family<'_>, dice: &mut Dice, acts: usize) -> Vec<[String; 4]> {
    let mut lines = Vec::new();
    while lines.len() < acts {
        let (actor, target) = (dice.pick(family.members), dice.pick(family.members));
        if actor == target {
            continue;
        }
        if dice.chance(family.triadic)
            && let Some([one, other, third]) = (family.trio)(dice)
        {
            lines.push([one, dice.pick(&BINDING), other, third].map(str::to_owned));
            continue;
        }
        let kind = if dice.chance((family.negative)(actor, target)) {
            dice.pick(&NEGATIVE)
        } else {
            dice.pick(&POSITIVE)
        };
        lines.push([actor, kind, target, ""].map(str::to_owned));
    }
    lines
}

fn any_trio(members: &'static [&'static str]) -> impl Fn(&mut Dice) -> Option<[&'static str; 3]> {
    move |dice| {
        let trio = [dice.pick(members), dice.pick(members), dice.pick(members)];
        let [one, other, third] = trio;
        (one != other && other != third && one != third).then_some(trio)
    }
}

fn read(members: &str, lines: &[[String; 4]]) -> Vec<String> {
    let step = 150 / lines.len().max(1);
    let text: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{} @{}", line.join(" "), at * step.max(1)))
        .collect();
    Scene::of(members, &text.join("\n")).problems()
}

/// How many of so many families are read as having a pattern of three.
fn named(members: &str, families: u64, session: &dyn Fn(&mut Dice) -> Vec<[String; 4]>) -> usize {
    let triadic = |problem: &String| {
        ["coalition", "triangulation", "detouring"]
            .iter()
            .any(|pattern| problem.starts_with(pattern))
    };
    (0..families)
        .filter(|&seed| {
            read(members, &session(&mut Dice::new(seed + 1)))
                .iter()
                .any(triadic)
        })
        .count()
}

static MEMBERS: [&str; 4] = ["mum", "dad", "leo", "mia"];

#[test]
fn families_without_a_structure_are_given_none() {
    let four = any_trio(&MEMBERS);
    let three = any_trio(&MEMBERS[..3]);
    let against_leo = |dice: &mut Dice| {
        four(dice)
            .map(|[one, other, _]| [one, other, "leo"])
            .filter(|[one, other, third]| one != third && other != third)
    };
    type Negative<'n> = &'n dyn Fn(&str, &str) -> usize;
    let even: Negative<'_> = &|_, _| 30;
    let heated: Negative<'_> = &|_, _| 65;
    let harsh: Negative<'_> = &|actor, _| if actor == "dad" { 80 } else { 25 };
    let quarrel: Negative<'_> = &|actor, target| {
        let couple = [actor, target]
            .iter()
            .all(|who| ["mum", "dad"].contains(who));
        if couple { 75 } else { 20 }
    };
    let scapegoat: Negative<'_> = &|_, target| if target == "leo" { 75 } else { 25 };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (acts, triadic) in [(50, 10), (75, 25), (120, 0), (120, 25)] {
        let mut run = |name: &'static str, members: &str, of: Family<'_>| {
            *counts.entry(name).or_default() +=
                named(members, EACH, &|dice| lines(&of, dice, acts));
        };
        let of = |negative| Family {
            members: &MEMBERS,
            negative,
            trio: &four,
            triadic,
        };
        let small = |negative| Family {
            members: &MEMBERS[..3],
            trio: &three,
            ..of(negative)
        };
        let blamed = Family {
            trio: &against_leo,
            ..of(scapegoat)
        };
        run("even", FOUR, of(even));
        run("heated", FOUR, of(heated));
        run("one harsh speaker", FOUR, of(harsh));
        run("couple quarrel", FOUR, of(quarrel));
        run("everyone blames one", FOUR, blamed);
        run("even, three members", THREE, small(even));
        run("heated, three members", THREE, small(heated));
        run("couple quarrel, three members", THREE, small(quarrel));
    }
    println!(
        "named a pattern of three, of {} each: {counts:#?}",
        4 * EACH
    );
    assert!(counts.values().all(|&count| count as u64 * 20 <= 4 * EACH));
}

/// Mother and son against the father, in a session that holds other talk too.
fn coalition(dice: &mut Dice) -> Vec<[String; 4]> {
    let negative = |actor: &str, target: &str| match (actor, target) {
        ("mum" | "leo", "dad") => 75,
        ("mum", "leo") | ("leo", "mum") => 5,
        _ => 25,
    };
    let bound = |dice: &mut Dice| {
        Some(if dice.chance(50) {
            ["mum", "leo", "dad"]
        } else {
            ["leo", "mum", "dad"]
        })
    };
    let family = Family {
        members: &MEMBERS,
        negative: &negative,
        trio: &bound,
        triadic: 15,
    };
    lines(&family, dice, 75)
}

/// Exchanges one part of all lines among those of one group, at random.
fn shuffle(
    dice: &mut Dice,
    lines: &mut [[String; 4]],
    part: usize,
    group: &dyn Fn(&[String; 4]) -> bool,
) {
    let places: Vec<usize> = (0..lines.len()).filter(|&at| group(&lines[at])).collect();
    for at in (1..places.len()).rev() {
        let (one, other) = (places[at], places[dice.below(at + 1)]);
        let kept = lines[one][part].clone();
        lines[one][part] = lines[other][part].clone();
        lines[other][part] = kept;
    }
}

#[test]
fn a_coalition_is_found_and_shuffling_takes_it_away() {
    let found = (0..100)
        .filter(|&seed| {
            let lines = coalition(&mut Dice::new(seed + 1));
            read(FOUR, &lines).contains(&"coalition leo+mum | dad".to_owned())
        })
        .count();
    let apart = |lines: Vec<[String; 4]>| -> Vec<[String; 4]> {
        let distinct = |l: &[String; 4]| l[0] != l[2] && l[2] != l[3] && l[0] != l[3];
        lines.into_iter().filter(distinct).collect()
    };
    let actors = named(FOUR, 100, &|dice| {
        let mut lines = coalition(dice);
        shuffle(dice, &mut lines, 0, &|_| true);
        apart(lines)
    });
    let targets = named(FOUR, 100, &|dice| {
        let mut lines = coalition(dice);
        for actor in MEMBERS {
            shuffle(dice, &mut lines, 2, &|line| line[0] == actor);
            shuffle(dice, &mut lines, 3, &|line| {
                line[0] == actor && !line[3].is_empty()
            });
        }
        for line in &mut lines {
            // Whom a binding act is against is part of its target: drawn anew.
            if !line[3].is_empty() {
                line[3] = dice.pick(&MEMBERS).to_owned();
            }
        }
        apart(lines)
    });
    println!("found {found}, actors shuffled {actors}, targets shuffled {targets}");
    assert!(found >= 70, "{found}");
    assert!(actors <= 5 && targets <= 5, "{actors} {targets}");
}
