//! Help: the keys, how to read a map, and what the page never does.

use maud::{Markup, html};

use crate::app::{Action, Model, keys};

pub(super) fn view(model: &Model) -> Markup {
    if !model.desk.help {
        return Markup::default();
    }
    let letters = !model.desk.letters_off;
    html! {
        div .sheet {
            div .sheet-head {
                h2 { "Help" }
                button #help-close .tool type="button" data-act=(Action::ToggleHelp) { "Close" }
            }
            h3 { "How to read the map" }
            ul {
                li { "Generations stand in rows. Height shows who decides in this session; distance shows closeness." }
                li { "Two parallel lines: an alliance, two cooperating for something. Three: a tie so close that it limits." }
                li { "A line broken by two bars: conflict. A brace with its point toward someone: a coalition against them." }
                li { "An arrow turning away from a couple’s conflict to a child: detouring." }
                li { "Dashes between rows: a clear boundary. Dots: diffuse. A solid line: rigid. Faint: not assessed." }
                li { "Faint lines with a question mark are tentative. Press any line to read the words behind it." }
            }
            h3 { "Keys" }
            p {
                button #letter-keys type="button" role="switch" aria-checked=(if letters { "true" } else { "false" })
                    data-act=(Action::ToggleLetters) {
                    "Letter keys" span aria-hidden="true" { ": " (if letters { "on" } else { "off" }) }
                }
            }
            p .hint { "Off: letters, digits and signs do nothing by themselves." }
            table .keys {
                tbody {
                    @for row in keys() {
                        tr { th scope="row" { kbd { (row.written) } } td {
                            (row.whereabouts()) (row.does)
                        } }
                    }
                    tr { th scope="row" { kbd { "Tab" } } td { "From one mark, name or moment to the next" } }
                    tr { th scope="row" { kbd { "Enter" } } td { "Open what has the focus" } }
                }
            }
            h3 { "What this page never does" }
            p {
                "It sends nothing. After it has loaded it makes no request at all; your browser’s network panel shows it. "
                "It keeps nothing, unless you save a case as a file. It proposes hypotheses from one conversation, never "
                "diagnoses, and it can miss words that concern safety."
            }
        }
    }
}
