//! Whether the reason shown beside a role can be one for it. The sentence alone is read, as a person would.

use kinmap::session::cast::roles;
use kinmap::session::{Cast, Gender, Generation, Member, Role};

/// What in a reason speaks against the role beside it; nothing for therapists and where nothing is suggested.
pub fn against(member: &Member, cast: &Cast) -> Option<String> {
    let why = member.why.as_deref()?;
    if matches!(member.role, Role::Therapist | Role::Other) {
        return None;
    }
    let is_child = member.generation == Some(Generation(0));
    for (talk, young) in [("as a child", true), ("as a grown-up", false)] {
        if why.contains(talk) && is_child != young {
            return Some(format!("{talk} is no {}", member.role));
        }
    }
    let (before, quoted) = why.split_once('"')?;
    let (quoted, _) = quoted.split_once('"')?;
    if let Some((caller, called)) = before.trim_end().split_once(" calls ") {
        return call(member, cast, caller, called.trim(), quoted);
    }
    let speaker = before.strip_suffix(" says ")?;
    said(member, speaker, quoted)
}

/// "Leo calls her "Mum"".
fn call(member: &Member, cast: &Cast, caller: &str, called: &str, word: &str) -> Option<String> {
    let meant = role(word)?;
    let named = cast.members.iter().find(|it| it.name == called);
    if member.name == caller {
        // Whoever calls somebody Dad is no mother of theirs; and whom they call so has to be able to be one.
        let called = named?;
        let clash = clash(called.role.gender(), meant.gender())
            || (called.generation.is_some() && called.generation <= member.generation);
        return clash.then(|| format!("{} is {}", called.name, called.role));
    }
    let wrong = clash(member.role.gender(), meant.gender())
        || (meant.generation() > Some(Generation(0)) && member.generation == Some(Generation(0)));
    wrong.then(|| format!("{word} is no {}", member.role))
}

/// "my wife Gayane", "I'm fifty-one".
fn said(member: &Member, speaker: &str, quoted: &str) -> Option<String> {
    let words: Vec<String> = quoted
        .split_whitespace()
        .map(|word| word.to_lowercase().replace('’', "'"))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let own = member.name == speaker;
    let elder = words
        .first()
        .and_then(|word| role(word.trim_end_matches("'s")));
    let is_elder = elder.and_then(Role::generation) > Some(Generation(0));
    if own && is_elder && words.len() == 1 && member.generation > Some(Generation(0)) {
        return Some(format!("who says {quoted} is no {}", member.role));
    }
    let (owner, kin) = match words.as_slice() {
        [owner, kin, ..] => (*owner, role(kin)?),
        _ => return None,
    };
    if !matches!(owner, "my" | "our") {
        return None;
    }
    let marries = matches!(words.get(1), Some(&("wife" | "husband")));
    let generation = member.generation?;
    let wrong = match (own, marries) {
        (_, true) => generation == Generation(0),
        (false, _) => clash(member.role.gender(), kin.gender()),
        (true, _) => {
            kin.generation() == Some(Generation(0))
                && siblings(kin).is_none()
                && generation == Generation(0)
        }
    };
    let wife = !own && marries && clash(member.role.gender(), gender(words.get(1)?));
    (wrong || wife).then(|| format!("{quoted} is no {}", member.role))
}

fn siblings(role: Role) -> Option<Role> {
    matches!(role, Role::Brother | Role::Sister | Role::Sibling).then_some(role)
}

fn role(word: &str) -> Option<Role> {
    roles(&[word]).pop().flatten()
}

fn gender(word: &str) -> Option<Gender> {
    match word {
        "wife" => Some(Gender::Female),
        "husband" => Some(Gender::Male),
        _ => None,
    }
}

fn clash(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
