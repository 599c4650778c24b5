//! [`Drawn`] → [`DrawnReading`]: the same patterns when a person draws the map and the marks are the evidence.

mod phrases;
mod reader;

use reader::Reader;

use super::intervention::{self, Intervention};
use super::{BoundaryStyle, Hypothesis, Pattern};
use crate::session::{Family, MemberId};

/// What a person has drawn, with members by their place in the family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Lines between two.
    pub ties: Vec<DrawnTie>,
    /// Braces of two or more against somebody.
    pub coalitions: Vec<DrawnCoalition>,
    /// Arrows that turn from a pair's conflict to a child.
    pub detours: Vec<DrawnDetour>,
    /// Pairs of arrows that ask a child to take sides.
    pub demands: Vec<DrawnDemand>,
    /// Members drawn above or level with somebody who should stand over them: (the one raised, the one stood over).
    pub ranks: Vec<(MemberId, MemberId)>,
    /// Members drawn apart from everyone.
    pub apart: Vec<MemberId>,
    /// Boundaries between two sides.
    pub boundaries: Vec<DrawnBoundary>,
}

/// A line between two members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnTie {
    /// One end.
    pub one: MemberId,
    /// The other end.
    pub other: MemberId,
    /// What the line says: alliance, overinvolvement, disengagement or conflict.
    pub pattern: Pattern,
}

/// A brace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnCoalition {
    /// The bonded.
    pub bonded: Vec<MemberId>,
    /// Against whom; `None` as long as the brace points at nobody.
    pub target: Option<MemberId>,
}

/// A detour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnDetour {
    /// The pair.
    pub parents: Vec<MemberId>,
    /// The child; `None` as long as the arrow ends nowhere.
    pub child: Option<MemberId>,
    /// Attacking or supporting.
    pub attacking: bool,
}

/// A pair of demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnDemand {
    /// Who demands.
    pub parents: Vec<MemberId>,
    /// Of whom.
    pub child: Option<MemberId>,
}

/// A boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnBoundary {
    /// One side.
    pub one: Vec<MemberId>,
    /// The other side.
    pub other: Vec<MemberId>,
    /// How permeable.
    pub style: BoundaryStyle,
}

/// What a drawn map says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnReading {
    /// The readings its marks amount to, in the order of the marks.
    pub hypotheses: Vec<Hypothesis>,
    /// What could be tried, per reading.
    pub interventions: Vec<Intervention>,
    /// What the marks leave open or contradict, each as a sentence ("a brace needs somebody it points at").
    pub gaps: Vec<String>,
}

/// Reads a drawn map: the rules of grammar apply, the evidence is the drawing.
///
/// A mark that lacks a part is a gap, not a reading. Lines alone never amount to a coalition: that takes a mark of three.
/// A member whom no line reaches on a map where others have lines is read as outside.
#[must_use]
pub fn read_drawn(family: &Family, drawn: &Drawn) -> DrawnReading {
    let reader = Reader { family, drawn };
    let mut reading = DrawnReading::default();
    for found in reader.marks() {
        match found {
            Ok(hypothesis) if !reading.hypotheses.iter().any(|h| h.is_same_as(&hypothesis)) => {
                reading.hypotheses.push(hypothesis);
            }
            Ok(_) => {}
            Err(gap) => reading.gaps.push(gap),
        }
    }
    reading
        .gaps
        .extend(reader.contradictions(&reading.hypotheses));
    reading.gaps.dedup();
    reading.interventions = intervention::suggest(family, &reading.hypotheses);
    reading
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::trials::Scene;

    const MUM: MemberId = MemberId(0);
    const DAD: MemberId = MemberId(1);
    const LEO: MemberId = MemberId(2);
    const MIA: MemberId = MemberId(3);

    #[track_caller]
    fn check(drawn: &Drawn, expected: &[&str], gaps: &[&str]) {
        let family = "mum mother 41, dad father 47, leo son 15, mia daughter 12";
        let scene = Scene::of(family, "");
        let read = read_drawn(&scene.session.family, drawn);
        let said: Vec<String> = read.hypotheses.iter().map(|h| scene.say(h)).collect();
        assert_eq!(said, expected);
        assert_eq!(read.gaps, gaps);
        for hypothesis in &read.hypotheses {
            let text = format!("{} {}", hypothesis.statement, hypothesis.settle);
            assert!(!text.contains('{') && text.contains("drawn"), "{text}");
        }
        let strengths = read.hypotheses.iter().filter(|h| h.pattern.is_strength());
        assert_eq!(
            read.interventions.is_empty(),
            strengths.count() == read.hypotheses.len()
        );
    }

    fn tie(one: MemberId, other: MemberId, pattern: Pattern) -> DrawnTie {
        DrawnTie {
            one,
            other,
            pattern,
        }
    }

    #[test]
    fn marks_are_the_evidence() {
        check(&Drawn::default(), &[], &[]);
        let drawn = Drawn {
            ties: vec![tie(DAD, MIA, Pattern::Alliance)],
            coalitions: vec![DrawnCoalition {
                bonded: vec![MUM, LEO],
                target: Some(DAD),
            }],
            detours: vec![DrawnDetour {
                parents: vec![MUM, DAD],
                child: Some(MIA),
                attacking: false,
            }],
            ranks: vec![(LEO, DAD)],
            ..Drawn::default()
        };
        check(
            &drawn,
            &[
                "coalition leo+mum | dad",
                "detouring-supporting dad+mum | mia",
                "inverted-hierarchy leo | dad",
                "alliance dad+mia",
            ],
            &[],
        );
    }

    #[test]
    fn gaps_come_back_as_sentences() {
        let drawn = Drawn {
            coalitions: vec![DrawnCoalition {
                bonded: vec![MUM, LEO],
                target: None,
            }],
            demands: vec![DrawnDemand {
                parents: vec![MUM],
                child: Some(LEO),
            }],
            ranks: vec![(MUM, DAD)],
            ..Drawn::default()
        };
        let gaps = [
            "A brace needs somebody it points at: against whom do mum and leo stand?",
            "It takes two who pull at leo, and leo is neither of them.",
            "mum stands no lower than dad by generation, so there is nothing to turn over between them.",
        ];
        check(&drawn, &[], &gaps);
    }

    #[test]
    fn lines_alone_make_no_coalition_and_name_who_is_left_out() {
        let drawn = Drawn {
            ties: vec![
                tie(MUM, LEO, Pattern::Overinvolvement),
                tie(MUM, DAD, Pattern::Conflict),
                tie(LEO, DAD, Pattern::Conflict),
            ],
            ..Drawn::default()
        };
        let gap = "mum and leo stand close and each is in conflict with dad. If they stand together against dad, draw a brace; lines of two do not say so.";
        check(
            &drawn,
            &[
                "overinvolvement leo+mum",
                "conflict dad+mum",
                "conflict dad+leo",
                "isolation mia",
            ],
            &[gap],
        );
    }

    #[test]
    fn who_is_drawn_apart_is_read_as_outside() {
        let drawn = Drawn {
            apart: vec![DAD],
            ..Drawn::default()
        };
        check(&drawn, &["isolation dad"], &[]);
    }

    #[test]
    fn every_reading_has_a_rival_of_its_own() {
        let drawn = Drawn {
            ties: [
                Pattern::Alliance,
                Pattern::Overinvolvement,
                Pattern::Disengagement,
                Pattern::Conflict,
            ]
            .map(|pattern| tie(MUM, LEO, pattern))
            .to_vec(),
            coalitions: vec![DrawnCoalition {
                bonded: vec![MUM, LEO],
                target: Some(DAD),
            }],
            detours: [true, false]
                .map(|attacking| DrawnDetour {
                    parents: vec![MUM, DAD],
                    child: Some(LEO),
                    attacking,
                })
                .to_vec(),
            demands: vec![DrawnDemand {
                parents: vec![MUM, DAD],
                child: Some(LEO),
            }],
            ranks: vec![(LEO, DAD)],
            apart: vec![MIA],
            ..Drawn::default()
        };
        let family = "mum mother 41, dad father 47, leo son 15, mia daughter 12";
        let scene = Scene::of(family, "");
        let read = read_drawn(&scene.session.family, &drawn);
        let mut rivals: Vec<&str> = read
            .hypotheses
            .iter()
            .filter_map(|it| Some(&*it.rival.as_ref()?.statement))
            .collect();
        assert_eq!(rivals.len(), Pattern::ALL.len(), "{rivals:#?}");
        assert!(rivals.iter().all(|it| !it.contains('{')), "{rivals:#?}");
        rivals.sort_unstable();
        rivals.dedup();
        assert_eq!(rivals.len(), Pattern::ALL.len());
    }

    #[test]
    fn a_line_drawn_twice_is_read_once() {
        let drawn = Drawn {
            ties: vec![
                tie(MUM, LEO, Pattern::Overinvolvement),
                tie(LEO, MUM, Pattern::Overinvolvement),
                tie(MUM, MUM, Pattern::Conflict),
            ],
            boundaries: vec![DrawnBoundary {
                one: vec![MUM],
                other: vec![LEO],
                style: BoundaryStyle::Diffuse,
            }],
            demands: vec![DrawnDemand {
                parents: vec![MUM, DAD],
                child: Some(MIA),
            }],
            ..Drawn::default()
        };
        check(
            &drawn,
            &["triangulation dad+mum | mia", "overinvolvement leo+mum"],
            &["A line needs two ends: somebody is tied to themselves."],
        );
    }
}
