//! Each mark as a reading, or as the sentence that says what it lacks.

use super::phrases;
use super::{Drawn, DrawnBoundary, DrawnCoalition, DrawnDemand, DrawnDetour, DrawnTie};
use crate::session::{Family, MemberId, isolated};
use crate::sorted::Order;
use crate::structure::wording::fill;
use crate::structure::{BoundaryStyle, Confidence, Hypothesis, Pattern, Rival, Tier};

/// How sure a drawn mark is: it is one person's reading, and no session stands behind it.
const DRAWN: f64 = 0.5;

pub(super) struct Reader<'d> {
    pub family: &'d Family,
    pub drawn: &'d Drawn,
}

impl Reader<'_> {
    pub(super) fn marks(&self) -> Vec<Result<Hypothesis, String>> {
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
            .map(|member| Ok(self.outsider(member)));
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

    /// Members drawn apart, and those whom no mark reaches on a map of three or more where at least two lines are drawn.
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
        let tells = members.len() >= 3 && drawn.ties.len() >= 2;
        let is_outside = |member: &MemberId| {
            drawn.apart.contains(member) || (tells && !reached.contains(member))
        };
        members.into_iter().filter(is_outside).collect()
    }

    /// Marks that do not go together, or need a third one to say what they seem to say.
    pub(super) fn contradictions(&self, read: &[Hypothesis]) -> Vec<String> {
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

    fn outsider(&self, member: MemberId) -> Hypothesis {
        let phrase = if self.drawn.apart.contains(&member) {
            phrases::DRAWN_APART
        } else {
            phrases::DRAWN_OUTSIDE
        };
        self.single(Pattern::Isolation, member, phrase)
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
            belief: 1.0,
            variants: Vec::new(),
            evidence: Vec::new(),
            counter_evidence: Vec::new(),
            measures: Vec::new(),
            rival: Some(self.rival(pattern, pair, third)),
            statement: self.sentence(phrase, pair, third),
            missing: vec![phrases::DRAWN_MISSING.to_owned()],
            settle: self.sentence(phrases::DRAWN_SETTLE, &named, None),
        }
    }

    /// The reading that the same mark leaves open.
    fn rival(&self, pattern: Pattern, pair: &[MemberId], third: Option<MemberId>) -> Rival {
        let (other, phrase) = phrases::rival(pattern);
        Rival {
            pattern: other,
            statement: self.sentence(phrase, pair, third),
        }
    }

    fn gap(&self, phrase: &str, members: &[MemberId]) -> String {
        self.sentence(phrase, members, members.get(2).copied())
    }

    /// A phrase with {pair} for all of the first, {a} and {b} for its first two, {c} for the third.
    fn sentence(&self, phrase: &str, pair: &[MemberId], third: Option<MemberId>) -> String {
        let name = |at: usize| pair.get(at).map_or("", |&member| self.family.name(member));
        let names: Vec<String> = pair
            .iter()
            .map(|&member| isolated(self.family.name(member)))
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
    members.order();
    members.dedup();
    members
}
