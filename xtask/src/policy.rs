//! Policies of `wasm-pack.toml` → what stands in the page: hashes filled in, and only what a `<meta>` may carry.

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Directives that browsers heed in a header alone.
const HEADER_ONLY: [&str; 3] = ["frame-ancestors", "report-uri", "sandbox"];

/// The source expression that allows exactly this text inline.
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The single file's policy for one script and one style sheet.
pub fn for_single_file(policy: &str, script: &str, style: &str) -> Result<String> {
    for place in ["{script}", "{style}"] {
        if policy.matches(place).count() != 1 {
            bail!("the single file's policy must name {place} once");
        }
    }
    Ok(policy
        .replace("{script}", &hash(script))
        .replace("{style}", &hash(style)))
}

/// The `<meta>` element with what of the policy it may carry.
pub fn meta(policy: &str) -> Result<String> {
    if policy.contains(['"', '<', '>', '&']) {
        bail!("a policy with a quotation mark or a tag in it: {policy}");
    }
    let kept: Vec<&str> = policy
        .split(';')
        .map(str::trim)
        .filter(|directive| {
            !HEADER_ONLY
                .iter()
                .any(|name| directive.split(' ').next() == Some(name))
        })
        .collect();
    Ok(format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        kept.join("; ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_that_of_the_published_vectors() {
        // SHA-256 of nothing and of "abc": FIPS 180-4 examples, in base64.
        for (text, expected) in [
            ("", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"),
            (
                "abc",
                "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='",
            ),
        ] {
            assert_eq!(hash(text), expected);
        }
    }

    #[test]
    fn single_file_policy_has_both_hashes_and_no_place_left() {
        let filled = for_single_file("script-src {script}; style-src {style}", "abc", "").unwrap();
        assert_eq!(
            filled,
            format!("script-src {}; style-src {}", hash("abc"), hash(""))
        );
        for wrong in [
            "script-src {script}",
            "style-src {style}",
            "script-src {script} {script}; style-src {style}",
        ] {
            assert!(for_single_file(wrong, "", "").is_err(), "{wrong}");
        }
    }

    #[test]
    fn meta_leaves_out_what_only_a_header_carries() {
        for (policy, content) in [
            ("default-src 'none'", "default-src 'none'"),
            (
                "default-src 'none'; frame-ancestors 'none'",
                "default-src 'none'",
            ),
            ("sandbox allow-scripts; base-uri 'none'", "base-uri 'none'"),
            (
                "frame-src 'none';  img-src data:",
                "frame-src 'none'; img-src data:",
            ),
        ] {
            let expected =
                format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{content}\">");
            assert_eq!(meta(policy).unwrap(), expected);
        }
        assert!(meta("default-src \"none\"").is_err());
    }
}
