"""The language server: findings, corrections and names in editors, over the Language Server Protocol 3.17."""
