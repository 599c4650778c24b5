//! Hypotheses: a pattern, its members in their parts, what speaks for it and against it.

use std::fmt;

use crate::session::MemberId;

/// A reading of the session that the evidence supports well enough to be offered, and can be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Hypothesis {
    /// Which pattern.
    pub pattern: Pattern,
    /// Alliance, overinvolvement, disengagement, conflict: who takes part. Coalition: the bonded. Inverted hierarchy:
    /// the child raised. Isolation: the one outside. Empty for triangulation and detouring.
    pub members: Vec<MemberId>,
    /// Coalition: the target. Inverted hierarchy: the parent stood over.
    pub against: Option<MemberId>,
    /// Triangulation and detouring: the child.
    pub child: Option<MemberId>,
    /// Triangulation and detouring: the parents.
    pub parents: Vec<MemberId>,
    /// Coalition: its members stand in different generations, and the target is a peer of one of them or executive.
    pub cross_generational: bool,
    /// Coalition: same pair, same target over most episodes and topics.
    pub stable: bool,
    /// What kind of it: the manual's finer names.
    pub variants: Vec<Variant>,
    /// How well supported.
    pub tier: Tier,
    /// 0..=0.8 for a single session. Shown as a band, never as a percentage.
    pub confidence: Confidence,
    /// What exact comparison leaves of it among its rivals, 0..=1: the part of the belief that this reading keeps. 1 where
    /// nothing was compared, and for what a person has drawn.
    pub belief: f64,
    /// Acts that speak for it: indices into the coding's acts.
    pub evidence: Vec<usize>,
    /// Acts that speak against it.
    pub counter_evidence: Vec<usize>,
    /// Measures that speak for it or against it, each as a sentence.
    pub measures: Vec<String>,
    /// The best other reading of the same evidence.
    pub rival: Option<Rival>,
    /// The hypothesis as a sentence, tentative and non-blaming.
    pub statement: String,
    /// What is missing, each as a sentence.
    pub missing: Vec<String>,
    /// What would settle it: what to look for next, as a sentence.
    pub settle: String,
}

impl Hypothesis {
    /// Whether a member has a part in it.
    #[must_use]
    pub fn concerns(&self, member: MemberId) -> bool {
        self.members.contains(&member)
            || self.parents.contains(&member)
            || self.against == Some(member)
            || self.child == Some(member)
    }

    /// Whether both name one pattern with the same members in the same parts.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let same = |one: &[MemberId], other: &[MemberId]| {
            one.len() == other.len() && one.iter().all(|member| other.contains(member))
        };
        (self.pattern, self.against, self.child) == (other.pattern, other.against, other.child)
            && same(&self.members, &other.members)
            && same(&self.parents, &other.parents)
    }
}

/// The best other reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// Its pattern, where it is one of the named patterns.
    pub pattern: Option<Pattern>,
    /// The reading as a sentence.
    pub statement: String,
}

/// The patterns that can be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Two or more cooperating for something. A strength.
    Alliance,
    /// Two or more bonded against a third.
    Coalition,
    /// Each parent demands that the child side against the other.
    Triangulation,
    /// The couple's tension turns into joint criticism of a child.
    DetouringAttacking,
    /// The couple's tension turns into joint worry about a child.
    DetouringSupporting,
    /// A child holds more say than a parent over what is the parents' to decide.
    InvertedHierarchy,
    /// One member is little addressed and has no positive tie.
    Isolation,
    /// A tie so close that it limits one or both.
    Overinvolvement,
    /// Little response even when it is needed.
    Disengagement,
    /// Open opposition between two, unrepaired.
    Conflict,
}

impl Pattern {
    /// Every pattern.
    pub const ALL: [Self; 10] = [
        Self::Alliance,
        Self::Coalition,
        Self::Triangulation,
        Self::DetouringAttacking,
        Self::DetouringSupporting,
        Self::InvertedHierarchy,
        Self::Isolation,
        Self::Overinvolvement,
        Self::Disengagement,
        Self::Conflict,
    ];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alliance => "alliance",
            Self::Coalition => "coalition",
            Self::Triangulation => "triangulation",
            Self::DetouringAttacking => "detouring-attacking",
            Self::DetouringSupporting => "detouring-supporting",
            Self::InvertedHierarchy => "inverted-hierarchy",
            Self::Isolation => "isolation",
            Self::Overinvolvement => "overinvolvement",
            Self::Disengagement => "disengagement",
            Self::Conflict => "conflict",
        }
    }

    /// Whether it is a strength rather than a difficulty.
    #[must_use]
    pub const fn is_strength(self) -> bool {
        matches!(self, Self::Alliance)
    }
}

/// The manual's finer names. Some mark a kind of a pattern; others name what the patterns of the contract do not, and stand
/// among the observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// Coalition of brothers and sisters.
    Sibling,
    /// Coalition in asides and messages more than in the open.
    Covert,
    /// Detouring in which neither attack nor worry is seven tenths of it.
    Mixed,
    /// Inverted hierarchy that holds while another parent stands behind the child.
    BorrowedPower,
    /// Conflict of a parent and a child that the other parent does not turn into anything else.
    ParentChild,
    /// Isolation of one who is invited and declines.
    Withdrawn,
    /// Isolation of one who is left out or talked over.
    ShutOut,
    /// Isolation of one who is spoken for.
    Protected,
    /// Less than half of an even share of the talk, and not alone.
    Peripheral,
    /// Parents who take up a child's real problem together. A strength.
    JointParenting,
    /// Differences of a couple that end in denial or another topic.
    ConflictAvoidance,
    /// A child who looks after brothers and sisters, with a parent's backing.
    ParentalChild,
    /// A child who carries a parent's worries.
    ParentifiedChild,
    /// One member who gets half of all fault that is found.
    Scapegoating,
    /// A child who keeps the peace between parents who are at odds.
    SplitLoyalty,
}

impl Variant {
    /// Every variant.
    pub const ALL: [Self; 15] = [
        Self::Sibling,
        Self::Covert,
        Self::Mixed,
        Self::BorrowedPower,
        Self::ParentChild,
        Self::Withdrawn,
        Self::ShutOut,
        Self::Protected,
        Self::Peripheral,
        Self::JointParenting,
        Self::ConflictAvoidance,
        Self::ParentalChild,
        Self::ParentifiedChild,
        Self::Scapegoating,
        Self::SplitLoyalty,
    ];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sibling => "sibling",
            Self::Covert => "covert",
            Self::Mixed => "mixed",
            Self::BorrowedPower => "borrowed-power",
            Self::ParentChild => "parent-child",
            Self::Withdrawn => "withdrawn",
            Self::ShutOut => "shut-out",
            Self::Protected => "protected",
            Self::Peripheral => "peripheral",
            Self::JointParenting => "joint-parenting",
            Self::ConflictAvoidance => "conflict-avoidance",
            Self::ParentalChild => "parental-child",
            Self::ParentifiedChild => "parentified-child",
            Self::Scapegoating => "scapegoating",
            Self::SplitLoyalty => "split-loyalty",
        }
    }

    /// Whether it is a strength rather than a difficulty.
    #[must_use]
    pub const fn is_strength(self) -> bool {
        matches!(self, Self::JointParenting)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How well supported a reading is. There is no tier "confirmed".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// A few moments; listed, never drawn.
    Signal,
    /// Enough for a faint line with a question mark.
    Tentative,
    /// Well supported in this session.
    Supported,
}

impl Tier {
    /// Every tier, weakest first.
    pub const ALL: [Self; 3] = [Self::Signal, Self::Tentative, Self::Supported];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signal => "signal",
            Self::Tentative => "tentative",
            Self::Supported => "supported",
        }
    }
}

/// How sure: 0..=1, capped by what one transcript can carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// A confidence; what lies outside 0..=1 is brought to the nearer end, and not-a-number to 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        })
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The band in words: a few signs below .25, tentative to .50, well supported in this session above.
    #[must_use]
    pub fn band(self) -> &'static str {
        match self.0 {
            c if c < 0.25 => "a few signs",
            c if c <= 0.5 => "tentative",
            _ => "well supported in this session",
        }
    }
}
