//! Definitions: what becomes of the floor when two speak at once.

use super::{Definition, Needs};

const UNDEFINED: &str = "Where times are whole seconds, or cues were stretched until they touch; see marked interruptions.";

/// Floor taken.
pub static FLOOR_TAKEN: Definition = Definition {
    id: "floor-taken",
    name: "Floor taken",
    meaning: "One comes in, the other stops unfinished, and the newcomer goes on.",
    formula: "Overlaps of at least 0.2 seconds in which the speaker stops within 1 second with the sentence open, and the newcomer speaks for at least 1.5 seconds.",
    unit: "times, per ordered pair",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: UNDEFINED,
    source: "Beattie (1982), Turn-taking and interruption in political interviews; Roger, Bull & Smith (1988), classification of interruptions",
};

/// Attempt.
pub static ATTEMPT: Definition = Definition {
    id: "attempt",
    name: "Attempt",
    meaning: "One comes in and stops first; the other goes on.",
    formula: "Overlaps of at least 0.2 seconds in which the newcomer ends no later than the speaker, and neither listens nor assents.",
    unit: "times, per ordered pair",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: UNDEFINED,
    source: "Roger, Bull & Smith (1988), The development of a comprehensive system for classifying interruptions",
};

/// Contest.
pub static CONTEST: Definition = Definition {
    id: "contest",
    name: "Contest",
    meaning: "One comes in and neither gives way at once.",
    formula: "Overlaps of at least 0.2 seconds in which the newcomer ends last, and the speaker goes on for more than 1 second or the newcomer holds the floor for less than 1.5.",
    unit: "times, per ordered pair",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: UNDEFINED,
    source: "Roger, Bull & Smith (1988), The development of a comprehensive system for classifying interruptions",
};

/// Cooperative overlap.
pub static COOPERATIVE: Definition = Definition {
    id: "cooperative",
    name: "Going along",
    meaning: "One comes in to agree, briefly: contact, not control.",
    formula: "Overlaps of at least 0.2 seconds in which the newcomer begins with a word of assent and speaks for at most 3 seconds.",
    unit: "times, per ordered pair",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: UNDEFINED,
    source: "Murata (1994), Intrusive or co-operative? A cross-cultural study of interruption",
};

/// Backchannel.
pub static BACKCHANNEL: Definition = Definition {
    id: "backchannel",
    name: "Sign of listening",
    meaning: "One shows they listen, or laughs, while the other speaks; the floor is never in question.",
    formula: "Overlaps of at least 0.2 seconds in which the newcomer says at most two words from a list of signs of listening, or no word.",
    unit: "times, per ordered pair",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: UNDEFINED,
    source: "Yngve (1970), On getting a word in edgewise",
};

/// Early start.
pub static EARLY_START: Definition = Definition {
    id: "early-start",
    name: "Early start",
    meaning: "One starts as the other finishes: ordinary timing, no contest.",
    formula: "Overlaps of at least 0.2 seconds in which the speaker stops within 1 second at the end of a sentence.",
    unit: "times, per ordered pair",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: UNDEFINED,
    source: "Heldner & Edlund (2010), Pauses, gaps and overlaps in conversations",
};

/// Interruptions by opportunity.
pub static INTERRUPTION_RATE: Definition = Definition {
    id: "interruption-rate",
    name: "Interruptions per hundred turns",
    meaning: "How often one interrupts the other, given how often the other has the floor.",
    formula: "100 times the floor taken, attempts and contests of the first over the second, divided by the second’s turns.",
    unit: "per hundred turns",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch; where the other has no turn.",
    source: "Zimmerman & West (1975), Sex roles, interruptions and silences in conversation",
};

/// Net interruptions.
pub static INTERRUPTION_BALANCE: Definition = Definition {
    id: "interruption-balance",
    name: "Net interruptions",
    meaning: "Which of two interrupts the other more: above 0 the first, below 0 the second.",
    formula: "Interruptions per hundred turns of the first over the second, less those of the second over the first.",
    unit: "per hundred turns",
    range: "any",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch; where one of the two has no turn.",
    source: "Zimmerman & West (1975), Sex roles, interruptions and silences in conversation",
};

/// Interruptions that show without times.
pub static MARKED_INTERRUPTION: Definition = Definition {
    id: "marked-interruption",
    name: "Marked interruption",
    meaning: "The transcriber’s mark says that one breaks off and another goes on: a lower bound, since none mark all.",
    formula: "Utterances that the file marks as broken in upon, or, without such marks, that end with a dash, points or slashes; with another speaker right after.",
    unit: "times",
    range: "0 and up",
    needs: Needs::Words,
    undefined: "Never.",
    source: "Jefferson (2004), Glossary of transcript symbols; MacWhinney (2000), The CHILDES Project",
};
