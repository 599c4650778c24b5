//! Acts: one move of one member toward another, or of two about a third.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::session::MemberId;

/// Who does what to whom, with the words that show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// In which utterance: index into the session's utterances.
    pub utterance: usize,
    /// Which words: byte range in that utterance's text.
    pub span: Range<usize>,
    /// What kind of act.
    pub kind: ActKind,
    /// Who acts.
    pub actor: MemberId,
    /// Whom it concerns. In triadic acts: the one bonded with, asked or defended.
    pub target: Option<MemberId>,
    /// In triadic acts: the third, against whom.
    pub against: Option<MemberId>,
    /// To whom it is said.
    pub addressee: Option<Addressee>,
    /// 0.5 mild, 1 plain, 1.5 strong.
    pub strength: f64,
    /// How it came about, which decides what it is worth.
    pub provenance: Provenance,
    /// Which cue fired, in plain words.
    pub why: String,
}

impl Act {
    /// Strength × provenance: what the act weighs as evidence. Range 0..=1.8.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.strength * self.provenance.weight()
    }
}

/// To whom an utterance is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Addressee {
    /// To one member (or the therapist).
    Member(MemberId),
    /// To everyone in the room.
    All,
}

impl Addressee {
    /// The one person, if it is one.
    #[must_use]
    pub const fn member(self) -> Option<MemberId> {
        match self {
            Self::Member(id) => Some(id),
            Self::All => None,
        }
    }
}

/// How an act came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// Not asked for.
    #[default]
    Spontaneous,
    /// Answers a neutral question of the therapist.
    Prompted,
    /// The therapist's question presupposes it.
    Led,
    /// In a dialogue the therapist set up, as directed.
    EnactedAsDirected,
    /// In such a dialogue, against the direction.
    EnactedAgainst,
    /// By the side the therapist has just taken.
    Unbalanced,
    /// Quotes or narrates an earlier scene.
    Reported,
}

impl Provenance {
    /// Every provenance.
    pub const ALL: [Self; 7] = [
        Self::Spontaneous,
        Self::Prompted,
        Self::Led,
        Self::EnactedAsDirected,
        Self::EnactedAgainst,
        Self::Unbalanced,
        Self::Reported,
    ];

    /// What an act of this provenance is worth; project's choice, 0.3..=1.2.
    #[must_use]
    pub const fn weight(self) -> f64 {
        match self {
            Self::Spontaneous => 1.0,
            Self::Prompted => 0.8,
            Self::Led | Self::Unbalanced | Self::Reported => 0.4,
            Self::EnactedAsDirected => 0.3,
            Self::EnactedAgainst => 1.2,
        }
    }

    /// In plain words, as they stand beside an act.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Spontaneous => "not asked for",
            Self::Prompted => "in answer to the therapist's question",
            Self::Led => "in answer to a question that presupposes it, so it counts for less",
            Self::EnactedAsDirected => "in a dialogue the therapist set up, so it counts for less",
            Self::EnactedAgainst => "against what the therapist had set up, so it counts for more",
            Self::Unbalanced => "just after the therapist took this side, so it counts for less",
            Self::Reported => "in words quoted or told, so it counts for less",
        }
    }

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spontaneous => "spontaneous",
            Self::Prompted => "prompted",
            Self::Led => "led",
            Self::EnactedAsDirected => "enacted-as-directed",
            Self::EnactedAgainst => "enacted-against",
            Self::Unbalanced => "unbalanced",
            Self::Reported => "reported",
        }
    }
}

/// What an act does to the tie between two members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Warm, agreeing, helping.
    Positive,
    /// Against someone.
    Negative,
    /// Into someone's own business; neither good nor bad in itself.
    Intrusion,
    /// Directing behaviour.
    Control,
    /// Says who decides.
    Rank,
    /// Carries no sign of its own.
    Neutral,
}

macro_rules! act_kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $name:literal $channel:ident $triadic:literal;)+) => {
        /// The kinds of act that are coded.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ActKind { $($(#[doc = $doc])+ $kind,)+ }

        impl ActKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// The name of the JavaScript contract, lower case with hyphens.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }

            /// What it does to the tie between actor and target.
            #[must_use]
            pub const fn channel(self) -> Channel {
                match self { $(Self::$kind => Channel::$channel,)+ }
            }

            /// Whether it takes three: it binds actor and target against a third, or asks to.
            #[must_use]
            pub const fn is_triadic(self) -> bool {
                match self { $(Self::$kind => $triadic,)+ }
            }
        }
    };
}

act_kinds! {
    /// Takes the other's feeling, effort or need seriously, or offers help.
    Support "support" Positive false;
    /// Endorses what the other has just put forward.
    Agree "agree" Positive false;
    /// Warmth, play or togetherness for its own sake.
    Affiliate "affiliate" Positive false;
    /// Judges an act or quality of the other well.
    Praise "praise" Positive false;
    /// Answers an attack on the target by a third.
    Defend "defend" Positive true;
    /// Endorses what the target has just said against a third.
    AgreeAgainst "agree-against" Positive true;
    /// Opposes content without devaluing; counts on neither side.
    Disagree "disagree" Neutral false;
    /// Judges what the other does or is like badly.
    Criticise "criticise" Negative false;
    /// Makes the other the cause of trouble.
    Blame "blame" Negative false;
    /// Talks down: mockery, insult, disgust.
    Contempt "contempt" Negative false;
    /// Brushes aside what the other has just offered.
    Dismiss "dismiss" Negative false;
    /// Cancels the other's standing to speak, know or feel.
    Disqualify "disqualify" Negative false;
    /// Shuts the other out of talk, task or group.
    Exclude "exclude" Negative false;
    /// Directs the other's behaviour and expects compliance.
    Command "command" Control false;
    /// Gives the other's experience, answer or wish in their place.
    SpeakFor "speak-for" Intrusion false;
    /// States the other's inner state or motive as known fact.
    MindRead "mind-read" Intrusion false;
    /// Shields the other in proportion to need.
    Protect "protect" Neutral false;
    /// Shields or helps beyond age or need.
    Overprotect "overprotect" Intrusion false;
    /// A parent hands adult trouble to a child.
    Confide "confide" Intrusion false;
    /// Tells someone what is wrong with a third, who is not addressed. The third is the target; whom it is told is the
    /// addressee.
    ComplainAbout "complain-about" Negative true;
    /// The same, from an adult to a child about another adult: the child is the target, the adult the third.
    ComplainToChild "complain-to-child" Negative true;
    /// Asks, presses or invites the target to take one's side against a third.
    Enlist "enlist" Neutral true;
    /// Takes the target's side in a live dispute with a third.
    Side "side" Positive true;
    /// Declines to take sides. Target and third are the two disputants, in member order.
    RefuseSide "refuse-side" Neutral true;
    /// Sends a message to a third through the target though the third is there.
    Relay "relay" Neutral true;
    /// Whisper, pact or aside that leaves a third out.
    Secret "secret" Positive true;
    /// Turns a live conflict to another topic or person. A target is the child who became the topic.
    Divert "divert" Neutral false;
    /// States that a difference does not exist. The target is the partner in the difference denied.
    DenyConflict "deny-conflict" Neutral false;
    /// Gives way or asks leave.
    Yield "yield" Rank false;
    /// A child instructs, corrects or punishes in a parent's domain.
    ChildRules "child-rules" Rank false;
    /// A parent sets, explains or keeps a rule.
    Executive "executive" Rank false;
    /// Apology, softening, owning a part.
    Repair "repair" Positive false;
}

impl fmt::Display for ActKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ActKind {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.name() == name)
            .ok_or(())
    }
}
