"""How each form of document is opened for translation, one module a form."""
