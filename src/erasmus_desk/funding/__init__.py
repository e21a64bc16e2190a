"""What the grant would be, line by line, and why."""
