//! What is tried out on the desk, and what follows from it. Recomputed when the desk or the document changes.

use super::{Model, hypothesis_key};
use crate::structure::{Assumptions, Fall, Structure};

/// What follows from what is tried out.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// What would be read; `None` while nothing is tried out.
    pub structure: Option<Structure>,
    /// How many moments the hypothesis that is picked out would lose before it falls.
    pub fall: Option<Fall>,
    tried_for: Option<(Assumptions, Option<String>)>,
}

impl Model {
    /// Forgets what was tried out: acts have other numbers once the document has changed.
    pub(super) fn forget_tried(&mut self) {
        self.desk.what_if = Assumptions::default();
        self.tried = Tried::default();
    }

    /// Recomputes what follows from what is tried out, if anything of it has changed.
    pub(super) fn try_out(&mut self) {
        // How soon a reading falls is asked of a stretch that stands still.
        if self.desk.looking.grabbed.is_some() {
            return;
        }
        let Some(derived) = &self.derived else {
            self.tried = Tried::default();
            return;
        };
        // How firmly a reading stands can wait until the brush is let go.
        if self.desk.looking.grabbed.is_some() {
            return;
        }
        let analysis = &derived.analysis;
        let assumed = Assumptions {
            window: derived.stretch,
            ..self.desk.what_if.clone()
        };
        let picked = self.selected_hypothesis();
        let picked = picked.and_then(|index| analysis.structure.hypotheses.get(index));
        let wanted = (assumed.clone(), picked.map(hypothesis_key));
        if self.tried.tried_for.as_ref() == Some(&wanted) {
            return;
        }
        let (session, coding) = (&analysis.session, &analysis.coding);
        let plain = Assumptions::over(assumed.window);
        let fall = picked.map(|reading| {
            analysis
                .grounds
                .fall(session, &analysis.process, coding, &plain, reading)
        });
        let structure = (!assumed.are_plain()).then(|| {
            analysis
                .grounds
                .propose(session, &analysis.process, coding, &assumed)
        });
        self.tried = Tried {
            structure,
            fall,
            tried_for: Some(wanted),
        };
    }
}
