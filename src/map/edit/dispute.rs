//! Where a person's map and the evidence differ, each said, to be settled one by one.

use super::figure::figures;
use super::{Edit, Figure, Overlay, Trait, words};
use crate::map::document::{MapDocument, Mark, Triad};
use crate::structure::BoundaryStyle;

/// A difference between what a person did and what the evidence suggests now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Whose entry of the overlay it is: its index.
    pub entry: usize,
    /// What the evidence suggests, as a sentence.
    pub evidence: String,
    /// What the person did, as a clause: "you drew conflict Karen – Tom".
    pub person: String,
    /// What was suggested, by ids and tiers: the person's word stands until this changes.
    pub suggested: String,
    /// Whether the person has decided about exactly this.
    pub settled: bool,
}

/// Every difference, in the order of the overlay.
#[must_use]
pub fn disputes(base: &MapDocument, overlay: &Overlay) -> Vec<Dispute> {
    let inferred = figures(base);
    let entries = overlay.entries().iter().enumerate();
    entries
        .filter_map(|(index, entry)| {
            let against = contrary(base, &inferred, &entry.edit);
            let first = against.first()?;
            let suggested: Vec<String> = against
                .iter()
                .map(|it| format!("{} {}", it.id, it.tier.name()))
                .collect();
            let suggested = suggested.join(", ");
            Some(Dispute {
                entry: index,
                evidence: first.sentence.clone(),
                person: did(base, &entry.edit),
                settled: entry.kept.as_ref() == Some(&suggested),
                suggested,
            })
        })
        .collect()
}

/// The inferred marks that say otherwise than an edit.
fn contrary<'m>(
    base: &'m MapDocument,
    inferred: &[(Figure, &str, Option<&'m Mark>)],
    edit: &Edit,
) -> Vec<&'m Mark> {
    let those = |says: &dyn Fn(&Figure) -> bool| -> Vec<&'m Mark> {
        let found = inferred.iter().filter(|(figure, ..)| says(figure));
        found.filter_map(|(.., mark)| *mark).collect()
    };
    match edit {
        Edit::Erase(id) => base.marks().filter(|it| it.id == *id).collect(),
        Edit::Draw(drawn) => those(&|it| drawn.contradicts(it)),
        Edit::Leave(id) => those(&|it| it.members().contains(&id)),
        Edit::Member(id, Trait::Place(Some((_, raised)))) => {
            let suggested = base.members.iter().find(|it| it.id == *id);
            let apart = suggested.is_some_and(|it| (it.raised - raised).abs() >= 0.5);
            let signs = base.placements.iter();
            let signs = signs.filter(|it| {
                apart && it.member == *id && it.placement == crate::map::Placement::Raised
            });
            signs.map(|it| &it.mark).collect()
        }
        _ => Vec::new(),
    }
}

impl Figure {
    /// Whether an inferred mark says otherwise of the same people.
    fn contradicts(&self, inferred: &Self) -> bool {
        match (self, inferred) {
            (Self::Boundary(style, _), Self::Boundary(suggested, _)) => {
                let told = *suggested != BoundaryStyle::NotAssessed;
                told && self.is_same(inferred) && style != suggested
            }
            (Self::Triad(drawn), Self::Triad(suggested)) => {
                drawn != suggested && !self.is_same(inferred) && same_three(drawn, suggested)
            }
            _ => self.excludes(inferred),
        }
    }
}

/// Whether two marks are about the same people, whatever their parts.
fn same_three(one: &Triad, other: &Triad) -> bool {
    let people = |it: &Triad| {
        let people = it.group().iter().chain([it.third()]);
        people.cloned().collect::<Vec<_>>()
    };
    let (one, other) = (people(one), people(other));
    one.iter().all(|it| other.contains(it)) && other.iter().all(|it| one.contains(it))
}

fn did(base: &MapDocument, edit: &Edit) -> String {
    match edit {
        Edit::Erase(_) => "you set it aside".into(),
        Edit::Draw(figure) => format!("you drew {}", figure.name(base)),
        Edit::Leave(id) => format!("you left {} out", words::name(base, id)),
        Edit::Member(id, Trait::Place(Some((_, raised)))) => {
            let who = words::name(base, id);
            let height = match *raised {
                raised if raised >= 0.5 => "above their generation",
                raised if raised <= -0.5 => "below their generation",
                _ => "in the row of their generation",
            };
            format!("you placed {who} {height}")
        }
        other => other.name(base),
    }
}
