//! Who said what, put right: one step to undo each, and what was read stays as it is.

use std::ops::Range;
use std::rc::Rc;

use crate::app::{AmendAction, Amending, Document, Effect, Model, Origin, Whose};
use crate::session::{Amendment, Member, MemberId, amend, cast};

/// Above this many utterances nobody's role is worked out anew: it would hold the page up.
const SUGGESTED: usize = 4_000;

/// Why somebody is in the cast until more is known.
const NEWCOMER: &str = "you gave them words of their own";

/// What is pressed.
pub(super) fn act(model: &mut Model, action: AmendAction) -> Vec<Effect> {
    match action {
        AmendAction::Open(utterance) => open(model, utterance),
        AmendAction::Part(member) => part(model, member),
        AmendAction::Split => split(model),
        AmendAction::Give => give(model),
        AmendAction::Restore => restore(model),
        _ => Vec::new(),
    }
}

/// What is chosen or typed.
pub(super) fn choose(model: &mut Model, action: AmendAction, value: &str) -> Vec<Effect> {
    match (action, &mut model.desk.amending) {
        (AmendAction::Speaker(utterance), _) => return assign(model, utterance, value),
        (AmendAction::Join(member), _) => return join(model, member, value),
        (AmendAction::Cut, Some(Amending::Utterance { word, .. })) => *word = value.parse().ok(),
        (AmendAction::Second, Some(Amending::Utterance { second, .. })) => {
            *second = value.parse().ok();
        }
        (AmendAction::Second, Some(Amending::Member { whose, .. })) => {
            *whose = value.parse().unwrap_or_default();
        }
        (AmendAction::Name, Some(Amending::Member { name, .. })) => *name = value.trim().into(),
        (AmendAction::Tick(utterance), Some(Amending::Member { chosen, .. })) => {
            match chosen.binary_search(&utterance) {
                Ok(place) => {
                    chosen.remove(place);
                }
                Err(place) => chosen.insert(place, utterance),
            }
        }
        _ => {}
    }
    Vec::new()
}

fn open(model: &mut Model, utterance: usize) -> Vec<Effect> {
    let is_open = matches!(model.desk.amending, Some(Amending::Utterance { utterance: it, .. }) if it == utterance);
    if is_open {
        model.desk.amending = None;
        return vec![Effect::Focus(format!("amend-{utterance}"))];
    }
    model.desk.amending = Some(Amending::Utterance {
        utterance,
        word: None,
        second: None,
    });
    vec![Effect::Focus(format!("speaker-{utterance}"))]
}

fn part(model: &mut Model, member: usize) -> Vec<Effect> {
    let is_open =
        matches!(model.desk.amending, Some(Amending::Member { member: it, .. }) if it == member);
    if is_open {
        model.desk.amending = None;
        return vec![Effect::Focus(format!("part-{member}"))];
    }
    model.desk.amending = Some(Amending::Member {
        member,
        chosen: Vec::new(),
        whose: Whose::New,
        name: String::new(),
    });
    vec![Effect::Focus("parting".into())]
}

fn assign(model: &mut Model, utterance: usize, value: &str) -> Vec<Effect> {
    let Ok(whose) = value.parse() else {
        return Vec::new();
    };
    put_right(model, |document| {
        let (mut amendments, speaker) = label(document, whose, "")?;
        amendments.push(Amendment::Assign {
            utterances: vec![utterance],
            speaker,
        });
        Some(amendments)
    })
}

fn split(model: &mut Model) -> Vec<Effect> {
    let Some(Amending::Utterance {
        utterance,
        word: Some(word),
        second,
    }) = model.desk.amending
    else {
        return Vec::new();
    };
    let mut effects = put_right(model, |document| {
        let mut amendments = vec![Amendment::Split { utterance, word }];
        if let Some(whose) = second {
            let (introduced, speaker) = label(document, whose, "")?;
            amendments.extend(introduced);
            amendments.push(Amendment::Assign {
                utterances: vec![utterance + 1],
                speaker,
            });
        }
        Some(amendments)
    });
    effects.push(Effect::Focus(format!("amend-{}", utterance + 1)));
    effects
}

fn give(model: &mut Model) -> Vec<Effect> {
    let Some(Amending::Member {
        chosen,
        whose,
        name,
        ..
    }) = model.desk.amending.clone()
    else {
        return Vec::new();
    };
    if chosen.is_empty() {
        return vec![Effect::Announce("Choose the utterances first.".into())];
    }
    let mut effects = put_right(model, |document| {
        let (mut amendments, speaker) = label(document, whose, &name)?;
        amendments.push(Amendment::Assign {
            utterances: chosen,
            speaker,
        });
        Some(amendments)
    });
    effects.push(Effect::Focus("people".into()));
    effects
}

fn join(model: &mut Model, member: usize, value: &str) -> Vec<Effect> {
    let Ok(into) = value.parse() else {
        return Vec::new();
    };
    let document = &mut model.document;
    let names = |place: usize| document.cast.members.get(place).map(|it| it.name.clone());
    let said = names(member).zip(names(into));
    let Some(joined) = document.cast.join(MemberId(member), MemberId(into)) else {
        return Vec::new();
    };
    let carried = std::mem::take(&mut document.overrides).into_iter();
    let carried = carried.filter_map(|it| it.carried(|id| joined.carry(id), |at, span| (at, span)));
    document.overrides = carried.collect();
    model.desk.amending = None;
    let (gone, stays) = said.unwrap_or_default();
    done(format!("{gone} and {stays} are one person now."))
}

/// Goes back to what the file says. Who is who stays; who was introduced keeps no words.
fn restore(model: &mut Model) -> Vec<Effect> {
    let Some(origin) = model.document.origin.clone() else {
        return Vec::new();
    };
    let document = &mut model.document;
    for (place, amendment) in origin.amendments.iter().enumerate().rev() {
        let before = amend(
            &origin.read,
            origin.amendments.get(..place).unwrap_or_default(),
        );
        let back = |at, span| amendment.carry_back(&before, at, span);
        carry(document, back);
    }
    for member in &mut document.cast.members {
        member
            .speakers
            .retain(|&label| label < origin.read.speakers.len());
    }
    document.origin = Some(Rc::new(Origin {
        amendments: Vec::new(),
        transcript: Rc::clone(&origin.read),
        ..(*origin).clone()
    }));
    model.desk.amending = None;
    done("Everything is said by whom the file says.".into())
}

/// Puts amendments in force; who is who and the person's decisions follow.
fn put_right(
    model: &mut Model,
    amendments: impl FnOnce(&mut Document) -> Option<Vec<Amendment>>,
) -> Vec<Effect> {
    let mut document = model.document.clone();
    let Some((amendments, origin)) = amendments(&mut document).zip(document.origin.clone()) else {
        return Vec::new();
    };
    for amendment in &amendments {
        let onward = |at, span| amendment.carry(&origin.transcript, at, span);
        carry(&mut document, onward);
    }
    let origin = Rc::new(origin.amended(amendments));
    name_newcomers(&mut document, &origin);
    document.origin = Some(origin);
    model.document = document;
    model.desk.moments.open = None;
    model.desk.moments.draft = None;
    model.desk.amending = None;
    done("Put right.".into())
}

/// The person's decisions follow their words.
fn carry(document: &mut Document, words: impl Fn(usize, Range<usize>) -> (usize, Range<usize>)) {
    let carried = std::mem::take(&mut document.overrides).into_iter();
    let carried = carried.filter_map(|it| it.carried(|id| id, &words));
    document.overrides = carried.collect();
    for word in &mut document.safety {
        word.utterance = words(word.utterance, 0..0).0;
    }
}

fn done(said: String) -> Vec<Effect> {
    vec![Effect::Announce(format!("{said} Undo takes it back."))]
}

/// The label under which words are somebody's, and what it takes to have one. Someone new joins the cast.
fn label(
    document: &mut Document,
    whose: Whose,
    name: &str,
) -> Option<(Vec<Amendment>, Option<usize>)> {
    let next = document.origin.as_ref()?.transcript.speakers.len();
    let name = match (whose, name) {
        (Whose::Nobody, _) => return Some((Vec::new(), None)),
        (Whose::Member(place), _) => {
            let member = document.cast.members.get_mut(place)?;
            if let Some(&label) = member.speakers.first() {
                return Some((Vec::new(), Some(label)));
            }
            member.speakers.push(next);
            member.name.clone()
        }
        (Whose::New, "") => {
            let name = format!("Speaker {}", document.cast.members.len() + 1);
            enter(document, next, &name)
        }
        (Whose::New, name) => enter(document, next, name),
    };
    Some((vec![Amendment::Introduce { name }], Some(next)))
}

fn enter(document: &mut Document, label: usize, name: &str) -> String {
    let newcomer = Member {
        id: cast::id(name),
        name: name.into(),
        why: Some(NEWCOMER.into()),
        ..Member::default()
    };
    document.cast.enter(label, newcomer);
    name.into()
}

/// Suggests who the newcomers are, now that their words are known.
fn name_newcomers(document: &mut Document, origin: &Origin) {
    let is_newcomer = |member: &Member| member.why.as_deref() == Some(NEWCOMER);
    let known = !document.cast.members.iter().any(is_newcomer);
    if known || origin.transcript.utterances.len() > SUGGESTED {
        return;
    }
    let suggested = cast::suggest(&origin.transcript).members;
    for member in document
        .cast
        .members
        .iter_mut()
        .filter(|it| is_newcomer(it))
    {
        if let Some(it) = suggested.iter().find(|it| it.speakers == member.speakers) {
            member.role = it.role;
            member.generation = it.generation;
            member.why.clone_from(&it.why);
            member.age = it.age;
        }
    }
}
