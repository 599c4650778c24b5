//! CHAT (TalkBank, CHILDES) → utterances with speaker codes, times and readable words.
//!
//! Source: MacWhinney, *Tools for Analyzing Talk, Part 1: The CHAT Transcription Format*. A reader for analysis takes
//! nearly every file: word-level rules are not enforced, faults of structure are listed with their line.

mod bullet;
mod plain;
mod signs;
mod tier;

use std::collections::BTreeSet;

use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance, Word};
use bullet::Pieces;
use plain::Said;
use tier::{Kind, Tier};

/// Headers that stand at the very beginning of a file.
const FIRST: [&str; 5] = ["@UTF8", "@Begin", "@PID:", "@Font:", "@ColorWords:"];
/// So many participants are described. Project's choice.
const MOST_DESCRIBED: usize = 100;
/// Headers without which a file is not complete.
const NEEDED: [&str; 3] = ["Begin", "Participants", "End"];

/// The text begins with a header of CHAT, or is made of its tiers.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    if FIRST.iter().any(|header| head.text.starts_with(header)) {
        return Certainty::Certain;
    }
    let main = |line: &&str| tier::main(line).is_some();
    let tiers = head
        .lines
        .iter()
        .all(|line| line.starts_with(['@', '%', '\t']) || main(line));
    Certainty::likely(tiers && head.lines.iter().any(main))
}

/// Reads main tiers as utterances.
///
/// # Errors
/// When the file has no main tier.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut reading = Reading {
        draft: Draft::new(Format::Chat),
        open: None,
        declared: BTreeSet::new(),
        participants: Vec::new(),
        headers: BTreeSet::new(),
        latest: Seconds::ZERO,
    };
    for tier in tier::tiers(text) {
        reading.take(&tier);
    }
    reading.close();
    reading.say_what_is_missing(text);
    reading.describe();
    reading.draft.spoken()
}

struct Reading<'a> {
    draft: Draft,
    /// The main tier whose dependent tiers are being read.
    open: Option<(String, Utterance)>,
    declared: BTreeSet<String>,
    /// Each participant as declared: a code, perhaps a name, and a role.
    participants: Vec<String>,
    headers: BTreeSet<&'a str>,
    /// The latest start so far.
    latest: Seconds,
}

impl<'a> Reading<'a> {
    fn take(&mut self, tier: &Tier<'a>) {
        let line = Some(tier.line);
        if let Some(fault) = tier.fault {
            self.draft.repaired(line, fault);
        }
        match tier.kind {
            Kind::Header(name) => self.header(name, tier),
            Kind::Main(code) => self.main(code, tier),
            Kind::Dependent(name) => self.dependent(name, tier),
            Kind::Unknown => self
                .draft
                .skipped(line, "A line belongs to no tier and was left out."),
        }
    }

    fn header(&mut self, name: &'a str, tier: &Tier<'a>) {
        self.headers.insert(name);
        if name == "Participants" {
            for participant in tier.content.split(',') {
                let code = participant.split_whitespace().next();
                match code {
                    Some(code) => {
                        self.declared.insert(code.to_owned());
                        self.participants.push(participant.to_owned());
                    }
                    None => self
                        .draft
                        .repaired(Some(tier.line), "A participant is empty."),
                }
            }
        } else if name == "ID" && !self.declared.is_empty() {
            let code = tier.content.split('|').nth(2).unwrap_or_default().trim();
            if !self.declared.contains(code) {
                self.draft.repaired(
                    Some(tier.line),
                    "An @ID belongs to nobody whom @Participants names.",
                );
            }
        }
    }

    fn main(&mut self, code: &str, tier: &Tier<'_>) {
        self.close();
        let line = Some(tier.line);
        if self.headers.contains("End") {
            self.draft
                .repaired(line, "It stands behind @End and was read all the same.");
        }
        if !self.declared.is_empty() && !self.declared.contains(code) {
            self.draft.repaired(
                line,
                "The speaker is not named by @Participants and was taken in all the same.",
            );
        }
        let pieces = Pieces::of(&tier.content);
        let Said {
            text,
            manner,
            whole,
            marks,
        } = plain::read(&pieces.text);
        if pieces.broken {
            self.draft
                .repaired(line, "A time mark is broken and was left out.");
        }
        if !whole {
            self.draft.repaired(line, "A bracket is not closed.");
        }
        let start = pieces.times.first().map(|(start, _)| *start);
        if start.is_some_and(|start| start < self.latest) {
            self.draft
                .repaired(line, "It begins before the utterance above it.");
        }
        self.latest = start.unwrap_or_default().max(self.latest);
        let utterance = Utterance {
            start,
            end: pieces.times.last().map(|(_, end)| *end),
            text,
            manner,
            marks,
            line,
            ..Utterance::default()
        };
        self.open = Some((code.to_owned(), utterance));
    }

    /// Of the dependent tiers, those that say when each word was spoken and to whom.
    fn dependent(&mut self, name: &str, tier: &Tier<'_>) {
        let Some((_, utterance)) = &mut self.open else {
            self.draft.skipped(
                Some(tier.line),
                "A dependent tier depends on nothing and was left out.",
            );
            return;
        };
        match name {
            "wor" => utterance.words = words(&tier.content),
            "add" => {
                utterance.addressee =
                    Some(tier.content.trim().to_owned()).filter(|name| !name.is_empty())
            }
            _ if Pieces::of(&tier.content).broken => {
                self.draft
                    .repaired(Some(tier.line), "A time mark is broken and was left out.");
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        if let Some((code, utterance)) = self.open.take() {
            self.draft.say(Some(&code), utterance);
        }
    }

    /// `MOT Karen Mother`: a code, a name that may be left out, a role.
    fn describe(&mut self) {
        for participant in self.participants.iter().take(MOST_DESCRIBED) {
            let words: Vec<&str> = participant.split_whitespace().collect();
            match words.as_slice() {
                [code, name, role, ..] => self.draft.profile(code, Some(name), Some(role)),
                [code, role] => self.draft.profile(code, None, Some(role)),
                _ => {}
            }
        }
    }

    fn say_what_is_missing(&mut self, text: &str) {
        let missing: Vec<&str> = NEEDED
            .into_iter()
            .filter(|name| !self.headers.contains(name))
            .collect();
        let line = match missing.as_slice() {
            [] => return,
            ["End"] => u32::try_from(text.lines().count()).unwrap_or(u32::MAX),
            _ => 1,
        };
        self.draft.repaired_of(
            Some(line),
            format!("The file lacks @{}.", missing.join(", @")),
        );
    }
}

/// Each word of a `%wor` tier stands before its time mark.
fn words(content: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut parts = content.split(bullet::MARK);
    while let (Some(text), Some(times)) = (parts.next(), parts.next()) {
        let word = text.split_whitespace().last().unwrap_or_default();
        if let (Some((start, end)), false) = (bullet::times(times), word.is_empty()) {
            let text = word.to_owned();
            words.push(Word { start, end, text });
        }
    }
    words
}

#[cfg(test)]
mod tests;
