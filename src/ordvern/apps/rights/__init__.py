"""Cases about the rights of GDPR Art. 15 to 22: clocks, identity, deeds, answers."""
