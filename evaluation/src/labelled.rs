//! A folder of a labelled session → [`Labelled`]: what was said, who is who, what was done, and what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use kinmap::import::{self, ReadOptions, Transcript};
use kinmap::session::{self, Cast, Generation, Member, MemberId, Role, Session};
use kinmap::stance::{Act, ActKind, Addressee, Coding, Provenance};
use kinmap::structure::recoded;
use serde_json::Value;

use crate::claim::Claim;

/// A session whose acts and patterns are known.
pub struct Labelled {
    /// The folder's name.
    pub name: String,
    /// As read from the captions, with times.
    pub transcript: Transcript,
    /// Who is who; the therapist stands last.
    pub cast: Cast,
    /// The two together.
    pub session: Session,
    /// The acts of the writer.
    pub truth: Coding,
    /// Everyone each utterance is said to, as the writer saw it.
    pub heard: Vec<Vec<Addressee>>,
    /// Member ids in cast order.
    pub ids: Vec<String>,
    /// The patterns, and whether each is expected; one that is not counts neither way.
    pub labels: Vec<(Claim, bool)>,
    /// Whether no problem pattern is expected.
    pub clean: bool,
}

/// The folders of labelled sessions, in order; none where there is no such folder.
pub fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.join("truth.json").exists())
        .collect();
    folders.sort();
    folders
}

impl Labelled {
    /// Reads one folder.
    ///
    /// # Errors
    /// When a file is missing, or captions and truth are not of one session.
    pub fn read(folder: &Path) -> Result<Self> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let said =
            |file: &str| fs::read(folder.join(file)).with_context(|| format!("{name}: {file}"));
        let truth: Value = serde_json::from_slice(&said("truth.json")?)?;
        let transcript = import::read(&said("session.vtt")?, &ReadOptions::default())?;
        let turns = list(&truth, "turns");
        ensure!(
            transcript.utterances.len() == turns.len(),
            "{name}: captions and truth are not of one length"
        );
        let cast = cast(&truth, &transcript);
        let ids: Vec<String> = cast
            .members
            .iter()
            .map(|member| member.id.clone())
            .collect();
        let session = session::assemble(&transcript, &cast);
        let truth_of = Truth { ids: &ids };
        Ok(Self {
            name: name.into_owned(),
            truth: truth_of.coding(&session, turns),
            heard: turns.iter().map(|turn| truth_of.all_heard(turn)).collect(),
            labels: list(&truth, "labels")
                .iter()
                .map(|label| (Claim::labelled(label), is_true(label, "expected")))
                .collect(),
            clean: is_true(&truth, "clean"),
            transcript,
            cast,
            session,
            ids,
        })
    }

    /// The same words in the same order without a single time.
    #[must_use]
    pub fn untimed(&self) -> Session {
        let mut transcript = self.transcript.clone();
        transcript.timing = import::Timing::default();
        for said in &mut transcript.utterances {
            (said.start, said.end) = (None, None);
            said.words.clear();
        }
        session::assemble(&transcript, &self.cast)
    }

    /// Whether a claim is among the labels, expected or not.
    #[must_use]
    pub fn knows(&self, claim: &Claim) -> bool {
        self.labels.iter().any(|(label, _)| label == claim)
    }

    /// Whether a claim is expected.
    #[must_use]
    pub fn expects(&self, claim: &Claim) -> bool {
        self.labels
            .iter()
            .any(|(label, yes)| *yes && label == claim)
    }
}

fn cast(truth: &Value, transcript: &Transcript) -> Cast {
    let therapist = truth.get("therapist").unwrap_or(&Value::Null);
    let mut members: Vec<Member> = list(truth, "members").iter().map(member).collect();
    members.push(Member {
        id: text(therapist, "id"),
        name: text(therapist, "name"),
        role: Role::Therapist,
        ..Member::default()
    });
    for member in &mut members {
        let speakers = transcript.speakers.iter().enumerate();
        let own = speakers.filter(|(_, label)| **label == member.name);
        member.speakers = own.map(|(at, _)| at).collect();
    }
    Cast { members }
}

fn member(value: &Value) -> Member {
    let role = match &*text(value, "role") {
        "stepfather" => Role::StepFather,
        "stepmother" => Role::StepMother,
        "stepson" => Role::Son,
        "stepdaughter" => Role::Daughter,
        other => other.parse().unwrap_or(Role::Other),
    };
    let number = |key: &str| value.get(key).and_then(Value::as_i64);
    Member {
        id: text(value, "id"),
        name: text(value, "name"),
        role,
        generation: number("generation")
            .and_then(|generation| i8::try_from(generation).ok())
            .map(Generation),
        age: number("age").and_then(|age| u8::try_from(age).ok()),
        identified_patient: is_true(value, "ip"),
        executive: value.get("executive").and_then(Value::as_bool),
        ..Member::default()
    }
}

/// Reads what the writer coded.
struct Truth<'t> {
    ids: &'t [String],
}

impl Truth<'_> {
    fn id(&self, value: Option<&Value>) -> Option<MemberId> {
        let wanted = value?.as_str()?;
        self.ids
            .iter()
            .position(|known| known == wanted)
            .map(MemberId)
    }

    fn heard(&self, turn: &Value) -> Option<Addressee> {
        match list(turn, "to") {
            [one] if one != "all" => self.id(Some(one)).map(Addressee::Member),
            _ => Some(Addressee::All),
        }
    }

    fn all_heard(&self, turn: &Value) -> Vec<Addressee> {
        let one = |id: &Value| match self.id(Some(id)) {
            Some(id) => Some(Addressee::Member(id)),
            None => (id == "all").then_some(Addressee::All),
        };
        list(turn, "to").iter().filter_map(one).collect()
    }

    fn coding(&self, session: &Session, turns: &[Value]) -> Coding {
        let mut acts = Vec::new();
        for (utterance, turn) in turns.iter().enumerate() {
            let heard = self.heard(turn);
            let coded = list(turn, "acts").iter();
            acts.extend(coded.filter_map(|act| self.act(utterance, heard, act)));
        }
        let addressed = Coding {
            addressees: turns.iter().map(|turn| self.heard(turn)).collect(),
            ..Coding::default()
        };
        recoded(session, &addressed, acts)
    }

    fn act(&self, utterance: usize, heard: Option<Addressee>, act: &Value) -> Option<Act> {
        Some(Act {
            utterance,
            span: 0..0,
            kind: text(act, "kind").parse::<ActKind>().ok()?,
            actor: self.id(act.get("actor"))?,
            target: self.id(act.get("target")),
            against: self.id(act.get("against")),
            addressee: heard,
            strength: 1.0,
            provenance: Provenance::Spontaneous,
            why: String::new(),
        })
    }
}

/// A list in an object; empty where there is none.
pub fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// A text in an object; empty where there is none.
pub fn text(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn is_true(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool) == Some(true)
}
