#!/usr/bin/env bash
# Starts a student's server, as that student: their own notebooks beside the course's libraries. JupyterHub calls this.
set -euo pipefail
umask 077
course=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mine=$HOME/minimax
if [ ! -e "$mine/notebooks" ]; then
  mkdir -p "$mine"
  rm -rf "$mine/notebooks.new"
  cp -r "$course/notebooks" "$mine/notebooks.new"     # a copy that was cut off is made again
  mv "$mine/notebooks.new" "$mine/notebooks"
fi
ln -sfn "$course/bin" "$mine/bin"                       # notebooks find the library at ../bin
cd "$mine"                                              # the server shows the folder that it starts in
exec jupyterhub-singleuser "$@"
