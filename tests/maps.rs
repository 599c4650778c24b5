//! The teaching maps, drawn: snapshots, XML, and the rules of a readable picture.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by failing"
)]

use std::fs;
use std::path::PathBuf;

use kinmap::map::{
    self, Area, AreaKind, BoundaryLine, BoundaryPlace, DrawOptions, MapDocument, MapMember, Mark,
    Note, Placement, PlacementMark, Point, Rest, Source, Theme, TieKind, TieMark, Triad, TriadMark,
};
use kinmap::session::Role;
use kinmap::structure::{BoundaryStyle, Tier};

/// Every map of `tests/maps`, by file name.
fn maps() -> Vec<(String, MapDocument)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/maps");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "map"))
        .collect();
    files.sort();
    let named = files.into_iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, parse(&fs::read_to_string(path).unwrap()))
    });
    named.collect()
}

fn parse(text: &str) -> MapDocument {
    let mut lines = text.lines();
    let mut map = MapDocument {
        title: lines.next().unwrap_or_default().into(),
        ..MapDocument::default()
    };
    for line in lines.filter(|line| !line.trim().is_empty()) {
        add(&mut map, line);
    }
    map
}

fn add(map: &mut MapDocument, line: &str) {
    let (word, rest) = line.split_once(' ').expect(line);
    let (rest, tier, source) = match (rest.strip_suffix(" ?"), rest.strip_suffix(" x")) {
        (Some(rest), _) => (rest, Tier::Tentative, Source::Inferred),
        (_, Some(rest)) => (rest, Tier::Supported, Source::Overruled),
        _ => (rest, Tier::Supported, Source::Inferred),
    };
    let mark = Mark {
        id: format!(
            "{word}:{}",
            rest.split_whitespace().collect::<Vec<_>>().join("-")
        ),
        source,
        tier,
        ..Mark::default()
    };
    let words: Vec<String> = rest.split_whitespace().map(String::from).collect();
    let style = match word {
        "clear" => Some(BoundaryStyle::Clear),
        "diffuse" => Some(BoundaryStyle::Diffuse),
        "rigid" => Some(BoundaryStyle::Rigid),
        "unknown" => Some(BoundaryStyle::NotAssessed),
        _ => None,
    };
    if let Some(style) = style {
        let place = boundary(rest);
        map.boundaries.push(BoundaryLine { mark, style, place });
        return;
    }
    match word {
        "member" => map.members.push(member(rest)),
        "household" | "subsystem" => {
            let (name, members) = rest.split_once(':').expect(line);
            map.areas.push(Area {
                id: format!("home-{}", map.areas.len() + 1),
                kind: if word == "household" {
                    AreaKind::Household
                } else {
                    AreaKind::Subsystem
                },
                name: name.into(),
                members: members.split_whitespace().map(String::from).collect(),
                rest: Rest::default(),
            });
        }
        "note" => {
            let (about, words) = rest.split_once(':').expect(line);
            let (about, at) = match about.trim() {
                "" => (None, None),
                place if place.contains(',') => (None, Some(point(place))),
                id => (Some(id.to_owned()), None),
            };
            map.notes.push(Note {
                id: format!("note-{}", map.notes.len() + 1),
                text: words.trim().into(),
                about,
                at,
                rest: Rest::default(),
            });
        }
        "raised" | "apart" => map.placements.push(PlacementMark {
            mark,
            member: words[0].clone(),
            placement: if word == "raised" {
                Placement::Raised
            } else {
                Placement::Apart
            },
        }),
        "coalition" | "blame" | "worry" | "demand" => {
            let (group, third) = rest.split_once(" > ").expect(line);
            let group: Vec<String> = group.split_whitespace().map(String::from).collect();
            map.triads.push(TriadMark {
                mark,
                triad: triad(word, group, third.into()),
            });
        }
        kind => map.ties.push(TieMark {
            mark,
            kind: TieKind::ALL
                .into_iter()
                .find(|it| it.name() == kind)
                .expect(line),
            one: words[0].clone(),
            other: words[1].clone(),
        }),
    }
}

fn triad(word: &str, group: Vec<String>, third: String) -> Triad {
    if word == "coalition" {
        return Triad::Coalition {
            bonded: group,
            target: third,
        };
    }
    let pair: [String; 2] = group.try_into().unwrap();
    match word {
        "demand" => Triad::Demand { pair, child: third },
        _ => Triad::Detour {
            pair,
            child: third,
            attacking: word == "blame",
        },
    }
}

fn point(text: &str) -> Point {
    let (x, y) = text.split_once(',').expect(text);
    Point {
        x: x.parse().unwrap(),
        y: y.parse().unwrap(),
    }
}

fn boundary(rest: &str) -> BoundaryPlace {
    let names = |text: &str| text.split_whitespace().map(String::from).collect();
    let (first, others) = rest.split_once(' ').unwrap();
    match first {
        "below" => BoundaryPlace::Below {
            generation: others.parse().unwrap(),
        },
        "between" => {
            let (left, right) = others.split_once('|').unwrap();
            BoundaryPlace::Between {
                left: names(left),
                right: names(right),
            }
        }
        "around" => BoundaryPlace::Around {
            members: names(others),
        },
        place => BoundaryPlace::Free {
            from: point(place),
            to: point(others),
        },
    }
}

fn member(rest: &str) -> MapMember {
    let mut quoted = rest.split('"');
    let (before, name, after) = (quoted.next(), quoted.next(), quoted.next());
    let mut words = [before, after]
        .into_iter()
        .flatten()
        .flat_map(str::split_whitespace);
    let id = words.next().unwrap();
    let role: Role = words.next().unwrap().parse().expect(rest);
    let mut member = MapMember::new(id, name.unwrap_or(id), role);
    for word in words {
        match word.split_once('=') {
            Some(("raised", rows)) => member.raised = rows.parse().unwrap(),
            Some(("age", years)) => member.age = Some(years.parse().unwrap()),
            Some(("parents", ids)) => member.parents = ids.split(',').map(String::from).collect(),
            Some(("g", generation)) => member.generation = Some(generation.parse().unwrap()),
            _ if word == "died" => member.deceased = true,
            _ if word == "ip" => member.identified_patient = true,
            _ if word == "absent" => member.present = false,
            _ => member.pinned = Some(point(word)),
        }
    }
    member
}

/// How a map is drawn; what a file's name tells of is shown.
fn of(name: &str, theme: Theme) -> DrawOptions {
    DrawOptions {
        theme,
        legend: true,
        outlines: name.contains("genogram"),
        therapist: name.contains("therapist"),
        ..DrawOptions::default()
    }
}

/// One element a line, so that a changed stroke is a changed line.
fn pretty(svg: &str) -> String {
    let mut lines = svg.replace("><", ">\n<");
    lines.push('\n');
    lines
}

/// The gallery: what the maps look like, and the snapshot that they are held against.
const GALLERY: &str = "docs/gallery";

/// Set, the gallery is drawn anew: `KINMAP_GALLERY=draw cargo test --test maps`. Look at every picture that changed.
const DRAW: &str = "KINMAP_GALLERY";

#[track_caller]
fn keep_or_compare(file: &str, drawn: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(GALLERY)
        .join(file);
    if std::env::var_os(DRAW).is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, drawn).unwrap();
    }
    let kept = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace('\r', "");
    let line = kept
        .lines()
        .zip(drawn.lines())
        .position(|(one, other)| one != other);
    assert!(
        kept == drawn,
        "{GALLERY}/{file} is not what is drawn now (first at line {:?}). Draw it anew with `{DRAW}=draw cargo test --test maps`, and look at it.",
        line.map(|it| it + 1)
    );
}

#[test]
fn the_gallery_is_what_is_drawn() {
    let maps = maps();
    assert!(maps.len() >= 14, "the twelve maps and their two variants");
    let mut page = String::from(GALLERY_HEAD);
    for (name, map) in maps {
        assert_eq!(map::check(&map).1, [], "{name}");
        let svg = pretty(&map::draw(&map, &of(&name, Theme::Paper)));
        roxmltree::Document::parse(&svg).expect(&name);
        keep_or_compare(&format!("{name}.svg"), &svg);
        let said = map::sentences(&map).join(" ");
        page.push_str(&format!(
            "\n## {}\n\n![{}]({name}.svg)\n\n{said}\n\nDrawn from [{name}.map](../../tests/maps/{name}.map).\n",
            map.title, map.title
        ));
    }
    keep_or_compare("README.md", &page);
}

const GALLERY_HEAD: &str = "# Gallery

Family maps in Minuchin's notation, as Kinmap draws them for paper. The twelve numbered ones are the teaching patterns of
structural family therapy: ideals to compare with, none of them a cut-off. The others show what the layout does by itself.
Under each picture stands what a screen reader says.

The pictures are drawn from `tests/maps` by `KINMAP_GALLERY=draw cargo test --test maps`, and every run of the tests holds them
against what is drawn now.
";

/// Every map on the page as well: markup that parses, with something to press for every member and mark.
#[test]
fn every_map_can_be_worked_on_in_the_page() {
    for (name, map) in maps() {
        let svg = map::draw(&map, &of(&name, Theme::Page));
        let document = roxmltree::Document::parse(&svg).expect(&name);
        let acts = document
            .descendants()
            .filter(|it| it.has_attribute("data-act"));
        let shown = map
            .members
            .iter()
            .filter(|it| it.role != Role::Therapist || name.contains("therapist"));
        assert_eq!(acts.count(), shown.count() + map.marks().count(), "{name}");
    }
}
