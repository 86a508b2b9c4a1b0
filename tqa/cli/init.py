"""Write a commented tqa.toml and a first glossary into a folder.

Files that are there already are left alone.

examples:
  tqa init            in the current folder
  tqa init articles/
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tqa.cli.writing import write_text
from tqa.model.errors import TqaError

if TYPE_CHECKING:
    from tqa.cli.main import Parser

SETTINGS = """\
# Settings of tqa. Every line is optional; those with "#" show what could be set.
# `tqa rules` lists the rules, `tqa lint --help` the options.

# lang = "en"                  # language of the articles; detected when not given
# source-lang = "ru"           # language they were translated from

# select = ["scrape", "names"]        # only these rules or families
# extend-select = ["quote-style"]     # these besides the default ones
# ignore = ["calque"]                 # never these
# min-confidence = 0.6                # drop findings that are less sure, 0 to 1
# fail-on = "major"                   # neutral, minor, major, critical or never

glossary = ["glossary.toml"]   # files beside this one, or names of the glossaries that come with tqa
# exclude = ["drafts/**"]      # files that are not checked

# [severity]                   # another severity for a rule
# calque = "neutral"

# [[overrides]]                # other settings for some files; the last one that fits wins
# paths = ["archive/**"]
# ignore = ["site-chrome"]
"""

GLOSSARY = """\
# The house's names and terms. Each entry says how a thing is written; wrong spellings of names are derived from the source form,
# so they seldom need to be listed. `tqa lint` checks against it.

[glossary]
name = "house"

[[entry]]
kind = "person"                    # person, place, organisation, medium, title or term
en = "Tatiana Stanovaya"           # the right form; with a list, the first is preferred and the others are admitted
ru = "Татьяна Становая"            # the form in the source language

[[entry]]
kind = "medium"
en = "RIA Novosti"
ru = "РИА Новости"
forbidden.en = ["RIA News"]        # forms that no rule of spelling would give
"""


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="default: the current folder")


def run(arguments: Namespace) -> int:
    """Write what is not there yet."""
    if not os.path.isdir(arguments.folder):
        raise TqaError("no such folder", arguments.folder)
    for name, content in (("tqa.toml", SETTINGS), ("glossary.toml", GLOSSARY)):
        path = os.path.join(arguments.folder, name)
        if os.path.lexists(path):
            print(f"{path} is there already and stays as it is", file=sys.stderr)
        else:
            write_text(path, content)
            print(f"wrote {path}")
    return 0
