"""What people and programs are told of a result: on the terminal, and as the four files of a report folder."""
