"""Who is named, in which spellings, and why they are one."""
