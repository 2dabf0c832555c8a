"""The register of partners at the desk, and the page where an order is offered to several."""
