"""What `scripts/train_names.py` is made of; nothing of it is needed to run Ordvern."""
