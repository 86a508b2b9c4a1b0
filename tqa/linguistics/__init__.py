"""Knowledge of languages as pure functions of strings: packs, segmentation, identification, transliteration, morphology, numerals."""
