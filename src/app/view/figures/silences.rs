//! The long silences as a ledger: when, how long, whose, after whom and ended by whom.

use maud::{Markup, html};

use super::{Pane, refused, seconds};
use crate::app::Action;
use crate::app::view::count;
use crate::import::Seconds;
use crate::process::{Figure, Measured, Silence, SilenceLedger, SilenceOwner};
use crate::session::MemberId;

/// How many are listed before the rest is folded away.
const LISTED: usize = 12;
/// How many are listed in all; a brush that moves must not write hundreds of lines in every frame.
const FOLDED: usize = 40;

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    match &pane.measures().silences {
        Measured::Unmeasured(why) => refused(*why),
        Measured::Value(all) => {
            let shown: Vec<Silence> = all
                .iter()
                .copied()
                .filter(|it| concerns(pane, it))
                .collect();
            let length: Seconds = shown.iter().map(|it| it.window.length()).sum();
            html! {
                p { (count(shown.len(), "long silence", "long silences")) ", " (seconds(length.as_f64())) " in all." }
                @if let Measured::Value(sums) = &pane.measures().silence_ledger { (sum(pane, sums)) }
                @if !shown.is_empty() {
                    (ledger(pane, shown.get(..LISTED.min(shown.len())).unwrap_or_default()))
                    @if let Some(rest) = shown.get(LISTED..shown.len().min(FOLDED)).filter(|rest| !rest.is_empty()) {
                        details { summary { (rest.len()) " more" } (ledger(pane, rest)) }
                    }
                    @if shown.len() > FOLDED {
                        p .hint { "and " (shown.len() - FOLDED) " more; brush a shorter stretch of the timeline to list them" }
                    }
                }
            }
        }
    }
}

/// Whose silences they are, and who ends them.
fn sum(pane: &Pane<'_>, sums: &SilenceLedger) -> Markup {
    let of = |id: MemberId| sums.members.get(id.0);
    let quiet = |id: MemberId| of(id).is_some_and(|it| it.asked + it.paused + it.broke > 0);
    let people = pane.people().into_iter().filter(|(id, _)| quiet(*id));
    html! {
        ul .plain-list {
            @for (id, member) in people {
                @if let Some(it) = of(id) {
                    @let owned = it.asked + it.paused;
                    li {
                        bdi { strong { (member.name) } } ": "
                        @if owned == 0 { "none" } @else {
                            @let sum = format!("{}, {}", count(owned as usize, "silence", "silences"), seconds(it.time.as_f64()));
                            (pane.opens(Figure::Owned(Some(id)), &format!("Long silences of {}: {sum}", member.name), html! { (sum) }))
                        }
                        " · ends " (it.broke)
                    }
                }
            }
        }
    }
}

/// Whether a silence is one of those whose figures are shown: its owner, or who ends it.
fn concerns(pane: &Pane<'_>, silence: &Silence) -> bool {
    let shown = |id| pane.company().has(pane.family(), id);
    match silence.owner {
        SilenceOwner::Asked(id) | SilenceOwner::Speaker(id) => shown(id),
        SilenceOwner::Shared => true,
    }
}

fn ledger(pane: &Pane<'_>, silences: &[Silence]) -> Markup {
    html! {
        div .scroller {
            table .plain {
                thead { tr {
                    th scope="col" { "At" }
                    th scope="col" .number { "Length" }
                    th scope="col" { "Whose" }
                    th scope="col" { "After" }
                    th scope="col" { "Ended by" }
                } }
                tbody { @for silence in silences { (row(pane, silence)) } }
            }
        }
    }
}

fn row(pane: &Pane<'_>, silence: &Silence) -> Markup {
    let session = &pane.derived.analysis.session;
    let speaker = |utterance: usize| {
        let spoken = session.utterances.get(utterance);
        spoken
            .and_then(|it| it.speaker)
            .map_or("not named", |id| pane.name(id))
    };
    html! {
        tr {
            th scope="row" {
                button .opens type="button" data-act=(Action::Reveal(silence.after)) title="Show in the transcript" {
                    (silence.window.start)
                }
            }
            td .number { (seconds(silence.window.length().as_f64())) }
            td {
                @match silence.owner {
                    SilenceOwner::Asked(id) => { bdi { (pane.name(id)) } ", asked" },
                    SilenceOwner::Speaker(id) => { bdi { (pane.name(id)) } ", who goes on" },
                    SilenceOwner::Shared => { "everyone’s" },
                }
            }
            td { bdi { (speaker(silence.after)) } }
            td { bdi { (speaker(silence.before)) } }
        }
    }
}
