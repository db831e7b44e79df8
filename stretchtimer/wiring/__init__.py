"""What each page's wishes lead to. A page asks; its module here stores, reads back, and shows what was stored."""
