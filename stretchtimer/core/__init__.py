"""The rules: pure functions of values. No Qt, no SQL, no files, no clock."""
