//! Small dialogues, near misses among them: who is found, and by which words.

use super::*;
use crate::import::{Profile, Utterance};

/// A dialogue of lines `Name: words` and what is expected: `Name = role generation`, `?` for no generation.
fn check(dialogue: &str, expected: &[&str]) {
    let found = suggest(&transcript(dialogue));
    let shown: Vec<String> = found
        .members
        .iter()
        .map(|m| {
            let generation = m.generation.map_or("?".into(), |g| g.0.to_string());
            format!("{} = {} {generation}", m.name, m.role)
        })
        .collect();
    assert_eq!(shown, expected, "{dialogue}\n{:#?}", found.members);
}

fn transcript(dialogue: &str) -> Transcript {
    let mut transcript = Transcript::default();
    for (number, line) in dialogue.lines().enumerate() {
        let Some((name, words)) = line.trim().split_once(": ") else {
            continue;
        };
        let known = transcript.speakers.iter().position(|s| s == name);
        let speaker = known.unwrap_or_else(|| {
            transcript.speakers.push(name.into());
            transcript.speakers.len() - 1
        });
        transcript.utterances.push(Utterance {
            speaker: Some(speaker),
            text: words.into(),
            line: u32::try_from(number + 1).ok(),
            ..Utterance::default()
        });
    }
    transcript
}

#[test]
fn labels_say_who_somebody_is() {
    for (label, expected) in [
        ("Mum", "Mum = mother 1"),
        ("DAD", "DAD = father 1"),
        ("Mother", "Mother = mother 1"),
        ("Grandma", "Grandma = grandmother 2"),
        ("Grandma Rose", "Grandma Rose = grandmother 2"),
        ("Oma", "Oma = grandmother 2"),
        ("Amuma", "Amuma = grandmother 2"),
        ("Aunt May", "Aunt May = aunt 1"),
        ("Step-mum", "Step-mum = step-mother 1"),
        ("Karen (Mom)", "Karen = mother 1"),
        ("Mom - Karen", "Karen = mother 1"),
        ("Karen [mother]", "Karen = mother 1"),
        ("KAREN (MOTHER):", "Karen = mother 1"),
        ("Husband", "Husband = father 1"),
        ("Child 2", "Child 2 = sibling 0"),
        ("Kim (14)", "Kim = sibling 0"),
        ("Kim, aged 9", "Kim = sibling 0"),
        ("K14", "K14 = sibling 0"),
        ("Therapist", "Therapist = therapist ?"),
        ("Therapist 1", "Therapist 1 = therapist ?"),
        ("T", "T = therapist ?"),
        ("Dr. Meier", "Dr. Meier = therapist ?"),
        ("Anna Meier (Therapeutin)", "Anna Meier = therapist ?"),
        ("माँ", "माँ = other ?"),
        ("אמא", "אמא = mother 1"),
        // Near misses: names that only look like kin words, numbers that are no age.
        ("Anne", "Anne = other ?"),
        ("Da Silva", "Da Silva = other ?"),
        ("Nan Goldin", "Nan Goldin = other ?"),
        ("Mummery", "Mummery = other ?"),
        ("Speaker 1", "Speaker 1 = other ?"),
        ("M", "M = other ?"),
        ("Tom", "Tom = other ?"),
        ("Sonny", "Sonny = other ?"),
    ] {
        let transcript = Transcript {
            speakers: vec![label.into()],
            ..Transcript::default()
        };
        let cast = suggest(&transcript);
        let member = &cast.members[0];
        let generation = member.generation.map_or("?".into(), |g| g.0.to_string());
        assert_eq!(
            format!("{} = {} {generation}", member.name, member.role),
            expected
        );
    }
}

#[test]
fn labels_of_one_person_are_joined() {
    let cast = |labels: &[&str]| {
        suggest(&Transcript {
            speakers: labels.iter().map(ToString::to_string).collect(),
            ..Transcript::default()
        })
    };
    for (labels, groups) in [
        (
            &["Karen", "KAREN", "Karen (Mom)", "karen:"][..],
            vec![vec![0, 1, 2, 3]],
        ),
        (
            &["Anna", "Anna (Therapist)", "Tom"],
            vec![vec![0, 1], vec![2]],
        ),
        (&["Karen S.", "Karen T."], vec![vec![0], vec![1]]),
        (&["Child 1", "Child 2"], vec![vec![0], vec![1]]),
        (&["Ana", "Аna"], vec![vec![0], vec![1]]),
        (&["!", "?"], vec![vec![0], vec![1]]),
    ] {
        let found: Vec<_> = cast(labels)
            .members
            .iter()
            .map(|m| m.speakers.clone())
            .collect();
        assert_eq!(found, groups, "{labels:?}");
    }
}

#[test]
fn ids_are_stable_unique_and_never_empty() {
    let ids = |labels: &[&str]| -> Vec<String> {
        let transcript = Transcript {
            speakers: labels.iter().map(ToString::to_string).collect(),
            ..Transcript::default()
        };
        suggest(&transcript)
            .members
            .into_iter()
            .map(|m| m.id)
            .collect()
    };
    for (labels, expected) in [
        (&["Karen (Mom)", "Dr. Meier"][..], vec!["karen", "dr-meier"]),
        (&["Лев", "प्रिया", "王 芳"], vec!["лев", "प्रिया", "王-芳"]),
        (&["!!", "…", "?"], vec!["person", "person-2", "person-3"]),
        (&["Child (1", "child 1!", "Child"], vec!["child-1", "child"]),
        (&["<b>Leo</b>"], vec!["b-leo-b"]),
        (&["__proto__"], vec!["proto"]),
    ] {
        assert_eq!(ids(labels), expected, "{labels:?}");
    }
}

#[test]
fn words_said_to_somebody() {
    check(
        "Ana: Coat on.\nLeo: In a minute, Mum.\nAna: Now.",
        &["Ana = mother 1", "Leo = child 0"],
    );
    check(
        "Ben: Coat on.\nLeo: Dad, no.\nBen: Now.",
        &["Ben = father 1", "Leo = child 0"],
    );
    check(
        "Ben: Coat on.\nLeo: Sorry Dad.\nBen: Good.",
        &["Ben = father 1", "Leo = child 0"],
    );
    check(
        "Ida: Komm.\nLeo: Gleich, Oma.\nIda: Gut.",
        &["Ida = grandmother 2", "Leo = child 0"],
    );
    check(
        "Ana: Ven.\nLeo: Ya voy, mamá.\nAna: Bien.",
        &["Ana = mother 1", "Leo = child 0"],
    );
    // Three generations: who calls and is called stands between.
    check(
        "Ida: Sit.\nAna: Leave him, Mum.\nIda: I did.\nLeo: Mum, stop.\nAna: Leo, hush.\nLeo: But Mum!\nAna: Hush.",
        &["Ida = grandmother 2", "Ana = mother 1", "Leo = child 0"],
    );
    // Two mothers called by different words.
    check(
        "Ana: No.\nLeo: Mum, please.\nAna: No.\nBea: Why not?\nLeo: See, Mama?\nBea: I do.",
        &["Ana = mother 1", "Leo = child 0", "Bea = mother 1"],
    );
}

#[test]
fn near_misses_of_words_said_to_somebody() {
    let nobody = ["Ana = other ?", "Leo = other ?"];
    check("Ana: Quiet now.\nLeo: Mum's the word.\nAna: Good.", &nobody);
    check(
        "Ana: Who said so?\nLeo: She went \"Dad, look\" and left.\nAna: I see.",
        &nobody,
    );
    check(
        "Ana: It was a mother, a big one.\nLeo: Yes.\nAna: So.",
        &nobody,
    );
    // A parent's own mother is not the mother in the room.
    check(
        "Ana: My mum was strict too.\nLeo: Was she?\nAna: Very.",
        &nobody,
    );
    // A list is no address.
    check(
        "Ana: Who came?\nLeo: An uncle, a friend, and some others.\nAna: Nice.",
        &nobody,
    );
}

#[test]
fn words_said_of_somebody() {
    check(
        "Ana: This is my son Leo.\nLeo: Hi.",
        &["Ana = parent 1", "Leo = son 0"],
    );
    check(
        "Ana: I'm Leo's mum.\nLeo: Hi.",
        &["Ana = mother 1", "Leo = child 0"],
    );
    check(
        "Ana: I'm not Leo's mum.\nLeo: Hi.",
        &["Ana = other ?", "Leo = other ?"],
    );
    check(
        "Ana: As his mother, I worry.\nLeo: Hi.",
        &["Ana = mother 1", "Leo = other ?"],
    );
    check(
        "Ana: My husband Ben drives.\nBen: I do.",
        &["Ana = parent 1", "Ben = father 1"],
    );
    check(
        "Ana: My husband drives.\nBen: I do.",
        &["Ana = parent 1", "Ben = other ?"],
    );
    check(
        "Leo: My brother Max hit me.\nMax: Did not.\nLeo: I'm nine.",
        &["Leo = sibling 0", "Max = brother 0"],
    );
    check(
        "Ana: My son Leo is here.\nLeo: My sister is too.\nMia: I'm nine.",
        &["Ana = parent 1", "Leo = son 0", "Mia = daughter 0"],
    );
    check(
        "Ida: My grandson Leo is fine.\nLeo: Yes.",
        &["Ida = grandparent 2", "Leo = son 0"],
    );
    check(
        "Ben: My stepdaughter is loud.\nLea: My stepdad Ben is worse.\nBen: Ha.\nLea: I'm twelve.",
        &["Ben = step-father 1", "Lea = daughter 0"],
    );
    check(
        "Ana: Your father is right.\nLeo: Dad says so.",
        &["Ana = parent 1", "Leo = child 0"],
    );
}

#[test]
fn ages() {
    check(
        "Leo: I'm fifteen.\nAna: We know.",
        &["Leo = sibling 0", "Ana = other ?"],
    );
    check(
        "Leo: I am 15 years old.\nAna: We know.",
        &["Leo = sibling 0", "Ana = other ?"],
    );
    check(
        "Ana: Leo is nine.\nLeo: Ten!",
        &["Ana = other ?", "Leo = sibling 0"],
    );
    check(
        "Ana: I'm forty-two, you know.\nLeo: So?",
        &["Ana = parent 1", "Leo = other ?"],
    );
    check(
        "Leo: I was fifteen.\nAna: So?",
        &["Leo = other ?", "Ana = other ?"],
    );
    check(
        "Leo: I'm ten minutes late.\nAna: So?",
        &["Leo = other ?", "Ana = other ?"],
    );
    let cast = suggest(&transcript("Ana: Leo's nine, and tall.\nLeo: Yes."));
    assert_eq!((cast.members[0].age, cast.members[1].age), (None, Some(9)));
}

#[test]
fn pronouns_state_gender_and_names_do_not() {
    check(
        "Ana: This is my child Leo.\nLeo: Hi.\nAna: Leo says he is fine.",
        &["Ana = parent 1", "Leo = son 0"],
    );
    check(
        "Ana: This is my child Mary.\nMary: Hi.\nAna: Mary says fine.",
        &["Ana = parent 1", "Mary = child 0"],
    );
    check(
        "Ana: This is my child Leo.\nLeo: Hi.\nAna: Leo told Max that he is fine.\nMax: Me?",
        &["Ana = parent 1", "Leo = child 0", "Max = other ?"],
    );
}

#[test]
fn a_therapist_is_known_by_the_way_of_asking() {
    let session = "Sam: Welcome back, all of you. How was your week?\nAna: Long.\nSam: What made it long?
        Ana: He did not sleep.\nSam: Leo, what was it like for you?\nLeo: Dunno, Mum exaggerates.
        Sam: Can you say that to your mum?\nLeo: Mum, you exaggerate.\nAna: I do not.\nSam: What happens when you hear that, Ana?
        Ana: I get sad.\nSam: Thank you. We have to stop there; see you next week.";
    check(
        session,
        &["Sam = therapist ?", "Ana = mother 1", "Leo = child 0"],
    );
    // A family at home: somebody asks most questions, and nobody leads.
    check(
        "Ana: Where are your shoes?\nLeo: Mum, I don't know.\nAna: Have you looked?\nLeo: No.\nAna: Leo?\nLeo: What?",
        &["Ana = mother 1", "Leo = child 0"],
    );
    // The label decides even where another asks more.
    check(
        "Therapist: Hm.\nAna: Why?\nLeo: Mum, stop.\nAna: Why?",
        &["Therapist = therapist ?", "Ana = mother 1", "Leo = child 0"],
    );
}

#[test]
fn two_can_lead_a_session() {
    let rest = "
        Ana: We argue.\nKit: What about?\nBen: Everything. The car.\nKit: Who starts?\nAna: He does.
        Pat: What happens then, Ben?\nBen: I go out.\nPat: Where do you go?\nLeo: To the shed, Mum says.\nKit: Is that so, Ana?
        Ana: Mostly.\nPat: What would you like instead?\nAna: That he stays.\nPat: We stop there for today.";
    let who = |opening: &str| {
        let cast = suggest(&transcript(&format!("{opening}{rest}")));
        let leads = cast
            .members
            .into_iter()
            .filter(|m| m.role == Role::Therapist);
        leads.map(|m| m.name).collect::<Vec<_>>()
    };
    assert_eq!(who("Pat: Hello, come in. What brings you?"), ["Pat", "Kit"]);
    let introduced = suggest(&transcript(
        "Pat: Welcome. This is Kit, who is training with us.\nAna: Hello.\nPat: What brings you?\nAna: We argue.
        Pat: Who starts?\nBen: I do.\nKit: Mhm?\nPat: And then, what happens next?\nAna: He leaves.\nPat: What do you feel then, Ana?\nAna: Sad.",
    ));
    let why: Vec<_> = introduced
        .members
        .iter()
        .filter(|m| m.role == Role::Therapist)
        .collect();
    assert_eq!(why.len(), 2, "{introduced:#?}");
    assert_eq!(
        why[1].why.as_deref(),
        Some("Pat introduces Kit as working there (line 1)")
    );
}

#[test]
fn a_word_goes_to_whom_it_can_mean() {
    // The label says who is Dad.
    let cast = suggest(&transcript(
        "Mum: Bed.\nDad: Let them.\nMum: No.\nKim: Dad, stop it.\nMum: You heard.",
    ));
    let told: Vec<_> = cast
        .members
        .iter()
        .map(|m| (m.role, m.why.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (Role::Mother, Some("the label \"Mum\" says so")),
            (Role::Father, Some("the label \"Dad\" says so")),
            (Role::Child, Some("Kim calls Dad \"Dad\" (line 4)")),
        ]
    );
    // Whoever is named beside the word is somebody else.
    check(
        "Ana: Coat on.\nBen: Now.\nLeo: Tell Ben, Mum.\nAna: Ben?\nLeo: Please, Mum.\nBen: No.\nLeo: Ben is mean, Mum.\nAna: He is.",
        &["Ana = mother 1", "Ben = child 0", "Leo = child 0"],
    );
    // A form of respect makes nobody an aunt.
    check(
        "Therapist: Good morning, Auntie.\nIda: Morning.\nTherapist: And you, Auntie?\nIda: Well.",
        &["Therapist = therapist ?", "Ida = other ?"],
    );
}

#[test]
fn kin_of_kin() {
    check(
        "Ana: This is Gus, he's my late husband's brother.\nGus: I drove.\nLeo: Slowly, Mum.\nAna: Leo, hush.\nLeo: Mum!\nAna: Hush.",
        &["Ana = mother 1", "Gus = uncle 1", "Leo = child 0"],
    );
    check(
        "Leo: In a minute, Mum.\nAna: My brother Gus waits.\nGus: I do.\nLeo: Yes, Mum.\nAna: Good.\nLeo: Uncle Gus is early.",
        &["Leo = child 0", "Ana = mother 1", "Gus = uncle 1"],
    );
    check(
        "Ben: My wife, Ana. My mum, Ida.\nAna: Hello.\nIda: Hello.\nLeo: Dad, look.\nBen: I see.",
        &[
            "Ben = father 1",
            "Ana = mother 1",
            "Ida = grandmother 2",
            "Leo = child 0",
        ],
    );
    // What is said of the speaker's own parents.
    check(
        "Ben: I'm the son who owes.\nAna: So?",
        &["Ben = other ?", "Ana = other ?"],
    );
    // Grown children beside their parents are the children.
    check(
        "Ana: I'm fifty, Mum.\nIda: I know.\nAna: My husband says so, Mum.\nIda: He does.",
        &["Ana = child 0", "Ida = mother 1"],
    );
}

#[test]
fn many_words_of_an_age_say_something_and_few_do_not() {
    let talk = "Leo: I just can. It's kind of okay, really. I'm allowed stuff though.\nAna: Since the years when I never would have been a child who should.";
    check(talk, &["Leo = child 0", "Ana = parent 1"]);
    let cast = suggest(&transcript(talk));
    assert_eq!(
        cast.members[0].why.as_deref(),
        Some("Leo talks more as a child does: \"just\", \"can\", \"kind\"")
    );
    check(
        "Leo: I just can.\nAna: I never would.",
        &["Leo = other ?", "Ana = other ?"],
    );
}

#[test]
fn whoever_begins_with_he_speaks_of_the_one_who_told_it() {
    check(
        "Therapist: How was it?\nLeo: I ran, Mum.\nAna: He did.\nTherapist: And then?\nLeo: I fell.\nAna: He cried.",
        &["Therapist = therapist ?", "Leo = son 0", "Ana = mother 1"],
    );
}

#[test]
fn every_reason_can_be_checked() {
    let cast = suggest(&transcript(
        "Ana: Coat on.\nLeo: In a minute, Mum.\nAna: Now.\nMax: Hm.",
    ));
    let why: Vec<_> = cast
        .members
        .iter()
        .filter_map(|m| m.why.as_deref())
        .collect();
    assert_eq!(
        why,
        [
            "Leo calls her \"Mum\" (line 2)",
            "Leo calls Ana \"Mum\" (line 2)",
            "nothing in the text says who this is"
        ]
    );
}

#[test]
fn large_rooms_and_empty_ones() {
    assert_eq!(suggest(&Transcript::default()), Cast::default());
    let labels = (0..3_000).map(|n| format!("Person{n}x"));
    let mut crowd = Transcript {
        speakers: labels.collect(),
        ..Transcript::default()
    };
    crowd.utterances = (0..3_000)
        .map(|n| Utterance {
            speaker: Some(n),
            text: "Mum, Person7x said I'm nine. Dad says no.".into(),
            ..Utterance::default()
        })
        .collect();
    assert_eq!(suggest(&crowd).members.len(), 3_000);
}

#[test]
fn what_a_file_says_of_its_speakers_counts_as_a_label() {
    let profile = |speaker, name: &str, role: &str| Profile {
        speaker,
        name: Some(name.into()),
        role: Some(role.into()),
    };
    let cast = suggest(&Transcript {
        speakers: ["CHI", "MOT", "INV"].map(String::from).to_vec(),
        profiles: vec![
            profile(0, "Ross", "Target_Child"),
            profile(1, "Mary", "Mother"),
            profile(2, "Anna", "Investigator"),
        ],
        ..Transcript::default()
    });
    let read: Vec<(&str, Role)> = cast
        .members
        .iter()
        .map(|member| (member.name.as_str(), member.role))
        .collect();
    assert_eq!(
        read,
        [
            ("Ross", Role::Child),
            ("Mary", Role::Mother),
            ("Anna", Role::Other)
        ]
    );
}
