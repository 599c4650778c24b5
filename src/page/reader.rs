//! Reading apart from the page: a worker with the same module, so that the page never waits for a file and a reading
//! that takes too long can be stopped. Where there can be no worker, the file is read on the spot.
//!
//! The worker says, each as a list: `ready`; `stage` and its name; `part` and its bytes; `kept` and the transcript's text
//! within a case; `rehearsed` (see `rehearse.rs`); `opened` with the outline, a sentence and
//! the beginning of a table, or `refused` with a sentence, whether it may be read otherwise, and the same; `fault` and what it was.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

use super::{Page, apart, rehearse};
use crate::app::intake::{Opened, Refusal, Unpacked};
use crate::app::shape::transcript::reading::write_options;
use crate::app::{Message, Order};
use crate::import::Preview;

/// A worker that has read more than this is let go, since a module gives no memory back. Bytes.
const HEAVY: usize = 4 << 20;

/// The worker, if there can be one.
#[derive(Default)]
pub(super) struct Reader {
    /// Where its script is found; nowhere when workers cannot be had.
    script: RefCell<Option<String>>,
    running: RefCell<Option<Running>>,
    /// What is rehearsed on, until it is.
    sample: RefCell<Option<String>>,
}

struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
    ready: bool,
    job: Option<Job>,
}

/// What is being read, and what has arrived of it.
struct Job {
    order: Order,
    lists: Unpacked,
    text: Option<JsString>,
}

impl Reader {
    pub(super) fn new(script: Option<String>, sample: Option<String>) -> Self {
        Self {
            script: RefCell::new(script),
            running: RefCell::default(),
            sample: RefCell::new(sample.filter(|text| !text.is_empty())),
        }
    }

    /// What is rehearsed on; once.
    pub(super) fn sample(&self) -> Option<String> {
        self.sample.take()
    }

    /// Whether a worker may be had.
    pub(super) fn is_apart(&self) -> bool {
        self.script.borrow().is_some()
    }

    /// Stops what is being read, however deep the worker is in it.
    pub(super) fn stop(&self) {
        if let Some(running) = self.running.take() {
            running.worker.terminate();
        }
    }
}

/// Has a worker at hand before there is anything to read.
pub(super) fn warm(page: &Rc<Page>) {
    let mut running = page.reader.running.borrow_mut();
    if running.is_none() && page.reader.is_apart() {
        *running = begin(page).ok();
    }
}

/// Reads a file, instead of the one that is being read.
pub(super) fn read(page: &Rc<Page>, order: Order) {
    let busy = |running: &Running| running.job.is_some();
    if page.reader.running.borrow().as_ref().is_some_and(busy) {
        page.reader.stop();
    }
    warm(page);
    let mut slot = page.reader.running.borrow_mut();
    let Some(running) = slot
        .as_mut()
        .filter(|it| hand_over(&it.worker, &order).is_ok())
    else {
        drop(slot);
        return on_the_spot(page, &order);
    };
    running.job = Some(Job {
        order,
        lists: Unpacked::default(),
        text: None,
    });
}

fn begin(page: &Rc<Page>) -> Result<Running, JsValue> {
    let script = page.reader.script.borrow().clone().unwrap_or_default();
    let worker = Worker::new(&script)?;
    let hearing = Rc::clone(page);
    let messages = EventListener::new(&worker, "message", move |event| hear(&hearing, event));
    let failing = Rc::clone(page);
    let errors = EventListener::new(&worker, "error", move |_| fail(&failing, "it broke off"));
    worker.post_message(&wasm_bindgen::module())?;
    if let Some(sample) = page.reader.sample.borrow().as_deref() {
        worker.post_message(&sample.into())?;
    }
    Ok(Running {
        worker,
        _listeners: [messages, errors],
        ready: false,
        job: None,
    })
}

fn hand_over(worker: &Worker, order: &Order) -> Result<(), JsValue> {
    let bytes = Uint8Array::from(order.source.bytes.as_slice());
    let transfer = Array::of1(&bytes.buffer());
    let options = write_options(&order.source.options).to_string();
    let message = Array::of3(&order.name.as_str().into(), &bytes, &options.into());
    worker.post_message_with_transfer(&message, &transfer)
}

fn on_the_spot(page: &Rc<Page>, order: &Order) {
    let outcome = apart::open(&order.name, &order.source, |_| {});
    end(page, order.number, outcome);
}

fn end(page: &Rc<Page>, number: u32, outcome: Result<Opened, Refusal>) {
    let outcome = outcome.map(Box::new);
    page.post(Message::Read { number, outcome });
}

fn hear(page: &Rc<Page>, event: &Event) {
    let Some(message) = event.dyn_ref::<MessageEvent>() else {
        return;
    };
    let said = Array::from(&message.data());
    let text = |place| said.get(place).as_string().unwrap_or_default();
    match text(0).as_str() {
        "ready" => with_running(page, |running| running.ready = true),
        "rehearsed" => rehearse::follow(page),
        "stage" => {
            if let (Some(number), Ok(stage)) = (number(page), text(1).parse()) {
                page.post(Message::ReadOn { number, stage });
            }
        }
        "part" => with_job(page, |job| {
            let part = Uint8Array::new(&said.get(1)).to_vec();
            let taken = job.lists.take(&part);
            debug_assert!(taken.is_some(), "the worker is of the same module");
        }),
        "kept" => with_job(page, |job| job.text = said.get(1).dyn_into().ok()),
        "opened" => take(page, &text(1), text(2), apart::read_table(&said.get(3))),
        "refused" => {
            if let Some(job) = finished(page) {
                let refusal = Refusal {
                    said: text(1),
                    otherwise: said.get(2).is_truthy(),
                    table: apart::read_table(&said.get(3)).map(Box::new),
                };
                end(page, job.order.number, Err(refusal));
            }
        }
        _ => fail(page, &text(1)),
    }
}

fn with_running(page: &Page, work: impl FnOnce(&mut Running)) {
    if let Some(running) = page.reader.running.borrow_mut().as_mut() {
        work(running);
    }
}

fn with_job(page: &Page, work: impl FnOnce(&mut Job)) {
    with_running(page, |running| {
        if let Some(job) = running.job.as_mut() {
            work(job);
        }
    });
}

fn number(page: &Page) -> Option<u32> {
    let running = page.reader.running.borrow();
    Some(running.as_ref()?.job.as_ref()?.order.number)
}

/// Takes the job from the worker, and lets a worker go whose memory has grown.
fn finished(page: &Page) -> Option<Job> {
    let job = page.reader.running.borrow_mut().as_mut()?.job.take()?;
    if job.order.source.bytes.len() > HEAVY {
        page.reader.stop();
    }
    Some(job)
}

fn take(page: &Rc<Page>, outline: &str, said: String, table: Option<Preview>) {
    let Some(Job { order, lists, text }) = finished(page) else {
        return;
    };
    let opened = Opened::assemble(&order, outline, lists, said, table);
    if let (Ok(opened), Some(text)) = (&opened, text)
        && let Some(origin) = &opened.document.origin
    {
        page.keeper.learn(&origin.read, text);
    }
    end(page, order.number, opened);
}

/// The worker broke off: what cannot begin at all is read on the spot from now on; what broke in the middle is said.
fn fail(page: &Rc<Page>, why: &str) {
    let Some(running) = page.reader.running.take() else {
        return;
    };
    running.worker.terminate();
    if !running.ready {
        page.reader.script.take();
    }
    match running.job {
        Some(job) if !running.ready => on_the_spot(page, &job.order),
        Some(job) => {
            let why = format!(
                "Kinmap met a fault in itself while reading this file ({why}). What was here before is untouched. Save the transcript in another form, as plain text or WebVTT, and open that."
            );
            end(
                page,
                job.order.number,
                Err(Refusal::plain(&job.order.name, &why)),
            );
        }
        None => {}
    }
}
