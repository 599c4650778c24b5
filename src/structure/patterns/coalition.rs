//! **Coalition.**
//!
//! *What it is.* Two members bonded against a third, to control, blame or leave out. It takes three by definition.
//! *Cross-generational*: the two stand in different generations, and the third is a peer of one of them or decides for the
//! children. *Stable*: the same pair against the same third over most episodes and more than one topic.
//!
//! *What is looked for.* Moments in which the two take one position against the third, from each of them, or often from
//! one; criticism of the third from each; ties that are warmer to each other than to the third; more than one episode or topic. Exact
//! comparison must prefer it to a quarrel of two, to two separate complaints and to everyone blaming the third.
//!
//! *What it can be mistaken for.* An alliance (delete the third and it survives); two who each dislike the third (no bond);
//! taking sides once; parents who keep a rule together; someone shielding another from harm, which is protection and
//! is never drawn as a coalition.
//!
//! *A session that shows it.* Over heating, lifts and the holiday, mother and daughter pick up each other's complaints of
//! the stepfather, with asides.
//!
//! *One that does not.* Mother and son both complain of the father's shouting once; the father listens, and they go on.
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974; Haley, "Toward a theory of pathological systems", 1967.

use super::trio::{Configurations, Places, Trio};
use super::{Ground, as_signal, weigh};
use crate::session::{MemberId, Role};
use crate::stance::ActKind;
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{breaks_in, fill, names, phrases, times, told};
use crate::structure::{Hypothesis, Pattern, Rival, Variant};

/// Weight of binding acts it takes. Project's choice.
const BOUND: f64 = 1.5;
/// Independent negative acts it takes from each.
const EACH: usize = 2;
/// Binding moves it takes where all are of one of the two: the other is heard in criticism alone.
const ONE_SIDED: usize = 3;
/// How much warmer each must be to the other than to the third.
const WARMER: f64 = 0.3;
/// Share of the moves that stand with one of the two against the third which the other of the two must make: what
/// everyone does is no bond.
const OWN: f64 = 0.7;
/// A defence this many turns after contempt answers the contempt.
const ANSWERS: usize = 4;

/// Coalitions of any two against any third.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Hypothesis> {
    let bound = ground.comparison.bound_trios();
    bound
        .into_iter()
        .map(|(one, other, third)| Trio { one, other, third })
        .filter(|trio| !is_parental_team(ground.record, *trio))
        .filter_map(|trio| against(ground, trio))
        .collect()
}

/// Two who decide for the children, together about a child: that is parenting, or R6 to R8.
fn is_parental_team(record: &Record<'_>, trio: Trio) -> bool {
    let family = record.family;
    let both = family.is_executive(trio.one) && family.is_executive(trio.other);
    both && family.is_child(trio.third)
}

pub(super) fn against(ground: &Ground<'_>, trio: Trio) -> Option<Hypothesis> {
    let record = ground.record;
    let bonds = Bonds::of(record, trio)?;
    let configurations = Configurations::of(record, trio);
    let places = Places::of(&bonds.supporting());
    let interruptions = interruptions(record, trio);
    let case = Case {
        supporting: bonds.supporting(),
        opposing: bonds.opposing.clone(),
        opposed: None,
        actors: vec![trio.one, trio.other],
        triadic: Some(bonds.binding.len()),
        measure: configurations.agree() || interruptions.0 > interruptions.1,
        posterior: ground
            .comparison
            .coalition(trio.one, trio.other, trio.third),
    };
    let mut read = weigh(ground, Pattern::Coalition, &case)?;
    if let Some(short) = shortfall(ground, trio, &bonds, case.posterior) {
        read = as_signal(read, short);
    }
    if is_step(record, trio.third) {
        read.missing.push(phrases::COALITION_BLENDED.to_owned());
    }
    let words = Words::of(record, trio, &bonds);
    Some(Hypothesis {
        members: vec![trio.one, trio.other],
        against: Some(trio.third),
        cross_generational: is_cross_generational(record, trio),
        variants: variants(record, trio, &bonds),
        stable: configurations.are_stable() && places.topics >= 2,
        measures: words.measures(&configurations, interruptions),
        rival: Some(rival(ground, trio)),
        statement: words.fill(phrases::COALITION, &[]),
        settle: words.fill(phrases::COALITION_SETTLE, &[]),
        ..read
    })
}

/// What speaks for the two as bonded against the third, and what against it.
struct Bonds<'r> {
    /// How many moves of anyone stand with one of the two against the third.
    moves: usize,
    binding: Vec<&'r Moment>,
    /// The same, repeats included: how many, and their weight.
    bound: usize,
    weight: f64,
    /// Whether each of the two has made one.
    mutual: bool,
    first: Vec<&'r Moment>,
    second: Vec<&'r Moment>,
    opposing: Vec<&'r Moment>,
}

impl<'r> Bonds<'r> {
    /// `None` unless one of them has made a move that binds.
    fn of(record: &'r Record<'_>, trio: Trio) -> Option<Self> {
        let Trio { one, other, third } = trio;
        let binds = |m: &Moment| m.binds(one, other, third) && !is_shelter(record, m);
        let binding = record.select(binds);
        if binding.is_empty() {
            return None;
        }
        let all = record.moments.iter().filter(|moment| binds(moment));
        let by = |actor: MemberId| all.clone().filter(|moment| moment.actor == actor).count();
        let negative = |from: MemberId| {
            record.select(|moment| moment.actor == from && moment.is_negative_to(third))
        };
        let joins = |moment: &Moment| {
            let with = moment.target == Some(one) || moment.target == Some(other);
            with && moment.against == Some(third) && moment.is_binding()
        };
        Some(Self {
            moves: record.moments.iter().filter(|moment| joins(moment)).count(),
            bound: by(one) + by(other),
            weight: all.clone().map(|moment| moment.weight).sum(),
            mutual: by(one) > 0 && by(other) > 0,
            binding,
            first: negative(one),
            second: negative(other),
            opposing: record.select(|moment| speaks_against(moment, trio)),
        })
    }

    /// Weight and criticism enough from each (R2 i and ii).
    fn are_enough(&self) -> bool {
        let heard = self.mutual || self.bound >= ONE_SIDED;
        heard && self.weight >= BOUND && self.first.len() >= EACH && self.second.len() >= EACH
    }

    /// Whether it is these two who stand with each other, and not everyone with them.
    fn are_their_own(&self) -> bool {
        self.bound as f64 >= OWN * self.moves as f64
    }

    /// How often one of the two stood up for the third.
    fn defences(&self, third: MemberId) -> usize {
        let for_third = |moment: &&&Moment| moment.target == Some(third);
        self.opposing.iter().filter(for_third).count()
    }

    /// Criticism by either, and binding moves that hold none.
    fn supporting(&self) -> Vec<&'r Moment> {
        let criticism = self.first.iter().chain(&self.second);
        let known = |moment: &&&Moment| !criticism.clone().any(|other| other.act == moment.act);
        criticism
            .clone()
            .chain(self.binding.iter().filter(known))
            .copied()
            .collect()
    }
}

/// Which of the rule's conditions fails, as a sentence; `None` when all hold.
fn shortfall(
    ground: &Ground<'_>,
    trio: Trio,
    bonds: &Bonds<'_>,
    posterior: f64,
) -> Option<&'static str> {
    let places = Places::of(&bonds.supporting());
    if !bonds.are_enough() {
        Some(phrases::COALITION_FEW)
    } else if !bonds.are_their_own() {
        Some(phrases::COALITION_EVERYONE)
    } else if !is_warmer(ground, trio, bonds.mutual) {
        Some(phrases::COALITION_COOL)
    } else if places.episodes < 2 && places.topics < 2 {
        Some(phrases::COALITION_ONE_ISSUE)
    } else if bonds.defences(trio.third) >= bonds.binding.len() {
        Some(phrases::COALITION_DEFENDED)
    } else if posterior <= ground.record.bars.belief {
        Some(phrases::COALITION_OTHERS)
    } else {
        None
    }
}

/// Whether the member came into the family later.
fn is_step(record: &Record<'_>, member: MemberId) -> bool {
    let role = record.family.get(member).map(|member| member.role);
    matches!(
        role,
        Some(Role::StepMother | Role::StepFather | Role::StepParent | Role::Partner)
    )
}

/// Both are clearly warmer to each other than to the third, and neither is cold to the other. Where both bind, a sharp word
/// to the other may be one about the third, and it is enough that they are so together.
fn is_warmer(ground: &Ground<'_>, trio: Trio, mutual: bool) -> bool {
    let tie = |from, to| ground.ties.valence(from, to);
    let bonds = (tie(trio.one, trio.other), tie(trio.other, trio.one));
    let thirds = (tie(trio.one, trio.third), tie(trio.other, trio.third));
    let (first, second) = (bonds.0 - thirds.0, bonds.1 - thirds.1);
    if mutual {
        first + second >= 2.0 * WARMER
    } else {
        first.min(second) >= WARMER && bonds.0.min(bonds.1) >= 0.0
    }
}

/// A parent's defence of a child against contempt just spoken is shelter, not siding.
fn is_shelter(record: &Record<'_>, moment: &Moment) -> bool {
    let child = |member: MemberId| record.family.is_child(member);
    moment.kind == ActKind::Defend
        && record.family.is_executive(moment.actor)
        && moment.target.is_some_and(child)
        && record.moments.iter().any(|earlier| {
            earlier.kind == ActKind::Contempt
                && Some(earlier.actor) == moment.against
                && earlier.target == moment.target
                && earlier.turn <= moment.turn
                && moment.turn - earlier.turn <= ANSWERS
        })
}

/// One of the two stands up for the third, refuses to side, or binds with the third against the other.
fn speaks_against(moment: &Moment, Trio { one, other, third }: Trio) -> bool {
    let inside = moment.actor == one || moment.actor == other;
    let refuses = moment.kind == ActKind::RefuseSide && inside;
    let defends = moment.kind == ActKind::Defend && inside && moment.target == Some(third);
    let rotates = moment.binds(one, third, other) || moment.binds(other, third, one);
    refuses || defends || rotates
}

fn is_cross_generational(record: &Record<'_>, trio: Trio) -> bool {
    let family = record.family;
    let pair = family
        .generation(trio.one)
        .zip(family.generation(trio.other));
    pair.is_some_and(|(one, other)| {
        let level = family.generation(trio.third);
        let peer = level.is_some_and(|level| level == one || level == other);
        one != other && (family.is_executive(trio.third) || peer)
    })
}

/// Brothers and sisters; asides and messages more than words in the open.
fn variants(record: &Record<'_>, trio: Trio, bonds: &Bonds<'_>) -> Vec<Variant> {
    let family = record.family;
    let young = family.is_child(trio.one) && family.is_child(trio.other);
    let aside = |moment: &&&Moment| matches!(moment.kind, ActKind::Secret | ActKind::Relay);
    let asides = bonds.binding.iter().filter(aside).count();
    [
        young.then_some(Variant::Sibling),
        (asides * 2 > bonds.binding.len()).then_some(Variant::Covert),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How often the two took the floor from the third, and the third from them.
fn interruptions(record: &Record<'_>, Trio { one, other, third }: Trio) -> (usize, usize) {
    (
        record.breaks_in(one, third) + record.breaks_in(other, third),
        record.breaks_in(third, one) + record.breaks_in(third, other),
    )
}

fn defended(record: &Record<'_>, third: MemberId, bonds: &Bonds<'_>) -> String {
    let name = [("c", record.name(third))];
    told(bonds.defences(third), phrases::DEFENDED, &name)
}

/// The names and counts that its sentences need.
struct Words {
    values: Vec<(&'static str, String)>,
}

impl Words {
    fn of(record: &Record<'_>, trio: Trio, bonds: &Bonds<'_>) -> Self {
        let name = |member: MemberId| record.name(member).to_owned();
        Self {
            values: vec![
                ("pair", names(record, &[trio.one, trio.other])),
                ("a", name(trio.one)),
                ("b", name(trio.other)),
                ("c", name(trio.third)),
                ("n", times(bonds.binding.len())),
                ("m", defended(record, trio.third, bonds)),
            ],
        }
    }

    fn fill(&self, phrase: &str, more: &[(&str, &str)]) -> String {
        let own = self.values.iter().map(|(key, value)| (*key, &**value));
        let values: Vec<(&str, &str)> = own.chain(more.iter().copied()).collect();
        fill(phrase, &values)
    }

    fn measures(&self, configurations: &Configurations, floor: (usize, usize)) -> Vec<String> {
        let (this, all) = configurations.counts();
        let trio = (!all.is_empty()).then(|| {
            self.fill(
                phrases::COALITION_CONFIGURATION,
                &[("k", &this), ("e", &all)],
            )
        });
        let pair = self.fill("{pair}", &[]);
        let third = self.fill("{c}", &[]);
        let broken = breaks_in((&pair, floor.0), (&third, floor.1));
        trio.into_iter().chain(broken).collect()
    }
}

/// The best other reading: others attack the third too, or one of the two has a quarrel of their own, or neither.
fn rival(ground: &Ground<'_>, Trio { one, other, third }: Trio) -> Rival {
    let record = ground.record;
    let attacks = |from: MemberId, to: MemberId| {
        let attack = |moment: &Moment| moment.actor == from && moment.is_negative_to(to);
        record.select(attack).len()
    };
    let elsewhere = record
        .members
        .iter()
        .any(|&member| ![one, other, third].contains(&member) && attacks(member, third) >= EACH);
    let (p, q) = if attacks(third, one) >= attacks(third, other) {
        (one, other)
    } else {
        (other, one)
    };
    let quarrel = attacks(third, p) >= EACH;
    let (pattern, phrase) = if elsewhere {
        (None, phrases::COALITION_SCAPEGOAT)
    } else if quarrel {
        (Some(Pattern::Conflict), phrases::COALITION_CONFLICT)
    } else {
        (None, phrases::COALITION_PARALLEL)
    };
    let values = [
        ("a", record.name(one)),
        ("b", record.name(other)),
        ("c", record.name(third)),
        ("p", record.name(p)),
        ("q", record.name(q)),
    ];
    Rival {
        pattern,
        statement: fill(phrase, &values),
    }
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::{Scene, check};

    const FAMILY: &str = "mum mother 41, dad step-father 47, leo son 15, tom son 11";
    const AGAINST_DAD: &[&str] = &["coalition leo+mum | dad"];

    /// Mother and son against the stepfather over heating, lifts and the holiday.
    const COALITION: &str = "
        mum complain-about dad @10 #heat
        leo agree-against mum dad @11 #heat
        mum affiliate leo @30
        leo criticise dad @45 #lift
        mum side leo dad @46 #lift
        leo affiliate mum @60
        mum criticise dad @80 #tent
        leo agree-against mum dad @82 #tent
        leo complain-about dad @110 #boat
        mum agree-against leo dad @111 #boat";

    #[test]
    fn present() {
        check(FAMILY, COALITION, AGAINST_DAD);
        check(
            "gran grandmother 70, dad father 43, leo son 14, mia daughter 10",
            &COALITION.replace("mum", "gran"),
            &["coalition gran+leo | dad"],
        );
        // Two sisters against their brother, in asides and mockery.
        check(
            "mum mother, dad father, ann daughter 15, eve daughter 13, kim son 10",
            "ann contempt kim @10
             eve agree-against ann kim @11
             eve secret ann kim @40
             ann criticise kim @41
             eve criticise kim @70
             ann agree-against eve kim @71
             ann secret eve kim @100
             mum praise kim @20
             dad support kim @90
             mum affiliate kim @135
             eve agree-against ann kim @101
             eve contempt kim @130
             ann affiliate eve @131",
            &["coalition ann+eve | kim"],
        );
    }

    #[test]
    fn absent() {
        // Each has a quarrel with him; nothing binds the two.
        let parallel = COALITION
            .replace("agree-against mum", "criticise")
            .replace("agree-against leo", "criticise")
            .replace("side leo", "criticise");
        check(FAMILY, &parallel, &[]);
        // Two parents who find fault with a child together.
        check(
            FAMILY,
            &COALITION
                .replace("dad", "tom_")
                .replace("leo", "dad")
                .replace("tom_", "leo"),
            &[],
        );
        check(FAMILY, "", &[]);
        // Warm to each other, with nobody to stand against.
        check(
            FAMILY,
            "mum affiliate leo @10
             leo support mum @30
             mum praise leo @60
             leo affiliate mum @90",
            &[],
        );
    }

    #[test]
    fn near_misses() {
        // One evening, one topic: they take his side once.
        check(
            FAMILY,
            "mum criticise dad @40
             leo agree-against mum dad @41
             mum agree-against leo dad @42
             leo criticise dad @44",
            &[],
        );
        // Only the mother binds.
        check(
            FAMILY,
            &COALITION.replace("leo agree-against mum dad", "leo disagree dad"),
            &[],
        );
        // They stand up for him as often as they side against him.
        let defended = format!(
            "{COALITION}
             mum defend dad leo @50
             leo defend dad mum @65
             mum defend dad leo @95
             leo defend dad mum @120"
        );
        check(FAMILY, &defended, &[]);
    }

    #[test]
    fn marks_and_gate() {
        let scene = Scene::of(FAMILY, COALITION);
        let read = scene.read();
        let coalition = &read.hypotheses[0];
        assert!(coalition.cross_generational && coalition.stable);
        assert!(
            coalition.statement.contains("mum and leo"),
            "{}",
            coalition.statement
        );
        assert!(
            coalition.statement.contains("four times"),
            "{}",
            coalition.statement
        );
        assert!(coalition.rival.is_some() && !coalition.settle.is_empty());
        // A safety flag about the son withholds it, one about somebody else does not.
        assert!(scene.clone().flagged(&[2]).problems().is_empty());
        assert!(scene.clone().flagged(&[]).problems().is_empty());
        assert_eq!(scene.flagged(&[3]).problems(), AGAINST_DAD);
    }
}
