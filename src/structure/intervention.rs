//! What could be tried, in which words, what to expect, and when not to.

/// A structural intervention fitted to one hypothesis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intervention {
    /// Which hypothesis: index into the structure's hypotheses.
    pub hypothesis: usize,
    /// Its name: "Map sharing", "Enactment", "Boundary making", "Unbalancing", "Reframing", "Joining", "Detriangulation".
    pub name: &'static str,
    /// What to do, in a sentence with the members' names.
    pub step: String,
    /// Lines to say, with the members' names.
    pub say: Vec<String>,
    /// What should change by the next session if the reading is right.
    pub expect: String,
    /// When not to.
    pub hold: String,
}
