//! The weights of the model beside the rules: fitted on the project's own scenes, and judged on scenes of other writers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result};
use kinmap::stance::{self, ActKind, Coding, Cuts, Hearing, Learned, Tone, write_row};

use super::agreement::Agreement;
use super::fit::{self, Example};
use super::heard::{self, Heard};
use super::{by_act, measured, totals};
use crate::labelled::Labelled;
use crate::{manual, scene};

/// Where the program reads how an utterance is meant.
const TONE: &str = "src/stance/tone/weights.txt";
/// Where the program reads whom it is said to.
const HEARING: &str = "src/stance/addressee/weights.txt";

/// Fits the weights on every scene, and writes them.
///
/// # Errors
/// When the scenes cannot be read or the files cannot be written.
pub fn train() -> Result<String> {
    let scenes = scene::read_all()?;
    let examples: Vec<Examples> = with(&scenes, &refitted(&scenes, &rules_alone(&scenes))?);
    let manual = manual()?;
    let all: Vec<&Examples> = examples.iter().chain(&manual).collect();
    let (tone, hearing) = written(&all);
    let mut said = String::new();
    for (file, text) in [(TONE, tone), (HEARING, hearing)] {
        fs::write(file, &text).context(file)?;
        let _ = writeln!(
            said,
            "{file}: {} traits, {} bytes",
            text.lines().count(),
            text.len()
        );
    }
    let turns: usize = all.iter().map(|it| it.heard.len()).sum();
    let _ = write!(said, "from {turns} turns of {} scenes", scenes.len());
    Ok(said)
}

/// Every scene with how it is coded by weights fitted on the scenes of other writers.
///
/// # Errors
/// When the scenes cannot be read.
pub fn coded() -> Result<Vec<(Labelled, Coding)>> {
    let scenes = scene::read_all()?;
    let learned = refitted(&scenes, &refitted(&scenes, &rules_alone(&scenes))?)?;
    let code = |(scene, learned): (Labelled, Arc<Learned>)| {
        let coding = stance::code_by(&scene.session, &[], &learned);
        (scene, coding)
    };
    Ok(scenes.into_iter().zip(learned).map(code).collect())
}

/// Each writer's scenes, coded by rules alone and with weights fitted on the other writers' scenes.
///
/// # Errors
/// When the scenes cannot be read.
pub fn across(tried: bool) -> Result<String> {
    let scenes = scene::read_all()?;
    let learned = refitted(&scenes, &refitted(&scenes, &rules_alone(&scenes))?)?;
    let with = |cuts: Cuts| {
        let mut agreement = Agreement::default();
        for (scene, learned) in scenes.iter().zip(&learned) {
            let mut learned = Learned::clone(learned);
            learned.tone.cuts = cuts;
            agreement.add(scene, &stance::code_by(&scene.session, &[], &learned));
        }
        agreement
    };
    let all: Vec<&Labelled> = scenes.iter().collect();
    let mut text = format!(
        "rules alone\n\n{}",
        totals(&measured(&all, &Learned::default()))
    );
    if tried {
        for cuts in grid() {
            let found = with(cuts);
            let _ = writeln!(
                text,
                "{cuts:?}: sign {:.3} triadic {:.3} exact {:.3}",
                found.sign.kappa(),
                found.triadic.kappa(),
                found.exact.f1()
            );
        }
    }
    let ours = with(Cuts::default());
    let _ = writeln!(
        text,
        "\nwith weights fitted on the scenes of other writers\n\n{}{}",
        totals(&ours),
        by_act(&ours)
    );
    Ok(text)
}

fn grid() -> Vec<Cuts> {
    let mut grid = Vec::new();
    let ours = Cuts::default();
    for believed in [0.05, 0.12, 0.2, 0.3] {
        grid.push(Cuts { believed, ..ours });
    }
    for kind in [0.25, 0.3, 0.4, 0.45] {
        grid.push(Cuts { kind, ..ours });
    }
    for unkind in [0.22, 0.27, 0.39, 0.45] {
        grid.push(Cuts { unkind, ..ours });
    }
    for triadic in [0.12, 0.18, 0.32, 0.4] {
        grid.push(Cuts { triadic, ..ours });
    }
    for other in [0.2, 0.28, 0.45] {
        grid.push(Cuts { other, ..ours });
    }
    grid
}

/// For each scene no weights at all.
fn rules_alone(scenes: &[Labelled]) -> Vec<Arc<Learned>> {
    vec![Arc::default(); scenes.len()]
}

/// What a scene gives to learn from.
#[derive(Clone, Default)]
struct Examples {
    tone: Vec<Example>,
    heard: Vec<Heard>,
}

/// For each scene its examples, as they are when these weights have judged what went before.
fn with(scenes: &[Labelled], before: &[Arc<Learned>]) -> Vec<Examples> {
    let scenes = scenes.iter().zip(before);
    scenes.map(|(scene, it)| examples(scene, it)).collect()
}

/// Into how many parts the writers are dealt.
const PARTS: usize = 6;

/// For each scene the weights fitted on other writers' scenes. What went before an utterance is judged by weights that
/// have not seen its scene either, so that it is as often wrong in fitting as it is in use.
fn refitted(scenes: &[Labelled], before: &[Arc<Learned>]) -> Result<Vec<Arc<Learned>>> {
    let (examples, manual) = (&with(scenes, before), &manual()?);
    let writers: BTreeSet<&str> = scenes.iter().map(scene::writer).collect();
    let part = |scene: &Labelled| {
        let place = writers.iter().position(|it| *it == scene::writer(scene));
        place.unwrap_or_default() % PARTS
    };
    let fit = |own: usize| {
        let others = scenes.iter().zip(examples);
        let others = others.filter(|(scene, _)| part(scene) != own);
        let others = others.map(|(_, it)| it).chain(manual);
        let (tone, hearing) = written(&others.collect::<Vec<_>>());
        Arc::new(Learned {
            tone: Tone::read(&tone),
            hearing: Hearing::read(&hearing),
        })
    };
    let fitted: Vec<Arc<Learned>> = thread::scope(|threads| {
        let fits = [0, 1, 2, 3, 4, 5].map(|own| threads.spawn(move || fit(own)));
        fits.into_iter()
            .flat_map(thread::ScopedJoinHandle::join)
            .collect()
    });
    let of = |scene| fitted.get(part(scene)).cloned().unwrap_or_default();
    Ok(scenes.iter().map(of).collect())
}

/// How much an example of the manual counts, in turns of scenes; project's choice.
const MANUAL: usize = 3;

/// What the manual's examples give to learn from.
fn manual() -> Result<Vec<Examples>> {
    let examples = manual::read_all()?;
    let learned = Learned::default();
    let told = examples.iter().map(|it| {
        let mut told = self::examples(it, &learned);
        // What is said before an example carries no labels.
        told.tone = told.tone.pop().into_iter().collect();
        told.heard.clear();
        told
    });
    let told: Vec<Examples> = told.collect();
    Ok((0..MANUAL).flat_map(|_| told.clone()).collect())
}

/// The weights fitted on some scenes, as they are read: how an utterance is meant, and whom it is said to.
fn written(examples: &[&Examples]) -> (String, String) {
    let tone: Vec<&Example> = examples.iter().flat_map(|it| &it.tone).collect();
    let heard: Vec<&Heard> = examples.iter().flat_map(|it| &it.heard).collect();
    (rows(&fit::fit(&tone)), rows(&heard::fit(&heard)))
}

fn rows<const N: usize>(rows: &BTreeMap<String, [f64; N]>) -> String {
    let rows = rows.iter().filter_map(|(name, row)| write_row(name, row));
    rows.map(|row| row + "\n").collect()
}

fn examples(session: &Labelled, learned: &Learned) -> Examples {
    let mut kinds: Vec<Vec<ActKind>> = vec![Vec::new(); session.session.utterances.len()];
    for act in &session.truth.acts {
        if let Some(kinds) = kinds.get_mut(act.utterance) {
            kinds.push(act.kind);
        }
    }
    let mut examples = Examples::default();
    let told = stance::traits(&session.session, learned).into_iter();
    for ((told, kinds), heard) in told.zip(&kinds).zip(&session.heard) {
        if !told.tone.is_empty() {
            examples.tone.extend(Example::new(told.tone, kinds));
        }
        let heard = heard.first().copied();
        let heard = heard.and_then(|right| Heard::new(told.hearing, right));
        examples.heard.extend(heard);
    }
    examples
}
