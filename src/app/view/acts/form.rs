//! The form in which an act is changed or added.

use maud::{Markup, html};

use crate::app::{Action, ActsAction, Blank, Derived, Draft};
use crate::report::wording;
use crate::session::MemberId;
use crate::stance::{ActKind, Addressee, Channel};

/// The strengths an act can have.
const STRENGTHS: [(f64, &str); 3] = [(0.5, "mild"), (1.0, "plain"), (1.5, "strong")];

/// A group of kinds: its title, and which belong there.
type Group = (&'static str, fn(ActKind) -> bool);

const GROUPS: [Group; 6] = [
    ("Between three", ActKind::is_triadic),
    ("Warm and helping", |kind| of(kind, Channel::Positive)),
    ("Against someone", |kind| of(kind, Channel::Negative)),
    ("Into someone’s own business", |kind| {
        of(kind, Channel::Intrusion)
    }),
    ("Who decides", |kind| {
        of(kind, Channel::Rank) || of(kind, Channel::Control)
    }),
    ("Neither", |kind| of(kind, Channel::Neutral)),
];

fn of(kind: ActKind, channel: Channel) -> bool {
    !kind.is_triadic() && kind.channel() == channel
}

fn fill(blank: Blank) -> Action {
    Action::Acts(ActsAction::Fill(blank))
}

pub(super) fn view(derived: &Derived, draft: &Draft) -> Markup {
    let given = &draft.given;
    let added = draft.subject.is_none();
    let addressee = match given.addressee {
        Some(Addressee::Member(id)) => id.0.to_string(),
        Some(Addressee::All) => "all".into(),
        None => String::new(),
    };
    html! {
        div .act-form role="group" aria-label=(if added { "Add a moment" } else { "Change this moment" }) {
            @if added {
                label .wide {
                    "The words that show it"
                    textarea rows="2" dir="auto" data-act=(fill(Blank::Words)) { (draft.words) }
                }
            }
            (people(derived, Blank::Actor, "Who acts", Some(given.actor), None))
            label {
                "What they do"
                select #act-kind data-act=(fill(Blank::Kind)) {
                    @for (title, belongs) in GROUPS {
                        optgroup label=(title) {
                            @for &kind in ActKind::ALL.iter().filter(|kind| belongs(**kind)) {
                                option value=(kind) selected[kind == given.kind] { (wording::kind(kind)) }
                            }
                        }
                    }
                }
            }
            (people(derived, Blank::Target, "Whom it concerns", given.target, Some("nobody named")))
            @if given.kind.is_triadic() {
                (people(derived, Blank::Against, "The third", given.against, Some("choose")))
            }
            label {
                "Said to"
                select data-act=(fill(Blank::Addressee)) {
                    option value="" selected[addressee.is_empty()] { "as it was read" }
                    option value="all" selected[addressee == "all"] { "everyone" }
                    @for (id, member) in derived.analysis.session.family.everyone() {
                        option value=(id.0) selected[addressee == id.0.to_string()] { (member.name) }
                    }
                }
            }
            label {
                "How strongly"
                select data-act=(fill(Blank::Strength)) {
                    @for (strength, word) in STRENGTHS {
                        option value=(strength) selected[(strength - given.strength).abs() < 0.25] { (word) }
                    }
                }
            }
            @if let Some(trouble) = &draft.trouble { p .wide .trouble role="alert" { (trouble) } }
            div .tools .wide {
                button .primary type="button" data-act=(Action::Acts(ActsAction::Save)) { (if added { "Add" } else { "Save the change" }) }
                button .tool type="button" data-act=(Action::Acts(ActsAction::Close)) { "Cancel " kbd { "Esc" } }
            }
        }
    }
}

/// A choice of one member; `none` names the choice of nobody, where there is one.
fn people(
    derived: &Derived,
    blank: Blank,
    title: &str,
    chosen: Option<MemberId>,
    none: Option<&str>,
) -> Markup {
    html! {
        label {
            (title)
            select data-act=(fill(blank)) {
                @if let Some(none) = none { option value="" selected[chosen.is_none()] { (none) } }
                @for (id, member) in derived.analysis.session.family.everyone() {
                    option value=(id.0) selected[chosen == Some(id)] { (member.name) }
                }
            }
        }
    }
}
