/** A file's format, as recognised or as told. */
export type FormatId = string;

/** An encoding by its label in the Encoding Standard: `utf-8`, `windows-1251`. */
export type EncodingId = string;

/** Everything left out is found out from the content; the transcript's `format` and `reading` say what was found. */
export interface ReadOptions {
    /** The file's name; its ending is a hint worth less than the content. */
    fileName?: string;
    /** What the file is, overruling recognition. */
    format?: FormatId;
    /** How its text is encoded, overruling recognition. Of no effect on Word documents. */
    encoding?: EncodingId;
    /** Turn letters back that were garbled by reading UTF-8 as Windows-1252, as `reading.garbled` offers. */
    restoreLetters?: boolean;
    /** Which column of a table is which; makes the file a table. */
    columns?: ColumnChoice;
}

export interface FormatChoice {
    id: FormatId;
    label: string;
    /** The group under which to offer it. */
    family: string;
}

export interface EncodingChoice {
    id: EncodingId;
    label: string;
}

export type ColumnId =
    | "speaker" | "text" | "start" | "end" | "length" | "addressee" | "conversation" | "punctuation";

export interface ColumnChoice {
    /** What each column holds, from the left; null for one that is not read. */
    columns: (ColumnId | null)[];
    /** How many rows stand above the talk: titles, and the header if there is one. */
    above?: number;
    /** The conversation to read, where the table holds several. */
    conversation?: string;
}

/** The beginning of a table. */
export interface TablePreview {
    delimiter: string;
    /** The first rows, those above the talk included; cells are cut at 120 characters. */
    rows: string[][];
    rowCount: number;
    /** What the columns are taken for; change it and hand it over as `ReadOptions.columns`. */
    choice: ColumnChoice;
    /** The conversations that the chosen column tells apart. */
    conversations: string[];
}

/** The choices made before anything was read, each of which `ReadOptions` can overrule. */
export interface Reading {
    /** Left out where the file says it part by part. */
    encoding?: EncodingId;
    /** Letters look garbled and were left as they are: offer `restoreLetters`. */
    garbled?: boolean;
    /** For tables. */
    columns?: ColumnChoice;
}

/** Thrown by `parseTranscript`: what is wrong, where, and what would help. */
export interface ImportError extends Error {
    name: "ImportError";
    code: "empty" | "not-a-transcript" | "binary" | "no-speech" | "too-large" | "malformed";
    /** 1-based. */
    line?: number;
    /** 0-based byte offset. */
    offset?: number;
    format?: FormatId;
}

export interface Transcript {
    format: FormatId;
    title?: string;
    /** Distinct labels in order of first appearance. */
    speakers: string[];
    /** What the file itself says about speakers, where it does. */
    profiles?: Profile[];
    /** One per cue, line or segment of the file, in file order. */
    utterances: Utterance[];
    /** Which timing fields are real; worked out from the utterances when left out. */
    timing?: Timing;
    warnings: Warning[];
    reading?: Reading;
}

export interface Profile {
    /** Index into `speakers`. */
    speaker: number;
    /** The name, where the label is a code. */
    name?: string;
    /** The part in the family or the setting, as written. */
    role?: string;
}

export interface Utterance {
    /** Index into `speakers`. */
    speaker: number | null;
    /** Seconds. */
    start?: number;
    /** Seconds; never before `start`. */
    end?: number;
    text: string;
    words?: { start: number; end: number; text: string }[];
    /** 1-based line of the file. */
    line?: number;
    /** Whom the label says it was said to, as written. */
    addressee?: string;
    /** How the label says it was said, as written. */
    manner?: string;
    /** Pauses, overlaps and latching that the transcriber wrote into the text. */
    marks?: Mark[];
    /** The text as transcribed, where `text` is what remains without the signs of a notation. */
    notation?: string;
}

/** A transcriber's sign among the words. */
export interface Mark {
    /** UTF-16 position in the utterance's text. */
    at: number;
    sign: "pause" | "short-pause" | "overlap-begins" | "overlap-ends" | "latches" | "interrupted" | "breaks-off" | "trails-off" | "resumes" | "completes";
    /** Of a pause, in seconds. */
    length?: number;
}

export interface Timing {
    starts: boolean;
    ends: boolean;
    words: boolean;
    /** Whole seconds or coarser. */
    coarse: boolean;
    /** Each utterance ends where the next begins: silences and overlaps cannot be seen. */
    touching: boolean;
    /** Roll-up captions: times are display times. */
    rolling: boolean;
}

export interface Warning {
    code: "skipped" | "repaired" | "assumed" | "invisible";
    message: string;
    line?: number;
}

export type Role =
    | "mother" | "father" | "parent"
    | "step-mother" | "step-father" | "step-parent" | "partner"
    | "grandmother" | "grandfather" | "grandparent" | "aunt" | "uncle"
    | "daughter" | "son" | "child" | "sister" | "brother" | "sibling"
    | "therapist" | "other";

export interface Cast {
    members: Member[];
}

export interface Member {
    /** Unique in the cast. */
    id: string;
    name: string;
    role: Role;
    /** 0 children, 1 their parents, 2 grandparents, -1 grandchildren; null for the therapist and where unknown. */
    generation: number | null;
    /** Indices into the transcript's speakers. */
    speakers: number[];
    /** Why this role was suggested. */
    why?: string;
    age?: number;
    identifiedPatient?: boolean;
    /** Whether this member decides for the children; left out, the role says so. */
    executive?: boolean;
}

export interface AnalyzeOptions {
    /** Seconds from, seconds to; without times, utterance numbers. */
    window?: [number, number];
    /** What a person has put right about who said what, put in force in their order before anything else. */
    amendments?: Amendment[];
    /** The person's word over the rules', by the numbers after the amendments. */
    overrides?: Override[];
    /** The person's word on words that may concern safety. */
    safety?: SafetyWord[];
}

/** A label the file does not have, behind all others; whose words utterances are; one utterance as two. */
export type Amendment =
    | { kind: "introduce"; name: string }
    | { kind: "assign"; utterances: number[]; /** Index into `speakers`; null: nobody can say. */ speaker: number | null }
    | { kind: "split"; utterance: number; /** The word with which the second part begins, counted from 0. */ word: number };

/** One decision of a person who has read what may concern safety. */
export interface SafetyWord {
    utterance: number;
    /** `set-aside`: it does not concern what `concern` says; `raise`: it does, though no cue says so. */
    decision: "set-aside" | "raise";
    /** As the flag says it; with `set-aside`. */
    concern?: string;
}

export interface SafetyFlag {
    utterance: number;
    /** UTF-16 positions in the utterance's text. */
    span: [number, number];
    concern: string;
    /** Member ids; empty means everyone. */
    members: string[];
}

export interface Override {
    utterance: number;
    kind: ActKind;
    /** A member's id. */
    actor: string;
    /** Whom the act concerns, as it was coded; tells two acts on the same words apart. */
    target?: string;
    against?: string;
    /** UTF-16 positions in the utterance's text. */
    span: [number, number];
    decision: "accept" | "reject" | "change" | "add";
    /**
     * The act in its place; for `change` and `add`. With `accept` it stands even if the rules should no longer find it.
     * What is left out follows from the session: to whom it is said, and how it came about.
     */
    act?: {
        kind: ActKind; actor: string; target?: string; against?: string; addressee?: string; strength?: number;
        provenance?: Provenance;
    };
}

export interface Analysis {
    process: ProcessMeasures;
    /** One per utterance: a member's id, `all`, or null where it cannot be told. */
    addressees: (string | null)[];
    acts: Act[];
    /** Words that may concern safety; read them before anything else. While one is here, readings about its members are withheld. */
    safety: SafetyFlag[];
    /** Those the person read and set aside. */
    setAside: SafetyFlag[];
    structure: Structure;
    /** Only what is offered: tentative or supported; strengths among them. */
    hypotheses: Hypothesis[];
    /** A few moments, not enough for a line. */
    signals: Hypothesis[];
    /** What else is seen under the manual's other names (`variants`); never drawn. `pattern` is the nearest. */
    observations: Hypothesis[];
    interventions: Intervention[];
    openings: Opening[];
}

/** A figure, or the reason why the file cannot give it. Never a silent zero. */
export type Measured<T> = { value: T; unmeasured?: undefined } | { value?: undefined; unmeasured: { reason: string } };

export interface ProcessMeasures {
    /** Seconds. */
    window: [number, number];
    /** What shares are shares of. */
    sharesBy: "talk time" | "words";
    /** What about the session's times and labels bears on its figures, and what was made of it. */
    cautions: { kind: CautionKind; message: string; utterances: number[] }[];
    /** Seconds; `overlaps` counts stretches. */
    totals: { speech: Measured<number>; overlap: Measured<number>; overlaps: Measured<number>; silence: Measured<number> };
    /** One per member of the cast, in cast order. */
    floor: { member: string; turns: number; words: number; talkTime: Measured<number>; share: Measured<number> }[];
    /** Union and sum of a member's utterances in seconds, and every kind of share. */
    participation: { member: string; talkTime: Measured<number>; summed: Measured<number>; byTime: Shares; byWords: Shares }[];
    /** `rate` in words per minute. */
    turnLengths: { member: string; words: Measured<Distribution>; seconds: Measured<Distribution>; rate: Measured<number> }[];
    balance: { everybody: Measured<Evenness>; family: Measured<Evenness> };
    /** Every silence, long or short. */
    spaces: Measured<{ start: number; end: number; after: number; before: number; kind: "pause" | "gap" | "lapse" }[]>;
    /** Long silences. */
    silences: Measured<Silence[]>;
    silenceLedger: Measured<SilenceLedger>;
    /** Pairs that are missing have none. */
    gaps: Measured<{ from: string; to: string; lengths: Distribution }[]>;
    overlaps: Measured<{ by: number; over: number; start: number; end: number; outcome: Outcome }[]>;
    interruptions: Measured<{ by: number; over: number; successful: boolean }[]>;
    /** Who comes in over whom. Pairs that are missing have none. */
    crossings: Measured<{
        by: string; over: string; counts: Record<Outcome, number>;
        perHundredTurns: Measured<number>; net: Measured<number>;
    }[]>;
    /** Interruptions that show in the text alone: a lower bound. */
    markedInterruptions: { by: number; over: number }[];
    /** Seconds. Pairs that are missing have no answer. */
    latencies: Measured<{ from: string; answering: string; count: number; median: number; spread: number }[]>;
    /** Who spoke after whom: the row speaks first. */
    succession: number[][];
    chance: Measured<Chance>;
    /** The same, the therapist's turns left out. */
    familySuccession: number[][];
    familyChance: Measured<Chance>;
    /** Share of the family's moves that pass through the therapist. */
    therapistBetween: Measured<number>;
    /** Who speaks to whom by name: the row speaks. */
    addressing: number[][];
    answeredFor: { asked: string; by: string; count: number }[];
    /** Gibson's thirteen, by code ("AB-BA"). */
    shifts: Measured<Record<string, number>>;
}

export type CautionKind =
    | "without-length" | "without-time" | "out-of-order" | "repeated" | "unnamed" | "one-speaker" | "no-family";

export type Outcome = "backchannel" | "cooperative" | "early-start" | "floor-taken" | "attempt" | "contest";

export interface Shares {
    ofEverybody: Measured<number>;
    /** Null for the therapist. */
    ofFamily: Measured<number> | null;
}

export interface Distribution {
    count: number;
    mean: number;
    lower: number;
    median: number;
    upper: number;
    longest: number;
}

export interface Evenness {
    people: number;
    entropy: number;
    gini: number;
    divergence: number;
    largest: { member: string; share: number };
}

export interface SilenceLedger {
    /** One per member of the cast, in cast order. */
    members: { member: string; pauses: Measured<Distribution>; asked: number; paused: number; time: number; broke: number }[];
    shared: number;
    sharedTime: number;
    /** Long silences: the row spoke last before, the column breaks it. */
    broken: number[][];
}

export interface Chance {
    expected: number[][];
    /** Adjusted residuals; read them only where at least 5 are expected. */
    residual: number[][];
    freedom: number;
}

/** Counts among random orders of the same turns: shares of orders, 0 excluded. */
export interface Permutation {
    observed: number[][];
    mean: number[][];
    more: number[][];
    fewer: number[][];
    corrected: number[][];
}

export interface MeasureOptions {
    /** Seconds from, seconds to; without times, utterance numbers. */
    window?: [number, number];
    /** Seconds: every window of this width, one step apart. */
    sliding?: { width: number; step: number };
    /** Random orders (1,999) and the seed they are drawn from (0). */
    permutation?: { orders?: number; seed?: number };
    /** Figures to name the moments of: `talk-time.0`, `latency.0.2`, `floor-taken.2.1`; members by place in the cast. */
    figures?: string[];
}

export interface Measurement {
    process: ProcessMeasures;
    sliding?: ProcessMeasures[];
    permutation?: Measured<Permutation>;
    moments?: Record<string, Moment[]>;
}

/** Where a moment begins and ends: utterances. */
export interface Moment {
    first: number;
    last: number;
}

/** What a measure means. */
export interface Definition {
    id: string;
    name: string;
    meaning: string;
    formula: string;
    unit: string;
    range: string;
    needs: string;
    undefined: string;
    source: string;
}

export interface Silence {
    start: number;
    end: number;
    /** The utterance before it. */
    after: number;
    /** The utterance that ends it. */
    before: number;
    kind: "asked" | "speaker" | "shared";
    owner?: string;
    /** Who spoke last before it. */
    fellAfter?: string;
    brokenBy?: string;
}

export type ActKind =
    | "support" | "agree" | "affiliate" | "praise" | "defend" | "agree-against"
    | "disagree" | "criticise" | "blame" | "contempt" | "dismiss" | "disqualify" | "exclude" | "command"
    | "speak-for" | "mind-read" | "protect" | "overprotect" | "confide"
    | "complain-about" | "complain-to-child" | "enlist" | "side" | "refuse-side" | "relay" | "secret"
    | "divert" | "deny-conflict" | "yield" | "child-rules" | "executive" | "repair";

export type Provenance =
    | "spontaneous" | "prompted" | "led" | "enacted-as-directed" | "enacted-against" | "unbalanced" | "reported";

export interface Act {
    utterance: number;
    kind: ActKind;
    actor: string;
    /** In triadic acts: the one bonded with, asked or defended. */
    target: string | null;
    /** The third, in triadic acts. */
    against?: string;
    addressee: string | null;
    /** UTF-16 positions in the utterance's text: `text.slice(...span)`. */
    span: [number, number];
    strength: number;
    provenance: Provenance;
    /** Which cue fired. */
    why: string;
    /** What the person decided about it, if anything. */
    decision?: "accept" | "change" | "add";
}

export interface Structure {
    sufficiency: "enough" | "not-enough" | "withheld";
    reasons: string[];
    ties: {
        source: string; target: string;
        positive: number; negative: number; intrusion: number; control: number;
        address: number; valence: number; acts: number[];
    }[];
    boundaries: { one: string[]; other: string[]; style: BoundaryStyle; evidence: number[]; why: string }[];
}

export type BoundaryStyle = "clear" | "diffuse" | "rigid" | "not-assessed";
export type Tier = "signal" | "tentative" | "supported";
export type Pattern =
    | "alliance" | "coalition" | "triangulation" | "detouring-attacking" | "detouring-supporting"
    | "inverted-hierarchy" | "isolation" | "overinvolvement" | "disengagement" | "conflict";

export interface Hypothesis {
    pattern: Pattern;
    members: string[];
    against?: string;
    child?: string;
    parents?: string[];
    crossGenerational: boolean;
    stable: boolean;
    /** Finer kinds; absent where there are none. */
    variants?: Variant[];
    tier: Tier;
    /** 0 to 1; show the band, not the number. */
    confidence: number;
    /** What exact comparison leaves of it among its rivals, 0 to 1; 1 where nothing was compared. */
    belief: number;
    /** Indices into `acts`. */
    evidence: number[];
    counterEvidence: number[];
    /** What the measures say, each a sentence. */
    measures: string[];
    /** The best other reading. */
    rival?: string;
    rivalPattern?: Pattern;
    statement: string;
    missing: string[];
    /** What would settle it. */
    settle: string;
}

/** The manual's finer names: kinds of a pattern, and what the patterns do not name. */
export type Variant =
    | "sibling" | "covert" | "mixed" | "borrowed-power" | "parent-child" | "withdrawn" | "shut-out" | "protected"
    | "peripheral" | "joint-parenting" | "conflict-avoidance" | "parental-child" | "parentified-child" | "scapegoating"
    | "split-loyalty";

/** A moment at which a move could have gone. */
export interface Opening {
    /** Index into `hypotheses`. */
    hypothesis: number;
    /** "Enactment", "Boundary making", "Unbalancing". */
    name: string;
    /** Index into `acts`. */
    act: number;
    why: string;
}

export interface Intervention {
    /** Index into `hypotheses`. */
    hypothesis: number;
    name: string;
    step: string;
    say: string[];
    expect: string;
    hold: string;
}

export interface MapDocument {
    version: number;
    title: string;
    members: MapMember[];
    ties: ({ kind: "affiliation" | "overinvolvement" | "conflict" | "disengagement"; one: string; other: string } & Mark)[];
    triads: ({
        kind: "coalition" | "triangulation" | "detouring-attacking" | "detouring-supporting";
        members?: string[]; against?: string; parents?: [string, string]; child?: string;
    } & Mark)[];
    boundaries: ({
        /** Below the row of a generation, between two sides, or around a group. Sides name members or whole areas. */
        style: BoundaryStyle; below?: number; left?: string[]; right?: string[]; around?: string[];
        /** Where a person has drawn it, from place to place, in units of 44 px. */
        free?: [{ x: number; y: number }, { x: number; y: number }];
    } & Mark)[];
    placements?: ({ placement: "raised" | "apart"; member: string } & Mark)[];
    /** Somebody may live in two households; the first listed is the main home. */
    areas: { id: string; kind: "household" | "subsystem"; name: string; members: string[] }[];
    /** Words on the map: about a member, mark or area, and at a place (upper left corner, in units of 44 px) or under it. */
    notes?: { id: string; text: string; about?: string; at?: { x: number; y: number } }[];
}

export interface MapMember {
    id: string;
    name: string;
    role: Role;
    generation: number | null;
    age?: number;
    present?: boolean;
    deceased?: boolean;
    identifiedPatient?: boolean;
    /** Whether they legitimately decide for the children; left out, the role says. */
    executive?: boolean;
    /** Whose child, where the map should keep that together. */
    parents?: string[];
    /** With genogram shapes; left out, the role says. */
    outline?: "square" | "circle" | "diamond";
    /** Rows above (positive) or below the generation's row: say as seen in the session. */
    raised?: number;
    /** Where a person has put the member, in units of 44 px. */
    pinned?: { x: number; y: number };
}

export interface Mark {
    id: string;
    source?: "inferred" | "drawn" | "overruled";
    tier?: Tier;
    sentence?: string;
    evidence?: number;
    counterEvidence?: number;
    /** Index into the hypotheses of the analysis. */
    hypothesis?: number;
}

export interface DrawOptions {
    legend?: boolean;
    therapist?: boolean;
    /** People with the outlines of a genogram: the age inside, the name under it. */
    outlines?: boolean;
    /** Ids of marks and members to be marked as different from another map. */
    changed?: string[];
}

/** What a report is made from. */
export interface Case {
    transcript: Transcript;
    cast: Cast;
    amendments?: Amendment[];
    overrides?: Override[];
    safety?: SafetyWord[];
    title?: string;
}

export interface ReportOptions {
    format?: "html" | "markdown";
    /** `family`: a sketch to correct, without hypotheses, figures or quotes. */
    audience?: "clinician" | "family";
}

/** What a drawn map amounts to. */
export interface MapReading {
    hypotheses: Hypothesis[];
    interventions: Intervention[];
    /** What the marks leave open or contradict, each a sentence. */
    gaps: string[];
    /** What cannot be drawn as it stands: the id concerned, what is wrong, and what to do. */
    faults: { id: string; sentence: string; remedy: string }[];
}

export interface SignedTie {
    /** Nodes are counted from 0. */
    source: number;
    target: number;
    /** Positive for, negative against. */
    weight: number;
}

export interface BalanceOptions {
    /** Count weights rather than ties. */
    weighted?: boolean;
}

export interface Balance {
    /** Least total of ties that any split into two blocks violates. */
    frustrationIndex: number;
    /** Every split that reaches it: a block per node. */
    bipartitions: number[][];
    /** The same for any number of blocks; null above 18 nodes. */
    clusterabilityIndex: number | null;
    partitions: number[][];
}
