//! The case as text outside the module, so that it survives a defect of ours.
//!
//! Transcripts are long and stay the same, so each is written once and joined to what changes around it; joining two
//! texts costs the browser nothing.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, JsString};
use wasm_bindgen::JsValue;

use crate::app::Kept;
use crate::import::Transcript;

/// How many transcripts' texts are remembered: undo goes back and forth between few.
const REMEMBERED: usize = 4;

/// Hands the case over to the page's script.
pub(super) struct Keeper {
    keep: Function,
    texts: RefCell<Vec<(Rc<Transcript>, JsString)>>,
}

impl Keeper {
    pub(super) fn new(keep: Function) -> Self {
        Self {
            keep,
            texts: RefCell::default(),
        }
    }

    /// Remembers the text of a transcript, the latest first.
    pub(super) fn learn(&self, transcript: &Rc<Transcript>, text: JsString) {
        let mut texts = self.texts.borrow_mut();
        texts.insert(0, (Rc::clone(transcript), text));
        texts.truncate(REMEMBERED);
    }

    /// Hands over the case as it is now.
    pub(super) fn keep(&self, kept: &Kept) -> Result<(), JsValue> {
        let transcript = self.text(kept.transcript.as_ref());
        let text = JsString::from(kept.before.as_str())
            .concat(&transcript)
            .concat(&Kept::AFTER.into());
        self.keep.call1(&JsValue::NULL, &text).map(|_| ())
    }

    fn text(&self, transcript: Option<&Rc<Transcript>>) -> JsString {
        let same = |(known, _): &&(Rc<Transcript>, JsString)| {
            transcript.is_some_and(|transcript| Rc::ptr_eq(known, transcript))
        };
        let known = self
            .texts
            .borrow()
            .iter()
            .find(same)
            .map(|(_, text)| text.clone());
        known.unwrap_or_else(|| {
            let text = JsString::from(Kept::transcript_text(transcript.map(|it| &**it)));
            if let Some(transcript) = transcript {
                self.learn(transcript, text.clone());
            }
            text
        })
    }
}
