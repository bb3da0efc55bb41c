"""The app in a real browser: a package, so that all its tests share one browser and one server."""
