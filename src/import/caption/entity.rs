//! a character reference (`&amp;`, `&#x41;`, `&notin;`) → the characters it stands for.
//!
//! WebVTT takes the references of HTML (W3C, WebVTT, 6.4). The table holds the names of HTML 4, those of ASCII and of the
//! letters of Europe's languages, and the long ones by which readers are tested (WHATWG, HTML, 13.5): a sixth of all
//! names, since the mathematics among them is not spoken. Sorted, one on a line, `!` after those that HTML also takes
//! without their semicolon.

const TABLE: &str = include_str!("entities.txt");
/// The longest name of the table.
const LONGEST: usize = 31;

/// Decodes one reference at the beginning of `text`, which starts with `&`: the characters, and the bytes it took.
pub(in crate::import) fn decode(text: &str) -> Option<(String, usize)> {
    let body = text.strip_prefix('&')?;
    match body.as_bytes() {
        [b'#', b'x' | b'X', ..] => numeric(body.get(2..)?, 16, 3),
        [b'#', ..] => numeric(body.get(1..)?, 10, 2),
        [b'a', b'm', b'p', b';', ..] => Some(("&".into(), 5)),
        [b'l', b't', b';', ..] => Some(("<".into(), 4)),
        [b'g', b't', b';', ..] => Some((">".into(), 4)),
        _ => named(body),
    }
}

fn numeric(digits: &str, radix: u32, before: usize) -> Option<(String, usize)> {
    let length = digits
        .bytes()
        .take_while(|b| char::from(*b).is_digit(radix))
        .count();
    let number = digits.get(..length).filter(|d| !d.is_empty())?;
    let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    let code = u32::from_str_radix(number, radix).unwrap_or(u32::MAX);
    let c = match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => high(code),
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    Some((c.into(), before + length + semicolon))
}

/// References to the C1 controls mean what Windows-1252 has in their place (WHATWG, HTML, 13.2.5.80).
fn high(code: u32) -> char {
    let place = usize::try_from(code - 0x80).unwrap_or(0);
    let table = crate::import::bytes::WINDOWS_1252_HIGH;
    table
        .get(place)
        .copied()
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn named(body: &str) -> Option<(String, usize)> {
    let length = body
        .bytes()
        .take(LONGEST + 1)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let name = body.get(..length)?;
    if body.as_bytes().get(length) == Some(&b';')
        && let Some((characters, _)) = look_up(name)
    {
        return Some((characters, length + 2));
    }
    (2..=length.min(6)).rev().find_map(|shorter| {
        let (characters, bare) = look_up(name.get(..shorter)?)?;
        bare.then_some((characters, shorter + 1))
    })
}

/// Finds a name by halving the table; whether it may stand without its semicolon comes with it.
fn look_up(name: &str) -> Option<(String, bool)> {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = TABLE
            .get(..middle)?
            .rfind('\n')
            .map_or(0, |end| end + 1)
            .max(low);
        let line = TABLE.get(start..)?.lines().next()?;
        let split = line.find([' ', '!'])?;
        let (found, codes) = line.split_at_checked(split)?;
        match found.cmp(name) {
            std::cmp::Ordering::Equal => {
                let characters = codes
                    .get(1..)?
                    .split(' ')
                    .filter_map(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?))
                    .collect();
                return Some((characters, codes.starts_with('!')));
            }
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, usize)>) {
        let found = decode(text);
        let found = found.as_ref().map(|(c, n)| (c.as_str(), *n));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn references() {
        check("&amp;lt;", Some(("&", 5)));
        check("&amp", Some(("&", 4)));
        check("&AMP;", Some(("&", 5)));
        check("&ampx", Some(("&", 4)));
        check("&lrm;", Some(("\u{200E}", 5)));
        check("&nbsp;", Some(("\u{A0}", 6)));
        check("&ClockwiseContourIntegral;", Some(("∲", 26)));
        check("&nsubE;", Some(("⫅\u{338}", 7)));
        check("&notin;", Some(("∉", 7)));
        check("&notit;", Some(("¬", 4)));
        check("&zwnj;", Some(("\u{200C}", 6)));
        check("&AElig", Some(("Æ", 6)));
        check("&zwnj", None);
        check("&notanentity;", Some(("¬", 4)));
        check("&;", None);
        check("&1;", None);
        check("&&", None);
        check("&#32;", Some((" ", 5)));
        check("&#x20;x", Some((" ", 6)));
        check("&#150;", Some(("–", 6)));
        check("&#0;", Some(("\u{FFFD}", 4)));
        check("&#99999999999999;", Some(("\u{FFFD}", 17)));
        check("&#;", None);
    }

    #[test]
    fn every_name_is_found() {
        for line in TABLE.lines() {
            let name = line.split([' ', '!']).next().unwrap();
            assert!(look_up(name).is_some(), "{name}");
            assert!(name.len() <= LONGEST, "{name}");
        }
    }
}
