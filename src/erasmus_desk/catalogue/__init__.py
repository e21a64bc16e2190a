"""Forms on disk become form definitions."""
