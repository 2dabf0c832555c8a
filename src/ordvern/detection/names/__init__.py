"""Names of persons: a tagger (text in, spans out) made of name lists and rules of context.

`tagger.Tagger` is the seam: anything that takes the plain text with its cues and gives back
`TaggedNames` can stand in for `rules.tag_names`, a statistical tagger for one.
"""
