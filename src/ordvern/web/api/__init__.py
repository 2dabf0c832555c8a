"""The site of programs: JSON over HTTPS behind a token, by the same use cases as the pages."""
