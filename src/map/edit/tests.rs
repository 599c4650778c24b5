//! Edits as data: what is done, what it is called, what the map then says.

use super::*;
use crate::map::{
    self, AreaKind, BoundaryLine, BoundaryPlace, MapDocument, Mark, Placement, PlacementMark,
    Source, TieKind, TieMark, Triad, TriadMark,
};
use crate::structure::{BoundaryStyle, Tier};

fn key(id: &str) -> MemberKey {
    id.to_owned()
}

fn keys(ids: &str) -> Vec<MemberKey> {
    ids.split_whitespace().map(key).collect()
}

fn member(id: &str, name: &str, role: Role) -> MapMember {
    MapMember::new(id, name, role)
}

fn inferred(id: &str, sentence: &str) -> Mark {
    Mark {
        source: Source::Inferred,
        sentence: sentence.into(),
        evidence: 8,
        counter_evidence: 1,
        hypothesis: Some(0),
        ..Mark::drawn(id.into())
    }
}

/// Karen and Tom with Sam and Lily; Karen and Sam may be too close, Sam stands as high as his parents.
fn base() -> MapDocument {
    MapDocument {
        members: vec![
            member("k", "Karen", Role::Mother),
            member("t", "Tom", Role::Father),
            MapMember {
                raised: 1.0,
                ..member("s", "Sam", Role::Son)
            },
            member("l", "Lily", Role::Daughter),
        ],
        ties: vec![TieMark {
            mark: inferred("overinvolvement:k+s", "Karen and Sam may be too close."),
            kind: TieKind::Overinvolvement,
            one: key("k"),
            other: key("s"),
        }],
        triads: vec![TriadMark {
            mark: inferred(
                "triangulation:k+t>s",
                "Karen and Tom may each ask Sam to side.",
            ),
            triad: demand("k t", "s"),
        }],
        boundaries: vec![BoundaryLine {
            mark: inferred("boundary:below-1", "The boundary is diffuse."),
            style: BoundaryStyle::Diffuse,
            place: BoundaryPlace::Below { generation: 1 },
        }],
        placements: vec![PlacementMark {
            mark: inferred("raised:s", "Sam may have as much say as his parents."),
            member: key("s"),
            placement: Placement::Raised,
        }],
        ..MapDocument::default()
    }
}

fn pair(ids: &str) -> [MemberKey; 2] {
    keys(ids).try_into().expect("two")
}

fn demand(ids: &str, child: &str) -> Triad {
    Triad::Demand {
        pair: pair(ids),
        child: key(child),
    }
}

fn coalition(bonded: &str, target: &str) -> Edit {
    let bonded = keys(bonded);
    Edit::Draw(Figure::Triad(Triad::Coalition {
        bonded,
        target: key(target),
    }))
}

fn detour(ids: &str, child: &str, attacking: bool) -> Edit {
    let (pair, child) = (pair(ids), key(child));
    Edit::Draw(Figure::Triad(Triad::Detour {
        pair,
        child,
        attacking,
    }))
}

fn tie(kind: TieKind, one: &str, other: &str) -> Edit {
    Edit::Draw(Figure::Tie(kind, key(one), key(other)))
}

fn boundary(style: BoundaryStyle, place: BoundaryPlace) -> Edit {
    Edit::Draw(Figure::Boundary(style, place))
}

fn area(kind: AreaKind, name: &str, ids: &str) -> Edit {
    Edit::Draw(Figure::Area(kind, name.into(), keys(ids)))
}

fn place(x: f64, y: f64, raised: f64) -> Trait {
    Trait::Place(Some((Point { x, y }, raised)))
}

fn trait_of(id: &str, change: Trait) -> Edit {
    Edit::Member(key(id), change)
}

const BELOW: BoundaryPlace = BoundaryPlace::Below { generation: 1 };

/// A map in short: members with what is special about them, then every figure with its source.
fn short(map: &MapDocument) -> Vec<String> {
    let members = map.members.iter().map(|it| {
        let place = it
            .pinned
            .map_or(String::new(), |p| format!(" @{},{}", p.x, p.y));
        let raised = if it.raised == 0.0 {
            String::new()
        } else {
            format!(" ^{:.1}", it.raised)
        };
        format!("{}{place}{raised}", it.name)
    });
    let figures = figures(map);
    let figures = figures.iter().map(|(figure, _, mark)| {
        let source = mark.map_or("", |it| match it.source {
            Source::Inferred => "inferred ",
            Source::Drawn => "drawn ",
            Source::Overruled => "aside ",
        });
        format!("{source}{}", figure.name(map))
    });
    members.chain(figures).collect()
}

/// Every kind of edit: what it is called, what is new on the map, and what is gone.
fn cases() -> Vec<(Edit, &'static str, Vec<&'static str>, Vec<&'static str>)> {
    let too_close = "inferred overinvolvement Karen – Sam";
    let asked = "inferred demand of Karen + Tom that Sam side with them";
    let line = "inferred diffuse boundary between the parents and the children";
    vec![
        (
            Edit::Join(member("g", "Gran", Role::Grandmother)),
            "adding Gran",
            vec!["Gran"],
            vec![],
        ),
        (
            trait_of("l", Trait::Name("Lil".into())),
            "renaming Lily to Lil",
            vec!["Lil"],
            vec!["Lily"],
        ),
        (
            trait_of("t", Trait::Role(Role::StepFather)),
            "Tom’s role, step-father",
            vec![],
            vec![],
        ),
        (
            trait_of("t", Trait::Generation(Some(2))),
            "Tom’s generation",
            vec![],
            vec![],
        ),
        (
            trait_of("t", Trait::Age(Some(44))),
            "Tom’s age",
            vec![],
            vec![],
        ),
        (
            trait_of("t", Trait::Present(false)),
            "Tom as absent",
            vec![],
            vec![],
        ),
        (
            trait_of("t", Trait::Deceased(true)),
            "Tom as having died",
            vec![],
            vec![],
        ),
        (
            trait_of("k", Trait::Executive(Some(false))),
            "whether Karen decides for the children",
            vec![],
            vec![],
        ),
        (
            Edit::Write(Note {
                id: "n1".into(),
                text: "since the move".into(),
                ..Note::default()
            }),
            "a note",
            vec![],
            vec![],
        ),
        (
            trait_of("s", Trait::IdentifiedPatient(true)),
            "Sam as the one presented",
            vec![],
            vec![],
        ),
        (
            trait_of("s", place(3.0, 5.5, 0.0)),
            "moving Sam",
            vec!["Sam @3,5.5"],
            vec!["Sam ^1.0"],
        ),
        (
            Edit::Leave(key("s")),
            "removing Sam",
            vec![],
            vec!["Sam ^1.0", asked, too_close],
        ),
        (
            tie(TieKind::Conflict, "k", "t"),
            "conflict Karen – Tom",
            vec!["drawn conflict Karen – Tom"],
            vec![],
        ),
        (
            tie(TieKind::Affiliation, "s", "k"),
            "affiliation Sam – Karen",
            vec![
                "aside overinvolvement Karen – Sam",
                "drawn affiliation Sam – Karen",
            ],
            vec![too_close],
        ),
        (
            tie(TieKind::Overinvolvement, "s", "k"),
            "overinvolvement Sam – Karen",
            vec!["drawn overinvolvement Sam – Karen"],
            vec![too_close],
        ),
        (
            tie(TieKind::Disengagement, "t", "l"),
            "disengagement Tom – Lily",
            vec!["drawn disengagement Tom – Lily"],
            vec![],
        ),
        (
            coalition("k s", "t"),
            "coalition Karen + Sam against Tom",
            vec!["drawn coalition Karen + Sam against Tom"],
            vec![],
        ),
        (
            detour("k t", "l", true),
            "detour of Karen + Tom to Lily (blame)",
            vec!["drawn detour of Karen + Tom to Lily (blame)"],
            vec![],
        ),
        (
            detour("k t", "l", false),
            "detour of Karen + Tom to Lily (worry)",
            vec!["drawn detour of Karen + Tom to Lily (worry)"],
            vec![],
        ),
        (
            boundary(BoundaryStyle::Rigid, BELOW),
            "rigid boundary between the parents and the children",
            vec!["drawn rigid boundary between the parents and the children"],
            vec![line],
        ),
        (
            boundary(
                BoundaryStyle::Clear,
                BoundaryPlace::Between {
                    left: keys("k"),
                    right: keys("s l"),
                },
            ),
            "clear boundary between Karen and Sam and Lily",
            vec!["drawn clear boundary between Karen and Sam and Lily"],
            vec![],
        ),
        (
            boundary(
                BoundaryStyle::NotAssessed,
                BoundaryPlace::Around {
                    members: keys("s l"),
                },
            ),
            "not assessed boundary around Sam and Lily",
            vec!["drawn not assessed boundary around Sam and Lily"],
            vec![],
        ),
        (
            area(AreaKind::Subsystem, "siblings", "s l"),
            "subsystem siblings: Sam + Lily",
            vec!["subsystem siblings: Sam + Lily"],
            vec![],
        ),
        (
            Edit::Erase("overinvolvement:k+s".into()),
            "erasing overinvolvement Karen – Sam",
            vec!["aside overinvolvement Karen – Sam"],
            vec![too_close],
        ),
        (
            Edit::Title("Goal".into()),
            "the title of the map",
            vec![],
            vec![],
        ),
        (
            Edit::All(vec![
                tie(TieKind::Conflict, "k", "t"),
                Edit::Leave(key("l")),
            ]),
            "2 changes of the map",
            vec!["drawn conflict Karen – Tom"],
            vec!["Lily"],
        ),
    ]
}

#[test]
fn every_edit_has_a_name_and_does_what_it_says() {
    for (edit, name, new, gone) in cases() {
        let before = base();
        assert_eq!(edit.name(&before), name);
        assert_eq!(refusal(&before, &edit), None, "{name}");
        let mut after = before.clone();
        apply(&mut after, &edit);
        assert_ne!(after, before, "{name} changes something");
        let (was, is) = (short(&before), short(&after));
        let added: Vec<_> = is.iter().filter(|it| !was.contains(it)).collect();
        let lost: Vec<_> = was.iter().filter(|it| !is.contains(it)).collect();
        assert_eq!(added, new.iter().collect::<Vec<_>>(), "{name}");
        assert_eq!(lost, gone.iter().collect::<Vec<_>>(), "{name}");
        assert_eq!(map::check(&after).1, [], "{name} leaves a sound map");
    }
}

#[test]
fn an_overlay_shows_what_the_edit_alone_would() {
    for (edit, name, ..) in cases() {
        let mut alone = base();
        apply(&mut alone, &edit);
        let mut overlay = Overlay::default();
        overlay.push(&base(), edit.clone());
        assert_eq!(overlay.over(&base()), alone, "{name}");
        let entries = overlay.entries().len();
        overlay.push(&base(), edit);
        assert_eq!(overlay.over(&base()), alone, "{name}, twice");
        assert_eq!(overlay.entries().len(), entries, "{name}, twice");
    }
}

#[test]
fn what_cannot_be_drawn_is_refused_in_words_and_changes_nothing() {
    let cases = [
        (tie(TieKind::Conflict, "k", "k"), "a tie needs two members"),
        (tie(TieKind::Conflict, "k", "x"), "not on the map"),
        (coalition("k", "t"), "two or more"),
        (coalition("k s", "s"), "outside the bond"),
        (detour("k t", "k", true), "a couple and a third"),
        (
            Edit::Draw(Figure::Triad(demand("k k", "s"))),
            "a couple and a third",
        ),
        (area(AreaKind::Household, "", ""), "somebody"),
        (trait_of("x", Trait::Age(None)), "not on the map"),
        (trait_of("k", Trait::Name("  ".into())), "needs a name"),
        (Edit::Leave(key("x")), "not on the map"),
        (Edit::Join(member("k", "Karen", Role::Mother)), "already"),
    ];
    for (edit, why) in cases {
        let said = refusal(&base(), &edit).expect("a reason");
        assert!(said.contains(why), "{edit:?}: {said}");
        let mut map = base();
        if !matches!(edit, Edit::Member(_, Trait::Name(_))) {
            apply(&mut map, &edit);
            assert_eq!(map, base(), "{edit:?}");
        }
    }
}

#[track_caller]
fn overlaid(edits: Vec<Edit>, entries: usize, expected: &[&str]) {
    let mut overlay = Overlay::default();
    for edit in edits {
        overlay.push(&base(), edit);
    }
    let plain = short(&base());
    let shown = short(&overlay.over(&base()));
    let new: Vec<_> = shown.iter().filter(|it| !plain.contains(it)).collect();
    assert_eq!(new, expected.iter().collect::<Vec<_>>());
    assert_eq!(overlay.entries().len(), entries, "{overlay:?}");
}

#[test]
fn later_edits_take_the_place_of_those_they_make_void() {
    let close = || tie(TieKind::Affiliation, "k", "s");
    overlaid(
        vec![
            trait_of("s", place(1.0, 2.0, 0.0)),
            trait_of("s", place(4.0, 3.0, 1.0)),
        ],
        1,
        &["Sam @4,3 ^1.0"],
    );
    overlaid(
        vec![
            trait_of("t", place(1.0, 2.0, 0.0)),
            trait_of("t", Trait::Place(None)),
        ],
        0,
        &[],
    );
    overlaid(
        vec![
            tie(TieKind::Conflict, "k", "t"),
            Edit::Erase("conflict:k+t".into()),
        ],
        0,
        &[],
    );
    overlaid(vec![close(), Edit::Erase("affiliation:k+s".into())], 0, &[]);
    overlaid(
        vec![close(), tie(TieKind::Overinvolvement, "k", "s")],
        1,
        &["drawn overinvolvement Karen – Sam"],
    );
    overlaid(
        vec![
            Edit::Erase("overinvolvement:k+s".into()),
            Edit::Restore("overinvolvement:k+s".into()),
        ],
        0,
        &[],
    );
    overlaid(
        vec![close(), Edit::Restore("overinvolvement:k+s".into())],
        0,
        &[],
    );
    let gran = || Edit::Join(member("g", "Gran", Role::Grandmother));
    overlaid(
        vec![gran(), trait_of("g", Trait::Name("Nana".into()))],
        1,
        &["Nana"],
    );
    overlaid(
        vec![
            gran(),
            tie(TieKind::Conflict, "g", "k"),
            Edit::Leave(key("g")),
        ],
        0,
        &[],
    );
    let three = area(AreaKind::Subsystem, "", "s l t");
    overlaid(
        vec![three, Edit::Leave(key("t"))],
        2,
        &["subsystem Sam + Lily"],
    );
}

#[test]
fn what_is_drawn_over_evidence_keeps_the_way_to_it() {
    let mut overlay = Overlay::default();
    overlay.push(&base(), tie(TieKind::Overinvolvement, "s", "k"));
    let shown = overlay.over(&base());
    let mark = &shown.ties.first().expect("a tie").mark;
    assert_eq!(
        (mark.source, mark.evidence, mark.hypothesis),
        (Source::Drawn, 8, Some(0))
    );
}

#[test]
fn what_a_person_did_stays_when_the_evidence_goes() {
    let mut overlay = Overlay::default();
    for edit in [
        coalition("k s", "t"),
        trait_of("l", place(9.0, 5.5, 0.0)),
        Edit::Erase("triangulation:k+t>s".into()),
    ] {
        overlay.push(&base(), edit);
    }
    let mut less = base();
    (less.ties, less.triads) = (Vec::new(), Vec::new());
    let shown = short(&overlay.over(&less));
    assert!(
        shown.contains(&"drawn coalition Karen + Sam against Tom".into()),
        "{shown:?}"
    );
    assert!(shown.contains(&"Lily @9,5.5".into()), "{shown:?}");
    assert!(!shown.iter().any(|it| it.contains("demand")), "{shown:?}");
}

#[test]
fn differences_are_said_and_settled_one_by_one() {
    let cases = [
        (
            tie(TieKind::Affiliation, "k", "s"),
            Some(("too close", "you drew affiliation Karen – Sam")),
        ),
        (
            boundary(BoundaryStyle::Clear, BELOW),
            Some(("diffuse", "you drew clear boundary")),
        ),
        (
            coalition("k s", "t"),
            Some((
                "ask Sam to side",
                "you drew coalition Karen + Sam against Tom",
            )),
        ),
        (
            Edit::Erase("overinvolvement:k+s".into()),
            Some(("too close", "you set it aside")),
        ),
        (Edit::Leave(key("s")), Some(("ask Sam", "you left Sam out"))),
        (
            trait_of("s", place(1.0, 5.5, 0.0)),
            Some(("as much say", "in the row of their generation")),
        ),
        (trait_of("s", place(1.0, 3.0, 1.0)), None),
        (tie(TieKind::Conflict, "k", "t"), None),
        (tie(TieKind::Overinvolvement, "k", "s"), None),
        (coalition("k l", "t"), None),
    ];
    for (edit, expected) in cases {
        let mut overlay = Overlay::default();
        overlay.push(&base(), edit.clone());
        let found = disputes(&base(), &overlay);
        let Some((evidence, person)) = expected else {
            assert_eq!(found, [], "{edit:?}");
            continue;
        };
        let [dispute] = found.as_slice() else {
            panic!("{edit:?}: {found:?}")
        };
        assert!(dispute.evidence.contains(evidence), "{dispute:?}");
        assert!(dispute.person.contains(person), "{dispute:?}");
        assert!(!dispute.settled);

        overlay.keep(dispute.entry, dispute.suggested.clone());
        assert!(
            disputes(&base(), &overlay).iter().all(|it| it.settled),
            "kept"
        );
        let mut weaker = base();
        let ties = weaker.ties.iter_mut().map(|it| &mut it.mark);
        let triads = weaker.triads.iter_mut().map(|it| &mut it.mark);
        let lines = weaker.boundaries.iter_mut().map(|it| &mut it.mark);
        let signs = weaker.placements.iter_mut().map(|it| &mut it.mark);
        ties.chain(triads)
            .chain(lines)
            .chain(signs)
            .for_each(|it| it.tier = Tier::Tentative);
        assert!(
            disputes(&weaker, &overlay).iter().all(|it| !it.settled),
            "asked again when the evidence changes"
        );

        overlay.withdraw(dispute.entry);
        assert_eq!(overlay.over(&base()), base(), "the evidence is followed");
    }
}

#[test]
fn rows_draw_a_dragged_member_in() {
    let parents = row_of(&base(), 1);
    let children = row_of(&base(), 0);
    let cases = [
        ("s", (2.1, parents + 0.3), (2.0, parents, 1.0)),
        ("s", (2.4, children - 0.2), (2.5, children, 0.0)),
        ("t", (0.0, children), (0.0, children, -1.0)),
        ("s", (9e9, children), (500.0, children, 0.0)),
    ];
    for (id, (x, y), (at, row, raised)) in cases {
        let (place, by) = snapped(&base(), id, Point { x, y });
        assert_eq!(
            (place, by),
            (Point { x: at, y: row }, raised),
            "{id} {x} {y}"
        );
    }
    let (place, raised) = snapped(
        &base(),
        "s",
        Point {
            x: 1.0,
            y: parents + 1.3,
        },
    );
    assert!(
        raised > 0.3 && raised < 0.7,
        "between the rows: {place:?} {raised}"
    );
}

#[test]
fn copies_stand_beside_with_the_marks_among_them() {
    let edit = duplicate(&base(), &keys("k s")).expect("a copy");
    let mut map = base();
    apply(&mut map, &edit);
    let shown = short(&map);
    assert!(
        shown.contains(&"Karen 2".into()) && shown.contains(&"Sam 2 ^1.0".into()),
        "{shown:?}"
    );
    assert!(
        shown.contains(&"drawn overinvolvement Karen 2 – Sam 2".into()),
        "{shown:?}"
    );
    assert_eq!(duplicate(&base(), &keys("x")), None);
}

#[test]
fn a_line_of_text_is_a_family() {
    let cases: [(&str, &str); 11] = [
        (
            "mother, father, two children",
            "Mother mother|Father father|Child 1 child|Child 2 child",
        ),
        ("Karen (mother, 41)", "Karen mother 41"),
        (
            "mother Karen 41, father Tom; son Sam 15",
            "Karen mother 41|Tom father|Sam son 15",
        ),
        (
            "Mum, Dad and three daughters",
            "Mother mother|Father father|Daughter 1 daughter|Daughter 2 daughter|Daughter 3 daughter",
        ),
        (
            "grandma & 2 kids",
            "Grandmother grandmother|Child 1 child|Child 2 child",
        ),
        ("stepfather Ali, Zoë", "Ali step-father|Zoë other"),
        (
            "mamá, papá, hijo Luis 9",
            "Mother mother|Father father|Luis son 9",
        ),
        ("my son aged 4", "Son son 4"),
        ("15 year old son Sam", "Sam son 15"),
        ("therapist Dana", "Dana therapist"),
        (" , ;", ""),
    ];
    for (line, expected) in cases {
        let people: Vec<String> = newcomers(line)
            .iter()
            .map(|it| {
                let age = it.age.map_or(String::new(), |age| format!(" {age}"));
                format!("{} {}{age}", it.name, it.role)
            })
            .collect();
        assert_eq!(people.join("|"), expected, "{line}");
    }
    assert_eq!(newcomers(&"a b c,".repeat(50)).len(), 20);
}
