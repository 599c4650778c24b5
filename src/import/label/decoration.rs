//! a label as written → the name in it, and what the label says beside the name.

use super::fold;
use super::words::{CONTINUED, MANNERS, ROLES, TOWARDS};

/// A label taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The label without what is recognised below.
    pub name: &'a str,
    /// What stands in brackets behind the name and may be a role, an alias or a manner: only the whole file tells.
    pub bracket: Option<&'a str>,
    /// The bracket is surely a way of speaking.
    pub manner: bool,
    /// Whom the turn is addressed to.
    pub addressee: Option<&'a str>,
}

/// Takes a label apart.
pub(super) fn parts(label: &str) -> Parts<'_> {
    let label = label.trim();
    if let Some(message) = message(label) {
        return message;
    }
    if let Some((name, addressee)) = label.split_once(['→']).or_else(|| label.split_once("->")) {
        return Parts {
            name: name.trim(),
            addressee: Some(addressee.trim()).filter(|a| !a.is_empty()),
            ..Parts::default()
        };
    }
    let Some((name, content)) = bracket(label) else {
        return Parts {
            name: label,
            ..Parts::default()
        };
    };
    let folded = fold(content);
    if CONTINUED.contains(&folded.as_str()) {
        return Parts {
            name,
            ..Parts::default()
        };
    }
    if let Some(addressee) = towards(content) {
        return Parts {
            name,
            addressee: Some(addressee),
            ..Parts::default()
        };
    }
    if let Some((manner, addressee)) = content.split_once(", to ") {
        return Parts {
            name,
            bracket: Some(manner.trim()),
            manner: true,
            addressee: Some(addressee.trim()).filter(|a| !a.is_empty()),
        };
    }
    Parts {
        name,
        bracket: Some(content),
        manner: is_manner(content, &folded),
        addressee: None,
    }
}

/// The label of a typed message: `From Karen Doe to Everyone`, `From Karen to Tom(Direct Message)`.
fn message(label: &str) -> Option<Parts<'_>> {
    let rest = label.strip_prefix("From ")?.trim();
    let (name, addressee) = rest
        .split_once(" to ")
        .or_else(|| rest.split_once(" To "))
        .unwrap_or((rest, ""));
    let addressee = addressee.split('(').next().unwrap_or_default().trim();
    Some(Parts {
        name: name.trim(),
        addressee: Some(addressee).filter(|a| !a.is_empty()),
        ..Parts::default()
    })
}

/// A name and what stands in brackets at the label's end.
fn bracket(label: &str) -> Option<(&str, &str)> {
    let (open, close) = match label.chars().last()? {
        ')' => ('(', ')'),
        ']' => ('[', ']'),
        '）' => ('（', '）'),
        '】' => ('【', '】'),
        _ => return None,
    };
    let (name, content) = label.strip_suffix(close)?.rsplit_once(open)?;
    let (name, content) = (name.trim(), content.trim());
    (!name.is_empty() && !content.is_empty()).then_some((name, content))
}

fn towards(content: &str) -> Option<&str> {
    let lower = content.to_lowercase();
    let word = TOWARDS.iter().find(|word| lower.starts_with(**word))?;
    let rest = content.get(word.len()..)?.trim();
    // "(a bit)" and "(an ihn)" are told apart by the capital that a name has outside of English function words.
    let certain = matches!(*word, "to " | "→" | "->" | "zu ");
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    (!rest.is_empty() && (certain || capital)).then_some(rest)
}

/// Lower-case words that say how, not who.
fn is_manner(content: &str, folded: &str) -> bool {
    let first = folded.split([' ', ',', '-']).next().unwrap_or_default();
    if ROLES.contains(&first) || ROLES.contains(&folded) {
        return false;
    }
    if MANNERS.contains(&folded) || MANNERS.contains(&first) {
        return true;
    }
    let lower = content.chars().next().is_some_and(char::is_lowercase);
    let ending = |word: &str| {
        word.len() > 4
            && ["ing", "ly", "nd", "ed"]
                .iter()
                .any(|end| word.ends_with(end))
    };
    lower && folded.split([' ', ',']).any(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        label: &str,
        name: &str,
        bracket: Option<&str>,
        manner: bool,
        addressee: Option<&str>,
    ) {
        let expected = Parts {
            name,
            bracket,
            manner,
            addressee,
        };
        assert_eq!(parts(label), expected, "{label}");
    }

    #[test]
    fn labels() {
        check("Karen", "Karen", None, false, None);
        check("Karen (to Tom)", "Karen", None, false, Some("Tom"));
        check("Karen [to both]", "Karen", None, false, Some("both"));
        check("Karen → Tom", "Karen", None, false, Some("Tom"));
        check("Karen (crying)", "Karen", Some("crying"), true, None);
        check(
            "Tom (softly, to Lisa)",
            "Tom",
            Some("softly"),
            true,
            Some("Lisa"),
        );
        check("Karen (V.O.)", "Karen", Some("V.O."), true, None);
        check("Karen (cont'd)", "Karen", None, false, None);
        check("KAREN (CONT’D)", "KAREN", None, false, None);
        check("Mom (Karen)", "Mom", Some("Karen"), false, None);
        check(
            "Dr. Meier (therapist)",
            "Dr. Meier",
            Some("therapist"),
            false,
            None,
        );
        check(
            "Meier, Anna (Praxis)",
            "Meier, Anna",
            Some("Praxis"),
            false,
            None,
        );
        check("Lisa (14)", "Lisa", Some("14"), false, None);
        check("Lisa (stepmother)", "Lisa", Some("stepmother"), false, None);
        check(
            "From Karen Doe to Everyone",
            "Karen Doe",
            None,
            false,
            Some("Everyone"),
        );
        check(
            "From Karen to Tom(Direct Message)",
            "Karen",
            None,
            false,
            Some("Tom"),
        );
        check("(crying)", "(crying)", None, false, None);
        check(
            "Klientin (weinend)",
            "Klientin",
            Some("weinend"),
            true,
            None,
        );
        check("Klientin (an Tom)", "Klientin", None, false, Some("Tom"));
    }
}
