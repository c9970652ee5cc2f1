"""HTML: saved web pages, and the fragments of HTML in an API answer.

``tree`` parses within limits, ``walk`` makes pieces of elements, ``content`` tells the document from the page around
it, ``items`` where the page itself begins the items of an agenda; ``publication`` reads the pages of FirstAgenda
Publication, ``letters`` finds the page in the bytes of a file, and ``reader`` puts it all together.
"""
