"""What is handed out about somebody, and deleted on their wish."""
