"""Round trips through a translation service: text goes back to the source language and is compared with what it came from."""
