"""The window: draws what it is given, says what the user wants."""
