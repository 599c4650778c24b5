//! Two maps of one family → who on the one is who on the other, and both drawn so that only their marks differ.

use super::fact::{named_like, rename};
use crate::map::document::{MapDocument, MapMember, MemberKey, Point};
use crate::map::{DrawOptions, places};

/// The second of two maps with everybody as far from the left as they are on the first, as long as nobody has put them
/// elsewhere by hand: so eyes find the same people in the same order, and height still tells of say.
#[must_use]
pub fn beside(first: &MapDocument, second: &MapDocument) -> MapDocument {
    let options = DrawOptions::default();
    let (there, own) = (places(first, &options), places(second, &options));
    let place = |places: &[(MemberKey, Point)], id: &str| {
        let found = places.iter().find(|(it, _)| it == id);
        found.map(|(_, at)| *at)
    };
    let named = named_like(first, second.clone());
    let mut placed = second.clone();
    for (member, named) in placed.members.iter_mut().zip(&named.map.members) {
        if let (Some(theirs), Some(own)) = (place(&there, &named.id), place(&own, &member.id)) {
            let x = theirs.x;
            member.pinned.get_or_insert(Point { x, y: own.y });
        }
    }
    placed
}

/// Whether somebody here is somebody there.
type Likeness<'f> = &'f dyn Fn(&MapMember, &MapMember) -> bool;

/// A map of another case with the ids that the same people have on this one. Who has the same name and role is the same;
/// else the one of that name; else the one of that id and role, where only the name may have changed. Everybody else gets
/// an id that is nobody's here.
#[must_use]
pub fn identified(here: &MapDocument, mut other: MapDocument) -> MapDocument {
    let name = |it: &MapMember| it.name.trim().to_lowercase();
    let named = |members: &[MapMember], wanted: &MapMember| {
        members.iter().any(|it| name(it) == name(wanted))
    };
    let mut ids: Vec<(MemberKey, MemberKey)> = Vec::new();
    let ways: [Likeness<'_>; 3] = [
        &|one, two| name(one) == name(two) && one.role == two.role,
        &|one, two| name(one) == name(two),
        &|one, two| {
            let known = named(&here.members, two) || named(&other.members, one);
            one.id == two.id && one.role == two.role && !known
        },
    ];
    for is_same in ways {
        for member in &other.members {
            let met = ids.iter().any(|(own, _)| *own == member.id);
            let free = |it: &&MapMember| !ids.iter().any(|(_, taken)| *taken == it.id);
            let mut found = here.members.iter().filter(free);
            if let Some(same) = found.find(|it| !met && is_same(it, member)) {
                ids.push((member.id.clone(), same.id.clone()));
            }
        }
    }
    rename(&mut other, |key| {
        match ids.iter().find(|(own, _)| own == key) {
            Some((_, same)) => key.clone_from(same),
            None if here.member(key).is_some() => key.insert_str(0, "other "),
            None => {}
        }
    });
    other
}
