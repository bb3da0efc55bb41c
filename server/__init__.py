"""What answers a URL: links, the live socket, downloads, health, and the guard before all."""
