#compdef pastiche
# Completion of pastiche for zsh: the program says what fits, and where it has nothing to say, file names do.
_pastiche() {
    local word=${(Q)PREFIX}
    local -a before=("${(@Q)words[1,CURRENT-1]}") found
    if [[ $word == -*=* ]]; then
        compset -P '*='
        before+=("${word%%=*}")
        word=${word#*=}
    fi

    # What stands before the cursor, as plain words: blanks, quotes and foreign characters only hold their place.
    local line="${(j: :)${(@)before//[^\!#-&(-\[\]-~]/_}} ${word//[^\!#-&(-\[\]-~]/_}"
    found=("${(@f)$(pastiche "[suggest:${#line}]" "$line" 2>/dev/null)}")
    found=("${(@M)found:#${(b)word}?*}")
    [[ -n $word ]] || found=("${(@)found:#-*}")
    if (( $#found )); then
        compadd -- "${found[@]}"
    else
        _files
    fi
}

(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _pastiche pastiche
