//! Where the words come from: what was read, what a person has put right since, and the bytes to read it again.

use std::rc::Rc;

use crate::import::{Preview, ReadOptions, Transcript};
use crate::session::{Amendment, amend};

/// The transcript that is open.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file's name, or what stands for one.
    pub name: String,
    /// What was read. Never edited.
    pub read: Rc<Transcript>,
    /// What a person has put right since, in that order.
    pub amendments: Vec<Amendment>,
    /// What was read with the amendments in force.
    pub transcript: Rc<Transcript>,
    /// The bytes it was read from, as long as the page is open; a saved case does not hold them.
    pub source: Option<Source>,
    /// The beginning of the table it was read from, where it was one.
    pub table: Option<Rc<Preview>>,
}

/// The bytes of a file, and how they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The bytes.
    pub bytes: Rc<Vec<u8>>,
    /// What the person said about them.
    pub options: ReadOptions,
}

impl Source {
    /// Bytes of which nobody has said anything.
    #[must_use]
    pub fn of(bytes: Vec<u8>) -> Self {
        Self {
            bytes: Rc::new(bytes),
            options: ReadOptions::default(),
        }
    }
}

impl Origin {
    /// A transcript as it was read.
    #[must_use]
    pub fn new(name: String, read: Transcript) -> Self {
        let read = Rc::new(read);
        Self {
            name,
            transcript: Rc::clone(&read),
            read,
            amendments: Vec::new(),
            source: None,
            table: None,
        }
    }

    /// The same with more put right.
    #[must_use]
    pub fn amended(&self, more: Vec<Amendment>) -> Self {
        let transcript = match more.is_empty() {
            true => Rc::clone(&self.transcript),
            false => Rc::new(amend(&self.transcript, &more).into_owned()),
        };
        let mut amendments = self.amendments.clone();
        amendments.extend(more);
        Self {
            amendments,
            transcript,
            ..self.clone()
        }
    }
}

/// The same words with the same amendments; whether the bytes are still at hand makes no difference.
impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.read == other.read && self.amendments == other.amendments
    }
}

impl Eq for Origin {}
