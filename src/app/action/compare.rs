//! What stands beside the map, and which of both is the earlier.

use std::fmt;
use std::str::FromStr;

/// What comparing maps offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// Choose what stands beside the map, or let nothing stand there.
    Toggle,
    /// The goal.
    Goal,
    /// A kept state, by its place in the list.
    Kept(usize),
    /// The map of another case: choose its file.
    Case,
    /// The other of both is the earlier.
    Swap,
}

/// Those that carry nothing but their name.
const PLAIN: [(CompareAction, &str); 4] = [
    (CompareAction::Toggle, "toggle"),
    (CompareAction::Goal, "goal"),
    (CompareAction::Case, "case"),
    (CompareAction::Swap, "swap"),
];

impl fmt::Display for CompareAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept(index) => write!(f, "kept:{index}"),
            plain => {
                let named = PLAIN.iter().find(|(action, _)| action == plain);
                f.write_str(named.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for CompareAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        if let Some(index) = written.strip_prefix("kept:") {
            return index.parse().map(Self::Kept).map_err(|_| ());
        }
        let named = PLAIN.iter().find(|(_, name)| *name == written);
        named.map(|(action, _)| *action).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_read_as_it_is_written() {
        let plain = PLAIN.iter().map(|(action, _)| *action);
        for action in plain.chain([CompareAction::Kept(3)]) {
            assert_eq!(action.to_string().parse(), Ok(action));
        }
    }
}
