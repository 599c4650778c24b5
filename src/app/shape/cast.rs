//! Cast ⇄ plain object.

use serde::{Deserialize, Serialize};

use super::ShapeError;
use super::word;
use crate::session::{Cast, Generation, Member, MemberId, Role};

/// `Cast` of `types.d.ts`.
#[derive(Serialize, Deserialize)]
pub struct CastShape {
    members: Vec<MemberShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MemberShape {
    id: String,
    name: String,
    role: String,
    #[serde(default)]
    generation: Option<i8>,
    #[serde(default)]
    speakers: Vec<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    age: Option<u8>,
    #[serde(default)]
    identified_patient: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    executive: Option<bool>,
}

impl From<&Cast> for CastShape {
    fn from(cast: &Cast) -> Self {
        let member = |member: &Member| MemberShape {
            id: member.id.clone(),
            name: member.name.clone(),
            role: member.role.name().into(),
            generation: member.generation.map(|generation| generation.0),
            speakers: member.speakers.clone(),
            why: member.why.clone(),
            age: member.age,
            identified_patient: member.identified_patient,
            executive: member.executive,
        };
        Self {
            members: cast.members.iter().map(member).collect(),
        }
    }
}

impl TryFrom<CastShape> for Cast {
    type Error = ShapeError;

    fn try_from(shape: CastShape) -> Result<Self, ShapeError> {
        let members: Vec<Member> = shape
            .members
            .into_iter()
            .map(Member::try_from)
            .collect::<Result<_, _>>()?;
        for (index, member) in members.iter().enumerate() {
            if members
                .iter()
                .take(index)
                .any(|other| other.id == member.id)
            {
                let what = format!("two members have the id {:?}; ids must differ", member.id);
                return Err(ShapeError::new("cast.members", &what));
            }
        }
        Ok(Self { members })
    }
}

impl TryFrom<MemberShape> for Member {
    type Error = ShapeError;

    fn try_from(shape: MemberShape) -> Result<Self, ShapeError> {
        Ok(Self {
            role: role(&shape.role)?,
            id: shape.id,
            name: shape.name,
            generation: shape.generation.map(Generation),
            speakers: shape.speakers,
            why: shape.why,
            age: shape.age,
            identified_patient: shape.identified_patient,
            executive: shape.executive,
        })
    }
}

/// A role by its name.
pub(super) fn role(name: &str) -> Result<Role, ShapeError> {
    word(&Role::ALL, Role::name, name, "role")
}

/// A member's id as text; ids of members that are not in the cast do not occur in results.
pub(super) fn id_of(cast: &[Member], member: MemberId) -> String {
    cast.get(member.0)
        .map(|member| member.id.clone())
        .unwrap_or_default()
}

/// A member by its id.
pub(super) fn member_of(cast: &Cast, id: &str) -> Result<MemberId, ShapeError> {
    cast.members
        .iter()
        .position(|member| member.id == id)
        .map(MemberId)
        .ok_or_else(|| ShapeError::new("member id", &format!("{id:?} is not in the cast")))
}

/// Members by their ids.
pub(super) fn members_of(cast: &Cast, ids: &[String]) -> Result<Vec<MemberId>, ShapeError> {
    ids.iter().map(|id| member_of(cast, id)).collect()
}
