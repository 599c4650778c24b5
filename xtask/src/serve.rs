//! A folder → pages on 127.0.0.1, with the headers a static host would send.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::settings::Serve;

const THREADS: usize = 4;
const PORTS_TRIED: u16 = 20;

/// Serves the folder until the program is stopped; a port that is taken is passed over for the next free one.
pub fn forever(folder: PathBuf, serve: &Serve, port: u16) -> Result<()> {
    let server = bind(port)?;
    let address = address(&server)?;
    let threads = start(server, folder, serve)?;
    println!("\nKinmap is at {address} (Ctrl-C stops it)");
    for thread in threads {
        thread
            .join()
            .map_err(|_| anyhow!("a server thread stopped"))?;
    }
    Ok(())
}

/// Serves the folder on a free port while this program runs; hands back the address.
pub fn in_background(folder: PathBuf, serve: &Serve) -> Result<String> {
    let server = bind(0)?;
    let address = address(&server)?;
    start(server, folder, serve)?;
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

fn bind(first: u16) -> Result<Server> {
    let mut last = None;
    for port in first..=first.saturating_add(PORTS_TRIED) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) => {
                println!("   port {port} cannot be had ({error}); trying the next one");
                last = Some(error);
            }
        }
    }
    bail!(
        "no free port from {first} on: {}",
        last.map(|error| error.to_string()).unwrap_or_default()
    )
}

fn address(server: &Server) -> Result<String> {
    let address = server
        .server_addr()
        .to_ip()
        .context("the server has no port")?;
    Ok(format!("http://{address}/"))
}

fn start(server: Server, folder: PathBuf, serve: &Serve) -> Result<Vec<thread::JoinHandle<()>>> {
    let server = Arc::new(server);
    let folder = Arc::new(folder);
    let headers = Arc::new(headers(serve)?);
    let spawn = |_| {
        let (server, folder, headers) = (server.clone(), folder.clone(), headers.clone());
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                // A browser that hangs up in mid-answer is no concern of the next request.
                let _ = answer(request, &folder, &headers);
            }
        })
    };
    Ok((0..THREADS).map(spawn).collect())
}

fn headers(serve: &Serve) -> Result<Vec<Header>> {
    let policy = [("Content-Security-Policy", serve.csp.as_str())];
    let others = serve
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    policy
        .into_iter()
        .chain(others)
        .map(|(name, value)| header(name, value))
        .collect()
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("not a header: {name}: {value}"))
}

fn answer(request: Request, folder: &Path, headers: &[Header]) -> Result<()> {
    let (status, kind, body) = match (request.method(), file_for(request.url())) {
        (Method::Get | Method::Head, Some(file)) => {
            let kind = file.to_str().and_then(media_type);
            match (fs::read(folder.join(&file)), kind) {
                (Ok(bytes), Some(kind)) => (200, kind, bytes),
                _ => (404, "text/plain", b"not here\n".to_vec()),
            }
        }
        (Method::Get | Method::Head, None) => (404, "text/plain", b"not here\n".to_vec()),
        _ => (
            405,
            "text/plain",
            b"this server only hands out files\n".to_vec(),
        ),
    };
    let mut response = Response::from_data(body).with_status_code(status);
    response.add_header(header("Content-Type", kind)?);
    for header in headers {
        response.add_header(header.clone());
    }
    Ok(request.respond(response)?)
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
    use std::io::{Read, Write};
    use std::net::TcpStream;

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
    fn a_taken_port_is_passed_over() {
        let taken = Server::http("127.0.0.1:0").unwrap();
        let port = taken.server_addr().to_ip().unwrap().port();
        let next = bind(port).unwrap();
        assert_ne!(next.server_addr().to_ip().unwrap().port(), port);
    }
}
