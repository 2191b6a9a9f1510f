"""The only place that reads messages/da: Danish words for a text key."""
