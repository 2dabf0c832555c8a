"""How long each kind of data is kept, what may stop its deletion, and the runs that delete."""
