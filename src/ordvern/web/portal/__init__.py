"""The customer's own pages: follow an order, answer a question, fetch, confirm, erase."""
