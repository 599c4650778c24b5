//! What the transcript's coded moments offer: to walk through them, and to have the last word on each.

use std::fmt;
use std::str::FromStr;

use crate::stance::ActId;

/// What can be done with coded acts. What names no act is about the one that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActsAction {
    /// Open an act.
    Open(ActId),
    /// Open the next one.
    Next,
    /// Open the one before.
    Previous,
    /// Go to the next line of the transcript.
    NextLine,
    /// Go to the line before.
    PreviousLine,
    /// Close what is open: the form, or the act.
    Close,
    /// It stands as coded.
    Accept,
    /// It is struck out.
    Reject,
    /// It is another act: open the form.
    Change,
    /// What was decided about this act is taken back.
    Withdraw(ActId),
    /// Add an act to this utterance, or to the one last shown: open the form.
    Add(Option<usize>),
    /// Fill in a field of the form.
    Fill(Blank),
    /// Put what the form says in force.
    Save,
    /// Which acts are shown.
    Show,
    /// Why this utterance, or the one last shown, is read as it is.
    Explain(Option<usize>),
    /// Fill in a field of the sentence to try out.
    Try(Part),
}

macro_rules! words {
    ($($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $case:ident $word:literal;)+ })+) => { $(
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[doc = $doc])+ $case,)+ }

        impl $name {
            /// Its written form.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$case => $word,)+ }
            }
        }

        impl FromStr for $name {
            type Err = ();
            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$case),)+ _ => Err(()) }
            }
        }
    )+ };
}

words! {
    /// The fields of the form for an act.
    Blank {
        /// What kind.
        Kind "kind";
        /// Who acts.
        Actor "actor";
        /// Whom it concerns.
        Target "target";
        /// The third.
        Against "against";
        /// To whom it is said.
        Addressee "addressee";
        /// How strong.
        Strength "strength";
        /// Which words show it.
        Words "words";
    }
    /// The parts of a sentence to try out.
    Part {
        /// Who says it.
        Speaker "speaker";
        /// To whom.
        Addressee "addressee";
        /// The words.
        Text "text";
    }
}

impl ActsAction {
    /// What undoing it is called.
    pub(super) fn name(&self) -> String {
        String::from(match self {
            Self::Accept => "accepting a moment",
            Self::Reject => "striking out a moment",
            Self::Withdraw(_) => "taking back a decision",
            _ => "a change of a moment",
        })
    }
}

impl fmt::Display for ActsAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(id) => write!(f, "open:{id}"),
            Self::Next => f.write_str("next"),
            Self::Previous => f.write_str("previous"),
            Self::Close => f.write_str("close"),
            Self::Accept => f.write_str("accept"),
            Self::Reject => f.write_str("reject"),
            Self::Change => f.write_str("change"),
            Self::Withdraw(id) => write!(f, "withdraw:{id}"),
            Self::NextLine => f.write_str("next-line"),
            Self::PreviousLine => f.write_str("previous-line"),
            Self::Add(Some(utterance)) => write!(f, "add:{utterance}"),
            Self::Add(None) => f.write_str("add"),
            Self::Fill(blank) => write!(f, "fill:{}", blank.word()),
            Self::Save => f.write_str("save"),
            Self::Show => f.write_str("show"),
            Self::Explain(Some(utterance)) => write!(f, "explain:{utterance}"),
            Self::Explain(None) => f.write_str("explain"),
            Self::Try(part) => write!(f, "try:{}", part.word()),
        }
    }
}

impl FromStr for ActsAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        let number = || match object {
            "" => Ok(None),
            number => number.parse().map(Some).map_err(|_| ()),
        };
        let id = || object.parse().map_err(|_| ());
        Ok(match verb {
            "open" => Self::Open(id()?),
            "next" => Self::Next,
            "previous" => Self::Previous,
            "next-line" => Self::NextLine,
            "previous-line" => Self::PreviousLine,
            "close" => Self::Close,
            "accept" => Self::Accept,
            "reject" => Self::Reject,
            "change" => Self::Change,
            "withdraw" => Self::Withdraw(id()?),
            "add" => Self::Add(number()?),
            "fill" => Self::Fill(object.parse()?),
            "save" => Self::Save,
            "show" => Self::Show,
            "explain" => Self::Explain(number()?),
            "try" => Self::Try(object.parse()?),
            _ => return Err(()),
        })
    }
}
