//! Definitions: who speaks after whom, and whether more often than chance.

use super::{Definition, Needs};

/// Who follows whom.
pub static SUCCESSION: Definition = Definition {
    id: "succession",
    name: "Who follows whom",
    meaning: "How often one member’s turn comes right after another’s.",
    formula: "For each ordered pair, the turns of the second that begin in the stretch and come right after a turn of the first.",
    unit: "times",
    range: "0 and up",
    needs: Needs::Order,
    undefined: "Never; with more than 512 members no table is made.",
    source: "Bakeman & Gottman (1997), Observing Interaction, ch. 6",
};

/// Counts expected from turn counts alone.
pub static EXPECTED: Definition = Definition {
    id: "expected",
    name: "Expected by chance",
    meaning: "How often one would follow the other if only the numbers of turns decided.",
    formula: "Quasi-independence: a factor of the first times a factor of the second, with nobody following themselves, fitted until rows and columns add up to what was counted.",
    unit: "times",
    range: "0 and up",
    needs: Needs::Order,
    undefined: "With fewer than three people, or more than forty.",
    source: "Goodman (1968), The analysis of cross-classified data",
};

/// Adjusted residuals.
pub static RESIDUAL: Definition = Definition {
    id: "residual",
    name: "Adjusted residual",
    meaning: "How far the count is from chance: beyond 2 either way it is unusual. Read it only where at least 5 are expected.",
    formula: "Counted less expected, divided by the standard error of that difference under quasi-independence.",
    unit: "standard deviations",
    range: "any",
    needs: Needs::Order,
    undefined: "With fewer than three people, or more than forty. With three people all residuals are one fact, equal up to sign.",
    source: "Haberman (1973), The analysis of residuals in cross-classified tables; Bakeman & Quera (2011), Sequential Analysis, ch. 9",
};

/// Permutation test.
pub static PERMUTATION: Definition = Definition {
    id: "permutation",
    name: "Against random orders",
    meaning: "In which part of random orders of the same turns the count is at least as extreme; for small counts.",
    formula: "1,999 orders in which nobody follows themselves, drawn from a given seed; both sides, corrected over all pairs by Holm’s method.",
    unit: "share of orders",
    range: "above 0, up to 1",
    needs: Needs::Order,
    undefined: "With fewer than three people, whose turns can only alternate.",
    source: "Phipson & Smyth (2010), Permutation p-values should never be zero; Bakeman, Robinson & Quera (1996), Testing sequential association",
};

/// Who follows whom, the therapist left out.
pub static FAMILY_SUCCESSION: Definition = Definition {
    id: "family-succession",
    name: "Who follows whom in the family",
    meaning: "How often one member’s turn comes next after another’s when the therapist’s turns are left out.",
    formula: "As who follows whom, over the turns that remain; a member before and after the therapist has one turn.",
    unit: "times",
    range: "0 and up",
    needs: Needs::Order,
    undefined: "Never; with more than 512 members no table is made.",
    source: "Bakeman & Gottman (1997), Observing Interaction, ch. 6",
};
