"""The calendar of the desk: what is wanted and due, week by week."""
