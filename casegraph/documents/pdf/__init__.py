"""PDF: printed lines with their positions, from which paragraphs, columns, headings and running heads are told.

``pages`` takes the text and as few positions as will do, ``edges`` finds what is printed on every page, ``layout`` says
which lines belong together, ``outline`` what the bookmarks of the document say of it, ``reader`` makes a source of it.
"""
