//! The manual's examples and near-misses, and the whole stage on odd input.

use super::*;
use crate::import::{Transcript, Utterance};
use crate::session::{self, Cast, Member, Role};

const MANUAL: &str = include_str!("tests/manual.txt");

fn member(name: &str, role: Role, age: Option<u8>, speaker: usize) -> Member {
    Member {
        id: name.to_lowercase(),
        name: name.into(),
        role,
        generation: role.generation(),
        speakers: vec![speaker],
        age,
        ..Member::default()
    }
}

fn cast() -> Cast {
    Cast {
        members: vec![
            member("Karen", Role::Mother, None, 0),
            member("Tom", Role::Father, None, 1),
            member("Leo", Role::Son, Some(15), 2),
            member("Ana", Role::Daughter, Some(12), 3),
            member("Sam", Role::Son, Some(4), 4),
            member("Rose", Role::Grandmother, None, 5),
            member("Lee", Role::Therapist, None, 6),
        ],
    }
}

/// A session from "Name (to Other): words" lines.
pub(super) fn session(lines: &[&str]) -> Session {
    let cast = cast();
    let names: Vec<String> = cast.members.iter().map(|m| m.name.clone()).collect();
    let utterances = lines
        .iter()
        .map(|line| {
            let (label, text) = line
                .split_once(':')
                .unwrap_or_else(|| panic!("no colon: {line}"));
            let (name, to) = match label.split_once(" (to ") {
                Some((name, to)) => (name, Some(to.trim_end_matches(')').to_owned())),
                None => (label, None),
            };
            Utterance {
                speaker: names.iter().position(|known| known == name.trim()),
                text: text.trim().to_owned(),
                addressee: to,
                ..Utterance::default()
            }
        })
        .collect();
    let transcript = Transcript {
        speakers: names,
        utterances,
        ..Transcript::default()
    };
    session::assemble(&transcript, &cast)
}

/// The acts of the last line.
fn last(lines: &[&str]) -> (Vec<Act>, Coding) {
    let session = session(lines);
    let coding = code(&session, &[]);
    let acts = coding
        .acts
        .iter()
        .filter(|act| act.utterance + 1 == lines.len())
        .cloned()
        .collect();
    (acts, coding)
}

fn name(id: Option<MemberId>) -> String {
    id.and_then(|id| cast().members.get(id.0).map(|m| m.name.clone()))
        .unwrap_or_default()
}

fn shown(acts: &[Act]) -> String {
    let show = |a: &Act| format!("{}({}/{})", a.kind, name(a.target), name(a.against));
    acts.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Tally {
    hits: u32,
    examples: u32,
    quiet: u32,
    misses: u32,
    failures: Vec<String>,
}

impl Tally {
    fn judge(&mut self, kind: ActKind, lines: &[&str], wanted: Option<&str>) {
        let (acts, _) = last(lines);
        let line = lines.last().copied().unwrap_or_default();
        let of_kind: Vec<&Act> = acts.iter().filter(|act| act.kind == kind).collect();
        let Some(wanted) = wanted else {
            self.misses += 1;
            if of_kind.is_empty() {
                self.quiet += 1;
            } else {
                self.failures
                    .push(format!("{kind} fired: {line}  -> {}", shown(&acts)));
            }
            return;
        };
        self.examples += 1;
        let (target, third) = wanted.split_once('/').unwrap_or((wanted, ""));
        let fits = |act: &&Act| {
            (target.trim().is_empty() || name(act.target) == target.trim())
                && (third.trim().is_empty() || name(act.against) == third.trim())
        };
        if of_kind.iter().any(fits) {
            self.hits += 1;
        } else {
            self.failures
                .push(format!("{kind} missed: {line}  -> {}", shown(&acts)));
        }
    }
}

#[test]
fn examples_and_near_misses_of_the_manual() {
    let mut tally = Tally::default();
    let mut kind = None;
    let mut context: Vec<&str> = Vec::new();
    let mut judged = false;
    for line in MANUAL.lines() {
        let Some((sign, rest)) = line.split_once(' ') else {
            continue;
        };
        match sign {
            "=" => {
                kind = Some(
                    rest.parse::<ActKind>()
                        .unwrap_or_else(|()| panic!("no act {rest}")),
                );
                context.clear();
            }
            "." => {
                if judged {
                    context.clear();
                }
                context.push(rest);
                judged = false;
            }
            "+" | "-" => {
                let (said, wanted) = match rest.split_once("=>") {
                    Some((said, wanted)) => (said.trim(), Some(wanted)),
                    None => (rest, None),
                };
                assert_eq!(wanted.is_some(), sign == "+", "{line}");
                let mut lines = context.clone();
                lines.push(said);
                tally.judge(kind.expect("an act first"), &lines, wanted);
                judged = true;
            }
            _ => {}
        }
    }
    for failure in &tally.failures {
        println!("{failure}");
    }
    println!(
        "examples {}/{}  near-misses quiet {}/{}",
        tally.hits, tally.examples, tally.quiet, tally.misses
    );
    assert!(tally.examples > 150 && tally.misses > 80);
    assert!(tally.hits * 100 >= tally.examples * 90);
    assert!(tally.quiet * 100 >= tally.misses * 90);
}

const SAFETY: &str = include_str!("tests/safety.txt");

#[test]
fn words_that_concern_safety_and_words_that_only_sound_so() {
    let mut failures = Vec::new();
    for line in SAFETY.lines() {
        let flags = |words: &str| {
            let said = format!("Ana (to Lee): {words}");
            code(&session(&[&said]), &[]).safety
        };
        match line.split_once(' ') {
            Some(("+", rest)) => {
                let (concern, words) = rest.split_once(": ").expect("a concern");
                if !flags(words)
                    .iter()
                    .any(|flag| flag.concern.starts_with(concern))
                {
                    failures.push(format!("{line} -> {:?}", flags(words)));
                }
            }
            Some(("-", words)) if !flags(words).is_empty() => {
                failures.push(format!("{line} -> {:?}", flags(words)));
            }
            _ => {}
        }
    }
    assert_eq!(failures, Vec::<String>::new());
}

#[test]
fn a_flag_shows_its_words_and_whom_it_may_concern() {
    let coding = code(&session(&["Leo (to Tom): Stop, you hit me."]), &[]);
    let flag = coding.safety.first().expect("a flag");
    assert_eq!(&"Stop, you hit me."[flag.span.clone()], "you hit me");
    assert_eq!(flag.members, [MemberId(1), MemberId(2)]);
}

fn provenance(lines: &[&str]) -> Vec<(ActKind, Provenance)> {
    last(lines)
        .0
        .iter()
        .map(|act| (act.kind, act.provenance))
        .collect()
}

#[test]
fn the_therapists_move_before_decides_what_an_act_is_worth() {
    let said = "Karen (to Tom): You never listen.";
    let cases: [(&[&str], Provenance); 7] = [
        (&[said], Provenance::Spontaneous),
        (
            &["Lee (to Karen): How are the evenings?", said],
            Provenance::Prompted,
        ),
        (
            &["Lee (to Karen): What does Tom do wrong?", said],
            Provenance::Led,
        ),
        (
            &[
                "Lee (to Karen): Karen, talk to Tom about the evenings.",
                said,
            ],
            Provenance::EnactedAsDirected,
        ),
        (
            &[
                "Lee (to Leo): Leo, tell your dad yourself.",
                "Leo (to Tom): It was late.",
                said,
            ],
            Provenance::EnactedAgainst,
        ),
        (
            &[
                "Lee (to Karen): Karen, I'm with you on this, stay with your point.",
                said,
            ],
            Provenance::Unbalanced,
        ),
        (
            &["Karen (to Tom): She said you never listen."],
            Provenance::Reported,
        ),
    ];
    for (lines, expected) in cases {
        let found = provenance(lines);
        assert_eq!(
            found.first().map(|(_, p)| *p),
            Some(expected),
            "{lines:?} {found:?}"
        );
    }
}

#[test]
fn whom_something_is_said_to() {
    let cases: [(&[&str], Option<&str>); 7] = [
        (
            &["Karen: Leo, did you ring Gran?", "Leo: Not yet."],
            Some("Leo"),
        ),
        (
            &["Karen: You were late again, Tom.", "Tom: I know."],
            Some("Tom"),
        ),
        (
            &[
                "Lee: Karen, how was the week?",
                "Karen: Long, and the boiler broke down.",
            ],
            Some("Karen"),
        ),
        (&["Tom: Your father rang, Ana.", "Ana: When?"], Some("Ana")),
        (
            &["Karen (to Rose): It is cold.", "Rose: It is."],
            Some("Rose"),
        ),
        (
            &["Lee: Who would like to begin?", "Leo: Not me."],
            Some("all"),
        ),
        (&["[noise]: hello"], None),
    ];
    for (lines, expected) in cases {
        let session = session(lines);
        let coding = code(&session, &[]);
        let heard = match coding.addressees.first().copied().flatten() {
            Some(Addressee::Member(id)) => Some(name(Some(id))),
            Some(Addressee::All) => Some("all".into()),
            None => None,
        };
        assert_eq!(
            heard.as_deref(),
            expected,
            "{lines:?} {:?}",
            coding.address_cues
        );
        assert_eq!(coding.addressees.len(), lines.len());
        assert_eq!(coding.address_cues.len(), lines.len());
    }
}

#[test]
fn the_looks_like_a_coalition_example() {
    // domain example A: the same moves, other words.
    let lines = [
        "Lee (to Tom): Tom, how do you see the evenings?",
        "Tom (to Lee): I try to get him to-",
        "Karen (to Tom): You never try.",
        "Leo (to Tom): And you always shout.",
        "Tom (to Leo): I asked about the phone, that's all.",
        "Lee (to Leo): Leo, tell your dad yourself.",
        "Karen (to Lee): He means the shouting.",
        "Tom (to Karen): Let him say it.",
    ];
    let session = session(&lines);
    let coding = code(&session, &[]);
    let of = |at: usize| -> Vec<String> {
        coding
            .acts
            .iter()
            .filter(|act| act.utterance == at)
            .map(|act| format!("{}({}/{})", act.kind, name(act.target), name(act.against)))
            .collect()
    };
    assert_eq!(of(2), ["criticise(Tom/)"]);
    assert_eq!(of(3), ["agree-against(Karen/Tom)", "criticise(Tom/)"]);
    assert_eq!(of(4), Vec::<String>::new());
    assert_eq!(of(6), ["speak-for(Leo/)"]);
    assert_eq!(of(7), ["support(Leo/)"]);
    let spoken_for = coding
        .acts
        .iter()
        .find(|act| act.utterance == 6)
        .expect("an act");
    assert_eq!(spoken_for.provenance, Provenance::EnactedAgainst);
    let episode = coding.episodes.first().expect("an episode");
    assert_eq!(
        episode.participants,
        [MemberId(0), MemberId(1), MemberId(2)]
    );
    assert_eq!(
        episode.trios.first().map(|t| t.configuration),
        Some(Configuration::Against(MemberId(1)))
    );
}

#[test]
fn other_languages_get_no_acts() {
    let said = "Karen: Du hörst mir nie zu und ich habe dir das schon hundertmal gesagt, aber du gehst einfach weg \
                und lässt mich mit allem allein, so wie immer, und dann wundert ihr euch alle";
    let coding = code(&session(&[said]), &[]);
    assert_eq!(coding.language, Language::Unknown);
    assert_eq!(coding.acts, []);
    assert_eq!(
        code(&session(&["Karen (to Tom): Hm."]), &[]).language,
        Language::English
    );
}

#[test]
fn odd_input_is_read_in_time_that_grows_with_its_length() {
    let cases = [
        "you never ".repeat(10_000),
        "[".repeat(100_000),
        "*you (always [never".repeat(5_000),
        "Mum, Dad, Leo, Ana, ".repeat(5_000),
        "’'’'’'".repeat(20_000),
        "he said she said you never listen. ".repeat(3_000),
        "\u{202e}\u{0}🙂 ß İ ".repeat(5_000),
        "… — !!! ??? 123 % ".repeat(6_000),
        "you are lovely but no no no ".repeat(4_000),
    ];
    for text in cases {
        let said = format!("Karen: {text}");
        let session = session(&[&said, "Tom: What?"]);
        let coding = code(&session, &[]);
        for act in &coding.acts {
            assert!(
                session.utterances[act.utterance]
                    .text
                    .get(act.span.clone())
                    .is_some()
            );
        }
        assert_eq!(coding.addressees.len(), 2);
    }
}

#[test]
fn words_without_letters_say_nothing() {
    let coding = code(&session(&["Karen: … !!! 123", "Tom: ?!", "Leo: 🙂"]), &[]);
    assert_eq!((coding.acts, coding.safety), (Vec::new(), Vec::new()));
    assert_eq!(coding.addressees.len(), 3);
}

#[test]
fn a_sentence_in_another_language_does_not_silence_the_rest() {
    let coding = code(
        &session(&[
            "Karen (to Tom): Ja, genau das habe ich dir doch gesagt, du hörst mir nie zu.",
            "Tom (to Karen): You never listen to me and I am tired of it, so we are here with the doctor.",
            "Leo (to Tom): That is not what she said to you, and you know that it was not.",
        ]),
        &[],
    );
    assert_eq!(coding.language, Language::English);
    assert!(coding.acts.iter().all(|act| act.utterance > 0));
    assert!(
        coding
            .acts
            .iter()
            .any(|act| act.utterance == 1 && act.kind == ActKind::Criticise)
    );
}

#[test]
fn strangers_at_the_table_keep_their_words_to_themselves() {
    let lines = [
        "Somebody: You never listen.",
        "Karen (to Tom): You never listen.",
    ];
    let session = session(&lines);
    let coding = code(&session, &[]);
    assert!(
        coding.acts.iter().all(|act| act.utterance == 1),
        "{:?}",
        coding.acts
    );
    assert_eq!(coding.addressees.first(), Some(&None));
    assert_eq!(
        explain(&session, &[], 0).map(|it| it.acts),
        Some(Vec::new())
    );
}

#[test]
fn people_whose_kinship_is_not_known_can_still_be_coded() {
    let member = |name: &str, at: usize| Member {
        id: name.to_lowercase(),
        name: name.into(),
        role: Role::Other,
        speakers: vec![at],
        ..Member::default()
    };
    let cast = Cast {
        members: vec![member("Ash", 0), member("Kit", 1), member("Sky", 2)],
    };
    let line = |at: usize, text: &str| Utterance {
        speaker: Some(at),
        text: text.into(),
        ..Utterance::default()
    };
    let transcript = Transcript {
        speakers: ["Ash", "Kit", "Sky"].map(String::from).to_vec(),
        utterances: vec![
            line(0, "Kit, you never listen."),
            line(2, "Exactly, Kit never does."),
        ],
        ..Transcript::default()
    };
    let coding = code(&session::assemble(&transcript, &cast), &[]);
    let first = coding.acts.first().expect("an act");
    assert_eq!(
        (first.kind, first.target),
        (ActKind::Criticise, Some(MemberId(1)))
    );
}

#[test]
fn two_members_of_one_name_are_not_confused() {
    let mut cast = cast();
    cast.members[3].name = "Leo".into();
    let transcript = Transcript {
        speakers: ["Karen", "Tom", "Leo", "Leo", "Sam", "Rose", "Lee"]
            .map(String::from)
            .to_vec(),
        utterances: vec![Utterance {
            speaker: Some(0),
            text: "Leo never listens.".into(),
            ..Utterance::default()
        }],
        ..Transcript::default()
    };
    let coding = code(&session::assemble(&transcript, &cast), &[]);
    assert_eq!(coding.acts, []);
}
