//! The heading of a rule: what it codes, about whom, under which conditions, and why in plain words.

use crate::stance::ActKind;

/// One rule of a pack.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// What follows if it matches.
    pub outcome: Outcome,
    /// 0.5, 1 or 1.5.
    pub strength: f64,
    /// Whom the act concerns.
    pub target: Part,
    /// The third, in triadic acts.
    pub against: Part,
    /// What must hold besides the words; `false` where it must not hold.
    pub conditions: Vec<(Condition, bool)>,
    /// The cue in plain words.
    pub cue: &'static str,
    /// Whether the conditions alone are enough.
    pub wordless: bool,
}

/// What a rule codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// An act of a member of the family.
    Act(ActKind),
    /// A move of the therapist.
    Move(Move),
    /// Words that may concern safety; the rule's cue says which concern.
    Concern,
}

macro_rules! named {
    ($(#[$meta:meta])* $type:ident { $($(#[doc = $doc:literal])+ $variant:ident $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum $type { $($(#[doc = $doc])+ $variant,)+ }

        impl $type {
            fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// In plain words.
            pub(crate) fn words(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim(),)+ }
            }
        }
    };
}

named! {
    /// A move of the therapist that decides what the acts after it are worth.
    Move {
        /// A question that presupposes a charge.
        Led "led",
        /// Members are asked to deal with each other in the room.
        Enactment "enactment",
        /// Someone is told to stay out for now.
        StayOut "stay-out",
        /// The therapist takes a side for a while.
        Unbalancing "unbalancing",
        /// The dialogue that was set up is ended.
        Close "close",
    }
}

named! {
    /// Who fills a part of an act, seen from the words.
    Part {
        /// Nobody.
        Nobody "nobody",
        /// The one spoken to.
        You "you",
        /// The child spoken to, if it is one.
        Anyone "anyone",
        /// The first member spoken about in the matched words.
        Who "who",
        /// The first child spoken about in them.
        Child "child",
        /// The first adult spoken about in them.
        Adult "adult",
        /// The second member spoken about in them.
        Second "second",
        /// The one who spoke last before.
        Previous "previous",
        /// Who last ran down the one in the other part.
        Accuser "accuser",
        /// Whom the one in the other part is in dispute with.
        Opponent "opponent",
        /// Whom the one spoken to, or else the last speaker, ran down last.
        Accused "accused",
        /// The one who was just asked something.
        Asked "asked",
        /// The speaker's partner: another adult of the speaker's own generation.
        Partner "partner",
        /// The only other present member spoken about in the whole sentence or the one before.
        Topic "topic",
    }
}

named! {
    /// Something besides words that a rule can ask for.
    Condition {
        /// The sentence is a question.
        Question "question",
        /// The sentence ends in an exclamation mark.
        Exclaimed "exclaimed",
        /// Said to a member of the family.
        ToFamily "to-family",
        /// Said to the therapist.
        ToTherapist "to-therapist",
        /// Said to a child.
        ToChild "to-child",
        /// Said to an adult of the family.
        ToAdult "to-adult",
        /// Said by a child.
        FromChild "from-child",
        /// Said by an adult of the family.
        FromAdult "from-adult",
        /// Said by someone with parental say.
        FromExecutive "from-executive",
        /// Said to the speaker's partner.
        ToPartner "to-partner",
        /// The target is a child of twelve or more, or of unknown age.
        Older "older",
        /// The target is a child of the children's generation.
        AboutChild "about-child",
        /// The target is an adult.
        AboutAdult "about-adult",
        /// There was conflict in the last turns.
        Live "live",
        /// Conflict between the adults in the last turns.
        AdultsLive "adults-live",
        /// The previous speaker, a member, has just run someone down who is neither speaker nor addressee.
        Charged "charged",
        /// The speaker has just been run down.
        UnderFire "under-fire",
        /// The one spoken to has opposed someone in the last turns.
        Answered "answered",
        /// The one spoken to has just been kind to the speaker.
        Warmed "warmed",
        /// The speaker has lately run down the one spoken to, or the reverse.
        Embattled "embattled",
        /// The previous speaker, a child, has just directed the speaker.
        Ruled "ruled",
        /// Said to someone who has just talked with the target.
        InTalk "in-talk",
        /// Said to the one who has just run down the target.
        ToAccuser "to-accuser",
        /// Said to the one who has just been run down.
        ToAccused "to-accused",
        /// The words are about the one who has just been run down.
        AboutAccused "about-accused",
        /// The previous speaker is a member of the family.
        AfterFamily "after-family",
        /// The previous speaker has just offered, told or shown something to the speaker.
        AfterOffer "after-offer",
        /// The speaker was just asked a question.
        AfterQuestion "after-question",
        /// The whole turn is at most five words.
        Short "short",
        /// The sentence opens the turn.
        First "first",
        /// A stage note tells of laughter.
        Laughs "laughs",
        /// A stage note tells of warmth by touch or look.
        Touch "touch",
        /// A stage note tells of a whisper or an aside.
        Whispers "whispers",
        /// A stage note tells of mimicry.
        Mimics "mimics",
        /// A stage note tells of scorn: a snort, rolled eyes.
        Scorn "scorn",
        /// An endearment is used.
        Endearment "endearment",
        /// Besides the therapist there are at least three in the room.
        Three "three",
    }
}

impl Rule {
    /// Reads "[criticise 1 of you/who when to-family, not question] cue": one rule, or one for each part.
    pub(crate) fn read(line: &'static str) -> Option<Vec<Self>> {
        let (heading, cue) = line.strip_prefix('[')?.split_once(']')?;
        let (what, when) = heading.split_once(" when ").unwrap_or((heading, ""));
        let mut words = what.split_whitespace();
        let outcome = Outcome::named(words.next()?, words.clone().next())?;
        let mut rule = Self {
            outcome,
            strength: 1.0,
            target: Part::Nobody,
            against: Part::Nobody,
            conditions: conditions(when)?,
            cue: cue.trim(),
            wordless: false,
        };
        let mut other = None;
        while let Some(word) = words.next() {
            match word {
                "of" => {
                    let (first, second) = match words.next()?.split_once('/') {
                        Some((first, second)) => (first, Some(second)),
                        None => (
                            what.split_whitespace().skip_while(|w| *w != "of").nth(1)?,
                            None,
                        ),
                    };
                    rule.target = Part::named(first)?;
                    other = match second {
                        Some(second) => Some(Part::named(second)?),
                        None => None,
                    };
                }
                "against" => rule.against = Part::named(words.next()?)?,
                number => match decimal(number) {
                    Some(strength) => rule.strength = strength,
                    None if matches!(outcome, Outcome::Act(_)) => return None,
                    None => {}
                },
            }
        }
        let twin = other.map(|target| Self {
            target,
            ..rule.clone()
        });
        Some(std::iter::once(rule).chain(twin).collect())
    }

    /// Writes "{x}" out: the one spoken to, or one spoken about.
    pub(crate) fn spell(&self, line: &str) -> String {
        let (x, owner) = match self.target {
            Part::You => ("{you}", "{your}"),
            _ => ("{who}", "({his}|{who} 's)"),
        };
        line.replace("{x's}", owner).replace("{x}", x)
    }
}

impl Outcome {
    fn named(first: &'static str, second: Option<&'static str>) -> Option<Self> {
        match first {
            "therapist" => Move::named(second?).map(Self::Move),
            "safety" => Some(Self::Concern),
            kind => kind.parse().ok().map(Self::Act),
        }
    }
}

fn conditions(when: &str) -> Option<Vec<(Condition, bool)>> {
    when.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| match part.strip_prefix("not ") {
            Some(name) => Condition::named(name.trim()).map(|c| (c, false)),
            None => Condition::named(part).map(|c| (c, true)),
        })
        .collect()
}

/// A number such as "1" or "0.5". Reading every number a float can hold takes std 20 kB, for three strengths.
fn decimal(number: &str) -> Option<f64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let scale = 10_u32.checked_pow(u32::try_from(part.len()).ok()?)?;
    let digits = whole.parse::<u32>().ok()?.checked_mul(scale)?;
    let digits = digits.checked_add(part.parse().ok()?)?;
    Some(f64::from(digits) / f64::from(scale))
}
