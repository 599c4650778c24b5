//! A member's label: a name in a box, or the outline of a genogram with the name under it (Bennett et al. 2022).

use maud::{Markup, html};

use super::Ink;
use crate::map::document::Outline;
use crate::map::geometry::{Frame, Path, Vector, number};
use crate::map::layout::{OUTLINE, Placed};
use crate::map::scene::Scene;

/// The side of a square and the diameter of a circle, in pixels.
const SYMBOL: f64 = 32.0;
/// How far inside the outline the second line of the identified patient runs, in pixels.
const INSIDE: f64 = 4.0;

impl Ink<'_> {
    /// Lines from parents to children belong to a genogram; who draws a structural map sees them as help.
    pub(super) fn shown_descents<'s>(&self, scene: &'s Scene<'_>) -> &'s [Path] {
        let shown = self.options.outlines || self.options.editing.is_some();
        if shown { &scene.descents } else { &[] }
    }

    pub(super) fn descent(&self, line: &Path) -> Markup {
        html! { path class=[self.class("descent")] d=(line) fill="none" stroke=(self.palette.soft) stroke-width="1" {} }
    }

    /// The box that keeps lines away from a name, and the signs of the identified patient and of who has died.
    pub(super) fn plate(&self, placed: &Placed<'_>, selected: bool) -> Markup {
        let frame = placed.frame;
        let member = placed.member;
        let edge = if selected {
            self.palette.accent
        } else {
            self.palette.hair
        };
        let dash = (!member.present).then_some("3 3");
        let outlines = self.options.outlines;
        let stroke = if outlines && !selected { "none" } else { edge };
        html! {
            rect class=[self.class("plate")] x=(number(frame.left)) y=(number(frame.top)) width=(number(frame.width()))
                height=(number(frame.height())) rx="7" fill=(self.palette.paper) stroke=(stroke)
                stroke-width=(if selected { "2.5" } else { "1" }) stroke-dasharray=[dash] {}
            @if outlines {
                (self.symbol(placed))
            } @else {
                @if member.deceased { (self.cross(frame)) }
                @if member.identified_patient {
                    circle class=[self.class("dot")] cx=(number(frame.right - 1.0)) cy=(number(frame.top + 1.0)) r="4"
                        fill=(self.palette.paper) stroke=(self.palette.ink) stroke-width="1.5" {}
                }
            }
        }
    }

    /// Where the middle of the name's lines stands.
    pub(super) fn name_center(&self, placed: &Placed<'_>) -> Vector {
        let down = if self.options.outlines {
            OUTLINE / 2.0
        } else {
            0.0
        };
        placed.frame.center() + Vector::new(0.0, down)
    }

    fn symbol(&self, placed: &Placed<'_>) -> Markup {
        let member = placed.member;
        let center = Vector::new(
            placed.frame.center().x,
            placed.frame.top + 6.0 + SYMBOL / 2.0,
        );
        let frame = Frame::around(center, SYMBOL, SYMBOL);
        let faded = placed.repeated || !member.present;
        let color = if faded {
            self.palette.soft
        } else {
            self.palette.ink
        };
        let dash = faded.then_some("4 3");
        let line = |frame: Frame| {
            let d = outline(member.outline(), frame).d;
            html! {
                path class=[self.class("outline")] d=(d) fill=(self.palette.paper) stroke=(color) stroke-width="1.75"
                    stroke-dasharray=[dash] {}
            }
        };
        html! {
            (line(frame))
            @if member.identified_patient { (line(frame.grown(-INSIDE))) }
            @if let Some(age) = member.age {
                text class=[self.class("who")] x=(number(center.x)) y=(number(center.y + 4.5)) font-size="13"
                    text-anchor="middle" fill=(color) { (age) }
            }
            @if member.deceased { (self.cross(frame)) }
        }
    }

    /// Two thin lines from corner to corner: somebody has died.
    fn cross(&self, frame: Frame) -> Markup {
        let [a, b, c, d] = frame.grown(-2.0).corners();
        let path = Path::line(a, c).and(&Path::line(d, b));
        html! {
            path class=[self.class("cross")] d=(path) fill="none" stroke=(self.palette.soft) stroke-width="1" {}
        }
    }
}

fn outline(kind: Outline, frame: Frame) -> Path {
    let [a, b, c, d] = frame.corners();
    let [top, right, bottom, left] = [a.middle(b), b.middle(c), c.middle(d), d.middle(a)];
    match kind {
        Outline::Square => Path::default().to('M', &[a]).to('L', &[b, c, d]).closed(),
        Outline::Diamond => Path::default()
            .to('M', &[top])
            .to('L', &[right, bottom, left])
            .closed(),
        Outline::Circle => {
            // A quarter of a circle as a cubic; off by less than a thousandth of the radius (Stone and DeRose 1989).
            const PULL: f64 = 0.5523;
            let curve = |from: Vector, corner: Vector, to: Vector| {
                [from + (corner - from) * PULL, to + (corner - to) * PULL, to]
            };
            Path::default()
                .to('M', &[top])
                .to('C', &curve(top, b, right))
                .to('C', &curve(right, c, bottom))
                .to('C', &curve(bottom, d, left))
                .to('C', &curve(left, a, top))
                .closed()
        }
    }
}
