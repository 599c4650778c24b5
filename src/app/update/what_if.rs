//! Trying out: nothing of the document is touched.

use crate::app::{Bar, Effect, Model, WhatIfAction};
use crate::session::MemberId;
use crate::sorted::Order;
use crate::structure::{Assumptions, Standing, shifts};

pub(super) fn act(model: &mut Model, action: WhatIfAction) -> Vec<Effect> {
    let Some(derived) = &model.derived else {
        return Vec::new();
    };
    let family = &derived.analysis.session.family;
    let tried = &mut model.desk.what_if;
    match action {
        WhatIfAction::Strike(act) if act < derived.analysis.coding.acts.len() => {
            match tried.struck.iter().position(|&it| it == act) {
                Some(place) => {
                    tried.struck.remove(place);
                }
                None => tried.struck.push(act),
            }
            tried.struck.order();
        }
        WhatIfAction::Decides(member) => {
            let member = MemberId(member);
            let own = family.is_executive(member);
            match tried.executive.iter().position(|&(who, _)| who == member) {
                Some(place) => {
                    tried.executive.remove(place);
                }
                None => tried.executive.push((member, !own)),
            }
        }
        WhatIfAction::Reset => *tried = Assumptions::default(),
        WhatIfAction::Strike(_) | WhatIfAction::Set(_) => return Vec::new(),
    }
    told(model)
}

/// A bar got a new value; what is no number changes nothing.
pub(super) fn set(model: &mut Model, action: WhatIfAction, value: &str) -> Vec<Effect> {
    let (WhatIfAction::Set(bar), Ok(value)) = (action, value.parse::<f64>()) else {
        return Vec::new();
    };
    let bars = &mut model.desk.what_if.bars;
    let count = |least: f64, most: f64| value.round().clamp(least, most) as usize;
    match bar {
        Bar::Acts => {
            bars.acts = count(1.0, 20.0);
            bars.triadic = bars.acts.div_ceil(2);
        }
        Bar::Fifths => bars.fifths = count(1.0, 5.0),
        Bar::Ratio => bars.ratio = value.clamp(1.0, 9.0),
        Bar::Belief => bars.belief = value.clamp(0.0, 0.99),
    }
    told(model)
}

/// What became of the lines, in a sentence for whoever does not see them.
fn told(model: &mut Model) -> Vec<Effect> {
    model.try_out();
    let (Some(derived), Some(after)) = (&model.derived, &model.tried.structure) else {
        return vec![Effect::Announce("The session as it is.".into())];
    };
    let shifts = shifts(&derived.analysis.structure, after);
    let count = |standing| shifts.iter().filter(|it| it.standing() == standing).count();
    let (fallen, new) = (count(Standing::Falls), count(Standing::Appears));
    let left = shifts.len() - fallen - new;
    vec![Effect::Announce(format!(
        "Tried out: {left} stand, {fallen} fall, {new} appear."
    ))]
}
