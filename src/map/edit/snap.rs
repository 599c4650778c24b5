//! Where a dragged member comes to stand: rows draw them in, since height is say.

use crate::map::document::{MapDocument, Point};
use crate::map::layout::Rows;

/// How near to a row's height a member is drawn onto it, in map units.
const PULL: f64 = 0.45;
/// The grid that other places fall on, in map units.
pub const STEP: f64 = 0.25;
/// How far from the corner anybody may be put, in map units.
const SHEET: f64 = 500.0;

/// The height of the row of a generation, in map units.
#[must_use]
pub fn row_of(map: &MapDocument, generation: i8) -> f64 {
    rows(map).at(generation, 0.0)
}

/// Where a member stands who was let go at a place, and how many rows above the row of their own generation that is.
#[must_use]
pub fn snapped(map: &MapDocument, id: &str, at: Point) -> (Point, f64) {
    let rows = rows(map);
    let on_grid = |value: f64| (value.clamp(-SHEET, SHEET) / STEP).round() * STEP;
    let near = rows.all().find(|y| (y - at.y).abs() <= PULL);
    let y = near.unwrap_or_else(|| on_grid(at.y));
    let place = Point {
        x: on_grid(at.x),
        y,
    };
    (place, raised_at(map, id, y))
}

/// How many rows above the row of their generation a member stands at a height.
#[must_use]
pub fn raised_at(map: &MapDocument, id: &str, y: f64) -> f64 {
    let generation = map.member(id).and_then(|it| it.generation);
    let raised = generation.map_or(0.0, |it| rows(map).raised(it, y));
    (raised * 100.0).round() / 100.0
}

/// The height so many rows above the row of a generation, in map units.
#[must_use]
pub fn height_of(map: &MapDocument, generation: i8, raised: f64) -> f64 {
    rows(map).at(generation, raised)
}

/// A place some steps away, on the grid; rows hold nobody back.
#[must_use]
pub fn stepped(map: &MapDocument, id: &str, at: Point, (dx, dy): (f64, f64)) -> (Point, f64) {
    let on_grid = |value: f64| (value.clamp(-SHEET, SHEET) / STEP).round() * STEP;
    let x = if dx == 0.0 { at.x } else { on_grid(at.x + dx) };
    let y = if dy == 0.0 {
        at.y
    } else {
        let to = at.y + dy;
        let crossed = |row: &f64| (row - at.y) * dy > 1e-6 && (row - to) * dy <= 1e-6;
        rows(map).all().find(crossed).unwrap_or_else(|| on_grid(to))
    };
    (Point { x, y }, raised_at(map, id, y))
}

fn rows(map: &MapDocument) -> Rows {
    Rows::of(map.members.iter().filter_map(|it| it.generation))
}
