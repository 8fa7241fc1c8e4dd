"""File formats: each module turns the bytes of one format into pages."""
