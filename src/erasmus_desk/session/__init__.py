"""What the person is doing: one open draft, the library, settings, export."""
