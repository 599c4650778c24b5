//! A folder → pages on 127.0.0.1, with the headers a static host would send.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::settings::Serve;

const PORTS_TRIED: u16 = 20;
const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST_HEAD: u64 = 16 * 1024;

/// Serves the folder until the program is stopped; a port that is taken is passed over for the next free one.
pub fn forever(folder: PathBuf, serve: &Serve, port: u16) -> Result<()> {
    let listener = bind(port)?;
    println!("\nKinmap is at {} (Ctrl-C stops it)", address(&listener)?);
    accept(&listener, &Site::new(folder, serve));
    Ok(())
}

/// Serves the folder on a free port while this program runs; hands back the address.
pub fn in_background(folder: PathBuf, serve: &Serve) -> Result<String> {
    let listener = bind(0)?;
    let address = address(&listener)?;
    let site = Site::new(folder, serve);
    thread::spawn(move || accept(&listener, &site));
    Ok(address)
}

/// What a browser must be told a file is; nothing for files that are no part of a page.
pub fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" | "vtt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// What is served, and what every answer says of it.
struct Site {
    folder: PathBuf,
    headers: String,
}

impl Site {
    fn new(folder: PathBuf, serve: &Serve) -> Arc<Site> {
        let mut headers = format!("Content-Security-Policy: {}\r\n", serve.csp);
        for (name, value) in &serve.headers {
            headers.push_str(&format!("{name}: {value}\r\n"));
        }
        Arc::new(Site { folder, headers })
    }
}

/// What goes back: the status line's rest, the media type, the content.
struct Answer(&'static str, &'static str, Vec<u8>);

impl Answer {
    fn refusal(status: &'static str) -> Answer {
        Answer(
            status,
            "text/plain; charset=utf-8",
            format!("{status}\n").into_bytes(),
        )
    }
}

fn bind(first: u16) -> Result<TcpListener> {
    for port in first..=first.saturating_add(PORTS_TRIED) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                println!("   port {port} is taken: trying the next")
            }
            Err(error) => return Err(error).with_context(|| format!("port {port} cannot be had")),
        }
    }
    bail!(
        "no free port from {first} to {}",
        first.saturating_add(PORTS_TRIED)
    )
}

fn address(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// A thread for each connection and one request on each: on the loopback that costs little, and none waits for another.
fn accept(listener: &TcpListener, site: &Arc<Site>) {
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(site);
        // A browser that hangs up in mid-answer is no concern of the next request.
        thread::spawn(move || drop(converse(&stream, &site)));
    }
}

fn converse(mut stream: &TcpStream, site: &Site) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some((method, path)) = request(stream)? else {
        return Ok(());
    };
    let Answer(status, kind, body) = answer(&method, &path, &site.folder);
    let Site { headers, .. } = site;
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.shutdown(Shutdown::Write)?;
    // What the browser still sends is read, or the system would break the connection before the answer has arrived.
    std::io::copy(&mut stream.take(LONGEST_HEAD), &mut std::io::sink())?;
    Ok(())
}

/// The method and the path of a request; nothing when the connection brings none.
fn request(stream: &TcpStream) -> Result<Option<(String, String)>> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let Some(first) = lines.next().transpose()? else {
        return Ok(None);
    };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ').map(str::to_owned);
    Ok(words.next().zip(words.next()))
}

fn answer(method: &str, path: &str, folder: &Path) -> Answer {
    if !matches!(method, "GET" | "HEAD") {
        return Answer::refusal("405 Method Not Allowed");
    }
    let Some((file, kind)) =
        file_for(path).and_then(|file| Some((folder.join(&file), media_type(file.to_str()?)?)))
    else {
        return Answer::refusal("404 Not Found");
    };
    match fs::read(file) {
        Ok(bytes) => Answer("200 OK", kind, bytes),
        Err(_) => Answer::refusal("404 Not Found"),
    }
}

/// The file a path of a request names, inside the folder and nowhere else.
fn file_for(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    if path.contains(['%', '\\', '\0', ':']) {
        return None;
    }
    let plain = |component| matches!(component, Component::Normal(name) if !name.to_string_lossy().starts_with('.'));
    if !Path::new(path).components().all(plain) {
        return None;
    }
    let folder = path.is_empty() || path.ends_with('/');
    Some(if folder {
        Path::new(path).join("index.html")
    } else {
        PathBuf::from(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_in_the_folder() {
        for (url, file) in [
            ("/", Some("index.html")),
            ("/index.html", Some("index.html")),
            ("/pkg/kinmap.js", Some("pkg/kinmap.js")),
            ("/pkg/", Some("pkg/index.html")),
            ("/main.js?v=1#x", Some("main.js")),
            ("/../Cargo.toml", None),
            ("/pkg/../../Cargo.toml", None),
            ("/%2e%2e/Cargo.toml", None),
            ("/..\\Cargo.toml", None),
            ("//etc/passwd", None),
            ("/C:/boot.ini", None),
            ("/.git/config", None),
            ("/pkg/.gitignore", None),
            ("/a\0.js", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(file_for(url), file.map(PathBuf::from), "{url}");
        }
    }

    fn ask(address: &str, request: &str) -> String {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn what_is_sent_carries_the_policy_and_nothing_else_is_sent() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www");
        let serve = Serve {
            port: 0,
            csp: "default-src 'none'".to_owned(),
            headers: [("X-Content-Type-Options".to_owned(), "nosniff".to_owned())].into(),
        };
        let address = in_background(folder, &serve).unwrap();
        for (request, status, holds) in [
            ("GET /main.js", "200", "text/javascript"),
            ("HEAD /index.html", "200", "text/html"),
            ("GET /", "200", "<title>Kinmap</title>"),
            ("GET /../Cargo.toml", "404", "nosniff"),
            ("GET /absent.js", "404", "nosniff"),
            ("POST /", "405", "nosniff"),
        ] {
            let answer = ask(&address, request);
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}")),
                "{request}: {answer}"
            );
            assert!(answer.contains(holds), "{request}: {answer}");
            assert!(
                answer.contains("Content-Security-Policy: default-src 'none'"),
                "{request}: {answer}"
            );
        }
        assert!(
            !ask(&address, "HEAD /index.html").contains("<title>"),
            "HEAD has no body"
        );
    }

    #[test]
    fn connections_that_stay_open_hold_up_nobody() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www");
        let serve = Serve {
            port: 0,
            csp: String::new(),
            headers: [].into(),
        };
        let address = in_background(folder, &serve).unwrap();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let silent: Vec<_> = (0..50).map(|_| TcpStream::connect(host).unwrap()).collect();
        assert!(ask(&address, "GET /").starts_with("HTTP/1.1 200"));
        drop(silent);
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = bind(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_ne!(bind(port).unwrap().local_addr().unwrap().port(), port);
    }
}
