"""The pages of approved partners: blind offers, the files of their jobs, what they deliver."""
