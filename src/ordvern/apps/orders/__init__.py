"""The life of an assignment, from request to receipt."""
