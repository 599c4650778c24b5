//! Scene → SVG markup, for the page or as a file of its own.
//!
//! # Classes on the page
//!
//! [`Theme::Page`] puts geometry into attributes and leaves colour to the style sheet (`www/style.css`):
//!
//! | class | what it is |
//! |---|---|
//! | `family-map` | the `svg` |
//! | `ground household`, `ground subsystem` | an enclosure |
//! | `area-name` | its name: `rect.plate`, `text.caption` |
//! | `mark` with `boundary clear` / `diffuse` / `rigid` / `not-assessed`, `tie affiliation` / `overinvolvement` / `conflict` / `disengagement`, `triad coalition` / `demand` / `detour attacking` / `detour supporting`, `placement raised` / `apart` | one mark: a button |
//! | … and `tentative`, `drawn`, `overruled`, `selected` | how it is supported, where it comes from, whether it is picked out |
//! | `hit` | invisible, 18 px wide: what pointer and finger touch, and what shows focus and selection |
//! | `ink` | the visible strokes; `ink open` an arrow head without filling, `ink filled` one with |
//! | `aside` | "?" beside a tentative mark, "×" beside one that was overruled |
//! | `caption` | "blame", "worry", "not assessed" |
//! | `member`, with `absent`, `therapist`, `selected` | one member: a button with `rect.plate`, `circle.dot` (identified patient), `text.who` |
//! | `member repeated` | a member in their second home: a pale label, not a button |
//! | `descent` | from parents to a child: in genogram shapes, and while the map is drawn on |
//! | `outline`, `cross` | the outline of a genogram; the cross over who has died |
//! | `changed` with `new` / `gone` / `other` | a band under what is different from another map |
//! | `contrast` | the word for it, on top |
//! | `slip` | a note: `rect.plate`, `text.word`; `data-note` holds its id |
//! | `map-key` | the key beside the `svg`, as a list: samples in the classes of their marks, and words |
//!
//! [`Theme::Paper`] has no classes and no actions; every colour is an attribute.

mod area;
mod contrast;
mod handles;
mod legend;
mod palette;
mod person;
mod slip;
mod standing;

use maud::{Markup, html};

use crate::map::document::{MapDocument, Mark, Source};
use crate::map::geometry::{Frame, Path, number};
use crate::map::label::{LINE_HEIGHT, NAME_SIZE, clean};
use crate::map::layout::{Placed, SIGN_WIDTH, count};
use crate::map::notation::{Caption, Glyph, Head, Stroke};
use crate::map::scene::{DrawnMark, Scene};
use crate::map::{DrawOptions, Room, Theme, grammar, wording};
use crate::session::{Role, isolated};
use crate::sorted::Order;
use crate::structure::Tier;
use palette::{FONTS, Palette};
use standing::{Standing, pen};

pub(in crate::map) use handles::sheet_of;

/// Space around the picture, in pixels.
const MARGIN: f64 = 20.0;
/// The size that a picture has on a page too narrow for all of it, as a part of its natural size: names are 13.5 px high
/// there, and labels can be touched.
const NARROW: f64 = 0.9;

/// How marks are put down.
pub(in crate::map) struct Ink<'o> {
    pub options: &'o DrawOptions,
    pub palette: Palette,
}

/// The picture of a map.
pub(in crate::map) fn picture(map: &MapDocument, options: &DrawOptions) -> Markup {
    drawing(map, options).0
}

/// The picture of a map for the page, and the key to its symbols as a list beside it, in letters as large as the page's.
pub(in crate::map) fn with_key(map: &MapDocument, options: &DrawOptions) -> [Markup; 2] {
    let (picture, key, _) = drawing(map, options);
    [picture, key]
}

/// The width and height of a picture, in pixels.
pub(in crate::map) fn size(map: &MapDocument, options: &DrawOptions) -> (f64, f64) {
    let sheet = drawing(map, options).2;
    (sheet.width().ceil(), sheet.height().ceil())
}

fn drawing(map: &MapDocument, options: &DrawOptions) -> (Markup, Markup, Frame) {
    let (map, _) = grammar::check(map);
    let scene = Scene::new(&map, options.show());
    let ink = Ink {
        options,
        palette: Palette::of(options.theme),
    };
    let (mut sheet, key) = keyed(&ink, &scene);
    if let Some(Room(room)) = options.room {
        sheet = sheet.union(room);
    }
    if let Some(editing) = &options.editing {
        sheet = handles::seen(editing, &scene);
    }
    let body = html! {
        @for (area, ring) in &scene.areas { (ink.area(area, ring)) }
        @for line in ink.shown_descents(&scene) { (ink.descent(line)) }
        @for mark in &scene.under { (ink.mark(mark)) }
        @for (area, ring) in &scene.areas { (ink.area_name(&scene, area, ring)) }
        @for placed in scene.layout.placed.iter().filter(|it| it.repeated) { (ink.repeated(placed)) }
        @for placed in in_reading_order(&scene) { (ink.member(placed)) }
        @for mark in &scene.over { (ink.mark(mark)) }
        @for slip in &scene.notes { (ink.slip(slip)) }
        @if let Some(key) = key { (key) }
        (ink.tags(&scene))
        (ink.frame())
    };
    let beside = match options.legend && ink.is_page() {
        true => legend::Legend::of(&scene, options).list(&ink),
        false => Markup::default(),
    };
    (ink.sheet(&map, sheet, &body), beside, sheet)
}

/// What the picture of a map covers.
pub(in crate::map) fn covered(map: &MapDocument, options: &DrawOptions) -> Frame {
    let (map, _) = grammar::check(map);
    let palette = Palette::of(options.theme);
    keyed(&Ink { options, palette }, &Scene::new(&map, options.show())).0
}

/// The sheet of a scene, and its legend where one is wanted.
fn keyed(ink: &Ink<'_>, scene: &Scene<'_>) -> (Frame, Option<Markup>) {
    let mut sheet = scene.extent.grown(MARGIN);
    if !ink.options.changed.is_empty() {
        (sheet.left, sheet.right) = (sheet.left - contrast::ASIDE, sheet.right + contrast::ASIDE);
    }
    let key =
        (ink.options.legend && !ink.is_page()).then(|| legend::Legend::of(scene, ink.options));
    match key.filter(|key| !key.is_empty()) {
        Some(key) => {
            let (markup, frame) = key.draw(ink, sheet);
            (sheet.union(frame.grown(MARGIN)), Some(markup))
        }
        None => (sheet, None),
    }
}

/// Top to bottom, left to right: the order in which the members are reached by keyboard.
fn in_reading_order<'s, 'm>(scene: &'s Scene<'m>) -> Vec<&'s Placed<'m>> {
    let own = scene.layout.placed.iter().filter(|it| !it.repeated);
    let mut members: Vec<_> = own.collect();
    members.order_by(|a, b| {
        let generation = |it: &Placed<'_>| it.member.generation.map_or(i8::MIN, |g| g);
        let x = |it: &Placed<'_>| it.frame.center().x;
        generation(b)
            .cmp(&generation(a))
            .then(x(a).total_cmp(&x(b)))
    });
    members
}

impl Ink<'_> {
    fn is_page(&self) -> bool {
        self.options.theme == Theme::Page
    }

    /// Whether marks and members are buttons.
    fn presses(&self) -> bool {
        self.is_page() && !self.options.still
    }

    /// A class on the page, nothing on paper.
    pub fn class<'c>(&self, class: &'c str) -> Option<&'c str> {
        self.is_page().then_some(class)
    }

    fn sheet(&self, map: &MapDocument, sheet: Frame, body: &Markup) -> Markup {
        let (width, height) = (sheet.width().ceil(), sheet.height().ceil());
        let (x, y) = (sheet.left.floor(), sheet.top.floor());
        let view = format!(
            "{} {} {} {}",
            number(x),
            number(y),
            number(width),
            number(height)
        );
        let title = wording::title(map);
        let page = self.is_page();
        html! {
            svg xmlns="http://www.w3.org/2000/svg" class=[self.class("family-map")] viewBox=(view)
                width=(if page { rem(width) } else { number(width).to_string() }) height=[(!page).then(|| number(height))] role=(if self.presses() { "group" } else { "img" })
                data-drag=[self.editing("editor.frame")] data-wheel=[self.editing("editor.view")]
                aria-label=[page.then_some(&title)] font-family=(FONTS) font-size=(number(NAME_SIZE)) {
                @if !page {
                    title { (title) }
                    desc { (wording::description(map, self.options.therapist)) }
                    rect x=(number(x)) y=(number(y)) width=(number(width)) height=(number(height)) fill=(self.palette.paper) {}
                }
                (body)
            }
        }
    }

    fn mark(&self, drawn: &DrawnMark<'_>) -> Markup {
        let mark = drawn.mark;
        let said = self.told(&mark.id, wording::said(mark));
        // What is written beside a mark is part of its name: who speaks to the machine says what they read.
        let beside = drawn.glyph.captions.iter();
        let name = beside.fold(said.clone(), |name, it| format!("{}: {name}", it.text));
        let selected = self.is_selected(&mark.id);
        let class = format!("mark {}{}", drawn.symbol.class(), states(mark, selected));
        let page = self.presses();
        let action = page.then(|| format!("select-mark:{}", clean(&mark.id)));
        let handles = self.handles("select-mark", &mark.id);
        html! {
            g class=[self.class(&class)] role=[page.then_some("button")] tabindex=[page.then_some(handles.tab())]
                id=[handles.id()] data-focus=[handles.focus()] data-extend=[handles.extend()] data-menu=[handles.menu()]
                data-act=[action] aria-label=[page.then_some(&name)]
                aria-pressed=[page.then_some(if selected { "true" } else { "false" })] {
                title { (said) }
                @if let Some(contrast) = self.contrast(&mark.id) { (self.band(contrast, &drawn.glyph.spine)) }
                (self.hit(&drawn.glyph.spine, selected))
                (self.glyph(drawn))
            }
        }
    }

    /// What can be touched. It shows that a mark is picked out.
    fn hit(&self, spine: &Path, selected: bool) -> Markup {
        let color = if selected {
            self.palette.halo
        } else {
            "transparent"
        };
        html! {
            @if self.presses() || selected {
                path class=[self.class("hit")] d=(spine) fill="none" stroke=(color) stroke-width="18"
                    stroke-linecap="round" stroke-linejoin="round" {}
            }
        }
    }

    /// The strokes of a mark, as well supported as they are.
    fn glyph(&self, drawn: &DrawnMark<'_>) -> Markup {
        let standing = Standing::of(drawn.mark);
        let color = self.palette.of_symbol(drawn.symbol);
        let glyph = &drawn.glyph;
        html! {
            (self.strokes(glyph, standing, color))
            @for caption in &glyph.captions { (self.caption(caption)) }
            @if let Some(sign) = standing.sign() {
                text class=[self.class("aside")] x=(number(glyph.aside.x)) y=(number(glyph.aside.y + 4.5))
                    font-size="13" font-weight="600" text-anchor="middle" fill=(color) { (sign) }
            }
        }
    }

    /// The strokes and heads of a glyph in one group, so that overlapping strokes do not add up.
    pub fn strokes(&self, glyph: &Glyph, standing: Standing, color: &str) -> Markup {
        html! {
            g class=[self.class("ink")] fill="none" stroke=(color) opacity=[standing.opacity()] {
                @for stroke in &glyph.strokes { (self.stroke(stroke, standing)) }
                @for head in &glyph.heads { (self.head(head, color)) }
            }
        }
    }

    fn stroke(&self, stroke: &Stroke, standing: Standing) -> Markup {
        let (width, dash, cap) = pen(stroke.pen);
        let dash = dash.or_else(|| standing.dash());
        html! {
            path d=(stroke.path) stroke-width=(width) stroke-dasharray=[dash] stroke-linecap=[cap]
                stroke-opacity=[stroke.faint.then_some("0.4")] {}
        }
    }

    fn head(&self, head: &Head, color: &str) -> Markup {
        if head.filled {
            html! { path class=[self.class("filled")] d=(head.path) fill=(color) stroke-width="1" stroke-linejoin="round" {} }
        } else {
            html! { path class=[self.class("open")] d=(head.path) stroke-width="2" stroke-linejoin="round" stroke-linecap="round" {} }
        }
    }

    fn caption(&self, caption: &Caption) -> Markup {
        html! {
            text class=[self.class("caption")] x=(number(caption.at.x)) y=(number(caption.at.y)) font-size="12"
                font-style="italic" text-anchor="middle" fill=(self.palette.soft) { (caption.text) }
        }
    }

    fn member(&self, placed: &Placed<'_>) -> Markup {
        let member = placed.member;
        let selected = self.is_selected(&member.id);
        let mut class = String::from("member");
        let therapist = member.role == Role::Therapist;
        for (is, word) in [
            (!member.present, " absent"),
            (therapist, " therapist"),
            (selected, " selected"),
        ] {
            class.push_str(if is { word } else { "" });
        }
        let said = self.told(&member.id, wording::member(member));
        let page = self.presses();
        let action = page.then(|| format!("select-member:{}", clean(&member.id)));
        let handles = self.handles("select-member", &member.id);
        html! {
            g class=[self.class(&class)] role=[page.then_some("button")] tabindex=[page.then_some(handles.tab())]
                id=[handles.id()] data-focus=[handles.focus()] data-extend=[handles.extend()] data-menu=[handles.menu()] data-drag=[handles.drag()]
                data-act=[action] aria-label=[page.then_some(&said)]
                aria-pressed=[page.then_some(if selected { "true" } else { "false" })] {
                // On the page the name beside the sentence is the label already.
                @if !page { title { (said) } }
                @if let Some(contrast) = self.contrast(&member.id) { (self.band(contrast, &rim(placed.frame))) }
                (self.plate(placed, selected))
                (self.name(placed))
            }
        }
    }

    /// A member in a second home: a pale label without marks, for the eye alone.
    fn repeated(&self, placed: &Placed<'_>) -> Markup {
        let frame = placed.frame;
        html! {
            g class=[self.class("member repeated")] aria-hidden="true" {
                title { (wording::at_home_as_well(placed.member)) }
                rect class=[self.class("plate")] x=(number(frame.left)) y=(number(frame.top)) width=(number(frame.width()))
                    height=(number(frame.height())) rx="7" fill="none" stroke=(self.palette.hair) stroke-width="1" {}
                (self.name(placed))
            }
        }
    }

    fn name(&self, placed: &Placed<'_>) -> Markup {
        let sign = if placed.signed { SIGN_WIDTH } else { 0.0 };
        let center = self.name_center(placed);
        let x = center.x + sign / 2.0;
        let many = count(placed.label.lines.len());
        let first = center.y - (many - 1.0) * LINE_HEIGHT / 2.0 + NAME_SIZE * 0.35;
        let faded =
            placed.repeated || !placed.member.present || placed.member.role == Role::Therapist;
        let color = if faded {
            self.palette.soft
        } else {
            self.palette.ink
        };
        html! {
            @for (turn, line) in placed.label.lines.iter().enumerate() {
                text class=[self.class("who")] x=(number(x)) y=(number(first + LINE_HEIGHT * count(turn)))
                    text-anchor="middle" fill=(color) font-style=[(!placed.member.present).then_some("italic")] {
                    (isolated(line))
                }
            }
        }
    }
}

/// A length of the picture on a narrow page, which grows with the page's letters.
fn rem(pixels: f64) -> String {
    format!("{:.1}rem", pixels * NARROW / 16.0)
}

/// The edge of a label, as a line.
fn rim(frame: Frame) -> Path {
    let [a, b, c, d] = frame.corners();
    Path::default().to('M', &[a]).to('L', &[b, c, d]).closed()
}

fn states(mark: &Mark, selected: bool) -> String {
    let mut class = String::new();
    for (is, word) in [
        (mark.tier == Tier::Tentative, " tentative"),
        (mark.source == Source::Drawn, " drawn"),
        (mark.source == Source::Overruled, " overruled"),
        (selected, " selected"),
    ] {
        class.push_str(if is { word } else { "" });
    }
    class
}
