-- A database as schema 3 left it, with one meeting.
PRAGMA application_id = 1128744002;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE aliases (
    kind TEXT NOT NULL CHECK (kind IN ('meeting', 'item', 'case')),
    former TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, former)
) WITHOUT ROWID;
CREATE TABLE answers (ordinal INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE case_items (
    item TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    thread TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "case_items" VALUES('bakkeby:direktionen:2022-03-21:1','bakkeby:22-003813','bakkeby:22-003813');
CREATE TABLE cases (id TEXT PRIMARY KEY, municipality TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "cases" VALUES('bakkeby:22-003813','bakkeby','{"id":"bakkeby:22-003813","municipality":"bakkeby","title":"Udvidelse af havnen","titles":["Udvidelse af havnen"],"case_numbers":["22-003813"],"collective":"no","threads":[{"id":"bakkeby:22-003813","title":"Udvidelse af havnen","items":["bakkeby:direktionen:2022-03-21:1"]}]}');
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
INSERT INTO "documents" VALUES(1,'a.txt','a.txt',0,NULL,'fp','ok',NULL,0,NULL,'[]','e990b33ee4633e274dcf1bf66b5230cb237def405f9d300390a232f61c64e729');
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
INSERT INTO "items" VALUES(1,1,0,'bakkeby:direktionen:2022-03-21:1','bakkeby:direktionen:2022-03-21:1',1,'bakkeby','2022-03-21','direktionen','1','','00000001:00000','Udvidelse af havnen',0,0,'{"municipality":"bakkeby","document":"a.txt","meeting_kind":"minutes","body":"Direktionen","body_id":"direktionen","body_kind":"executive_board","date":"2022-03-21","number":"1","title":"Udvidelse af havnen","source":{"line":7,"last":40},"case_numbers":[{"printed":"22-003813","key":"22-003813"},{"printed":"22-003814","key":"22-003814"}],"decision":"Godkendt.","decision_kind":"approved","places":{"title":{"line":8,"page":2}}}');
INSERT INTO "items" VALUES(2,1,1,'bakkeby:direktionen:2022-03-21:2','bakkeby:direktionen:2022-03-21:2',1,'bakkeby','2022-03-21','direktionen','2','','00000002:00001','Delberedskabsplaner',0,NULL,'{"municipality":"bakkeby","document":"a.txt","meeting_kind":"minutes","body":"Direktionen","body_id":"direktionen","body_kind":"executive_board","date":"2022-03-21","number":"2","title":"Delberedskabsplaner","source":{"line":7,"last":40},"standing":true,"url":"https://example.org/2","places":{"title":{"line":8,"page":2}}}');
CREATE TABLE links (
    municipality TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL
);
INSERT INTO "links" VALUES('bakkeby','bakkeby:direktionen:2022-03-21:1','bakkeby:direktionen:2022-03-21:2','related','{"a":"bakkeby:direktionen:2022-03-21:1","b":"bakkeby:direktionen:2022-03-21:2","kind":"related","status":"accepted","by":"title","score":1,"relation":"background","evidence":[{"name":"title","a":"a","b":"b","weight":1.5,"text":"lidt ens"}]}');
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
INSERT INTO "meetings" VALUES(1,1,'bakkeby:direktionen:2022-03-21','bakkeby:direktionen:2022-03-21','current','bakkeby','direktionen','2022-03-21','minutes','text',0,'2a1aa91089f73b3e33dcdc5a3d93e327b670681620a597ba5bd22342f84e2933','{"municipality":"bakkeby","municipality_name":"Bakkeby","document":"a.txt","format":"text","kind":"minutes","body":"Direktionen","body_id":"direktionen","body_kind":"executive_board","date":"2022-03-21"}');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, program TEXT NOT NULL);
INSERT INTO "migrations" VALUES(1,'0001_base.sql','0.1.0');
INSERT INTO "migrations" VALUES(2,'0002_search.sql','0.1.0');
INSERT INTO "migrations" VALUES(3,'0003_calendar.sql','0.1.0');
CREATE TABLE numbers (
    item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    rank INTEGER NOT NULL
);
INSERT INTO "numbers" VALUES(1,'22-3813',0);
INSERT INTO "numbers" VALUES(1,'22003813',3);
CREATE TABLE texts (
    id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    numbers TEXT NOT NULL,
    decision TEXT NOT NULL,
    text TEXT NOT NULL,
    sections TEXT NOT NULL
);
INSERT INTO "texts" VALUES(1,'Udvidelse af havnen','22-003813','Godkendt.','Havnen er for lille.
Godkendt.','[{"role":"presentation","heading":"Sagsfremstilling","text":20,"place":{"line":9,"page":2},"lines":[10]},{"role":"decision","heading":"Beslutning","text":9,"place":{"line":30},"lines":[31]}]');
INSERT INTO "texts" VALUES(2,'Delberedskabsplaner','','','Planerne fra 2019 er forældede.','[{"role":"presentation","heading":"Sagsfremstilling","text":31,"place":{"line":9,"page":2},"lines":[10]}]');
CREATE TABLE words (plain TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (plain, word)) WITHOUT ROWID;
INSERT INTO "words" VALUES('003813','003813');
INSERT INTO "words" VALUES('2019','2019');
INSERT INTO "words" VALUES('22','22');
INSERT INTO "words" VALUES('af','af');
INSERT INTO "words" VALUES('delberedskabsplaner','delberedskabsplaner');
INSERT INTO "words" VALUES('er','er');
INSERT INTO "words" VALUES('for','for');
INSERT INTO "words" VALUES('forældede','forældede');
INSERT INTO "words" VALUES('fra','fra');
INSERT INTO "words" VALUES('godkendt','godkendt');
INSERT INTO "words" VALUES('havnen','havnen');
INSERT INTO "words" VALUES('lille','lille');
INSERT INTO "words" VALUES('planerne','planerne');
INSERT INTO "words" VALUES('udvidelse','udvidelse');
CREATE INDEX meetings_document ON meetings (document);
CREATE INDEX meetings_parsed ON meetings (parsed);
CREATE INDEX meetings_key ON meetings (key);
CREATE INDEX items_meeting ON items (meeting);
CREATE INDEX items_key ON items (key);
CREATE INDEX items_order ON items (day, municipality, body_id, sitting, sort);
CREATE INDEX numbers_item ON numbers (item);
CREATE INDEX numbers_form ON numbers (form, rank);
CREATE INDEX links_order ON links (municipality, a, b, kind);
CREATE INDEX links_b ON links (b);
CREATE INDEX cases_municipality ON cases (municipality, id);
CREATE INDEX case_items_case ON case_items (case_id);
CREATE TABLE calendar (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    municipality TEXT NOT NULL,
    body_id TEXT NOT NULL,
    date TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX calendar_document ON calendar (document);
CREATE INDEX calendar_body ON calendar (municipality, body_id, date);

CREATE TABLE terms (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    municipality TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX terms_document ON terms (document);
CREATE INDEX terms_municipality ON terms (municipality);
CREATE VIRTUAL TABLE search USING fts5 (
    title, numbers, decision, text,
    content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO search (search, rank) VALUES ('hashsize', 64000000);
INSERT INTO search (search) VALUES ('rebuild');
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search, row);
COMMIT;
