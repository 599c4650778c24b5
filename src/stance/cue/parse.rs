//! The written form of a pattern → its nodes.

use super::class::Vocabulary;
use super::pattern::{Flaw, Node, Test};

/// A whole pattern: a row of words, gaps and brackets.
pub(super) fn pattern(text: &str, vocabulary: &mut Vocabulary) -> Result<Node, Flaw> {
    let spaced = text
        .replace('(', " ( ")
        .replace(")?", " )? ")
        .replace(')', " ) ")
        .replace(") ?", ")?")
        .replace('|', " | ");
    let mut words = spaced.split_whitespace().peekable();
    let node = either(&mut words, vocabulary)?;
    match words.next() {
        None => Ok(node),
        Some(_) => Err(Flaw::Malformed),
    }
}

type Words<'t> = std::iter::Peekable<std::str::SplitWhitespace<'t>>;

/// Rows with bars between, up to a closing bracket or the end.
fn either(words: &mut Words<'_>, vocabulary: &mut Vocabulary) -> Result<Node, Flaw> {
    let mut rows = vec![row(words, vocabulary)?];
    while words.next_if_eq(&"|").is_some() {
        rows.push(row(words, vocabulary)?);
    }
    Ok(join(rows, vocabulary))
}

/// Single plain words among alternatives become one class: one test instead of many.
fn join(mut rows: Vec<Node>, vocabulary: &mut Vocabulary) -> Node {
    let literal = |node: &Node| match node {
        Node::Row(nodes) => match nodes.as_slice() {
            [Node::One(Test::Literal(word))] => Some(*word),
            _ => None,
        },
        _ => None,
    };
    let words: Vec<_> = rows.iter().filter_map(literal).collect();
    if words.len() > 1 {
        rows.retain(|node| literal(node).is_none());
        rows.push(Node::One(Test::Class(vocabulary.unnamed(words))));
    }
    match rows.len() {
        1 => rows.pop().unwrap_or(Node::Row(Vec::new())),
        _ => Node::Either(rows),
    }
}

fn row(words: &mut Words<'_>, vocabulary: &mut Vocabulary) -> Result<Node, Flaw> {
    let mut nodes = Vec::new();
    while let Some(word) = words.next_if(|word| !matches!(*word, "|" | ")" | ")?")) {
        nodes.push(match word {
            "(" => bracket(words, vocabulary)?,
            ".." => gap(2),
            "..." => gap(5),
            _ => single(word, vocabulary)?,
        });
    }
    if nodes.is_empty() {
        return Err(Flaw::Malformed);
    }
    Ok(Node::Row(nodes))
}

fn bracket(words: &mut Words<'_>, vocabulary: &mut Vocabulary) -> Result<Node, Flaw> {
    let inner = either(words, vocabulary)?;
    match words.next() {
        Some(")") => Ok(inner),
        Some(")?") => Ok(Node::Maybe(Box::new(inner))),
        _ => Err(Flaw::Malformed),
    }
}

fn gap(longest: usize) -> Node {
    Node::Row(
        (0..longest)
            .map(|_| Node::Maybe(Box::new(Node::One(Test::Any))))
            .collect(),
    )
}

fn single(word: &str, vocabulary: &mut Vocabulary) -> Result<Node, Flaw> {
    let bare = word.strip_suffix('?').filter(|bare| !bare.is_empty());
    let tests = vocabulary.tests(bare.unwrap_or(word))?;
    let mut nodes: Vec<Node> = tests.into_iter().map(Node::One).collect();
    let node = match nodes.len() {
        0 => return Err(Flaw::Malformed),
        1 => nodes.pop().ok_or(Flaw::Malformed)?,
        _ => Node::Row(nodes),
    };
    Ok(match bare {
        Some(_) => Node::Maybe(Box::new(node)),
        None => node,
    })
}
