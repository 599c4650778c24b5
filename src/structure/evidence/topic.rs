//! Topics of episodes: stretches that share their content words are about the same thing.

use crate::session::Session;
use crate::sorted::Order;
use crate::stance::Episode;

/// Words shorter than this carry little of a topic in most alphabets.
const LETTERS: usize = 4;
/// Two episodes are on one topic when they share this share of the smaller one's words. Project's choice.
const SHARED: f64 = 0.25;

/// English words that say little about what is talked of.
const STOP: &str = "about after again alright always anything been before being cannot come could didn didn't does doesn \
    doesn't don't done down even ever every fine first from getting give goes going gonna good have haven't having hear \
    here i'll into isn't it's just keep know last like little look made make maybe mean more much must need never nice \
    nobody nothing okay only other over please quite really right said same says she's should some something sorry still \
    stop such sure take talk tell than thank that that's their them then there there's these they they're thing things \
    think this those time told très very wait want wanted wasn't well went were what what's when where which while will \
    with won't would yeah year you'd you'll you're your yourself";

/// The topic of each episode: the earliest episode whose words it shares.
pub(super) fn of(session: &Session, content: &[Vec<u64>], episodes: &[&Episode]) -> Vec<usize> {
    let words: Vec<Vec<u64>> = episodes
        .iter()
        .map(|episode| shared(session, content, episode))
        .collect();
    let mut topics: Vec<usize> = Vec::with_capacity(words.len());
    for (index, own) in words.iter().enumerate() {
        let earlier = words.iter().take(index).position(|other| alike(own, other));
        let topic = earlier.and_then(|at| topics.get(at)).copied();
        topics.push(topic.unwrap_or(index));
    }
    topics
}

fn alike(one: &[u64], other: &[u64]) -> bool {
    let shared = one
        .iter()
        .filter(|word| other.binary_search(word).is_ok())
        .count();
    let smaller = one.len().min(other.len());
    shared >= 3 && shared as f64 >= SHARED * smaller as f64
}

/// Words that say nothing of a topic: common ones and members' names, as sorted hashes.
fn empty(session: &Session) -> Vec<u64> {
    let everyone = session.family.everyone();
    let names = everyone.flat_map(|(_, member)| member.name.split_whitespace());
    let mut empty: Vec<u64> = names.chain(STOP.split_whitespace()).map(hash).collect();
    empty.sort_unstable();
    empty
}

/// The content words of every utterance as hashes.
pub(super) fn content(session: &Session) -> Vec<Vec<u64>> {
    let empty = empty(session);
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| word.chars().count() >= LETTERS)
            .map(hash)
            .filter(|word| empty.binary_search(word).is_err())
            .collect()
    };
    let spoken = session.utterances.iter();
    spoken.map(|spoken| words(&spoken.text)).collect()
}

/// The distinct content words of an episode, sorted.
fn shared(session: &Session, content: &[Vec<u64>], episode: &Episode) -> Vec<u64> {
    let turns = session.turns.iter();
    let mut words: Vec<u64> = turns
        .take(episode.turns.end)
        .skip(episode.turns.start)
        .flat_map(|turn| turn.utterances.clone())
        .filter_map(|utterance| content.get(utterance))
        .flatten()
        .copied()
        .collect();
    words.order();
    words.dedup();
    words
}

/// FNV-1a over the lower-case letters: the same on every machine.
fn hash(word: &str) -> u64 {
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
            (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
        })
}
