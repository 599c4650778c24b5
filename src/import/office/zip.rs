//! The members of a ZIP archive, stored or deflated, by its directory.
//!
//! Source: PKWARE, *APPNOTE: .ZIP File Format Specification*, 4.3. What an archive announces of its sizes is never
//! allocated; the names of its members are compared and never used as paths.

use std::borrow::Cow;

use super::inflate::{Refused, inflate};
use crate::import::{ImportError, ImportErrorKind, Place};

/// The largest part that is unpacked.
const LARGEST: usize = 64 << 20;
/// The most members.
const MOST: usize = 10_000;
/// The directory's end, and the longest comment behind it.
const END: usize = 22;
const COMMENT: usize = 0xFFFF;

/// An archive and its directory.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    members: Vec<Member<'a>>,
}

#[derive(Debug)]
struct Member<'a> {
    name: &'a [u8],
    method: u16,
    encrypted: bool,
    packed: usize,
    unpacked: usize,
    offset: usize,
}

/// A little-endian number of two or four bytes.
fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(N)?)?;
    let value = part
        .iter()
        .rev()
        .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    usize::try_from(value).ok()
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    number::<2>(bytes, at)
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    number::<4>(bytes, at)
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// When there is none, or it is damaged or too long.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let end = find_end(bytes).ok_or_else(|| damaged(bytes.len()))?;
        let (Some(count), Some(mut at)) = (short(bytes, end + 10), long(bytes, end + 16)) else {
            return Err(damaged(end));
        };
        if count > MOST {
            return Err(too_large("the number of files in this archive", "10,000"));
        }
        let mut members = Vec::new();
        while members.len() < count {
            let (member, next) = Member::read(bytes, at).ok_or_else(|| damaged(at))?;
            members.push(member);
            at = next;
        }
        Ok(Self { bytes, members })
    }

    /// The archive has a member of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.member(name).is_some()
    }

    /// The names of the members, as far as they are text.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.members
            .iter()
            .filter_map(|member| str::from_utf8(member.name).ok())
    }

    fn member(&self, name: &str) -> Option<&Member<'a>> {
        self.members
            .iter()
            .find(|member| member.name == name.as_bytes())
    }

    /// Unpacks a member.
    ///
    /// # Errors
    /// When it is not there, damaged, encrypted, or too large.
    pub(super) fn read(&self, name: &str) -> Result<Cow<'a, [u8]>, ImportError> {
        let member = self.member(name).ok_or_else(|| damaged(self.bytes.len()))?;
        if member.encrypted {
            let what = "it is locked with a password. Save it without one".to_owned();
            return Err(ImportError::new(
                ImportErrorKind::Malformed { what },
                Place::File,
            ));
        }
        if member.unpacked > LARGEST {
            return Err(too_large("the unpacked text of this document", "64 MB"));
        }
        let packed = self.packed(member).ok_or_else(|| damaged(member.offset))?;
        match member.method {
            0 => Ok(Cow::Borrowed(packed)),
            8 => inflate(packed, LARGEST)
                .map(Cow::Owned)
                .map_err(|refused| match refused {
                    Refused::TooLarge => too_large("the unpacked text of this document", "64 MB"),
                    Refused::Damaged => damaged(member.offset),
                }),
            _ => {
                let what =
                    "it is packed in a way that is not read. Save it again in Word".to_owned();
                Err(ImportError::new(
                    ImportErrorKind::Malformed { what },
                    Place::Byte(member.offset),
                ))
            }
        }
    }

    /// The bytes of a member behind its own header.
    fn packed(&self, member: &Member<'_>) -> Option<&'a [u8]> {
        let at = member.offset;
        let header = self.bytes.get(at..at.checked_add(4)?)?;
        (header == b"PK\x03\x04").then_some(())?;
        let begin = at.checked_add(30)?;
        let begin = begin
            .checked_add(short(self.bytes, at + 26)?)?
            .checked_add(short(self.bytes, at + 28)?)?;
        self.bytes.get(begin..begin.checked_add(member.packed)?)
    }
}

impl<'a> Member<'a> {
    /// An entry of the directory, and where the next begins.
    fn read(bytes: &'a [u8], at: usize) -> Option<(Self, usize)> {
        let signature = bytes.get(at..at.checked_add(4)?)?;
        (signature == b"PK\x01\x02").then_some(())?;
        let begin = at.checked_add(46)?;
        let end = begin.checked_add(short(bytes, at + 28)?)?;
        let next = end
            .checked_add(short(bytes, at + 30)?)?
            .checked_add(short(bytes, at + 32)?)?;
        let member = Self {
            name: bytes.get(begin..end)?,
            method: u16::try_from(short(bytes, at + 10)?).ok()?,
            encrypted: short(bytes, at + 8)? & 1 == 1,
            packed: long(bytes, at + 20)?,
            unpacked: long(bytes, at + 24)?,
            offset: long(bytes, at + 42)?,
        };
        Some((member, next))
    }
}

/// Where the end of the directory is marked; a comment may stand behind it.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(COMMENT);
    (first..=last)
        .rev()
        .find(|at| bytes.get(*at..*at + 4) == Some(b"PK\x05\x06"))
}

fn damaged(at: usize) -> ImportError {
    let what = "the archive is damaged. Open it in Word and save it again, or download it again"
        .to_owned();
    ImportError::new(ImportErrorKind::Malformed { what }, Place::Byte(at))
}

fn too_large(what: &'static str, limit: &'static str) -> ImportError {
    ImportError::new(ImportErrorKind::TooLarge { what, limit }, Place::File)
}
