//! Where one looks and where the keyboard is: zoom, going from member to member, steps with the arrow keys.

use super::{gesture, go_to};
use crate::app::editor::Sheet;
use crate::app::{EditorAction, Effect, Model, Sight, Turn, Way};
use crate::map::edit::STEP;
use crate::map::{self, DrawOptions};

/// How much one press enlarges.
const NEARER: f64 = 1.25;

pub(super) fn act(model: &mut Model, action: &EditorAction) -> Vec<Effect> {
    match action {
        EditorAction::Zoom(zoom) => {
            change(model, *zoom);
            Vec::new()
        }
        EditorAction::Nudge(way) => {
            let (dx, dy) = step(*way);
            gesture::nudge(model, dx * STEP * 2.0, dy * STEP * 2.0)
        }
        EditorAction::Go(way) => go(model, *way),
        EditorAction::Mark(turn) => go_to_mark(model, *turn),
        _ => Vec::new(),
    }
}

/// The part of the sheet that is seen.
pub(super) fn view(model: &Model) -> Option<Sheet> {
    let all = || {
        let [x, y, width, height] = map::sheet(model.canvas()?);
        Some(Sheet {
            x,
            y,
            width,
            height,
        })
    };
    model.desk.hands.view.or_else(all)
}

fn change(model: &mut Model, zoom: Sight) {
    let now = view(model);
    let zoomed = |factor| now.map(|it| it.zoomed(factor, it.middle()));
    model.desk.hands.view = match zoom {
        Sight::In => zoomed(NEARER),
        Sight::Out => zoomed(1.0 / NEARER),
        Sight::Fit => None,
    };
}

const fn step(way: Way) -> (f64, f64) {
    match way {
        Way::Left => (-1.0, 0.0),
        Way::Right => (1.0, 0.0),
        Way::Up => (0.0, -1.0),
        Way::Down => (0.0, 1.0),
    }
}

/// Goes to the nearest member in a direction: nearness along it counts once, beside it twice.
fn go(model: &mut Model, way: Way) -> Vec<Effect> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let places = map::places(map, &DrawOptions::default());
    let now = model.desk.hands.at.as_ref();
    let here = now.and_then(|at| places.iter().find(|(id, _)| id == at));
    let (dx, dy) = step(way);
    let target = match here {
        None => places.first(),
        Some((own, from)) => {
            let away = |to: &map::Point| {
                let along = (to.x - from.x) * dx + (to.y - from.y) * dy;
                let beside = ((to.x - from.x) * dy).abs() + ((to.y - from.y) * dx).abs();
                (along > 0.1).then_some(along + 2.0 * beside)
            };
            places
                .iter()
                .filter(|(id, _)| id != own)
                .filter_map(|it| Some((away(&it.1)?, it)))
                .min_by(|(a, _), (b, _)| a.total_cmp(b))
                .map(|(_, it)| it)
        }
    };
    let target = target.or(here).map(|(id, _)| id.clone());
    target.map(|id| go_to(model, id)).into_iter().collect()
}

fn go_to_mark(model: &mut Model, turn: Turn) -> Vec<Effect> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let marks: Vec<String> = map
        .marks()
        .filter(|it| it.tier != crate::structure::Tier::Signal)
        .map(|it| it.id.clone())
        .chain(map.notes.iter().map(|it| it.id.clone()))
        .collect();
    let now = model.desk.hands.at.as_ref();
    let now = now.and_then(|at| marks.iter().position(|id| id == at));
    let next = match (now, turn) {
        (None, Turn::Next) => 0,
        (None, Turn::Back) => marks.len().saturating_sub(1),
        (Some(now), Turn::Next) => (now + 1) % marks.len().max(1),
        (Some(now), Turn::Back) => (now + marks.len() - 1) % marks.len().max(1),
    };
    match marks.get(next).cloned() {
        Some(id) => vec![go_to(model, id)],
        None => vec![Effect::Announce("There are no marks yet.".into())],
    }
}
