//! Coded acts: walking through them, and the person's word on each. The source is never edited.

mod form;

use std::rc::Rc;

use self::form::{add, blanks, change, member, save};
use crate::app::{ActsAction, Effect, Model, Part};
use crate::report::wording;
use crate::stance::{self, Act, ActId, Addressee, Coding, Correction, Given, Line, Override};

/// The element that shows the open act, and the first field of its form.
const CARD: &str = "act-open";
const FORM: &str = "act-kind";
/// The explanation of a line, and what asks for it and for the form on the line last shown.
const WHY: &str = "explained";
const ASK: &str = "line-why";
const ADD: &str = "line-add";
/// Where there is nothing nearer.
const TRANSCRIPT: &str = "transcript";

pub(super) fn act(model: &mut Model, action: ActsAction) -> Vec<Effect> {
    match action {
        ActsAction::Open(id) => open(model, id),
        ActsAction::Next => step(model, Direction::Forward),
        ActsAction::Previous => step(model, Direction::Back),
        ActsAction::NextLine => line(model, Direction::Forward),
        ActsAction::PreviousLine => line(model, Direction::Back),
        ActsAction::Close => close(model).map(Effect::Focus).into_iter().collect(),
        ActsAction::Accept => settle(
            model,
            |act| Correction::Accept(Some(Given::of(act))),
            "Accepted",
            CARD,
        ),
        ActsAction::Reject => settle(model, |_| Correction::Reject, "Struck out", TRANSCRIPT),
        ActsAction::Change => change(model),
        ActsAction::Withdraw(id) => {
            stance::withdraw(&mut model.document.overrides, &id);
            open(model, id)
        }
        ActsAction::Add(utterance) => here(model, utterance, add),
        ActsAction::Save => save(model),
        ActsAction::Explain(utterance) => here(model, utterance, explain),
        ActsAction::Fill(_) | ActsAction::Show | ActsAction::Try(_) => Vec::new(),
    }
}

/// A field got a new value.
pub(super) fn fill(model: &mut Model, action: &ActsAction, value: &str) -> Vec<Effect> {
    match action {
        ActsAction::Show => {
            if let Ok(show) = value.parse() {
                model.desk.moments.show = show;
            }
        }
        ActsAction::Fill(blank) => {
            if let Some(draft) = &mut model.desk.moments.draft {
                blanks(draft, *blank, value);
            }
        }
        ActsAction::Try(part) => attempt(model, *part, value),
        _ => {}
    }
    Vec::new()
}

/// Closes the form, or else the explanation, or else the open act; answers where the focus belongs then, if there was
/// anything to close.
pub(super) fn close(model: &mut Model) -> Option<String> {
    let moments = &mut model.desk.moments;
    if let Some(draft) = moments.draft.take() {
        return Some(draft.subject.map_or(ADD, |_| CARD).into());
    }
    if moments.explained.take().is_some() {
        return Some(moments.open.as_ref().map_or(ASK, |_| CARD).into());
    }
    let open = moments.open.take()?;
    let show = model.desk.moments.show;
    let shown = coding(model).is_some_and(|coding| {
        let act = coding.find(&open);
        act.is_some_and(|act| show.admits(coding, act))
    });
    Some(if shown {
        format!("chip-{open}")
    } else {
        TRANSCRIPT.into()
    })
}

fn coding(model: &Model) -> Option<&Coding> {
    model
        .derived
        .as_ref()
        .map(|derived| &derived.analysis.coding)
}

fn open(model: &mut Model, id: ActId) -> Vec<Effect> {
    let utterance = id.utterance;
    model.desk.spotlight = Some(utterance);
    model.desk.moments.open = Some(id);
    model.desk.moments.draft = None;
    model.desk.moments.explained = None;
    vec![
        Effect::Reveal(format!("u{utterance}")),
        Effect::Focus(CARD.into()),
    ]
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forward,
    Back,
}

/// The act to go to from the open one, among those shown: by place, since the open one may no longer stand.
fn neighbour(model: &Model, direction: Direction) -> Option<ActId> {
    let coding = coding(model)?;
    let shown = |&act: &usize| model.desk.moments.show.admits(coding, act);
    let mut acts = (0..coding.acts.len()).filter(shown);
    let Some(open) = &model.desk.moments.open else {
        return match direction {
            Direction::Forward => acts.next(),
            Direction::Back => acts.next_back(),
        }
        .and_then(|act| coding.id(act));
    };
    let here = coding.find(open);
    let place = |act: usize| coding.acts.get(act).map(|it| (it.utterance, it.span.start));
    let open_at = Some((open.utterance, open.span.start));
    let after = |&act: &usize| here.map_or_else(|| place(act) >= open_at, |here| act > here);
    let before = |&act: &usize| here.map_or_else(|| place(act) < open_at, |here| act < here);
    match direction {
        Direction::Forward => acts.find(after),
        Direction::Back => acts.rfind(before),
    }
    .and_then(|act| coding.id(act))
}

fn step(model: &mut Model, direction: Direction) -> Vec<Effect> {
    match neighbour(model, direction) {
        Some(id) => open(model, id),
        None => vec![Effect::Announce("There is no further moment.".into())],
    }
}

/// Goes to the line beside the one last shown.
fn line(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let Some(derived) = &model.derived else {
        return Vec::new();
    };
    let session = &derived.analysis.session;
    let to = match (model.desk.spotlight, direction) {
        (None, _) => Some(0),
        (Some(at), Direction::Forward) => at.checked_add(1),
        (Some(at), Direction::Back) => at.checked_sub(1),
    };
    let Some((to, spoken)) = to.and_then(|to| Some((to, session.utterances.get(to)?))) else {
        return vec![Effect::Announce("There is no further line.".into())];
    };
    let name = spoken
        .speaker
        .map_or("not named", |id| session.family.name(id));
    let said = format!("{name}: {}", spoken.text);
    model.desk.spotlight = Some(to);
    vec![Effect::Reveal(format!("u{to}")), Effect::Announce(said)]
}

/// Does something with an utterance: the one named, or the one last shown.
fn here(
    model: &mut Model,
    utterance: Option<usize>,
    work: fn(&mut Model, usize) -> Vec<Effect>,
) -> Vec<Effect> {
    match utterance.or(model.desk.spotlight) {
        Some(utterance) => work(model, utterance),
        None => vec![Effect::Announce(
            "No line is chosen. The arrow keys choose one in the transcript.".into(),
        )],
    }
}

/// The act that is open, as it stands.
fn opened(model: &Model) -> Option<(ActId, &Act)> {
    let coding = coding(model)?;
    let id = model.desk.moments.open.as_ref()?;
    let act = coding.acts.get(coding.find(id)?)?;
    Some((id.clone(), act))
}

/// Decides on the open act and goes on to the next, or to `last` where there is none.
fn settle(model: &mut Model, word: fn(&Act) -> Correction, said: &str, last: &str) -> Vec<Effect> {
    let Some((subject, act)) = opened(model) else {
        // What was open may have fallen with what it rested on.
        return step(model, Direction::Forward);
    };
    let correction = word(act);
    let session = model
        .derived
        .as_ref()
        .map(|derived| &derived.analysis.session);
    let what = session
        .map(|session| wording::act(session, act))
        .unwrap_or_default();
    let next = neighbour(model, Direction::Forward);
    stance::decide(
        &mut model.document.overrides,
        Override {
            subject,
            correction,
        },
    );
    let mut effects = vec![Effect::Announce(format!(
        "{said}: {what}. The map follows."
    ))];
    match next {
        Some(next) => effects.extend(open(model, next)),
        None => effects.push(Effect::Focus(last.into())),
    }
    effects
}

fn explain(model: &mut Model, utterance: usize) -> Vec<Effect> {
    let open = &model.desk.moments.explained;
    let found = match open {
        Some(open) if open.0 == utterance => None,
        _ => model.derived.as_ref().and_then(|derived| {
            stance::explain(
                &derived.analysis.session,
                &model.document.overrides,
                utterance,
            )
        }),
    };
    let to = if found.is_some() { WHY } else { ASK };
    model.desk.moments.explained = found.map(|found| Rc::new((utterance, found)));
    model.desk.spotlight = Some(utterance);
    vec![
        Effect::Reveal(format!("u{utterance}")),
        Effect::Focus(to.into()),
    ]
}

/// A part of the sentence to try out has changed.
fn attempt(model: &mut Model, part: Part, value: &str) {
    let trial = &mut model.desk.moments.trial;
    match part {
        Part::Speaker => trial.speaker = member(value),
        Part::Addressee => trial.addressee = member(value),
        Part::Text => value.clone_into(&mut trial.text),
    }
    let Some(derived) = &model.derived else {
        return;
    };
    let speaker = trial.speaker(&derived.analysis.session.family);
    let line = Line {
        speaker,
        addressee: trial
            .addressee
            .filter(|id| *id != speaker)
            .map(Addressee::Member),
        text: trial.text.trim(),
    };
    trial.found = (!line.text.is_empty())
        .then(|| stance::try_out(&derived.analysis.session.family, &[line]))
        .flatten()
        .map(Rc::new);
}
