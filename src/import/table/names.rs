//! What columns hold, and the names that programs and people write above them.

use std::str::FromStr;

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Who speaks.
    Speaker,
    /// When it begins.
    Start,
    /// When it ends.
    End,
    /// How long it lasts.
    Length,
    /// What is said.
    Text,
    /// To whom it is said.
    Addressee,
    /// Which of several conversations it belongs to.
    Conversation,
    /// What follows a word that has a row of its own.
    Punctuation,
}

impl Column {
    /// Every kind of column, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Speaker,
        Self::Text,
        Self::Start,
        Self::End,
        Self::Length,
        Self::Addressee,
        Self::Conversation,
        Self::Punctuation,
    ];

    /// The identifier of the JavaScript contract.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Start => "start",
            Self::End => "end",
            Self::Length => "length",
            Self::Text => "text",
            Self::Addressee => "addressee",
            Self::Conversation => "conversation",
            Self::Punctuation => "punctuation",
        }
    }

    /// The name a person knows it by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Speaker => "who speaks",
            Self::Start => "start",
            Self::End => "end",
            Self::Length => "length",
            Self::Text => "what is said",
            Self::Addressee => "to whom",
            Self::Conversation => "which conversation",
            Self::Punctuation => "punctuation after the word",
        }
    }
}

impl FromStr for Column {
    type Err = ();
    fn from_str(id: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|c| c.id() == id).ok_or(())
    }
}

/// Names in lower case, without spaces, dashes, dots and brackets; the most telling first.
pub(super) const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Speaker,
        &[
            "speaker",
            "speakername",
            "speakerlabel",
            "speakerid",
            "spkr",
            "spk",
            "participant",
            "participantname",
            "participantid",
            "sprecher",
            "sprecherin",
            "sprechername",
            "locuteur",
            "locutrice",
            "intervenant",
            "hablante",
            "participante",
            "orador",
            "parlante",
            "relatore",
            "spreker",
            "talare",
            "taler",
            "who",
            "interlocutor",
            "author",
            "person",
            "teilnehmer",
            "tier",
            "name",
            "from",
            "role",
            "label",
        ],
    ),
    (
        Column::Start,
        &[
            "start",
            "starttime",
            "startms",
            "startsec",
            "starts",
            "startseconds",
            "sttime",
            "begin",
            "begintime",
            "onset",
            "segmentonset",
            "tmin",
            "xmin",
            "t0",
            "in",
            "timein",
            "beginn",
            "anfang",
            "startzeit",
            "début",
            "debut",
            "inicio",
            "inizio",
            "ts",
            "timestamp",
            "timecode",
            "time",
            "zeit",
            "from",
            "offset",
        ],
    ),
    (
        Column::End,
        &[
            "end",
            "endtime",
            "endms",
            "endsec",
            "ends",
            "endseconds",
            "entime",
            "stop",
            "stoptime",
            "segmentoffset",
            "tmax",
            "xmax",
            "t1",
            "out",
            "timeout",
            "ende",
            "endzeit",
            "fin",
            "fine",
            "endts",
            "offset",
            "to",
        ],
    ),
    (
        Column::Length,
        &[
            "duration",
            "durationms",
            "durationsec",
            "dur",
            "length",
            "dauer",
            "durée",
            "duree",
            "duración",
            "durata",
        ],
    ),
    (
        Column::Text,
        &[
            "text",
            "utterance",
            "utterancetext",
            "transcript",
            "transcription",
            "transkript",
            "content",
            "message",
            "speech",
            "body",
            "inhalt",
            "texte",
            "texto",
            "testo",
            "sentence",
            "words",
            "value",
            "annotation",
            "token",
            "word",
            "comment",
        ],
    ),
    (
        Column::Addressee,
        &[
            "addressee",
            "addressedto",
            "recipient",
            "target",
            "an",
            "to",
        ],
    ),
    (
        Column::Conversation,
        &[
            "transcriptid",
            "session",
            "sessionid",
            "conversation",
            "conversationid",
            "dialogid",
            "dialogueid",
            "file",
            "filename",
            "recording",
        ],
    ),
    (Column::Punctuation, &["punctuation"]),
];

/// Names of columns that hold one word a row.
pub(super) const WORDS: [&str; 2] = ["token", "word"];

/// A name as it is compared.
pub(super) fn folded(name: &str) -> String {
    let bare = name.trim().trim_start_matches('\u{feff}');
    let letters = bare.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// How telling a name is for a part: 0 is most.
pub(super) fn rank(part: Column, folded: &str) -> Option<usize> {
    let (_, names) = NAMES.iter().find(|(known, _)| *known == part)?;
    names.iter().position(|name| *name == folded)
}
