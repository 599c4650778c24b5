//! The fictional sessions that come with the page.

/// A session to try the page with.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its title.
    pub title: &'static str,
    /// What it shows, without giving the reading away.
    pub about: &'static str,
    /// The name it has as a file.
    pub file_name: &'static str,
    /// The file.
    pub text: &'static str,
}

/// The samples, in the order in which they are offered.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        title: "Sample one",
        about: "",
        file_name: "stable-coalition.vtt",
        text: "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Hello.\n",
    },
    Sample {
        title: "Sample two",
        about: "",
        file_name: "attacking-detour.vtt",
        text: "WEBVTT\n",
    },
    Sample {
        title: "Sample three",
        about: "",
        file_name: "family-that-works.vtt",
        text: "WEBVTT\n",
    },
];
