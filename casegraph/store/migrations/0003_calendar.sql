-- Sittings of which a document tells no more than the day, those to come above all; `record` is the whole of it.
CREATE TABLE calendar (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    municipality TEXT NOT NULL,
    body_id TEXT NOT NULL,
    date TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX calendar_document ON calendar (document);
CREATE INDEX calendar_body ON calendar (municipality, body_id, date);

-- The terms of office in which bodies exist.
CREATE TABLE terms (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    municipality TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX terms_document ON terms (document);
CREATE INDEX terms_municipality ON terms (municipality);
