"""What people see of a record: terminal page and HTML page."""
