-- Full text over the columns of `texts`, and the words in it for finding inflected forms and compounds.
-- The words keep their diacritics: å is no a, and ø no o. The program keeps the index in step with the table by itself:
-- a trigger would make SQLite write the index out with every single row.

CREATE VIRTUAL TABLE search USING fts5 (
    title, numbers, decision, text,
    content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE VIRTUAL TABLE search_terms USING fts5vocab (search, row);

-- `plain` is the word as it is compared (aa as å, é as e), `word` as it stands in the index.
CREATE TABLE words (plain TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (plain, word)) WITHOUT ROWID;

-- How much of the index is gathered in memory before it is written, in bytes: half the time for a large build.
INSERT INTO search (search, rank) VALUES ('hashsize', 64000000);
INSERT INTO search (search) VALUES ('rebuild');
INSERT INTO words (plain, word) SELECT plain_word(term), term FROM search_terms;
