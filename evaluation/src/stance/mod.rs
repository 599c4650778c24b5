//! How far the coding of acts agrees with labelled sessions; and the weights of the model beside the rules.

mod agreement;
mod fit;
mod scene;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use kinmap::session::Session;
use kinmap::stance::{self, ActKind, Cuts, Tone};

use crate::labelled::Labelled;
use agreement::Agreement;
use fit::{Example, Penalty};

/// The project's own scenes.
const SCENES: &str = "evaluation/scenes";

/// Where the program reads its weights.
const WEIGHTS: &str = "src/stance/tone/weights.txt";

/// Rules and weights are developed on sessions with an odd number; the others are looked at rarely, in totals.
fn is_developed(session: &Labelled) -> bool {
    let digits: String = session.name.chars().filter(char::is_ascii_digit).collect();
    digits
        .parse::<u32>()
        .is_ok_and(|number| !number.is_multiple_of(2))
}

/// The tables of the chapter on stance.
pub fn tables(sessions: &[Labelled]) -> String {
    let (developed, held): (Vec<&Labelled>, Vec<&Labelled>) =
        sessions.iter().partition(|session| is_developed(session));
    let mut text = String::new();
    for (title, half) in [("held out", &held), ("developed on", &developed)] {
        let agreement = measured(half, Tone::english());
        let _ = writeln!(text, "### {} sessions {title}\n", half.len());
        text.push_str(&totals(&agreement));
        text.push_str(&by_act(&agreement));
        if title == "developed on" {
            text.push_str(&worst(&agreement));
        }
    }
    text
}

/// The developed half alone, with every confusion of some kinds.
pub fn developed(sessions: &[Labelled], kinds: &[&str]) -> String {
    let half: Vec<&Labelled> = sessions
        .iter()
        .filter(|session| is_developed(session))
        .collect();
    let agreement = measured(&half, Tone::english());
    let mut text = totals(&agreement) + &by_act(&agreement);
    for session in half.iter().filter(|_| kinds.contains(&"safety")) {
        let coding = stance::code(&session.session, &[]);
        for flag in &coding.safety {
            let said = session
                .session
                .utterances
                .get(flag.utterance)
                .map_or("", |it| &it.text);
            let _ = writeln!(
                text,
                "{} {} {}: {said}",
                session.name, flag.utterance, flag.concern
            );
        }
    }
    for ((what, kind), lines) in &agreement.confusions {
        if kinds.contains(&kind.name()) {
            for line in lines {
                let _ = writeln!(text, "{what} {kind}: {line}");
            }
        }
    }
    text
}

/// Each developed session judged by weights fitted on the others.
///
/// # Errors
/// When the project's scenes cannot be read.
pub fn cross(sessions: &[Labelled]) -> Result<String> {
    let scenes = of_scenes()?;
    let half: Vec<&Labelled> = sessions
        .iter()
        .filter(|session| is_developed(session))
        .collect();
    let examples: Vec<Vec<Example>> = half.iter().map(|session| of_session(session)).collect();
    let mut text = String::new();
    let rules = measured(&half, &Tone::default());
    let _ = writeln!(text, "rules alone\n\n{}", totals(&rules));
    let tones: Vec<Tone> = (0..half.len())
        .map(|at| {
            let others = examples
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at);
            let others = others.flat_map(|(_, it)| it).chain(&scenes);
            let others: Vec<Example> = others.cloned().collect();
            Tone::read(&fit::written(&fit::fit(&others, Penalty::OURS)))
        })
        .collect();
    let with = |cuts: Cuts| {
        let mut agreement = Agreement::default();
        for (session, tone) in half.iter().zip(&tones) {
            let mut tone = tone.clone();
            tone.cuts = cuts;
            agreement.add(session, &stance::code_by(&session.session, &[], &tone));
        }
        agreement
    };
    let ours = with(Cuts::default());
    let _ = writeln!(
        text,
        "with weights fitted on the other sessions\n\n{}",
        totals(&ours)
    );
    text.push_str(&by_act(&ours));
    for (kind_believed, unkind_believed) in [(0.0, 0.0), (0.2, 0.15), (0.3, 0.26)] {
        for (kind, unkind) in [(0.26, 0.2), (0.32, 0.26), (0.4, 0.3), (0.5, 0.4)] {
            for (rule_kind, rule_unkind) in [(0.8, 1.2), (1.4, 2.0)] {
                let found = with(Cuts {
                    kind_believed,
                    unkind_believed,
                    kind,
                    unkind,
                    rule_kind,
                    rule_unkind,
                    ..Cuts::default()
                });
                let _ = writeln!(
                    text,
                    "believed {kind_believed} {unkind_believed} added {kind} {unkind} rules {rule_kind} {rule_unkind}: sign {:.3} triadic {:.3}",
                    found.sign.kappa(),
                    found.triadic.kappa()
                );
            }
        }
    }
    Ok(text)
}

/// Totals of the held-out half, by rules alone and with the program's weights.
pub fn held_out(sessions: &[Labelled]) -> String {
    let half: Vec<&Labelled> = sessions
        .iter()
        .filter(|session| !is_developed(session))
        .collect();
    let (rules, ours) = (
        measured(&half, &Tone::default()),
        measured(&half, Tone::english()),
    );
    format!(
        "rules alone\n\n{}\nwith weights\n\n{}",
        totals(&rules),
        totals(&ours)
    )
}

/// The project's own scenes, coded by rules alone and with weights fitted on the other scenes and developed sessions.
///
/// # Errors
/// When the scenes cannot be read.
pub fn scenes(sessions: &[Labelled], kinds: &[&str]) -> Result<String> {
    let half = sessions.iter().filter(|session| is_developed(session));
    let developed: Vec<Example> = half.flat_map(of_session).collect();
    let scenes = scene::read_all(Path::new(SCENES))?;
    let of: Vec<Vec<Example>> = scenes
        .iter()
        .map(|it| examples(&it.session, &it.kinds))
        .collect();
    let mut text = String::new();
    let coded = |tone: &dyn Fn(usize) -> Tone| {
        let mut agreement = Agreement::default();
        for (at, scene) in scenes.iter().enumerate() {
            let coding = stance::code_by(&scene.session, &[], &tone(at));
            agreement.add_scene(&scene.session, &scene.kinds, &coding);
        }
        agreement
    };
    let rules = coded(&|_| Tone::default());
    let _ = writeln!(text, "rules alone\n\n{}", totals(&rules));
    let tones: Vec<Tone> = (0..scenes.len())
        .map(|at| {
            let others = of.iter().enumerate().filter(|(other, _)| *other != at);
            let others = others.flat_map(|(_, it)| it).chain(&developed);
            let others: Vec<Example> = others.cloned().collect();
            Tone::read(&fit::written(&fit::fit(&others, Penalty::OURS)))
        })
        .collect();
    let ours = coded(&|at| tones.get(at).cloned().unwrap_or_default());
    let _ = writeln!(text, "with weights\n\n{}", totals(&ours));
    for ((what, kind), lines) in &ours.confusions {
        if kinds.contains(&kind.name()) {
            for line in lines {
                let _ = writeln!(text, "{what} {kind}: {line}");
            }
        }
    }
    text.push_str(&by_act(&ours));
    Ok(text)
}

/// Fits the weights on the developed half and the project's scenes, and writes them.
///
/// # Errors
/// When the scenes cannot be read or the file cannot be written.
pub fn train(sessions: &[Labelled]) -> Result<String> {
    let half = sessions.iter().filter(|session| is_developed(session));
    let mut examples: Vec<Example> = half.flat_map(of_session).collect();
    examples.extend(of_scenes()?);
    let text = fit::written(&fit::fit(&examples, Penalty::OURS));
    fs::write(WEIGHTS, &text).context(WEIGHTS)?;
    let count = text.lines().count();
    Ok(format!(
        "{count} traits, {} bytes, from {} turns",
        text.len(),
        examples.len()
    ))
}

fn of_session(session: &Labelled) -> Vec<Example> {
    let mut kinds = vec![Vec::new(); session.session.utterances.len()];
    for act in &session.truth.acts {
        if let Some(kinds) = kinds.get_mut(act.utterance) {
            kinds.push(act.kind);
        }
    }
    examples(&session.session, &kinds)
}

fn of_scenes() -> Result<Vec<Example>> {
    let scenes = scene::read_all(Path::new(SCENES))?;
    let of = |scene: &scene::Scene| examples(&scene.session, &scene.kinds);
    Ok(scenes.iter().flat_map(of).collect())
}

fn examples(session: &Session, kinds: &[Vec<ActKind>]) -> Vec<Example> {
    let traits = stance::traits(session).into_iter().zip(kinds);
    traits
        .filter(|(traits, _)| !traits.is_empty())
        .map(|(traits, kinds)| Example {
            traits,
            meant: fit::meant(kinds),
        })
        .collect()
}

fn measured(sessions: &[&Labelled], tone: &Tone) -> Agreement {
    let mut agreement = Agreement::default();
    for session in sessions {
        agreement.add(session, &stance::code_by(&session.session, &[], tone));
    }
    agreement
}

fn totals(agreement: &Agreement) -> String {
    let mut text = String::from(
        "| | precision | recall | F1 | κ | 95 % |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (name, pairs) in [
        ("sign of a turn", &agreement.sign),
        ("triadic act", &agreement.triadic),
    ] {
        let (tally, (low, high)) = (pairs.tally(), pairs.interval());
        let _ = writeln!(
            text,
            "| {name} | {:.2} | {:.2} | {:.2} | {:.3} | {low:.2} to {high:.2} |",
            tally.precision(),
            tally.recall(),
            tally.f1(),
            pairs.kappa()
        );
    }
    let exact = agreement.exact;
    let _ = writeln!(
        text,
        "| act, target and third | {:.2} | {:.2} | {:.2} | | |\n",
        exact.precision(),
        exact.recall(),
        exact.f1()
    );
    let [all, named, right] = agreement.heard;
    let share = |part: usize| part as f64 / all.max(1) as f64;
    let _ = writeln!(
        text,
        "Addressee right {:.3}, named {:.3}.",
        share(right),
        share(named)
    );
    let _ = writeln!(text, "Sign, rows labelled − 0 +, columns found − 0 +:\n");
    for labelled in [-1, 0, 1] {
        let row = [-1, 0, 1].map(|found| agreement.sign.count((labelled, found)).to_string());
        let _ = writeln!(text, "    {}", row.join("\t"));
    }
    text.push('\n');
    text
}

fn by_act(agreement: &Agreement) -> String {
    let mut text = String::from(
        "| act | right | invented | missed | precision | recall | F1 | κ | 95 % |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (kind, pairs) in &agreement.acts {
        let tally = pairs.tally();
        if tally.hits + tally.false_alarms + tally.misses == 0 {
            continue;
        }
        let (low, high) = pairs.interval();
        let _ = writeln!(
            text,
            "| {kind} | {tally} | {:.2} | {low:.2} to {high:.2} |",
            pairs.kappa()
        );
    }
    text.push('\n');
    text
}

/// The commonest confusions, each with one line.
fn worst(agreement: &Agreement) -> String {
    let mut worst: Vec<_> = agreement.confusions.iter().collect();
    worst.sort_by_key(|(key, lines)| (std::cmp::Reverse(lines.len()), **key));
    let mut text = String::from("The commonest confusions, each with one line:\n\n");
    for ((what, kind), lines) in worst.into_iter().take(12) {
        let line: String = lines
            .iter()
            .take(1)
            .flat_map(|line| line.chars().take(220))
            .collect();
        let _ = writeln!(text, "- {} {what} {kind}: {line}", lines.len());
    }
    text.push('\n');
    text
}
