//! Small pictures of the marks, for their buttons.

use maud::{Markup, html};

use crate::app::editor::Tool;
use crate::map::{AreaKind, TieKind};
use crate::structure::BoundaryStyle;

/// The picture of a mark: as on the map, 36 by 20.
pub(super) fn of(tool: Tool) -> Markup {
    let (path, kind) = strokes(tool);
    html! {
        svg .icon viewBox="0 0 36 20" width="36" height="20" aria-hidden="true" {
            path class=(kind) d=(path) {}
        }
    }
}

const fn strokes(tool: Tool) -> (&'static str, &'static str) {
    match tool {
        Tool::Tie(TieKind::Affiliation) => ("M3 7H33M3 13H33", "close"),
        Tool::Tie(TieKind::Overinvolvement) => ("M3 5H33M3 10H33M3 15H33", "close"),
        Tool::Tie(TieKind::Conflict) => ("M3 10H14M22 10H33M14 3V17M22 3V17", "against"),
        Tool::Tie(TieKind::Disengagement) => ("M3 10H8M28 10H33M13 10H15M21 10H23", "plain"),
        Tool::Coalition => (
            "M4 4Q4 9 9 9H14Q18 9 18 14Q18 9 22 9H27Q32 9 32 4M18 15V19",
            "plain",
        ),
        Tool::Detour { attacking: true } => {
            ("M3 4H14M22 4H33M18 5V16M14 12L18 18L22 12Z", "against full")
        }
        Tool::Detour { attacking: false } => {
            ("M3 4H14M22 4H33M18 5V16M13 12L18 17L23 12", "against")
        }
        Tool::Demand => (
            "M5 3L15 16M31 3L21 16M15 16L14 11M15 16L10 14M21 16L22 11M21 16L26 14",
            "against",
        ),
        Tool::Boundary(BoundaryStyle::Clear) => ("M3 10H33", "clear"),
        Tool::Boundary(BoundaryStyle::Diffuse) => ("M3 10H33", "diffuse"),
        Tool::Boundary(BoundaryStyle::Rigid) => ("M3 10H33", "rigid"),
        Tool::Boundary(BoundaryStyle::NotAssessed) => ("M3 10H33", "unknown"),
        Tool::Area(AreaKind::Subsystem) => (
            "M10 3H26Q31 3 31 10Q31 17 26 17H10Q5 17 5 10Q5 3 10 3Z",
            "dotted",
        ),
        Tool::Parents => ("M8 3H28M18 3V11M12 11H24V18H12Z", "plain"),
        Tool::Area(AreaKind::Household) => ("M6 9L18 2L30 9V18H6Z", "plain"),
    }
}
