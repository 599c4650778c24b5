//! What a pointer does over a drawing, in the drawing's own units.
//!
//! An element with `data-drag` inside an `<svg>` reports a drag, one with `data-wheel` a turn of the wheel or a pinch,
//! and one with `data-point` where it was pressed. Positions are in the units of that `<svg>`'s `viewBox`, whatever its size on the screen.

/// A place in a drawing, in its own units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// One moment of a drag. All moments of one drag are one step to undo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gesture {
    /// Which moment of the drag this is.
    pub phase: Phase,
    /// Where the pointer went down.
    pub from: Place,
    /// Where it is now.
    pub at: Place,
    /// Whether Shift is held: to add to what is chosen rather than replace it.
    pub extend: bool,
}

/// The moments of a drag. A press that never leaves its place is no drag; it is reported as a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The pointer has left the place where it went down.
    Began,
    /// It is under way; at most once a frame.
    Moved,
    /// It was let go.
    Ended,
    /// Escape was pressed, or the browser took the pointer away: the document is as before the drag.
    Cancelled,
}

/// A turn of the wheel, or two fingers moving together or apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wheel {
    /// Where the pointer is, or the middle between the fingers.
    pub at: Place,
    /// How far to move the view, in the drawing's units.
    pub pan: Place,
    /// The factor by which to enlarge the view around `at`; 1 leaves it.
    pub zoom: f64,
}
