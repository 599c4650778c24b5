//! Maps of any size, and what it takes to draw them: layout and markup, as while a member is dragged.

use kinmap::map::{
    self, DrawOptions, MapDocument, MapMember, Mark, Point, Theme, TieKind, TieMark, Triad,
    TriadMark,
};
use kinmap::session::Role;
use wasm_bindgen::prelude::wasm_bindgen;

/// A map to draw again and again.
#[wasm_bindgen]
pub struct Picture {
    map: MapDocument,
    moves: u32,
}

#[wasm_bindgen]
impl Picture {
    /// A family of so many with so many marks: four in five between two, the others between three.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(members: usize, marks: usize) -> Self {
        let mut map = MapDocument {
            members: (0..members).map(member).collect(),
            ..MapDocument::default()
        };
        let mut pairs =
            (1..members).flat_map(|step| (0..members - step).map(move |one| (one, one + step)));
        for turn in 0..marks {
            let three = turn % 5 == 4 && members > 2;
            if three {
                map.triads.push(triad(turn, members));
            } else if let Some((one, other)) = pairs.next() {
                map.ties.push(tie(turn, one, other));
            }
        }
        Self { map, moves: 0 }
    }

    /// How many marks came to be.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.map.marks().count()
    }

    /// Draws the map for the page; answers its length.
    #[must_use]
    pub fn draw(&self) -> usize {
        let options = DrawOptions {
            theme: Theme::Page,
            legend: true,
            ..DrawOptions::default()
        };
        map::markup(&self.map, &options).into_string().len()
    }

    /// Drags the first member a step further and draws the map.
    pub fn drag(&mut self) -> usize {
        self.moves += 1;
        let step = f64::from(self.moves % 200) / 20.0;
        if let Some(member) = self.map.members.first_mut() {
            member.pinned = Some(Point { x: step, y: 4.2 });
        }
        self.draw()
    }

    /// The same members and marks in the language of Graphviz.
    #[must_use]
    pub fn dot(&self) -> String {
        let mut dot = String::from("graph { node [shape=box]; overlap=false; splines=true;\n");
        for it in &self.map.members {
            dot.push_str(&format!("{} [label=\"{}\"];\n", it.id, it.name));
        }
        for it in &self.map.ties {
            dot.push_str(&format!("{} -- {};\n", it.one, it.other));
        }
        for it in &self.map.triads {
            for one in it.triad.group() {
                dot.push_str(&format!("{one} -- {};\n", it.triad.third()));
            }
        }
        dot.push('}');
        dot
    }
}

fn member(index: usize) -> MapMember {
    const NAMES: [&str; 7] = [
        "Ana",
        "Bartholomew",
        "Chidi",
        "Dana Maria",
        "Eve",
        "Françoise",
        "Gus",
    ];
    let role = match index {
        0 => Role::Mother,
        1 => Role::Father,
        2 | 3 => Role::Grandmother,
        4 => Role::Uncle,
        _ => Role::Child,
    };
    let name = NAMES.get(index % NAMES.len()).copied().unwrap_or_default();
    MapMember::new(&format!("m{index}"), &format!("{name} {index}"), role)
}

fn tie(turn: usize, one: usize, other: usize) -> TieMark {
    let kinds = TieKind::ALL;
    let kind = kinds
        .get(turn % kinds.len())
        .copied()
        .unwrap_or(TieKind::Conflict);
    let (one, other) = (format!("m{one}"), format!("m{other}"));
    TieMark {
        mark: Mark::drawn(kind.id(&one, &other)),
        kind,
        one,
        other,
    }
}

fn triad(turn: usize, members: usize) -> TriadMark {
    let who = |step: usize| format!("m{}", (turn + step) % members);
    let triad = match turn % 3 {
        0 => Triad::Coalition {
            bonded: vec![who(0), who(1)],
            target: who(2),
        },
        1 => Triad::Detour {
            pair: [who(0), who(1)],
            child: who(2),
            attacking: true,
        },
        _ => Triad::Demand {
            pair: [who(0), who(1)],
            child: who(2),
        },
    };
    TriadMark {
        mark: Mark::drawn(format!("{turn}:{}", triad.id())),
        triad,
    }
}
