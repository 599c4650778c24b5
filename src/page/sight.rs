//! What is gone to comes into sight, and does not stay under the timeline, which covers a part of the page while it sticks
//! to an edge of the window.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::Page;

/// How far from the timeline something comes to lie, in pixels.
const GAP: f64 = 8.0;

/// What comes into sight on the way is laid out only then, and may push the goal aside: so many more looks, and how far
/// apart, in milliseconds.
const LOOKS: u8 = 4;
const PAUSE: u32 = 30;

/// Scrolls an element into view.
pub(super) fn reveal(page: &Rc<Page>, id: String) {
    // Lines have no size before they are seen; everything else is where it will be.
    if scroll_to(page, &id) {
        look_again(page, Some(id), LOOKS);
    }
}

/// The focus has come somewhere: the browser scrolls there by itself, and then the timeline is seen to.
pub(super) fn follow(page: &Rc<Page>) {
    look_again(page, None, LOOKS);
}

/// Looks at the element of this id, or at the focus, a moment later.
fn look_again(page: &Rc<Page>, id: Option<String>, times: u8) {
    if times == 0 {
        return;
    }
    let page = Rc::clone(page);
    let at = scrolled(&page);
    let look = move || {
        // Somebody has gone elsewhere meanwhile.
        if id.is_some() && scrolled(&page) != at {
            return;
        }
        match &id {
            Some(id) => {
                scroll_to(&page, id);
            }
            None => uncover_focus(&page),
        }
        look_again(&page, id, times - 1);
    };
    Timeout::new(PAUSE, look).forget();
}

/// How far down the page is read.
fn scrolled(page: &Page) -> f64 {
    let window = page.document.default_view();
    let y = window.and_then(|window| window.scroll_y().ok());
    y.unwrap_or_default()
}

/// Not what was pressed with a pointer: it must not move away under it.
fn uncover_focus(page: &Page) {
    if let Some(focus) = page.document.active_element()
        && focus.matches(":focus-visible").unwrap_or_default()
    {
        uncover(page, &focus);
    }
}

/// Answers whether it is a line of a transcript.
fn scroll_to(page: &Page, id: &str) -> bool {
    let Some(element) = page.document.get_element_by_id(id) else {
        return false;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    let is_line = element.closest(".lines").ok().flatten().is_some();
    if is_line {
        options.set_block(ScrollLogicalPosition::Center);
    }
    element.scroll_into_view_with_scroll_into_view_options(&options);
    uncover(page, &element);
    is_line
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
    let it = element.get_bounding_client_rect();
    let cover = timeline.get_bounding_client_rect();
    let height = f64::from(root.client_height());
    // Where the timeline is not shown it is a point at the window's corner.
    let is_shown = cover.height() > 0.0;
    let is_covered = is_shown && it.bottom() > cover.top() && it.top() < cover.bottom();
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
