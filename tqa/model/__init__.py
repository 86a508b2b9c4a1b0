"""The data model: texts, spans, findings, fixes, entities, errors. Standard library only, no input or output."""
