//! Balance against classic networks with verified answers, read from `../shared/data/signed-networks` beside the
//! repository; without them this passes.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use kinmap::structure::{Optimum, SignedTie, balance};
use serde_json::Value;

const NETWORKS: &str = "../shared/data/signed-networks";

fn network(folder: &Path) -> (Vec<String>, Vec<SignedTie>) {
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let first = |line: &str| line.split(',').next().unwrap().trim().to_owned();
    let nodes: Vec<String> = read("nodes.csv").lines().skip(1).map(first).collect();
    let id = |name: &str| nodes.iter().position(|node| node == name.trim()).unwrap();
    let ties = read("edges.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            SignedTie {
                source: id(cells[0]),
                target: id(cells[1]),
                weight: cells[2].trim().parse().unwrap(),
            }
        })
        .collect();
    (nodes, ties)
}

/// The splits of an answer, as a block per node in order of appearance, sorted.
fn splits(answer: &Value, nodes: &[String]) -> Vec<Vec<usize>> {
    let mut splits: Vec<Vec<usize>> = answer
        .as_array()
        .unwrap()
        .iter()
        .map(|split| {
            let block = |node: &String| {
                let holds = |block: &Value| block.as_array().unwrap().iter().any(|n| n == node);
                split.as_array().unwrap().iter().position(holds).unwrap()
            };
            let mut seen: Vec<usize> = Vec::new();
            nodes
                .iter()
                .map(|node| {
                    let block = block(node);
                    let known = seen.iter().position(|&other| other == block);
                    known.unwrap_or_else(|| {
                        seen.push(block);
                        seen.len() - 1
                    })
                })
                .collect()
        })
        .collect();
    splits.sort();
    splits
}

#[test]
fn classic_networks() {
    for name in ["gahuku-gama", "sampson-t4"] {
        let folder = Path::new(NETWORKS).join(name);
        let Ok(expected) = fs::read_to_string(folder.join("expected.json")) else {
            continue;
        };
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let (nodes, ties) = network(&folder);
        for (mode, weighted) in [("unit", false), ("weighted", true)] {
            let answer = &expected[mode];
            if answer.is_null() {
                continue;
            }
            let found = balance(nodes.len(), &ties, weighted);
            let check = |found: Option<Optimum>, index: &str, listed: &str| {
                let found = found.unwrap();
                assert_eq!(
                    Some(found.index),
                    answer[index].as_f64(),
                    "{name} {mode} {index}"
                );
                assert_eq!(
                    found.splits,
                    splits(&answer[listed], &nodes),
                    "{name} {mode} {listed}"
                );
            };
            check(
                found.two_blocks,
                "frustration_index",
                "optimal_bipartitions",
            );
            check(
                found.any_blocks,
                "clusterability_index",
                "optimal_partitions",
            );
        }
    }
}

/// The networks without an answer, and how long each takes: to be read, not asserted.
#[test]
fn others_are_solved() {
    let folders = [
        "sampson-t2",
        "sampson-t3",
        "bank-wiring",
        "newcomb-week0",
        "newcomb-week15",
    ];
    for name in folders {
        let folder = Path::new(NETWORKS).join("unanswered").join(name);
        if !folder.is_dir() {
            continue;
        }
        let (nodes, ties) = network(&folder);
        let start = std::time::Instant::now();
        let found = balance(nodes.len(), &ties, false);
        let (two, any) = (found.two_blocks.unwrap(), found.any_blocks.unwrap());
        println!(
            "{name}: two blocks {} ({}), any {} ({}), {:?}",
            two.index,
            two.splits.len(),
            any.index,
            any.splits.len(),
            start.elapsed()
        );
        assert!(any.index <= two.index);
    }
}
