//! The weights of the model beside the rules: fitted on the project's own scenes, and judged on scenes of other writers.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use kinmap::stance::{self, ActKind, Coding, Cuts, Tone, write_row};

use super::agreement::Agreement;
use super::fit::{self, Example};
use super::{by_act, measured, totals};
use crate::labelled::Labelled;
use crate::scene;

/// Where the program reads its weights.
const WEIGHTS: &str = "src/stance/tone/weights.txt";

/// Fits the weights on every scene, and writes them.
///
/// # Errors
/// When the scenes cannot be read or the file cannot be written.
pub fn train() -> Result<String> {
    let scenes = scene::read_all()?;
    let before = tones(&scenes, &rules_alone(&scenes));
    let examples: Vec<Example> = with(&scenes, &before).into_iter().flatten().collect();
    let text = written(&examples);
    fs::write(WEIGHTS, &text).context(WEIGHTS)?;
    Ok(format!(
        "{} traits, {} bytes, from {} turns of {} scenes",
        text.lines().count(),
        text.len(),
        examples.len(),
        scenes.len()
    ))
}

/// Every scene with how it is coded by weights fitted on the scenes of other writers.
///
/// # Errors
/// When the scenes cannot be read.
pub fn coded() -> Result<Vec<(Labelled, Coding)>> {
    let scenes = scene::read_all()?;
    let tones = tones(&scenes, &tones(&scenes, &rules_alone(&scenes)));
    let code = |(scene, tone): (Labelled, Tone)| {
        let coding = stance::code_by(&scene.session, &[], &tone);
        (scene, coding)
    };
    Ok(scenes.into_iter().zip(tones).map(code).collect())
}

/// Each writer's scenes, coded by rules alone and with weights fitted on the other writers' scenes.
///
/// # Errors
/// When the scenes cannot be read.
pub fn across(tried: bool) -> Result<String> {
    let scenes = scene::read_all()?;
    let before = tones(&scenes, &rules_alone(&scenes));
    let tones = tones(&scenes, &before);
    let with = |cuts: Cuts| {
        let mut agreement = Agreement::default();
        for (scene, tone) in scenes.iter().zip(&tones) {
            let mut tone = tone.clone();
            tone.cuts = cuts;
            agreement.add(scene, &stance::code_by(&scene.session, &[], &tone));
        }
        agreement
    };
    let all: Vec<&Labelled> = scenes.iter().collect();
    let mut text = format!(
        "rules alone\n\n{}",
        totals(&measured(&all, &Tone::default()))
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
fn rules_alone(scenes: &[Labelled]) -> Vec<Tone> {
    vec![Tone::default(); scenes.len()]
}

/// For each scene its examples, as they are when these weights have judged what went before.
fn with(scenes: &[Labelled], before: &[Tone]) -> Vec<Vec<Example>> {
    let scenes = scenes.iter().zip(before);
    scenes.map(|(scene, tone)| examples(scene, tone)).collect()
}

/// For each scene the weights fitted on the other writers' scenes. What went before an utterance is judged by weights that
/// have not seen its scene either, so that it is as often wrong in fitting as it is in use.
fn tones(scenes: &[Labelled], before: &[Tone]) -> Vec<Tone> {
    let examples = with(scenes, before);
    let writers: BTreeSet<&str> = scenes.iter().map(scene::writer).collect();
    let fitted: Vec<(&str, Tone)> = writers
        .into_iter()
        .map(|writer| {
            let others = scenes.iter().zip(&examples);
            let others = others.filter(|(it, _)| scene::writer(it) != writer);
            let others: Vec<Example> = others.flat_map(|(_, it)| it).cloned().collect();
            (writer, Tone::read(&written(&others)))
        })
        .collect();
    let of = |scene: &Labelled| {
        let own = fitted.iter().find(|(it, _)| *it == scene::writer(scene));
        own.map(|(_, tone)| tone.clone()).unwrap_or_default()
    };
    scenes.iter().map(of).collect()
}

fn written(examples: &[Example]) -> String {
    let rows = fit::fit(examples);
    let rows = rows.iter().filter_map(|(name, row)| write_row(name, row));
    rows.map(|row| row + "\n").collect()
}

fn examples(session: &Labelled, tone: &Tone) -> Vec<Example> {
    let mut kinds: Vec<Vec<ActKind>> = vec![Vec::new(); session.session.utterances.len()];
    for act in &session.truth.acts {
        if let Some(kinds) = kinds.get_mut(act.utterance) {
            kinds.push(act.kind);
        }
    }
    stance::traits(&session.session, tone)
        .into_iter()
        .zip(&kinds)
        .filter(|(traits, _)| !traits.is_empty())
        .filter_map(|(traits, kinds)| Example::new(traits, kinds))
        .collect()
}
