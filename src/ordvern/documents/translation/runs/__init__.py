"""Paragraphs that are made of runs, each with a text and a form: Office's texts, slides, cells."""
