//! Which labels are one person: members joined, a label given a member of its own.

use super::{Cast, Member, MemberId};

/// Two members who turned out to be one: how everybody is numbered since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    from: MemberId,
    into: MemberId,
}

impl Joined {
    /// A member's place after the joining.
    #[must_use]
    pub fn carry(self, member: MemberId) -> MemberId {
        let member = match member == self.from {
            true => self.into,
            false => member,
        };
        MemberId(member.0 - usize::from(member > self.from))
    }
}

impl Cast {
    /// Says that two members are one person: the labels of `from` become those of `into`, and `from` leaves the cast.
    /// `None` when either is not there, or both are the same.
    pub fn join(&mut self, from: MemberId, into: MemberId) -> Option<Joined> {
        if from == into || into.0 >= self.members.len() || from.0 >= self.members.len() {
            return None;
        }
        let left = self.members.remove(from.0);
        let joined = Joined { from, into };
        let member = self.members.get_mut(joined.carry(into).0)?;
        member.speakers.extend(left.speakers);
        member.age = member.age.or(left.age);
        member.identified_patient |= left.identified_patient;
        Some(joined)
    }

    /// Gives a label a member of its own, behind all others; whoever had it before lets go of it.
    pub fn enter(&mut self, label: usize, member: Member) -> MemberId {
        for other in &mut self.members {
            other.speakers.retain(|&it| it != label);
        }
        let id = self.free_id(&member.id);
        self.members.push(Member {
            id,
            speakers: vec![label],
            ..member
        });
        MemberId(self.members.len() - 1)
    }

    /// This id, or with a number behind it when somebody has it.
    fn free_id(&self, wanted: &str) -> String {
        let taken = |id: &str| self.members.iter().any(|member| member.id == id);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut ids = std::iter::once(wanted.to_owned()).chain(numbered);
        ids.find(|id| !taken(id)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cast() -> Cast {
        let member = |(id, speakers): (&str, &[usize])| Member {
            id: id.into(),
            name: id.into(),
            speakers: speakers.to_vec(),
            ..Member::default()
        };
        Cast {
            members: [("ana", &[0, 3][..]), ("ben", &[1]), ("cleo", &[2])]
                .map(member)
                .to_vec(),
        }
    }

    fn shown(cast: &Cast) -> Vec<(&str, &[usize])> {
        let members = cast.members.iter();
        members
            .map(|it| (it.id.as_str(), it.speakers.as_slice()))
            .collect()
    }

    #[test]
    fn joined_members_keep_everybody_in_place() {
        for (from, into, members, places) in [
            (0, 2, [("ben", &[1][..]), ("cleo", &[2, 0, 3])], [1, 0, 1]),
            (2, 0, [("ana", &[0, 3, 2][..]), ("ben", &[1])], [0, 1, 0]),
        ] {
            let mut cast = cast();
            let joined = cast.join(MemberId(from), MemberId(into)).unwrap();
            assert_eq!(shown(&cast), members);
            assert_eq!([0, 1, 2].map(|it| joined.carry(MemberId(it)).0), places);
        }
    }

    #[test]
    fn nobody_is_joined_with_nobody() {
        for (from, into) in [(0, 0), (0, 7), (7, 0)] {
            let mut unchanged = cast();
            assert_eq!(unchanged.join(MemberId(from), MemberId(into)), None);
            assert_eq!(unchanged, cast());
        }
    }

    #[test]
    fn a_label_gets_a_member_of_its_own() {
        let mut cast = cast();
        let newcomer = Member {
            id: "ben".into(),
            ..Member::default()
        };
        assert_eq!(cast.enter(3, newcomer), MemberId(3));
        assert_eq!(
            shown(&cast),
            [
                ("ana", &[0][..]),
                ("ben", &[1]),
                ("cleo", &[2]),
                ("ben-2", &[3])
            ]
        );
    }
}
