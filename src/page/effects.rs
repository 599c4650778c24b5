//! What the app asks of the browser: keep, download, choose, focus, scroll, say.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, FocusOptions, HtmlAnchorElement, HtmlElement,
    HtmlInputElement, Url,
};

use super::{Page, menu, picture, reader, sight};
use crate::app::{Action, Effect, Message};

/// How long a download's address is kept, since browsers read it a moment later. Milliseconds.
const DOWNLOAD_GRACE: u32 = 10_000;

/// Between two steps of what goes on by itself: long enough to see what came and went. Milliseconds.
const PACE: u32 = 1_400;

/// The field for a file that is to stand beside the map.
pub(super) const BESIDE: &str = "file-beside";

/// The element that holds the step's content.
pub(super) const MAIN: &str = "main";

/// Does one thing; what the browser refuses is logged without any words of the case.
pub(super) fn perform(page: &Rc<Page>, effect: Effect) {
    let done = match effect {
        Effect::Keep(kept) => page.keeper.keep(&kept),
        Effect::Read(order) => {
            reader::read(page, order);
            Ok(())
        }
        Effect::StopReading => {
            page.reader.stop();
            reader::warm(page);
            Ok(())
        }
        Effect::Download { name, mime, text } => download(page, &name, mime, &text),
        Effect::DownloadPicture { name, svg, scale } => picture::download(page, name, &svg, scale),
        Effect::OpenMenu(id) => menu::open(page, &id),
        Effect::ChooseFile => choose(page, "file"),
        Effect::ChooseBeside => choose(page, BESIDE),
        Effect::Focus(id) => focus(page, &id),
        Effect::Reveal(id) => {
            sight::reveal(page, id);
            Ok(())
        }
        Effect::Restore(id) => {
            let field = element(page, &id).and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                field.set_value(&field.get_attribute("value").unwrap_or_default());
            }
            Ok(())
        }
        Effect::Later(action) => {
            later(page, action);
            Ok(())
        }
        Effect::Announce(text) => {
            if let Some(region) = element(page, "announcer") {
                region.set_text_content(Some(&text));
            }
            Ok(())
        }
    };
    if let Err(trouble) = done {
        web_sys::console::error_1(&trouble);
    }
}

/// Does something after a moment.
fn later(page: &Rc<Page>, action: Action) {
    let page = Rc::clone(page);
    Timeout::new(PACE, move || page.post(Message::Acted(action))).forget();
}

/// Opens the browser's chooser of a field for files.
fn choose(page: &Page, field: &str) -> Result<(), JsValue> {
    // Not within the press that asks for it: the field's own click would come back into the same listener.
    if let Some(input) = element(page, field) {
        Timeout::new(0, move || input.click()).forget();
    }
    Ok(())
}

fn element(page: &Page, id: &str) -> Option<HtmlElement> {
    page.document.get_element_by_id(id)?.dyn_into().ok()
}

fn focus(page: &Page, id: &str) -> Result<(), JsValue> {
    let Some(element) = page.document.get_element_by_id(id) else {
        return Ok(());
    };
    // Elements of a drawing take the focus in the same way, by a type of their own.
    let element: HtmlElement = element.unchecked_into();
    let options = FocusOptions::new();
    options.set_prevent_scroll(id == MAIN);
    // Another step is another page: it begins at its top, however far down the last one was read.
    if id == MAIN
        && let Some(window) = page.document.default_view()
    {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    element.focus_with_options(&options)
}

fn download(page: &Page, name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let bag = BlobPropertyBag::new();
    bag.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &bag)?;
    hand_over(&page.document, name, &blob)
}

/// Hands the person a file.
pub(super) fn hand_over(document: &Document, name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(DOWNLOAD_GRACE, move || {
        if let Err(trouble) = Url::revoke_object_url(&address) {
            web_sys::console::error_1(&trouble);
        }
    })
    .forget();
    Ok(())
}
