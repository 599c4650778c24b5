//! Who leads the session: the label says so, or the way of asking.

use super::kin::Bond;
use super::talk::{Said, Talk};
use crate::sorted::{Order, SortedMap};

const PHRASES: &str = include_str!("phrases.txt");

/// Somebody who leads the session, and how that shows.
pub(super) struct Lead {
    /// Who.
    pub person: usize,
    /// In a sentence.
    pub why: String,
}

/// Points a person needs without a label, and by how much more than the next. Project's choice, checked on sessions
/// with a known therapist and on family talk without one.
const ENOUGH: u32 = 45;
const MARGIN: u32 = 12;
/// Of these, so many for more than asking: parents ask too.
const MANNER: u32 = 6;
/// Whoever asks much and is nobody's kin needs less, but twice the points of the next.
const ASKING: u32 = 36;
/// By so many points the second of two who lead together stands out from the family.
const PAIRED: u32 = 8;
/// Among so many first utterances people are introduced.
const OPENING: usize = 8;

/// What each sign of leading is worth at most; see [`Signs::points`].
mod worth {
    pub const SHARE_OF_QUESTIONS: u32 = 40;
    pub const ASKING: u32 = 20;
    pub const YOUR_KIN: u32 = 20;
    pub const PHRASES: u32 = 24;
    pub const NAMES: u32 = 12;
    pub const TITLE: u32 = 12;
    pub const OPENS: u32 = 5;
    pub const CLOSES: u32 = 5;
    pub const KIN: u32 = 40;
}

/// How one person speaks.
#[derive(Clone, Default)]
struct Signs {
    said: u32,
    asked: u32,
    phrases: u32,
    your_kin: u32,
    own_kin: u32,
    names: Vec<usize>,
    opens: bool,
    closes: bool,
    /// How often somebody said "Mum" or the like to this person's face, as far as the turns show.
    called: u32,
    titled: bool,
}

impl Signs {
    fn is_nobodys_kin(&self) -> bool {
        self.own_kin == 0 && self.called == 0
    }

    fn asks_much(&self) -> bool {
        self.asked >= 3 && self.asked * 5 >= self.said * 2
    }

    /// Whether so many points, beside those of the next, are those of somebody who leads: by more than asking, or by
    /// asking far more than anybody who is no kin could be expected to.
    fn leads(&self, points: u32, next: u32) -> bool {
        let clear = points >= ENOUGH && points >= next + MARGIN;
        let asks = self.asks_much() && self.is_nobodys_kin();
        (clear && self.manner() >= MANNER) || (asks && points >= ASKING && points >= next * 2)
    }

    /// What the person does besides asking: a clinician's phrases, "your mum", calling several by name.
    fn manner(&self) -> u32 {
        (self.your_kin * 3).min(worth::YOUR_KIN)
            + (self.phrases * 4).min(worth::PHRASES)
            + (u32::try_from(self.names.len()).unwrap_or(4) * 3).min(worth::NAMES)
            + u32::from(self.titled) * worth::TITLE
    }

    fn points(&self, questions: u32) -> u32 {
        let share = |part: u32, whole: u32, worth: u32| part * worth / whole.max(1);
        let for_it = share(self.asked, questions, worth::SHARE_OF_QUESTIONS)
            + share(self.asked, self.said, worth::ASKING)
            + self.manner()
            + u32::from(self.opens) * worth::OPENS
            + u32::from(self.closes) * worth::CLOSES;
        for_it.saturating_sub((self.own_kin * 8 + self.called * 4).min(worth::KIN))
    }
}

/// Who leads: everyone whose label says so, else the one person whose way of speaking does.
pub(super) fn find(talk: &Talk) -> Vec<Lead> {
    let labelled = talk.people.iter().enumerate().filter_map(|(person, p)| {
        let word = p.leads.as_ref().filter(|_| p.kin.is_none())?;
        let why = format!("the label \"{word}\" says so");
        Some(Lead { person, why })
    });
    let labelled: Vec<Lead> = labelled.collect();
    match labelled.is_empty() {
        true => by_manner(talk),
        false => labelled,
    }
}

/// Those whose way of speaking says that they lead: one, or two who do so together.
fn by_manner(talk: &Talk) -> Vec<Lead> {
    let signs = signs(talk);
    let questions = signs.iter().map(|s| s.asked).sum();
    let mut ranked: Vec<(u32, usize)> = signs
        .iter()
        .enumerate()
        .filter(|&(person, _)| talk.people.get(person).is_some_and(|p| p.kin.is_none()))
        .map(|(person, s)| (s.points(questions), person))
        .collect();
    ranked.order_by_key(|&(points, person)| (std::cmp::Reverse(points), person));
    let points = |rank: usize| ranked.get(rank).map_or(0, |&(points, _)| points);
    let at = |rank: usize| {
        ranked
            .get(rank)
            .and_then(|&(_, it)| Some((it, signs.get(it)?)))
    };
    let Some((first, leader)) = at(0).filter(|_| talk.people.len() > 1) else {
        return Vec::new();
    };
    let second = at(1).filter(|(_, it)| {
        talk.people.len() > 3
            && it.is_nobodys_kin()
            && it.asks_much()
            && points(1) >= points(2) + PAIRED
    });
    let alone = leader.leads(points(0), points(1));
    let together = second.is_some_and(|(_, other)| {
        leader.is_nobodys_kin()
            && leader.asks_much()
            && points(0) + points(1) >= ENOUGH
            && (leader.asked + other.asked) * 2 >= questions
    });
    if !alone && !together {
        return Vec::new();
    }
    let second = second.filter(|_| together).map(|(person, _)| person);
    let asking = [Some(first), second].into_iter().flatten();
    let mut found: Vec<Lead> = asking
        .filter_map(|person| {
            let why = sentence(talk.name(person), signs.get(person)?, questions);
            Some(Lead { person, why })
        })
        .collect();
    for (person, said) in colleagues(talk, first, &signs) {
        if found.iter().all(|lead| lead.person != person) {
            let (lead, name) = (talk.name(first), talk.name(person));
            let why = format!("{lead} introduces {name} as working there ({})", said.place);
            found.push(Lead { person, why });
        }
    }
    found
}

/// Whom the one who leads introduces in the first words as somebody who works there, and where: "my colleague Jo".
fn colleagues<'t>(talk: &'t Talk, lead: usize, signs: &[Signs]) -> Vec<(usize, &'t Said)> {
    let two = |said: &Said, at: usize| {
        said.text(at) == "two" && said.text(at + 1) == "of" && said.text(at + 2) == "us"
    };
    let works_here = |person: usize| {
        let signs = signs.get(person);
        person != lead && signs.is_some_and(|it| it.is_nobodys_kin() && it.asked * 5 >= it.said)
    };
    let mut found = Vec::new();
    let opening = talk.said.iter().take(OPENING);
    for said in opening.filter(|said| said.by == lead) {
        let mut words = said.words.iter().enumerate();
        let tells = words.any(|(at, word)| word.is_in("colleague") || two(said, at));
        if !tells || said.words.iter().any(|word| word.kin.is_some()) {
            continue;
        }
        for (at, word) in said.words.iter().enumerate() {
            let person = word.person.filter(|_| !talk.is_address(said, at));
            found.extend(person.filter(|it| works_here(*it)).map(|it| (it, said)));
        }
    }
    found
}

fn sentence(name: &str, signs: &Signs, questions: u32) -> String {
    let mut parts = vec![format!("asks {} of the {questions} questions", signs.asked)];
    match (signs.opens, signs.closes) {
        (true, true) => parts.push("opens and closes the session".into()),
        (true, false) => parts.push("opens the session".into()),
        (false, true) => parts.push("closes the session".into()),
        (false, false) => {}
    }
    if signs.own_kin == 0 {
        parts.push("calls nobody here kin".into());
    }
    match parts.pop() {
        Some(last) if !parts.is_empty() => format!("{name} {} and {last}", parts.join(", ")),
        last => format!("{name} {}", last.unwrap_or_default()),
    }
}

fn signs(talk: &Talk) -> Vec<Signs> {
    let mut signs = vec![Signs::default(); talk.people.len()];
    let mut phrases: SortedMap<&str, Vec<Vec<&str>>> = SortedMap::new();
    for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        phrases.entry(first).or_default().push(words);
    }
    for said in &talk.said {
        let Some(sign) = signs.get_mut(said.by) else {
            continue;
        };
        sign.said += 1;
        sign.asked += u32::from(said.asks);
        for (at, word) in said.words.iter().enumerate() {
            let starts = |phrase: &Vec<&str>| (at..).zip(phrase).all(|(w, p)| said.text(w) == *p);
            sign.phrases += u32::from(
                phrases
                    .get(word.text.as_str())
                    .is_some_and(|list| list.iter().any(starts)),
            );
            if let Some(person) = word.person
                && person != said.by
                && talk.is_address(said, at)
                && sign.names.len() < 4
                && !sign.names.contains(&person)
            {
                sign.names.push(person);
            }
            let kin = word.kin;
            let owner = at.checked_sub(1).map_or("", |w| said.text(w));
            match (owner, kin) {
                ("your", Some(_)) => sign.your_kin += 1,
                ("my" | "our", Some(_)) => sign.own_kin += 1,
                _ if calls_kin(talk, said, at) => sign.own_kin += 1,
                _ => {}
            }
        }
    }
    heard(talk, &mut signs);
    for (said, opens) in talk
        .said
        .first()
        .into_iter()
        .map(|s| (s, true))
        .chain(talk.said.iter().rev().take(3).map(|s| (s, false)))
    {
        if let Some(sign) = signs.get_mut(said.by) {
            sign.opens |= opens;
            sign.closes |= !opens;
        }
    }
    signs
}

/// What others call people: "Dr Bose", and "Mum" to whoever spoke before and after.
fn heard(talk: &Talk, signs: &mut [Signs]) {
    for said in &talk.said {
        for (at, word) in said.words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|w| said.words.get(w));
            let titled = before.is_some_and(|word| word.is_in("title"));
            let named = word.person.filter(|it| titled && *it != said.by);
            if let Some(sign) = named.and_then(|it| signs.get_mut(it)) {
                sign.titled = true;
            }
            let both = said.previous.filter(|_| said.previous == said.next);
            let called = both.filter(|_| calls_kin(talk, said, at));
            if let Some(sign) = called.and_then(|it| signs.get_mut(it)) {
                sign.called += 1;
            }
        }
    }
}

/// Whether a word is "Mum" or the like to somebody's face; "Auntie" may be a form of respect.
fn calls_kin(talk: &Talk, said: &Said, at: usize) -> bool {
    let kin = said.words.get(at).and_then(|word| word.kin);
    let is_name = kin.is_some_and(|kin| kin.call && kin.bond != Bond::Collateral);
    is_name && talk.is_address(said, at)
}
