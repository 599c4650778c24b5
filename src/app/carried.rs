//! A case inside a drawing: one file that any program shows as a picture and this one opens again.

/// Where the case stands in the drawing.
const OPENING: &str = "<metadata id=\"kinmap-case\">";
const CLOSING: &str = "</metadata>";

/// A drawing with a case in it, as text that no reader of pictures looks at.
#[must_use]
pub(super) fn carrying(svg: &str, case: &str) -> String {
    let case = case
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    match svg.find('>') {
        Some(end) => {
            let (head, body) = svg.split_at(end + 1);
            format!("{head}{OPENING}{case}{CLOSING}{body}")
        }
        None => svg.into(),
    }
}

/// The case that a file carries, if it is a drawing with one.
#[must_use]
pub(super) fn carried(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    if !text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<')
    {
        return None;
    }
    let (_, rest) = text.split_once(OPENING)?;
    let (case, _) = rest.split_once(CLOSING)?;
    let case = case
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    Some(case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_drawing_carries_comes_out_as_it_was() {
        for case in ["{}", r#"{"a":"</metadata><script>&lt;&amp;"}"#, ""] {
            let svg = carrying("<svg xmlns=\"x\"><g></g></svg>", case);
            assert_eq!(carried(svg.as_bytes()).as_deref(), Some(case));
            assert_eq!(svg.matches("<script").count(), 0);
        }
        assert_eq!(carried(b"<svg></svg>"), None);
        assert_eq!(
            carried(b"WEBVTT <metadata id=\"kinmap-case\">x</metadata>"),
            None
        );
    }
}
