//! The brush over the lanes: the one part of the timeline that moves with every movement of the pointer.

use maud::{Markup, html};

use super::lanes::Drawing;
use super::{HEAD, height, open, view_box};
use crate::app::stretch::{Edge, Scale, WIDTH, lanes};
use crate::app::{Action, Derived, Model, TimelineAction};
use crate::session::Window;

pub(in crate::app::view) fn view(model: &Model) -> Markup {
    open(model, |derived| {
        let looking = &model.desk.looking;
        let (axis, view) = (&derived.axis, looking.view(&derived.axis));
        let order = lanes(&derived.analysis.session);
        let lanes = order.len();
        let drawing = Drawing::of(model, derived, &order);
        let scale = Scale::of(view);
        let stretch = looking.stretch;
        let words = stretch.map_or_else(
            || format!("the whole session, {}", axis.end_label()),
            |stretch| axis.words(stretch),
        );
        let now = stretch.unwrap_or(axis.whole);
        let frame = Frame::of(now, scale, lanes);
        html! {
            svg .brush viewBox=(view_box(lanes)) preserveAspectRatio="none" role="group"
                aria-label="Lanes of the session, one a person" data-wheel=(action(TimelineAction::View)) {
                rect .ground x="0" y=(-HEAD) width=(WIDTH) height=(frame.height)
                    data-drag=(action(TimelineAction::Draw)) data-point=(action(TimelineAction::Draw)) {}
                @if stretch.is_some() {
                    path .outside d=(frame.outside()) {}
                }
                (lit(model, derived, &drawing))
                @if let Some(x) = spotlight(model, scale) {
                    path .spotlight d={ "M" (x) " " (-HEAD) "v" (frame.height) } {}
                }
                g #brush-handle tabindex="0" role="slider" data-keys="timeline" aria-label="Stretch of the session"
                    aria-valuemin="0" aria-valuemax=(whole_seconds(axis.whole))
                    aria-valuenow=(whole_seconds(Window::between(axis.whole.start, now.start)))
                    aria-valuetext=(words) .all[stretch.is_none()] {
                    rect .body x=(frame.from) y=(-HEAD) width=(frame.width()) height=(frame.height)
                        data-drag=[stretch.map(|_| action(TimelineAction::Move))]
                        data-point=[stretch.map(|_| action(TimelineAction::Draw))] {}
                }
                @if stretch.is_some() {
                    (edge(Edge::From, frame.from, &frame))
                    (edge(Edge::To, frame.to, &frame))
                }
            }
        }
    })
}

/// What speaks for and against what is picked out, and the turns behind a figure that is open.
fn lit(model: &Model, derived: &Derived, drawing: &Drawing<'_>) -> Markup {
    let analysis = &derived.analysis;
    let picked = model.selected_hypothesis();
    let hypothesis = picked.and_then(|index| analysis.structure.hypotheses.get(index));
    let utterances = |acts: &[usize]| {
        let found = acts.iter().filter_map(|&act| analysis.coding.acts.get(act));
        drawing.dots(found.map(|act| act.utterance))
    };
    let (mut evidence, against) = hypothesis.map_or((String::new(), String::new()), |it| {
        (utterances(&it.evidence), utterances(&it.counter_evidence))
    });
    if let Some(figure) = model.desk.figures.behind {
        let moments = derived.moments(figure);
        evidence.push_str(&drawing.dots(moments.iter().map(|moment| moment.last)));
    }
    html! {
        @if !evidence.is_empty() || !against.is_empty() {
            path .lit-edge d={ (evidence) (against) } {}
            path .lit d=(evidence) {}
            path .lit .against d=(against) {}
        }
    }
}

fn action(action: TimelineAction) -> Action {
    Action::Timeline(action)
}

/// Where the stretch stands in the drawing.
struct Frame {
    from: f64,
    to: f64,
    height: f64,
}

impl Frame {
    fn of(stretch: Window, scale: Scale, lanes: usize) -> Self {
        let x = |at| scale.x(at).clamp(0.0, WIDTH).round();
        Self {
            from: x(stretch.start),
            to: x(stretch.end),
            height: HEAD + height(lanes),
        }
    }

    fn width(&self) -> f64 {
        (self.to - self.from).max(1.0)
    }

    /// Everything that is not in the stretch.
    fn outside(&self) -> String {
        let (from, to, height) = (self.from, self.to, self.height);
        format!("M0 -{HEAD}h{from}v{height}h-{from}zM{to} -{HEAD}H{WIDTH}v{height}H{to}z")
    }
}

/// One end of the stretch: a line to see, and a broader one to take hold of.
fn edge(edge: Edge, x: f64, frame: &Frame) -> Markup {
    let line = format!("M{x} -{HEAD}v{}", frame.height);
    html! {
        path .edge d=(line) {}
        path .grip d=(line) data-drag=(action(TimelineAction::Edge(edge))) {}
    }
}

/// Where the turn that was shown last begins.
fn spotlight(model: &Model, scale: Scale) -> Option<f64> {
    let session = &model.derived.as_ref()?.analysis.session;
    let spoken = session.utterances.get(model.desk.spotlight?)?;
    let x = scale.x(spoken.window.start).round();
    (0.0..=WIDTH).contains(&x).then_some(x)
}

fn whole_seconds(window: Window) -> i64 {
    window.length().as_micros() / 1_000_000
}
