"""What the model of sentences is trained with; `scripts/train_sentences.py` runs it."""
