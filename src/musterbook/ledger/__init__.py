"""The book that nobody rewrites unseen: entries, commitments, the tree, checkpoints, proofs, signer, verification."""
