//! Households and subsystems: what is drawn around people, and its name.

use maud::{Markup, html};

use super::Ink;
use crate::map::document::{Area, AreaKind};
use crate::map::geometry::{Frame, Vector, number};
use crate::map::label::{clean, em};
use crate::map::layout::Placed;
use crate::map::notation::Ring;
use crate::map::scene::Scene;
use crate::session::isolated;

/// The size of an area's name, in pixels.
const SIZE: f64 = 12.0;
/// The height of the plate under it, in pixels.
const TALL: f64 = 16.0;
/// How far from a corner the name begins, in pixels.
const INSET: f64 = 16.0;

impl Ink<'_> {
    pub(super) fn area(&self, area: &Area, ring: &Ring) -> Markup {
        let kind = area.kind;
        let chosen = if self.is_selected(&area.id) {
            " selected"
        } else {
            ""
        };
        let class = format!("ground {}{chosen}", kind.name());
        let handles = self.handles("select-mark", &area.id);
        let dash = (kind == AreaKind::Subsystem).then_some("2 4");
        html! {
            path class=[self.class(&class)] d=(ring.path) fill=(self.palette.ground)
                id=[handles.id()] data-act=[handles.act()] data-extend=[handles.extend()] data-menu=[handles.menu()]
                stroke=(self.palette.hair) stroke-width="1" stroke-dasharray=[dash] {}
        }
    }

    /// The name of an area on a small plate on its edge: at its upper left corner, unless a line or a name is there and
    /// another corner is free.
    pub(super) fn area_name(&self, scene: &Scene<'_>, area: &Area, ring: &Ring) -> Markup {
        let name = clean(&area.name);
        let width = em(&name) * SIZE + 8.0;
        let Frame { left, top, .. } = plate(scene, ring, width);
        html! {
            @if !name.trim().is_empty() {
                g class=[self.class("area-name")] {
                    rect class=[self.class("plate")] x=(number(left)) y=(number(top)) width=(number(width)) height=(number(TALL)) rx="4" fill=(self.palette.paper) {}
                    text class=[self.class("caption")] x=(number(left + 4.0)) y=(number(top + 12.0)) font-size=(number(SIZE))
                        fill=(self.palette.soft) { (isolated(&name)) }
                }
            }
        }
    }
}

/// Where the name of a ring is written.
fn plate(scene: &Scene<'_>, ring: &Ring, width: f64) -> Frame {
    let Ring {
        frame, shoulder, ..
    } = ring;
    let (near, far) = (frame.left + INSET, frame.right - INSET - width);
    let corners = [
        Vector::new(shoulder.x + INSET, shoulder.y),
        Vector::new(far, frame.top),
        Vector::new(near, frame.bottom),
        Vector::new(far, frame.bottom),
    ];
    let labels = scene.layout.placed.iter().map(Placed::footprint);
    let lines = scene.under.iter().filter_map(|it| it.glyph.extent);
    let taken: Vec<Frame> = labels.chain(lines.map(|it| it.grown(3.0))).collect();
    let plates = corners.into_iter().map(|at| Frame {
        left: at.x,
        top: at.y - TALL / 2.0,
        right: at.x + width,
        bottom: at.y + TALL / 2.0,
    });
    let covers = |plate: &Frame| taken.iter().filter(|it| it.overlaps(*plate)).count();
    plates.min_by_key(covers).unwrap_or(*frame)
}
