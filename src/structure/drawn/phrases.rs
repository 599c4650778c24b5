//! The texts of drawn maps: what the marks say, and what they leave open.

use crate::structure::Pattern;

/// Drawn: a strength.
pub(super) const DRAWN_ALLIANCE: &str =
    "You have drawn an alliance of {pair}: a strength to build on.";
/// Drawn: three lines.
pub(super) const DRAWN_OVERINVOLVEMENT: &str = "You have drawn {pair} as very close: the more one steps in, the less room the other has, and the other way round.";
/// Drawn: distance.
pub(super) const DRAWN_DISENGAGEMENT: &str =
    "You have drawn {pair} far apart: little of one reaches the other.";
/// Drawn: conflict.
pub(super) const DRAWN_CONFLICT: &str =
    "You have drawn a conflict between {pair}, in which each answers the other.";
/// Drawn: a brace.
pub(super) const DRAWN_COALITION: &str = "You have drawn {pair} bonded against {c}: the closer they stand, the further out {c} is, and the further out {c} is the closer they stand.";
/// Drawn: demands.
pub(super) const DRAWN_TRIANGULATION: &str = "You have drawn {pair} each reaching for {c} against the other: whichever way {c} turns, someone is hurt.";
/// Drawn: a filled arrow.
pub(super) const DRAWN_ATTACKING: &str =
    "You have drawn the tension of {pair} turning into complaint of {c}.";
/// Drawn: an open arrow.
pub(super) const DRAWN_SUPPORTING: &str =
    "You have drawn the tension of {pair} turning into worry about {c}.";
/// Drawn: a child above.
pub(super) const DRAWN_HIERARCHY: &str =
    "You have drawn {a} above or level with {c}: the more one decides, the less the other does.";
/// Drawn: nobody's line.
pub(super) const DRAWN_OUTSIDE: &str = "You have drawn no line to {a}, and lines among the others.";
/// Drawn: a line that does not reach.
pub(super) const DRAWN_APART: &str = "You have drawn {a} apart from the others.";

/// The reading that a drawn mark leaves open, and its pattern where it is one of the named ones.
pub(super) const fn rival(pattern: Pattern) -> (Option<Pattern>, &'static str) {
    match pattern {
        Pattern::Alliance => (
            Some(Pattern::Coalition),
            "{pair} may hold together against somebody whom the line does not name.",
        ),
        Pattern::Coalition => (
            Some(Pattern::Alliance),
            "{pair} may simply get on: do they stand together where {c} is not concerned as well?",
        ),
        Pattern::Triangulation => (
            Some(Pattern::Coalition),
            "{c} may have taken one side already, and for good; then it is a brace with one of {pair}, not two pulls.",
        ),
        Pattern::DetouringAttacking => (
            None,
            "{pair} may be of one mind about {c} and at ease with each other; then no tension turns away from them.",
        ),
        Pattern::DetouringSupporting => (
            Some(Pattern::Overinvolvement),
            "The worry about {c} may have its own ground, and {pair} nothing to turn away from.",
        ),
        Pattern::InvertedHierarchy => (
            None,
            "{a} may have been given the task by agreement: on the line between the generations, not over it.",
        ),
        Pattern::Isolation => (
            None,
            "{a} may keep out by choice, or not have been asked about when the map was drawn.",
        ),
        Pattern::Overinvolvement => (
            Some(Pattern::Alliance),
            "{pair} may be close while each still speaks and decides alone.",
        ),
        Pattern::Disengagement => (
            None,
            "{pair} may leave each other room and still come together when it counts.",
        ),
        Pattern::Conflict => (
            None,
            "{pair} may differ openly and settle it: conflict by itself is no trouble.",
        ),
    }
}

/// Drawn: no session.
pub(super) const DRAWN_MISSING: &str =
    "No session stands behind this map; the lines are a drawing.";
/// Drawn: what would settle it.
pub(super) const DRAWN_SETTLE: &str =
    "What you would see between {pair} if it is as drawn, and what if it is not.";
/// Gap: a brace without a target.
pub(super) const DRAWN_NO_TARGET: &str =
    "A brace needs somebody it points at: against whom do {pair} stand?";
/// Gap: a brace over fewer than two.
pub(super) const DRAWN_NO_PAIR: &str =
    "A brace against {a} needs two or more under it, and {a} is not one of them.";
/// Gap: an arrow without a child.
pub(super) const DRAWN_NO_CHILD: &str = "The arrow from {pair} ends nowhere: to whom do they turn?";
/// Gap: fewer than two parents.
pub(super) const DRAWN_NO_PARENTS: &str =
    "It takes two who pull at {a}, and {a} is neither of them.";
/// Gap: nothing inverted.
pub(super) const DRAWN_NO_INVERSION: &str =
    "{a} stands no lower than {b} by generation, so there is nothing to turn over between them.";
/// Gap: a loop.
pub(super) const DRAWN_LOOP: &str = "A line needs two ends: somebody is tied to themselves.";
/// Gap: a pattern of three as a line.
pub(super) const DRAWN_NOT_A_LINE: &str =
    "A line of two can say alliance, overinvolvement, disengagement or conflict, nothing else.";
/// Gap: an empty side.
pub(super) const DRAWN_NO_SIDES: &str = "A boundary needs members on both sides.";
/// Gap: on both sides.
pub(super) const DRAWN_BOTH_SIDES: &str = "{a} stands on both sides of a boundary.";
/// Gap: bonded and in conflict.
pub(super) const DRAWN_BONDED_IN_CONFLICT: &str = "{a} and {b} are bonded under a brace and in conflict with each other: is the bond only against the third?";
/// Gap: near and far.
pub(super) const DRAWN_NEAR_AND_FAR: &str = "{a} and {b} are drawn both close and far apart.";
/// Gap: a brace may be meant.
pub(super) const DRAWN_PERHAPS_BRACE: &str = "{a} and {b} stand close and each is in conflict with {c}. If they stand together against {c}, draw \
    a brace; lines of two do not say so.";
