"""The rules, one module each, in a folder a family; found by listing the folders, imported when chosen."""
