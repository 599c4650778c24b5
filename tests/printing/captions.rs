//! WebVTT, SubRip, SBV, TTML.

use super::{Turn, clock, escaped, seconds};

pub fn webvtt(turns: &[Turn]) -> Vec<u8> {
    let cue = |turn: &Turn| {
        let (from, to) = (clock(turn.start, '.', 2), clock(turn.end, '.', 2));
        let (who, text) = (escaped(&turn.who), escaped(&turn.text));
        format!("{from} --> {to}\n<v {who}>{text}</v>\n\n")
    };
    format!("WEBVTT\n\n{}", turns.iter().map(cue).collect::<String>()).into_bytes()
}

pub fn webvtt_named(turns: &[Turn]) -> Vec<u8> {
    let cue = |(number, turn): (usize, &Turn)| {
        let (from, to) = (clock(turn.start, '.', 2), clock(turn.end, '.', 2));
        let text = escaped(&turn.text);
        format!("{}\n{from} --> {to}\n{}: {text}\n\n", number + 1, turn.who)
    };
    let cues = turns.iter().enumerate().map(cue);
    format!("WEBVTT\n\n{}", cues.collect::<String>()).into_bytes()
}

pub fn subrip(turns: &[Turn]) -> Vec<u8> {
    let cue = |(number, turn): (usize, &Turn)| {
        let (from, to) = (clock(turn.start, ',', 2), clock(turn.end, ',', 2));
        format!(
            "{}\n{from} --> {to}\n{}: {}\n\n",
            number + 1,
            turn.who,
            turn.text
        )
    };
    turns
        .iter()
        .enumerate()
        .map(cue)
        .collect::<String>()
        .into_bytes()
}

pub fn sbv(turns: &[Turn]) -> Vec<u8> {
    let cue = |turn: &Turn| {
        let (from, to) = (clock(turn.start, '.', 1), clock(turn.end, '.', 1));
        format!("{from},{to}\n{}: {}\n\n", turn.who, turn.text)
    };
    turns.iter().map(cue).collect::<String>().into_bytes()
}

pub fn ttml(turns: &[Turn]) -> Vec<u8> {
    let mut people: Vec<&str> = turns.iter().map(|turn| turn.who.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let id = |who: &str| people.binary_search(&who).unwrap_or(0);
    let agents = people.iter().enumerate().map(|(id, who)| {
        format!("<ttm:agent xml:id=\"p{id}\" type=\"person\"><ttm:name type=\"alias\">{}</ttm:name></ttm:agent>\n", escaped(who))
    });
    let paragraphs = turns.iter().map(|turn| {
        format!(
            "<p begin=\"{}s\" end=\"{}s\" ttm:agent=\"p{}\">{}</p>\n",
            seconds(turn.start),
            seconds(turn.end),
            id(&turn.who),
            escaped(&turn.text)
        )
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" xml:lang=\"en\">\n\
         <head><metadata>\n{}</metadata></head>\n<body><div>\n{}</div></body>\n</tt>\n",
        agents.collect::<String>(),
        paragraphs.collect::<String>()
    )
    .into_bytes()
}
