//! The first step: open a transcript, paste one, or try a sample.

use std::rc::Rc;

use maud::{Markup, html};

use super::at;
use crate::app::{Action, EditorAction, Model, SAMPLES, Step};

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Open, || {
        html! {
            div .welcome {
                h1 { "See how a family session moved" }
                p .lead {
                    "Drop in the transcript of a family session. Kinmap draws the family’s structure: who talks and who "
                    "falls silent, who sides with whom, who is left outside. Every line opens the words behind it, for and "
                    "against."
                }
            }
            div .drop data-drop="file" {
                p .drop-title { "Drop a transcript here" }
                p .hint { "From Zoom, Teams, a transcription service or your own typing: captions, text, Word, JSON, tables, CHAT, ELAN and more" }
                button .primary type="button" data-act=(Action::ChooseFile) { "Choose a file" }
                p .promise { "The file stays on this computer. Nothing is sent anywhere." }
            }
            (paste(model))
            (samples(model))
            (by_hand())
            p .consent {
                "Open a session only when everyone recorded has agreed to this use, children in words that fit their age."
            }
        }
    })
}

fn paste(model: &Model) -> Markup {
    html! {
        div .paste {
            label for="paste" { "Or paste the text" }
            textarea #paste rows="5" spellcheck="false" dir="auto" data-act=(Action::Paste)
                placeholder="Karen: You never called.\nTom: I did, twice." {}
            button type="button" data-act=(Action::ReadPasted) disabled[model.desk.pasted.trim().is_empty()] {
                "Read this text"
            }
        }
    }
}

/// A map without any session.
fn by_hand() -> Markup {
    html! {
        div .by-hand {
            h2 { "Or draw a map yourself" }
            p .hint { "Without a transcript: people first, then how they stand to each other." }
            button #begin-drawing type="button" data-act=(Action::Editor(EditorAction::Begin)) { "Draw a map yourself" }
        }
    }
}

fn samples(model: &Model) -> Markup {
    let arrived = |&(_, (_, text)): &(usize, (_, &Rc<str>))| !text.is_empty();
    let mut offered = SAMPLES
        .iter()
        .zip(&model.samples)
        .enumerate()
        .filter(arrived)
        .peekable();
    html! {
        @if offered.peek().is_some() {
            div .samples {
                h2 { "Try a sample session" }
                p .hint { "Fictional families, written for this page" }
                ul {
                    @for (index, (sample, _)) in offered {
                        li {
                            button .sample type="button" data-act=(Action::OpenSample(index)) {
                                strong { (sample.title) }
                                span { (sample.about) }
                            }
                        }
                    }
                }
            }
        }
    }
}
