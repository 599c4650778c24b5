//! Sentences that documents and the page share.

use crate::session::{Family, MemberId, Session, isolated};
use crate::stance::{Act, ActKind};
use crate::structure::{Hypothesis, Pattern, Variant};

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
/// When there is too little to go by.
pub const CANNOT_TELL: &str = "There is not enough evidence here to say anything about three people. That is an answer, and the usual one for a short stretch.";
/// When nothing but strengths, or nothing at all, is proposed.
#[must_use]
pub const fn nothing(strengths: bool) -> &'static str {
    if strengths { NOTHING_ELSE } else { NOTHING }
}

const NOTHING: &str = "Not enough evidence for a line here. That is a normal answer: nothing in this session recurs often enough to be called a pattern.";
const NOTHING_ELSE: &str = "Nothing else in this session recurs often enough to be called a pattern. That is a normal answer.";
/// Over the difficulties that are proposed.
pub const HYPOTHESES: &str = "Hypotheses to discuss";
/// Over what the family does well.
pub const STRENGTHS: &str = "Strengths";
/// Over what has no mark on the map.
pub const ALSO_SEEN: &str = "Also seen";
/// Over the moments that speak for a reading.
pub const FOR: &str = "Speaks for it";
/// Over those that speak against it.
pub const AGAINST: &str = "Speaks against it";
/// In place of moments.
pub const NO_MOMENT: &str = "No moment was found. That does not mean there was none.";
/// Over the measures that bear on a reading.
pub const MEASURES: &str = "What the measures say";
/// Over the best other reading.
pub const RIVAL: &str = "Another reading";
/// Over what a reading lacks.
pub const MISSING: &str = "What is missing";
/// Over what to look for next.
pub const SETTLE: &str = "What would settle it";
/// Over the moves that fit a reading.
pub const TRY: &str = "What could be tried";
/// Before the sentences that say when to leave the moves alone.
pub const HOLD: &str = "Hold:";
/// Before what should change.
pub const EXPECT: &str = "Expect, if the reading is right:";
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

/// A reading by its name: "Coalition: Ana and Leo, against Paul".
#[must_use]
pub fn title(family: &Family, reading: &Hypothesis) -> String {
    let members = reading.members.iter().chain(&reading.parents);
    let name = |member: MemberId| isolated(family.name(member));
    let names: Vec<String> = members.map(|&member| name(member)).collect();
    let who = match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    };
    let named = match reading.variants.first() {
        Some(kind) if stands_alone(*kind) => variant(*kind),
        _ => pattern(reading.pattern),
    };
    let mut title = format!("{named}: {who}");
    if let Some(other) = reading.against {
        title += &format!(", {} {}", toward(reading.pattern), name(other));
    }
    if let Some(child) = reading.child {
        title += &format!(", about {}", name(child));
    }
    title
}

/// A reading by its name and how well it is supported: "Alliance: Ana and Leo · tentative".
#[must_use]
pub fn banded(family: &Family, reading: &Hypothesis) -> String {
    let band = reading.confidence.band();
    format!("{} · {band}", title(family, reading))
}

/// The kinds of a reading, as words beside its name.
#[must_use]
pub fn kinds(reading: &Hypothesis) -> Vec<&'static str> {
    let crossing = reading.cross_generational.then_some("across generations");
    let stable = reading.stable.then_some("stable over the session");
    let own = reading.variants.iter().map(|&kind| variant(kind));
    crossing.into_iter().chain(stable).chain(own).collect()
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
