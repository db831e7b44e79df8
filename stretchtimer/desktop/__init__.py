"""The porch: what the operating system offers."""
