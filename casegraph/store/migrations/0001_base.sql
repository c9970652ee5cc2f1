-- What was read, and what became of it. Ids that people see (`key`) are text; numbers are SQLite's own row ids.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- A file that was read. `path` is relative to the folder of the database, so that both may be moved together;
-- `document` is what people are shown. `content` is the SHA-256 of its bytes, `fingerprint` also of what read it.
-- `open_only` and `lang` are what the settings of its folder say about showing it.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    size INTEGER NOT NULL,
    content TEXT,
    fingerprint TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ok', 'no_items', 'not_minutes', 'failed')),
    message TEXT,
    open_only INTEGER NOT NULL DEFAULT 0,
    lang TEXT,
    doubts TEXT NOT NULL DEFAULT '[]',
    digest TEXT NOT NULL
);

-- A sitting as one document tells of it. `parsed` is the id the parser gave, `key` the one that holds here: a second
-- sitting of a day bears its time. Of several versions one is `current`, the others `supplement` it or are `superseded`.
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    parsed TEXT NOT NULL,
    key TEXT,
    role TEXT CHECK (role IN ('current', 'supplement', 'superseded')),
    municipality TEXT NOT NULL,
    body_id TEXT NOT NULL,
    date TEXT,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    cancelled INTEGER NOT NULL,
    digest TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX meetings_document ON meetings (document);
CREATE INDEX meetings_parsed ON meetings (parsed);
CREATE INDEX meetings_key ON meetings (key);

-- An agenda item; `record` is everything but ids and sections. `day` is its date (`~` where there is none), `sitting`
-- what follows the date in the ids of a day's second sitting, `sort` its number and then its printed order.
-- `standing` is what linking found, which may be more than the parser saw.
CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    parsed TEXT NOT NULL,
    key TEXT,
    current INTEGER NOT NULL DEFAULT 0,
    municipality TEXT NOT NULL,
    day TEXT NOT NULL,
    body_id TEXT NOT NULL,
    number TEXT,
    sitting TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL,
    title TEXT NOT NULL,
    closed INTEGER NOT NULL,
    standing INTEGER,
    record TEXT NOT NULL
);
CREATE INDEX items_meeting ON items (meeting);
CREATE INDEX items_key ON items (key);
CREATE INDEX items_order ON items (day, municipality, body_id, sitting, sort);

-- The text of an item: one row an item, searched column by column. `sections` says how `text` falls into sections.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    numbers TEXT NOT NULL,
    decision TEXT NOT NULL,
    text TEXT NOT NULL,
    sections TEXT NOT NULL
);

-- Case numbers in the forms they are looked up by, see casegraph/store/numbers.py.
CREATE TABLE numbers (
    item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    rank INTEGER NOT NULL
);
CREATE INDEX numbers_item ON numbers (item);
CREATE INDEX numbers_form ON numbers (form, rank);

CREATE TABLE links (
    municipality TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX links_order ON links (municipality, a, b, kind);
CREATE INDEX links_b ON links (b);

CREATE TABLE cases (id TEXT PRIMARY KEY, municipality TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX cases_municipality ON cases (municipality, id);

CREATE TABLE case_items (
    item TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    thread TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX case_items_case ON case_items (case_id);

-- Former ids, and the ids that hold now.
CREATE TABLE aliases (
    kind TEXT NOT NULL CHECK (kind IN ('meeting', 'item', 'case')),
    former TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, former)
) WITHOUT ROWID;

-- A copy of people's answers, for reading beside the database; the file of answers is the truth.
CREATE TABLE answers (ordinal INTEGER PRIMARY KEY, record TEXT NOT NULL);
