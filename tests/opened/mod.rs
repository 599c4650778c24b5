//! A page with a sample session open on its map.

use std::fs;

use kinmap::app::{Action, App, Message};

/// The text of the sample with a coalition.
pub fn sample() -> String {
    fs::read_to_string("www/samples/stable-coalition.vtt").unwrap()
}

/// A page with this session on its map, the cast as it is suggested.
pub fn on_the_map(session: String) -> App {
    let mut app = App::default();
    app.receive(Message::FileRead {
        name: "session.vtt".into(),
        bytes: session.into_bytes(),
    });
    app.receive(Message::Acted(Action::ConfirmCast));
    app
}
