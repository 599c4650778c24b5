//! What the figures offer: whose they are, what they mean, and the turns behind them.

use std::fmt;
use std::str::FromStr;

use crate::app::figures::{Card, Company};
use crate::process::Figure;

/// What an element of the figures does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiguresAction {
    /// Show the figures of these people.
    Company(Company),
    /// Lay open the turns behind a figure.
    Behind(Figure),
    /// Put the turns away.
    Close,
    /// Show or hide the definitions of a figure's measures.
    Define(Card),
    /// Show matrices as tables, or tables as matrices.
    Tables,
}

impl fmt::Display for FiguresAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Company(company) => write!(f, "company:{}", company.name()),
            Self::Behind(behind) => write!(f, "behind:{behind}"),
            Self::Close => f.write_str("close"),
            Self::Define(card) => write!(f, "define:{}", card.name()),
            Self::Tables => f.write_str("tables"),
        }
    }
}

impl FromStr for FiguresAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        match verb {
            "company" => object.parse().map(Self::Company),
            "behind" => object.parse().map(Self::Behind),
            "close" => Ok(Self::Close),
            "define" => object.parse().map(Self::Define),
            "tables" => Ok(Self::Tables),
            _ => Err(()),
        }
    }
}
