"""CSV files that an install is filled from: read, checked row by row, stored."""
