//! Notes on the sheet.

use maud::{Markup, html};

use super::Ink;
use crate::map::geometry::number;
use crate::map::label::clean;
use crate::map::layout::count;
use crate::map::scene::{LINE, PADDING, SIZE, Slip};
use crate::session::isolated;

impl Ink<'_> {
    /// A note: its words on a slip, the whole of it as its title.
    pub(super) fn slip(&self, slip: &Slip<'_>) -> Markup {
        let frame = slip.frame;
        let first = frame.top + PADDING + SIZE;
        let id = self.is_page().then(|| clean(&slip.note.id));
        let selected = self.is_selected(&slip.note.id);
        let class = if selected { "slip selected" } else { "slip" };
        let handles = self.handles("select-mark", &slip.note.id);
        let name = self
            .options
            .editing
            .is_some()
            .then(|| format!("Note: {}", slip.said));
        let held = name.is_some();
        html! {
            g class=[self.class(class)] data-note=[id] role=[held.then_some("button")] tabindex=[held.then_some(handles.tab())]
                id=[handles.id()] data-focus=[handles.focus()] data-extend=[handles.extend()] data-menu=[handles.menu()] data-drag=[handles.drag()]
                data-act=[handles.act()] aria-label=[name.as_ref()] aria-pressed=[held.then_some(if selected { "true" } else { "false" })] {
                title { (slip.said) }
                rect class=[self.class("plate")] x=(number(frame.left)) y=(number(frame.top)) width=(number(frame.width()))
                    height=(number(frame.height())) rx="3" fill=(self.palette.ground) stroke=(self.palette.hair) stroke-width="1" {}
                @for (turn, line) in slip.lines.iter().enumerate() {
                    text class=[self.class("word")] x=(number(frame.left + PADDING)) y=(number(first + LINE * count(turn)))
                        font-size=(number(SIZE)) fill=(self.palette.ink) { (isolated(line)) }
                }
            }
        }
    }
}
