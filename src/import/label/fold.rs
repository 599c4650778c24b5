//! a name → the form in which two spellings of it are equal.
//!
//! Full Unicode normalization costs more to carry than everything else in this stage, so only what occurs in names is
//! folded: letters of the Latin, Greek and Cyrillic scripts with their accents, and Korean syllables. Everything is
//! taken apart (composed `ë` and `e` + U+0308 both become the latter), marks are put in canonical order, and case,
//! white space, direction marks and trailing punctuation are set aside. Letters of different scripts that look alike
//! stay different.

/// For each combining mark: its canonical combining class, and pairs of a letter and that letter with the mark
/// (Unicode Character Database, canonical decompositions; lower case, since case is folded first).
const MARKS: &[(char, u8, &str)] = &[
    (
        '\u{300}',
        230,
        "aàeèiìoòuùüǜnǹеѐиѝēḕōṑwẁâầăằêềôồơờưừyỳἀἂἁἃἐἒἑἓἠἢἡἣἰἲἱἳὀὂὁὃὐὒὑὓὠὢὡὣαὰεὲηὴιὶοὸυὺωὼϊῒϋῢ",
    ),
    (
        '\u{301}',
        230,
        "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿϊΐαάεέηήιίϋΰοόυύωώϒϓгѓкќçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứἀἄἁἅἐἔἑἕἠἤἡἥἰἴἱἵὀὄὁὅὐὔὑὕὠὤὡὥ",
    ),
    ('\u{302}', 230, "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
    ('\u{303}', 230, "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
    (
        '\u{304}',
        230,
        "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳиӣуӯgḡḷḹṛṝαᾱιῑυῡ",
    ),
    ('\u{306}', 230, "aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝạặαᾰιῐυῠ"),
    (
        '\u{307}',
        230,
        "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ",
    ),
    (
        '\u{308}',
        230,
        "aäeëiïoöuüyÿιϊυϋϒϔеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧõṏūṻwẅxẍtẗ",
    ),
    ('\u{309}', 230, "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
    ('\u{30a}', 230, "aåuůwẘyẙ"),
    ('\u{30b}', 230, "oőuűуӳ"),
    ('\u{30c}', 230, "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"),
    ('\u{30f}', 230, "aȁeȅiȉoȍrȑuȕѵѷ"),
    ('\u{311}', 230, "aȃeȇiȋoȏrȓuȗ"),
    ('\u{313}', 230, "αἀεἐηἠιἰοὀυὐωὠρῤ"),
    ('\u{314}', 230, "αἁεἑηἡιἱοὁυὑωὡρῥ"),
    ('\u{31b}', 216, "oơuư"),
    ('\u{323}', 220, "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"),
    ('\u{324}', 220, "uṳ"),
    ('\u{325}', 220, "aḁ"),
    ('\u{326}', 220, "sștț"),
    ('\u{327}', 202, "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
    ('\u{328}', 202, "aąeęiįuųoǫ"),
    ('\u{32d}', 220, "dḓeḙlḽnṋtṱuṷ"),
    ('\u{32e}', 220, "hḫ"),
    ('\u{330}', 220, "eḛiḭuṵ"),
    ('\u{331}', 220, "bḇdḏkḵlḻnṉrṟtṯzẕhẖ"),
    ('\u{342}', 230, "ἀἆἁἇἠἦἡἧἰἶἱἷὐὖὑὗὠὦὡὧαᾶηῆιῖϊῗυῦϋῧωῶ"),
    (
        '\u{345}',
        240,
        "ἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦὧᾧὰᾲαᾳάᾴᾶᾷὴῂηῃήῄῆῇὼῲωῳώῴῶῷ",
    ),
];

/// The comparison form of a name.
pub(in crate::import) fn fold(name: &str) -> String {
    let name = name.trim_matches(|c: char| is_space(c) || is_unseen(c) || c == ':' || c == '：');
    let mut folded = String::with_capacity(name.len());
    let mut marks: Vec<(u8, char)> = Vec::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if is_unseen(c) {
            continue;
        }
        if c.is_ascii() && !c.is_ascii_whitespace() {
            flush(&mut marks, &mut folded);
            folded.push(c);
        } else if is_space(c) {
            flush(&mut marks, &mut folded);
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            take_apart(c, &mut folded, &mut marks);
        }
    }
    flush(&mut marks, &mut folded);
    folded
}

/// White space and its no-break, narrow and ideographic kinds.
pub(in crate::import) fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Characters without a shape that programs put around names: direction marks, zero-width space, soft hyphen. The two
/// joiners are not among them, because they change words of Persian and Indic scripts.
pub(in crate::import) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Puts a letter's base into the folded name and keeps its marks until the base is complete.
fn take_apart(c: char, folded: &mut String, marks: &mut Vec<(u8, char)>) {
    if let Some(&(mark, class, _)) = MARKS.iter().find(|row| row.0 == c) {
        marks.push((class, mark));
        return;
    }
    flush(marks, folded);
    let mut base = c;
    while let Some((letter, class, mark)) = parts(base) {
        marks.insert(0, (class, mark));
        base = letter;
    }
    match syllable(base) {
        Some(jamo) => folded.extend(jamo.into_iter().flatten()),
        None => folded.push(base),
    }
}

fn flush(marks: &mut Vec<(u8, char)>, folded: &mut String) {
    // Canonical order: by class, marks of one class as they stand. There are rarely more than two.
    while let Some(class) = marks.iter().map(|&(class, _)| class).min() {
        let first = marks.iter().filter(|mark| mark.0 == class);
        folded.extend(first.map(|&(_, mark)| mark));
        marks.retain(|mark| mark.0 != class);
    }
}

/// The letter, class and mark of a composed letter.
fn parts(composed: char) -> Option<(char, u8, char)> {
    MARKS.iter().find_map(|&(mark, class, pairs)| {
        let mut pairs = pairs.chars();
        while let (Some(letter), Some(with_mark)) = (pairs.next(), pairs.next()) {
            if with_mark == composed {
                return Some((letter, class, mark));
            }
        }
        None
    })
}

/// The conjoining letters of a Korean syllable (The Unicode Standard, 3.12).
fn syllable(c: char) -> Option<[Option<char>; 3]> {
    let place = u32::from(c).checked_sub(0xAC00).filter(|&p| p < 11_172)?;
    let (lead, vowel, tail) = (place / 588, place % 588 / 28, place % 28);
    Some([
        char::from_u32(0x1100 + lead),
        char::from_u32(0x1161 + vowel),
        char::from_u32(0x11A7 + tail).filter(|_| tail > 0),
    ])
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(fold(a) == fold(b), same, "{a:?} {b:?}");
    }

    #[test]
    fn spellings() {
        check("Lucía", "Luci\u{301}a", true);
        check("Lucía ", "LUCÍA:", true);
        check("Việt", "Vie\u{323}\u{302}t", true);
        check("Việt", "Vie\u{302}\u{323}t", true);
        check("Ǖ", "u\u{308}\u{304}", true);
        check("Άννα", "Α\u{301}ννα", true);
        check("Йована", "И\u{306}ована", true);
        check("한", "\u{1112}\u{1161}\u{11AB}", true);
        check("가", "\u{1100}\u{1161}", true);
        check("Karen  Doe", " karen\u{A0}doe", true);
        check("\u{200F}דנה\u{200F}", "דנה", true);
        check("Ana", "\u{410}na", false);
        check("Zoë", "Zoe", false);
        check("Speaker 1", "Speaker 11", false);
        check("M\u{200D}om", "Mom", false);
    }
}
