"""French and Spanish: a grammar of its own for two languages that build their sentences alike."""
