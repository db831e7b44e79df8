"""Messages and sessions into sentences, in the user's language: for window, speech and terminal alike. No Qt."""
