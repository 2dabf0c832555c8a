"""The privacy officer's registers: breaches, the yearly wheel, records of processing, the DPIA."""
