//! CHAT, ELAN, EXMARaLDA, TextGrid, TEI, STM, RTTM, CTM, label files.

use super::{Turn, escaped, seconds, words};

/// The speakers, each with the turns that are theirs.
fn tiers(turns: &[Turn]) -> Vec<(&str, Vec<(usize, &Turn)>)> {
    let mut tiers: Vec<(&str, Vec<(usize, &Turn)>)> = Vec::new();
    for (number, turn) in turns.iter().enumerate() {
        match tiers.iter_mut().find(|(who, _)| *who == turn.who) {
            Some((_, tier)) => tier.push((number, turn)),
            None => tiers.push((&turn.who, vec![(number, turn)])),
        }
    }
    tiers
}

fn code(place: usize) -> String {
    format!("SP{place}")
}

pub fn chat(turns: &[Turn]) -> Vec<u8> {
    let tiers = tiers(turns);
    let place = |who: &str| tiers.iter().position(|tier| tier.0 == who).unwrap_or(0);
    let people: Vec<String> = (0..tiers.len())
        .map(|place| format!("{} Adult", code(place)))
        .collect();
    let line = |turn: &Turn| {
        let (text, code) = (turn.text.trim_end_matches('.'), code(place(&turn.who)));
        format!(
            "*{code}:\t{text} . \u{15}{}_{}\u{15}\n",
            turn.start, turn.end
        )
    };
    format!(
        "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\t{}\n{}@End\n",
        people.join(", "),
        turns.iter().map(line).collect::<String>()
    )
    .into_bytes()
}

pub fn elan(turns: &[Turn]) -> Vec<u8> {
    let slots = turns.iter().enumerate().map(|(number, turn)| {
        let (one, two) = (2 * number + 1, 2 * number + 2);
        format!(
            "        <TIME_SLOT TIME_SLOT_ID=\"ts{one}\" TIME_VALUE=\"{}\"/>\n        <TIME_SLOT TIME_SLOT_ID=\"ts{two}\" TIME_VALUE=\"{}\"/>\n",
            turn.start, turn.end
        )
    });
    let annotation = |(number, turn): &(usize, &Turn)| {
        let (one, two) = (2 * number + 1, 2 * number + 2);
        format!(
            "        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a{number}\" TIME_SLOT_REF1=\"ts{one}\" TIME_SLOT_REF2=\"ts{two}\">\n\
             \x20               <ANNOTATION_VALUE>{}</ANNOTATION_VALUE>\n            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n",
            escaped(&turn.text)
        )
    };
    let tier = |(who, turns): &(&str, Vec<(usize, &Turn)>)| {
        let (who, all) = (
            escaped(who),
            turns.iter().map(annotation).collect::<String>(),
        );
        format!(
            "    <TIER LINGUISTIC_TYPE_REF=\"utterance\" PARTICIPANT=\"{who}\" TIER_ID=\"{who}\">\n{all}    </TIER>\n"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ANNOTATION_DOCUMENT FORMAT=\"3.0\" VERSION=\"3.0\">\n    <HEADER TIME_UNITS=\"milliseconds\"/>\n\
         \x20   <TIME_ORDER>\n{}    </TIME_ORDER>\n{}</ANNOTATION_DOCUMENT>\n",
        slots.collect::<String>(),
        tiers(turns).iter().map(tier).collect::<String>()
    )
    .into_bytes()
}

pub fn exmaralda(turns: &[Turn]) -> Vec<u8> {
    let mut points: Vec<u32> = turns
        .iter()
        .flat_map(|turn| [turn.start, turn.end])
        .collect();
    points.sort_unstable();
    points.dedup();
    let point = |millis: u32| points.binary_search(&millis).unwrap_or(0);
    let line = points
        .iter()
        .enumerate()
        .map(|(place, millis)| format!("<tli id=\"T{place}\" time=\"{}\"/>\n", seconds(*millis)));
    let tiers = tiers(turns);
    let speakers = tiers.iter().enumerate().map(|(place, (who, _))| {
        let who = escaped(who);
        format!("<speaker id=\"SPK{place}\"><abbreviation>{who}</abbreviation></speaker>\n")
    });
    let event = |(_, turn): &(usize, &Turn)| {
        format!(
            "<event start=\"T{}\" end=\"T{}\">{}</event>\n",
            point(turn.start),
            point(turn.end),
            escaped(&turn.text)
        )
    };
    let bodies = tiers.iter().enumerate().map(|(place, (_, turns))| {
        let events: String = turns.iter().map(event).collect();
        format!("<tier id=\"TIE{place}\" speaker=\"SPK{place}\" category=\"v\" type=\"t\">\n{events}</tier>\n")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<basic-transcription><head><speakertable>\n{}</speakertable></head>\n<basic-body><common-timeline>\n{}</common-timeline>\n{}</basic-body></basic-transcription>\n",
        speakers.collect::<String>(),
        line.collect::<String>(),
        bodies.collect::<String>()
    )
    .into_bytes()
}

pub fn textgrid(turns: &[Turn]) -> Vec<u8> {
    let last = turns.iter().map(|turn| turn.end).max().unwrap_or(0);
    let (tiers, last) = (tiers(turns), seconds(last));
    let interval = |(place, (_, turn)): (usize, &(usize, &Turn))| {
        format!(
            "        intervals [{}]:\n            xmin = {} \n            xmax = {} \n            text = \"{}\" \n",
            place + 1,
            seconds(turn.start),
            seconds(turn.end),
            turn.text.replace('"', "\"\"")
        )
    };
    let bodies = tiers.iter().enumerate().map(|(place, (who, turns))| {
        format!(
            "    item [{}]:\n        class = \"IntervalTier\" \n        name = \"{}\" \n        xmin = 0 \n        xmax = {last} \n        intervals: size = {} \n{}",
            place + 1,
            who.replace('"', "\"\""),
            turns.len(),
            turns.iter().enumerate().map(interval).collect::<String>()
        )
    });
    format!(
        "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \nxmax = {last} \ntiers? <exists> \nsize = {} \nitem []: \n{}",
        tiers.len(),
        bodies.collect::<String>()
    )
    .into_bytes()
}

pub fn tei(turns: &[Turn]) -> Vec<u8> {
    let tiers = tiers(turns);
    let place = |who: &str| tiers.iter().position(|tier| tier.0 == who).unwrap_or(0);
    let people = tiers.iter().enumerate().map(|(place, (who, _))| {
        let who = escaped(who);
        format!(
            "<person xml:id=\"{}\"><persName>{who}</persName></person>\n",
            code(place)
        )
    });
    let points = turns.iter().enumerate().map(|(number, turn)| {
        format!(
            "<when xml:id=\"B{number}\" interval=\"{}\" since=\"#T0\"/>\n<when xml:id=\"E{number}\" interval=\"{}\" since=\"#T0\"/>\n",
            seconds(turn.start),
            seconds(turn.end)
        )
    });
    let said = turns.iter().enumerate().map(|(number, turn)| {
        let (who, text) = (code(place(&turn.who)), escaped(&turn.text));
        format!("<u who=\"#{who}\" start=\"#B{number}\" end=\"#E{number}\">{text}</u>\n")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><particDesc><listPerson>\n{}</listPerson></particDesc></teiHeader>\n\
         <text><timeline unit=\"s\"><when xml:id=\"T0\"/>\n{}</timeline>\n<body>\n{}</body></text></TEI>\n",
        people.collect::<String>(),
        points.collect::<String>(),
        said.collect::<String>()
    )
    .into_bytes()
}

pub fn stm(turns: &[Turn]) -> Vec<u8> {
    let row = |turn: &Turn| {
        let (start, end) = (seconds(turn.start), seconds(turn.end));
        let who = turn.who.replace(' ', "_");
        format!("session 1 {who} {start} {end} <o,f0> {}\n", turn.text)
    };
    turns.iter().map(row).collect::<String>().into_bytes()
}

pub fn rttm(turns: &[Turn]) -> Vec<u8> {
    let row = |turn: &Turn| {
        let (start, length) = (seconds(turn.start), seconds(turn.end - turn.start));
        let who = turn.who.replace(' ', "_");
        format!("SPEAKER session 1 {start} {length} <NA> <NA> {who} <NA> <NA>\n")
    };
    turns.iter().map(row).collect::<String>().into_bytes()
}

pub fn ctm(turns: &[Turn]) -> Vec<u8> {
    let row = |who: &str, (start, end, word): (u32, u32, &str)| {
        let (start, length, who) = (seconds(start), seconds(end - start), who.replace(' ', "_"));
        format!("session 1 {start} {length} {word} 0.90 lex {who}\n")
    };
    let rows = turns
        .iter()
        .flat_map(|turn| words(turn).into_iter().map(|word| row(&turn.who, word)));
    rows.collect::<String>().into_bytes()
}

pub fn lab(turns: &[Turn]) -> Vec<u8> {
    let row = |turn: &Turn| {
        let (start, end) = (seconds(turn.start), seconds(turn.end));
        format!("{start}\t{end}\t{}\n", turn.who)
    };
    turns.iter().map(row).collect::<String>().into_bytes()
}
