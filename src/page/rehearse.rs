//! A rehearsal: a sample session goes the whole way, from its text to the words on the page, and is let go.
//!
//! A browser makes the module's functions fast only when it has seen them run, and they share what it makes of them
//! between a worker and the page; tables are built when they are first read. So a worker rehearses while the person is
//! still looking, then the page does once, and the first real session is analysed at full speed.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;

use super::Page;
use crate::app::view::REGIONS;
use crate::app::{Action, App, Message};

/// Goes through everything once with a sample's text.
#[wasm_bindgen]
pub fn rehearse(sample: &str) {
    let mut app = App::new(vec![sample.to_owned()]);
    for action in [Action::OpenSample(0), Action::ConfirmCast] {
        app.receive(Message::Acted(action));
    }
    for (_, view) in REGIONS {
        drop(view(&app.model).into_string());
    }
}

/// Builds the page's own tables, as soon as nothing else is waiting.
pub(super) fn follow(page: &Rc<Page>) {
    let page = Rc::clone(page);
    Timeout::new(0, move || {
        if let Some(sample) = page.reader.sample() {
            rehearse(&sample);
        }
    })
    .forget();
}
