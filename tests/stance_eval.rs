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

/// Everything that is counted over the sessions.
#[derive(Default)]
struct Tally {
    signs: Vec<(i8, i8)>,
    triads: Vec<(i8, i8)>,
    /// Per act: right, false, missed, right with the right target.
    table: BTreeMap<ActKind, [u32; 4]>,
    confusions: BTreeMap<(&'static str, ActKind), Vec<String>>,
    /// Per cue: fired, in the right channel, the right act.
    cues: BTreeMap<(ActKind, String), [u32; 3]>,
    misheard: Vec<String>,
    /// Addressees: heard, named, right.
    heard: [u32; 3],
    /// Acts: found with the right target, found, labelled.
    exact: [usize; 3],
}

impl Tally {
    fn session(&mut self, s: &Labelled) {
        let from = (self.signs.len(), self.triads.len());
        for at in 0..s.session.utterances.len() {
            self.address(s, at);
            let speaker = s.session.utterances[at].speaker;
            if !speaker.is_some_and(|id| s.session.family.is_therapist(id)) {
                self.turn(s, at);
            }
        }
        println!(
            "  {} sign {:.2} triadic {:.2}",
            s.name,
            kappa(&self.signs[from.0..]),
            kappa(&self.triads[from.1..])
        );
    }

    fn address(&mut self, s: &Labelled, at: usize) {
        let address = s.coding.addressees[at].map(|a| match a {
            Addressee::All => "all".to_owned(),
            Addressee::Member(id) => s.ids[id.0].clone(),
        });
        let right = address.as_ref().is_some_and(|a| s.to[at].contains(a));
        for (count, more) in self.heard.iter_mut().zip([true, address.is_some(), right]) {
            *count += u32::from(more);
        }
        if !right {
            let (text, cue) = (
                &s.session.utterances[at].text,
                s.coding.address_cues[at].cue,
            );
            self.misheard.push(format!(
                "{} {at} to {:?} not {address:?} ({cue}): {text}",
                s.name, s.to[at]
            ));
        }
    }

    fn turn(&mut self, s: &Labelled, at: usize) {
        let (gold, found) = (&s.acts[at], acts_of(s, at));
        let (was, is) = (|g: &Gold| g.kind.channel(), |a: &&Act| a.kind.channel());
        self.signs
            .push((sign(gold.iter().map(was)), sign(found.iter().map(is))));
        self.triads.push((
            i8::from(gold.iter().any(|g| g.kind.is_triadic())),
            i8::from(found.iter().any(|a| a.kind.is_triadic())),
        ));
        let same = |a: &&&Act| {
            gold.iter()
                .any(|g| g.kind == a.kind && g.target == a.target)
        };
        let exact = found.iter().filter(same).count();
        for (count, more) in self.exact.iter_mut().zip([exact, found.len(), gold.len()]) {
            *count += more;
        }
        for act in &found {
            let channel = gold.iter().any(|g| g.kind.channel() == act.kind.channel());
            let kind = gold.iter().any(|g| g.kind == act.kind);
            let row = self.cues.entry((act.kind, act.why.clone())).or_default();
            for (count, more) in row.iter_mut().zip([true, channel, kind]) {
                *count += u32::from(more);
            }
        }
        for &kind in ActKind::ALL {
            self.kind(s, at, kind);
        }
    }

    fn kind(&mut self, s: &Labelled, at: usize, kind: ActKind) {
        let gold: Vec<&Gold> = s.acts[at].iter().filter(|g| g.kind == kind).collect();
        let found: Vec<&Act> = acts_of(s, at)
            .into_iter()
            .filter(|a| a.kind == kind)
            .collect();
        let row = self.table.entry(kind).or_default();
        let what = match (found.is_empty(), gold.is_empty()) {
            (true, true) => return,
            (false, false) => {
                row[0] += 1;
                let aimed = |a: &&Act| gold.iter().any(|g| g.target == a.target);
                row[3] += u32::from(found.iter().any(aimed));
                return;
            }
            (false, true) => {
                row[1] += 1;
                "false"
            }
            (true, false) => {
                row[2] += 1;
                "missed"
            }
        };
        self.confusions
            .entry((what, kind))
            .or_default()
            .push(quote(s, at));
    }

    fn print_acts(&self) {
        println!("{:<18} right false missed  P    R    F1   target", "act");
        for (kind, counts) in &self.table {
            let [tp, fp, missed, target] = counts.map(f64::from);
            println!(
                "{:<18} {tp:5} {fp:5} {missed:5}  {:.2} {:.2} {:.2}  {target}",
                kind.name(),
                tp / (tp + fp),
                tp / (tp + missed),
                2.0 * tp / (2.0 * tp + fp + missed)
            );
        }
        let mut worst: Vec<_> = self.confusions.iter().collect();
        worst.sort_by_key(|(key, lines)| (std::cmp::Reverse(lines.len()), **key));
        println!("the ten commonest confusions, each with one line");
        for ((what, kind), lines) in worst.into_iter().take(10) {
            let line: String = lines
                .iter()
                .take(1)
                .flat_map(|l| l.chars().take(200))
                .collect();
            println!("  {:3} {what} {kind}: {line}", lines.len());
        }
    }

    /// What was asked for by name: lines of an act, the record of every cue, the addressees that were wrong.
    fn print_asked(&self) {
        let show = std::env::var("STANCE_SHOW")
            .ok()
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        let asked = std::env::var("STANCE_KIND").unwrap_or_default();
        for ((what, kind), lines) in &self.confusions {
            if asked.split(',').any(|name| name == kind.name()) {
                lines
                    .iter()
                    .take(show)
                    .for_each(|line| println!("{what} {kind}: {line}"));
            }
        }
        if asked == "cues" {
            for ((kind, why), [all, channel, right]) in &self.cues {
                println!(
                    "{:<18} fired {all:4} channel {channel:4} act {right:4}  {why}",
                    kind.name()
                );
            }
        }
        if asked == "address" {
            self.misheard
                .iter()
                .take(show)
                .for_each(|line| println!("{line}"));
        }
    }

    fn print_agreement(&self) {
        println!("sign, rows labelled - 0 +, columns found - 0 +");
        for g in [-1, 0, 1] {
            let [minus, none, plus] =
                [-1, 0, 1].map(|f| self.signs.iter().filter(|&&p| p == (g, f)).count());
            println!("  {minus:4} {none:4} {plus:4}");
        }
        println!("turns {}", self.signs.len());
        println!(
            "sign kappa {:.3}  triadic kappa {:.3}",
            kappa(&self.signs),
            kappa(&self.triads)
        );
        let triadic = |g: i8, f: i8| self.triads.iter().filter(|&&p| p == (g, f)).count() as f64;
        println!(
            "triadic precision {:.2} recall {:.2}",
            triadic(1, 1) / (triadic(1, 1) + triadic(0, 1)),
            triadic(1, 1) / (triadic(1, 1) + triadic(1, 0))
        );
        let [exact, found, gold] = self.exact.map(|n| n as f64);
        println!(
            "exact act with target: P {:.2} R {:.2}",
            exact / found,
            exact / gold
        );
        let [heard, named, right] = self.heard.map(f64::from);
        println!(
            "addressee accuracy {:.3}  (named {:.3}, right where named {:.3})",
            right / heard,
            named / heard,
            right / named
        );
    }
}

/// One turn with its labels and what was found.
fn quote(s: &Labelled, at: usize) -> String {
    let name = |id: Option<MemberId>| id.map_or("-", |i| &s.ids[i.0]).to_owned();
    let spoken = &s.session.utterances[at];
    let gold: Vec<String> = s.acts[at]
        .iter()
        .map(|g| format!("{}({};{})", g.kind, name(g.target), name(g.against)))
        .collect();
    let found: Vec<String> = acts_of(s, at)
        .iter()
        .map(|a| {
            let words = &spoken.text[a.span.clone()];
            format!(
                "{}({};{}) \"{words}\" [{}]",
                a.kind,
                name(a.target),
                name(a.against),
                a.why
            )
        })
        .collect();
    format!(
        "{} {at} {} -> {}: {}   LABELLED {} | FOUND {}",
        s.name,
        name(spoken.speaker),
        s.to[at].join("+"),
        spoken.text,
        gold.join(" "),
        found.join(" ")
    )
}

/// How long coding takes: every session again.
fn print_time(sessions: &[Labelled]) {
    let words: usize = sessions
        .iter()
        .flat_map(|s| &s.session.utterances)
        .map(|u| u.text.split_whitespace().count())
        .sum();
    let clock = std::time::Instant::now();
    for s in sessions {
        std::hint::black_box(stance::code(&s.session, &[]));
    }
    let milliseconds = clock.elapsed().as_secs_f64() * 1000.0;
    println!("{words} words coded in {milliseconds:.1} ms");
}

#[test]
fn agreement_with_labelled_sessions() {
    let sessions = sessions();
    if sessions.is_empty() {
        println!("no labelled sessions here: nothing to compare with");
        return;
    }
    let mut tally = Tally::default();
    for s in &sessions {
        tally.session(s);
    }
    tally.print_acts();
    tally.print_asked();
    tally.print_agreement();
    print_time(&sessions);
    assert!(tally.exact[0] > 0, "not one act was found as labelled");
}
