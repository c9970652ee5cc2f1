#!/bin/sh
# The main job on the invented municipality of Fjordlund: build, one case's history, the follow-up list, the graph.
set -eu
casegraph="${BIN:-.venv/bin}/casegraph"
out="${DEMO:-demo}"
mkdir -p "$out"
db="$out/fjordlund.db"

say() { printf '\n\033[1m$ %s\033[0m\n' "$*"; }

say casegraph build examples/minutes
"$casegraph" build examples/minutes --db "$db" --rebuild

say casegraph history 24-000711
"$casegraph" history 24-000711 --db "$db" --as-of 2025-05-31

say casegraph followups --as-of 2025-05-31
"$casegraph" followups --db "$db" --as-of 2025-05-31

say casegraph export graphml
"$casegraph" export graphml --db "$db" -o "$out/fjordlund.graphml"
printf 'The graph is in %s: open it in Gephi, Cytoscape, yEd or igraph.\n' "$out/fjordlund.graphml"
