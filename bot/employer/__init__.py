"""Where a place of work answers an e-mail: yes or no, and nothing else."""
