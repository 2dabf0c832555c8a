"""Names of persons: rules and lists, and a second opinion of a tagger.

`tagger.Tagger` is the seam: anything that takes the plain text with its cues and gives back
`TaggedNames` can stand in for `combined.tag_with_second_opinion`. `onnx` makes one of any model
that labels pieces of words, `combined.corrected` joins an opinion with the rules.
"""
