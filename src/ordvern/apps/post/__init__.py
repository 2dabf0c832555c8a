"""Mail out: which message is due to whom; the words are made when it is sent."""
