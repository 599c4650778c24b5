//! Cast ⇄ plain object, `Cast` of `types.d.ts`.

use serde_json::Value;

use super::plain::{Plain, list};
use super::{Fields, ShapeError};
use crate::session::{Cast, Generation, Member, MemberId, Role};

/// A cast as a plain object.
#[must_use]
pub fn write(cast: &Cast) -> Value {
    let mut plain = Plain::default();
    plain.put("members", list(&cast.members, write_member));
    plain.into()
}

/// A cast from a plain object.
///
/// # Errors
/// When a field is missing or not what it should be, or two members have one id.
pub fn read(fields: &Fields) -> Result<Cast, ShapeError> {
    let members = fields.list("members", read_member)?;
    for (index, member) in members.iter().enumerate() {
        let mut before = members.iter().take(index);
        if before.any(|other| other.id == member.id) {
            let why = format!("has the id {:?} more than once; ids must differ", member.id);
            return Err(fields.refuse("members", &why));
        }
    }
    Ok(Cast { members })
}

fn write_member(member: &Member) -> Value {
    let mut plain = Plain::default();
    plain.put("id", member.id.as_str());
    plain.put("name", member.name.as_str());
    plain.put("role", member.role.name());
    plain.put("generation", member.generation.map(|it| it.0));
    plain.put("speakers", member.speakers.as_slice());
    plain.maybe("why", member.why.as_deref());
    plain.maybe("age", member.age);
    plain.put("identifiedPatient", member.identified_patient);
    plain.maybe("executive", member.executive);
    plain.into()
}

fn read_member(fields: &Fields) -> Result<Member, ShapeError> {
    Ok(Member {
        id: fields.text("id")?,
        name: fields.text("name")?,
        role: role(fields)?,
        generation: fields.maybe_small("generation")?.map(Generation),
        speakers: fields.maybe_counts("speakers")?.unwrap_or_default(),
        why: fields.maybe_text("why")?,
        age: age(fields)?,
        identified_patient: fields.flag("identifiedPatient")?,
        executive: fields.maybe_flag("executive")?,
    })
}

/// A member's role.
pub(super) fn role(fields: &Fields) -> Result<Role, ShapeError> {
    fields.word("role", &Role::ALL, Role::name)
}

/// A member's age in years, if it is known.
pub(super) fn age(fields: &Fields) -> Result<Option<u8>, ShapeError> {
    let age = fields.maybe_count("age")?.map(u8::try_from).transpose();
    age.map_err(|_| fields.refuse("age", "must be at most 255"))
}

/// A member's id as text; ids of members that are not in the cast do not occur in results.
pub(super) fn id_of(cast: &[Member], member: MemberId) -> String {
    cast.get(member.0)
        .map(|member| member.id.clone())
        .unwrap_or_default()
}

/// Members' ids as texts.
pub(super) fn ids_of(cast: &[Member], members: &[MemberId]) -> Vec<String> {
    members.iter().map(|&id| id_of(cast, id)).collect()
}

/// The member whose id stands in a field that must be there.
pub(super) fn member(fields: &Fields, key: &str, cast: &Cast) -> Result<MemberId, ShapeError> {
    known(fields, key, cast, &fields.text(key)?)
}

/// The member whose id stands in a field that may be left out.
pub(super) fn maybe_member(
    fields: &Fields,
    key: &str,
    cast: &Cast,
) -> Result<Option<MemberId>, ShapeError> {
    let id = fields.maybe_text(key)?;
    id.map(|id| known(fields, key, cast, &id)).transpose()
}

/// The members whose ids stand in a list; a list left out is empty.
pub(super) fn members(
    fields: &Fields,
    key: &str,
    cast: &Cast,
) -> Result<Vec<MemberId>, ShapeError> {
    let ids = fields.maybe_texts(key)?.unwrap_or_default();
    ids.iter().map(|id| known(fields, key, cast, id)).collect()
}

fn known(fields: &Fields, key: &str, cast: &Cast, id: &str) -> Result<MemberId, ShapeError> {
    let found = cast.members.iter().position(|member| member.id == id);
    let unknown = || fields.refuse(key, &format!("names {id:?}, who is not in the cast"));
    found.map(MemberId).ok_or_else(unknown)
}
