"""Days of shadowing, jobs, goals, and what follows a job."""
