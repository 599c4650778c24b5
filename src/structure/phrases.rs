//! The texts of readings, apart from the rules. Tentative, non-blaming, circular where a pattern has two sides.

/// Too few acts.
pub(super) const LACK_ACTS: &str = "{have} independent moments so far; it takes {need}.";
/// Too few triadic acts.
pub(super) const LACK_TRIADIC: &str =
    "Fewer than {need} moments show two taking a position together about a third.";
/// Somebody said to take part did not act.
pub(super) const LACK_ACTOR: &str = "{a} does nothing in these moments that shows it.";
/// Bunched in time.
pub(super) const LACK_FIFTHS: &str = "The moments stand in {have} of the session only.";
/// One topic.
pub(super) const LACK_TOPICS: &str =
    "They are all about one topic; the same on another topic would weigh more.";
/// Contrary evidence.
pub(super) const LACK_CONTRARY: &str = "There is too much on the other side: {have}.";
/// No process measure agrees.
pub(super) const LACK_MEASURE: &str =
    "Nothing in how the talk went (who follows whom, who breaks in) bears it out yet.";

/// Neither enough turns nor enough time.
pub(super) const FLOOR_TURNS: &str = "The family takes {have} turns here; it takes {need} of them or fifteen minutes to say anything about three people.";
/// The stretch is short.
pub(super) const FLOOR_MINUTES: &str = "This stretch lasts {have} minutes.";
/// No times.
pub(super) const FLOOR_UNTIMED: &str = "The transcript has no times to measure its length by.";
/// No cue pack.
pub(super) const FLOOR_LANGUAGE: &str =
    "There is no cue pack for the language of this transcript, so no acts were coded.";
/// Nobody knows who speaks.
pub(super) const FLOOR_SPEAKERS: &str = "It is not known who speaks {share} of the words; nothing about three people can be said from that.";
/// Fewer than three members.
pub(super) const FLOOR_PEOPLE: &str = "Fewer than three members of the family are here.";

/// Coalition: what was seen.
pub(super) const COALITION: &str = "In this session {pair} took a position together against {c} {n}; one of them stood up for {c} {m}. \
    One reading is a coalition: the more {pair} find each other over {c}, the more {c} stays outside or pushes back, and the more that \
    happens the closer the others stand.";
/// Coalition: other readings.
pub(super) const COALITION_PARALLEL: &str =
    "{a} and {b} each have their own quarrel with {c}, and agree about it when it comes up.";
/// Everybody does.
pub(super) const COALITION_SCAPEGOAT: &str =
    "Criticism of {c} comes from others too: {c} may be where everyone's trouble gathers.";
/// A dispute of one, backed by the other.
pub(super) const COALITION_CONFLICT: &str = "{p} and {c} are in conflict and {q} stands by {p} in it, here and now, without a standing side.";
/// Protection.
pub(super) const COALITION_SHELTER: &str =
    "{b} may be seeking shelter with {a}, or {a} giving it: ask what would make it unsafe.";
/// Coalition: what would settle it.
pub(super) const COALITION_SETTLE: &str = "Whether it recurs on another topic and unprompted; whether {a} can stay out while {b} and {c} deal \
    with each other; whether anyone speaks up for {c}.";
/// Step-families need time.
pub(super) const COALITION_BLENDED: &str =
    "Where families have joined in the last two years this may be two families still joining.";

/// Conflict: what was seen.
pub(super) const CONFLICT: &str = "In this session {a} criticised {b} {n} and {b} criticised {a} {m}, in {e}; something was mended {r}. \
    One reading is a conflict between the two that feeds itself: the more one presses, the more the other answers in kind.";
/// Conflict: other reading.
pub(super) const CONFLICT_RIVAL: &str =
    "A heated exchange of two who can mend it: disagreement spoken openly, not a standing quarrel.";
/// Conflict: joint parenting is not it.
pub(super) const CONFLICT_RIVAL_CHILD: &str =
    "An ordinary struggle over rules between a parent and a child, which ends in decisions.";
/// Conflict: what would settle it.
pub(super) const CONFLICT_SETTLE: &str = "How the next disagreement between {a} and {b} ends: decided, dropped, or turned to someone else.";

/// Alliance: what was seen.
pub(super) const ALLIANCE: &str = "In this session {a} and {b} were warm or helpful to each other {n}, and most of it needed no opponent. \
    One reading is an alliance: a strength to build on.";
/// Alliance: other reading.
pub(super) const ALLIANCE_RIVAL: &str = "Politeness in the room, which says little about home.";
/// Alliance: what would settle it.
pub(super) const ALLIANCE_SETTLE: &str =
    "Whether {a} and {b} do something together in the room without anyone being run down.";
/// Coalition: what the trio's episodes say.
pub(super) const COALITION_CONFIGURATION: &str =
    "{pair} were bound against {c} in {k} of {e} of open disagreement among the three.";
