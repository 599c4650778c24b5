//! The transcript as read: nothing merged, nothing interpreted.

use std::str::FromStr;

use super::{ColumnChoice, Encoding, Format, Seconds};

/// What was read from one file: utterances in file order, and what had to be skipped or repaired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// The format the file was read as.
    pub format: Format,
    /// The title the file gives itself, if it does.
    pub title: Option<String>,
    /// Distinct speaker labels in order of first appearance. [`Utterance::speaker`] points here.
    pub speakers: Vec<String>,
    /// What the file itself says about speakers, where it does.
    pub profiles: Vec<Profile>,
    /// One per cue, line or segment, in file order.
    pub utterances: Vec<Utterance>,
    /// Which timing fields of the file are real.
    pub timing: Timing,
    /// What was skipped, repaired or assumed, with its line.
    pub warnings: Vec<Warning>,
    /// The choices that were made before anything was read, each of which [`super::ReadOptions`] can overrule.
    pub reading: Reading,
}

/// How the bytes of a file became a transcript, as far as a person may want it otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The encoding the text was decoded from; `None` where the file says it part by part (Word documents).
    pub encoding: Option<Encoding>,
    /// Letters look as if UTF-8 had once been read as Windows-1252 and saved again (`Ã©` for `é`). They are left as they
    /// are until [`super::ReadOptions::restore_letters`] asks for them back.
    pub garbled: bool,
    /// Which column of a table was taken for what; `None` for everything that is no table.
    pub columns: Option<ColumnChoice>,
}

/// What a file says about a speaker beyond the label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Index into [`Transcript::speakers`].
    pub speaker: usize,
    /// The name, where the label is a code.
    pub name: Option<String>,
    /// The part in the family or the setting, as written: `Mother`, `Target_Child`, `Investigator`.
    pub role: Option<String>,
}

/// One cue, line or segment of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utterance {
    /// Index into [`Transcript::speakers`]; `None` when the file does not say who spoke.
    pub speaker: Option<usize>,
    /// When it begins, where the file says so.
    pub start: Option<Seconds>,
    /// When it ends, where the file says so; never before `start`.
    pub end: Option<Seconds>,
    /// The words, with markup removed and character references resolved once.
    pub text: String,
    /// Word times, where the file has them.
    pub words: Vec<Word>,
    /// The 1-based line of the file on which it begins.
    pub line: Option<u32>,
    /// Whom the label says it was said to ("Karen (to Tom)"), as written.
    pub addressee: Option<String>,
    /// How the label says it was said ("Karen (crying)"), as written.
    pub manner: Option<String>,
    /// Pauses, overlaps and latching that the transcriber wrote into the text, in the order of the text.
    pub marks: Vec<Mark>,
    /// The text as transcribed, where `text` is what remains of it without the signs of a notation.
    pub notation: Option<String>,
}

/// A sign that a transcriber wrote among the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where in [`Utterance::text`] it stands, in bytes.
    pub at: usize,
    /// What it says.
    pub sign: Sign,
}

/// What a transcriber's sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A silence of this length, as the transcriber measured it.
    Pause(Seconds),
    /// A silence too short to measure (below 0.2 s).
    ShortPause,
    /// From here two speak at once.
    OverlapBegins,
    /// Up to here two speak at once.
    OverlapEnds,
    /// No gap at all stands between this and what comes before or after.
    Latches,
    /// Somebody else breaks in here, and it is left unfinished.
    Interrupted,
    /// The speaker breaks off here to say something else.
    BreaksOff,
    /// The speaker leaves it hanging here.
    TrailsOff,
    /// It goes on with what the same speaker left unfinished.
    Resumes,
    /// It goes on with what somebody else left unfinished.
    Completes,
}

/// One word with its own times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// When it begins.
    pub start: Seconds,
    /// When it ends.
    pub end: Seconds,
    /// The word as written.
    pub text: String,
}

/// Which timing fields of a file are real. A measure that needs a field the file lacks is refused with the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// Most utterances have a start.
    pub starts: bool,
    /// Most utterances have an end of their own.
    pub ends: bool,
    /// Words have times.
    pub words: bool,
    /// Times are given to the whole second or coarser.
    pub coarse: bool,
    /// Nearly every utterance ends exactly where the next one begins: the writing program stretched the cues,
    /// so silences and overlaps cannot be seen.
    pub touching: bool,
    /// Captions repeat the line before (roll-up captions): starts are display times, not speech.
    pub rolling: bool,
}

impl Timing {
    /// Silences and overlaps can be measured: starts and ends are real, fine and not stretched to touch.
    #[must_use]
    pub fn shows_silence(self) -> bool {
        self.starts && self.ends && !self.coarse && !self.touching && !self.rolling
    }
}

/// Something that was skipped, repaired or assumed while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing it is.
    pub code: WarningCode,
    /// One sentence for a person, naming the thing and what was done.
    pub message: String,
    /// The 1-based line, where there is one.
    pub line: Option<u32>,
}

/// The kinds of [`Warning`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningCode {
    /// Part of the file was not read.
    Skipped,
    /// Part of the file was read although it breaks its format.
    Repaired,
    /// The file leaves something open and a choice was made.
    Assumed,
    /// A name or text holds invisible or direction-changing characters.
    Invisible,
}

impl WarningCode {
    /// Every code.
    pub const ALL: [Self; 4] = [
        Self::Skipped,
        Self::Repaired,
        Self::Assumed,
        Self::Invisible,
    ];

    /// The code of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Repaired => "repaired",
            Self::Assumed => "assumed",
            Self::Invisible => "invisible",
        }
    }
}

impl FromStr for WarningCode {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|c| c.name() == name).ok_or(())
    }
}
