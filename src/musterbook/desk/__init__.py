"""The staff's door: pages rendered on the server, which work without scripts."""
