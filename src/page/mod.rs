//! The browser: mounts the app in an element, feeds it what happens there, and puts its answers into the document.
//!
//! ```text
//! DOM event ─events─▶ Message ─▶ queue ─▶ App::receive ─▶ effects + markup of changed regions ─patch─▶ DOM
//! ```
//!
//! This is the only folder that names `web-sys` and `gloo`.

mod apart;
mod effects;
mod events;
mod files;
mod keeper;
mod menu;
mod patch;
mod picture;
mod pointer;
mod reader;
mod rehearse;
mod sight;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use crate::app::view::{REGIONS, WAITING, skeleton};
use crate::app::{App, Message};

/// The page: the app, what is shown of it, and what waits to be taken in.
struct Page {
    document: Document,
    root: Element,
    keeper: keeper::Keeper,
    reader: reader::Reader,
    app: RefCell<App>,
    shown: RefCell<Vec<Option<String>>>,
    queue: RefCell<VecDeque<Message>>,
    pointers: pointer::Pointers,
    asked: menu::Asked,
}

/// Shows the page in an element and lets it run.
///
/// `keep` is called with the case's text after every change of the case, so that the text survives outside this
/// module. `samples` are the texts of the sample sessions in their order, empty where one did not arrive. After a defect the page is mounted anew: `saved` is then the kept text and `trouble` says what happened.
/// `worker` is the address of the script that reads files apart from the page, where there can be one.
///
/// # Errors
/// When the element cannot be written to.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    keep: Function,
    samples: Vec<String>,
    saved: Option<String>,
    trouble: Option<String>,
    worker: Option<String>,
) -> Result<(), JsValue> {
    let document = root
        .owner_document()
        .ok_or_else(|| JsValue::from_str("the element belongs to no document"))?;
    patch::fill(&root, &skeleton().into_string())?;
    let reader = reader::Reader::new(worker, samples.first().cloned());
    let app = match reader.is_apart() {
        true => App::new(samples).reading_apart(),
        false => App::new(samples),
    };
    let page = Rc::new(Page {
        document,
        root,
        keeper: keeper::Keeper::new(keep),
        reader,
        app: RefCell::new(app),
        shown: RefCell::new(vec![None; REGIONS.len()]),
        queue: RefCell::default(),
        pointers: pointer::Pointers::default(),
        asked: menu::Asked::default(),
    });
    events::listen(&page);
    page.show()?;
    let warming = Rc::clone(&page);
    Timeout::new(0, move || reader::warm(&warming)).forget();
    if let Some(trouble) = trouble {
        let saved = saved.unwrap_or_default();
        page.post(Message::Restarted { saved, trouble });
    }
    Ok(())
}

impl Page {
    /// Takes a message in. Messages that arrive while one is being worked on (patching moves focus, which fires
    /// events) wait for their turn.
    fn post(self: &Rc<Self>, message: Message) {
        self.queue.borrow_mut().push_back(message);
        let Ok(mut app) = self.app.try_borrow_mut() else {
            return;
        };
        loop {
            let Some(message) = self.queue.borrow_mut().pop_front() else {
                return;
            };
            let effects = app.receive(message);
            if let Err(trouble) = self.render(&app) {
                web_sys::console::error_1(&trouble);
            }
            for effect in effects {
                effects::perform(self, effect);
            }
        }
    }

    fn show(&self) -> Result<(), JsValue> {
        self.render(&self.app.borrow())
    }

    /// Puts every region whose markup has changed into the document.
    fn render(&self, app: &App) -> Result<(), JsValue> {
        let mut shown = self.shown.borrow_mut();
        for ((id, view), last) in REGIONS.iter().zip(shown.iter_mut()) {
            if app.is_dragging() && WAITING.contains(id) {
                continue;
            }
            let markup = view(&app.model).into_string();
            if last.as_ref() == Some(&markup) {
                continue;
            }
            if let Some(region) = self.document.get_element_by_id(id) {
                region.toggle_attribute_with_force("hidden", markup.is_empty())?;
                patch::patch(&region, &markup)?;
            }
            *last = Some(markup);
        }
        let step = app.model.desk.step.name();
        self.root.set_attribute("data-step", step)
    }
}
