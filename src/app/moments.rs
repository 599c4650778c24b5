//! What is on the desk about coded moments: the one that is open, the form, the filter, the sentence to try out.

use std::rc::Rc;
use std::str::FromStr;

use crate::session::{Family, MemberId};
use crate::stance::{ActId, Coding, Explanation, Given};

/// The part of the desk that belongs to coded acts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moments {
    /// The act that is open.
    pub open: Option<ActId>,
    /// The form, while an act is being changed or added.
    pub draft: Option<Draft>,
    /// Which acts are shown.
    pub show: Show,
    /// Why an utterance is read as it is: its index, and the reasons. Ends with the next change of the case.
    pub explained: Option<Rc<(usize, Explanation)>>,
    /// The sentence to try out.
    pub trial: Trial,
}

/// An act as it is being filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The act that is changed; `None` when one is added.
    pub subject: Option<ActId>,
    /// In which utterance.
    pub utterance: usize,
    /// Which words show it; only asked of an added act.
    pub words: String,
    /// What is filled in so far.
    pub given: Given,
    /// What is wrong with it, once saving was tried.
    pub trouble: Option<String>,
}

/// A sentence somebody could say, and how it would be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// Who says it; `None` is the first of the family.
    pub speaker: Option<MemberId>,
    /// To whom; `None` leaves it to the cues.
    pub addressee: Option<MemberId>,
    /// The words.
    pub text: String,
    /// How it is read.
    pub found: Option<Rc<Explanation>>,
}

impl Trial {
    /// Who says it.
    #[must_use]
    pub fn speaker(&self, family: &Family) -> MemberId {
        let first = || {
            family
                .everyone()
                .map(|(id, _)| id)
                .find(|id| !family.is_therapist(*id))
        };
        self.speaker.or_else(first).unwrap_or_default()
    }
}

/// Which acts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those on which nobody has decided.
    Undecided,
    /// Those on which somebody has.
    Decided,
    /// Those that take three.
    OfThree,
    /// None.
    Nothing,
}

impl Show {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Undecided,
        Self::Decided,
        Self::OfThree,
        Self::Nothing,
    ];

    /// Its written form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Undecided => "undecided",
            Self::Decided => "decided",
            Self::OfThree => "of-three",
            Self::Nothing => "nothing",
        }
    }

    /// In plain words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::All => "all moments",
            Self::Undecided => "moments not decided yet",
            Self::Decided => "moments you decided on",
            Self::OfThree => "moments between three",
            Self::Nothing => "only the words",
        }
    }

    /// Whether it shows an act of this index.
    #[must_use]
    pub fn admits(self, coding: &Coding, act: usize) -> bool {
        let standing = coding.standings.get(act);
        let decided = standing.is_some_and(|it| it.decision.is_some());
        match self {
            Self::All => true,
            Self::Undecided => !decided,
            Self::Decided => decided,
            Self::OfThree => coding.acts.get(act).is_some_and(|it| it.kind.is_triadic()),
            Self::Nothing => false,
        }
    }
}

impl FromStr for Show {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.word() == word).ok_or(())
    }
}
