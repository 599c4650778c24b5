//! Vectors, boxes and paths in pixels; y grows downward.

use std::fmt;
use std::ops::{Add, Mul, Sub};

use maud::Render;

/// One map unit in pixels.
pub const UNIT: f64 = 44.0;

/// A place or a displacement, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Vector {
    pub x: f64,
    pub y: f64,
}

impl Vector {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// By square root, which every platform rounds alike.
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// The direction; rightward where two places coincide and there is none.
    pub fn unit(self) -> Self {
        let length = self.length();
        if length < 1e-9 {
            Self::new(1.0, 0.0)
        } else {
            self * (1.0 / length)
        }
    }

    /// A quarter turn from x toward y.
    pub fn normal(self) -> Self {
        Self::new(-self.y, self.x)
    }

    pub fn middle(self, other: Self) -> Self {
        (self + other) * 0.5
    }
}

impl Add for Vector {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Vector {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Vector {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// An upright box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Frame {
    pub fn around(center: Vector, width: f64, height: f64) -> Self {
        Self {
            left: center.x - width / 2.0,
            top: center.y - height / 2.0,
            right: center.x + width / 2.0,
            bottom: center.y + height / 2.0,
        }
    }

    pub fn center(self) -> Vector {
        Vector::new(
            self.left.midpoint(self.right),
            self.top.midpoint(self.bottom),
        )
    }

    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub fn contains(self, p: Vector) -> bool {
        self.left < p.x && p.x < self.right && self.top < p.y && p.y < self.bottom
    }

    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub fn corners(self) -> [Vector; 4] {
        [
            Vector::new(self.left, self.top),
            Vector::new(self.right, self.top),
            Vector::new(self.right, self.bottom),
            Vector::new(self.left, self.bottom),
        ]
    }

    /// The smallest box around some places.
    pub fn of(places: impl IntoIterator<Item = Vector>) -> Option<Self> {
        places
            .into_iter()
            .map(|p| Self::around(p, 0.0, 0.0))
            .reduce(Self::union)
    }

    /// Where a ray from the center leaves the box.
    pub fn exit(self, direction: Vector) -> Vector {
        let d = if direction == Vector::default() {
            Vector::new(1.0, 0.0)
        } else {
            direction
        };
        let along = |half: f64, part: f64| {
            if part.abs() < 1e-9 {
                f64::INFINITY
            } else {
                half / part.abs()
            }
        };
        let reach = along(self.width() / 2.0, d.x).min(along(self.height() / 2.0, d.y));
        self.center() + d * reach
    }

    /// Whether a stretch of line touches the box (Liang and Barsky 1984).
    pub fn meets(self, from: Vector, to: Vector) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let way = to - from;
        let sides = [
            (-way.x, from.x - self.left),
            (way.x, self.right - from.x),
            (-way.y, from.y - self.top),
            (way.y, self.bottom - from.y),
        ];
        for (step, room) in sides {
            if step.abs() < 1e-9 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else {
                leave = leave.min(room / step);
            }
        }
        enter <= leave
    }
}

/// A path in the making; numbers with one decimal, whole numbers without.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Path {
    pub d: String,
}

impl Path {
    pub fn line(from: Vector, to: Vector) -> Self {
        Self::default().to('M', &[from]).to('L', &[to])
    }

    /// Adds one command with its places.
    pub fn to(mut self, command: char, places: &[Vector]) -> Self {
        self.d.push(command);
        for (index, place) in places.iter().enumerate() {
            if index > 0 {
                self.d.push(' ');
            }
            push_number(&mut self.d, place.x);
            self.d.push(' ');
            push_number(&mut self.d, place.y);
        }
        self
    }

    pub fn closed(mut self) -> Self {
        self.d.push('Z');
        self
    }

    pub fn and(mut self, other: &Self) -> Self {
        self.d.push_str(&other.d);
        self
    }
}

/// One decimal, none for whole numbers, no minus zero.
fn push_number(text: &mut String, value: f64) {
    // Whole tenths: a drawing is far smaller than the range of the integer, and the cast saturates.
    #[expect(clippy::cast_possible_truncation, reason = "saturates")]
    let tenths = (value * 10.0).round() as i64;
    if tenths < 0 {
        text.push('-');
    }
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // By hand: a drawing has thousands of numbers, and the formatter takes several times as long.
    let mut digits = [b'0'; 20];
    let mut rest = whole;
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        used += 1;
        if rest == 0 {
            break;
        }
    }
    let from = digits.len() - used;
    text.extend(digits.iter().skip(from).map(|&it| char::from(it)));
    if tenth > 0 {
        text.push('.');
        text.push(char::from(b'0' + u8::try_from(tenth).unwrap_or_default()));
    }
}

/// A number as it is written in the drawing: digits, which markup takes as they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number(f64);

/// A number as it is written in the drawing.
pub(super) const fn number(value: f64) -> Number {
    Number(value)
}

impl Render for Number {
    fn render_to(&self, text: &mut String) {
        push_number(text, self.0);
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        push_number(&mut text, self.0);
        f.write_str(&text)
    }
}

/// A path is commands and numbers, which markup takes as they are.
impl Render for Path {
    fn render_to(&self, text: &mut String) {
        text.push_str(&self.d);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, expected: &str) {
        assert_eq!(number(value).to_string(), expected);
    }

    #[test]
    fn numbers_are_short_and_fixed() {
        check(1.0, "1");
        check(-0.04, "0");
        check(-0.05, "-0.1");
        check(12.34, "12.3");
        check(12.96, "13");
        check(-7.5, "-7.5");
    }

    #[test]
    fn a_ray_leaves_a_box_at_its_edge() {
        let frame = Frame::around(Vector::new(10.0, 10.0), 20.0, 10.0);
        let exit = |x, y| frame.exit(Vector::new(x, y));
        assert_eq!(exit(1.0, 0.0), Vector::new(20.0, 10.0));
        assert_eq!(exit(0.0, -2.0), Vector::new(10.0, 5.0));
        assert_eq!(exit(1.0, 1.0), Vector::new(15.0, 15.0));
    }

    #[test]
    fn a_line_meets_a_box_or_passes_it() {
        let frame = Frame::around(Vector::default(), 10.0, 10.0);
        let meets = |a, b, c, d| frame.meets(Vector::new(a, b), Vector::new(c, d));
        assert!(meets(-20.0, 0.0, 20.0, 0.0));
        assert!(meets(-20.0, -20.0, 0.0, 0.0));
        assert!(!meets(-20.0, 0.0, -6.0, 0.0));
        assert!(!meets(-20.0, 6.0, 20.0, 6.0));
        assert!(!meets(-11.0, 0.0, 0.0, 11.0));
    }
}
