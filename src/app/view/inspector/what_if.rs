//! What if: who decides, what it takes, which moments are left out, and which lines stand then.

use maud::{Markup, html};

use super::{moments, tried};
use crate::app::view::quote;
use crate::app::{Action, Bar, Derived, Model, WhatIfAction};
use crate::session::MemberId;
use crate::structure::Bars;

/// The values that a bar can be set to.
const ACTS: [f64; 6] = [2.0, 3.0, 4.0, 6.0, 8.0, 12.0];
const FIFTHS: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];
const RATIO: [f64; 4] = [1.0, 2.0, 3.0, 4.0];
const BELIEF: [f64; 5] = [0.3, 0.5, 0.6, 0.8, 0.95];

pub(super) fn view(model: &Model, derived: &Derived) -> Markup {
    html! {
        details .what-if id="what-if" {
            summary { "What if …" }
            (tried::lines(model, derived))
            (decides(model, derived))
            (bars(model))
            (left_out(model, derived))
        }
    }
}

fn decides(model: &Model, derived: &Derived) -> Markup {
    let family = &derived.analysis.session.family;
    let now = |member: MemberId| {
        let tried = model.desk.what_if.executive.iter();
        let tried = tried.into_iter().find(|(who, _)| *who == member);
        tried.map_or(family.is_executive(member), |&(_, decides)| decides)
    };
    html! {
        fieldset .decides {
            legend { "Who decides for the children" }
            @for (member, known) in family.members() {
                button type="button" id={ "decides-" (member.0) } aria-pressed=(now(member))
                    data-act=(Action::WhatIf(WhatIfAction::Decides(member.0))) { bdi { (known.name) } }
            }
        }
    }
}

fn bars(model: &Model) -> Markup {
    html! {
        fieldset .bars {
            legend { "What it takes to draw a line" }
            @for bar in Bar::ALL { (select(model.desk.what_if.bars, bar)) }
        }
    }
}

fn select(bars: Bars, bar: Bar) -> Markup {
    let (label, values, own): (&str, &[f64], f64) = match bar {
        Bar::Acts => ("independent moments", &ACTS, bars.acts as f64),
        Bar::Fifths => (
            "fifths of the session they stand in",
            &FIFTHS,
            bars.fifths as f64,
        ),
        Bar::Ratio => ("moments for it to one against", &RATIO, bars.ratio),
        Bar::Belief => (
            "part of the belief, among all readings of the three",
            &BELIEF,
            bars.belief,
        ),
    };
    html! {
        label {
            select data-act=(Action::WhatIf(WhatIfAction::Set(bar))) {
                @for &value in values {
                    option value=(value) selected[(value - own).abs() < 1e-9] { (value) }
                }
            }
            " " (label)
        }
    }
}

fn left_out(model: &Model, derived: &Derived) -> Markup {
    let struck = &model.desk.what_if.struck;
    if struck.is_empty() {
        return Markup::default();
    }
    html! {
        h4 { "Left out of account" }
        ul .moments {
            @for &act in struck { (quote::moment(derived, act, moments::leave_out(model, derived, act))) }
        }
    }
}
