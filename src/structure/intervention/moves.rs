//! The moves of structural therapy per reading, as data: what to do, in order, what to say, what to expect, when not to.
//! `{a}` and `{b}` are the pair, elder first; `{c}` the one against whom; `{k}` the child; `{o}` another member.
//!
//! # Source
//! Minuchin, *Families and Family Therapy*, 1974; Minuchin and Fishman, *Family Therapy Techniques*, 1981. The lines are
//! the project's own.

/// What is tried for one reading.
#[derive(Debug)]
pub(super) struct Plan {
    /// In this order.
    pub moves: &'static [Move],
    /// What should change by the next session.
    pub expect: &'static str,
    /// When not to, besides [`HOLD_ALWAYS`].
    pub hold: &'static str,
}

/// One move.
#[derive(Debug)]
pub(super) struct Move {
    /// Its name.
    pub name: &'static str,
    /// What to do.
    pub step: &'static str,
    /// Lines to say.
    pub say: &'static [&'static str],
}

/// Holds for everything.
pub(super) const HOLD_ALWAYS: &str = "Not with violence or coercive control, suspected abuse or neglect, present risk of suicide or self-harm, \
    psychosis or intoxication in the room, custody proceedings, or a member not yet joined: see people separately and \
    follow local duties. Ask first what would make this unsafe.";

const fn step(name: &'static str, step: &'static str, say: &'static [&'static str]) -> Move {
    Move { name, step, say }
}

/// I1.
pub(super) const COALITION: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Join all three, {c} first, without setting {c} against {a} and {b}.",
            &["{c}, I don't yet know how you see it. Where would you begin?"],
        ),
        step(
            "Map sharing",
            "Show the map as a draft that the family corrects.",
            &[
                "Here is my first sketch of tonight; {c} ended up at the edge of the page. Where would each of you move {c}, or yourselves?",
            ],
        ),
        step(
            "Enactment",
            "{c} and {b} deal with one small matter while {a} stays out.",
            &[
                "{c}, turn to {b} and find out about it. {a}, help me by keeping quiet; I know it isn't easy.",
                "{b}, you have been a good friend to {a}. Who would look after {a} if you took a night off?",
            ],
        ),
        step(
            "Unbalancing",
            "For a while, stand with {c} on one point, after the three are joined and with repair to follow.",
            &[
                "{a}, you have done this alone for long. What would you need to see from {c} to lean back?",
            ],
        ),
        step(
            "Boundary making",
            "{a} and {c} settle one thing that is theirs to settle.",
            &["You two decide this here, now; I'll wait."],
        ),
    ],
    expect: "Fewer moments in which {a} and {b} take one position against {c}; {c} and {b} follow each other more often; other pairs come up.",
    hold: "{a} or {b} is afraid of {c}: what looks like a coalition may be shelter.",
};

/// I11.
pub(super) const COALITION_GRANDPARENT: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Join {a} first, as the family's rank asks.",
            &[
                "{a}, you have raised this family. What would you like {c} to be able to do when you rest?",
            ],
        ),
        step(
            "Enactment",
            "{a} and {c} talk about one rule without {b}.",
            &["Let the two of you settle bedtime; {b} can hear the result."],
        ),
        step(
            "Boundary making",
            "Agree who decides what; {c} leads, {a} backs.",
            &["Who has the last word on school, and who on meals?"],
        ),
    ],
    expect: "{c}'s rules are overruled less and hold more often; {b} appeals to {a} less.",
    hold: "{a} is the one who legitimately decides for {b}.",
};

/// I12.
pub(super) const COALITION_BLENDED: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Name the two histories.",
            &["Two families have moved in together; nobody is late."],
        ),
        step(
            "Boundary making",
            "Protect the time of {a} with {b}, and the couple's own.",
            &["{a}, you carry the rules for now; {c}, back {a}."],
        ),
        step(
            "Reframing",
            "{c} starts as a friend, not as an enforcer.",
            &["{b}, liking {c} takes nothing away from anyone."],
        ),
    ],
    expect: "Neutral turns between {c} and {b} rise; moments against {c} fade.",
    hold: "A recent move or loss, or proceedings about contact.",
};

/// I13.
pub(super) const COALITION_SIBLINGS: Plan = Plan {
    moves: &[
        step(
            "Boundary making",
            "Respect the line around the children; let adults stop rescuing.",
            &["Let them settle it; what usually happens if you wait?"],
        ),
        step(
            "Enactment",
            "{a}, {b} and {c} do something together.",
            &["{a}, {b}, ask {c} to join, see what happens."],
        ),
    ],
    expect: "Pairs among the three change more often.",
    hold: "One child is harmed by another: safety comes first.",
};

/// I3.
pub(super) const TRIANGULATION: Plan = Plan {
    moves: &[
        step(
            "Boundary making",
            "Stop the demands on {k} at once.",
            &["I'm going to ask you both not to use {k} as the judge."],
        ),
        step(
            "Reframing",
            "Name {k}'s holding still as loyalty to both.",
            &["{k}, whichever way you answer, someone is hurt. You don't have to."],
        ),
        step(
            "Detriangulation",
            "{a} and {b} face each other on the matter; {k} does something else.",
            &[
                "{a}, say that to {b}, not through {k}.",
                "Can the two of you disagree about this while {k} plays?",
                "What would {k} be free to do if this were settled between you?",
            ],
        ),
    ],
    expect: "No more requests to {k} to take sides; {a} and {b} stay longer with each other and end more often in a decision. Open \
        conflict between them may rise first.",
    hold: "Proceedings about separation. Never ask {k} to choose in session.",
};

/// I4.
pub(super) const DETOURING_ATTACKING: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Join {k}'s competence.",
            &["Tell me one thing {k} did well this week."],
        ),
        step(
            "Reframing",
            "{k}'s timing as a service to the family.",
            &[
                "I notice that when it gets hot between you two, {k} gets into trouble. How does {k} know?",
            ],
        ),
        step(
            "Boundary making",
            "Block the turn to {k} each time and bring {a} and {b} back to their matter.",
            &[
                "Before we come to {k}: you had started to say something to each other.",
                "{k}, the two of them are strong enough to have this one without your help.",
            ],
        ),
        step(
            "Enactment",
            "{a} and {b} stay with one matter of their own.",
            &["I'm going to stay with your question, {a}. {b}?"],
        ),
    ],
    expect: "The turn to {k} after tension goes; complaint of {k} falls below half; {a} and {b} quarrel longer, then settle more. Open \
        conflict between them may rise first.",
    hold: "{k}'s behaviour is dangerous now: a safety plan comes first.",
};

/// I5.
pub(super) const DETOURING_SUPPORTING: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Honour the care, and check the medical facts.",
            &["You two are experts in worry; I would like to see what you do on a day off."],
        ),
        step(
            "Boundary making",
            "Ask {k} directly and wait.",
            &[
                "I'll ask {k}, and I'd like to wait for the answer.",
                "How old is {k} today? And in this picture?",
            ],
        ),
        step(
            "Enactment",
            "{a} and {b} talk without {k} as the topic.",
            &["Talk for ten minutes about anything except {k}."],
        ),
    ],
    expect: "{k} answers for {k}'s self sooner; matters of the couple last longer than eight turns.",
    hold: "Medical instability, an eating disorder in its acute phase, recent self-harm: supervision stays.",
};

/// I2.
pub(super) const HIERARCHY: Plan = Plan {
    moves: &[
        step(
            "Reframing",
            "A strong child and a tired parent.",
            &["{a} has had a very big job. I'd like to see {a} given a holiday from it."],
        ),
        step(
            "Enactment",
            "{c} settles one small matter and stays with it until it holds.",
            &[
                "Make it happen now, {c}.",
                "{c}, you said no and then asked whether that was all right. Try it again without the question.",
            ],
        ),
        step(
            "Boundary making",
            "The grown-ups decide; the child hears it.",
            &["{a}, this one will be settled for you; you may listen or draw."],
        ),
    ],
    expect: "{c}'s rules hold more often; {a} lays down fewer and speaks more of {a}'s own life.",
    hold: "A harsh or frightening parent (care before control); an adult child; a child who cares for somebody.",
};

/// I8.
pub(super) const ISOLATION: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Find out which it is: withdrawn, shut out or spoken for; join through what {a} can do.",
            &["{a}, I don't yet know how you see it."],
        ),
        step(
            "Enactment",
            "The nearest other asks {a}.",
            &[
                "{o}, find out from {a} what we are missing.",
                "What would be lost if {a} had more to say here?",
            ],
        ),
        step(
            "Boundary making",
            "Keep the turn for {a}.",
            &["Let {a} finish; I want the end of that sentence."],
        ),
    ],
    expect: "What is said to {a}, and {a}'s share of the talk, move toward even.",
    hold: "Mutism, language, autism: change the channel, and make no spotlight.",
};

/// I6.
pub(super) const OVERINVOLVEMENT: Plan = Plan {
    moves: &[
        step(
            "Boundary making",
            "Everyone speaks for themselves.",
            &[
                "{a}, I'd like to hear that from {b}.",
                "You help so fast that {b} hasn't time to find the words.",
            ],
        ),
        step(
            "Enactment",
            "{b} and a third do something together.",
            &["{a}, change seats with {o} for a while."],
        ),
        step(
            "Reframing",
            "Closeness as something to share.",
            &["{b}, is that your thought or {a}'s?"],
        ),
    ],
    expect: "Speaking for {b} falls; corrections are accepted; new pairs talk.",
    hold: "A way of being close that fits the family and troubles nobody.",
};

/// I7.
pub(super) const DISENGAGEMENT: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Join each, and find one concern they share.",
            &["What is one thing all of you would miss?"],
        ),
        step(
            "Enactment",
            "Two talk to each other with the therapist silent; differences may come first.",
            &[
                "{a}, ask {b} one question you don't know the answer to.",
                "Don't tell me, tell {b}.",
                "You're very polite. What would you argue about if you dared?",
            ],
        ),
    ],
    expect: "More is said to members and less to the therapist; any sign between them, even against, is a start.",
    hold: "Depression or shutdown after trauma; do not press contact with a member who is not safe.",
};

/// I9 turned round: a quarrel that is already open.
pub(super) const CONFLICT: Plan = Plan {
    moves: &[
        step(
            "Joining",
            "Hear each side without settling it.",
            &["{a}, what would you like {b} to understand? {b}, the same the other way."],
        ),
        step(
            "Enactment",
            "One small matter between the two, to its end, with others held out.",
            &[
                "You stopped just there. Go on for two more minutes.",
                "I won't let this turn into a fight; I won't let it vanish either.",
            ],
        ),
    ],
    expect: "Fewer charges in kind, more repair, and more quarrels that end in a decision.",
    hold: "One is afraid of the other: screen each alone first.",
};
