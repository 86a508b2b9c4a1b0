"""Neovim, without a screen, shows the diagnostics and applies a correction."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "The council of Orlovka met on Friday. 😀\n\nThe mayor told RIA News that the town is quiet.\n"
SCRIPT = """\
local client = vim.lsp.start_client({ name = "tqa", cmd = { %(python)s, "-m", "tqa", "lsp" }, root_dir = %(root)s })
vim.cmd("edit " .. %(article)s)
vim.lsp.buf_attach_client(0, client)
local shown = vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
local found = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
  table.insert(found, { line = each.lnum, column = each.col, stop = each.end_col, code = each.code, message = each.message })
end
vim.api.nvim_win_set_cursor(0, { 3, 16 })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {}, only = { "quickfix" } }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)
for _, answer in pairs(answers or {}) do
  for _, action in ipairs(answer.result or {}) do
    if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
  end
end
local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n")
local file = io.open(%(output)s, "w")
file:write(vim.fn.json_encode({ shown = shown, found = found, text = text }))
file:close()
vim.cmd("qall!")
"""


def test_neovim_shows_findings_and_applies_corrections(tmp_path: Path) -> None:
    if shutil.which("nvim") is None:
        if os.environ.get("CI"):
            pytest.fail("CI must install neovim")
        pytest.skip("needs Debian's neovim")
    article, output, script = tmp_path / "article.txt", tmp_path / "output.json", tmp_path / "script.lua"
    article.write_text(ARTICLE, encoding="utf-8")
    values = {"python": sys.executable, "root": str(tmp_path), "article": str(article), "output": str(output)}
    script.write_text(SCRIPT % {name: json.dumps(value) for name, value in values.items()}, encoding="utf-8")
    command = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {script}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=tmp_path)
    assert output.exists(), done.stderr
    report = json.loads(output.read_text(encoding="utf-8"))
    assert report["shown"]
    assert [(each["code"], each["line"], each["column"], each["stop"]) for each in report["found"]] == [("forbidden-term", 2, 15, 23)]
    assert report["text"] == ARTICLE.replace("RIA News", "RIA Novosti").rstrip("\n")
