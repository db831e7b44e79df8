"""TOML in, core objects out; every complaint names the file and the key."""
