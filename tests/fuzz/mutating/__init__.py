"""Ways to damage a file that keep enough of its structure for the damage to reach its reader."""
