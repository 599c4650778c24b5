//! How well patterns are named: in labelled sessions and in simulated families, whole and disturbed.

mod calibration;
mod coder;
mod disturbed;
mod families;
mod naming;
mod simulated;

use kinmap::stance::{self, Coding};
use kinmap::structure::Sufficiency;

use crate::labelled::Labelled;
pub use naming::{Naming, Reader};

/// Every table.
pub fn tables(sessions: &[Labelled]) -> String {
    let mut said = format!(
        "### Coded acts against true ones\n\n{}",
        coder::table(sessions)
    );
    for (title, naming) in namings(sessions) {
        said += &format!("\n### {title}\n\n{}", naming.table());
    }
    said += &format!("\n### Disturbed\n\n{}", disturbed::table(sessions));
    said + &format!("\n### Simulated families\n{}", simulated::tables())
}

/// Each session, line by line, for whoever looks for the reasons.
pub fn each(sessions: &[Labelled]) -> String {
    let namings = namings(sessions).into_iter();
    namings
        .map(|(title, naming)| format!("\n{title}\n{}", naming.lines.join("\n")))
        .collect()
}

/// The project's own scenes: what was named in them, with true acts and with coded ones, and in which. Those too short for
/// anything to be said about three people are left out.
pub fn scenes(scenes: &[(Labelled, Coding)]) -> String {
    let (mut truly, mut coded, mut count) = (Naming::default(), Naming::default(), 0);
    for (scene, coding) in scenes {
        let reader = Reader::new(&scene.session);
        let read = reader.read(&scene.truth);
        if read.sufficiency == Sufficiency::Enough {
            count += 1;
            truly.compare(scene, &read);
            coded.compare(scene, &reader.read(coding));
        }
    }
    let table = |title: &str, naming: &Naming| {
        let lines = naming.lines.join("\n");
        format!("\n### {title}\n\n{}\n{lines}\n", naming.table())
    };
    format!("{count} of {} scenes are long enough.\n", scenes.len())
        + &table("True acts", &truly)
        + &table("Coded acts", &coded)
}

/// The ways in which the labelled sessions are read.
fn namings(sessions: &[Labelled]) -> Vec<(&'static str, Naming)> {
    let coded = |session: &_| stance::code(session, &[]);
    vec![
        (
            "True acts",
            Naming::of(sessions, |labelled| {
                Reader::new(&labelled.session).read(&labelled.truth)
            }),
        ),
        (
            "Coded acts",
            Naming::of(sessions, |labelled| {
                Reader::new(&labelled.session).read(&coded(&labelled.session))
            }),
        ),
        (
            "Coded acts, safety words left out of account",
            Naming::of(sessions, |labelled| {
                let coding = Coding {
                    safety: Vec::new(),
                    ..coded(&labelled.session)
                };
                Reader::new(&labelled.session).read(&coding)
            }),
        ),
        (
            "True acts, times removed",
            Naming::of(sessions, |labelled| {
                Reader::new(&labelled.untimed()).read(&labelled.truth)
            }),
        ),
        (
            "Coded acts, times removed",
            Naming::of(sessions, |labelled| {
                let session = labelled.untimed();
                Reader::new(&session).read(&coded(&session))
            }),
        ),
    ]
}
