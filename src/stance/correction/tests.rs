use std::ops::Range;

use super::*;
use crate::session::Session;
use crate::stance::tests::session;
use crate::stance::{Coding, code};

fn talk() -> Session {
    session(&[
        "Karen (to Tom): You never listen.",
        "Leo (to Karen): Exactly, he never does.",
        "Tom (to Leo): I do.",
    ])
}

fn shown(coding: &Coding) -> Vec<String> {
    let acts = coding.acts.iter().zip(&coding.standings);
    // Of what Leo says, his agreement against Tom is what follows from Karen's charge.
    acts.filter(|(act, _)| act.actor != MemberId(2) || act.kind == ActKind::AgreeAgainst)
        .map(|(act, standing)| {
            let decided = standing.decision.map_or("", Decision::name);
            format!("{} {} {decided}", act.utterance, act.kind)
        })
        .collect()
}

fn id(coding: &Coding, utterance: usize, kind: ActKind) -> ActId {
    let is = |act: &&Act| act.utterance == utterance && act.kind == kind;
    ActId::of(coding.acts.iter().find(is).expect("such an act"))
}

fn check(decisions: &[Override], expected: &[&str]) -> Coding {
    let coding = code(&talk(), decisions);
    assert_eq!(shown(&coding), expected);
    assert_eq!(coding.acts.len(), coding.standings.len());
    coding
}

fn decision(subject: ActId, correction: Correction) -> Override {
    Override {
        subject,
        correction,
    }
}

fn given(kind: ActKind) -> Given {
    Given {
        kind,
        actor: MemberId(0),
        target: Some(MemberId(1)),
        against: None,
        addressee: None,
        strength: 1.5,
        provenance: None,
    }
}

fn place(kind: ActKind, utterance: usize, span: Range<usize>) -> ActId {
    ActId {
        utterance,
        kind,
        actor: MemberId(0),
        span,
        target: Some(MemberId(1)),
        against: None,
    }
}

const CODED: [&str; 2] = ["0 criticise ", "1 agree-against "];

#[test]
fn what_follows_from_an_act_follows_from_the_persons_word() {
    let coding = check(&[], &CODED);
    let charge = id(&coding, 0, ActKind::Criticise);
    // Without the charge there is nothing to agree with.
    let coding = check(&[decision(charge.clone(), Correction::Reject)], &[]);
    assert_eq!(coding.struck.len(), 1);
    assert_eq!(coding.struck[0].id, charge);
    let contempt = decision(charge.clone(), Correction::Change(given(ActKind::Contempt)));
    let coding = check(&[contempt], &["0 contempt change", "1 agree-against "]);
    assert_eq!(coding.standings[0].id, charge);
    let coded = coding.standings[0].coded.as_ref().map(|act| act.kind);
    assert_eq!(coded, Some(ActKind::Criticise));
    assert_eq!(coding.find(&charge), Some(0));
    let accepted = decision(charge, Correction::Accept(None));
    check(&[accepted], &["0 criticise accept", "1 agree-against "]);
}

#[test]
fn an_added_act_is_filled_in_from_its_place() {
    let lines = [
        "Lee (to Karen): What does Tom do wrong?",
        "Karen: Hm, this.",
    ];
    let add = decision(
        place(ActKind::Blame, 1, 0..2),
        Correction::Add(given(ActKind::Blame)),
    );
    let coding = code(&session(&lines), &[add]);
    assert_eq!(shown(&coding), ["1 blame add"]);
    let act = &coding.acts[0];
    assert_eq!(act.addressee, Some(Addressee::Member(MemberId(6))));
    assert_eq!(act.provenance, Provenance::Led);
    assert_eq!(act.strength, 1.5);
    assert_eq!(coding.episodes.len(), 1);
}

#[test]
fn an_act_the_rules_also_see_is_not_counted_twice() {
    let subject = place(ActKind::Criticise, 0, 4..9);
    let add = decision(subject.clone(), Correction::Add(given(ActKind::Criticise)));
    let coding = check(&[add], &["0 criticise add", "1 agree-against "]);
    assert_eq!(coding.standings[0].id, subject);
}

#[test]
fn decisions_outlive_a_change_of_the_rules() {
    let coding = code(&talk(), &[]);
    // As if an earlier rule had marked fewer words, and had told nobody.
    let earlier = ActId {
        span: 4..9,
        target: None,
        ..id(&coding, 0, ActKind::Criticise)
    };
    check(&[decision(earlier.clone(), Correction::Reject)], &[]);
    // As if the rules had called it something they no longer do.
    let gone = ActId {
        kind: ActKind::Blame,
        ..earlier
    };
    check(&[decision(gone.clone(), Correction::Reject)], &CODED);
    let change = Correction::Change(given(ActKind::Contempt));
    let coding = check(
        &[decision(gone.clone(), change)],
        &["0 contempt change", "1 agree-against "],
    );
    assert_eq!(coding.standings[0].id, gone);
    let stands = Correction::Accept(Some(given(ActKind::Blame)));
    let both = ["0 criticise ", "0 blame accept", "1 agree-against "];
    check(&[decision(gone, stands)], &both);
}

#[test]
fn the_person_codes_what_no_rules_can() {
    let said = "Karen (to Tom): Du hörst mir nie zu und ich habe dir das schon hundertmal gesagt, aber du gehst einfach \
                weg und lässt mich mit allem allein, so wie immer, und dann wundert ihr euch alle darüber sehr";
    let add = decision(
        place(ActKind::Criticise, 0, 0..20),
        Correction::Add(given(ActKind::Criticise)),
    );
    let coding = code(&session(&[said]), &[add]);
    assert_eq!(shown(&coding), ["0 criticise add"]);
}

#[test]
fn the_last_word_on_an_act_counts() {
    let coding = code(&talk(), &[]);
    let charge = id(&coding, 0, ActKind::Criticise);
    let mut made = Vec::new();
    decide(&mut made, decision(charge.clone(), Correction::Reject));
    decide(
        &mut made,
        decision(charge.clone(), Correction::Accept(None)),
    );
    assert_eq!(made.len(), 1);
    check(&made, &["0 criticise accept", "1 agree-against "]);
    withdraw(&mut made, &charge);
    check(&made, &CODED);
    let own = place(ActKind::Blame, 2, 0..1);
    decide(
        &mut made,
        decision(own.clone(), Correction::Add(given(ActKind::Blame))),
    );
    decide(
        &mut made,
        decision(own.clone(), Correction::Change(given(ActKind::Dismiss))),
    );
    decide(&mut made, decision(own.clone(), Correction::Accept(None)));
    check(
        &made,
        &["0 criticise ", "1 agree-against ", "2 dismiss add"],
    );
    decide(&mut made, decision(own, Correction::Reject));
    assert_eq!(made, []);
}

#[test]
fn an_act_s_name_is_read_as_it_is_written() {
    let names = [
        place(ActKind::AgreeAgainst, 12, 5..17),
        ActId {
            target: None,
            against: Some(MemberId(3)),
            ..place(ActKind::Divert, 0, 0..0)
        },
    ];
    for name in names {
        assert_eq!(name.to_string().parse(), Ok(name));
    }
    for wrong in [
        "",
        "1.criticise.0",
        "1.scold.0.1-2..",
        "1.criticise.x.1-2..",
    ] {
        assert_eq!(wrong.parse::<ActId>(), Err(()), "{wrong}");
    }
}
