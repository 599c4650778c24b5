//! Drawn marks → readings: the same patterns when a person draws the map and the marks are the evidence.

use super::intervention::{self, Intervention};
use super::wording::fill;
use super::{BoundaryStyle, Confidence, Hypothesis, Pattern, Rival, Tier, phrases};
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

/// How sure a drawn mark is: it is one person's reading, and no session stands behind it.
const DRAWN: f64 = 0.5;

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
            Ok(hypothesis) if !reading.hypotheses.iter().any(|h| is_same(h, &hypothesis)) => {
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

fn is_same(one: &Hypothesis, other: &Hypothesis) -> bool {
    let sorted = |members: &[MemberId]| {
        let mut members = members.to_vec();
        members.sort_unstable();
        members
    };
    one.pattern == other.pattern
        && sorted(&one.members) == sorted(&other.members)
        && sorted(&one.parents) == sorted(&other.parents)
        && (one.against, one.child) == (other.against, other.child)
}

struct Reader<'d> {
    family: &'d Family,
    drawn: &'d Drawn,
}

impl Reader<'_> {
    fn marks(&self) -> Vec<Result<Hypothesis, String>> {
        let drawn = self.drawn;
        let ties = drawn.ties.iter().map(|tie| self.tie(*tie));
        let braces = drawn.coalitions.iter().map(|brace| self.coalition(brace));
        let detours = drawn.detours.iter().map(|detour| self.detour(detour));
        let demands = drawn.demands.iter().map(|demand| self.demand(demand));
        let ranks = drawn
            .ranks
            .iter()
            .map(|&(raised, over)| self.rank(raised, over));
        let lines = drawn
            .boundaries
            .iter()
            .filter_map(|line| self.boundary(line));
        let outside = self
            .outside()
            .into_iter()
            .map(|member| Ok(self.single(Pattern::Isolation, member, phrases::DRAWN_OUTSIDE)));
        braces
            .chain(demands)
            .chain(detours)
            .chain(ranks)
            .chain(ties)
            .chain(lines)
            .chain(outside)
            .collect()
    }

    fn tie(&self, tie: DrawnTie) -> Result<Hypothesis, String> {
        if tie.one == tie.other {
            return Err(phrases::DRAWN_LOOP.to_owned());
        }
        let phrase = match tie.pattern {
            Pattern::Alliance => phrases::DRAWN_ALLIANCE,
            Pattern::Overinvolvement => phrases::DRAWN_OVERINVOLVEMENT,
            Pattern::Disengagement => phrases::DRAWN_DISENGAGEMENT,
            Pattern::Conflict => phrases::DRAWN_CONFLICT,
            _ => return Err(phrases::DRAWN_NOT_A_LINE.to_owned()),
        };
        Ok(Hypothesis {
            members: vec![tie.one, tie.other],
            ..self.read(tie.pattern, phrase, &[tie.one, tie.other], None)
        })
    }

    fn coalition(&self, brace: &DrawnCoalition) -> Result<Hypothesis, String> {
        let bonded = distinct(&brace.bonded);
        let target = brace
            .target
            .ok_or_else(|| self.gap(phrases::DRAWN_NO_TARGET, &bonded))?;
        if bonded.len() < 2 || bonded.contains(&target) {
            return Err(self.gap(phrases::DRAWN_NO_PAIR, &[target]));
        }
        let levels: Vec<_> = bonded
            .iter()
            .filter_map(|&m| self.family.generation(m))
            .collect();
        let mixed = levels.iter().any(|level| Some(level) != levels.first());
        let peer = self
            .family
            .generation(target)
            .is_some_and(|level| levels.contains(&level));
        Ok(Hypothesis {
            against: Some(target),
            cross_generational: mixed && (peer || self.family.is_executive(target)),
            ..self.read(
                Pattern::Coalition,
                phrases::DRAWN_COALITION,
                &bonded,
                Some(target),
            )
        })
        .map(|read| Hypothesis {
            members: bonded,
            ..read
        })
    }

    fn detour(&self, detour: &DrawnDetour) -> Result<Hypothesis, String> {
        let (parents, child) = self.parents_and_child(&detour.parents, detour.child)?;
        let (pattern, phrase) = if detour.attacking {
            (Pattern::DetouringAttacking, phrases::DRAWN_ATTACKING)
        } else {
            (Pattern::DetouringSupporting, phrases::DRAWN_SUPPORTING)
        };
        let read = self.read(pattern, phrase, &parents, Some(child));
        Ok(Hypothesis {
            parents,
            child: Some(child),
            ..read
        })
    }

    fn demand(&self, demand: &DrawnDemand) -> Result<Hypothesis, String> {
        let (parents, child) = self.parents_and_child(&demand.parents, demand.child)?;
        let phrase = phrases::DRAWN_TRIANGULATION;
        let read = self.read(Pattern::Triangulation, phrase, &parents, Some(child));
        Ok(Hypothesis {
            parents,
            child: Some(child),
            ..read
        })
    }

    fn parents_and_child(
        &self,
        parents: &[MemberId],
        child: Option<MemberId>,
    ) -> Result<(Vec<MemberId>, MemberId), String> {
        let parents = distinct(parents);
        let child = child.ok_or_else(|| self.gap(phrases::DRAWN_NO_CHILD, &parents))?;
        if parents.len() == 2 && !parents.contains(&child) {
            Ok((parents, child))
        } else {
            Err(self.gap(phrases::DRAWN_NO_PARENTS, &[child]))
        }
    }

    fn rank(&self, raised: MemberId, over: MemberId) -> Result<Hypothesis, String> {
        let below = self.family.generation(raised) < self.family.generation(over);
        if raised == over || !below {
            return Err(self.gap(phrases::DRAWN_NO_INVERSION, &[raised, over]));
        }
        let read = self.read(
            Pattern::InvertedHierarchy,
            phrases::DRAWN_HIERARCHY,
            &[raised],
            Some(over),
        );
        Ok(Hypothesis {
            members: vec![raised],
            against: Some(over),
            ..read
        })
    }

    /// A diffuse line between two members is a closeness, a rigid one a distance; between groups it stays a boundary.
    fn boundary(&self, line: &DrawnBoundary) -> Option<Result<Hypothesis, String>> {
        let (one, other) = (distinct(&line.one), distinct(&line.other));
        if one.is_empty() || other.is_empty() {
            return Some(Err(phrases::DRAWN_NO_SIDES.to_owned()));
        }
        if let Some(&both) = one.iter().find(|member| other.contains(member)) {
            return Some(Err(self.gap(phrases::DRAWN_BOTH_SIDES, &[both])));
        }
        let ([one], [other]) = (one.as_slice(), other.as_slice()) else {
            return None;
        };
        let pattern = match line.style {
            BoundaryStyle::Diffuse => Pattern::Overinvolvement,
            BoundaryStyle::Rigid => Pattern::Disengagement,
            BoundaryStyle::Clear | BoundaryStyle::NotAssessed => return None,
        };
        Some(self.tie(DrawnTie {
            one: *one,
            other: *other,
            pattern,
        }))
    }

    /// Members whom no mark reaches, on a map of three or more where at least two lines are drawn.
    fn outside(&self) -> Vec<MemberId> {
        let drawn = self.drawn;
        let mut reached: Vec<MemberId> = Vec::new();
        for tie in drawn
            .ties
            .iter()
            .filter(|tie| tie.pattern != Pattern::Disengagement)
        {
            reached.extend([tie.one, tie.other]);
        }
        for brace in &drawn.coalitions {
            reached.extend(brace.bonded.iter().copied().chain(brace.target));
        }
        for detour in &drawn.detours {
            reached.extend(detour.parents.iter().copied().chain(detour.child));
        }
        for demand in &drawn.demands {
            reached.extend(demand.parents.iter().copied().chain(demand.child));
        }
        reached.extend(
            drawn
                .ranks
                .iter()
                .flat_map(|&(raised, over)| [raised, over]),
        );
        let members: Vec<MemberId> = self.family.members().map(|(member, _)| member).collect();
        if members.len() < 3 || drawn.ties.len() < 2 {
            return Vec::new();
        }
        members
            .into_iter()
            .filter(|member| !reached.contains(member))
            .collect()
    }

    /// Marks that do not go together, or need a third one to say what they seem to say.
    fn contradictions(&self, read: &[Hypothesis]) -> Vec<String> {
        let has = |pattern: Pattern, one: MemberId, other: MemberId| {
            read.iter().any(|h| {
                h.pattern == pattern && h.members.contains(&one) && h.members.contains(&other)
            })
        };
        let mut said = Vec::new();
        for braced in read.iter().filter(|h| h.pattern == Pattern::Coalition) {
            if let (Some(&one), Some(&other)) = (braced.members.first(), braced.members.get(1))
                && has(Pattern::Conflict, one, other)
            {
                said.push(self.gap(phrases::DRAWN_BONDED_IN_CONFLICT, &[one, other]));
            }
        }
        for close in read
            .iter()
            .filter(|h| matches!(h.pattern, Pattern::Alliance | Pattern::Overinvolvement))
        {
            let (Some(&one), Some(&other)) = (close.members.first(), close.members.get(1)) else {
                continue;
            };
            if has(Pattern::Disengagement, one, other) {
                said.push(self.gap(phrases::DRAWN_NEAR_AND_FAR, &[one, other]));
            }
            let third = self
                .family
                .members()
                .map(|(member, _)| member)
                .find(|&third| {
                    has(Pattern::Conflict, one, third) && has(Pattern::Conflict, other, third)
                });
            let braced = read.iter().any(|h| h.pattern == Pattern::Coalition);
            if let Some(third) = third.filter(|_| !braced) {
                said.push(self.gap(phrases::DRAWN_PERHAPS_BRACE, &[one, other, third]));
            }
        }
        said
    }

    fn single(&self, pattern: Pattern, member: MemberId, phrase: &str) -> Hypothesis {
        Hypothesis {
            members: vec![member],
            ..self.read(pattern, phrase, &[member], None)
        }
    }

    /// A reading of a mark, its parts still open.
    fn read(
        &self,
        pattern: Pattern,
        phrase: &str,
        pair: &[MemberId],
        third: Option<MemberId>,
    ) -> Hypothesis {
        let mut named = pair.to_vec();
        named.extend(third);
        Hypothesis {
            pattern,
            members: Vec::new(),
            against: None,
            child: None,
            parents: Vec::new(),
            cross_generational: false,
            stable: false,
            tier: Tier::Tentative,
            confidence: Confidence::new(DRAWN),
            evidence: Vec::new(),
            counter_evidence: Vec::new(),
            measures: Vec::new(),
            rival: Some(Rival {
                pattern: None,
                statement: phrases::DRAWN_RIVAL.to_owned(),
            }),
            statement: self.sentence(phrase, pair, third),
            missing: vec![phrases::DRAWN_MISSING.to_owned()],
            settle: self.sentence(phrases::DRAWN_SETTLE, &named, None),
        }
    }

    fn gap(&self, phrase: &str, members: &[MemberId]) -> String {
        self.sentence(phrase, members, members.get(2).copied())
    }

    /// A phrase with {pair} for all of the first, {a} and {b} for its first two, {c} for the third.
    fn sentence(&self, phrase: &str, pair: &[MemberId], third: Option<MemberId>) -> String {
        let name = |at: usize| pair.get(at).map_or("", |&member| self.family.name(member));
        let names: Vec<&str> = pair
            .iter()
            .map(|&member| self.family.name(member))
            .collect();
        let values = [
            ("pair", &*names.join(" and ")),
            ("a", name(0)),
            ("b", name(1)),
            ("c", third.map_or("", |member| self.family.name(member))),
        ];
        fill(phrase, &values)
    }
}

fn distinct(members: &[MemberId]) -> Vec<MemberId> {
    let mut members = members.to_vec();
    members.sort_unstable();
    members.dedup();
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::scene::Scene;

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
