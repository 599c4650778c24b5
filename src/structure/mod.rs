//! Coding + ProcessMeasures → [`Structure`]: the family's graph, hypotheses about it, and what could be tried.

mod balance;
mod boundary;
mod drawn;
mod evidence;
mod hypothesis;
mod intervention;
mod offer;
mod patterns;
mod sufficiency;
mod tie;
#[cfg(test)]
mod trials;
mod what_if;
mod wording;

pub use balance::{BIPARTITION_LIMIT, Balance, LISTED, Optimum, PARTITION_LIMIT, balance};
pub use drawn::{
    Drawn, DrawnBoundary, DrawnCoalition, DrawnDemand, DrawnDetour, DrawnReading, DrawnTie,
    read_drawn,
};
pub use hypothesis::{Confidence, Hypothesis, Pattern, Rival, Tier, Variant};
pub use intervention::{Intervention, Opening};
pub use tie::{SignedTie, Tie};

pub use evidence::Grounds;
pub use what_if::{Assumptions, Bars, Fall, Shift, Standing, recoded, shifts};

use evidence::{Comparison, Given, Record, Ties};
use patterns::Ground;
use petgraph::graph::DiGraph;

use crate::process::ProcessMeasures;
use crate::session::{MemberId, Session, Window};
use crate::stance::Coding;

/// The family's structure as far as one session shows it.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Members as nodes in cast order (a member's id is its node index), ties as edges from actor to target.
    pub graph: DiGraph<MemberId, Tie>,
    /// Boundaries between members and subsystems, as far as they can be assessed.
    pub boundaries: Vec<Boundary>,
    /// Whether the session holds enough to propose anything about three people.
    pub sufficiency: Sufficiency,
    /// What is offered, strongest first, strengths among problems; never more than the evidence carries.
    pub hypotheses: Vec<Hypothesis>,
    /// Patterns with a few moments and not enough for a line.
    pub signals: Vec<Hypothesis>,
    /// What else the session shows under the manual's other names ([`Variant`]); never drawn. Strengths among them.
    pub observations: Vec<Hypothesis>,
    /// What could be tried, per hypothesis, after the safety gate.
    pub interventions: Vec<Intervention>,
    /// The moments at which a move could have gone, per hypothesis, after the safety gate.
    pub openings: Vec<Opening>,
}

/// Whether there is enough to go on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sufficiency {
    /// The session meets the floor: 120 family turns or 15 minutes.
    Enough,
    /// It does not: nothing about three people is proposed. Each reason is a sentence.
    NotEnough {
        /// What is missing.
        reasons: Vec<String>,
    },
    /// Words that may concern safety come first; readings about the members concerned are withheld.
    #[default]
    Withheld,
}

/// How permeable the line between two sides is.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The members on one side.
    pub one: Vec<MemberId>,
    /// The members on the other side.
    pub other: Vec<MemberId>,
    /// Its style.
    pub style: BoundaryStyle,
    /// Acts that show it: indices into the coding's acts.
    pub evidence: Vec<usize>,
    /// Why, in a sentence.
    pub why: String,
}

/// The styles of a boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoundaryStyle {
    /// Firm enough to work, open enough for contact.
    Clear,
    /// Others step in, roles blur.
    Diffuse,
    /// Little gets through.
    Rigid,
    /// There is nothing to tell it from.
    #[default]
    NotAssessed,
}

impl BoundaryStyle {
    /// Every style.
    pub const ALL: [Self; 4] = [Self::Clear, Self::Diffuse, Self::Rigid, Self::NotAssessed];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Diffuse => "diffuse",
            Self::Rigid => "rigid",
            Self::NotAssessed => "not-assessed",
        }
    }
}

/// Builds the graph and proposes what the evidence supports, over the whole session or one window of it.
///
/// To read one session again and again, keep its [`Grounds`] and ask [`Grounds::propose`].
#[must_use]
pub fn propose(
    session: &Session,
    measures: &ProcessMeasures,
    coding: &Coding,
    window: Option<Window>,
) -> Structure {
    Grounds::new(session).propose(session, measures, coding, &Assumptions::over(window))
}

impl Grounds {
    /// What follows under these assumptions. The session must be the one these are the grounds of, and the measures those
    /// of the window assumed. Acts keep their indices, struck ones included.
    #[must_use]
    pub fn propose(
        &self,
        session: &Session,
        measures: &ProcessMeasures,
        coding: &Coding,
        assumptions: &Assumptions,
    ) -> Structure {
        let given = Given::new(session, measures, coding, self, assumptions);
        given.with_ground(read)
    }
}

impl Given<'_> {
    /// Gathers what the patterns stand on, and looks at it.
    fn with_ground<T>(&self, look: impl FnOnce(&Ground<'_>) -> T) -> T {
        let record = Record::of(self);
        look(&Ground {
            ties: &Ties::of(&record),
            comparison: &Comparison::of(&record),
            record: &record,
        })
    }
}

fn read(ground: &Ground<'_>) -> Structure {
    let record = ground.record;
    let safety = &record.coding.safety;
    let found = patterns::find(ground, sufficiency::allows_three(record));
    let (hypotheses, signals) = offer::choose(found);
    let mut boundaries = boundary::assess(record, &hypotheses);
    boundary::withhold(&mut boundaries, safety);
    let (interventions, openings) = if safety.is_empty() {
        (
            intervention::suggest(record.family, &hypotheses),
            intervention::openings(record, &hypotheses),
        )
    } else {
        (Vec::new(), Vec::new())
    };
    Structure {
        graph: evidence::graph(record),
        boundaries,
        sufficiency: sufficiency::judge(record),
        observations: patterns::observe(ground, &hypotheses),
        hypotheses,
        signals,
        interventions,
        openings,
    }
}
