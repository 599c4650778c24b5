//! What is gone to comes into sight, and does not stay under the timeline, which covers a part of the page while it sticks
//! to an edge of the window.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::Page;

/// How far from the timeline something comes to lie, in pixels.
const GAP: f64 = 8.0;

/// Scrolls an element into view. What comes into sight on the way is laid out only then, and may push the goal aside: so
/// once more when that is done.
pub(super) fn reveal(page: &Rc<Page>, id: String) {
    scroll_to(page, &id);
    let (first, second) = (Rc::clone(page), Rc::clone(page));
    frame(page, move || {
        frame(&first, move || scroll_to(&second, &id));
    });
}

/// The focus has come somewhere: the browser scrolls there, and then the timeline is seen to. Not where something is
/// pressed: it must not move away under the pointer.
pub(super) fn follow(page: &Rc<Page>) {
    let later = Rc::clone(page);
    frame(page, move || {
        let focus = later.document.active_element();
        if let Some(focus) = focus.filter(|it| it.matches(":focus-visible") == Ok(true)) {
            uncover(&later, &focus);
        }
    });
}

/// Does something in the next frame. Where there is no window there are none.
fn frame(page: &Page, work: impl FnOnce() + 'static) {
    let Some(window) = page.document.default_view() else {
        return;
    };
    let work = Closure::once_into_js(work);
    if let Err(trouble) = window.request_animation_frame(work.unchecked_ref()) {
        web_sys::console::error_1(&trouble);
    }
}

fn scroll_to(page: &Page, id: &str) {
    let Some(element) = page.document.get_element_by_id(id) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if element.closest(".lines").ok().flatten().is_some() {
        options.set_block(ScrollLogicalPosition::Center);
    }
    element.scroll_into_view_with_scroll_into_view_options(&options);
    uncover(page, &element);
}

/// Scrolls the page on by as much as the timeline covers of an element.
fn uncover(page: &Page, element: &Element) {
    let document = &page.document;
    let (Some(window), Some(root), Some(timeline)) = (
        document.default_view(),
        document.document_element(),
        document.get_element_by_id("timeline"),
    ) else {
        return;
    };
    if timeline.contains(Some(element)) || element.contains(Some(&timeline)) {
        return;
    }
    let (it, cover) = (
        element.get_bounding_client_rect(),
        timeline.get_bounding_client_rect(),
    );
    let height = f64::from(root.client_height());
    let is_covered = it.bottom() > cover.top() && it.top() < cover.bottom();
    if !is_covered || it.height() + GAP > height - cover.height() {
        return;
    }
    let at_the_bottom = cover.top() > height - cover.bottom();
    let by = if at_the_bottom {
        it.bottom() - cover.top() + GAP
    } else {
        it.top() - cover.bottom() - GAP
    };
    window.scroll_by_with_x_and_y(0.0, by);
}
