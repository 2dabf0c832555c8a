"""Those who order: name, address, e-mail, phone and no more."""
