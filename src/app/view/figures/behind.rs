//! The moments that a figure counts, each of which leads to its place in the transcript and the timeline.

use maud::{Markup, html};

use super::Pane;
use crate::app::view::{count, quote};
use crate::app::{Action, FiguresAction};
use crate::process::{Figure, Moment};
use crate::session::Session;

/// How many moments are laid open; the rest is counted.
const SHOWN: usize = 40;
/// Of a moment with more utterances, so many from each end.
const ENDS: usize = 2;

pub(super) fn panel(pane: &Pane<'_>, figure: Figure) -> Markup {
    let moments = pane.derived.moments(figure);
    let session = &pane.derived.analysis.session;
    html! {
        div #behind .behind tabindex="-1" role="group" aria-label="The turns behind this figure" {
            div .figure-head {
                h4 { (title(pane, figure)) ": " (count(moments.len(), "time", "times")) }
                button .tool type="button" data-act=(Action::Figures(FiguresAction::Close)) { "Close" }
            }
            ol { @for moment in moments.iter().take(SHOWN) { li { (words(session, *moment)) } } }
            @if moments.len() > SHOWN {
                p .hint { "and " (moments.len() - SHOWN) " more; brush a shorter stretch of the timeline to read them" }
            }
        }
    }
}

/// What was said, from the first utterance to the last; the middle of a long moment is left to the transcript.
fn words(session: &Session, Moment { first, last }: Moment) -> Markup {
    let skipped = (last + 1 - first).saturating_sub(2 * ENDS);
    let head = if skipped > 0 {
        first..first + ENDS
    } else {
        first..last + 1
    };
    let tail = if skipped > 0 {
        last + 1 - ENDS..last + 1
    } else {
        0..0
    };
    html! {
        @for utterance in head { (quote::words(session, utterance, &(0..0))) }
        @if skipped > 0 { p .hint { "… " (count(skipped, "utterance", "utterances")) " …" } }
        @for utterance in tail { (quote::words(session, utterance, &(0..0))) }
    }
}

/// What a figure counts, in words.
fn title(pane: &Pane<'_>, figure: Figure) -> String {
    let name = |id| pane.said(id);
    match figure {
        Figure::TalkTime(id) | Figure::Turns(id) => format!("{} speaks", name(id)),
        Figure::LongestTurn(id) => format!("{}’s longest turn", name(id)),
        Figure::Pauses(id) => format!("{} pauses", name(id)),
        Figure::Gaps(from, to) => format!("Silence from {} to {}", name(from), name(to)),
        Figure::Lapses => "The talk stops".into(),
        Figure::LongSilences => "Long silences".into(),
        Figure::Owned(Some(id)) => format!("Long silences of {}", name(id)),
        Figure::Owned(None) => "Long silences of everyone".into(),
        Figure::Broken(from, by) => format!("{} ends a silence after {}", name(by), name(from)),
        Figure::Latency(from, to) => format!("{} answers {}", name(to), name(from)),
        Figure::Overlaps(by, over, outcome) => {
            format!(
                "{} over {}, {}",
                name(by),
                name(over),
                outcome.definition().name
            )
        }
        Figure::Interruptions(by, over) | Figure::Marked(by, over) => {
            format!("{} comes in over {}", name(by), name(over))
        }
        Figure::Succession(one, next) => format!("{} speaks right after {}", name(next), name(one)),
        Figure::FamilySuccession(one, next) => {
            format!(
                "{} speaks next in the family after {}",
                name(next),
                name(one)
            )
        }
        Figure::ThroughTherapist => "From one to another through the therapist".into(),
        Figure::Shift(shift) => format!("Participation shift {shift}"),
        Figure::Addressing(by, to) => format!("{} calls {} by name", name(by), name(to)),
        Figure::AnsweredFor(asked, by) => {
            format!("{} was asked, {} answers", name(asked), name(by))
        }
    }
}
