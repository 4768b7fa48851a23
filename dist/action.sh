#!/usr/bin/env bash
# The steps of action.yml: `key` prints what the cached program depends on, `build` builds it where it is not cached, `check` judges.
# Reads the variables of the runner (GITHUB_ACTION_PATH, GITHUB_OUTPUT, RUNNER_TEMP) and INPUT_*; takes no token.
set -euo pipefail

: "${GITHUB_ACTION_PATH:?is set by the runner}" "${RUNNER_TEMP:?is set by the runner}"
target=$RUNNER_TEMP/judge-target
judge=$target/release/judge

# A hash of every file that the program is made from.
key() {
    cd "$GITHUB_ACTION_PATH"
    find Cargo.toml Cargo.lock build.rs src harness problems tests/hostile -type f -not -path '*/__pycache__/*' -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

build() {
    if [ -x "$judge" ]; then
        echo "judge is in the cache"
    else
        cargo build --release --locked --manifest-path "$GITHUB_ACTION_PATH/Cargo.toml" --target-dir "$target"
    fi
    # Hosted Ubuntu refuses user namespaces; the sandbox then takes a tier without them, and says which.
    JUDGE_CACHE=$RUNNER_TEMP/judge-cache "$judge" doctor || true
}

check() {
    : "${GITHUB_OUTPUT:?is set by the runner}"
    report=$RUNNER_TEMP/judge-report.json
    rm -f "$report"
    arguments=("${INPUT_FOLDER:-.}" --report "json=$report")
    if [ -n "${INPUT_CHANGED:-}" ]; then
        # Nothing that changed is nothing that is wrong.
        arguments+=("--changed=$INPUT_CHANGED" --no-solutions pass)
    fi
    if [ -n "${INPUT_PARTITION:-}" ]; then arguments+=("--partition=$INPUT_PARTITION"); fi
    while IFS= read -r line; do
        if [ -n "$line" ]; then arguments+=(--report "$line"); fi
    done <<< "${INPUT_REPORT:-}"
    while IFS= read -r line; do
        if [ -n "$line" ]; then arguments+=("$line"); fi
    done <<< "${INPUT_ARGS:-}"
    code=0
    JUDGE_CACHE=$RUNNER_TEMP/judge-cache "$judge" check "${arguments[@]}" || code=$?
    failed=
    if [ -f "$report" ]; then
        failed=$(python3 -c 'import json, sys
summary = json.load(open(sys.argv[1], encoding="utf-8"))["summary"]
print(summary["solutions"] - summary["ok"])' "$report")
    else
        report=
    fi
    {
        echo "exit-code=$code"
        echo "failed=$failed"
        echo "report=$report"
    } >> "$GITHUB_OUTPUT"
    exit "$code"
}

case ${1:-} in
    key | build | check) "$1" ;;
    *)
        echo "usage: action.sh key|build|check" >&2
        exit 2
        ;;
esac
