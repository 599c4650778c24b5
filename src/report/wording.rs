//! Sentences that documents and the page share.

use crate::session::Session;
use crate::stance::{Act, ActKind};

/// What every document says first.
pub const MODESTY: &str = "A reading of one conversation from its transcript, without gaze, seating or tone. Hypotheses to discuss, never diagnoses. What the people in the room know overrules what stands here.";
/// When words that may concern safety were found.
pub const FLAGGED: &str = "The transcript contains words that may concern safety. Read these moments before using any map.";
/// When none were found.
pub const NO_FLAG: &str = "No words that concern safety were found. The tool can miss them. Has each adult been seen alone?";
/// When readings are held back.
pub const WITHHELD: &str =
    "Readings about the members concerned are held back, and nothing is suggested.";
/// When nothing is proposed.
pub const NOTHING: &str = "Not enough evidence for a line here. That is a normal answer: nothing in this session recurs often enough to be called a pattern.";
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
    let name = |id| session.family.name(id).to_owned();
    let actor = name(act.actor);
    let target = act.target.map_or_else(|| "someone".into(), name);
    let third = act.against.map_or_else(|| "someone".into(), name);
    match act.kind {
        ActKind::Support => format!("{actor} supports {target}"),
        ActKind::Agree => format!("{actor} agrees with {target}"),
        ActKind::Affiliate => format!("{actor} is warm with {target}"),
        ActKind::Praise => format!("{actor} praises {target}"),
        ActKind::Defend => format!("{actor} defends {target} against {third}"),
        ActKind::AgreeAgainst => format!("{actor} agrees with {target} against {third}"),
        ActKind::Disagree => format!("{actor} disagrees with {target}"),
        ActKind::Criticise => format!("{actor} criticises {target}"),
        ActKind::Blame => format!("{actor} blames {target}"),
        ActKind::Contempt => format!("{actor} talks down to {target}"),
        ActKind::Dismiss => format!("{actor} brushes {target} aside"),
        ActKind::Disqualify => format!("{actor} denies {target} a say"),
        ActKind::Exclude => format!("{actor} shuts {target} out"),
        ActKind::Command => format!("{actor} orders {target}"),
        ActKind::SpeakFor => format!("{actor} speaks for {target}"),
        ActKind::MindRead => format!("{actor} says what {target} thinks"),
        ActKind::Protect => format!("{actor} shields {target}"),
        ActKind::Overprotect => format!("{actor} shields {target} beyond need"),
        ActKind::Confide => format!("{actor} hands {target} an adult worry"),
        ActKind::ComplainAbout => format!("{actor} complains about {target}"),
        ActKind::ComplainToChild => {
            format!("{actor} complains about {third} to {target}, the child")
        }
        ActKind::Enlist => format!("{actor} asks {target} to side against {third}"),
        ActKind::Side => format!("{actor} takes {target}’s side against {third}"),
        ActKind::RefuseSide => format!("{actor} declines to take sides"),
        ActKind::Relay => format!("{actor} sends {third} a message through {target}"),
        ActKind::Secret => format!("{actor} shares an aside with {target}, without {third}"),
        ActKind::Divert => match act.target {
            Some(_) => format!("{actor} turns the talk to {target}"),
            None => format!("{actor} turns the talk elsewhere"),
        },
        ActKind::DenyConflict => format!("{actor} says there is no difference with {target}"),
        ActKind::Yield => format!("{actor} gives way to {target}"),
        ActKind::ChildRules => format!("{actor}, a child, instructs {target}"),
        ActKind::Executive => format!("{actor} keeps a rule with {target}"),
        ActKind::Repair => format!("{actor} mends things with {target}"),
    }
}
