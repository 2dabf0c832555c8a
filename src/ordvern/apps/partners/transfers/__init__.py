"""The transfer gate: whether a partner may work on a job from where he works, and on what ground.

Looking at a file from a country is a transfer to it, so what counts is the country of work. The
law is data (`pack`), the judgement a pure function (`gate`), and its answer the evidence without
which no file is opened to a partner.
"""
