"""What pages show: rows joined for reading, always within somebody's window."""
