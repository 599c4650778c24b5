//! Generated families: any size, any script, homes, parents, some raised, with any marks.

use proptest::prelude::*;

use crate::map::{
    Area, AreaKind, MapDocument, MapMember, Mark, Placement, PlacementMark, Rest, Source, TieKind,
    TieMark, Triad, TriadMark, check,
};
use crate::session::Role;

pub const NAMES: [&str; 12] = [
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

pub fn member(index: usize, role: Role, name: &str) -> MapMember {
    MapMember::new(&format!("m{index}"), name, role)
}

pub fn mark(id: String) -> Mark {
    Mark {
        source: Source::Inferred,
        ..Mark::drawn(id)
    }
}

fn members(count: usize) -> impl Strategy<Value = Vec<MapMember>> {
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
    let raised = prop::sample::select(vec![
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.1, 1.0, 0.5, -0.2, -1.0,
    ]);
    let parents = prop::collection::vec(0_usize..20, 0..3);
    let one = (roles, names, raised, prop::option::of(1_u8..20), parents);
    prop::collection::vec(one, count).prop_map(|people| {
        let count = people.len();
        let people = people.into_iter().enumerate();
        people
            .map(|(index, (role, name, raised, age, parents))| MapMember {
                raised,
                age,
                parents: parents
                    .iter()
                    .map(|it| format!("m{}", it % count))
                    .collect(),
                ..member(index, role, name)
            })
            .collect()
    })
}

/// How many marks of each kind a generated map may have.
#[derive(Clone, Copy, Debug)]
pub struct Density {
    pub ties: usize,
    pub triads: usize,
}

/// Families of 2 to 20.
pub fn maps() -> impl Strategy<Value = MapDocument> {
    let density = Density { ties: 8, triads: 3 };
    (2_usize..=20).prop_flat_map(move |count| maps_of(count, density))
}

/// Families of one size, some in one home or two, with marks up to a density.
pub fn maps_of(count: usize, most: Density) -> impl Strategy<Value = MapDocument> {
    let who = 0..count;
    let ties = prop::collection::vec((0_usize..4, who.clone(), who.clone()), 0..=most.ties);
    let three = [who.clone(), who.clone(), who.clone()];
    let triads = prop::collection::vec((0_usize..4, three), 0..=most.triads);
    let apart = prop::collection::vec(who.clone(), 0..2);
    let homes = prop::collection::vec(prop::collection::vec(who, 1..=count), 0..3);
    (members(count), ties, triads, apart, homes).prop_map(
        |(members, ties, triads, apart, homes)| {
            let id = |index: usize| format!("m{index}");
            let ties = ties.into_iter().map(|(kind, one, other)| TieMark {
                kind: TieKind::ALL[kind],
                mark: mark(TieKind::ALL[kind].id(&id(one), &id(other))),
                one: id(one),
                other: id(other),
            });
            let triads = triads.into_iter().map(|(kind, [a, b, c])| {
                let triad = triad(kind, id(a), id(b), id(c));
                let mark = mark(triad.id());
                TriadMark { mark, triad }
            });
            let apart = apart.into_iter().map(|index| PlacementMark {
                mark: mark(Placement::Apart.id(&id(index), None)),
                member: id(index),
                placement: Placement::Apart,
            });
            let homes = homes.into_iter().enumerate().map(|(turn, people)| Area {
                id: format!("home-{turn}"),
                kind: AreaKind::Household,
                name: "Home".into(),
                members: people.into_iter().map(id).collect(),
                rest: Rest::default(),
            });
            let map = MapDocument {
                ties: ties.collect(),
                triads: triads.collect(),
                placements: apart.collect(),
                areas: homes.collect(),
                members,
                ..MapDocument::default()
            };
            check(&map).0
        },
    )
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
