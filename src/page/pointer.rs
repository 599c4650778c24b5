//! Pointers over drawings: a drag, a wheel, two fingers → messages with places in the drawing's own units.
//!
//! What moves is reported once a frame, however often the browser tells of it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, MouseEvent, PointerEvent, SvgElement, SvgGraphicsElement, SvgsvgElement,
    WheelEvent,
};

use super::Page;
use crate::app::{Action, Gesture, Message, Phase, Place, Wheel};

/// How far a pointer may tremble and still be pressing. Pixels of the screen.
const TREMBLE: f64 = 4.0;

/// How much a step of the wheel with Ctrl, or of a pinch on a touch pad, enlarges: per pixel of its movement.
const WHEEL_ZOOM: f64 = 0.002;

/// Pixels in a line, for mice that count in lines.
const LINE: f64 = 16.0;

/// The pointers that are down, and what waits for the next frame.
#[derive(Default)]
pub(super) struct Pointers {
    down: RefCell<Vec<Down>>,
    waiting: RefCell<Option<(Message, AnimationFrame)>>,
    /// Whether the press that follows is the end of a drag rather than a press.
    swallow: RefCell<bool>,
}

/// One pointer that is down on a drawing.
#[derive(Clone)]
struct Down {
    id: i32,
    surface: SvgGraphicsElement,
    drags: Option<Action>,
    wheels: Option<Action>,
    /// Where it went down, on the screen and in the drawing.
    pressed: Place,
    from: Place,
    /// Where it is on the screen.
    now: Place,
    dragging: bool,
}

/// A pointer goes down: on something that can be dragged, or as a second finger on a drawing.
pub(super) fn down(page: &Rc<Page>, event: &Event) {
    let (Some(pointer), Some(target)) = (event.dyn_ref::<PointerEvent>(), element(event)) else {
        return;
    };
    *page.pointers.swallow.borrow_mut() = false;
    if pointer.button() != 0 {
        return;
    }
    let (drags, wheels) = (
        offered(&target, "data-drag"),
        offered(&target, "data-wheel"),
    );
    let Some(surface) = surface(&target).filter(|_| drags.is_some() || wheels.is_some()) else {
        return;
    };
    let now = on_screen(pointer);
    let Some(from) = within(&surface, now) else {
        return;
    };
    cancel(page);
    page.pointers.down.borrow_mut().push(Down {
        id: pointer.pointer_id(),
        surface,
        drags,
        wheels,
        pressed: now,
        from,
        now,
        dragging: false,
    });
}

/// A pointer that is down moves.
pub(super) fn moved(page: &Rc<Page>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else {
        return;
    };
    let mut down = page.pointers.down.borrow_mut();
    let two = down.len() > 1;
    let Some(index) = down.iter().position(|d| d.id == pointer.pointer_id()) else {
        return;
    };
    let now = on_screen(pointer);
    if two {
        let messages = pinch(&mut down, index, now);
        drop(down);
        if let Some(message) = messages {
            page.post(message);
        }
        return;
    }
    let Some(it) = down.get_mut(index) else {
        return;
    };
    it.now = now;
    let begins = !it.dragging && distance(it.pressed, now) > TREMBLE;
    it.dragging |= begins;
    let it = it.clone();
    drop(down);
    if begins && it.drags.is_some() {
        // From here on the pointer is ours, wherever it goes.
        let captured = it.surface.set_pointer_capture(it.id);
        debug_assert!(captured.is_ok(), "the pointer is down");
    }
    if it.dragging {
        let phase = if begins { Phase::Began } else { Phase::Moved };
        report(page, &it, phase, pointer.shift_key());
    }
}

/// A pointer is let go.
pub(super) fn up(page: &Rc<Page>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else {
        return;
    };
    if let Some(it) = take(page, pointer.pointer_id())
        && it.dragging
        && it.drags.is_some()
    {
        *page.pointers.swallow.borrow_mut() = true;
        report(page, &it, Phase::Ended, pointer.shift_key());
    }
}

/// The browser takes a pointer away, to scroll for instance.
pub(super) fn lost(page: &Rc<Page>, event: &Event) {
    if let Some(pointer) = event.dyn_ref::<PointerEvent>()
        && let Some(it) = take(page, pointer.pointer_id())
        && it.dragging
    {
        report(page, &it, Phase::Cancelled, false);
    }
}

/// Ends whatever drag is under way, with the document as it was before; answers whether there was one.
pub(super) fn cancel(page: &Rc<Page>) -> bool {
    let dragging: Vec<Down> = {
        let mut down = page.pointers.down.borrow_mut();
        let found = down.iter().filter(|it| it.dragging).cloned().collect();
        for it in down.iter_mut() {
            it.dragging = false;
            it.drags = None;
        }
        found
    };
    for it in &dragging {
        report(page, it, Phase::Cancelled, false);
    }
    dragging.iter().any(|it| it.drags.is_some())
}

/// Whether the press being reported is what is left of a drag.
pub(super) fn was_drag(page: &Page) -> bool {
    page.pointers.swallow.replace(false)
}

/// A press on a drawing that asks where it was pressed.
pub(super) fn pointed(event: &Event) -> Option<Message> {
    let (mouse, target) = (event.dyn_ref::<MouseEvent>()?, element(event)?);
    let action = offered(&target, "data-point")?;
    let place = within(&surface(&target)?, on_screen(mouse))?;
    Some(Message::Pointed(action, place))
}

/// The wheel over a drawing: it moves the view, and with Ctrl (or a pinch on a touch pad) enlarges it.
pub(super) fn wheel(page: &Rc<Page>, event: &Event) {
    let (Some(wheel), Some(target)) = (event.dyn_ref::<WheelEvent>(), element(event)) else {
        return;
    };
    let (Some(action), Some(surface)) = (offered(&target, "data-wheel"), surface(&target)) else {
        return;
    };
    let pixels = if wheel.delta_mode() == WheelEvent::DOM_DELTA_PIXEL {
        1.0
    } else {
        LINE
    };
    let (dx, dy) = (wheel.delta_x() * pixels, wheel.delta_y() * pixels);
    let zooming = wheel.ctrl_key() || wheel.meta_key();
    // Turning the wheel up and down scrolls the page, as everywhere; only what is meant for the drawing is taken.
    if !zooming && !wheel.shift_key() && dx.abs() <= dy.abs() {
        return;
    }
    let now = on_screen(wheel);
    let moved = Place {
        x: now.x
            + if wheel.shift_key() && dx == 0.0 {
                dy
            } else {
                dx
            },
        y: now.y,
    };
    let (Some(at), Some(to)) = (within(&surface, now), within(&surface, moved)) else {
        return;
    };
    event.prevent_default();
    let (pan, zoom) = if zooming {
        (Place::default(), (-dy * WHEEL_ZOOM).exp())
    } else {
        (between(at, to), 1.0)
    };
    page.post(Message::Wheeled(action, Wheel { at, pan, zoom }));
}

/// Two fingers: how far they moved together, and how far apart.
fn pinch(down: &mut [Down], index: usize, now: Place) -> Option<Message> {
    let [first, second, ..] = down else {
        return None;
    };
    let (action, surface) = (first.wheels.clone()?, first.surface.clone());
    let (middle, spread) = (mean(first.now, second.now), distance(first.now, second.now));
    let moving = if index == 0 { first } else { second };
    moving.now = now;
    let [first, second, ..] = down else {
        return None;
    };
    let (at, spread_now) = (mean(first.now, second.now), distance(first.now, second.now));
    let (before, at) = (within(&surface, middle)?, within(&surface, at)?);
    Some(Message::Wheeled(
        action,
        Wheel {
            at,
            pan: between(at, before),
            zoom: spread_now.max(1.0) / spread.max(1.0),
        },
    ))
}

/// Posts one moment of a drag; a movement waits for the next frame and gives way to a later one.
fn report(page: &Rc<Page>, it: &Down, phase: Phase, extend: bool) {
    let (Some(action), Some(at)) = (it.drags.clone(), within(&it.surface, it.now)) else {
        return;
    };
    let gesture = Gesture {
        phase,
        from: it.from,
        at,
        extend,
    };
    let message = Message::Dragged(action, gesture);
    if phase != Phase::Moved {
        page.pointers.waiting.take();
        page.post(message);
        return;
    }
    if let Some((waiting, _)) = page.pointers.waiting.borrow_mut().as_mut() {
        *waiting = message;
        return;
    }
    let later = Rc::clone(page);
    let frame = request_animation_frame(move |_| {
        if let Some((message, _)) = later.pointers.waiting.take() {
            later.post(message);
        }
    });
    *page.pointers.waiting.borrow_mut() = Some((message, frame));
}

fn take(page: &Page, id: i32) -> Option<Down> {
    let mut down = page.pointers.down.borrow_mut();
    let index = down.iter().position(|it| it.id == id)?;
    Some(down.remove(index))
}

fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What the nearest element around the target offers under this attribute.
fn offered(target: &Element, attribute: &str) -> Option<Action> {
    let element = target.closest(&format!("[{attribute}]")).ok()??;
    element.get_attribute(attribute)?.parse().ok()
}

/// The outermost drawing around an element.
fn surface(target: &Element) -> Option<SvgGraphicsElement> {
    let inner: &SvgElement = target.dyn_ref()?;
    let mut outermost: Option<SvgsvgElement> = target.dyn_ref().cloned();
    let mut next = inner.owner_svg_element();
    while let Some(svg) = next {
        next = svg.owner_svg_element();
        outermost = Some(svg);
    }
    outermost.map(JsCast::unchecked_into)
}

fn on_screen(mouse: &MouseEvent) -> Place {
    Place {
        x: f64::from(mouse.client_x()),
        y: f64::from(mouse.client_y()),
    }
}

/// A place on the screen in the drawing's own units. `None` while the drawing has no size.
fn within(surface: &SvgGraphicsElement, place: Place) -> Option<Place> {
    let matrix = surface.get_screen_ctm()?;
    let (a, b, c, d) = (
        f64::from(matrix.a()),
        f64::from(matrix.b()),
        f64::from(matrix.c()),
        f64::from(matrix.d()),
    );
    let (x, y) = (
        place.x - f64::from(matrix.e()),
        place.y - f64::from(matrix.f()),
    );
    let determinant = a * d - b * c;
    (determinant != 0.0).then(|| Place {
        x: (d * x - c * y) / determinant,
        y: (a * y - b * x) / determinant,
    })
}

fn between(from: Place, to: Place) -> Place {
    Place {
        x: to.x - from.x,
        y: to.y - from.y,
    }
}

fn mean(a: Place, b: Place) -> Place {
    Place {
        x: f64::midpoint(a.x, b.x),
        y: f64::midpoint(a.y, b.y),
    }
}

fn distance(a: Place, b: Place) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
