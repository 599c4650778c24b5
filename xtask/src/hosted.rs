//! The page's folder → a folder for any static host, with the policy in the page and the headers in `_headers`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::folders::Folders;
use crate::policy;
use crate::serve::media_type;
use crate::settings::{Serve, Settings};
use crate::single::samples;
use crate::wasm::{module_name, package};

/// A page that runs from disk has no use for a host.
const LEFT_OUT: [&str; 2] = ["disk.js", "index.html"];

/// Writes the hosted folder anew.
pub fn pack(folders: &Folders, settings: &Settings) -> Result<()> {
    let hosted = folders.hosted();
    if hosted.exists() {
        fs::remove_dir_all(&hosted)?;
    }
    let pkg = hosted.join("pkg");
    fs::create_dir_all(&pkg)?;
    let built = package(folders, &settings.build);
    for name in [
        format!("{}.js", settings.build.package),
        module_name(&settings.build),
    ] {
        fs::copy(built.join(&name), pkg.join(&name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    copy_files(&folders.page(), &hosted)?;
    let page = fs::read_to_string(folders.page().join("index.html"))?;
    fs::create_dir_all(hosted.join("samples"))?;
    for sample in samples(&page) {
        fs::copy(folders.page().join(sample), hosted.join(sample))
            .with_context(|| format!("cannot copy {sample}"))?;
    }
    fs::write(
        hosted.join("index.html"),
        with_policy(&page, &settings.serve.csp)?,
    )?;
    fs::write(hosted.join("_headers"), headers_file(&settings.serve))?;
    println!("   {}", hosted.display());
    Ok(())
}

/// Copies the files of the page itself: those a browser may ask for.
fn copy_files(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if entry.file_type()?.is_file() && !LEFT_OUT.contains(&name) && media_type(name).is_some() {
            fs::copy(entry.path(), to.join(name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}

fn with_policy(page: &str, csp: &str) -> Result<String> {
    if page.matches("<!--csp-->").count() != 1 {
        bail!("the page must hold <!--csp--> once");
    }
    Ok(page
        .replace("<!--csp-->", &policy::meta(csp)?)
        .replace("<!--parts-->\n", "")
        .replace("<!--/parts-->\n", "")
        .replace("<!--code-->\n", ""))
}

/// The form that most static hosts read: a path pattern, then one indented header a line.
fn headers_file(serve: &Serve) -> String {
    let mut text = format!("/*\n  Content-Security-Policy: {}\n", serve.csp);
    for (name, value) in &serve.headers {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_stands_in_the_page() {
        let page = with_policy(
            "<head><!--csp--></head>",
            "default-src 'none'; frame-ancestors 'none'",
        )
        .unwrap();
        assert_eq!(
            page,
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head>"
        );
        assert!(with_policy("<head></head>", "default-src 'none'").is_err());
    }

    #[test]
    fn every_header_is_in_the_file() {
        let serve = Serve {
            port: 0,
            csp: "default-src 'none'".to_owned(),
            headers: [
                ("A".to_owned(), "b".to_owned()),
                ("C".to_owned(), "d".to_owned()),
            ]
            .into(),
        };
        assert_eq!(
            headers_file(&serve),
            "/*\n  Content-Security-Policy: default-src 'none'\n  A: b\n  C: d\n"
        );
    }
}
