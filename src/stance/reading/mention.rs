//! Words that stand for people, before it is known whom: names, kin words, pronouns; and which of them call someone.

use super::kinship::Kin;
use super::token::{Mark, Word};
use crate::session::{Gender, MemberId, Session};
use crate::sorted::SortedMap;
use crate::stance::cue::{Vocabulary, WordClass, WordId};

/// Words that stand for someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The first word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// How the person is named.
    pub form: Form,
    /// Whether the person is called rather than spoken about.
    pub called: bool,
}

/// How a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A name that only this member goes by.
    Name(MemberId),
    /// A kin word and whose kin it is.
    Kin(Owner, Kin),
    /// "he", "she".
    Pronoun(Gender),
    /// "his": says whom, but is nobody's subject or object.
    Possessive(Gender),
    /// Someone the cast does not have: a name nobody goes by.
    Stranger,
    /// "sweetheart", "mate".
    Endearment,
    /// "everyone", "you two", "guys".
    Group,
}

/// From whom a kin word is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Bare: "Mum".
    Bare,
    /// "my".
    Speaker,
    /// "your".
    Addressee,
    /// "his", "her", "the", "our", "their".
    Other,
}

/// The names members go by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(SortedMap<String, Option<MemberId>>);

impl Names {
    /// First names, and whole names of one word; a name two members share names neither.
    pub(crate) fn of(session: &Session) -> Self {
        let mut names: SortedMap<String, Option<MemberId>> = SortedMap::new();
        for (id, member) in session.family.everyone() {
            let mut own: Vec<String> = member
                .name
                .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
                .filter(|part| {
                    part.chars().count() > 1 && part.chars().next().is_some_and(char::is_uppercase)
                })
                .map(str::to_lowercase)
                .filter(|part| !TITLES.contains(&part.as_str()))
                .collect();
            own.dedup();
            for name in own {
                names
                    .entry(name)
                    .and_modify(|owner| {
                        if *owner != Some(id) {
                            *owner = None;
                        }
                    })
                    .or_insert(Some(id));
            }
        }
        Self(names)
    }

    fn find(&self, word: &str) -> Option<MemberId> {
        self.0.get(word).copied().flatten()
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// "Jor" for Jory: the one name that begins so.
    fn shortened(&self, word: &str) -> Option<MemberId> {
        if word.chars().count() < 3 {
            return None;
        }
        let mut beginning = self.0.iter().filter(|(name, _)| name.starts_with(word));
        let (_, owner) = beginning.next()?;
        owner.filter(|_| beginning.next().is_none())
    }
}

const TITLES: [&str; 9] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "the",
    "co",
    "therapist",
];

/// The words of one utterance with what the pack knows of them.
pub(crate) struct Line<'u> {
    /// The words.
    pub words: &'u [Word],
    /// Their numbers in the pack.
    pub ids: &'u [WordId],
    /// The pack's vocabulary.
    pub vocabulary: &'u Vocabulary,
    /// Whether the turn before asked "who": a lone name is then an answer.
    pub answers_who: bool,
}

impl Line<'_> {
    fn is(&self, at: usize, class: WordClass) -> bool {
        self.ids
            .get(at)
            .is_some_and(|&id| self.vocabulary.is_in(id, class))
    }

    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.text)
    }

    fn mark(&self, at: usize) -> Mark {
        self.words.get(at).map_or(Mark::Stop, |word| word.mark)
    }

    /// The mark before a word; a stop before the first.
    fn mark_before(&self, at: usize) -> Mark {
        at.checked_sub(1)
            .map_or(Mark::Stop, |before| self.mark(before))
    }

    fn kin(&self, at: usize) -> Option<Kin> {
        Kin::CLASSES
            .iter()
            .find(|(class, _)| self.is(at, *class))
            .map(|&(_, kin)| kin)
    }
}

/// Finds everyone who is named or called in an utterance, in order.
pub(crate) fn mentions(line: &Line<'_>, names: &Names) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        match mention_at(line, names, at) {
            Some((form, end)) => {
                let called = is_called(line, names, at..end, form);
                found.push(Mention {
                    start: at,
                    end,
                    form,
                    called,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    join_lists(line, &mut found);
    found
}

fn mention_at(line: &Line<'_>, names: &Names, at: usize) -> Option<(Form, usize)> {
    let word = line.words.get(at)?;
    if let Some((form, end)) = owned_kin(line, at) {
        return Some((form, end));
    }
    if word.capital && names.has(&word.text) {
        let form = names.find(&word.text).map_or(Form::Stranger, Form::Name);
        return Some((form, at + 1));
    }
    let known = line.ids.get(at).is_some_and(|id| *id != WordId::default());
    if word.capital
        && !known
        && let Some(id) = names.shortened(&word.text)
    {
        return Some((Form::Name(id), at + 1));
    }
    let form = match word.text.as_str() {
        "he" | "him" | "himself" => Form::Pronoun(Gender::Male),
        "she" | "her" | "herself" => Form::Pronoun(Gender::Female),
        "his" => Form::Possessive(Gender::Male),
        "hers" => Form::Possessive(Gender::Female),
        _ if line.is(at, WordClass::BareKin) => Form::Kin(Owner::Bare, line.kin(at)?),
        _ if line.is(at, WordClass::Endearment) => Form::Endearment,
        _ if line.is(at, WordClass::Everyone) => Form::Group,
        _ if word.capital && is_stranger(line, at) => Form::Stranger,
        _ => return None,
    };
    Some((form, at + 1))
}

/// "your little sister", "my husband", "the boy".
fn owned_kin(line: &Line<'_>, at: usize) -> Option<(Form, usize)> {
    let owner = match line.text(at) {
        "my" | "mi" | "me" => Owner::Speaker,
        "your" | "yer" | "ya" => Owner::Addressee,
        "his" | "her" | "their" | "our" | "the" | "this" | "that" => Owner::Other,
        _ => return None,
    };
    let skipped = usize::from(line.is(at + 1, WordClass::KinAdjective));
    let head = at + 1 + skipped;
    if line.mark(at) != Mark::None {
        return None;
    }
    Some((Form::Kin(owner, line.kin(head)?), head + 1))
}

/// A capitalised word inside a sentence that the pack does not know as an English word.
fn is_stranger(line: &Line<'_>, at: usize) -> bool {
    line.mark_before(at) < Mark::Stop
        && line.ids.get(at).is_some_and(|id| *id == WordId::default())
        && line.text(at) != "i"
}

fn is_called(line: &Line<'_>, names: &Names, place: std::ops::Range<usize>, form: Form) -> bool {
    let callable = matches!(
        form,
        Form::Name(_) | Form::Kin(Owner::Bare, _) | Form::Endearment | Form::Group
    );
    if !callable {
        return false;
    }
    let (before, after) = (line.mark_before(place.start), line.mark(place.end - 1));
    let next_is_clitic = line.text(place.end).starts_with('\'') && after == Mark::None;
    if next_is_clitic {
        return false;
    }
    let opens = opens_sentence(line, names, place.start);
    let lone = before >= Mark::Stop && after >= Mark::Stop;
    if lone && after == Mark::Stop && line.answers_who {
        return false;
    }
    let resumed = matches!(line.text(place.end), "he" | "she" | "they");
    if opens {
        let separated = after != Mark::None && !(after == Mark::Comma && resumed);
        let asked = line.is(place.end, WordClass::AfterCallWith)
            && line.is(place.end + 1, WordClass::AfterCallThen);
        return separated || asked || line.is(place.end, WordClass::AfterCall);
    }
    let bracketed = before == Mark::Comma && after != Mark::None;
    let tagged = after >= Mark::Comma
        && before == Mark::None
        && place
            .start
            .checked_sub(1)
            .is_some_and(|p| line.is(p, WordClass::BeforeCall));
    bracketed || tagged
}

/// Whether only openers ("oh", "no", "hey") stand between the sentence's start and a word.
fn opens_sentence(line: &Line<'_>, names: &Names, at: usize) -> bool {
    let mut place = at;
    for _ in 0..4 {
        if line.mark_before(place) >= Mark::Stop {
            return true;
        }
        let Some(before) = place.checked_sub(1) else {
            return true;
        };
        if !line.is(before, WordClass::Opener) && !names.has(line.text(before)) {
            return false;
        }
        place = before;
    }
    false
}

/// "Imani and Malik, you can listen": who is joined to someone called is called too.
fn join_lists(line: &Line<'_>, found: &mut [Mention]) {
    for place in (1..found.len()).rev() {
        let Some([first, second]) = found.get_mut(place - 1..=place) else {
            continue;
        };
        let joined = second.start == first.end + 1 && line.text(first.end) == "and";
        let named = matches!(first.form, Form::Name(_) | Form::Kin(Owner::Bare, _));
        let begins = line.mark_before(first.start) != Mark::None;
        let spoken_to =
            line.mark(second.end - 1) == Mark::Comma && line.is(second.end, WordClass::AfterCall);
        if joined && named && begins && spoken_to {
            first.called = true;
            second.called = matches!(second.form, Form::Name(_) | Form::Kin(Owner::Bare, _));
        }
    }
}
