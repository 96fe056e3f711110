# Completion of pastiche for bash: the program says what fits, and where it has nothing to say, file names do.
_pastiche() {
    # The line up to the cursor as plain words: what is escaped or foreign holds a place, but no blank and no quote.
    local line=${COMP_LINE:0:COMP_POINT} word candidate
    line=${line//\\?/_}
    line=${line//\'/\"}
    line=${line//[![:ascii:]]/_}
    word=${line##*[[:space:]]}
    if [[ $word == -*=* ]]; then
        line="${line%"$word"}${word%%=*} ${word#*=}"
        word=${word#*=}
    fi

    COMPREPLY=()
    while IFS= read -r candidate; do
        candidate=${candidate%$'\r'}
        [[ -z $candidate || $candidate != "$word"* || ( -z $word && $candidate == -* ) ]] && continue
        # What bash replaces may begin in the middle of the word, after a colon.
        COMPREPLY+=("${candidate#"${word%"$2"}"}")
    done < <(pastiche "[suggest:${#line}]" "$line" 2>/dev/null)
}

complete -o default -F _pastiche pastiche
