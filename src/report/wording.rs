//! Sentences that documents and the page share.

use crate::session::{MemberId, Session, isolated};
use crate::stance::{Act, ActKind};
use crate::structure::{Pattern, Variant};

/// What every document says first.
pub const MODESTY: &str = "A reading of one conversation from its transcript, without gaze, seating or tone. Hypotheses to discuss, never diagnoses. What the people in the room know overrules what stands here.";
/// When words that may concern safety were found.
pub const FLAGGED: &str = "The transcript contains words that may concern safety. Read these moments before using any map.";
/// When none were found.
pub const NO_FLAG: &str = "No words that concern safety were found. The tool can miss them. Has each adult been seen alone?";
/// When a person has set every one aside.
pub const ALL_ASIDE: &str = "No words that may concern safety are left open. The tool can miss them. Has each adult been seen alone?";
/// What introduces those that were set aside.
pub const ASIDE: &str = "Read, and set aside as no matter of safety:";
/// When readings are held back.
pub const WITHHELD: &str =
    "Readings about the members concerned are held back, and nothing is suggested.";
/// When nothing is proposed.
pub const NOTHING: &str = "Not enough evidence for a line here. That is a normal answer: nothing in this session recurs often enough to be called a pattern.";
/// When nothing but strengths is.
pub const NOTHING_ELSE: &str = "Nothing else in this session recurs often enough to be called a pattern. That is a normal answer.";
/// What introduces the family's copy.
pub const SKETCH: &str =
    "This is a draft, and the pen is yours. Where would each of you move yourself, or one another?";
/// In place of the family's copy while a safety flag is open.
pub const NOT_TO_SHARE: &str = "The session holds words that may concern safety. A sketch is not for sharing until they have been read and talked through, each person alone first.";
/// Circular questions for the family's copy.
pub const QUESTIONS: [&str; 4] = [
    "Who would notice first if this picture changed, and how?",
    "When two of you disagree, what does each of the others do?",
    "Who is easiest to talk to about school, about money, about being worried?",
    "Where would you like to stand in half a year?",
];

/// An act as a sentence: "Maya agrees with Leo against Tom".
#[must_use]
pub fn act(session: &Session, act: &Act) -> String {
    let actor = isolated(session.family.name(act.actor));
    format!("{actor} {}", deed(session, act))
}

/// An act without its actor: "agrees with Leo against Tom".
#[must_use]
pub fn deed(session: &Session, act: &Act) -> String {
    let name = |id: Option<MemberId>| {
        id.map_or_else(|| "someone".into(), |id| isolated(session.family.name(id)))
    };
    let phrase = match (act.kind, act.target) {
        (ActKind::Divert, None) => "turns the talk elsewhere",
        (kind, _) => phrase(kind),
    };
    // The third first: a name could hold a blank of its own.
    let (before, after) = phrase.split_once(TARGET).unwrap_or((phrase, ""));
    let filled = |part: &str| part.replace(THIRD, &name(act.against));
    match phrase.contains(TARGET) {
        true => format!("{}{}{}", filled(before), name(act.target), filled(after)),
        false => filled(phrase),
    }
}

/// A kind of act with its people left open: "agrees with … against …".
#[must_use]
pub fn kind(kind: ActKind) -> String {
    phrase(kind).replace(TARGET, "…").replace(THIRD, "…")
}

/// Where whom it concerns stands in a phrase, and where the third.
const TARGET: &str = "{target}";
const THIRD: &str = "{third}";

const fn phrase(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Support => "supports {target}",
        ActKind::Agree => "agrees with {target}",
        ActKind::Affiliate => "is warm with {target}",
        ActKind::Praise => "praises {target}",
        ActKind::Defend => "defends {target} against {third}",
        ActKind::AgreeAgainst => "agrees with {target} against {third}",
        ActKind::Disagree => "disagrees with {target}",
        ActKind::Criticise => "criticises {target}",
        ActKind::Blame => "blames {target}",
        ActKind::Contempt => "talks down to {target}",
        ActKind::Dismiss => "brushes {target} aside",
        ActKind::Disqualify => "denies {target} a say",
        ActKind::Exclude => "shuts {target} out",
        ActKind::Command => "orders {target}",
        ActKind::SpeakFor => "speaks for {target}",
        ActKind::MindRead => "says what {target} thinks",
        ActKind::Protect => "shields {target}",
        ActKind::Overprotect => "shields {target} beyond need",
        ActKind::Confide => "hands {target} an adult worry",
        ActKind::ComplainAbout => "complains about {target}",
        ActKind::ComplainToChild => "complains about {third} to {target}, the child",
        ActKind::Enlist => "asks {target} to side against {third}",
        ActKind::Side => "takes {target}’s side against {third}",
        ActKind::RefuseSide => "declines to take sides",
        ActKind::Relay => "sends {third} a message through {target}",
        ActKind::Secret => "shares an aside with {target}, without {third}",
        ActKind::Divert => "turns the talk to {target}",
        ActKind::DenyConflict => "says there is no difference with {target}",
        ActKind::Yield => "gives way to {target}",
        ActKind::ChildRules => "instructs {target} as a parent would",
        ActKind::Executive => "keeps a rule with {target}",
        ActKind::Repair => "mends things with {target}",
    }
}

/// What a pattern is called.
#[must_use]
pub const fn pattern(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Alliance => "Alliance",
        Pattern::Coalition => "Coalition",
        Pattern::Triangulation => "Triangulation",
        Pattern::DetouringAttacking => "Detouring, attacking",
        Pattern::DetouringSupporting => "Detouring, supporting",
        Pattern::InvertedHierarchy => "Inverted hierarchy",
        Pattern::Isolation => "Isolation",
        Pattern::Overinvolvement => "Overinvolvement",
        Pattern::Disengagement => "Disengagement",
        Pattern::Conflict => "Conflict",
    }
}

/// How the other part of a pattern is joined to the first.
#[must_use]
pub const fn toward(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::InvertedHierarchy => "toward",
        _ => "against",
    }
}

/// What a finer kind is called.
#[must_use]
pub const fn variant(variant: Variant) -> &'static str {
    match variant {
        Variant::Sibling => "brothers and sisters",
        Variant::Covert => "in asides more than in the open",
        Variant::Mixed => "attack and worry both",
        Variant::BorrowedPower => "borrowed power",
        Variant::ParentChild => "parent and child",
        Variant::Withdrawn => "withdrawn",
        Variant::ShutOut => "shut out",
        Variant::Protected => "spoken for",
        Variant::Peripheral => "At the edge",
        Variant::JointParenting => "Joint parenting",
        Variant::ConflictAvoidance => "Differences turned away",
        Variant::ParentalChild => "Parental child",
        Variant::ParentifiedChild => "A parent’s worries carried",
        Variant::Scapegoating => "Where fault gathers",
        Variant::SplitLoyalty => "Peace kept by a child",
    }
}

/// Whether a kind is a name of its own rather than a remark on its pattern.
#[must_use]
pub const fn stands_alone(variant: Variant) -> bool {
    matches!(
        variant,
        Variant::Peripheral
            | Variant::JointParenting
            | Variant::ConflictAvoidance
            | Variant::ParentalChild
            | Variant::ParentifiedChild
            | Variant::Scapegoating
            | Variant::SplitLoyalty
    )
}
