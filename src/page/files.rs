//! Files in: chosen or dropped, read as bytes.

use std::rc::Rc;

use gloo::file::File;
use gloo::file::callbacks::read_as_bytes;
use web_sys::HtmlInputElement;

use super::Page;
use super::effects::BESIDE;
use crate::app::Message;

/// Reads the file that was chosen, and readies the chooser for the same file again.
pub(super) fn chosen(page: &Rc<Page>, input: &HtmlInputElement) {
    if let Some(file) = input.files().and_then(|list| list.get(0)) {
        take(page, &file, input.id() == BESIDE);
    }
    input.set_value("");
}

/// Reads a file's bytes and posts them.
pub(super) fn read(page: &Rc<Page>, file: &web_sys::File) {
    take(page, file, false);
}

fn take(page: &Rc<Page>, file: &web_sys::File, beside: bool) {
    let page = Rc::clone(page);
    let name = file.name();
    let reader = read_as_bytes(&File::from(file.clone()), move |outcome| {
        page.post(match outcome {
            Ok(bytes) if beside => Message::BesideRead { name, bytes },
            Ok(bytes) => Message::FileRead { name, bytes },
            Err(error) => Message::FileFailed {
                name,
                why: error.to_string(),
            },
        });
    });
    // Dropping the reader would abort the reading; it ends by itself after its one callback.
    std::mem::forget(reader);
}
