"""From a document to the units that a translator gets, and from their targets to the document."""
