//! The page's parts → one HTML file that runs from disk: style, module and script inside, every request forbidden.

use std::fs;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::folders::Folders;
use crate::policy;
use crate::settings::Settings;
use crate::wasm::{gzip, module_name, package, within};

/// What the single file is made of.
struct Parts<'a> {
    page: &'a str,
    style: &'a str,
    script: &'a str,
    module: &'a str,
    samples: &'a [String],
}

/// Writes the single file.
pub fn pack(folders: &Folders, settings: &Settings) -> Result<()> {
    let read = |name: &str| {
        let file = folders.page().join(name);
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let package = package(folders, &settings.build);
    let glue = fs::read_to_string(package.join(format!("{}.js", settings.build.package)))?;
    let module = fs::read(package.join(module_name(&settings.build)))?;
    let (app, disk) = (read("app.js")?, read("disk.js")?);
    for (name, source) in [("app.js", &app), ("disk.js", &disk)] {
        imports_nothing(source).with_context(|| format!("www/{name}"))?;
    }
    let page = read("index.html")?;
    let samples: Result<Vec<String>> = samples(&page).into_iter().map(read).collect();
    let parts = Parts {
        page: &page,
        style: &read("style.css")?,
        script: &[glue, app, disk].join("\n"),
        module: &STANDARD.encode(gzip(&module)?),
        samples: &samples?,
    };
    let file = assemble(&parts, &settings.single.csp)?;
    within("single file", file.len(), settings.budget.single_file)?;
    fs::create_dir_all(folders.dist())?;
    fs::write(folders.single(), file)?;
    println!("   {}", folders.single().display());
    Ok(())
}

/// The sample sessions that the served page fetches, in its order.
pub fn samples(page: &str) -> Vec<&str> {
    page.split("href=\"")
        .filter(|rest| rest.starts_with("samples/"))
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// Whether a text can stand inside a script element.
fn closes_nothing(what: &str, text: &str) -> Result<()> {
    let text = text.to_ascii_lowercase();
    if text.contains("</script") || text.contains("<!--") {
        bail!("{what} holds '</script' or '<!--' and cannot stand inside a page");
    }
    Ok(())
}

fn imports_nothing(source: &str) -> Result<()> {
    if source
        .lines()
        .any(|line| line.trim_start().starts_with("import"))
        || source.contains("import(")
    {
        bail!("imports something, which a file opened from disk may not");
    }
    Ok(())
}

fn assemble(parts: &Parts, csp: &str) -> Result<String> {
    // The page's own text inside an element ends at the first thing that looks like its end.
    closes_nothing("the script", parts.script)?;
    for sample in parts.samples {
        closes_nothing("a sample session", sample)?;
    }
    if parts.style.contains("</style") {
        bail!("the style sheet holds '</style' and cannot stand inside a page");
    }
    let csp = policy::for_single_file(csp, parts.script, parts.style)?;
    let (before, rest) = around(parts.page, "<!--parts-->")?;
    let (_, after) = around(rest, "<!--/parts-->")?;
    let page = format!("{before}<style>{}</style>{after}", parts.style);
    let (before, after) = around(&page, "<!--csp-->")?;
    let page = format!("{before}{}{after}", policy::meta(&csp)?);
    let (before, after) = around(&page, "<!--code-->")?;
    let samples: String = parts
        .samples
        .iter()
        .map(|text| format!("<script type=\"text/plain\" class=\"sample\">{text}</script>\n"))
        .collect();
    Ok(format!(
        "{before}<script type=\"text/plain\" id=\"wasm\">{}</script>\n{samples}<script type=\"module\">{}</script>{after}",
        parts.module, parts.script
    ))
}

/// What stands before and after a mark that must be there once.
fn around<'a>(text: &'a str, mark: &str) -> Result<(&'a str, &'a str)> {
    match text.split_once(mark) {
        Some((before, after)) if !after.contains(mark) => Ok((before, after)),
        _ => bail!("the page must hold {mark} once"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><!--csp--><!--parts--><script src=\"main.js\"></script><!--/parts--></head><!--code-->";
    const CSP: &str = "script-src {script}; style-src {style}";

    fn parts<'a>(page: &'a str, script: &'a str, style: &'a str) -> Parts<'a> {
        Parts {
            page,
            style,
            script,
            module: "AAAA",
            samples: &[],
        }
    }

    #[test]
    fn hashes_are_those_of_the_bytes_between_the_tags() {
        let file = assemble(&parts(PAGE, "start(1)", "p { color: red }"), CSP).unwrap();
        let (_, rest) = file.split_once("<script type=\"module\">").unwrap();
        let (script, _) = rest.split_once("</script>").unwrap();
        let (_, rest) = file.split_once("<style>").unwrap();
        let (style, _) = rest.split_once("</style>").unwrap();
        assert!(file.contains(&format!(
            "script-src {}; style-src {}",
            policy::hash(script),
            policy::hash(style)
        )));
        assert!(
            !file.contains("main.js"),
            "the served page's parts are gone"
        );
        assert!(
            file.find("Content-Security-Policy") < file.find("<style>"),
            "the policy comes first"
        );
    }

    #[test]
    fn what_would_end_an_element_early_is_refused() {
        for (page, script, style) in [
            (PAGE, "'</script>'", ""),
            (PAGE, "a <!--b", ""),
            (PAGE, "", "a::after { content: '</style>' }"),
            ("<head></head>", "", ""),
            (
                "<!--csp--><!--csp--><!--parts--><!--/parts--><!--code-->",
                "",
                "",
            ),
        ] {
            assert!(
                assemble(&parts(page, script, style), CSP).is_err(),
                "{page} {script} {style}"
            );
        }
    }

    #[test]
    fn samples_stand_in_the_page_in_its_order() {
        let page = PAGE.replace(
            "<script src",
            "<link href=\"samples/b.vtt\"><link href=\"samples/a.vtt\"><script src",
        );
        assert_eq!(samples(&page), ["samples/b.vtt", "samples/a.vtt"]);
        for (text, allowed) in [("WEBVTT\n", true), ("a </SCRIPT b", false), ("<!--", false)] {
            let samples = [text.to_owned()];
            let parts = Parts {
                samples: &samples,
                ..parts(PAGE, "", "")
            };
            let file = assemble(&parts, CSP);
            assert_eq!(
                file.is_ok_and(|file| file.contains(text)),
                allowed,
                "{text}"
            );
        }
    }

    #[test]
    fn imports_are_found() {
        for (source, allowed) in [
            ("export function start() {}", true),
            ("// an important remark", true),
            ("import { a } from './b.js';", false),
            ("  import './b.js'", false),
            ("const a = await import('./b.js');", false),
        ] {
            assert_eq!(imports_nothing(source).is_ok(), allowed, "{source}");
        }
    }
}
