"""Each programme's checkable points, each tried by a test of its name."""
