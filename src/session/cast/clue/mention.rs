//! Kin words in what is said → clues: "my son Leo", "I'm his mum", "your father", "Dad says".

use super::{Clue, Fact, weight};
use crate::session::cast::kin::{Bond, Kin};
use crate::session::cast::talk::{Break, Said, Talk};

/// The clues in the kin words of one utterance. `leads` are the people who lead the session: their "your mum" is
/// neutral and their kin words are not about their own kin.
pub fn clues(talk: &Talk, said: &Said, leads: &[usize]) -> Vec<Clue> {
    let mut clues = Vec::new();
    for at in 0..said.words.len() {
        let word = said.words.get(at).filter(|word| !word.quoted);
        let Some(kin) = word.and_then(|word| word.kin) else {
            continue;
        };
        let mention = Mention {
            talk,
            said,
            at,
            kin,
            leads: leads.contains(&said.by),
        };
        clues.extend(mention.clues());
    }
    clues
}

/// One kin word in one utterance.
struct Mention<'a> {
    talk: &'a Talk<'a>,
    said: &'a Said,
    at: usize,
    kin: Kin,
    leads: bool,
}

impl Mention<'_> {
    fn clues(&self) -> Vec<Clue> {
        let owner = self.said.text(self.owner());
        match if self.at == 0 { "" } else { owner } {
            _ if self.is_introduction() => self.introduction(),
            "my" | "our" if !self.leads => self.own(),
            "the" | "both" | "these" if !self.leads && self.is_brood() => self.brood(),
            "your" => self.your(),
            _ if self.is_in_law() => self.in_law(),
            _ if self.kin.call && self.kin.up > 0 => self.as_name(owner),
            _ => Vec::new(),
        }
    }

    /// Where "my" stands, before "late husband" as before "husband".
    fn owner(&self) -> usize {
        let before = self.at.saturating_sub(1);
        let said = self.said.words.get(before);
        let told = said.is_some_and(|word| word.is_in("attribute"));
        before.saturating_sub(usize::from(told))
    }

    /// Of whom a kin word is said: "my son Leo", "this is Leo, he's my son", "Leo's my son".
    fn of(&self, owner: usize) -> Option<usize> {
        let person = |at: Option<usize>| self.said.words.get(at?)?.person;
        let before = owner.checked_sub(1);
        let told = match before.map_or("", |at| self.said.text(at)) {
            "he's" | "she's" => {
                let earlier = self.said.words.iter().take(owner).rev();
                earlier.filter_map(|word| word.person).next()
            }
            "is" => person(owner.checked_sub(2)),
            name if name.ends_with("'s") => person(before),
            _ => None,
        };
        self.apposed().or(told.filter(|&it| it != self.said.by))
    }

    /// "My husband's brother".
    fn is_in_law(&self) -> bool {
        let spouse = self.at.checked_sub(1).and_then(|w| self.said.words.get(w));
        let married = |kin: Kin| kin.bond == Bond::Marriage;
        !self.leads
            && self.kin.bond == Bond::Siblings
            && spouse.is_some_and(|word| word.kin.is_some_and(married) && word.text.ends_with("'s"))
    }

    fn in_law(&self) -> Vec<Clue> {
        let mut my = self.at.saturating_sub(2);
        if self
            .said
            .words
            .get(my)
            .is_some_and(|word| word.is_in("attribute"))
        {
            my = my.saturating_sub(1);
        }
        let Some(person) = self.of(my).filter(|_| self.said.text(my) == "my") else {
            return Vec::new();
        };
        let points = weight::NAMED_KIN;
        let mut clues = vec![
            self.clue(Fact::Stands { person, at: 1 }, points, my),
            self.clue(Fact::Collateral { person }, points, my),
        ];
        clues.extend(self.gender(person, points, my));
        clues
    }

    fn clue(&self, fact: Fact, points: u32, from: usize) -> Clue {
        let why = self.talk.says(self.said, from, self.end());
        Clue { fact, points, why }
    }

    /// One past the kin word, or past the name that follows it in apposition.
    fn end(&self) -> usize {
        match self.apposed() {
            Some(_) => self.at + 2,
            None => self.at + 1,
        }
    }

    /// "my son Leo", "my son, Leo,": the person named right after.
    fn apposed(&self) -> Option<usize> {
        let here = self.said.words.get(self.at)?;
        let next = self.said.words.get(self.at + 1)?;
        let person = next.person?;
        let set_off = here.after == Break::Comma && next.after > Break::None;
        let plain = here.after == Break::None && !next.text.ends_with("'s");
        ((set_off || plain) && person != self.said.by).then_some(person)
    }

    /// "I'm his mum", "I am Leo's dad", "as his mother", and not "I'm not his mother".
    fn is_introduction(&self) -> bool {
        let word = |back: usize| self.at.checked_sub(back).map_or("", |w| self.said.text(w));
        // "I'm the one son who owes" tells of the speaker's own parents.
        let all = !matches!(self.said.text(self.at + 1), "who" | "that" | "of");
        let owned = matches!(word(1), "his" | "her" | "their" | "your")
            || (matches!(word(1), "the" | "a") && all)
            || word(1).ends_with("'s");
        // "The same as your mother" says nothing of the speaker.
        let heads = |back: usize| {
            let at = self.at.checked_sub(back);
            at.is_some_and(|at| self.said.before(at) > Break::None)
        };
        let am = matches!(word(2), "i'm" | "im")
            || (word(2) == "as" && heads(2))
            || (word(3) == "i" && word(2) == "am");
        owned && am && self.kin.up != 0 && !self.genitive() && !self.leads
    }

    fn genitive(&self) -> bool {
        self.said.text(self.at).ends_with("'s")
    }

    fn introduction(&self) -> Vec<Clue> {
        let me = self.said.by;
        let from = self.at.saturating_sub(2);
        let mut clues = vec![self.clue(self.stands(me, self.kin.up), weight::INTRODUCTION, from)];
        clues.extend(self.gender(me, weight::INTRODUCTION, from));
        if self.kin.bond == Bond::Collateral {
            clues.push(self.clue(Fact::Collateral { person: me }, weight::INTRODUCTION, from));
        }
        let of = self.at.checked_sub(1).and_then(|w| self.said.words.get(w));
        if let Some(other) = of.and_then(|w| w.person).filter(|&o| o != me) {
            clues.push(self.clue(above(me, other, self.kin.up), weight::NAMED_KIN, from));
        }
        clues
    }

    fn stands(&self, person: usize, up: i8) -> Fact {
        Fact::Stands {
            person,
            at: up.max(0),
        }
    }

    fn gender(&self, person: usize, points: u32, from: usize) -> Option<Clue> {
        let gender = self.kin.gender?;
        Some(self.clue(Fact::Gendered { person, gender }, points, from))
    }

    /// "my son Leo" ties Leo to the speaker; "my daughter" says what the speaker is.
    fn own(&self) -> Vec<Clue> {
        let me = self.said.by;
        let from = self.owner();
        let mut clues = Vec::new();
        if let Some(other) = self.of(from).filter(|_| !self.genitive()) {
            clues.push(self.clue(above(other, me, self.kin.up), weight::NAMED_KIN, from));
            clues.extend(self.gender(other, weight::NAMED_KIN, from));
            if self.kin.bond == Bond::Step {
                clues.push(self.clue(Fact::Steps { person: other }, weight::NAMED_KIN, from));
            }
        }
        let fact = match (self.kin.up, self.kin.bond) {
            (_, Bond::Marriage) | (-1, _) => Fact::Grown { person: me },
            (-2, _) => Fact::Stands { person: me, at: 2 },
            // Grandparents had a mother too.
            _ => return clues,
        };
        clues.push(self.clue(fact, weight::OWN_KIN, from));
        clues
    }

    /// "your mother", "your son": what the person spoken to has.
    fn your(&self) -> Vec<Clue> {
        let from = self.at.saturating_sub(1);
        let points = weight::YOUR_KIN;
        let me = self.said.by;
        let mut clues = Vec::new();
        if self.kin.up == 1 && !self.leads {
            clues.push(self.clue(Fact::Grown { person: me }, points, from));
        }
        let Some(to) = self.talk.spoken_to(self.said, self.leads) else {
            return clues;
        };
        match (self.kin.up, self.kin.bond) {
            (_, Bond::Marriage) | (-1, _) => {
                clues.push(self.clue(Fact::Grown { person: to }, points, from));
            }
            (-2, _) => clues.push(self.clue(Fact::Stands { person: to, at: 2 }, points, from)),
            (up @ 1.., _) => clues.push(self.clue(Fact::Has { person: to, up }, points, from)),
            _ => {}
        }
        if let Some(other) = self.apposed().filter(|&other| other != to) {
            clues.push(self.clue(above(other, to, self.kin.up), weight::NAMED_KIN, from));
            clues.extend(self.gender(other, weight::NAMED_KIN, from));
        }
        clues
    }

    /// "the kids": whoever says so is mostly none of them.
    fn is_brood(&self) -> bool {
        matches!(
            self.said.text(self.at),
            "kids" | "children" | "boys" | "girls" | "twins"
        )
    }

    fn brood(&self) -> Vec<Clue> {
        let fact = Fact::Grown {
            person: self.said.by,
        };
        vec![self.clue(fact, weight::BROOD, self.at.saturating_sub(1))]
    }

    /// "Uncle Dennis says", "Grandma Rose": who bears the name.
    fn titled(&self) -> Option<Vec<Clue>> {
        let word = self.said.words.get(self.at)?;
        let person = self.apposed().filter(|_| word.after == Break::None)?;
        let (at, points) = (self.kin.up, weight::TITLE);
        let mut clues = vec![self.clue(Fact::Stands { person, at }, points, self.at)];
        clues.extend(self.gender(person, points, self.at));
        if self.kin.bond == Bond::Collateral {
            clues.push(self.clue(Fact::Collateral { person }, points, self.at));
        }
        Some(clues)
    }

    /// "Mum says no": a bare kin word as a name belongs to a child, mostly.
    fn as_name(&self, before: &str) -> Vec<Clue> {
        let determined = matches!(
            before,
            "a" | "an"
                | "the"
                | "his"
                | "her"
                | "their"
                | "this"
                | "that"
                | "good"
                | "bad"
                | "every"
                | "single"
        ) || before.ends_with("'s");
        let idiom = self.said.text(self.at + 1) == "the" && self.said.text(self.at + 2) == "word";
        let raw = self.said.words.get(self.at).map_or("", |w| &w.raw);
        let name = raw.chars().next().is_some_and(char::is_uppercase);
        if determined || idiom || !name || self.talk.is_address(self.said, self.at) {
            return Vec::new();
        }
        if let Some(clues) = self.titled() {
            return clues;
        }
        let (person, points) = match self.leads {
            true => (self.talk.spoken_to(self.said, self.leads), weight::YOUR_KIN),
            false => (Some(self.said.by), weight::KIN_AS_NAME),
        };
        let fact = |person| Fact::Has {
            person,
            up: self.kin.up,
        };
        let present = |person| Fact::Present {
            person,
            up: self.kin.up,
            gender: self.kin.gender,
        };
        let clues = |person| {
            [
                self.clue(fact(person), points, self.at),
                self.clue(present(person), weight::PRESENT, self.at),
            ]
        };
        person.into_iter().flat_map(clues).collect()
    }
}

/// One stands above another; a negative count the other way round.
pub fn above(elder: usize, younger: usize, by: i8) -> Fact {
    match by < 0 {
        true => Fact::Above {
            elder: younger,
            younger: elder,
            by: -by,
        },
        false => Fact::Above { elder, younger, by },
    }
}
