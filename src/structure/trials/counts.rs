//! What was not done is told as such, or not at all, in every sentence that counts.

use super::Scene;

const FAMILY: &str = "mum mother 41, dad father 47, leo son 15";

/// Every sentence of a scene's readings and boundaries.
#[track_caller]
fn sentences(lines: &str) -> String {
    let read = Scene::of(FAMILY, lines).read();
    let all = read.hypotheses.iter().chain(&read.observations);
    let told = all.flat_map(|it| {
        let own = [&it.statement, &it.settle];
        own.into_iter().chain(&it.measures).cloned()
    });
    let boundaries = read.boundaries.iter().map(|it| it.why.clone());
    let told: Vec<String> = told.chain(boundaries).collect();
    let told = told.join("\n");
    assert!(!told.contains('{') && !told.contains("never"), "{told}");
    told
}

#[test]
fn a_count_of_none_is_grammatical_wherever_it_stands() {
    for (lines, parts) in [
        (
            "mum speak-for leo @10\n mum overprotect leo @30\n mum speak-for leo @60\n mum overprotect leo @80\n mum speak-for leo @110",
            &[
                "mum spoke for leo three times and shielded or leaned on leo twice. One",
                "corrects mum (it did not happen here).",
                "rules from below) and not kept once.",
            ][..],
        ),
        (
            "leo child-rules mum @10\n mum yield leo @11\n leo child-rules mum @50\n mum yield leo @52\n leo child-rules mum @90\n mum yield leo @91",
            &["gave way or asked leave three times, and no rule of mum held."],
        ),
        (
            "mum executive leo @10\n dad executive leo @60\n leo refuse-side mum dad @90",
            &["the line was not stepped over once."],
        ),
    ] {
        let told = sentences(lines);
        for part in parts {
            assert!(told.contains(part), "{part}\n{told}");
        }
        assert!(!told.contains("without speaking to leo not once"), "{told}");
    }
}
