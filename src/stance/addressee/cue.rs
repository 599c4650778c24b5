//! The cues that tell whom something is said to, with what each is worth.
//!
//! The weights are those of a conditional logit over the people in the room, fitted on the half of the labelled sessions that
//! is set aside for development and rounded; 1.0 multiplies the odds of a candidate by e. What is learned from the project's
//! own scenes (`hearing`) is added to them, so that a cue which is rare there keeps its worth.

macro_rules! cues {
    ($($(#[doc = $words:literal])+ $cue:ident $weight:literal;)+) => {
        /// One cue for or against a candidate.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Cue { $($(#[doc = $words])+ $cue,)+ }

        impl Cue {
            /// Every cue.
            pub(crate) const ALL: &[Self] = &[$(Self::$cue,)+];

            /// As it is called in the weights.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$cue => stringify!($cue),)+ }
            }

            /// What it adds to the candidate's score.
            pub(crate) const fn weight(self) -> f64 {
                match self { $(Self::$cue => $weight,)+ }
            }

            /// In plain words.
            pub(crate) const fn words(self) -> &'static str {
                match self { $(Self::$cue => concat!($($words),+),)+ }
            }
        }
    };
}

cues! {
    ///a stage note says so
    Noted 5.0;
    ///called by name or kin word
    Called 2.0;
    ///called first of all
    CalledFirst 0.0;
    ///called at the end
    CalledLast 0.0;
    ///called together with others
    CalledAmongOthers -1.1;
    ///several are called
    SeveralCalled 1.1;
    ///everyone is called
    EveryoneCalled 1.0;
    ///everyone is asked or told
    EveryoneMeant 0.8;
    ///spoken about by name or kin word
    SpokenAbout -1.1;
    ///fits a "he" or "she" in it
    FitsPronoun -1.3;
    ///kin of theirs is called "your"
    KinOfTheirs 1.2;
    ///spoke just before
    SpokeBefore 2.3;
    ///the therapist spoke just before
    TherapistSpokeBefore 0.8;
    ///a short reply to who spoke before
    ShortReply 0.8;
    ///"you", and speaks next
    YouAndNext 0.8;
    ///"you" is seldom everyone
    YouToRoom -0.4;
    ///the therapist has asked, and speaks next
    NextAfterTherapistAsked 3.0;
    ///spoke a moment ago
    SpokeEarlier 0.6;
    ///had just spoken to them
    SpokeToSpeaker 1.4;
    ///had just asked them
    AskedSpeaker 1.2;
    ///had asked them a moment ago
    AskedEarlier 0.3;
    ///had just asked everyone
    AskedEveryone 1.3;
    ///was just spoken to by another
    WasSpokenTo 0.8;
    ///"you" in reply
    YouInReply 0.3;
    ///begins like an answer
    Answers 0.0;
    ///speaks next, after a question
    NextAfterQuestion 2.9;
    ///speaks next
    Next 1.6;
    ///the therapist speaks next
    NextTherapist 0.2;
    ///calls the speaker by name in what follows
    CallsBack 0.0;
    ///is told about others
    ToldAboutOthers 0.9;
    ///members mostly answer the therapist
    Therapist 2.5;
    ///"you" is seldom the therapist
    YouToTherapist -2.2;
    ///a longer telling is mostly for the therapist
    LongTelling 1.0;
    ///goes on speaking to the same
    SameTurn -0.6;
    ///a whisper is not for the therapist
    Whisper -0.5;
    ///an endearment
    Endearment 1.0;
    ///the therapist speaks to the room
    RoomOfTherapist 3.3;
    ///a member speaks to the room
    RoomOfMember 0.9;
    ///the therapist answers who spoke before
    TherapistAnswers -1.3;
}
