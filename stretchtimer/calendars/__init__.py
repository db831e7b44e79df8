"""Calendar files (iCalendar, RFC 5545): reminders out, busy times in. Values and bytes; nothing here opens files."""
