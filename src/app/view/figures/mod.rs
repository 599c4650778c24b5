//! How the talk went, in figures: each can be pressed to read the turns it counts, says on demand what it means, and where
//! the file cannot tell it, says why in its place.
//!
//! Nothing here has a norm: no colour means good or bad, and shape and number tell everything that colour tells.

mod behind;
mod crossings;
mod curve;
mod definition;
mod floor;
mod latency;
mod matrix;
mod room;
mod shifts;
mod silences;
mod succession;

use maud::{Markup, html};

use super::at;
use super::timeline::stretch_of;
use crate::app::figures::{Card, Company};
use crate::app::{Action, Derived, FiguresAction, Model, Step};
use crate::process::{Figure, Measured, ProcessMeasures, Unmeasured};
use crate::session::{Family, Member, MemberId, isolated};

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Map, || match &model.derived {
        Some(derived) => all(&Pane { model, derived }),
        None => Markup::default(),
    })
}

fn all(pane: &Pane<'_>) -> Markup {
    html! {
        div .pane-head {
            h2 #figures-title tabindex="-1" { "How the talk went" }
            @if pane.derived.stretch.is_some() { (stretch_of(pane.derived)) } @else { p .stretch { "of the whole session" } }
            (switch(pane))
        }
        div .figure-grid {
            @for card in Card::ALL { (framed(pane, card)) }
        }
    }
}

/// Whose figures are shown. A session without a therapist has nothing to switch.
fn switch(pane: &Pane<'_>) -> Markup {
    let family = pane.family();
    let company = pane.model.desk.figures.company;
    html! {
        @if family.everyone().any(|(id, _)| family.is_therapist(id)) {
            div .switch role="group" aria-label="Whose figures" {
                @for one in Company::ALL {
                    button type="button" data-act=(Action::Figures(FiguresAction::Company(one)))
                        aria-pressed=(if one == company { "true" } else { "false" }) { (one.title()) }
                }
            }
        }
    }
}

/// One figure with its heading, its definitions and the turns behind it.
fn framed(pane: &Pane<'_>, card: Card) -> Markup {
    let desk = &pane.model.desk.figures;
    let defined = desk.defined == Some(card);
    let (id, meaning) = (
        format!("figure-{}", card.name()),
        format!("meaning-{}", card.name()),
    );
    html! {
        section .figure .{ "figure-" (card.name()) } aria-labelledby=(id) {
            div .figure-head {
                h3 #(id) tabindex="-1" { (card.title()) }
                button .tool type="button" data-act=(Action::Figures(FiguresAction::Define(card)))
                    aria-expanded=(if defined { "true" } else { "false" }) aria-controls=(meaning) { "What is this?" }
            }
            div #(meaning) { @if defined { (definition::list(card)) } }
            (content(pane, card))
            @if let Some(behind) = desk.behind.filter(|it| Card::of(*it) == card) {
                (behind::panel(pane, behind))
            }
        }
    }
}

fn content(pane: &Pane<'_>, card: Card) -> Markup {
    match card {
        Card::Floor => floor::view(pane),
        Card::Room => room::view(pane),
        Card::Crossings => crossings::view(pane),
        Card::Succession => succession::view(pane),
        Card::Silences => silences::view(pane),
        Card::Latency => latency::view(pane),
        Card::Curve => curve::view(pane),
        Card::Shifts => shifts::view(pane),
    }
}

/// What every figure is made of.
struct Pane<'m> {
    model: &'m Model,
    derived: &'m Derived,
}

impl<'m> Pane<'m> {
    const fn measures(&self) -> &'m ProcessMeasures {
        &self.derived.analysis.process
    }

    const fn family(&self) -> &'m Family {
        &self.derived.analysis.session.family
    }

    const fn company(&self) -> Company {
        self.model.desk.figures.company
    }

    /// Who is shown, in cast order.
    fn people(&self) -> Vec<(MemberId, &'m Member)> {
        let (family, company) = (self.family(), self.company());
        let shown = family.everyone();
        shown.filter(|(id, _)| company.has(family, *id)).collect()
    }

    /// Whether what passes between two is shown.
    fn shows(&self, one: MemberId, other: MemberId) -> bool {
        self.company().has_pair(self.family(), one, other)
    }

    fn name(&self, id: MemberId) -> &'m str {
        self.family().name(id)
    }

    /// A name as part of a sentence.
    fn said(&self, id: MemberId) -> String {
        isolated(self.name(id))
    }

    /// A figure that can be pressed to read the turns it counts.
    fn opens(&self, behind: Figure, label: &str, content: Markup) -> Markup {
        let open = self.model.desk.figures.behind == Some(behind);
        html! {
            button .opens type="button" data-act=(Action::Figures(FiguresAction::Behind(behind))) aria-label=(label)
                aria-expanded=(if open { "true" } else { "false" }) title=(label) { (content) }
        }
    }
}

/// A figure, or a dash that says why there is none.
fn cell<T>(measured: &Measured<T>, show: impl FnOnce(&T) -> String) -> Markup {
    match measured {
        Measured::Value(value) => html! { (show(value)) },
        Measured::Unmeasured(why) => dash(*why),
    }
}

fn dash(why: Unmeasured) -> Markup {
    html! { span .unmeasured title=(why) aria-label={ "not measured: " (why) } role="img" { "–" } }
}

/// In place of a figure: why the file cannot give it.
fn refused(why: Unmeasured) -> Markup {
    html! { p .refusal { "Not measured: " (why) "." } }
}

/// "4.2 s".
fn seconds(figure: f64) -> String {
    format!("{figure:.1} s")
}

/// "38 %".
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
