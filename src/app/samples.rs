//! The fictional sessions that come with the page. Their texts are files in `www/samples`, handed over when it starts.

/// A session to try the page with.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its title.
    pub title: &'static str,
    /// What it shows, without giving the reading away.
    pub about: &'static str,
    /// The name of its file in `www/samples`.
    pub file_name: &'static str,
}

/// The samples, in the order in which they are offered and in which their texts are handed over.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        title: "Four at the kitchen table",
        about: "Parents with a son of sixteen and a daughter of ten: evenings, a car, Christmas. 22 minutes.",
        file_name: "stable-coalition.vtt",
    },
    Sample {
        title: "Whose Saturdays?",
        about: "Parents, a grown daughter and a son of twelve: money, work, time together. 22 minutes.",
        file_name: "attacking-detour.vtt",
    },
    Sample {
        title: "Three generations and one clipboard",
        about: "Grandmother, parents, a teenager and her brother: mornings, mostly. 19 minutes.",
        file_name: "family-that-works.vtt",
    },
];
