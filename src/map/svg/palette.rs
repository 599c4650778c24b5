//! The colours of a map. Every distinction they make is made by shape as well.

use crate::map::Theme;
use crate::map::document::TieKind;
use crate::map::scene::Symbol;
use crate::structure::BoundaryStyle;

/// The letters names are written in, wherever the file is opened.
pub(in crate::map) const FONTS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

/// Colours as attribute values.
#[derive(Clone, Copy, Debug)]
pub(in crate::map) struct Palette {
    pub paper: &'static str,
    pub ink: &'static str,
    pub soft: &'static str,
    /// Edges of labels and areas.
    pub hair: &'static str,
    /// The ground of an area.
    pub ground: &'static str,
    pub accent: &'static str,
    /// Behind a mark that is picked out.
    pub halo: &'static str,
    /// Behind a mark that is different on another map.
    pub changed: &'static str,
    close: &'static str,
    conflict: &'static str,
    boundary: &'static str,
}

impl Palette {
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Paper => Self {
                paper: "#ffffff",
                ink: "#20242c",
                soft: "#5a606b",
                hair: "#d3d6dc",
                ground: "#f6f7f9",
                accent: "#0b62d6",
                halo: "#cfe1f8",
                changed: "#f3e3ae",
                close: "#1f5a6c",
                conflict: "#96321d",
                boundary: "#4a5363",
            },
            // What a browser shows before its style sheet arrives; the sheet's classes take over.
            Theme::Page => Self {
                paper: "Canvas",
                ink: "currentColor",
                soft: "currentColor",
                hair: "currentColor",
                ground: "none",
                accent: "Highlight",
                halo: "Highlight",
                changed: "Mark",
                close: "currentColor",
                conflict: "currentColor",
                boundary: "currentColor",
            },
        }
    }

    pub const fn of_symbol(&self, symbol: Symbol) -> &'static str {
        match symbol {
            Symbol::Boundary(
                BoundaryStyle::Clear
                | BoundaryStyle::Diffuse
                | BoundaryStyle::Rigid
                | BoundaryStyle::NotAssessed,
            ) => self.boundary,
            Symbol::Tie(TieKind::Affiliation | TieKind::Overinvolvement) => self.close,
            Symbol::Tie(TieKind::Conflict) | Symbol::Detour { .. } | Symbol::Demand => {
                self.conflict
            }
            Symbol::Tie(TieKind::Disengagement)
            | Symbol::Coalition
            | Symbol::Raised
            | Symbol::Apart => self.ink,
        }
    }
}
