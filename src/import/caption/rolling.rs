//! captions that repeat the line before (roll-up captions, automatic captions of YouTube) → only what is new in each.

use memchr::memchr;

use super::Cue;

/// Fewer neighbouring cues than this show no habit.
const PAIRS: usize = 6;

/// Whether more than a third of the cues begin with the line on which the cue before ended and go on with another.
pub(super) fn is_rolling(cues: &[Cue<'_>]) -> bool {
    let pairs = cues.iter().zip(cues.iter().skip(1));
    let (mut all, mut repeated) = (0usize, 0usize);
    for (one, next) in pairs {
        all += 1;
        repeated += usize::from(brings_more(next) && repeats(last_line(one), next));
    }
    all >= PAIRS && repeated * 3 > all
}

/// Takes the repeated lines away, and the cues of which nothing is left.
pub(super) fn unroll(cues: Vec<Cue<'_>>) -> Vec<Cue<'_>> {
    let mut kept = Vec::with_capacity(cues.len());
    let mut before = String::new();
    for mut cue in cues {
        let last = last_line(&cue).to_owned();
        if repeats(&before, &cue) {
            let rest = cue
                .text
                .split_once('\n')
                .map(|(_, rest)| rest.trim().to_owned());
            cue.text = rest.unwrap_or_default();
            if let Some(word) = cue.words.first_mut()
                && let Some((_, new)) = word.text.rsplit_once('\n')
            {
                word.text = new.trim().to_owned();
            }
            cue.words.retain(|word| !word.text.is_empty());
        }
        before = last;
        if !cue.text.is_empty() {
            kept.push(cue);
        }
    }
    kept
}

/// More than one line, and not the same line over again.
fn brings_more(cue: &Cue<'_>) -> bool {
    let first = memchr(b'\n', cue.text.as_bytes()).and_then(|end| cue.text.get(..end));
    first.is_some_and(|first| last_line(cue) != first.trim())
}

fn last_line<'a>(cue: &'a Cue<'_>) -> &'a str {
    let line = cue.text.rsplit('\n').next();
    line.unwrap_or_default().trim()
}

fn repeats(last: &str, next: &Cue<'_>) -> bool {
    let first = next.text.split('\n').next().unwrap_or_default();
    !last.is_empty() && first.trim() == last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues(texts: &[&str]) -> Vec<Cue<'static>> {
        let cue = |text: &&str| Cue {
            text: (*text).to_owned(),
            ..Cue::default()
        };
        texts.iter().map(cue).collect()
    }

    #[test]
    fn what_repeats_is_taken_once() {
        let rolling = cues(&["a", "a\nb", "b", "b\nc", "c", "c\nd", "d\ne"]);
        assert!(is_rolling(&rolling));
        let texts: Vec<String> = unroll(rolling).into_iter().map(|cue| cue.text).collect();
        assert_eq!(texts, ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn answers_that_echo_are_no_rolling() {
        assert!(!is_rolling(&cues(&[
            "no", "no", "yes", "what", "so", "well", "yes", "go"
        ])));
        assert!(!is_rolling(&cues(&["a", "a\nb", "b"])));
    }
}
