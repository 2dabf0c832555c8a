"""The open site: front page, request for a quote, privacy statement, try page, demo entry."""
