"""What the program may cost, measured against something bare in the same run: `make bench`."""
