//! The file that is being read: how far it is, and a way to give it up.

use maud::{Markup, html};

use crate::app::intake::{Reading, Stage};
use crate::app::{Action, Model};

pub(super) fn view(model: &Model) -> Markup {
    model
        .desk
        .reading
        .as_ref()
        .map_or_else(Markup::default, panel)
}

fn panel(reading: &Reading) -> Markup {
    let done = Stage::ALL
        .iter()
        .take_while(|stage| **stage != reading.stage);
    html! {
        div .reading-on role="status" {
            p { "Reading " bdi { (reading.name) } " (" (size(reading.source.bytes.len())) "). " span .stage { (reading.stage.words()) "…" } }
            progress max=(Stage::ALL.len()) value=(done.count()) aria-label={ "Reading " (reading.name) } {}
            button #stop-reading type="button" data-act=(Action::StopReading) { "Stop reading" }
        }
    }
}

/// "620 bytes", "48 kB", "9.2 MB".
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1_001, "2 kB"),
            (9_200_000, "9.2 MB"),
        ] {
            assert_eq!(size(bytes), words);
        }
    }
}
