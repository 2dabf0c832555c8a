"""Pages for what comes in by e-mail, phone, letter or in person, and for the paper it brings."""
