//! Maps to text and back: nothing is lost, and what cannot be read is refused with its place and a remedy.

use proptest::collection::vec as many;
use proptest::prelude::*;

use super::{open, text};
use crate::map::{
    self, Area, AreaKind, BoundaryLine, BoundaryPlace, DrawOptions, FaultKind, MapDocument,
    MapMember, Mark, Note, Outline, Placement, PlacementMark, Point, Rest, Source, TieKind,
    TieMark, Triad, TriadMark,
};
use crate::session::Role;
use crate::structure::{BoundaryStyle, Tier};

/// Any text: names, sentences and ids come from people.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        any::<String>(),
        Just("</svg><script>alert(1)</script>".to_owned()),
        Just("__proto__".to_owned()),
    ]
}

fn keys() -> impl Strategy<Value = String> {
    (0_usize..6).prop_map(|n| format!("m{n}"))
}

/// Places and heights to a thousandth, as they are kept.
fn places() -> impl Strategy<Value = f64> {
    (-600_000..600_000).prop_map(|n| f64::from(n) / 1000.0)
}

fn points() -> impl Strategy<Value = Point> {
    (places(), places()).prop_map(|(x, y)| Point { x, y })
}

fn rests() -> impl Strategy<Value = Rest> {
    prop::option::of((any::<bool>(), words())).prop_map(|some| {
        let fields = some.into_iter().map(|(deep, text)| {
            let value = if deep {
                serde_json::json!({ "of": [1, null, { "x": text }] })
            } else {
                text.into()
            };
            ("laterField".to_owned(), value)
        });
        Rest::new(fields.collect())
    })
}

fn members() -> impl Strategy<Value = MapMember> {
    let who = (words(), words(), prop::sample::select(Role::ALL.to_vec()));
    let known = (
        prop::option::of(any::<i8>()),
        prop::option::of(any::<u8>()),
        any::<[bool; 3]>(),
        prop::option::of(any::<bool>()),
    );
    let drawn = (
        prop::collection::vec(keys(), 0..3),
        prop::option::of(prop::sample::select(Outline::ALL.to_vec())),
        places(),
        prop::option::of(points()),
        rests(),
    );
    (who, known, drawn).prop_map(|((id, name, role), known, drawn)| {
        let (generation, age, [present, deceased, identified_patient], executive) = known;
        let (parents, outline, raised, pinned, rest) = drawn;
        MapMember {
            id,
            name,
            role,
            generation,
            age,
            present,
            deceased,
            identified_patient,
            executive,
            parents,
            outline,
            raised,
            pinned,
            rest,
        }
    })
}

fn marks() -> impl Strategy<Value = Mark> {
    let source = prop::sample::select(Source::ALL.to_vec());
    let tier = prop::sample::select(Tier::ALL.to_vec());
    let counts = (0_usize..99, 0_usize..99, prop::option::of(0_usize..9));
    (words(), source, tier, words(), counts, rests()).prop_map(
        |(id, source, tier, sentence, (evidence, counter_evidence, hypothesis), rest)| Mark {
            id,
            source,
            tier,
            sentence,
            evidence,
            counter_evidence,
            hypothesis,
            rest,
        },
    )
}

fn triads() -> impl Strategy<Value = Triad> {
    let bonded = prop::collection::vec(keys(), 0..4);
    prop_oneof![
        (bonded, keys()).prop_map(|(bonded, target)| Triad::Coalition { bonded, target }),
        ([keys(), keys()], keys(), any::<bool>()).prop_map(|(pair, child, attacking)| {
            Triad::Detour {
                pair,
                child,
                attacking,
            }
        }),
        ([keys(), keys()], keys()).prop_map(|(pair, child)| Triad::Demand { pair, child }),
    ]
}

fn lines() -> impl Strategy<Value = BoundaryPlace> {
    let side = || prop::collection::vec(keys(), 0..3);
    prop_oneof![
        any::<i8>().prop_map(|generation| BoundaryPlace::Below { generation }),
        (side(), side()).prop_map(|(left, right)| BoundaryPlace::Between { left, right }),
        side().prop_map(|members| BoundaryPlace::Around { members }),
        (points(), points()).prop_map(|(from, to)| BoundaryPlace::Free { from, to }),
    ]
}

fn maps() -> impl Strategy<Value = MapDocument> {
    let tie = (
        marks(),
        prop::sample::select(TieKind::ALL.to_vec()),
        keys(),
        keys(),
    );
    let ties = tie.prop_map(|(mark, kind, one, other)| TieMark {
        mark,
        kind,
        one,
        other,
    });
    let triads = (marks(), triads()).prop_map(|(mark, triad)| TriadMark { mark, triad });
    let styles = prop::sample::select(BoundaryStyle::ALL.to_vec());
    let boundaries = (marks(), styles, lines()).prop_map(|(mark, style, place)| BoundaryLine {
        mark,
        style,
        place,
    });
    let placements = (
        marks(),
        keys(),
        prop::sample::select(Placement::ALL.to_vec()),
    )
        .prop_map(|(mark, member, placement)| PlacementMark {
            mark,
            member,
            placement,
        });
    let kinds = prop::sample::select(AreaKind::ALL.to_vec());
    let areas = (
        words(),
        kinds,
        words(),
        prop::collection::vec(keys(), 0..4),
        rests(),
    )
        .prop_map(|(id, kind, name, members, rest)| Area {
            id,
            kind,
            name,
            members,
            rest,
        });
    let about = prop::option::of(keys());
    let notes = (words(), words(), about, prop::option::of(points()), rests()).prop_map(
        |(id, text, about, at, rest)| Note {
            id,
            text,
            about,
            at,
            rest,
        },
    );
    (
        (words(), many(members(), 0..6), rests()),
        (many(ties, 0..4), many(triads, 0..3), many(boundaries, 0..3)),
        (many(placements, 0..2), many(areas, 0..3), many(notes, 0..3)),
    )
        .prop_map(
            |((title, members, rest), (ties, triads, boundaries), others)| {
                let (placements, areas, notes) = others;
                MapDocument {
                    title,
                    members,
                    ties,
                    triads,
                    boundaries,
                    placements,
                    areas,
                    notes,
                    rest,
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_map_survives_its_file_with_what_it_does_not_know(map in maps()) {
        let (back, _) = open(text(&map).as_bytes()).unwrap();
        prop_assert_eq!(&back, &map);
        prop_assert_eq!(text(&back), text(&map));
    }

    #[test]
    fn whatever_is_in_a_file_it_is_drawn_or_refused(map in maps(), cut in 0.0..1.0_f64, flip in any::<u8>()) {
        let whole = text(&map).into_bytes();
        let at = (cut * whole.len() as f64) as usize;
        let mut flipped = whole.clone();
        if let Some(byte) = flipped.get_mut(at) {
            *byte ^= flip;
        }
        for bytes in [&whole[..at], &flipped] {
            match open(bytes) {
                Ok((map, _)) => {
                    let svg = map::draw(&map, &DrawOptions::default());
                    prop_assert!(roxmltree::Document::parse(&svg).is_ok());
                    prop_assert_eq!(map::check(&map::check(&map).0).1.iter().filter(|it| it.kind != FaultKind::SameName).count(), 0);
                }
                Err(error) => prop_assert!(error.to_string().contains("Open an earlier copy") || error.to_string().contains("open an earlier copy")),
            }
        }
    }
}

#[track_caller]
fn check(json: &str, said: &str) {
    let refused = open(json.as_bytes()).map(|(_, faults)| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        faults.join(" ")
    });
    let found = refused.unwrap_or_else(|error| error.to_string());
    assert_eq!(found, said, "{json}");
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_a_remedy() {
    const AGAIN: &str = "Correct it there, or open an earlier copy.";
    check(r#"{"version": 1, "members": []}"#, "");
    check(
        r#"{"version": 1, "#,
        "this map file is damaged at line 1, column 15. Open an earlier copy of it.",
    );
    check(
        r#"{"version": 7, "members": []}"#,
        &format!(
            "this map could not be opened: map: version is 7, and this program reads up to 1: open the map with the newer Kinmap it was saved by. {AGAIN}"
        ),
    );
    check(
        r#"{"version": 1, "members": [{"id": "a", "name": "Ana", "role": "mum"}]}"#,
        &format!(
            "this map could not be opened: map: members[0].role is \"mum\"; known are {}. {AGAIN}",
            Role::ALL.map(Role::name).join(", ")
        ),
    );
    check(
        r#"{"version": 1, "members": [{"id": "a", "name": "Ana", "role": "mother"}, {"id": "b", "name": " ana", "role": "aunt"}],
            "ties": [{"id": "t", "kind": "conflict", "one": "a", "other": "c"}],
            "triads": [{"id": "u", "kind": "coalition", "members": ["a", "b"], "against": "b"}],
            "areas": [{"id": "a", "kind": "household", "name": "", "members": ["a"]}],
            "notes": [{"id": "n", "text": "since May", "about": "t"}]}"#,
        "b: another member has the same name. Add a letter or a second name, so that sentences tell the two apart. \
         a: this id is used twice on the map, and the first keeps it. Give each member, area and mark an id of its own. \
         t: it names somebody who is not on the map. Put them on the map, or draw the mark between people who are. \
         u: a brace needs a target outside the bond. Choose as its target somebody who is not under the brace. \
         n: it is about something that is not on the map. Say whom or what it is about, or leave it as a note on the whole map.",
    );
}

#[test]
fn a_file_of_thousands_is_refused_before_it_is_drawn() {
    let members: Vec<_> = (0..5001)
        .map(|n| serde_json::json!({ "id": n.to_string(), "name": "", "role": "other" }))
        .collect();
    let file = serde_json::json!({ "version": 1, "members": members }).to_string();
    let refused = open(file.as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("members and marks are 5001"), "{refused}");
    assert!(open("[".repeat(100_000).as_bytes()).is_err());
}
