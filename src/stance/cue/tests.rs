use super::*;

#[test]
fn every_line_of_the_pack_can_be_read() {
    let (pack, flaws) = Pack::read(&ENGLISH);
    assert_eq!(flaws, []);
    for (_, name) in WordClass::ALL {
        assert!(pack.vocabulary.defines(name), "{name}");
    }
    assert!(pack.rules.len() > 60, "{}", pack.rules.len());
    assert!(pack.rules.iter().all(|rule| !rule.cue.is_empty()));
}
