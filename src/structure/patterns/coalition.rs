//! **Coalition.**
//!
//! *What it is.* Two members bonded against a third, to control, blame or leave out. It takes three by definition.
//! *Cross-generational*: the two stand in different generations, and the third is a peer of one of them or decides for the
//! children. *Stable*: the same pair against the same third over most episodes and more than one topic.
//!
//! *What is looked for.* Moments in which the two take one position against the third, from each of them; criticism of
//! the third from each; ties that are warmer to each other than to the third; more than one episode or topic. Exact
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

use super::{Ground, weigh};
use crate::session::{MemberId, Role};
use crate::sorted::Order;
use crate::stance::ActKind;
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{counted, fill, names, phrases, times};
use crate::structure::{Hypothesis, Pattern, Rival};

/// Weight of binding acts it takes. Project's choice.
const BOUND: f64 = 2.0;
/// Independent negative acts it takes from each.
const EACH: usize = 2;
/// How much warmer each must be to the other than to the third.
const WARMER: f64 = 0.3;
/// Share of belief that exact comparison must leave it.
const POSTERIOR: f64 = 0.75;
/// A defence this many turns after contempt answers the contempt.
const ANSWERS: usize = 4;
/// Stable: share of the trio's episodes in this configuration, of at least so many episodes, with so few of the others.
const STABLE: (f64, usize, f64) = (0.6, 4, 0.15);

/// Coalitions of any two against any third.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Hypothesis> {
    let pairs = ground.record.pairs();
    let thirds = &ground.record.members;
    pairs
        .into_iter()
        .flat_map(|(one, other)| thirds.iter().map(move |&third| (one, other, third)))
        .filter(|&(one, other, third)| third != one && third != other)
        .filter(|&(one, other, third)| !is_parental_team(ground.record, one, other, third))
        .filter_map(|(one, other, third)| against(ground, one, other, third))
        .collect()
}

/// Two who decide for the children, together about a child: that is parenting, or R6 to R8.
fn is_parental_team(record: &Record<'_>, one: MemberId, other: MemberId, third: MemberId) -> bool {
    let family = record.family;
    family.is_executive(one) && family.is_executive(other) && family.is_child(third)
}

fn against(
    ground: &Ground<'_>,
    one: MemberId,
    other: MemberId,
    third: MemberId,
) -> Option<Hypothesis> {
    let record = ground.record;
    let binding = record.select(|m| m.binds(one, other, third) && !is_shelter(record, m));
    let weight = |actor: MemberId| {
        let own = binding.iter().filter(|moment| moment.actor == actor);
        own.map(|moment| moment.weight).sum::<f64>()
    };
    let negative = |from: MemberId| {
        record.select(|moment| moment.actor == from && moment.is_negative_to(third))
    };
    let (first, second) = (negative(one), negative(other));
    let bound = weight(one) > 0.0 && weight(other) > 0.0 && weight(one) + weight(other) >= BOUND;
    let critical = first.len() >= EACH && second.len() >= EACH;
    if !bound || !critical || !is_warmer(ground, one, other, third) {
        return None;
    }
    let opposing = record.select(|moment| speaks_against(moment, one, other, third));
    let posterior = ground.comparison.coalition(one, other, third);
    let (n, m) = (
        binding.len(),
        opposing.iter().filter(|m| m.target == Some(third)).count(),
    );
    let configurations = configurations(record, one, other, third);
    let mut supporting: Vec<&Moment> = first;
    supporting.extend(second);
    supporting.extend(
        binding
            .iter()
            .filter(|moment| !moment.is_negative_to(third)),
    );
    let places = Places::of(&supporting);
    if !(places.episodes >= 2 || places.topics >= 2) || m >= n || posterior <= POSTERIOR {
        return None;
    }
    let breaks_in = record.breaks_in(one, third) + record.breaks_in(other, third);
    let answered = record.breaks_in(third, one) + record.breaks_in(third, other);
    let case = Case {
        supporting,
        opposing,
        actors: vec![one, other],
        triadic: Some(n),
        measure: configurations.agree() || breaks_in > answered,
        posterior,
    };
    let stable = configurations.are_stable() && places.topics >= 2;
    let words = Words::of(record, (one, other, third), (n, m));
    let interruptions = (breaks_in + answered > 0).then(|| {
        let values = [
            ("pair", &*words.pair),
            ("c", &*words.third),
            ("i", &*times(breaks_in)),
            ("j", &*times(answered)),
        ];
        fill(phrases::COALITION_BREAKS_IN, &values)
    });
    let mut read = weigh(ground, Pattern::Coalition, &case)?;
    if is_step(record, third) {
        read.missing.push(phrases::COALITION_BLENDED.to_owned());
    }
    Some(Hypothesis {
        members: vec![one, other],
        against: Some(third),
        cross_generational: is_cross_generational(record, one, other, third),
        stable,
        measures: configurations
            .sentence(&words)
            .into_iter()
            .chain(interruptions)
            .collect(),
        rival: Some(rival(ground, one, other, third)),
        statement: words.fill(phrases::COALITION),
        settle: words.fill(phrases::COALITION_SETTLE),
        ..read
    })
}

/// Whether the member came into the family later.
fn is_step(record: &Record<'_>, member: MemberId) -> bool {
    let role = record.family.get(member).map(|member| member.role);
    matches!(
        role,
        Some(Role::StepMother | Role::StepFather | Role::StepParent | Role::Partner)
    )
}

/// Both are warm enough to each other, and clearly warmer than to the third.
fn is_warmer(ground: &Ground<'_>, one: MemberId, other: MemberId, third: MemberId) -> bool {
    [(one, other), (other, one)].into_iter().all(|(from, to)| {
        let bond = ground.ties.valence(from, to);
        bond >= 0.0 && bond - ground.ties.valence(from, third) >= WARMER
    })
}

/// A parent's defence of a child against contempt just spoken is shelter, not siding.
fn is_shelter(record: &Record<'_>, moment: &Moment) -> bool {
    moment.kind == ActKind::Defend
        && record.family.is_executive(moment.actor)
        && moment
            .target
            .is_some_and(|target| record.family.is_child(target))
        && record.moments.iter().any(|earlier| {
            earlier.kind == ActKind::Contempt
                && Some(earlier.actor) == moment.against
                && earlier.target == moment.target
                && earlier.turn <= moment.turn
                && moment.turn - earlier.turn <= ANSWERS
        })
}

/// One of the two stands up for the third, refuses to side, or binds with the third against the other.
fn speaks_against(moment: &Moment, one: MemberId, other: MemberId, third: MemberId) -> bool {
    let inside = moment.actor == one || moment.actor == other;
    let refuses = moment.kind == ActKind::RefuseSide && inside;
    let rotates = moment.binds(one, third, other) || moment.binds(other, third, one);
    refuses || rotates
}

fn is_cross_generational(
    record: &Record<'_>,
    one: MemberId,
    other: MemberId,
    third: MemberId,
) -> bool {
    let family = record.family;
    let (Some(a), Some(b)) = (family.generation(one), family.generation(other)) else {
        return false;
    };
    let peer = family.generation(third).is_some_and(|c| c == a || c == b);
    a != b && (family.is_executive(third) || peer)
}

/// Episodes and topics in which the acts stand.
struct Places {
    episodes: usize,
    topics: usize,
}

impl Places {
    fn of(moments: &[&Moment]) -> Self {
        let distinct = |mut places: Vec<usize>| {
            places.order();
            places.dedup();
            places.len()
        };
        Self {
            episodes: distinct(moments.iter().filter_map(|m| m.episode).collect()),
            topics: distinct(moments.iter().filter_map(|m| m.topic).collect()),
        }
    }
}

/// What the trio did per episode.
struct Configurations {
    this: usize,
    others: usize,
    all: usize,
}

/// Counts the episodes of the trio by who was bound against whom in them.
fn configurations(
    record: &Record<'_>,
    one: MemberId,
    other: MemberId,
    third: MemberId,
) -> Configurations {
    let trio = [
        (one, other, third),
        (one, third, other),
        (other, third, one),
    ];
    let mut counted = Configurations {
        this: 0,
        others: 0,
        all: 0,
    };
    for episode in 0..record.episodes.len() {
        let within = || {
            record
                .moments
                .iter()
                .filter(move |m| m.episode == Some(episode))
        };
        let weights = trio.map(|(a, b, c)| {
            let bound = within().filter(|moment| moment.binds(a, b, c));
            bound.map(|moment| moment.weight).sum::<f64>()
        });
        let [this, second, last] = weights;
        let rest = second.max(last);
        let among = |moment: &Moment| {
            let in_trio = |who: MemberId| [one, other, third].contains(&who);
            in_trio(moment.actor) && moment.subject().is_some_and(in_trio)
        };
        if within().any(among) {
            counted.all += 1;
            counted.this += usize::from(this > 0.0 && this >= rest);
            counted.others += usize::from(rest > this);
        }
    }
    counted
}

impl Configurations {
    /// Whether most episodes of the trio went this way.
    fn agree(&self) -> bool {
        self.this >= 2 && self.this * 2 > self.all
    }

    fn are_stable(&self) -> bool {
        let (share, least, rest) = STABLE;
        let of = |count: usize| count as f64 / self.all.max(1) as f64;
        self.all >= least && of(self.this) >= share && of(self.others) <= rest
    }

    fn sentence(&self, words: &Words) -> Option<String> {
        let (this, all) = (self.this.to_string(), counted(self.all, "episode"));
        (self.all > 0).then(|| {
            let values = [
                ("pair", &*words.pair),
                ("c", &*words.third),
                ("k", &*this),
                ("e", &*all),
            ];
            fill(phrases::COALITION_CONFIGURATION, &values)
        })
    }
}

/// The names and counts that its sentences need.
struct Words {
    pair: String,
    first: String,
    second: String,
    third: String,
    bound: String,
    defended: String,
}

impl Words {
    fn of(
        record: &Record<'_>,
        (one, other, third): (MemberId, MemberId, MemberId),
        (bound, defended): (usize, usize),
    ) -> Self {
        Self {
            pair: names(record, &[one, other]),
            first: record.name(one).to_owned(),
            second: record.name(other).to_owned(),
            third: record.name(third).to_owned(),
            bound: times(bound),
            defended: times(defended),
        }
    }

    fn fill(&self, phrase: &str) -> String {
        fill(
            phrase,
            &[
                ("pair", &self.pair),
                ("a", &self.first),
                ("b", &self.second),
                ("c", &self.third),
                ("n", &self.bound),
                ("m", &self.defended),
            ],
        )
    }
}

/// The best other reading: others attack the third too, or one of the two has a quarrel of their own, or neither.
fn rival(ground: &Ground<'_>, one: MemberId, other: MemberId, third: MemberId) -> Rival {
    let record = ground.record;
    let attacks = |from: MemberId, to: MemberId| {
        record
            .select(|m| m.actor == from && m.is_negative_to(to))
            .len()
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
