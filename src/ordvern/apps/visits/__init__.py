"""How often the public pages are opened, by page and day, and nothing about who opened them."""
