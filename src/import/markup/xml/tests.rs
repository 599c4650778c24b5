use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Piece, Xml, reference, resolved};
use crate::import::{ImportError, Place};

fn shown(text: &str) -> Result<String, ImportError> {
    let mut xml = Xml::new(text);
    let mut all = String::new();
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(element) => {
                let value = element.attribute("a").unwrap_or_default();
                all.push_str(&format!("({}{value}@{}", element.name(), xml.line()));
            }
            Piece::Text(text) => all.push_str(&text),
            Piece::Close(ended) => all.push_str(&format!("/{})", ended.name())),
        }
    }
    if xml.broken.is_some() {
        all.push('!');
    }
    Ok(all)
}

#[test]
fn pieces() {
    for (text, expected) in [
        (
            "<x:t>a<b\n x:a='1 &lt; 2'/>\n<c/></x:t>",
            "(t@1a(b1 < 2@1/b)\n(c@3/c)/t)",
        ),
        (
            "<t>&amp;lt; &#233;&#xe9;&nbsp;&zzz;</t>",
            "(t@1&lt; éé\u{a0}&zzz;/t)",
        ),
        ("<t><![CDATA[<b>]]></t>", "(t@1<b>/t)"),
        ("<t>a</b>", "(t@1a!"),
        ("<t>a", "(t@1a!"),
        ("<t>a & b &c<d/></t>", "(t@1a & b &c(d@1/d)/t)"),
        ("<t a='1>\"2'>x</t >", "(t1>\"2@1x/t)"),
        ("<t a=\"/\">x</t>", "(t/@1x/t)"),
        ("<t a='/'/>x", "(t/@1/t)x"),
        ("<?xml version='1.0'?><!-- <a> --><t/>", "(t@1/t)"),
        ("<t a = '1'>x</t>", "(t1@1x/t)"),
        ("<t a='", "!"),
        ("<t><!-- a", "(t@1!"),
        ("<t>&#0;&#xd800;</t>", "(t@1\u{fffd}\u{fffd}/t)"),
    ] {
        assert_eq!(shown(text).unwrap(), expected, "{text}");
    }
}

#[test]
fn document_types_and_depth_are_refused_at_their_line() {
    let deep = format!("\n{}", "<a>".repeat(70_000));
    for (text, line, code) in [
        (
            "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>",
            2,
            "malformed",
        ),
        (deep.as_str(), 2, "too-large"),
    ] {
        let error = shown(text).unwrap_err();
        assert_eq!((error.place, error.code()), (Place::Line(line), code));
    }
}

/// What quick-xml alone makes of a document, up to the first fault.
fn peer(text: &str) -> String {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_comments = false;
    config.allow_dangling_amp = true;
    let (mut all, mut depth) = (String::new(), 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let mut attributes = start.attributes();
                let found = attributes.with_checks(false).flatten();
                let value = found
                    .filter(|it| it.key.local_name().into_inner() == "a")
                    .map(|it| resolved(&it.value))
                    .next();
                let name = start.local_name().into_inner().to_owned();
                all.push_str(&format!("({name}{}", value.unwrap_or_default()));
                depth += 1;
            }
            Ok(Event::End(end)) => {
                all.push_str(&format!("/{})", end.local_name().into_inner()));
                depth -= 1;
            }
            Ok(Event::Text(text)) => all.push_str(&text),
            Ok(Event::CData(text)) => all.push_str(&text),
            Ok(Event::GeneralRef(name)) => all.push_str(&reference(&name)),
            Ok(Event::Eof) if depth == 0 => return all,
            Ok(Event::Eof | Event::DocType(_)) | Err(_) => return all + "!",
            Ok(Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
        }
    }
}

/// The same of a walk.
fn walked(text: &str) -> String {
    let mut xml = Xml::new(text);
    let mut all = String::new();
    loop {
        match xml.next() {
            Ok(Some(Piece::Open(element))) => {
                let value = element.attribute("a").unwrap_or_default();
                all.push_str(&format!("({}{value}", element.name()));
            }
            Ok(Some(Piece::Text(text))) => all.push_str(&text),
            Ok(Some(Piece::Close(ended))) => all.push_str(&format!("/{})", ended.name())),
            Ok(None) if xml.broken.is_none() => return all,
            Ok(None) | Err(_) => return all + "!",
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn a_walk_finds_what_quick_xml_finds(
        pieces in prop::collection::vec(prop::sample::select(&[
            "<t>", "</t>", "<x:t>", "</x:t>", "<t/>", "</t >", "<t a='1'>", "<t x:a=\"1 > 2\" b='\"'/>", "<t a = '1'>",
            "<t a='&lt;&#233;'>", "<t b=\"c\"a=\"1\"/>", "<t a=1>", "<t a>", "<t\n a='ä'\t>", "text ", "ä\n", "&amp;", "&#xe9;",
            "&zz;", "& ", "&&", ";", ">", "\"", "'", "<", "/", "<!-- <t> -->", "<![CDATA[<t>]]>", "<?pi <t>?>", "<!--", "]]>",
        ][..]), 0..14)
    ) {
        let text = pieces.concat();
        prop_assert_eq!(walked(&text), peer(&text), "{}", text);
    }
}
