"""Cases that are not one but belong together: series, what follows what, parts, background."""
