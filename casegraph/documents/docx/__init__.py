"""Word documents (DOCX): paragraphs and tables with the marks that their styles, lists and runs of letters give them.

``package`` opens the file within limits, ``styles`` and ``numbering`` know what a paragraph inherits and which number
Word prints before it, ``inline`` reads the letters of a paragraph, ``body`` puts pieces together, ``reader`` a source.
"""
