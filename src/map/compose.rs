//! Structure → [`MapDocument`]: what is offered becomes marks, and nothing else does.

use petgraph::visit::EdgeRef;

use super::document::{
    BoundaryLine, BoundaryPlace, MapDocument, MapMember, Mark, MemberKey, Placement, PlacementMark,
    Source, TieKind, TieMark, Triad, TriadMark,
};
use super::wording;
use crate::session::{Family, Generation, Member, MemberId, Role};
use crate::sorted::SortedSet;
use crate::structure::{Boundary, BoundaryStyle, Hypothesis, Pattern, Structure, Tier};

/// How far a child is raised who stands over a parent: just above the parents' row where that is supported, level with
/// it where it is tentative. In rows; project's choice.
const RAISED: f64 = 1.1;
const LEVEL: f64 = 1.0;
/// How far the parent stood over is lowered where that is supported. In rows; project's choice.
const LOWERED: f64 = -0.2;
/// Weight each way from which conflict between the bonded and their target is drawn as a line. Two moments of ordinary
/// strength, one of them prompted; project's choice.
const OPEN_CONFLICT: f64 = 1.5;

/// The map a structure suggests.
pub(super) fn compose(family: &Family, structure: &Structure) -> MapDocument {
    let mut composing = Composing {
        family,
        structure,
        map: MapDocument {
            members: family
                .everyone()
                .map(|(_, member)| on_map(member))
                .collect(),
            ..MapDocument::default()
        },
    };
    for (index, hypothesis) in structure.hypotheses.iter().enumerate() {
        if hypothesis.tier != Tier::Signal {
            composing.hypothesis(index, hypothesis);
        }
    }
    composing.open_conflicts();
    for boundary in &structure.boundaries {
        composing.boundary(boundary);
    }
    composing.generation_line();
    composing.map
}

/// A member before anything is known of their place.
fn on_map(member: &Member) -> MapMember {
    MapMember {
        id: member.id.clone(),
        name: member.name.clone(),
        role: member.role,
        generation: member.generation.map(|Generation(g)| g),
        age: member.age,
        present: !member.speakers.is_empty(),
        identified_patient: member.identified_patient,
        executive: member.executive,
        ..MapMember::default()
    }
}

struct Composing<'a> {
    family: &'a Family,
    structure: &'a Structure,
    map: MapDocument,
}

impl Composing<'_> {
    fn key(&self, id: MemberId) -> Option<MemberKey> {
        self.family.get(id).map(|member| member.id.clone())
    }

    fn keys(&self, ids: &[MemberId]) -> Vec<MemberKey> {
        let mut seen = SortedSet::new();
        ids.iter()
            .filter(|id| seen.insert(**id))
            .filter_map(|&id| self.key(id))
            .collect()
    }

    fn hypothesis(&mut self, index: usize, hypothesis: &Hypothesis) {
        let mark = |id: String| inferred(id, index, hypothesis, &hypothesis.statement);
        match hypothesis.pattern {
            Pattern::Alliance => self.ties(TieKind::Affiliation, hypothesis, mark),
            Pattern::Overinvolvement => self.ties(TieKind::Overinvolvement, hypothesis, mark),
            Pattern::Conflict => self.ties(TieKind::Conflict, hypothesis, mark),
            Pattern::Disengagement => self.ties(TieKind::Disengagement, hypothesis, mark),
            Pattern::Coalition => self.coalition(hypothesis, mark),
            Pattern::Triangulation | Pattern::DetouringAttacking | Pattern::DetouringSupporting => {
                self.triangle(hypothesis, mark)
            }
            Pattern::InvertedHierarchy => self.raise(hypothesis, mark),
            Pattern::Isolation => self.set_apart(hypothesis, mark),
        }
    }

    fn ties(&mut self, kind: TieKind, hypothesis: &Hypothesis, mark: impl Fn(String) -> Mark) {
        let keys = self.keys(&hypothesis.members);
        for (n, one) in keys.iter().enumerate() {
            for other in keys.iter().skip(n + 1) {
                self.tie(kind, one, other, &mark);
            }
        }
    }

    /// Adds a tie unless the pair has one of this kind.
    fn tie(&mut self, kind: TieKind, one: &str, other: &str, mark: impl Fn(String) -> Mark) {
        let id = kind.id(one, other);
        if self.map.ties.iter().any(|tie| tie.mark.id == id) {
            return;
        }
        self.map.ties.push(TieMark {
            mark: mark(id),
            kind,
            one: one.into(),
            other: other.into(),
        });
    }

    fn coalition(&mut self, hypothesis: &Hypothesis, mark: impl Fn(String) -> Mark) {
        let bonded = self.keys(&hypothesis.members);
        let Some(target) = hypothesis.against.and_then(|id| self.key(id)) else {
            return;
        };
        self.triad(Triad::Coalition { bonded, target }, mark);
    }

    fn triangle(&mut self, hypothesis: &Hypothesis, mark: impl Fn(String) -> Mark) {
        let child = hypothesis.child.and_then(|id| self.key(id));
        let couple: Result<[MemberKey; 2], _> = self.keys(&hypothesis.parents).try_into();
        let (Some(child), Ok(pair)) = (child, couple) else {
            return;
        };
        let attacking = hypothesis.pattern == Pattern::DetouringAttacking;
        let triad = if hypothesis.pattern == Pattern::Triangulation {
            Triad::Demand { pair, child }
        } else {
            Triad::Detour {
                pair,
                child,
                attacking,
            }
        };
        self.triad(triad, mark);
    }

    fn triad(&mut self, triad: Triad, mark: impl Fn(String) -> Mark) {
        self.map.triads.push(TriadMark {
            mark: mark(triad.id()),
            triad,
        });
    }

    fn raise(&mut self, hypothesis: &Hypothesis, mark: impl Fn(String) -> Mark) {
        let Some(key) = hypothesis.members.first().and_then(|&id| self.key(id)) else {
            return;
        };
        let over = hypothesis.against.and_then(|id| self.key(id));
        let supported = hypothesis.tier == Tier::Supported;
        let rise = if supported { RAISED } else { LEVEL };
        for member in &mut self.map.members {
            if member.id == key {
                member.raised = member.raised.max(rise);
            } else if supported && Some(&member.id) == over.as_ref() {
                member.raised = LOWERED;
            }
        }
        let id = Placement::Raised.id(&key, over.as_deref());
        self.place(Placement::Raised, key, over.as_deref(), mark(id));
    }

    fn set_apart(&mut self, hypothesis: &Hypothesis, mark: impl Fn(String) -> Mark) {
        if let Some(key) = hypothesis.members.first().and_then(|&id| self.key(id)) {
            let id = Placement::Apart.id(&key, None);
            self.place(Placement::Apart, key, None, mark(id));
        }
    }

    fn place(&mut self, placement: Placement, member: MemberKey, over: Option<&str>, mark: Mark) {
        let mut mark = mark;
        if mark.sentence.trim().is_empty() {
            let over = over.map(|over| self.name(over));
            mark.sentence = wording::placement(placement, &self.name(&member), over.as_deref());
        }
        self.map.placements.push(PlacementMark {
            mark,
            member,
            placement,
        });
    }

    fn name(&self, key: &str) -> String {
        let member = self.map.members.iter().find(|it| it.id == key);
        wording::listed(member.map(|it| it.name.as_str()))
    }

    /// Where the bonded and their target are openly against each other, both ways, a brace comes with conflict lines.
    /// Other conflict in the graph is drawn only where it is offered.
    fn open_conflicts(&mut self) {
        for (index, hypothesis) in self.structure.hypotheses.iter().enumerate() {
            let Some(target) = hypothesis.against else {
                continue;
            };
            if hypothesis.pattern != Pattern::Coalition || hypothesis.tier == Tier::Signal {
                continue;
            }
            for &one in &hypothesis.members {
                let (Some(key), Some(other)) = (self.key(one), self.key(target)) else {
                    continue;
                };
                if self.negative(one, target).min(self.negative(target, one)) < OPEN_CONFLICT {
                    continue;
                }
                let sentence = format!(
                    "{} and {} are openly against each other, in both directions.",
                    self.name(&key),
                    self.name(&other)
                );
                self.tie(TieKind::Conflict, &key, &other, |id| {
                    inferred(id, index, hypothesis, &sentence)
                });
            }
        }
    }

    fn negative(&self, from: MemberId, to: MemberId) -> f64 {
        self.structure
            .graph
            .edge_references()
            .filter(|edge| (edge.source().index(), edge.target().index()) == (from.0, to.0))
            .map(|edge| edge.weight().negative)
            .sum()
    }

    fn boundary(&mut self, boundary: &Boundary) {
        let place = match self.generations(boundary) {
            Some(generation) => BoundaryPlace::Below { generation },
            None => BoundaryPlace::Between {
                left: self.keys(&boundary.one),
                right: self.keys(&boundary.other),
            },
        };
        let sentence = boundary.why.clone();
        self.line(boundary.style, place, (sentence, boundary.evidence.len()));
    }

    /// Adds a boundary unless one is there already.
    fn line(
        &mut self,
        style: BoundaryStyle,
        place: BoundaryPlace,
        (sentence, evidence): (String, usize),
    ) {
        let id = place.id();
        if self.map.boundaries.iter().any(|it| it.mark.id == id) {
            return;
        }
        let sentence = if sentence.trim().is_empty() {
            wording::boundary(style, &wording::place(&place, |key| self.name(key)))
        } else {
            sentence
        };
        self.map.boundaries.push(BoundaryLine {
            mark: Mark {
                id,
                source: Source::Inferred,
                sentence,
                evidence,
                ..Mark::default()
            },
            style,
            place,
        });
    }

    /// The generation above the line, where a boundary runs between two whole generations.
    fn generations(&self, boundary: &Boundary) -> Option<i8> {
        let all_of = |side: &[MemberId]| {
            let generation = self.family.generation(*side.first()?)?;
            let whole = self
                .family
                .members()
                .filter(|(_, member)| member.generation == Some(generation))
                .all(|(id, _)| side.contains(&id));
            let pure = side
                .iter()
                .all(|&id| self.family.generation(id) == Some(generation));
            (whole && pure).then_some(generation)
        };
        let (Generation(one), Generation(other)) =
            (all_of(&boundary.one)?, all_of(&boundary.other)?);
        (one != other).then(|| one.max(other))
    }

    /// Whether all of them are of the children's generation or below.
    fn are_children(&self, keys: &[MemberKey]) -> bool {
        let members = &self.map.members;
        let generation = |key: &MemberKey| members.iter().find(|it| it.id == *key)?.generation;
        keys.iter()
            .all(|key| generation(key).is_some_and(|generation| generation <= 0))
    }

    /// Between the lowest adult generation and the children there is always a line, if only to say that it was not
    /// assessed; one between some of them says more.
    fn generation_line(&mut self) {
        let generations: SortedSet<i8> = self
            .map
            .members
            .iter()
            .filter(|member| member.role != Role::Therapist)
            .filter_map(|member| member.generation)
            .collect();
        let adults = generations.iter().copied().find(|&g| g >= 1);
        let has_children = generations.iter().any(|&g| g <= 0);
        let assessed = self.map.boundaries.iter().any(|it| match &it.place {
            BoundaryPlace::Between { left, right } => {
                self.are_children(left) != self.are_children(right)
            }
            _ => false,
        });
        if let Some(generation) = adults.filter(|_| has_children && !assessed) {
            let place = BoundaryPlace::Below { generation };
            self.line(BoundaryStyle::NotAssessed, place, (String::new(), 0));
        }
    }
}

/// A mark that a hypothesis suggests, in the words given.
fn inferred(id: String, index: usize, hypothesis: &Hypothesis, sentence: &str) -> Mark {
    Mark {
        id,
        source: Source::Inferred,
        tier: hypothesis.tier,
        sentence: sentence.into(),
        evidence: hypothesis.evidence.len(),
        counter_evidence: hypothesis.counter_evidence.len(),
        hypothesis: Some(index),
        ..Mark::default()
    }
}

#[cfg(test)]
mod tests {
    use petgraph::graph::DiGraph;

    use super::*;
    use crate::structure::{Confidence, Sufficiency, Tie};

    fn family() -> Family {
        let person = |name: &str, role: Role, speakers: &[usize]| Member {
            id: name.to_lowercase(),
            name: name.into(),
            role,
            generation: role.generation(),
            speakers: speakers.to_vec(),
            ..Member::default()
        };
        Family::new(vec![
            person("Dana", Role::Therapist, &[0]),
            person("Karen", Role::Mother, &[1]),
            person("Tom", Role::Father, &[2]),
            person("Sam", Role::Son, &[3]),
            person("Lily", Role::Daughter, &[]),
        ])
    }

    const KAREN: MemberId = MemberId(1);
    const TOM: MemberId = MemberId(2);
    const SAM: MemberId = MemberId(3);
    const LILY: MemberId = MemberId(4);

    fn hypothesis(pattern: Pattern, tier: Tier, members: &[MemberId]) -> Hypothesis {
        Hypothesis {
            pattern,
            members: members.to_vec(),
            against: None,
            child: None,
            parents: Vec::new(),
            cross_generational: false,
            stable: false,
            tier,
            confidence: Confidence::new(0.5),
            belief: 1.0,
            variants: Vec::new(),
            evidence: vec![1, 2, 3],
            counter_evidence: vec![4],
            measures: Vec::new(),
            rival: None,
            statement: format!("{pattern} may be seen."),
            missing: Vec::new(),
            settle: String::new(),
        }
    }

    /// Ids of all marks of the map that hypotheses suggest.
    fn check(hypotheses: Vec<Hypothesis>, expected: &[&str]) -> MapDocument {
        let mut graph: DiGraph<MemberId, Tie> = DiGraph::new();
        let nodes: Vec<_> = (0..5).map(|n| graph.add_node(MemberId(n))).collect();
        // Tom and Sam are against each other; Karen only against Tom; Lily and Sam are warm. Only what is offered shows.
        for (from, to, positive, negative) in [
            (2, 3, 0.0, 3.0),
            (3, 2, 0.0, 2.0),
            (1, 2, 0.0, 5.0),
            (4, 3, 6.0, 0.0),
            (3, 4, 6.0, 0.0),
        ] {
            let tie = Tie {
                positive,
                negative,
                ..Tie::default()
            };
            graph.add_edge(nodes[from], nodes[to], tie);
        }
        let structure = Structure {
            graph,
            hypotheses,
            sufficiency: Sufficiency::Enough,
            ..Structure::default()
        };
        let map = compose(&family(), &structure);
        let ids: Vec<&str> = map.marks().map(|mark| mark.id.as_str()).collect();
        assert_eq!(ids, expected);
        assert_eq!(crate::map::check(&map).1, []);
        map
    }

    #[test]
    fn where_nothing_is_offered_nothing_is_drawn_but_a_boundary_not_assessed() {
        let map = check(vec![], &["boundary:below-1"]);
        assert_eq!(map.boundaries[0].style, BoundaryStyle::NotAssessed);
        let present: Vec<bool> = map.members.iter().map(|it| it.present).collect();
        assert_eq!(present, [true, true, true, true, false]);
    }

    #[test]
    fn a_boundary_between_some_of_two_generations_stands_for_the_line_between_them() {
        let between = |one: MemberId, other: MemberId| Boundary {
            style: BoundaryStyle::Diffuse,
            one: vec![one],
            other: vec![other],
            evidence: Vec::new(),
            why: String::new(),
        };
        let drawn = |boundary: Boundary| {
            let structure = Structure {
                boundaries: vec![boundary],
                ..Structure::default()
            };
            let map = compose(&family(), &structure);
            let styles = map.boundaries.iter().map(|line| line.style);
            styles.collect::<Vec<_>>()
        };
        assert_eq!(drawn(between(KAREN, SAM)), [BoundaryStyle::Diffuse]);
        assert_eq!(
            drawn(between(KAREN, TOM)),
            [BoundaryStyle::Diffuse, BoundaryStyle::NotAssessed]
        );
    }

    #[test]
    fn each_pattern_becomes_its_mark() {
        let three = |pattern| Hypothesis {
            child: Some(SAM),
            parents: vec![KAREN, TOM],
            ..hypothesis(pattern, Tier::Tentative, &[])
        };
        let tie = |pattern| hypothesis(pattern, Tier::Supported, &[SAM, KAREN]);
        let cases = [
            (tie(Pattern::Alliance), "affiliation:karen+sam"),
            (tie(Pattern::Overinvolvement), "overinvolvement:karen+sam"),
            (tie(Pattern::Conflict), "conflict:karen+sam"),
            (tie(Pattern::Disengagement), "disengagement:karen+sam"),
            (three(Pattern::Triangulation), "triangulation:karen+tom>sam"),
            (
                three(Pattern::DetouringAttacking),
                "detouring-attacking:karen+tom>sam",
            ),
            (
                three(Pattern::DetouringSupporting),
                "detouring-supporting:karen+tom>sam",
            ),
            (
                hypothesis(Pattern::Isolation, Tier::Tentative, &[LILY]),
                "apart:lily",
            ),
        ];
        for (hypothesis, id) in cases {
            let map = check(vec![hypothesis.clone()], &[id, "boundary:below-1"]);
            let mark = map.marks().find(|mark| mark.id == id).unwrap();
            assert_eq!((mark.evidence, mark.counter_evidence), (3, 1));
            assert_eq!((mark.tier, mark.hypothesis), (hypothesis.tier, Some(0)));
            assert_eq!(mark.sentence, hypothesis.statement);
        }
    }

    #[test]
    fn a_coalition_brings_only_the_conflict_that_goes_both_ways() {
        let coalition = Hypothesis {
            against: Some(TOM),
            ..hypothesis(Pattern::Coalition, Tier::Supported, &[KAREN, SAM])
        };
        check(
            vec![coalition],
            &[
                "coalition:karen+sam>tom",
                "conflict:sam+tom",
                "boundary:below-1",
            ],
        );
    }

    #[test]
    fn a_child_who_stands_over_a_parent_is_raised_and_level_while_tentative() {
        let inverted = |tier| Hypothesis {
            against: Some(TOM),
            ..hypothesis(Pattern::InvertedHierarchy, tier, &[SAM])
        };
        let raised = |tier| {
            let map = check(
                vec![inverted(tier)],
                &["raised:sam>tom", "boundary:below-1"],
            );
            [map.members[3].raised, map.members[2].raised]
        };
        assert_eq!(raised(Tier::Supported), [RAISED, LOWERED]);
        assert_eq!(raised(Tier::Tentative), [LEVEL, 0.0]);
    }

    #[test]
    fn signals_are_not_drawn() {
        check(
            vec![hypothesis(Pattern::Conflict, Tier::Signal, &[KAREN, TOM])],
            &["boundary:below-1"],
        );
    }
}
