//! Maps as pictures: what is text stays text, what cannot be drawn is named, and every label can be read.

mod family;
mod readable;
mod traced;

use family::{NAMES, mark, member};
use traced::overlapping;

use super::layout::Layout;
use super::*;
use crate::session::Role;
use crate::structure::Tier;

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
        map.notes.push(Note {
            id: payload.into(),
            text: payload.into(),
            about: Some("m1".into()),
            ..Note::default()
        });
        for theme in [Theme::Paper, Theme::Page] {
            let options = DrawOptions {
                theme,
                legend: true,
                outlines: theme == Theme::Paper,
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
