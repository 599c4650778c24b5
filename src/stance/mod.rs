//! Session → [`Coding`]: who does what to whom, in which words.

mod act;
mod addressee;
mod coder;
mod correction;
mod cue;
mod episode;
mod explain;
mod learned;
mod reading;
mod safety;
mod tone;
mod weights;

pub use act::{Act, ActKind, Addressee, Channel, Provenance};
pub use addressee::{AddressCue, Hearing, SIDES, Side, Traits};
pub use correction::{
    ActId, Correction, Decision, Given, Override, RAISED, SafetyVerdict, SafetyWord, Standing,
    Struck, decide, withdraw,
};
pub use explain::{
    AddressTrial, Codes, CueTrial, Explanation, Line, ReadWord, Verdict, explain, try_out,
};
pub use learned::{Learned, Told, traits};
pub use safety::SafetyFlag;
pub use tone::{Cuts, JUDGED, Tone, judged};
pub use weights::write_row;

use std::ops::Range;

use crate::session::{MemberId, Session};

/// What was coded from the words of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coding {
    /// Whom each utterance is said to: one per utterance of the session; `None` where it cannot be told.
    pub addressees: Vec<Option<Addressee>>,
    /// Why each utterance was taken as said to its addressee: one per utterance.
    pub address_cues: Vec<AddressCue>,
    /// Members who are spoken about in the third person, in order.
    pub mentions: Vec<MentionOf>,
    /// The acts in order of utterance and place in it.
    pub acts: Vec<Act>,
    /// How each of the acts came to stand: by rule, or by the person's word.
    pub standings: Vec<Standing>,
    /// The acts the person struck out, in order of utterance.
    pub struck: Vec<Struck>,
    /// Stretches of open conflict, in order.
    pub episodes: Vec<Episode>,
    /// Words that may concern safety. They are shown before anything else and switch readings off.
    pub safety: Vec<SafetyFlag>,
    /// Such words that the person has read and set aside, in order.
    pub set_aside: Vec<SafetyFlag>,
    /// Whether there is a cue pack for the session's language. Without one only wordless measures are given.
    pub language: Language,
}

/// A stretch of turns holding conflict acts with no gap longer than six turns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Episode {
    /// Which turns: indices into the session's turns.
    pub turns: Range<usize>,
    /// Who took part, in member order.
    pub participants: Vec<MemberId>,
    /// The acts of negative or triadic kind in it: indices into [`Coding::acts`].
    pub acts: Vec<usize>,
    /// What every three of the participants did in it.
    pub trios: Vec<Trio>,
    /// How it ended.
    pub ending: Ending,
}

/// How an episode of conflict ended, by what came within six turns of its last charge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// One who took part gave way, agreed, decided with the other or made it good.
    Resolved,
    /// Somebody turned the talk to another thing or person, or said there was nothing to it.
    Diverted,
    /// Those who took part spoke to others.
    Dropped,
    /// They went on with each other, or the session ended.
    #[default]
    Open,
}

/// What three members did in one episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trio {
    /// The three, in member order.
    pub members: [MemberId; 3],
    /// What they did.
    pub configuration: Configuration,
}

/// How three members stood to each other in an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Configuration {
    /// Two bonded against this one.
    Against(MemberId),
    /// Two clashed and the third kept out.
    Dyad,
    /// Each clashed with each.
    Open,
    /// None of these.
    Mixed,
}

/// A member spoken about in the third person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionOf {
    /// In which utterance.
    pub utterance: usize,
    /// In which words: byte range in its text.
    pub span: Range<usize>,
    /// Who is meant.
    pub member: MemberId,
}

/// Which cue pack was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// No pack for this language: no acts were coded.
    Unknown,
}

/// Codes a session by rule, the person's decisions put in force as it is read.
#[must_use]
pub fn code(session: &Session, overrides: &[Override]) -> Coding {
    code_by(session, overrides, Learned::english())
}

/// The same with other weights.
#[must_use]
pub fn code_by(session: &Session, overrides: &[Override], learned: &Learned) -> Coding {
    let pack = cue::english();
    let read = reading::read(session, &pack.vocabulary);
    let language = language(pack, &read);
    let directions = coder::Directions {
        decisions: overrides,
        by_rule: language == Language::English,
        learned,
        ..coder::Directions::default()
    };
    let found = coder::find(pack, session, &read, &directions);
    Coding {
        addressees: found.addressees,
        address_cues: found.cues,
        mentions: found.mentions,
        episodes: Vec::new(),
        acts: found.acts,
        standings: found.standings,
        struck: found.struck,
        safety: found.safety,
        set_aside: Vec::new(),
        language,
    }
    .with_episodes(session)
}

impl Coding {
    /// The name by which decisions about an act go.
    #[must_use]
    pub fn id(&self, act: usize) -> Option<ActId> {
        let standing = self.standings.get(act).map(|it| it.id.clone());
        standing.or_else(|| self.acts.get(act).map(ActId::of))
    }

    /// The act of a name: its index.
    #[must_use]
    pub fn find(&self, id: &ActId) -> Option<usize> {
        self.standings.iter().position(|it| it.id == *id)
    }
}

/// Fewer words than this tell nothing about the language.
const FEW_WORDS: u32 = 30;
/// The share of plain English function words below which a text is not taken for English; English talk has near one
/// half, other languages below a tenth.
const FUNCTION_WORDS: f64 = 0.15;

fn language(pack: &cue::Pack, read: &[reading::Utterance]) -> Language {
    let (mut words, mut known) = (0_u32, 0_u32);
    for &id in read.iter().flat_map(|utterance| &utterance.ids) {
        words += 1;
        known += u32::from(pack.vocabulary.is_in(id, cue::WordClass::FunctionWord));
    }
    if words < FEW_WORDS || f64::from(known) >= FUNCTION_WORDS * f64::from(words) {
        Language::English
    } else {
        Language::Unknown
    }
}

#[cfg(test)]
mod tests;
