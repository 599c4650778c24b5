//! Simulated families → how often a pattern of three is named, and how well the belief in it is calibrated.

use kinmap::session::Session;
use kinmap::structure::{Hypothesis, Pattern, Structure, Tier};

use super::calibration::Calibration;
use super::families::{Coder, Kind, Pace, WITH, WITHOUT, hour};
use super::naming::Reader;
use crate::dice::Dice;

/// Families per kind and pace.
const EACH: u64 = 50;
const PACES: [Pace; 3] = [
    Pace {
        acts: 45,
        triadic: 10,
    },
    Pace {
        acts: 75,
        triadic: 20,
    },
    Pace {
        acts: 120,
        triadic: 25,
    },
];
const CODERS: [Coder; 2] = [
    Coder {
        name: "Every act found, none made up",
        finds: 100,
        makes_up: 0,
    },
    Coder {
        name: "Four acts in ten found, half of all that is coded made up",
        finds: 40,
        makes_up: 50,
    },
];

/// The tables: what is named per kind, and how the belief is calibrated.
pub fn tables() -> String {
    let hour = hour();
    let mut said = String::new();
    for coder in CODERS {
        let mut calibration = Calibration::default();
        said += &format!(
            "\n{}:\n\n| family | simulated | a pattern of three named | the right one | another |\n\
             | --- | --- | --- | --- | --- |\n",
            coder.name
        );
        for kind in WITHOUT.iter().chain(&WITH) {
            let mut seen = Seen::default();
            seen.look(&hour, kind, coder, EACH, &mut calibration);
            said += &seen.row(kind.name);
        }
        said += &format!("\n{calibration}");
    }
    said
}

/// What was seen in one kind of family.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    families: usize,
    named: usize,
    right: usize,
    others: usize,
}

impl Seen {
    fn look(
        &mut self,
        hour: &Session,
        kind: &Kind,
        coder: Coder,
        each: u64,
        calibration: &mut Calibration,
    ) {
        let reader = Reader::new(hour);
        for pace in PACES {
            for seed in 0..each {
                let mut dice = Dice::new(seed * 1_009 + pace.acts as u64);
                let coding = kind.coding(hour, pace, coder, &mut dice);
                self.add(kind, &reader.read(&coding), calibration);
            }
        }
    }

    fn add(&mut self, kind: &Kind, read: &Structure, calibration: &mut Calibration) {
        let is = |reading: &&Hypothesis| kind.truth.is_some_and(|truth| truth.is(reading));
        let weighed = [Pattern::Coalition, Pattern::Triangulation];
        let weighed = |reading: &&Hypothesis| weighed.contains(&reading.pattern);
        let all = read.hypotheses.iter().chain(&read.signals);
        let all: Vec<&Hypothesis> = all.filter(weighed).collect();
        let offered = all.iter().filter(|it| it.tier > Tier::Signal);
        self.families += 1;
        self.named += usize::from(offered.clone().next().is_some());
        self.right += usize::from(offered.clone().any(is));
        self.others += usize::from(offered.clone().any(|reading| !is(reading)));
        for reading in &all {
            calibration.add(reading.belief, is(reading));
        }
        // What was not even weighed had no belief at all.
        if kind.truth.is_some() && !all.iter().any(is) {
            calibration.add(0.0, true);
        }
    }

    fn row(&self, name: &str) -> String {
        let Self {
            families,
            named,
            right,
            others,
        } = self;
        let percent = *named as f64 * 100.0 / (*families).max(1) as f64;
        format!("| {name} | {families} | {named} ({percent:.0} %) | {right} | {others} |\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_without_a_structure_are_given_none_and_those_with_one_are_read() {
        let (hour, mut calibration) = (hour(), Calibration::default());
        for coder in CODERS {
            let mut seen = |kind: &Kind| {
                let mut seen = Seen::default();
                seen.look(&hour, kind, coder, 15, &mut calibration);
                seen
            };
            for kind in &WITHOUT {
                let seen = seen(kind);
                assert!(seen.named * 20 <= seen.families, "{}: {seen:?}", kind.name);
            }
            for kind in &WITH {
                let seen = seen(kind);
                assert!(
                    seen.right * 5 >= seen.families * 2,
                    "{}: {seen:?}",
                    kind.name
                );
                assert!(seen.others * 20 <= seen.families, "{}: {seen:?}", kind.name);
            }
        }
        assert!(calibration.error() <= 0.08, "{}", calibration.error());
    }
}
