//! Definitions: the room as a whole, and who speaks to whom.

use super::{Definition, Needs};

/// Speech.
pub static SPEECH: Definition = Definition {
    id: "speech",
    name: "Speech",
    meaning: "How long anybody speaks.",
    formula: "Length of all the moments in which at least one person speaks.",
    unit: "seconds",
    range: "0 to the length of the stretch",
    needs: Needs::Times,
    undefined: "Without starts and ends, and in captions that roll up.",
    source: "Bredin et al. (2020), pyannote.audio: support of a timeline",
};

/// Overlap.
pub static OVERLAP: Definition = Definition {
    id: "overlap",
    name: "Overlap",
    meaning: "How long two or more speak at once; overlap is not interruption.",
    formula: "Length of all the moments in which at least two different people speak.",
    unit: "seconds",
    range: "0 to the time of speech",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Bredin et al. (2020), pyannote.audio: overlap of an annotation",
};

/// Silence.
pub static SILENCE: Definition = Definition {
    id: "silence",
    name: "Silence",
    meaning: "How long nobody speaks.",
    formula: "The stretch, within the session’s first start and last end, less the time of speech.",
    unit: "seconds",
    range: "0 to the length of the stretch",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Heldner & Edlund (2010), Pauses, gaps and overlaps in conversations",
};

/// The therapist between.
pub static THERAPIST_BETWEEN: Definition = Definition {
    id: "therapist-between",
    name: "Through the therapist",
    meaning: "Which part of the family’s moves from one member to another passes through the therapist; above 0.6 the family hardly talks to itself.",
    formula: "Moves from one member through one therapist’s turn to another member, divided by these and the direct moves together.",
    unit: "none",
    range: "0 to 1",
    needs: Needs::Order,
    undefined: "Without a therapist, and where nobody of the family follows another.",
    source: "Minuchin & Fishman (1981), Family Therapy Techniques, on enactment; the threshold is the project’s choice",
};

/// Participation shifts.
pub static SHIFTS: Definition = Definition {
    id: "shifts",
    name: "Participation shifts",
    meaning: "How speaker and target change from one turn to the next; a third coming in between two (AB-XA, AB-XB) is the raw material of triangulation.",
    formula: "Each pair of neighbouring turns is one of thirteen shifts, or none. A turn that names nobody counts as spoken to the group.",
    unit: "times",
    range: "0 and up",
    needs: Needs::Words,
    undefined: "Where no turn names anybody.",
    source: "Gibson (2003), Participation shifts: order and differentiation in group conversation",
};

/// Addressing.
pub static ADDRESSING: Definition = Definition {
    id: "addressing",
    name: "Who speaks to whom by name",
    meaning: "How often one member calls another by name, or the label says whom they speak to: a lower bound, since most talk names nobody.",
    formula: "For each ordered pair, the utterances of the first that begin in the stretch and address the second and nobody else.",
    unit: "times",
    range: "0 and up",
    needs: Needs::Words,
    undefined: "Never; with more than 512 members no table is made.",
    source: "Jovanović & op den Akker (2004), Towards automatic addressee identification in multi-party dialogues",
};

/// Answered for.
pub static ANSWERED_FOR: Definition = Definition {
    id: "answered-for",
    name: "Answered for",
    meaning: "Somebody is asked by name and another answers first; it can be a kindness to small children, or through an interpreter.",
    formula: "Turns that ask one member by name and are followed by the turn of another who is neither of the two.",
    unit: "times",
    range: "0 and up",
    needs: Needs::Words,
    undefined: "Never; a file whose questions name nobody has none.",
    source: "Minuchin & Fishman (1981), Family Therapy Techniques, ch. 11",
};
