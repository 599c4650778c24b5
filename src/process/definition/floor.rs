//! Definitions: talk time, turns, and how evenly they are shared.

use super::{Definition, Needs};

/// Talk time.
pub static TALK_TIME: Definition = Definition {
    id: "talk-time",
    name: "Talk time",
    meaning: "How long a member’s voice sounds.",
    formula: "Length of all the moments in which the member speaks; where a member’s own utterances overlap, the moment counts once.",
    unit: "seconds",
    range: "0 and up, at most the length of the stretch",
    needs: Needs::Times,
    undefined: "Without starts and ends, and in captions that roll up.",
    source: "Bredin et al. (2020), pyannote.audio: label duration",
};

/// Talk time, every utterance at its full length.
pub static SUMMED_TALK_TIME: Definition = Definition {
    id: "summed-talk-time",
    name: "Talk time, summed",
    meaning: "How long a member’s utterances last, put end to end.",
    formula: "Sum of the lengths of the member’s utterances; where they overlap each other, the moment counts twice.",
    unit: "seconds",
    range: "talk time and up",
    needs: Needs::Times,
    undefined: "Without starts and ends, and in captions that roll up.",
    source: "Bredin et al. (2020), pyannote.audio: chart of an annotation",
};

/// Words.
pub static WORDS: Definition = Definition {
    id: "words",
    name: "Words",
    meaning: "How many words a member says.",
    formula: "Words of the member’s utterances that begin in the stretch; in scripts that write no spaces between words, characters.",
    unit: "words",
    range: "0 and up",
    needs: Needs::Words,
    undefined: "Never.",
    source: "Project’s choice",
};

/// Share of the floor.
pub static SHARE: Definition = Definition {
    id: "share",
    name: "Share of the floor",
    meaning: "Which part of the talk is one member’s.",
    formula: "The member’s talk time divided by that of the whole family; for the therapist, by that of everybody. Without times the same with words.",
    unit: "none",
    range: "0 to 1; the family’s shares add up to 1",
    needs: Needs::Order,
    undefined: "Where nobody of the group speaks.",
    source: "Parsons & Alexander (1973), Short-term family intervention",
};

/// Turns.
pub static TURNS: Definition = Definition {
    id: "turns",
    name: "Turns",
    meaning: "How often a member takes the floor.",
    formula: "Runs of one member’s utterances that begin in the stretch. A sign of listening (“mhm”, “yeah right”) is no turn and ends none, unless it answers somebody else’s question.",
    unit: "turns",
    range: "0 and up",
    needs: Needs::Order,
    undefined: "Never.",
    source: "Jaffe & Feldstein (1970), Rhythms of Dialogue",
};

/// Words in a turn.
pub static TURN_WORDS: Definition = Definition {
    id: "turn-words",
    name: "Turn length in words",
    meaning: "How much a member says in one go.",
    formula: "Words of each of the member’s turns: mean, median, quartiles and the longest.",
    unit: "words",
    range: "0 and up",
    needs: Needs::Words,
    undefined: "For who has no turn.",
    source: "Jaffe & Feldstein (1970), Rhythms of Dialogue",
};

/// Seconds in a turn.
pub static TURN_SECONDS: Definition = Definition {
    id: "turn-seconds",
    name: "Turn length in time",
    meaning: "How long a member holds the floor in one go.",
    formula: "From each turn’s first start to its last end, pauses included: mean, median, quartiles and the longest.",
    unit: "seconds",
    range: "0 and up",
    needs: Needs::Times,
    undefined: "Without starts and ends, in captions that roll up, and for who has no turn.",
    source: "Jaffe & Feldstein (1970), Rhythms of Dialogue",
};

/// Speech rate.
pub static SPEECH_RATE: Definition = Definition {
    id: "speech-rate",
    name: "Speech rate",
    meaning: "How fast a member speaks while speaking.",
    formula: "60 times the member’s words divided by the seconds of the utterances they stand in.",
    unit: "words per minute",
    range: "0 and up",
    needs: Needs::FineTimes,
    undefined: "With fewer than 20 words; where times are whole seconds, or cues were stretched until they touch.",
    source: "Jaffe & Feldstein (1970), Rhythms of Dialogue; words in place of syllables",
};

/// Normalised entropy of shares.
pub static ENTROPY: Definition = Definition {
    id: "entropy",
    name: "Evenness",
    meaning: "How evenly the floor is shared: 1 when all have the same part, 0 when one has all.",
    formula: "Minus the sum of each share times its logarithm, divided by the logarithm of the number of people who speak in the session.",
    unit: "none",
    range: "0 to 1",
    needs: Needs::Order,
    undefined: "With fewer than two people, and where nobody of them speaks.",
    source: "Shannon (1948), A mathematical theory of communication",
};

/// Gini coefficient of shares.
pub static GINI: Definition = Definition {
    id: "gini",
    name: "Gini coefficient",
    meaning: "How unevenly the floor is shared: 0 when all have the same part.",
    formula: "Sum over all pairs of people, in both orders, of the difference of their shares, divided by twice the number of people.",
    unit: "none",
    range: "0 to (n − 1) ÷ n for n people",
    needs: Needs::Order,
    undefined: "With fewer than two people, and where nobody of them speaks.",
    source: "Gini (1912), Variabilità e mutabilità",
};

/// Jensen–Shannon divergence from equal shares.
pub static DIVERGENCE: Definition = Definition {
    id: "divergence",
    name: "Distance from equal shares",
    meaning: "How far the shares are from being equal: 0 when they are.",
    formula: "Entropy of the shares averaged with equal shares, less the average of the two entropies, in bits (Jensen–Shannon divergence).",
    unit: "bits",
    range: "0 to below 1",
    needs: Needs::Order,
    undefined: "With fewer than two people, and where nobody of them speaks.",
    source: "Lin (1991), Divergence measures based on the Shannon entropy",
};

/// The largest share.
pub static LARGEST_SHARE: Definition = Definition {
    id: "largest-share",
    name: "Largest share",
    meaning: "Who has most of the floor, and how much of it.",
    formula: "The largest of the shares.",
    unit: "none",
    range: "1 ÷ n to 1 for n people",
    needs: Needs::Order,
    undefined: "With fewer than two people, and where nobody of them speaks.",
    source: "Project’s choice",
};
