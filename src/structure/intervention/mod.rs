//! Hypotheses → [`Intervention`]: what could be tried, in which words, what to expect, and when not to.

mod moves;
mod opening;

pub use opening::Opening;

pub(super) use opening::openings;

use moves::Move;

use super::wording::fill;
use super::{Hypothesis, Pattern};
use crate::session::{Family, Generation, MemberId, Role};
use crate::sorted::Order;

/// A structural intervention fitted to one hypothesis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intervention {
    /// Which hypothesis: index into the structure's hypotheses.
    pub hypothesis: usize,
    /// Its name: "Map sharing", "Enactment", "Boundary making", "Unbalancing", "Reframing", "Joining", "Detriangulation".
    pub name: &'static str,
    /// What to do, in a sentence with the members' names.
    pub step: String,
    /// Lines to say, with the members' names.
    pub say: Vec<String>,
    /// What should change by the next session if the reading is right.
    pub expect: String,
    /// When not to.
    pub hold: String,
}

/// The moves for every offered difficulty, in the order in which they are tried.
pub(super) fn suggest(family: &Family, offered: &[Hypothesis]) -> Vec<Intervention> {
    offered
        .iter()
        .enumerate()
        .flat_map(|(index, reading)| fitted(family, index, reading))
        .collect()
}

fn fitted(family: &Family, index: usize, reading: &Hypothesis) -> Vec<Intervention> {
    let Some(plan) = plan(family, reading) else {
        return Vec::new();
    };
    let names = names(family, reading);
    let values: Vec<(&str, &str)> = names.iter().map(|(key, name)| (*key, &**name)).collect();
    let say = |lines: &[&str]| lines.iter().map(|line| fill(line, &values)).collect();
    let hold = format!("{} {}", fill(plan.hold, &values), moves::HOLD_ALWAYS);
    let fit = |step: &Move| Intervention {
        hypothesis: index,
        name: step.name,
        step: fill(step.step, &values),
        say: say(step.say),
        expect: fill(plan.expect, &values),
        hold: hold.trim().to_owned(),
    };
    plan.moves.iter().map(fit).collect()
}

/// The plan for a reading; strengths have none.
fn plan(family: &Family, reading: &Hypothesis) -> Option<&'static moves::Plan> {
    match reading.pattern {
        Pattern::Alliance => None,
        Pattern::Coalition => Some(coalition_plan(family, reading)),
        Pattern::Triangulation => Some(&moves::TRIANGULATION),
        Pattern::DetouringAttacking => Some(&moves::DETOURING_ATTACKING),
        Pattern::DetouringSupporting => Some(&moves::DETOURING_SUPPORTING),
        Pattern::InvertedHierarchy => Some(&moves::HIERARCHY),
        Pattern::Isolation => Some(&moves::ISOLATION),
        Pattern::Overinvolvement => Some(&moves::OVERINVOLVEMENT),
        Pattern::Disengagement => Some(&moves::DISENGAGEMENT),
        Pattern::Conflict => Some(&moves::CONFLICT),
    }
}

/// Coalitions differ by who is bonded: brothers and sisters, a grandparent with a grandchild, a family still joining.
fn coalition_plan(family: &Family, reading: &Hypothesis) -> &'static moves::Plan {
    let generation = |member: &MemberId| family.generation(*member);
    let elder = |member: &MemberId| generation(member) >= Some(Generation(2));
    let step = reading.against.and_then(|target| family.get(target));
    let step = step.is_some_and(|target| {
        matches!(
            target.role,
            Role::StepMother | Role::StepFather | Role::StepParent | Role::Partner
        )
    });
    let young = reading
        .members
        .iter()
        .all(|member| family.is_child(*member));
    if reading.members.iter().any(elder) {
        &moves::COALITION_GRANDPARENT
    } else if step {
        &moves::COALITION_BLENDED
    } else if young {
        &moves::COALITION_SIBLINGS
    } else {
        &moves::COALITION
    }
}

/// The names that the lines call for: {a} and {b} the pair, elder first; {c} the one against whom; {k} the child; {rest}
/// everyone with a part in it.
fn names(family: &Family, reading: &Hypothesis) -> Vec<(&'static str, String)> {
    let mut pair: Vec<MemberId> = reading
        .members
        .iter()
        .chain(&reading.parents)
        .copied()
        .collect();
    pair.order_by_key(|&member| std::cmp::Reverse(family.generation(member)));
    let name = |member: Option<MemberId>| member.map(|member| family.name(member).to_owned());
    let others = family
        .members()
        .filter(|(member, _)| !reading.concerns(*member))
        .map(|(member, _)| member);
    let nearest = reading.against.into_iter().chain(others).next();
    let named = [
        ("a", name(pair.first().copied())),
        ("b", name(pair.get(1).copied())),
        ("c", name(reading.against)),
        ("k", name(reading.child)),
        ("o", name(nearest)),
    ];
    named
        .into_iter()
        .map(|(key, name)| (key, name.unwrap_or_else(|| "another member".to_owned())))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::Scene;

    #[test]
    fn names_are_filled_in_and_a_flag_silences_all() {
        let scene = Scene::of(
            "mum mother 41, dad father 47, leo son 15",
            "mum criticise dad @10
             leo agree-against mum dad @11
             mum agree-against leo dad @40
             leo criticise dad @41
             mum side leo dad @70
             leo agree-against mum dad @71
             leo side mum dad @100
             mum complain-about dad @101
             mum agree-against leo dad @131",
        );
        let read = scene.read();
        assert!(!read.interventions.is_empty());
        for one in &read.interventions {
            let text = format!(
                "{} {} {} {}",
                one.step,
                one.say.join(" "),
                one.expect,
                one.hold
            );
            assert!(!text.contains('{') && text.contains("violence"), "{text}");
        }
        let order: Vec<&str> = read.interventions.iter().map(|one| one.name).collect();
        assert_eq!(order.first(), Some(&"Joining"));
        // Any flag holds every move back, whomever it concerns.
        assert!(scene.flagged(&[2]).read().interventions.is_empty());
    }
}
