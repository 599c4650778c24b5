//! Differences told in words.

use super::{Voice, difference};
use crate::map::{
    Area, AreaKind, BoundaryLine, BoundaryPlace, MapDocument, MapMember, Mark, Placement,
    PlacementMark, Point, Rest, Source, TieKind, TieMark, Triad, TriadMark,
};
use crate::session::Role;
use crate::structure::{BoundaryStyle, Tier};

/// A family of four with marks, one a line: `conflict k t`, `coalition k s > t`, `below rigid`, `apart l`, `home k s`; a
/// word before it may say `tentative`, `overruled` or `inferred`.
fn map(marks: &str) -> MapDocument {
    let mut map = MapDocument {
        members: vec![
            MapMember::new("k", "Karen", Role::Mother),
            MapMember::new("t", "Tom", Role::Father),
            MapMember::new("s", "Sam", Role::Son),
            MapMember::new("l", "Lily", Role::Daughter),
        ],
        ..MapDocument::default()
    };
    for line in marks.split(", ").filter(|it| !it.is_empty()) {
        let mut words: Vec<&str> = line.split(' ').filter(|it| *it != ">").collect();
        let mut mark = Mark::drawn(String::new());
        match words[0] {
            "tentative" => (mark.tier, mark.source) = (Tier::Tentative, Source::Inferred),
            "overruled" => mark.source = Source::Overruled,
            "inferred" => mark.source = Source::Inferred,
            _ => words.insert(0, ""),
        }
        let key = |at: usize| words[at].to_owned();
        match words[1] {
            "coalition" => map.triads.push(TriadMark {
                mark,
                triad: Triad::Coalition {
                    bonded: vec![key(2), key(3)],
                    target: key(4),
                },
            }),
            "blame" | "worry" => map.triads.push(TriadMark {
                mark,
                triad: Triad::Detour {
                    pair: [key(2), key(3)],
                    child: key(4),
                    attacking: words[1] == "blame",
                },
            }),
            "below" => map.boundaries.push(BoundaryLine {
                mark,
                style: BoundaryStyle::ALL
                    .into_iter()
                    .find(|it| it.name() == words[2])
                    .unwrap(),
                place: BoundaryPlace::Below { generation: 1 },
            }),
            "apart" => map.placements.push(PlacementMark {
                mark,
                member: key(2),
                placement: Placement::Apart,
            }),
            "home" => map.areas.push(Area {
                id: format!("home-{}", map.areas.len()),
                kind: AreaKind::Household,
                name: format!("home {}", map.areas.len() + 1),
                members: words[2..].iter().map(|&it| it.into()).collect(),
                rest: Rest::default(),
            }),
            kind => map.ties.push(TieMark {
                mark,
                kind: TieKind::ALL
                    .into_iter()
                    .find(|it| it.name() == kind)
                    .unwrap(),
                one: key(2),
                other: key(3),
            }),
        }
    }
    map
}

#[track_caller]
fn check(voice: Voice, before: &str, after: &str, expected: &[&str]) {
    let changes = difference(&map(before), &map(after));
    let said: Vec<String> = changes.iter().map(|it| it.say(voice)).collect();
    assert_eq!(said, expected);
}

#[test]
fn a_line_that_is_another_is_one_change() {
    check(
        Voice::Evidence,
        "inferred overinvolvement k s, inferred conflict k t",
        "affiliation s k, overruled conflict k t, disengagement t l",
        &[
            "Karen and Sam: evidence suggests overinvolvement; you drew affiliation.",
            "Karen and Tom: evidence suggests conflict; you set it aside.",
            "Lily and Tom: evidence does not suggest it; you drew disengagement.",
        ],
    );
}

#[test]
fn what_is_the_same_is_not_told() {
    let marks =
        "conflict k t, affiliation k s, coalition k s > t, below rigid, apart l, home k s l";
    let turned =
        "home l s k, apart l, below rigid, coalition s k > t, affiliation s k, conflict t k";
    check(Voice::Sessions, marks, turned, &[]);
    check(Voice::Sessions, "", "", &[]);
}

#[test]
fn every_kind_of_mark_can_come_and_go() {
    check(
        Voice::Sessions,
        "conflict k t, coalition k s > t, blame k t > l, below diffuse, apart l, home k t s l",
        "conflict k t, affiliation k t, worry k t > l, below clear, home k t, home s l",
        &[
            "Sam: before living in home 1; after living in home 2.",
            "Lily: before living in home 1; after living in home 2.",
            "Lily: before apart from the others; after nothing.",
            "Karen and Tom: before conflict; after affiliation and conflict.",
            "Karen and Sam against Tom: before a coalition; after nothing.",
            "Karen and Tom turning to Lily: before blame; after worry.",
            "The boundary between the parents and the children: before diffuse; after clear.",
        ],
    );
}

#[test]
fn support_is_told_where_both_rest_on_evidence() {
    check(
        Voice::Sessions,
        "tentative conflict k t, tentative affiliation k s",
        "inferred conflict k t, affiliation k s",
        &["Karen and Tom: before conflict, tentative; after conflict, supported."],
    );
}

#[test]
fn height_is_told_whether_it_was_inferred_or_drawn() {
    let mut goal = map("");
    let mut now = map("");
    now.members[2].raised = 1.1;
    goal.members[1].pinned = Some(Point { x: 3.0, y: 5.6 });
    goal.members[3].identified_patient = true;
    goal.members
        .push(MapMember::new("g", "Rose", Role::Grandmother));
    let changes = difference(&now, &goal);
    let said: Vec<String> = changes.iter().map(|it| it.say(Voice::Goal)).collect();
    let expected = [
        "Sam: now level with the generation above or higher; not in the goal.",
        "Tom: now nothing; in the goal level with the generation below or lower.",
        "Lily: now nothing; in the goal identified patient.",
        "Rose: now nothing; in the goal on the map.",
    ];
    assert_eq!(said, expected);
}

#[test]
fn people_are_known_by_name_where_their_ids_differ() {
    let before = map("conflict k t");
    let mut after = map("affiliation k t");
    after.members[0].id = "member-1".into();
    after.ties[0].one = "member-1".into();
    let changes = difference(&before, &after);
    assert_eq!(changes.len(), 1);
    assert_eq!(
        changes[0].say(Voice::Drawings),
        "Karen and Tom: the first has conflict; the second has affiliation."
    );
    assert_eq!(changes[0].before, ["conflict-1"]);
    assert_eq!(changes[0].after, ["affiliation-1"]);
    assert_eq!(changes[0].sides(), (Some("conflict"), Some("affiliation")));
}
