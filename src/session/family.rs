//! The family behind a cast: generations, the executive, who is whose child.

use super::{Generation, Member, MemberId, Role};

/// The members of a session and what follows from their roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Family {
    members: Vec<Member>,
}

impl Family {
    /// The family of a cast's members.
    #[must_use]
    pub const fn new(members: Vec<Member>) -> Self {
        Self { members }
    }

    /// Everyone, therapist included, in cast order.
    pub fn everyone(&self) -> impl Iterator<Item = (MemberId, &Member)> {
        self.members
            .iter()
            .enumerate()
            .map(|(index, member)| (MemberId(index), member))
    }

    /// The members of the family: everyone but the therapist.
    pub fn members(&self) -> impl Iterator<Item = (MemberId, &Member)> {
        self.everyone()
            .filter(|(_, member)| member.role != Role::Therapist)
    }

    /// How many people there are, therapist included; member ids run below this.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether nobody was cast.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// One member, if the id is of this family.
    #[must_use]
    pub fn get(&self, id: MemberId) -> Option<&Member> {
        self.members.get(id.0)
    }

    /// The name to show for an id; an id from elsewhere shows as "someone".
    #[must_use]
    pub fn name(&self, id: MemberId) -> &str {
        self.get(id).map_or("someone", |member| &member.name)
    }

    /// Whether the id is the therapist's.
    #[must_use]
    pub fn is_therapist(&self, id: MemberId) -> bool {
        self.get(id).is_some_and(|m| m.role == Role::Therapist)
    }

    /// The member's generation, where known.
    #[must_use]
    pub fn generation(&self, id: MemberId) -> Option<Generation> {
        self.get(id).and_then(|member| member.generation)
    }

    /// Whether the member legitimately decides for the children: a person's word first, else the role's default.
    #[must_use]
    pub fn is_executive(&self, id: MemberId) -> bool {
        self.get(id)
            .is_some_and(|member| member.executive.unwrap_or(member.role.is_executive()))
    }

    /// Whether the member stands in the children's generation (or below).
    #[must_use]
    pub fn is_child(&self, id: MemberId) -> bool {
        self.generation(id).is_some_and(|g| g <= Generation(0))
    }
}
