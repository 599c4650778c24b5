//! How the talk went: per member talk time, turns and silences, beside a lane of the session.

use maud::{Markup, html};

use super::at;
use crate::app::{Action, Derived, Model, Selection, Step};
use crate::import::Seconds;
use crate::process::{Floor, Measured, Silence, SilenceOwner, Unmeasured};
use crate::session::{Member, MemberId, Session, Window};

/// Width of a lane in its own units.
const LANE: f64 = 1000.0;

/// The narrowest block that can still be seen, in lane units.
const THINNEST: f64 = 1.0;

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Map, || match &model.derived {
        Some(derived) => pane(model, derived),
        None => Markup::default(),
    })
}

fn pane(model: &Model, derived: &Derived) -> Markup {
    let analysis = &derived.analysis;
    let session = &analysis.session;
    let span = span(session);
    html! {
        div .pane-head {
            h2 { "How the talk went" }
            p .hint { "Shares are of the family’s " (analysis.process.shares_by()) "; the therapist’s is of everybody’s." }
        }
        div .scroller {
            table .floor-table {
                thead {
                    tr {
                        th scope="col" { "Name" }
                        th scope="col" { "Share" }
                        th scope="col" .number { "Talk time" }
                        th scope="col" .number { "Turns" }
                        th scope="col" .number { "Words" }
                        th scope="col" .number { "Silences" }
                        th scope="col" .lane-head { (axis(session, span)) }
                    }
                }
                tbody {
                    @for floor in &analysis.process.floor {
                        @if let Some(member) = session.family.get(floor.member) {
                            (row(model, derived, floor, member, span))
                        }
                    }
                }
            }
        }
        (silences(session, &analysis.process.silences))
    }
}

fn row(model: &Model, derived: &Derived, floor: &Floor, member: &Member, span: Window) -> Markup {
    let chosen = model.desk.selection == Some(Selection::Member(member.id.clone()));
    let process = &derived.analysis.process;
    html! {
        tr id={ "floor-" (floor.member.0) } .chosen[chosen] {
            th scope="row" {
                button .name type="button" data-act=(Action::SelectMember(member.id.clone())) {
                    bdi { (member.name) }
                }
            }
            td { (share(&floor.share)) }
            td .number { (figure(&floor.talk_time, Seconds::to_string)) }
            td .number { (floor.turns) }
            td .number { (floor.words) }
            td .number { (figure(&process.silences, |all| owned(all, floor.member).to_string())) }
            td .lane-cell { (lane(&derived.analysis.session, floor.member, span)) }
        }
    }
}

/// A figure, or a dash that says why there is none.
fn figure<T>(measured: &Measured<T>, show: impl FnOnce(&T) -> String) -> Markup {
    match measured {
        Measured::Value(value) => html! { (show(value)) },
        Measured::Unmeasured(why) => unmeasured(*why),
    }
}

fn unmeasured(why: Unmeasured) -> Markup {
    html! { span .unmeasured title=(why) aria-label={ "not measured: " (why) } { "–" } }
}

fn share(share: &Measured<f64>) -> Markup {
    match share {
        Measured::Value(share) => {
            let percent = (share * 100.0).round();
            html! {
                span .share {
                    svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
                        rect .track width="100" height="8" {}
                        rect .bar width=(percent) height="8" {}
                    }
                    span { (percent) " %" }
                }
            }
        }
        Measured::Unmeasured(why) => unmeasured(*why),
    }
}

fn owned(silences: &[Silence], member: MemberId) -> usize {
    silences
        .iter()
        .filter(|silence| match silence.owner {
            SilenceOwner::Asked(owner) | SilenceOwner::Speaker(owner) => owner == member,
            SilenceOwner::Shared => false,
        })
        .count()
}

/// From the session's first start to its last end.
fn span(session: &Session) -> Window {
    let windows = || session.utterances.iter().map(|spoken| spoken.window);
    let start = windows()
        .map(|window| window.start)
        .min()
        .unwrap_or_default();
    let end = windows().map(|window| window.end).max().unwrap_or_default();
    Window::between(start, end)
}

fn axis(session: &Session, span: Window) -> Markup {
    let timed = session.timing.starts;
    html! {
        span .axis {
            span { @if timed { (span.start) } @else { "first turn" } }
            span { "when they spoke" }
            span { @if timed { (span.end) } @else { "last turn" } }
        }
    }
}

/// When one member spoke: one path, so that an hour costs as little as a minute.
fn lane(session: &Session, member: MemberId, span: Window) -> Markup {
    let length = span.length().as_f64().max(1e-6);
    let scale = |moment: Seconds| (moment - span.start).as_f64() / length * LANE;
    let mut path = String::new();
    for spoken in session
        .utterances
        .iter()
        .filter(|s| s.speaker == Some(member))
    {
        let from = scale(spoken.window.start);
        let width = (scale(spoken.window.end) - from).max(THINNEST);
        path.push_str(&format!("M{from:.1} 2h{width:.1}v12h-{width:.1}z"));
    }
    html! {
        svg .lane viewBox={ "0 0 " (LANE) " 16" } preserveAspectRatio="none" aria-hidden="true" {
            path .base d={ "M0 8h" (LANE) } {}
            path .spoken d=(path) {}
        }
    }
}

/// The long silences, each with the one it belongs to and the words around it.
fn silences(session: &Session, silences: &Measured<Vec<Silence>>) -> Markup {
    match silences {
        Measured::Unmeasured(why) => html! { p .hint { "Silences are not measured: " (why) "." } },
        Measured::Value(silences) if silences.is_empty() => {
            html! { p .hint { "No silence stands out in this session." } }
        }
        Measured::Value(silences) => html! {
            details .silences {
                summary { (super::count(silences.len(), "long silence", "long silences")) }
                ul { @for silence in silences { (silence_item(session, *silence)) } }
            }
        },
    }
}

fn silence_item(session: &Session, silence: Silence) -> Markup {
    let name = |id| session.family.name(id);
    let speaker = |utterance: usize| {
        let spoken = session.utterances.get(utterance)?;
        spoken.speaker.map(name)
    };
    html! {
        li {
            button .link type="button" data-act=(Action::Reveal(silence.after)) {
                (silence.window.start) ", " (format!("{:.1} s", silence.window.length().as_f64())) ": "
                @match silence.owner {
                    SilenceOwner::Asked(owner) => { "after " (name(owner)) " was asked" },
                    SilenceOwner::Speaker(owner) => { (name(owner)) " pauses and goes on" },
                    SilenceOwner::Shared => {
                        "shared"
                        @if let Some(last) = speaker(silence.after) { ", after " (last) }
                    },
                }
                @if let Some(next) = speaker(silence.before) { "; " (next) " speaks next" }
            }
        }
    }
}
