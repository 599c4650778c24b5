//! Record → [`Boundary`]: how permeable the lines between generations and around members are, as far as acts show it.

use super::evidence::{Moment, Record};
use super::wording::{fill, names, percent, phrases, times, told};
use super::{Boundary, BoundaryStyle, Hypothesis, Pattern};
use crate::session::MemberId;
use crate::sorted::Order;
use crate::stance::{ActKind, Channel, SafetyFlag};

/// Acts that cross a boundary it takes to call it diffuse (rule R14 of the manual).
const CROSSED: usize = 5;
/// Statements that hold it takes to call it clear.
const KEPT: usize = 2;
/// Kept statements this many times the crossings make a boundary clear in spite of some.
const OUTWEIGH: usize = 2;
/// Below this part of what even talk would lead to expect, little gets through.
const LITTLE: f64 = 0.5;
/// What members say to each other that it takes to see that.
const ADDRESSES: usize = 40;

/// Boundaries between neighbouring generations, then those around pairs and members that offered readings show.
pub(super) fn assess(record: &Record<'_>, offered: &[Hypothesis]) -> Vec<Boundary> {
    let rows = rows(record);
    let between_rows = rows
        .iter()
        .zip(rows.iter().skip(1))
        .map(|(upper, lower)| between(record, upper, lower));
    let shown = offered.iter().filter_map(|reading| around(record, reading));
    between_rows.chain(shown).collect()
}

/// The boundary of members that words about safety concern is not assessed.
pub(super) fn withhold(boundaries: &mut [Boundary], flags: &[SafetyFlag]) {
    let concerned = |boundary: &Boundary| {
        flags.iter().any(|flag| {
            let within = |member: &MemberId| {
                boundary.one.contains(member) || boundary.other.contains(member)
            };
            flag.members.is_empty() || flag.members.iter().any(within)
        })
    };
    for boundary in boundaries.iter_mut().filter(|boundary| concerned(boundary)) {
        boundary.style = BoundaryStyle::NotAssessed;
        boundary.evidence.clear();
        phrases::BOUNDARY_WITHHELD.clone_into(&mut boundary.why);
    }
}

/// Members by generation, the eldest first; members without one stand in no row.
fn rows(record: &Record<'_>) -> Vec<Vec<MemberId>> {
    let generation = |member: MemberId| record.family.generation(member);
    let mut levels: Vec<_> = record
        .members
        .iter()
        .filter_map(|&m| generation(m))
        .collect();
    levels.order();
    levels.dedup();
    let row = |level| {
        let members = record.members.iter().copied();
        members.filter(|&m| generation(m) == Some(level)).collect()
    };
    levels.into_iter().rev().map(row).collect()
}

fn between(record: &Record<'_>, upper: &[MemberId], lower: &[MemberId]) -> Boundary {
    let crosses = |moment: &Moment| is_across(moment, upper, lower) && is_crossing(moment, upper);
    let crossed: Vec<&Moment> = record.moments.iter().filter(|m| crosses(m)).collect();
    let kept: Vec<&Moment> = record
        .moments
        .iter()
        .filter(|moment| is_keeping(record, moment, upper, lower))
        .collect();
    let through = through(record, upper, lower);
    let (style, shown, phrase) =
        if crossed.len() >= CROSSED && kept.len() < OUTWEIGH * crossed.len() {
            (
                BoundaryStyle::Diffuse,
                crossed.clone(),
                phrases::BOUNDARY_DIFFUSE,
            )
        } else if through.is_some_and(|through| through < LITTLE) {
            (BoundaryStyle::Rigid, Vec::new(), phrases::BOUNDARY_RIGID)
        } else if kept.len() >= KEPT && kept.len() >= OUTWEIGH * crossed.len() {
            (BoundaryStyle::Clear, kept.clone(), phrases::BOUNDARY_CLEAR)
        } else {
            (
                BoundaryStyle::NotAssessed,
                Vec::new(),
                phrases::BOUNDARY_UNKNOWN,
            )
        };
    // Each style names first what it rests on, and that is never none.
    let (crossings, keepings) = match style {
        BoundaryStyle::Clear => (
            told(crossed.len(), phrases::STEPPED_OVER, &[]),
            times(kept.len()),
        ),
        _ => (times(crossed.len()), told(kept.len(), phrases::KEPT, &[])),
    };
    let values = [
        ("one", &*names(record, upper)),
        ("other", &*names(record, lower)),
        ("n", &*crossings),
        ("k", &*keepings),
        ("t", &*percent(through.unwrap_or_default())),
    ];
    Boundary {
        one: upper.to_vec(),
        other: lower.to_vec(),
        style,
        evidence: shown.iter().map(|moment| moment.act).collect(),
        why: fill(phrase, &values),
    }
}

fn is_across(moment: &Moment, upper: &[MemberId], lower: &[MemberId]) -> bool {
    moment.target.is_some_and(|target| {
        upper.contains(&moment.actor) && lower.contains(&target)
            || lower.contains(&moment.actor) && upper.contains(&target)
    })
}

/// Steps over the line: intrusion either way, adult quarrels put to the younger, rule by the younger and giving way to it.
fn is_crossing(moment: &Moment, upper: &[MemberId]) -> bool {
    let downward = upper.contains(&moment.actor);
    match moment.kind {
        ActKind::Enlist | ActKind::ComplainToChild | ActKind::Relay => downward,
        ActKind::Yield => downward,
        ActKind::ChildRules => !downward,
        kind => kind.channel() == Channel::Intrusion,
    }
}

/// Keeps the line: a rule set or kept, a side refused, a member shielded from what is not theirs.
fn is_keeping(
    record: &Record<'_>,
    moment: &Moment,
    upper: &[MemberId],
    lower: &[MemberId],
) -> bool {
    let concerns =
        |member: Option<MemberId>, row: &[MemberId]| member.is_none_or(|m| row.contains(&m));
    match moment.kind {
        ActKind::Executive => {
            upper.contains(&moment.actor)
                && record.family.is_executive(moment.actor)
                && (concerns(moment.target, lower) || concerns(moment.target, upper))
        }
        ActKind::RefuseSide => lower.contains(&moment.actor) && concerns(moment.target, upper),
        ActKind::Protect => upper.contains(&moment.actor) && concerns(moment.target, lower),
        _ => false,
    }
}

/// What is said across the line as a part of what even talk would lead to expect: seen ÷ (all × share of ordered pairs
/// that lie across). `None` where members say too little to each other.
fn through(record: &Record<'_>, upper: &[MemberId], lower: &[MemberId]) -> Option<f64> {
    let among = |member: &MemberId| upper.contains(member) || lower.contains(member);
    let all = record
        .addresses
        .iter()
        .filter(|(from, to)| among(from) && among(to));
    let (mut seen, mut said) = (0_usize, 0_usize);
    for (from, to) in all {
        said += 1;
        seen += usize::from(upper.contains(from) != upper.contains(to));
    }
    let people = upper.len() + lower.len();
    let across = 2 * upper.len() * lower.len();
    let even = across as f64 / (people * people.saturating_sub(1)).max(1) as f64;
    (said >= ADDRESSES && people > 2).then(|| seen as f64 / (said as f64 * even))
}

/// The boundary an offered reading shows.
fn around(record: &Record<'_>, reading: &Hypothesis) -> Option<Boundary> {
    let style = match reading.pattern {
        Pattern::Overinvolvement => BoundaryStyle::Diffuse,
        Pattern::Isolation => BoundaryStyle::Rigid,
        _ => return None,
    };
    let (one, rest) = reading.members.split_first()?;
    let other: Vec<MemberId> = if rest.is_empty() {
        let others = record.members.iter().copied();
        others.filter(|member| member != one).collect()
    } else {
        rest.to_vec()
    };
    let values = [
        ("one", record.name(*one)),
        ("other", &*names(record, &other)),
    ];
    let phrase = match style {
        BoundaryStyle::Diffuse => phrases::BOUNDARY_CLOSE,
        _ => phrases::BOUNDARY_OUTSIDE,
    };
    Some(Boundary {
        one: vec![*one],
        other,
        style,
        evidence: reading.evidence.clone(),
        why: fill(phrase, &values),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::trials::{Filling, Scene};

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15, mia daughter 12";

    #[track_caller]
    fn check(lines: &str, expected: BoundaryStyle) {
        let read = Scene::of(FAMILY, lines).read();
        let generations = &read.boundaries[0];
        assert_eq!(generations.style, expected, "{lines}: {}", generations.why);
        assert_eq!((generations.one.len(), generations.other.len()), (2, 2));
        assert!(!generations.why.contains('{'), "{}", generations.why);
        let needs = matches!(expected, BoundaryStyle::Clear | BoundaryStyle::Diffuse);
        assert_eq!(generations.evidence.is_empty(), !needs);
    }

    #[test]
    fn between_generations() {
        check("", BoundaryStyle::NotAssessed);
        check(
            "mum executive leo @10\n dad executive mia @60\n leo refuse-side mum dad @90",
            BoundaryStyle::Clear,
        );
        check(
            "mum enlist leo dad @10\n mum speak-for leo @20\n dad confide mia @50\n leo child-rules mum @70\n mum yield leo @71",
            BoundaryStyle::Diffuse,
        );
        // One breach is no diffuse boundary, and does not make a clear one either.
        check("mum speak-for leo @10", BoundaryStyle::NotAssessed);
        check(
            "mum executive leo @10\n mum speak-for leo @30",
            BoundaryStyle::NotAssessed,
        );
    }

    #[test]
    fn around_a_member_and_under_a_flag() {
        let filling = Filling {
            silent: "gramps",
            ..Filling::default()
        };
        let scene = Scene::filled(
            "mum mother, dad father, leo son 15, gramps grandfather",
            "gramps @10\n gramps @60\n gramps @110",
            filling,
        );
        let around = |scene: &Scene| scene.read().boundaries.last().unwrap().style;
        assert_eq!(around(&scene), BoundaryStyle::Rigid);
        assert_eq!(around(&scene.flagged(&[])), BoundaryStyle::NotAssessed);
    }
}
