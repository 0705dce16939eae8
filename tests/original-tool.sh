#!/bin/sh
# Runs every notebook of the course in Microsoft's own .NET Interactive, with the smoke budget.
# Usage: tests/original-tool.sh [NOTEBOOK…]. Needs jupyter-nbconvert; installs the tool into a temporary folder.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/jupyter/kernels"
dotnet build "$root/lib/Minimax.Cli" --nologo -v q -clp:ErrorsOnly
export PATH="$work/tool:$PATH" HOME="$work" JUPYTER_DATA_DIR="$work/jupyter" MINIMAX_BUDGET=smoke
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool install Microsoft.dotnet-interactive --version 1.0.712001 --tool-path "$work/tool" >/dev/null
dotnet-interactive jupyter install --path "$work/jupyter/kernels" >/dev/null
[ $# -gt 0 ] || set -- "$root"/notebooks/*.ipynb
failed=0
for notebook in "$@"; do
    if jupyter nbconvert --to notebook --execute "$notebook" --output-dir "$work/out" --ExecutePreprocessor.timeout=1800 >"$work/log" 2>&1; then
        echo "ok      $(basename "$notebook")"
    else
        echo "failed  $(basename "$notebook")"
        tail -n 20 "$work/log"
        failed=1
    fi
done
exit $failed
