"""Print a completion script for a shell.

set up:
  bash:  tqa completion bash > ~/.local/share/bash-completion/completions/tqa
  zsh:   tqa completion zsh > "${fpath[1]}/_tqa"
  fish:  tqa completion fish > ~/.config/fish/completions/tqa.fish
"""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tqa.rules import registry

if TYPE_CHECKING:
    from tqa.cli.main import Parser

_RULE_OPTIONS = ("--select", "--ignore")


def configure(parser: Parser) -> None:
    """Add the options."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))


def run(arguments: Namespace) -> int:
    """Print the script."""
    sys.stdout.write({"bash": _bash, "zsh": _zsh, "fish": _fish}[arguments.shell]())
    return 0


def _options() -> Iterator[tuple[str, str, Action]]:
    """(command, option, action) for every long option."""
    from tqa.cli.main import COMMANDS, command

    for name in COMMANDS:
        seen: set[str] = set()
        for action in _actions(command(name)[1]):
            for option in action.option_strings:
                if option.startswith("--") and option not in seen:
                    seen.add(option)
                    yield name, option, action


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    """The options of a command and of what it has below it."""
    for action in parser._actions:
        yield action
        if isinstance(action.choices, dict):
            for below in action.choices.values():
                yield from _actions(below)


def _values(option: str, action: Action) -> list[str]:
    if option in _RULE_OPTIONS:
        return [*registry.FAMILIES, *registry.rule_ids()]
    return [str(choice) for choice in action.choices or ()]


def _positionals() -> dict[str, list[str]]:
    from tqa.cli.glossary import ACTIONS

    return {"rules": [*registry.FAMILIES, *registry.rule_ids()], "completion": ["bash", "zsh", "fish"], "glossary": list(ACTIONS)}


def _bash() -> str:
    from tqa.cli.main import COMMANDS

    by_command: dict[str, list[str]] = {}
    values: list[str] = []
    for name, option, action in _options():
        by_command.setdefault(name, []).append(option)
        if found := _values(option, action):
            values.append(f'    "{name} {option}") COMPREPLY=($(compgen -W "{" ".join(found)}" -- "$word")); return ;;')
    words = "\n".join(f'    {name}) options="{" ".join(found)}" ;;' for name, found in by_command.items())
    plain = "\n".join(
        f'    {name}) COMPREPLY=($(compgen -W "{" ".join(found)}" -- "$word")); return ;;' for name, found in _positionals().items()
    )
    return f"""\
_tqa() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" last="${{COMP_WORDS[COMP_CWORD-1]}}" name="${{COMP_WORDS[1]}}" options=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{" ".join(COMMANDS)} --help --version" -- "$word")); return
  fi
  case "$name $last" in
{chr(10).join(dict.fromkeys(values))}
  esac
  case "$name" in
{words}
  esac
  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$word")); return; fi
  if [ "$COMP_CWORD" -eq 2 ]; then
    case "$name" in
{plain}
    esac
  fi
  COMPREPLY=($(compgen -f -- "$word"))
}}
complete -o filenames -F _tqa tqa
"""


def _zsh() -> str:
    from tqa.cli.main import COMMANDS

    def quoted(text: str) -> str:
        return text.replace("'", "").replace("[", "(").replace("]", ")").replace(":", ";")

    arguments: dict[str, list[str]] = {name: [] for name in COMMANDS}
    for name, option, action in _options():
        spec = f"'{option}[{quoted(action.help or '')}]"
        if action.nargs != 0:
            found = _values(option, action)
            spec += f":value:({' '.join(found)})" if found else ":value:_files"
        arguments[name].append(spec + "'")
    plain = _positionals()
    cases = "\n".join(
        f"    {name}) _arguments {' '.join(found)} {_argument(plain.get(name))} '*:file:_files' ;;" for name, found in arguments.items()
    )
    commands = " ".join(f"'{name}:{quoted(summary)}'" for name, summary in COMMANDS.items())
    return f"""\
#compdef tqa
_tqa() {{
  if (( CURRENT == 2 )); then
    local -a commands=({commands})
    _describe command commands
    return
  fi
  local name=$words[2]
  shift words; (( CURRENT-- ))
  case $name in
{cases}
  esac
}}
_tqa "$@"
"""


def _argument(words: list[str] | None) -> str:
    return f"'1:argument:({' '.join(words)})'" if words else "'1:file:_files'"


def _fish() -> str:
    from tqa.cli.main import COMMANDS

    def quoted(text: str) -> str:
        return "'" + text.replace("\\", "").replace("'", "") + "'"

    lines = ["complete -c tqa -n __fish_use_subcommand -f"]
    lines += [f"complete -c tqa -n __fish_use_subcommand -a {name} -d {quoted(summary)}" for name, summary in COMMANDS.items()]
    for name, option, action in _options():
        line = f"complete -c tqa -n '__fish_seen_subcommand_from {name}' -l {option[2:]} -d {quoted(action.help or '')}"
        if action.nargs != 0:
            found = _values(option, action)
            line += f" -x -a {quoted(' '.join(found))}" if found else " -r"
        lines.append(line)
    lines += [
        f"complete -c tqa -n '__fish_seen_subcommand_from {name}' -f -a {quoted(' '.join(found))}" for name, found in _positionals().items()
    ]
    return "\n".join(lines) + "\n"
