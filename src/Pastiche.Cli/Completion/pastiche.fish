# Completion of pastiche for fish: the program says what fits, and where it has nothing to say, file names do.
function __pastiche_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l option
    if string match -qr -- '^-.*=' "$word"
        set option (string replace -r '=.*' '' -- "$word")
        set word (string replace -r '^[^=]*=' '' -- "$word")
    end

    # What stands before the cursor, as plain words: blanks, quotes and foreign characters only hold their place.
    set -l line (string join ' ' -- (string replace -ar '[^!#-&(-\[\]-~]' _ -- $before $option "$word"))
    set -l found
    for candidate in (pastiche "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
        test (string sub -l (string length -- "$word") -- "$candidate") = "$word"; or continue
        test -z "$word"; and string match -q -- '-*' "$candidate"; and continue
        test -n "$candidate"; and set -a found "$candidate"
    end

    if test (count $found) -eq 0
        set found (__fish_complete_path "$word")
    end
    test -n "$option"; and set found $option=$found
    printf '%s\n' $found
end

complete -c pastiche -f -a '(__pastiche_complete)'
