//! Definitions: silences, whose they are, and how long answers take.

use super::{Definition, Needs};

/// A pause.
pub static PAUSE: Definition = Definition {
    id: "pause",
    name: "Pause",
    meaning: "A silence within what one member says.",
    formula: "A stretch in which nobody speaks, with the same speaker before and after; of several who stop, the last to stop counts.",
    unit: "seconds",
    range: "above 0",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Sacks, Schegloff & Jefferson (1974), A simplest systematics for the organization of turn-taking; Heldner & Edlund (2010), Pauses, gaps and overlaps in conversations",
};

/// A gap.
pub static GAP: Definition = Definition {
    id: "gap",
    name: "Gap",
    meaning: "A silence between one member and the next; everyday gaps centre near 0.2 seconds, therapy is slower.",
    formula: "A stretch in which nobody speaks, with different speakers before and after, that is no lapse.",
    unit: "seconds",
    range: "above 0",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Sacks, Schegloff & Jefferson (1974), A simplest systematics for the organization of turn-taking; Levinson & Torreira (2015), Timing in turn-taking",
};

/// A lapse.
pub static LAPSE: Definition = Definition {
    id: "lapse",
    name: "Lapse",
    meaning: "The talk stops: a long silence between members, with nobody asked.",
    formula: "A gap that is a long silence and belongs to everyone.",
    unit: "seconds",
    range: "3 and up",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Sacks, Schegloff & Jefferson (1974), A simplest systematics for the organization of turn-taking",
};

/// A long silence.
pub static LONG_SILENCE: Definition = Definition {
    id: "long-silence",
    name: "Long silence",
    meaning: "A silence long enough to notice in this session; it may be thought, grief or respect.",
    formula: "A stretch in which nobody speaks, of at least 3 seconds, and at least the median of the session’s silences plus three times their median absolute deviation.",
    unit: "seconds",
    range: "3 and up",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Levitt (2001), Sounds of silence in psychotherapy",
};

/// Whose a long silence is.
pub static SILENCE_OWNED: Definition = Definition {
    id: "silence-owned",
    name: "Whose silence",
    meaning: "To whom a long silence belongs: who was asked, or who paused.",
    formula: "Whoever was asked by name; else whoever was just talking with the one who asks, if they answer; else the speaker who goes on; else everyone.",
    unit: "silences and seconds",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Jaffe & Feldstein (1970), Rhythms of Dialogue; Sacks, Schegloff & Jefferson (1974)",
};

/// Who breaks long silences.
pub static SILENCE_BROKEN: Definition = Definition {
    id: "silence-broken",
    name: "Silence broken",
    meaning: "Who speaks first after a long silence, and after whom it fell silent.",
    formula: "For each ordered pair, the long silences after an utterance of the first that the second ends.",
    unit: "silences",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch.",
    source: "Levitt (2001), Sounds of silence in psychotherapy",
};

/// Response latency.
pub static LATENCY: Definition = Definition {
    id: "latency",
    name: "Response latency",
    meaning: "How long one member takes to answer another: compare a pair with itself and with the session, never with a norm.",
    formula: "From the end of a turn that asks or names the one who answers to the start of the answer: median and median absolute deviation over the pair’s answers. Below five answers it is an anecdote.",
    unit: "seconds",
    range: "below 0 where the answer comes in early, and up",
    needs: Needs::FineTimes,
    undefined: "Where times are whole seconds, or cues were stretched until they touch; for pairs without an answer.",
    source: "Jaffe & Feldstein (1970), Rhythms of Dialogue; Sacks, Schegloff & Jefferson (1974)",
};
