//! How far the coding agrees with labelled sessions: per act, by sign, triadic, addressee.
//!
//! Reads `../shared/data/vignettes` and passes when it is absent. `STANCE_EVAL=odd|even|all` chooses the sessions by the
//! parity of their number (default odd: the ones rules may be developed on); `STANCE_SHOW=n` how many confusions per act.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kinmap::import::{Seconds, Timing, Transcript, Utterance};
use kinmap::session::{self, Cast, Generation, Member, MemberId, Role, Session};
use kinmap::stance::{self, Act, ActKind, Addressee, Channel, Coding};
use serde_json::Value;

struct Labelled {
    name: String,
    session: Session,
    coding: Coding,
    acts: Vec<Vec<Gold>>,
    to: Vec<Vec<String>>,
    ids: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Gold {
    kind: ActKind,
    actor: Option<MemberId>,
    target: Option<MemberId>,
    against: Option<MemberId>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/vignettes")
}

fn sessions() -> Vec<Labelled> {
    let wanted = std::env::var("STANCE_EVAL").unwrap_or_else(|_| "odd".into());
    let Ok(entries) = std::fs::read_dir(folder()) else {
        return Vec::new();
    };
    let names: BTreeSet<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| folder().join(name).join("truth.json").exists())
        .collect();
    names
        .into_iter()
        .filter(|name| {
            let number: u32 = name
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .unwrap_or(0);
            match wanted.as_str() {
                "all" => true,
                "even" => number.is_multiple_of(2),
                "odd" => !number.is_multiple_of(2),
                one => name == one,
            }
        })
        .map(|name| load(&name))
        .collect()
}

fn load(name: &str) -> Labelled {
    let read = std::fs::read_to_string(folder().join(name).join("truth.json")).unwrap();
    let truth: Value = serde_json::from_str(&read).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut members: Vec<Member> = truth["members"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(index, m)| Member {
            id: text(&m["id"]),
            name: text(&m["name"]),
            role: role(&text(&m["role"])),
            generation: m["generation"]
                .as_i64()
                .map(|g| Generation(i8::try_from(g).unwrap())),
            speakers: vec![index],
            age: m["age"].as_u64().map(|a| u8::try_from(a).unwrap()),
            identified_patient: m["ip"].as_bool().unwrap_or(false),
            executive: m["executive"].as_bool(),
            why: None,
        })
        .collect();
    members.push(Member {
        id: text(&truth["therapist"]["id"]),
        name: text(&truth["therapist"]["name"]),
        role: Role::Therapist,
        speakers: vec![members.len()],
        ..Member::default()
    });
    let ids: Vec<String> = members.iter().map(|m| m.id.clone()).collect();
    let index = |id: &str| ids.iter().position(|known| known == id);
    let turns = truth["turns"].as_array().unwrap();
    let seconds = |value: &Value| {
        value
            .as_f64()
            .map(|s| Seconds::from_millis((s * 1000.0) as i64))
    };
    let transcript = Transcript {
        speakers: members.iter().map(|m| m.name.clone()).collect(),
        utterances: turns
            .iter()
            .map(|turn| Utterance {
                speaker: index(&text(&turn["speaker"])),
                start: seconds(&turn["start"]),
                end: seconds(&turn["end"]),
                text: text(&turn["text"]),
                ..Utterance::default()
            })
            .collect(),
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Transcript::default()
    };
    let session = session::assemble(&transcript, &Cast { members });
    let coding = stance::code(&session, &[]);
    let who = |value: &Value| value.as_str().and_then(index).map(MemberId);
    let acts = turns
        .iter()
        .map(|turn| {
            turn["acts"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|act| {
                    Some(Gold {
                        kind: text(&act["kind"]).parse().ok()?,
                        actor: who(&act["actor"]),
                        target: who(&act["target"]),
                        against: who(&act["against"]),
                    })
                })
                .collect()
        })
        .collect();
    let to = turns
        .iter()
        .map(|turn| turn["to"].as_array().unwrap().iter().map(text).collect())
        .collect();
    Labelled {
        name: name.into(),
        session,
        coding,
        acts,
        to,
        ids,
    }
}

fn role(name: &str) -> Role {
    let plain = name.to_lowercase().replace([' ', '-'], "");
    Role::ALL
        .into_iter()
        .find(|role| role.name().replace('-', "") == plain)
        .unwrap_or_else(|| match plain.as_str() {
            "greatgrandmother" => Role::Grandmother,
            other => {
                eprintln!("role not known: {other}");
                Role::Other
            }
        })
}

/// The sign of a turn: by the count of positive and negative acts; a tie is negative.
fn sign(channels: impl Iterator<Item = Channel>) -> i8 {
    let (mut plus, mut minus) = (0, 0);
    for channel in channels {
        match channel {
            Channel::Positive => plus += 1,
            Channel::Negative => minus += 1,
            _ => {}
        }
    }
    if minus > 0 && minus >= plus {
        -1
    } else {
        i8::from(plus > 0)
    }
}

fn kappa(pairs: &[(i8, i8)]) -> f64 {
    let n = pairs.len() as f64;
    let mut agree = 0.0;
    let (mut left, mut right) = (BTreeMap::<i8, f64>::new(), BTreeMap::<i8, f64>::new());
    for &(a, b) in pairs {
        agree += f64::from(u8::from(a == b));
        *left.entry(a).or_default() += 1.0;
        *right.entry(b).or_default() += 1.0;
    }
    let chance: f64 = left
        .iter()
        .map(|(k, l)| l / n * right.get(k).copied().unwrap_or(0.0) / n)
        .sum();
    (agree / n - chance) / (1.0 - chance)
}

fn acts_of(labelled: &Labelled, at: usize) -> Vec<&Act> {
    labelled
        .coding
        .acts
        .iter()
        .filter(|act| act.utterance == at)
        .collect()
}

#[test]
fn agreement_with_labelled_sessions() {
    let sessions = sessions();
    if sessions.is_empty() {
        println!("no labelled sessions here: nothing to compare with");
        return;
    }
    let mut signs = Vec::new();
    let mut triads = Vec::new();
    let mut per_session = String::new();
    let (mut named, mut right, mut heard) = (0, 0, 0);
    let mut table: BTreeMap<ActKind, [u32; 4]> = BTreeMap::new();
    let mut confusions: BTreeMap<(&str, ActKind), Vec<String>> = BTreeMap::new();
    let mut cues: BTreeMap<(ActKind, String), (u32, u32, u32)> = BTreeMap::new();
    let mut misheard = Vec::new();
    let (mut exact, mut gold_total, mut found_total) = (0, 0, 0);
    for s in &sessions {
        let from = (signs.len(), triads.len());
        for at in 0..s.session.utterances.len() {
            let gold = &s.acts[at];
            let speaker = s.session.utterances[at].speaker;
            let text = &s.session.utterances[at].text;
            let address = s.coding.addressees[at].map(|a| match a {
                Addressee::All => "all".to_owned(),
                Addressee::Member(id) => s.ids[id.0].clone(),
            });
            heard += 1;
            named += u32::from(address.is_some());
            if address.as_ref().is_some_and(|a| s.to[at].contains(a)) {
                right += 1;
            } else {
                misheard.push(format!(
                    "{} {at} {} -> {:?} not {address:?} ({}): {text}",
                    s.name,
                    speaker.map_or("?", |i| &s.ids[i.0]),
                    s.to[at],
                    s.coding.address_cues[at].cue
                ));
            }
            if speaker.is_some_and(|id| s.session.family.is_therapist(id)) {
                continue;
            }
            let found = acts_of(s, at);
            signs.push((
                sign(gold.iter().map(|a| a.kind.channel())),
                sign(found.iter().map(|a| a.kind.channel())),
            ));
            triads.push((
                i8::from(gold.iter().any(|a| a.kind.is_triadic())),
                i8::from(found.iter().any(|a| a.kind.is_triadic())),
            ));
            gold_total += gold.len();
            found_total += found.len();
            let name = |id: Option<MemberId>| id.map_or("-", |i| &s.ids[i.0]).to_owned();
            let line = |acts: String| {
                format!(
                    "{} {at} {} -> {}: {text}   GOLD {} | FOUND {acts}",
                    s.name,
                    name(speaker),
                    s.to[at].join("+"),
                    gold.iter()
                        .map(|g| format!("{}({};{})", g.kind, name(g.target), name(g.against)))
                        .collect::<Vec<_>>()
                        .join(" ")
                )
            };
            let shown = found
                .iter()
                .map(|a| {
                    format!(
                        "{}({};{}) \"{}\" [{}]",
                        a.kind,
                        name(a.target),
                        name(a.against),
                        &text[a.span.clone()],
                        a.why
                    )
                })
                .collect::<Vec<_>>()
                .join(" ");
            for &kind in ActKind::ALL {
                let (is, was) = (
                    found.iter().any(|a| a.kind == kind),
                    gold.iter().any(|a| a.kind == kind),
                );
                let row = table.entry(kind).or_default();
                match (is, was) {
                    (true, true) => row[0] += 1,
                    (true, false) => {
                        row[1] += 1;
                        confusions
                            .entry(("false", kind))
                            .or_default()
                            .push(line(shown.clone()));
                    }
                    (false, true) => {
                        row[2] += 1;
                        confusions
                            .entry(("missed", kind))
                            .or_default()
                            .push(line(shown.clone()));
                    }
                    (false, false) => {}
                }
                if is
                    && was
                    && found
                        .iter()
                        .filter(|a| a.kind == kind)
                        .any(|a| gold.iter().any(|g| g.kind == kind && g.target == a.target))
                {
                    row[3] += 1;
                }
            }
            for act in &found {
                let fits = |channel: Channel| gold.iter().any(|g| g.kind.channel() == channel);
                let row = cues.entry((act.kind, act.why.clone())).or_default();
                row.0 += 1;
                row.1 += u32::from(fits(act.kind.channel()));
                row.2 += u32::from(gold.iter().any(|g| g.kind == act.kind));
            }
            exact += found
                .iter()
                .filter(|a| {
                    gold.iter()
                        .any(|g| g.kind == a.kind && g.target == a.target)
                })
                .count();
        }
        per_session += &format!(
            "  {} sign {:.2} triadic {:.2}\n",
            s.name,
            kappa(&signs[from.0..]),
            kappa(&triads[from.1..])
        );
    }
    println!("{:<18} right false missed  P    R    F1   target", "act");
    for (kind, [tp, fp, fneg, target]) in &table {
        let (tp, fp, fneg) = (f64::from(*tp), f64::from(*fp), f64::from(*fneg));
        println!(
            "{:<18} {tp:5} {fp:5} {fneg:5}  {:.2} {:.2} {:.2}  {target}",
            kind.name(),
            tp / (tp + fp),
            tp / (tp + fneg),
            2.0 * tp / (2.0 * tp + fp + fneg)
        );
    }
    let show: usize = std::env::var("STANCE_SHOW")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    let only = std::env::var("STANCE_KIND").unwrap_or_default();
    for ((what, kind), lines) in &confusions {
        if only.is_empty() || only.split(',').any(|k| k == kind.name()) {
            for line in lines.iter().take(show) {
                println!("{what} {kind}: {line}");
            }
        }
    }
    let mut worst: Vec<_> = confusions.iter().collect();
    worst.sort_by_key(|(key, lines)| (std::cmp::Reverse(lines.len()), **key));
    println!("the ten commonest confusions, each with one line");
    for ((what, kind), lines) in worst.into_iter().take(10) {
        let line: String = lines
            .first()
            .map(|l| l.chars().take(200).collect())
            .unwrap_or_default();
        println!("  {:3} {what} {kind}: {line}", lines.len());
    }
    if only == "cues" {
        println!("{:<20} fired, in the right channel, the right act", "cue");
        for ((kind, why), (all, channel, right)) in &cues {
            println!("{:<18} {all:4} {channel:4} {right:4}  {why}", kind.name());
        }
    }
    if only == "address" {
        for line in misheard.iter().take(show) {
            println!("{line}");
        }
    }
    let crossing = |g: i8, f: i8| signs.iter().filter(|&&p| p == (g, f)).count();
    println!("sign, rows labelled - 0 +, columns found - 0 +");
    for g in [-1, 0, 1] {
        println!(
            "  {:4} {:4} {:4}",
            crossing(g, -1),
            crossing(g, 0),
            crossing(g, 1)
        );
    }
    print!("{per_session}");
    println!("sessions {} turns {}", sessions.len(), signs.len());
    println!(
        "sign kappa {:.3}  triadic kappa {:.3}",
        kappa(&signs),
        kappa(&triads)
    );
    let triadic = |g: i8, f: i8| triads.iter().filter(|&&p| p == (g, f)).count() as f64;
    println!(
        "triadic precision {:.2} recall {:.2}",
        triadic(1, 1) / (triadic(1, 1) + triadic(0, 1)),
        triadic(1, 1) / (triadic(1, 1) + triadic(1, 0))
    );
    println!(
        "exact act with target: P {:.2} R {:.2}",
        exact as f64 / found_total as f64,
        exact as f64 / gold_total as f64
    );
    println!(
        "addressee accuracy {:.3}  (named {:.3}, right where named {:.3})",
        f64::from(right) / f64::from(heard),
        f64::from(named) / f64::from(heard),
        f64::from(right) / f64::from(named)
    );
    let words: usize = sessions
        .iter()
        .flat_map(|s| &s.session.utterances)
        .map(|u| u.text.split_whitespace().count())
        .sum();
    let clock = std::time::Instant::now();
    for s in &sessions {
        std::hint::black_box(stance::code(&s.session, &[]));
    }
    println!(
        "{words} words coded in {:.1} ms",
        clock.elapsed().as_secs_f64() * 1000.0
    );
    assert!(
        kappa(&signs) > 0.2,
        "the coding has lost touch with the labels"
    );
}
