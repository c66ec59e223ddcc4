"""The park's content: read, checked and built here, and nowhere else."""
