//! Delegated listeners: one per kind of event on the root, for the page's life.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    DragEvent, Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent, MouseEvent,
};

use super::effects::MAIN;
use super::{Page, files, menu, pointer, sight};
use crate::app::{Action, Chord, Message, READING};

/// Starts listening. The listeners live as long as the root element.
pub(super) fn listen(page: &Rc<Page>) {
    on(page, "click", pressed);
    on(page, "keydown", key);
    on(page, "input", changed);
    on(page, "change", changed);
    on(page, "focusin", focused);
    on(page, "contextmenu", menu::asked);
    on(page, "pointerdown", menu::left);
    on(page, "pointerdown", pointer::down);
    on(page, "pointermove", pointer::moved);
    on(page, "pointerup", pointer::up);
    on(page, "pointercancel", pointer::lost);
    on(page, "wheel", pointer::wheel);
    on(page, "dragover", |page, event| dragged(page, event, true));
    on(page, "dragleave", |page, event| dragged(page, event, false));
    on(page, "drop", dropped);
}

fn on(page: &Rc<Page>, kind: &'static str, take: fn(&Rc<Page>, &Event)) {
    let listening = Rc::clone(page);
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&page.root, kind, options, move |event| {
        take(&listening, event);
    })
    .forget();
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What the nearest element around the event's target offers: with Shift, to be added to what is chosen.
fn offered(event: &Event) -> Option<(Element, Action)> {
    let element = target(event)?.closest("[data-act]").ok()??;
    let action = element.get_attribute("data-act")?.parse().ok()?;
    let extended = element
        .get_attribute("data-extend")
        .filter(|_| shift(event));
    let extended = extended.and_then(|it| it.parse().ok());
    Some((element, extended.unwrap_or(action)))
}

fn shift(event: &Event) -> bool {
    let by_mouse = event.dyn_ref::<MouseEvent>().map(MouseEvent::shift_key);
    let by_key = || {
        event
            .dyn_ref::<KeyboardEvent>()
            .map(KeyboardEvent::shift_key)
    };
    by_mouse.or_else(by_key).unwrap_or_default()
}

fn is_text(element: &Element) -> bool {
    element.is_instance_of::<HtmlInputElement>() || element.is_instance_of::<HtmlTextAreaElement>()
}

fn is_field(element: &Element) -> bool {
    is_text(element) || element.is_instance_of::<HtmlSelectElement>()
}

fn pressed(page: &Rc<Page>, event: &Event) {
    if pointer::was_drag(page) {
        return;
    }
    if let Some(message) = pointer::pointed(event) {
        page.post(message);
        return;
    }
    if let Some((element, action)) = offered(event)
        && !is_field(&element)
        && !element.has_attribute("disabled")
    {
        page.post(Message::Acted(action));
    }
}

/// The focus has come to something, which may want to know.
fn focused(page: &Rc<Page>, event: &Event) {
    sight::follow(page);
    let element = target(event).and_then(|it| it.get_attribute("data-focus"));
    if let Some(Ok(action)) = element.map(|it| it.parse()) {
        page.post(Message::Acted(action));
    }
}

/// Text areas report while being typed in and sliders while they move, everything else when the person is done with it.
fn changed(page: &Rc<Page>, event: &Event) {
    let Some(element) = target(event) else { return };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>()
        && input.type_() == "file"
    {
        files::chosen(page, input);
        return;
    }
    let typing = event.type_() == "input";
    let value = if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area.value()).filter(|_| typing)
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        Some(select.value()).filter(|_| !typing)
    } else {
        element
            .dyn_ref::<HtmlInputElement>()
            .filter(|it| typing == (it.type_() == "range"))
            .map(HtmlInputElement::value)
    };
    if let (Some(value), Some((_, action))) = (value, offered(event)) {
        page.post(Message::Changed(action, value));
    }
}

/// Keys: Enter and Space press what only looks like a button (marks of the map); others go to the keyboard table.
fn key(page: &Rc<Page>, event: &Event) {
    let (Some(key), Some(element)) = (event.dyn_ref::<KeyboardEvent>(), target(event)) else {
        return;
    };
    let command = key.ctrl_key() || key.meta_key();
    if key.alt_key() || (is_field(&element) && !command && key.key() != "Escape") {
        return;
    }
    if element.get_attribute("role").as_deref() == Some("button")
        && !command
        && matches!(key.key().as_str(), "Enter" | " ")
    {
        event.prevent_default();
        pressed(page, event);
        return;
    }
    if menu::key(key, &element) {
        event.prevent_default();
        return;
    }
    let chord = Chord {
        key: key.key(),
        command,
        shift: key.shift_key(),
        place: place(&element),
    };
    if chord.key == "Escape" && pointer::cancel(page) {
        return;
    }
    let undoes_typing = is_text(&element) && matches!(chord.key.as_str(), "z" | "Z" | "y");
    let answers = || {
        let app = page.app.try_borrow();
        app.is_ok_and(|app| app.answer(&chord).is_some())
    };
    if !undoes_typing && answers() {
        event.prevent_default();
        page.post(Message::KeyPressed(chord));
    }
}

/// The part of the page whose own keys hold at an element. The focus on the page itself is on nothing in particular.
fn place(element: &Element) -> String {
    if element.id() == MAIN {
        return READING.into();
    }
    let around = element.closest("[data-keys]").ok().flatten();
    around
        .and_then(|around| around.get_attribute("data-keys"))
        .unwrap_or_default()
}

fn dragged(page: &Rc<Page>, event: &Event, over: bool) {
    event.prevent_default();
    let shown = page.root.toggle_attribute_with_force("data-dragging", over);
    debug_assert!(shown.is_ok(), "a boolean attribute can always be toggled");
}

fn dropped(page: &Rc<Page>, event: &Event) {
    dragged(page, event, false);
    let transfer = event
        .dyn_ref::<DragEvent>()
        .and_then(DragEvent::data_transfer);
    if let Some(file) = transfer
        .and_then(|transfer| transfer.files())
        .and_then(|list| list.get(0))
    {
        files::read(page, &file);
    }
}
