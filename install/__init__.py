"""What a machine needs before the app, or its tests, can run. Standard library only."""
