"""Records of processing (Art. 30) and the DPIA (Art. 35), made from the running system."""
