-- What lists and graphs show of an item or a link stands in columns of its own beside the record, which says it too:
-- of a hundred thousand records it would take longer to read than all the rest. `case_number` is every number, joined
-- by `|`; `standing` is what the document says until linking knows better.

ALTER TABLE items ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN body_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN meeting_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN decision_kind TEXT NOT NULL DEFAULT 'none';
ALTER TABLE items ADD COLUMN case_number TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN document TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN url TEXT;
UPDATE items SET
    body = json_extract(record, '$.body'),
    body_kind = json_extract(record, '$.body_kind'),
    meeting_kind = json_extract(record, '$.meeting_kind'),
    decision_kind = coalesce(json_extract(record, '$.decision_kind'), 'none'),
    case_number = coalesce((
        SELECT group_concat(json_extract(value, '$.printed'), '|') FROM json_each(record, '$.case_numbers')
    ), ''),
    document = json_extract(record, '$.document'),
    line = json_extract(record, '$.source.line'),
    url = json_extract(record, '$.url'),
    standing = coalesce(standing, json_extract(record, '$.standing'), 0);

-- With the id, items come out of the index in their order; without, every one of them had to be sorted once more. The
-- columns behind it, and those behind the id, are what joins items: it is read without their rows, which are far larger.
DROP INDEX items_order;
CREATE INDEX items_order ON items (day, municipality, body_id, sitting, sort, key, current, meeting, number);
DROP INDEX items_key;
CREATE INDEX items_key ON items (key, current, day, closed);

-- The links of a municipality are put in by `a`, `b`, `kind` and `record`, so that their rows stand in that order.
CREATE TABLE links_in_order (
    municipality TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    relation TEXT,
    decided_by TEXT NOT NULL,
    score REAL NOT NULL,
    record TEXT NOT NULL
);
INSERT INTO links_in_order
    SELECT municipality, a, b, kind, json_extract(record, '$.status'), json_extract(record, '$.relation'),
        json_extract(record, '$.by'), json_extract(record, '$.score'), record
    FROM links ORDER BY municipality, a, b, kind, record;
DROP TABLE links;
ALTER TABLE links_in_order RENAME TO links;
CREATE INDEX links_order ON links (municipality, a, b, kind);
CREATE INDEX links_b ON links (b);
