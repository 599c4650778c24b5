//! Undo and redo of whole documents. Transcripts are shared between them, so a step costs little.

use super::Document;

/// How many steps are kept.
const DEPTH: usize = 200;

/// What can be undone and redone, each with its name.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<(Document, String)>,
    future: Vec<(Document, String)>,
    /// The document before the drag that is under way.
    dragged: Option<Document>,
    /// What the drag that is under way is called, where what it did tells.
    drag_name: Option<String>,
}

impl History {
    /// Remembers the document as it was before a change of this name.
    pub fn record(&mut self, before: Document, name: String) {
        self.future.clear();
        if self.past.len() == DEPTH {
            self.past.remove(0);
        }
        self.past.push((before, name));
    }

    /// A drag begins: what changes until it ends is one step.
    pub fn begin_drag(&mut self, before: Document) {
        self.dragged = Some(before);
        self.drag_name = None;
    }

    /// What the drag turns out to do.
    pub fn name_drag(&mut self, name: String) {
        self.drag_name = Some(name);
    }

    /// What the drag was found to do.
    pub fn name_of_drag(&mut self) -> Option<String> {
        self.drag_name.clone()
    }

    /// Whether a drag is under way.
    #[must_use]
    pub const fn is_dragging(&self) -> bool {
        self.dragged.is_some()
    }

    /// The drag ends; answers the document from before it.
    pub fn end_drag(&mut self) -> Option<Document> {
        self.dragged.take()
    }

    /// The document before the last change, and that change's name.
    pub fn undo(&mut self, now: &Document) -> Option<(Document, String)> {
        let (before, name) = self.past.pop()?;
        self.future.push((now.clone(), name.clone()));
        Some((before, name))
    }

    /// The document after the change that was last undone, and that change's name.
    pub fn redo(&mut self, now: &Document) -> Option<(Document, String)> {
        let (after, name) = self.future.pop()?;
        self.past.push((now.clone(), name.clone()));
        Some((after, name))
    }

    /// What undo would undo.
    #[must_use]
    pub fn next_undo(&self) -> Option<&str> {
        self.past.last().map(|(_, name)| name.as_str())
    }

    /// What redo would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&str> {
        self.future.last().map(|(_, name)| name.as_str())
    }
}
