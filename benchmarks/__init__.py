"""What the program costs in time and memory, measured: run with python -m benchmarks.<name>."""
