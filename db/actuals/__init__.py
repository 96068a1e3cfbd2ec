"""What an office enters while the year runs: values with their history, tasks, follow-ups. Begin with actuals.py."""
