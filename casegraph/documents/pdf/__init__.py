"""PDF: printed lines with their positions, from which paragraphs, columns, headings and running heads are told.

``pages`` takes the text and as few positions as will do (``parts`` divides the text of a page into its lines,
``letters`` asks where they stand), ``edges`` finds what is printed on every page, ``order`` the order in which a page
is read (``columns`` of text, ``cells`` of tables), ``measures`` what is usual in the document, ``layout`` says which
lines belong together, ``outline`` what the bookmarks of the document say of it, ``reader`` makes a source of it.
"""
