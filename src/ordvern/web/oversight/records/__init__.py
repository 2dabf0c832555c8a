"""Pages of the records of processing, the DPIA, processors, and what authorities ask for."""
