"""The officer's registers: breaches, the yearly wheel, processors, requests of authorities."""
