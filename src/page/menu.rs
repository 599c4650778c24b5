//! A menu beside the pointer or the focus: asked for with the second button, a long press or the menu key.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::Page;
use crate::app::{Action, EditorAction, Message};

/// Where the menu was last asked for, on the screen; nowhere in particular when it was by keyboard.
pub(super) type Asked = Cell<Option<(i32, i32)>>;

/// How far from the edge of the window a menu keeps, in pixels.
const EDGE: f64 = 8.0;

/// The second button, a long press or the menu key on something that has a menu.
pub(super) fn asked(page: &Rc<Page>, event: &Event) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let owner = target.and_then(|it| it.closest("[data-menu]").ok().flatten());
    let Some(action) = owner.and_then(|it| it.get_attribute("data-menu")) else {
        return;
    };
    let (Ok(action), Some(mouse)) = (action.parse(), event.dyn_ref::<MouseEvent>()) else {
        return;
    };
    event.prevent_default();
    let by_pointer = mouse
        .dyn_ref::<PointerEvent>()
        .is_none_or(|it| it.pointer_id() >= 0);
    let at = (mouse.client_x(), mouse.client_y());
    page.asked.set(by_pointer.then_some(at));
    page.post(Message::Acted(action));
}

/// A press anywhere else closes the menu.
pub(super) fn left(page: &Rc<Page>, event: &Event) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let open = page.document.query_selector("[role=menu]").ok().flatten();
    let opener = "[role=menu], [aria-haspopup=menu]";
    let inside = target.and_then(|it| it.closest(opener).ok().flatten());
    if open.is_some() && inside.is_none() {
        let close = EditorAction::Menu(String::new());
        page.post(Message::Acted(Action::Editor(close)));
    }
}

/// Up and down go through the menu; whether the key was meant for it.
pub(super) fn key(event: &KeyboardEvent, at: &Element) -> bool {
    let Some(menu) = at.closest("[role=menu]").ok().flatten() else {
        return false;
    };
    let Ok(items) = menu.query_selector_all("[role=menuitem]") else {
        return false;
    };
    let many = items.length();
    let here = (0..many).find(|&it| items.get(it).as_ref() == Some(at.as_ref()));
    let here = here.unwrap_or_default();
    let next = match event.key().as_str() {
        "ArrowDown" => (here + 1) % many.max(1),
        "ArrowUp" => (here + many.max(1) - 1) % many.max(1),
        "Home" => 0,
        "End" => many.saturating_sub(1),
        _ => return false,
    };
    focus(items.get(next));
    true
}

fn focus(node: Option<web_sys::Node>) {
    let element = node.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(Err(trouble)) = element.map(|it| it.focus()) {
        web_sys::console::error_1(&trouble);
    }
}

/// Shows a menu where it was asked for, within the window, and moves the focus into it.
pub(super) fn open(page: &Page, id: &str) -> Result<(), JsValue> {
    let menu = page.document.get_element_by_id(id);
    let Some(menu) = menu.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return Ok(());
    };
    let (x, y) = page
        .asked
        .take()
        .map_or_else(|| beside_focus(page), |(x, y)| (f64::from(x), f64::from(y)));
    let size = menu.get_bounding_client_rect();
    let window = |side: Result<JsValue, JsValue>| side.ok()?.as_f64();
    let view = page.document.default_view();
    let width = view.as_ref().and_then(|it| window(it.inner_width()));
    let height = view.as_ref().and_then(|it| window(it.inner_height()));
    let within = |at: f64, size: f64, all: Option<f64>| {
        let last = all.unwrap_or(f64::INFINITY) - size - EDGE;
        at.min(last).max(EDGE)
    };
    let style = menu.style();
    let left = within(x, size.width(), width);
    let top = within(y, size.height(), height);
    style.set_property("left", &format!("{left}px"))?;
    style.set_property("top", &format!("{top}px"))?;
    focus(menu.query_selector("[role=menuitem]")?.map(Into::into));
    Ok(())
}

fn beside_focus(page: &Page) -> (f64, f64) {
    let Some(focus) = page.document.active_element() else {
        return (EDGE, EDGE);
    };
    let place = focus.get_bounding_client_rect();
    (place.left(), place.bottom() + EDGE / 2.0)
}
