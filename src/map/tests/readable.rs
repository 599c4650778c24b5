//! Readability as geometry, for generated families: no label on another, no line through a third label, nobody reshuffled.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::family::{Density, maps, maps_of, mark};
use super::traced::{crossed, overlapping};
use crate::map::layout::{Layout, Placed, Show};
use crate::map::scene::Scene;
use crate::map::{Contrast, DrawOptions, MapDocument, Point, Theme, TieKind, TieMark, check, draw};

/// Families of every size from 2 to 20, so many of each, the same at every run.
fn families(each: usize, density: impl Fn(usize) -> Density) -> Vec<MapDocument> {
    let mut runner = TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(7),
        ..Config::default()
    });
    let mut all = Vec::new();
    for count in 2..=20 {
        for _ in 0..each {
            let map = maps_of(count, density(count)).new_tree(&mut runner);
            all.push(map.unwrap().current());
        }
    }
    all
}

/// `cargo test -p kinmap-core readable -- --nocapture` prints the counts.
#[test]
fn every_label_and_every_line_can_be_seen() {
    for (name, each_member) in [("as in a session", 0), ("two marks a member", 2)] {
        let density = |count: usize| Density {
            ties: (each_member * count).max(8),
            triads: 3 + each_member / 2,
        };
        let maps = families(60, density);
        let (mut labels, mut lines) = (0, 0);
        let (mut covered, mut through) = (Vec::new(), Vec::new());
        for (turn, map) in maps.iter().enumerate() {
            let show = Show {
                therapist: true,
                outlines: turn % 4 == 3,
            };
            let scene = Scene::new(map, show);
            labels += scene.layout.placed.len();
            covered.extend(overlapping(&scene.layout.placed));
            let (count, crossed) = crossed(map, &scene);
            lines += count;
            through.extend(crossed);
        }
        println!(
            "{name}: {} families of 2 to 20, {labels} labels, {} overlap; {lines} lines of two and three, {} through a third label",
            maps.len(),
            covered.len(),
            through.len()
        );
        assert_eq!(covered, []);
        // Where twenty have forty lines, the search for a way ends before the patience of who drags a member does.
        let least = if each_member == 0 { 0 } else { lines / 200 };
        assert!(through.len() <= least, "{name}: {through:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_drawing_is_xml_and_the_same_twice(map in maps(), page: bool) {
        let theme = if page { Theme::Page } else { Theme::Paper };
        let options = DrawOptions {
            theme,
            legend: true,
            therapist: true,
            outlines: map.members.len() % 2 == 0,
            changed: vec![("m0".into(), Contrast::Gone)],
            still: false,
            selected: Some("m1".into()),
            room: None,
            editing: None,
        };
        let svg = draw(&map, &options);
        prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        prop_assert_eq!(svg, draw(&map, &options));
    }

    #[test]
    fn a_moved_member_stays_and_nobody_moves_but_who_stood_there(
        map in maps(), who in 0_usize..20, x in 0.0..14.0_f64, y in 0.0..8.0_f64,
    ) {
        let before = Layout::new(&map, true);
        let mut moved = map.clone();
        let count = moved.members.len();
        moved.members[who % count].pinned = Some(Point { x, y });
        let shown = before.index(&format!("m{}", who % count)).unwrap();
        let after = Layout::new(&moved, true);
        let center = after.placed[shown].frame.center();
        prop_assert!((center.x - x * 44.0).abs() < 1e-6 && (center.y - y * 44.0).abs() < 1e-6);
        prop_assert_eq!(overlapping(&after.placed), vec![]);
        let near = |layout: &Layout<'_>| {
            let room = layout.placed[shown].footprint().grown(40.0);
            let mut nearby = layout.placed.iter().enumerate();
            nearby.any(|(n, it)| n != shown && it.frame.overlaps(room))
        };
        let others = before.placed.iter().zip(&after.placed).enumerate();
        let mut moved = others.filter(|(n, (then, now))| *n != shown && then.frame != now.frame);
        // Where nobody had to make way for somebody raised, who moves makes way for the one who was moved.
        let level = map.members.iter().all(|it| it.raised == 0.0);
        prop_assert!(!level || moved.next().is_none() || near(&after));
    }

    #[test]
    fn a_new_tie_moves_its_two_members_and_reshuffles_nobody(
        map in maps(), kind in 0_usize..4, one in 0_usize..20, other in 0_usize..20,
    ) {
        let kind = TieKind::ALL[kind];
        let [one, other] = [one, other].map(|it| map.members[it % map.members.len()].id.clone());
        let mut tied = map.clone();
        tied.ties.push(TieMark {
            mark: mark(kind.id(&one, &other)),
            kind,
            one: one.clone(),
            other: other.clone(),
        });
        let tied = check(&tied).0;
        let (before, after) = (Layout::new(&map, true), Layout::new(&tied, true));
        let is_own = |it: &Placed<'_>| it.member.id == one || it.member.id == other;
        let others: Vec<_> = before.placed.iter().zip(&after.placed).filter(|(it, _)| !is_own(it)).collect();
        for (n, (a, a_now)) in others.iter().enumerate() {
            for (b, b_now) in others.iter().skip(n + 1).filter(|(b, _)| b.frame.top == a.frame.top) {
                let order = |a: &Placed<'_>, b: &Placed<'_>| a.frame.left < b.frame.left;
                prop_assert_eq!(order(a, b), order(a_now, b_now), "{} and {}", a.member.name, b.member.name);
            }
        }
        let near = matches!(kind, TieKind::Affiliation | TieKind::Overinvolvement);
        let level = map.members.iter().all(|it| it.raised == 0.0);
        if near && level && map.placements.is_empty() {
            prop_assert!(others.iter().all(|(then, now)| then.frame == now.frame));
        }
    }
}
