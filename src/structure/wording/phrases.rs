//! The texts of readings, apart from the rules. Tentative, non-blaming, circular where a pattern has two sides.

use crate::stance::Ending;

/// Too few acts.
pub(in crate::structure) const LACK_ACTS: &str =
    "{have} independent moments so far; it takes {need}.";
/// Too few triadic acts.
pub(in crate::structure) const LACK_TRIADIC: &str =
    "Fewer than {need} moments show two taking a position together about a third.";
/// Somebody said to take part did not act.
pub(in crate::structure) const LACK_ACTOR: &str =
    "{a} does nothing in these moments that shows it.";
/// Bunched in time.
pub(in crate::structure) const LACK_FIFTHS: &str =
    "The moments stand in {have} of the session only.";
/// One topic.
pub(in crate::structure) const LACK_TOPICS: &str =
    "They are all about one topic; the same on another topic would weigh more.";
/// Contrary evidence.
pub(in crate::structure) const LACK_CONTRARY: &str = "There is too much on the other side: {have}.";
/// No process measure agrees.
pub(in crate::structure) const LACK_MEASURE: &str =
    "Nothing in how the talk went (who follows whom, who breaks in) bears it out yet.";

/// Measures show that, not why.
pub(in crate::structure) const LACK_WHY: &str =
    "Measures show that it is so, not why; the room shows more than a transcript.";

/// Neither enough turns nor enough time.
pub(in crate::structure) const FLOOR_TURNS: &str = "The family takes {have} turns here; it takes {need} of them or fifteen minutes to say anything about three people.";
/// The stretch is short.
pub(in crate::structure) const FLOOR_MINUTES: &str = "This stretch lasts {have} minutes.";
/// No times.
pub(in crate::structure) const FLOOR_UNTIMED: &str =
    "The transcript has no times to measure its length by.";
/// No cue pack.
pub(in crate::structure) const FLOOR_LANGUAGE: &str =
    "There is no cue pack for the language of this transcript, so no acts were coded.";
/// Nobody knows who speaks.
pub(in crate::structure) const FLOOR_SPEAKERS: &str = "It is not known who speaks {share} of the words; nothing about three people can be said from that.";
/// Fewer than three members.
pub(in crate::structure) const FLOOR_PEOPLE: &str =
    "Fewer than three members of the family are here.";

/// Coalition: what was seen.
pub(in crate::structure) const COALITION: &str = "In this session {pair} took a position together against {c} {n}; {m}. \
    One reading is a coalition: the more {pair} find each other over {c}, the more {c} stays outside or pushes back, and the more that \
    happens the closer the others stand.";
/// Coalition: other readings.
pub(in crate::structure) const COALITION_PARALLEL: &str =
    "{a} and {b} each have their own quarrel with {c}, and agree about it when it comes up.";
/// Everybody does.
pub(in crate::structure) const COALITION_SCAPEGOAT: &str =
    "Criticism of {c} comes from others too: {c} may be where everyone's trouble gathers.";
/// A dispute of one, backed by the other.
pub(in crate::structure) const COALITION_CONFLICT: &str = "{p} and {c} are in conflict and {q} stands by {p} in it, here and now, without a standing side.";
/// Coalition: what would settle it.
pub(in crate::structure) const COALITION_SETTLE: &str = "Whether it recurs on another topic and unprompted; whether {a} can stay out while {b} and {c} deal \
    with each other; whether anyone speaks up for {c}.";
/// Step-families need time.
pub(in crate::structure) const COALITION_BLENDED: &str =
    "Where families have joined in the last two years this may be two families still joining.";

/// Conflict: what was seen.
pub(in crate::structure) const CONFLICT: &str = "In this session {a} criticised {b} {n} and {b} criticised {a} {m}, in {e}; {r}. \
    One reading is a conflict between the two that feeds itself: the more one presses, the more the other answers in kind.";
/// Conflict: other reading.
pub(in crate::structure) const CONFLICT_RIVAL: &str =
    "A heated exchange of two who can mend it: disagreement spoken openly, not a standing quarrel.";
/// Conflict: joint parenting is not it.
pub(in crate::structure) const CONFLICT_RIVAL_CHILD: &str =
    "An ordinary struggle over rules between a parent and a child, which ends in decisions.";
/// Conflict: what would settle it.
pub(in crate::structure) const CONFLICT_SETTLE: &str = "How the next disagreement between {a} and {b} ends: decided, dropped, or turned to someone else.";

/// Conflict: how its episodes ended.
pub(in crate::structure) const CONFLICT_ENDINGS: &str = "How these episodes ended: {e}.";
/// Endings.
pub(in crate::structure) const ENDINGS: [(Ending, &str); 4] = [
    (Ending::Resolved, "settled"),
    (Ending::Diverted, "turned to something or somebody else"),
    (Ending::Dropped, "dropped"),
    (Ending::Open, "left open"),
];

/// Alliance: what was seen.
pub(in crate::structure) const ALLIANCE: &str = "In this session {a} and {b} were warm or helpful to each other {n}, and most of it needed no opponent. \
    One reading is an alliance: a strength to build on.";
/// Alliance: other reading.
pub(in crate::structure) const ALLIANCE_RIVAL: &str =
    "Politeness in the room, which says little about home.";
/// Alliance: what would settle it.
pub(in crate::structure) const ALLIANCE_SETTLE: &str =
    "Whether {a} and {b} do something together in the room without anyone being run down.";
/// Conflict and coalition: who breaks in, the side first that does it at all.
pub(in crate::structure) const BREAKS_IN: &str =
    "{a} took the floor from {b} {i}, {b} from {a} {j}.";
/// Alliance: who follows whom.
pub(in crate::structure) const CONTACT: &str =
    "They follow each other {f} times as often as their shares of the talk lead to expect.";
/// Coalition, held back: too little from each.
pub(in crate::structure) const COALITION_FEW: &str =
    "It takes two independent criticisms from each of the two, and more moments that bind them.";
/// Coalition, held back: others do the same.
pub(in crate::structure) const COALITION_EVERYONE: &str =
    "Others stand with either of the two against the third as well; the bond is not theirs alone.";
/// Coalition, held back: no bond.
pub(in crate::structure) const COALITION_COOL: &str =
    "The two are not clearly warmer to each other than to the third.";
/// Coalition, held back: one issue.
pub(in crate::structure) const COALITION_ONE_ISSUE: &str =
    "All of it belongs to one quarrel: taking sides on one issue.";
/// Coalition, held back: the third is defended.
pub(in crate::structure) const COALITION_DEFENDED: &str =
    "One of the two stands up for the third as often as they stand together against.";
/// Coalition, held back: other readings do as well.
pub(in crate::structure) const COALITION_OTHERS: &str =
    "Other readings explain the same moments about as well.";
/// Coalition: what the trio's episodes say.
pub(in crate::structure) const COALITION_CONFIGURATION: &str =
    "{pair} were bound against {c} in {k} of {e} of open disagreement among the three.";

/// Triangulation: what was seen.
pub(in crate::structure) const TRIANGULATION: &str = "In this session {a} asked {k} for backing against {b} {n}, and {b} asked {k} for backing against {a} {m}; \
    {r}. One reading is that each of the parents reaches for {k} when the other does, and whichever way {k} turns, someone is hurt.";
/// Triangulation: whether the child declined.
pub(in crate::structure) const DECLINED: [&str; 2] =
    ["{k} declined {t}", "{k} did not decline to side"];
/// Triangulation: other reading.
pub(in crate::structure) const TRIANGULATION_RIVAL: &str =
    "{k} leans to one parent already, and only that side is live: then it is a coalition.";
/// Triangulation: what would settle it.
pub(in crate::structure) const TRIANGULATION_SETTLE: &str = "Whether {a} and {b} can disagree with each other while {k} does something else; whether {k} grows \
    quiet when both turn to {k}.";

/// Inverted hierarchy: what was seen.
pub(in crate::structure) const HIERARCHY: &str = "In this session {k} laid down the rule for {a} {n}, {a} gave way or asked leave {m}, and {h}. \
    One reading is that the more {k} decides the less {a} does, and the less {a} does the more {k} has to.";
/// Inverted hierarchy: whether the parent's own rules held.
pub(in crate::structure) const RULE_HELD: [&str; 2] =
    ["a rule of {a} held {t}", "no rule of {a} held"];
/// Inverted hierarchy: other reading.
pub(in crate::structure) const HIERARCHY_RIVAL: &str =
    "{k} speaks up about {k}'s own life, as grows with age, or has been put in charge openly.";
/// Inverted hierarchy: what would settle it.
pub(in crate::structure) const HIERARCHY_SETTLE: &str = "One small decision that is {a}'s to make: who proposes, who settles, and whether it holds ten minutes later.";

/// Overinvolvement: what was seen.
pub(in crate::structure) const OVERINVOLVEMENT: &str = "In this session {a} {did}. \
    One reading is a closeness that leaves little room: the more {a} helps, the less {b} has to say, and the less {b} says the more {a} helps.";
/// Overinvolvement: what one did, of which what was not done is left out.
pub(in crate::structure) const SPOKE_FOR: &str = "spoke for {b} {t}";
/// The same: what the other feels.
pub(in crate::structure) const READ_MIND: &str = "said what {b} feels or means {t}";
/// The same: care beyond need, or adult trouble handed over.
pub(in crate::structure) const LEANED: &str = "shielded or leaned on {b} {t}";
/// Overinvolvement: who is spoken of while there.
pub(in crate::structure) const OVERINVOLVEMENT_MEASURE: &str =
    "{a} spoke of {b}, who was there, without speaking to {b} {t}.";
/// Overinvolvement: other reading.
pub(in crate::structure) const OVERINVOLVEMENT_RIVAL: &str = "Care that fits {b}'s age, health or language, or the family's way of being close, and troubles nobody.";
/// Overinvolvement: what would settle it.
pub(in crate::structure) const OVERINVOLVEMENT_SETTLE: &str = "What {a} does when {b} is asked directly and takes time; what happens when {b} corrects {a} ({d}).";

/// Overinvolvement: whether the other corrected.
pub(in crate::structure) const CORRECTED: [&str; 2] = ["here {t}", "it did not happen here"];

/// Isolation: what was seen.
pub(in crate::structure) const ISOLATION: &str = "In this session little reached {a}: {t} of what members said to each other, and {n}. \
    One reading is that {a} stands outside, and the less is said to {a} the less {a} brings in.";
/// Isolation: the figures.
pub(in crate::structure) const ISOLATION_MEASURE: &str = "{a} speaks {w} of the family's words and hears {t} of what members say to each other; an even share is {e}.";
/// Isolation: other reading.
pub(in crate::structure) const ISOLATION_RIVAL: &str = "{a} is quiet by choice or by language today, or listens and is checked with in ways a transcript does not show.";
/// Isolation with exclusion: other reading.
pub(in crate::structure) const ISOLATION_RIVAL_SHUT: &str =
    "{a} was left out of this matter only, for a reason the family would name.";
/// Isolation: what would settle it.
pub(in crate::structure) const ISOLATION_SETTLE: &str = "Whether {a} answers when invited, tries and is not taken up, or is spoken for: withdrawn, shut out and protected differ.";

/// Disengagement: what was seen.
pub(in crate::structure) const DISENGAGEMENT: &str = "In this session {s} of what members said was said to a member, the rest to the therapist, and {n} \
    of warmth or opposition passed between them. One reading is a family in which little of one reaches the others.";
/// Disengagement: the figures.
pub(in crate::structure) const DISENGAGEMENT_MEASURE: &str =
    "{s} of the members' utterances with a known addressee are said to a member.";
/// Disengagement: other reading.
pub(in crate::structure) const DISENGAGEMENT_RIVAL: &str = "The session itself: everyone answered the therapist, who did the linking. Or a family of few words.";
/// Disengagement: what would settle it.
pub(in crate::structure) const DISENGAGEMENT_SETTLE: &str = "Two members asked to talk to each other about something that matters, with the therapist silent: does it hold for four turns?";

/// Attacking detour: what was seen.
pub(in crate::structure) const DETOURING_ATTACKING: &str = "In this session {a} and {b} turned to {k} {n} soon after tension between the two of them, mostly with \
    complaint, and the tension rested. One reading is that trouble between {a} and {b} finds its rest in talk about {k}, and {k} gives them \
    something to talk about.";
/// Supporting detour: what was seen.
pub(in crate::structure) const DETOURING_SUPPORTING: &str = "In this session {a} and {b} turned to {k} {n} soon after tension between the two of them, mostly with \
    worry, and the tension rested. One reading is that trouble between {a} and {b} finds its rest in care for {k}, and {k} gives them something \
    to care for.";
/// Detour: the base-rate test.
pub(in crate::structure) const DETOURING_CHANCE: &str = "They turned to {k} after {q} {n}; moved round the session, talk about {k} falls there as often in {p} of 100 places.";
/// Detour: what kind.
pub(in crate::structure) const DETOURING_KIND: &str = "There the two {x}, and {y}.";
/// Detour: attack.
pub(in crate::structure) const DETOURING_ATTACKED: [&str; 2] = [
    "found fault with {k} or gave orders {t}",
    "neither found fault with {k} nor gave orders",
];
/// Detour: worry.
pub(in crate::structure) const DETOURING_WORRIED: [&str; 2] = [
    "worried or spoke for {k} {t}",
    "neither worried nor spoke for {k}",
];
/// Detour: other reading.
pub(in crate::structure) const DETOURING_RIVAL: &str = "{a} and {b} have a real concern about {k} and come back to it together, quarrel or no quarrel.";
/// Detour: the two also parent together.
pub(in crate::structure) const DETOURING_RIVAL_PARENTING: &str = "{a} and {b} deal with a real problem of {k} together: they set rules, and find good things to say as well.";
/// Detour: what would settle it.
pub(in crate::structure) const DETOURING_SETTLE: &str = "Whether {a} and {b} can stay with their own matter for ten turns when {k} is kept out of it; how often \
    they turn to {k} with no tension before it.";

/// Boundary: members step over it.
pub(in crate::structure) const BOUNDARY_DIFFUSE: &str = "The line between {one} on one side and {other} on the other was stepped over {n} (answering for, adult matters put to \
    the young, rules from below) and {k}.";
/// Boundary: whether it was kept.
pub(in crate::structure) const KEPT: [&str; 2] = ["kept {t}", "not kept once"];
/// Boundary: little gets through.
pub(in crate::structure) const BOUNDARY_RIGID: &str = "What {one} on one side and {other} on the other say to each other across the line is {t} of what even talk would lead to expect.";
/// Boundary: it holds.
pub(in crate::structure) const BOUNDARY_CLEAR: &str = "Between {one} on one side and {other} on the other a rule was kept, a side refused or a member shielded {k}; the line was {n}.";
/// Boundary: whether it was stepped over.
pub(in crate::structure) const STEPPED_OVER: [&str; 2] =
    ["stepped over {t}", "not stepped over once"];
/// Boundary: nothing to tell it from.
pub(in crate::structure) const BOUNDARY_UNKNOWN: &str = "There is too little to tell the boundary between {one} on one side and {other} on the other from.";
/// Boundary of an overinvolved pair.
pub(in crate::structure) const BOUNDARY_CLOSE: &str =
    "{one} and {other} step into each other's own business often.";
/// Boundary around somebody outside.
pub(in crate::structure) const BOUNDARY_OUTSIDE: &str =
    "Little passes between {one} and the others ({other}).";
/// Boundary under a safety flag.
pub(in crate::structure) const BOUNDARY_WITHHELD: &str =
    "Words that may concern safety come first; this boundary is not assessed.";

/// Conflict: whether something was mended.
pub(in crate::structure) const MENDED: [&str; 2] =
    ["amends were made {t}", "neither made amends to the other"];
/// Coalition: whether one of the two defends the third.
pub(in crate::structure) const DEFENDED: [&str; 2] = [
    "one of them stood up for {c} {t}",
    "neither of them stood up for {c}",
];

/// Scapegoating: what was seen. The senders are the pattern.
pub(in crate::structure) const SCAPEGOATING: &str = "In this session {who} found fault with {c} {n}, half or more of all fault that was found. \
    One reading is that trouble of several kinds gathers at {c}: the more is looked for there, the more is found.";
/// Scapegoating: other reading.
pub(in crate::structure) const SCAPEGOATING_RIVAL: &str =
    "A real problem of {c}'s that all of them feel, told in a hard hour.";
/// Scapegoating: what would settle it.
pub(in crate::structure) const SCAPEGOATING_SETTLE: &str = "What {who} find fault with when {c} is not there; one thing {c} did well this week, told by each.";
/// Split loyalty: what was seen.
pub(in crate::structure) const LOYALTY: &str = "In this session {k} declined to side, stood up for one of them or turned the talk elsewhere {n} while {a} and {b} were at odds, \
    and was warm to both. One reading is that {k} may be carrying the peace.";
/// Split loyalty: other reading.
pub(in crate::structure) const LOYALTY_RIVAL: &str =
    "{k} has something else in mind, and means no more by it.";
/// Split loyalty: what would settle it.
pub(in crate::structure) const LOYALTY_SETTLE: &str =
    "Whether {k} can do something else while {a} and {b} finish one difference between them.";
/// Conflict avoidance: what was seen.
pub(in crate::structure) const AVOIDANCE: &str = "In this session {q} came up between {a} and {b}, and {n} it was denied or the talk went elsewhere within two turns. \
    One reading is that each spares the other: the less is said, the more there is to spare.";
/// Conflict avoidance: other reading.
pub(in crate::structure) const AVOIDANCE_RIVAL: &str =
    "Small things that two who know each other need not finish in front of a stranger.";
/// Conflict avoidance: what would settle it.
pub(in crate::structure) const AVOIDANCE_SETTLE: &str =
    "How one difference ends when {a} and {b} are asked to stay with it for five minutes.";
/// Parental child: what was seen.
pub(in crate::structure) const PARENTAL: &str = "In this session {k} directed or looked after brothers and sisters {n}, with a parent's backing. \
    One reading is a job that {k} has been given.";
/// Parental child: other reading.
pub(in crate::structure) const PARENTAL_RIVAL: &str = "A good brother or sister, for an hour. As long as the job is open, limited and backed it is a strength.";
/// Parental child: what would settle it.
pub(in crate::structure) const PARENTAL_SETTLE: &str =
    "Whether the job has hours and limits; what {k} does instead when a parent takes it back.";
/// Parentified child: what was seen.
pub(in crate::structure) const PARENTIFIED: &str = "In this session {a} handed {k} an adult worry {n}{m}. \
    One reading is that {k} carries some of what is {a}'s: the better {k} does it, the more there is to carry.";
/// Parentified child: comfort given back, where there was any.
pub(in crate::structure) const COMFORTED: [&str; 2] =
    [", and {k} comforted or shielded {a} {t}", ""];
/// Parentified child: other reading.
pub(in crate::structure) const PARENTIFIED_RIVAL: &str =
    "Plain speech that fits {k}'s age, in a hard time, with the word that it is not {k}'s to mend.";
/// Parentified child: what would settle it.
pub(in crate::structure) const PARENTIFIED_SETTLE: &str =
    "Whom {a} would turn to if {k} had the evening off; what {k} has not had time for.";
/// Peripheral: what was seen.
pub(in crate::structure) const PERIPHERAL: &str = "{a} had {w} of the family's words and was spoken to {t} of the time; even would be {e}. \
    One reading is a place at the edge, with ties: the less {a} is asked, the less {a} says, and the other way round.";
/// Joint parenting: what was seen.
pub(in crate::structure) const PARENTING: &str = "In this session {a} and {b} between them turned to {k} {n}, with a rule kept and a good word for {k}. \
    One reading is two parents at work: a strength to build on.";
/// Joint parenting: other reading.
pub(in crate::structure) const PARENTING_RIVAL: &str =
    "Their own differences have no room while {k} is talked of.";
/// Joint parenting: what would settle it.
pub(in crate::structure) const PARENTING_SETTLE: &str =
    "Whether {a} and {b} do as well on a matter that is not {k}'s.";

/// A moment for a boundary.
pub(in crate::structure) const OPENING_BOUNDARY: &str =
    "Here {a} steps into what is {b}'s. A moment to ask {b}, and to wait for the answer.";
/// A moment for a boundary around a child.
pub(in crate::structure) const OPENING_DEMAND: &str =
    "Here {a} reaches {c} through {b}. A moment to take {b} out of it: say that to {c}.";
/// A moment for an enactment.
pub(in crate::structure) const OPENING_ENACTMENT: &str = "Here {a} speaks about {c}, who is there. A moment to say: tell {c}, and to let the two go on alone.";
/// A moment to stay with a quarrel.
pub(in crate::structure) const OPENING_STAY: &str = "Here {a} and {c} are at it directly. A moment to help them finish one point, without anyone joining.";
/// A moment for unbalancing.
pub(in crate::structure) const OPENING_UNBALANCING: &str = "Here {a} stands with {b} against {c}, and nobody answers. A moment to stand by {c} for a while, once all are joined.";
/// A moment to return to the couple.
pub(in crate::structure) const OPENING_RETURN: &str =
    "Here the talk goes to {c}. A moment to return to what was being said before.";
