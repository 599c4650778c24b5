//! Readability as geometry: no label on another, no line through a third label, for generated families.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::geometry::{Frame, Vector};
use super::layout::{Layout, Placed};
use super::scene::{DrawnMark, Scene, Symbol};
use super::*;
use crate::session::Role;
use crate::structure::Tier;

const NAMES: [&str; 12] = [
    "M",
    "Karen",
    "Jo",
    "Bartholomew",
    "Maria Fernanda Guadalupe",
    "Großmutter Wilhelmine Schönfelder-Krüger von und zu",
    "田中さくらこはなこももこゆりこ",
    "عبد الرحمن الهاشمي",
    "Свѣтлана",
    "ศิริพร",
    "👩🏽‍🚀 Zoë",
    "WWWWWWWWWWWWWWWWWWWWWWWW",
];

fn member(index: usize, role: Role, name: &str) -> MapMember {
    MapMember::new(&format!("m{index}"), name, role)
}

fn mark(id: String) -> Mark {
    Mark {
        source: Source::Inferred,
        ..Mark::drawn(id)
    }
}

/// Families of 2 to 20 with names of any length and script, some raised, some with ages.
fn members() -> impl Strategy<Value = Vec<MapMember>> {
    let roles = prop::sample::select(vec![
        Role::Mother,
        Role::Father,
        Role::StepFather,
        Role::Grandmother,
        Role::Aunt,
        Role::Daughter,
        Role::Son,
        Role::Son,
        Role::Child,
        Role::Other,
        Role::Therapist,
    ]);
    let names = prop::sample::select(NAMES.to_vec());
    let raised = prop::sample::select(vec![0.0, 0.0, 0.0, 0.0, 1.1, 1.0, -0.2]);
    let one = (roles, names, raised, prop::option::of(1_u8..20));
    prop::collection::vec(one, 2..=20).prop_map(|people| {
        let people = people.into_iter().enumerate();
        people
            .map(|(index, (role, name, raised, age))| MapMember {
                raised,
                age,
                ..member(index, role, name)
            })
            .collect()
    })
}

fn maps() -> impl Strategy<Value = MapDocument> {
    let ties = prop::collection::vec((0_usize..4, 0_usize..20, 0_usize..20), 0..8);
    let triads = prop::collection::vec((0_usize..4, [0_usize..20, 0_usize..20, 0_usize..20]), 0..3);
    let apart = prop::collection::vec(0_usize..20, 0..2);
    (members(), ties, triads, apart).prop_map(|(members, ties, triads, apart)| {
        let count = members.len();
        let id = |index: usize| format!("m{}", index % count);
        let ties = ties.into_iter().map(|(kind, one, other)| TieMark {
            kind: TieKind::ALL[kind],
            mark: mark(format!("{kind}:{}:{}", id(one), id(other))),
            one: id(one),
            other: id(other),
        });
        let triads = triads.into_iter().map(|(kind, [a, b, c])| TriadMark {
            mark: mark(format!("{kind}>{}:{}:{}", id(a), id(b), id(c))),
            triad: triad(kind, id(a), id(b), id(c)),
        });
        let apart = apart.into_iter().map(|index| PlacementMark {
            mark: mark(format!("apart:{}", id(index))),
            member: id(index),
            placement: Placement::Apart,
        });
        let map = MapDocument {
            ties: ties.collect(),
            triads: triads.collect(),
            placements: apart.collect(),
            members,
            ..MapDocument::default()
        };
        check(&map).0
    })
}

fn triad(kind: usize, a: String, b: String, c: String) -> Triad {
    match kind {
        0 => Triad::Coalition {
            bonded: vec![a, b],
            target: c,
        },
        1 | 2 => Triad::Detour {
            pair: [a, b],
            child: c,
            attacking: kind == 1,
        },
        _ => Triad::Demand {
            pair: [a, b],
            child: c,
        },
    }
}

/// Every pair of labels that overlap.
fn overlapping(placed: &[Placed<'_>]) -> Vec<(String, String)> {
    let pairs = placed
        .iter()
        .enumerate()
        .flat_map(|(n, a)| placed.iter().skip(n + 1).map(move |b| (a, b)));
    pairs
        .filter(|(a, b)| a.footprint().overlaps(b.footprint()))
        .map(|(a, b)| (a.member.id.clone(), b.member.id.clone()))
        .collect()
}

/// Places along a path of M, L, C, Q and Z, close enough together to hit any label.
fn along(d: &str) -> Vec<Vector> {
    let mut places = Vec::new();
    let mut at = Vector::default();
    let spaced: String = d
        .chars()
        .map(|c| {
            if c.is_alphabetic() {
                format!("\n{c} ")
            } else {
                c.to_string()
            }
        })
        .collect();
    for command in spaced.lines().filter(|line| !line.is_empty()) {
        let (kind, rest) = command.split_at(1);
        let numbers: Vec<f64> = rest
            .split_whitespace()
            .map(|n| n.parse().unwrap())
            .collect();
        let points: Vec<Vector> = numbers
            .chunks(2)
            .map(|xy| Vector::new(xy[0], xy[1]))
            .collect();
        let steps: Vec<Vec<Vector>> = match kind {
            "M" => {
                at = points[0];
                vec![]
            }
            "L" => points.iter().map(|p| vec![*p]).collect(),
            "C" | "Q" => vec![points],
            _ => vec![],
        };
        for step in steps {
            let from = at;
            for n in 0..=60 {
                places.push(bezier(from, &step, f64::from(n) / 60.0));
            }
            at = *step.last().unwrap();
        }
    }
    places
}

fn bezier(from: Vector, rest: &[Vector], t: f64) -> Vector {
    let mut points = vec![from];
    points.extend(rest);
    while points.len() > 1 {
        points = points
            .windows(2)
            .map(|pair| pair[0] + (pair[1] - pair[0]) * t)
            .collect();
    }
    points[0]
}

/// Who takes part in a mark.
fn parts(map: &MapDocument, id: &str) -> BTreeSet<String> {
    let ties = map.ties.iter().filter(|it| it.mark.id == id);
    let mut parts: BTreeSet<String> = ties
        .flat_map(|it| [it.one.clone(), it.other.clone()])
        .collect();
    for it in map.triads.iter().filter(|it| it.mark.id == id) {
        match &it.triad {
            Triad::Coalition { bonded, target } => {
                parts.extend(bonded.iter().chain([target]).cloned());
            }
            Triad::Detour { pair, child, .. } | Triad::Demand { pair, child } => {
                parts.extend(pair.iter().chain([child]).cloned());
            }
        }
    }
    parts
}

/// The marks whose lines run through the label of somebody who has no part in them.
fn crossed(map: &MapDocument, scene: &Scene<'_>, is: fn(Symbol) -> bool) -> Vec<String> {
    let marks = scene.under.iter().filter(|it| is(it.symbol));
    let through = |it: &&DrawnMark<'_>| {
        let parts = parts(map, &it.mark.id);
        let labels: Vec<Frame> = scene
            .layout
            .placed
            .iter()
            .filter(|placed| !parts.contains(&placed.member.id))
            .map(|placed| placed.frame)
            .collect();
        let strokes = it.glyph.strokes.iter();
        strokes
            .flat_map(|stroke| along(&stroke.path.d))
            .any(|p| labels.iter().any(|frame| frame.contains(p)))
    };
    marks.filter(through).map(|it| it.mark.id.clone()).collect()
}

fn is_tie(symbol: Symbol) -> bool {
    matches!(symbol, Symbol::Tie(kind) if kind != TieKind::Disengagement)
}

fn is_arrow(symbol: Symbol) -> bool {
    matches!(symbol, Symbol::Detour { .. } | Symbol::Demand)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_label_covers_another(map in maps()) {
        let layout = Layout::new(&map, true);
        prop_assert_eq!(overlapping(&layout.placed), vec![]);
    }

    #[test]
    fn no_tie_runs_through_a_third_label(map in maps()) {
        let scene = Scene::new(&map, true);
        prop_assert_eq!(crossed(&map, &scene, is_tie), Vec::<String>::new());
    }

    #[test]
    fn no_arrow_runs_through_a_third_label(map in maps()) {
        let scene = Scene::new(&map, true);
        prop_assert_eq!(crossed(&map, &scene, is_arrow), Vec::<String>::new());
    }

    #[test]
    fn every_drawing_is_xml_and_the_same_twice(map in maps(), page: bool) {
        let theme = if page { Theme::Page } else { Theme::Paper };
        let options = DrawOptions { theme, legend: true, therapist: true, selected: Some("m1".into()) };
        let svg = draw(&map, &options);
        prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        prop_assert_eq!(svg, draw(&map, &options));
    }

    #[test]
    fn a_moved_member_stays_and_the_others_keep_their_order(
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
        let unmoved = (0..count).filter(|&n| {
            n != shown && before.placed[n].frame != after.placed[n].frame
        });
        // Only who stood in the way has stepped aside, and by no more than it takes.
        prop_assert!(unmoved.count() <= 6);
    }
}

#[test]
fn text_is_text_wherever_it_stands() {
    let payloads = [
        "</text><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "]]><svg onload=alert(1)>",
        "&lt;b&gt; &amp;",
        "' onmouseover='x",
        "\u{202e}evil\u{0}\u{ffff}",
        "<!-- x",
        "javascript:alert(1)",
    ];
    for payload in payloads {
        let mut map = MapDocument {
            title: payload.into(),
            members: vec![
                member(0, Role::Mother, payload),
                member(1, Role::Son, "Ben"),
            ],
            ..MapDocument::default()
        };
        map.members[0].id = payload.into();
        map.ties.push(TieMark {
            mark: Mark {
                sentence: payload.into(),
                ..mark(payload.to_uppercase())
            },
            kind: TieKind::Conflict,
            one: payload.into(),
            other: "m1".into(),
        });
        map.areas.push(Area {
            id: "home".into(),
            kind: AreaKind::Household,
            name: payload.into(),
            members: vec![payload.into()],
            rest: Rest::default(),
        });
        for theme in [Theme::Paper, Theme::Page] {
            let options = DrawOptions {
                theme,
                legend: true,
                ..DrawOptions::default()
            };
            let svg = draw(&map, &options);
            let document = roxmltree::Document::parse(&svg).expect(payload);
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                assert!(
                    [
                        "svg", "g", "path", "rect", "circle", "text", "title", "desc"
                    ]
                    .contains(&name),
                    "{name} from {payload}"
                );
                let handlers = node.attributes().filter(|it| it.name().starts_with("on"));
                assert_eq!(handlers.count(), 0, "{payload}");
                assert!(node.attribute("style").is_none() && node.attribute("id").is_none());
            }
        }
    }
}

#[test]
fn paper_offers_nothing_to_press_and_the_page_everything() {
    let map = MapDocument {
        members: vec![member(0, Role::Mother, "Ana"), member(1, Role::Son, "Ben")],
        ties: vec![TieMark {
            mark: Mark {
                sentence: "Ana and Ben quarrel.".into(),
                tier: Tier::Tentative,
                evidence: 6,
                counter_evidence: 1,
                ..mark("conflict:m0+m1".into())
            },
            kind: TieKind::Conflict,
            one: "m0".into(),
            other: "m1".into(),
        }],
        ..MapDocument::default()
    };
    let paper = draw(&map, &DrawOptions::default());
    for word in ["data-act", "tabindex", "class", "button", "style", " id="] {
        assert!(!paper.contains(word), "{word}");
    }
    let options = DrawOptions {
        theme: Theme::Page,
        ..DrawOptions::default()
    };
    let page = draw(&map, &options);
    let document = roxmltree::Document::parse(&page).unwrap();
    let buttons: Vec<_> = document
        .descendants()
        .filter(|node| node.attribute("role") == Some("button"))
        .map(|node| {
            (
                node.attribute("data-act").unwrap(),
                node.attribute("aria-label").unwrap(),
            )
        })
        .collect();
    assert_eq!(
        buttons,
        [
            (
                "select-mark:conflict:m0+m1",
                "Ana and Ben quarrel. Tentative. 6 moments for, 1 against."
            ),
            ("select-member:m0", "Ana, mother."),
            ("select-member:m1", "Ben, son."),
        ]
    );
    assert!(page.contains("mark tie conflict tentative"));
}

#[test]
fn nobody_and_two_hundred_are_drawn() {
    for count in [0, 1, 200] {
        let members = (0..count).map(|n| member(n, Role::ALL[n % 20], NAMES[n % 12]));
        let map = MapDocument {
            members: members.collect(),
            ..MapDocument::default()
        };
        let svg = draw(
            &map,
            &DrawOptions {
                legend: true,
                therapist: true,
                ..DrawOptions::default()
            },
        );
        assert!(roxmltree::Document::parse(&svg).is_ok());
        assert_eq!(overlapping(&Layout::new(&map, true).placed), vec![]);
    }
}

#[test]
fn what_cannot_be_drawn_is_left_out_and_named() {
    let tie = |id: &str, one: &str, other: &str| TieMark {
        mark: mark(id.into()),
        kind: TieKind::Conflict,
        one: one.into(),
        other: other.into(),
    };
    let brace = |id: &str, bonded: &[&str], target: &str| TriadMark {
        mark: mark(id.into()),
        triad: Triad::Coalition {
            bonded: bonded.iter().map(|it| (*it).into()).collect(),
            target: target.into(),
        },
    };
    let mut stray = member(2, Role::Son, "Cem");
    stray.pinned = Some(Point {
        x: f64::NAN,
        y: 1.0,
    });
    let map = MapDocument {
        members: vec![
            member(0, Role::Mother, "Ana"),
            member(1, Role::Son, "Ben"),
            stray,
            member(1, Role::Son, "Ben again"),
        ],
        ties: vec![
            tie("a", "m0", "m1"),
            tie("a", "m0", "m2"),
            tie("b", "m0", "nobody"),
            tie("c", "m0", "m0"),
            tie("", "m1", "m2"),
            tie("", "m0", "m2"),
        ],
        triads: vec![
            brace("d", &["m0", "m1"], "m2"),
            brace("e", &["m0", "m0"], "m2"),
            brace("f", &["m0", "m1"], "m1"),
        ],
        ..MapDocument::default()
    };
    let (sound, faults) = check(&map);
    let faults: Vec<(&str, FaultKind)> =
        faults.iter().map(|it| (it.id.as_str(), it.kind)).collect();
    assert_eq!(
        faults,
        [
            ("m2", FaultKind::OffSheet),
            ("m1", FaultKind::TakenId),
            ("a", FaultKind::TakenId),
            ("b", FaultKind::UnknownMember),
            ("c", FaultKind::SelfTie),
            ("e", FaultKind::TooFewBonded),
            ("f", FaultKind::TargetInside),
        ]
    );
    let ids: Vec<&str> = sound.ties.iter().map(|it| it.mark.id.as_str()).collect();
    assert_eq!(ids, ["a", "conflict-5", "conflict-6"]);
    assert_eq!(sound.triads.len(), 1);
}
