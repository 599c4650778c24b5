//! Reading the figures: whose they are, what they mean, and the turns behind them.

use crate::app::figures::Card;
use crate::app::{Effect, FiguresAction, Model};

pub(super) fn act(model: &mut Model, action: FiguresAction) -> Vec<Effect> {
    let figures = &mut model.desk.figures;
    match action {
        FiguresAction::Company(company) => {
            figures.company = company;
            figures.behind = None;
        }
        FiguresAction::Behind(figure) if figures.behind == Some(figure) => figures.behind = None,
        FiguresAction::Behind(figure) => {
            figures.behind = Some(figure);
            return vec![Effect::Focus("behind".into())];
        }
        FiguresAction::Close => {
            let card = figures.behind.take().map(Card::of);
            let back = card.map(|card| Effect::Focus(format!("figure-{}", card.name())));
            return back.into_iter().collect();
        }
        FiguresAction::Define(card) => {
            figures.defined = Some(card).filter(|_| figures.defined != Some(card));
        }
        FiguresAction::Tables => figures.tables = !figures.tables,
    }
    Vec::new()
}
