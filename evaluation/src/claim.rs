//! A pattern with its members in their parts, comparable between a label and a reading.

use std::fmt;

use kinmap::session::MemberId;
use kinmap::structure::{Hypothesis, Pattern};
use serde_json::Value;

use crate::labelled::{list, text};

/// A pattern and who takes which part in it, by member id; members and parents sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    pub pattern: String,
    pub members: Vec<String>,
    pub against: Option<String>,
    pub child: Option<String>,
    pub parents: Vec<String>,
}

impl Claim {
    /// What a reading claims.
    pub fn of(reading: &Hypothesis, ids: &[String]) -> Self {
        let id = |member: MemberId| ids.get(member.0).cloned().unwrap_or_default();
        let sorted = |members: &[MemberId]| {
            let mut ids: Vec<String> = members.iter().map(|&member| id(member)).collect();
            ids.sort();
            ids
        };
        Self {
            pattern: reading.pattern.name().to_owned(),
            members: sorted(&reading.members),
            against: reading.against.map(id),
            child: reading.child.map(id),
            parents: sorted(&reading.parents),
        }
    }

    /// What a label claims.
    pub fn labelled(label: &Value) -> Self {
        let sorted = |key: &str| {
            let ids = list(label, key).iter().filter_map(Value::as_str);
            let mut ids: Vec<String> = ids.map(str::to_owned).collect();
            ids.sort();
            ids
        };
        let one = |key: &str| label.get(key).and_then(Value::as_str).map(str::to_owned);
        Self {
            pattern: text(label, "pattern"),
            members: sorted("members"),
            against: one("against"),
            child: one("child"),
            parents: sorted("parents"),
        }
    }

    /// Whether it names a difficulty rather than a strength.
    pub fn is_problem(&self) -> bool {
        let strength = |pattern: &Pattern| pattern.is_strength() && pattern.name() == self.pattern;
        !Pattern::ALL.iter().any(strength)
    }

    /// Whether a family that is clean of problems must not be given it: a difficulty other than a plain conflict.
    pub fn spoils_a_clean_family(&self) -> bool {
        self.is_problem() && self.pattern != Pattern::Conflict.name()
    }

    /// Whether it is about three.
    pub fn is_triadic(&self) -> bool {
        [
            Pattern::Coalition,
            Pattern::Triangulation,
            Pattern::DetouringAttacking,
            Pattern::DetouringSupporting,
        ]
        .iter()
        .any(|pattern| pattern.name() == self.pattern)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&*self.members, &*self.parents].concat().join("+");
        write!(f, "{} {parts}", self.pattern)?;
        for other in self.against.iter().chain(&self.child) {
            write!(f, " | {other}")?;
        }
        Ok(())
    }
}
