//! Labelled sessions and how they are read → what was named, invented and missed, per pattern.

use std::collections::BTreeMap;

use kinmap::process::{self, ProcessMeasures};
use kinmap::session::Session;
use kinmap::stance::Coding;
use kinmap::structure::{self, Structure};

use crate::claim::Claim;
use crate::labelled::Labelled;
use crate::tally::Tally;

/// A session, measured once to be read many times.
pub struct Reader<'s> {
    session: &'s Session,
    measures: ProcessMeasures,
}

impl<'s> Reader<'s> {
    pub fn new(session: &'s Session) -> Self {
        Self {
            session,
            measures: process::measure(session, None),
        }
    }

    /// What follows from these acts.
    pub fn read(&self, coding: &Coding) -> Structure {
        structure::propose(self.session, &self.measures, coding, None)
    }
}

/// What was named over some sessions.
#[derive(Debug, Default)]
pub struct Naming {
    patterns: BTreeMap<String, Tally>,
    clean: usize,
    spoiled: usize,
    /// Session by session, in words.
    pub lines: Vec<String>,
}

impl Naming {
    /// Reads every session and compares.
    pub fn of(sessions: &[Labelled], read: impl Fn(&Labelled) -> Structure) -> Self {
        let mut naming = Self::default();
        for labelled in sessions {
            naming.compare(labelled, &read(labelled));
        }
        naming
    }

    /// Adds one session.
    pub fn compare(&mut self, labelled: &Labelled, read: &Structure) {
        let mut line = format!("{} {:?}", labelled.name, read.sufficiency);
        let mut claims = Vec::new();
        for reading in &read.hypotheses {
            let claim = Claim::of(reading, &labelled.ids);
            let word = self.judge(labelled, &claim);
            if word != "open" && (claim.is_problem() || word != "hit") {
                let (tier, sure) = (reading.tier, reading.confidence.get());
                line += &format!("\n    {word:<5} {claim} {sure:.2} {tier:?}");
            }
            claims.push(claim);
        }
        for (label, _) in labelled.labels.iter().filter(|(_, expected)| *expected) {
            if !claims.contains(label) {
                self.tally(label).misses += 1;
                let signal = |reading: &&_| Claim::of(reading, &labelled.ids) == *label;
                let signal = read.signals.iter().find(signal);
                let why = signal.map(|reading| reading.missing.join(" "));
                line += &format!("\n    MISS  {label}: {}", why.unwrap_or_default());
            }
        }
        let invented = |claim: &Claim| claim.spoils_a_clean_family() && !labelled.knows(claim);
        self.clean += usize::from(labelled.clean);
        self.spoiled += usize::from(labelled.clean && claims.iter().any(invented));
        self.lines.push(line);
    }

    fn judge(&mut self, labelled: &Labelled, claim: &Claim) -> &'static str {
        let tally = self.tally(claim);
        if labelled.expects(claim) {
            tally.hits += 1;
            "hit"
        } else if labelled.knows(claim) {
            "open"
        } else {
            tally.false_alarms += 1;
            "FALSE"
        }
    }

    fn tally(&mut self, claim: &Claim) -> &mut Tally {
        self.patterns.entry(claim.pattern.clone()).or_default()
    }

    /// All difficulties together.
    pub fn problems(&self) -> Tally {
        let mut sum = Tally::default();
        let problems = self
            .patterns
            .iter()
            .filter(|(name, _)| **name != "alliance");
        problems.for_each(|(_, tally)| sum += *tally);
        sum
    }

    /// How many clean families were given a problem, of how many.
    pub const fn spoiled(&self) -> (usize, usize) {
        (self.spoiled, self.clean)
    }

    /// The table of patterns.
    pub fn table(&self) -> String {
        let mut table = String::from(
            "| pattern | hit | false | missed | P | R | F1 |\n| --- | --- | --- | --- | --- | --- | --- |\n",
        );
        for (pattern, tally) in &self.patterns {
            table += &format!("| {pattern} | {tally} |\n");
        }
        table += &format!("| **problem patterns** | {} |\n", self.problems());
        let (spoiled, clean) = self.spoiled();
        table + &format!("\nClean families given a problem pattern: {spoiled} of {clean}.\n")
    }
}
