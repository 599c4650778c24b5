//! Names of columns, as programs and people write them.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Speaker,
    Start,
    End,
    Length,
    Text,
    Addressee,
    /// One conversation of several.
    Conversation,
    /// What follows a word that has a row of its own.
    Punctuation,
}

/// Names in lower case, without spaces, dashes, dots and brackets; the most telling first.
pub(super) const NAMES: &[(Part, &[&str])] = &[
    (
        Part::Speaker,
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
        Part::Start,
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
        Part::End,
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
        Part::Length,
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
        Part::Text,
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
        Part::Addressee,
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
        Part::Conversation,
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
    (Part::Punctuation, &["punctuation"]),
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
pub(super) fn rank(part: Part, folded: &str) -> Option<usize> {
    let (_, names) = NAMES.iter().find(|(known, _)| *known == part)?;
    names.iter().position(|name| *name == folded)
}
