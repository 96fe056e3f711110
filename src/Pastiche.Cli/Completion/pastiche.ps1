# Completion of pastiche for PowerShell: the program says what fits, and where it has nothing to say, file names do.
Register-ArgumentCompleter -Native -CommandName pastiche -ScriptBlock {
    param($word, $command, $cursor)
    $before = @($command.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor -or ($word -eq '' -and $_.Extent.EndOffset -le $cursor) } |
        ForEach-Object { $_.Extent.Text })
    $option = ''
    if ($word -match '^(-[^=]*)=(.*)$') {
        $before += $Matches[1]
        $option = $Matches[1] + '='
        $word = $Matches[2]
    }

    # What stands before the cursor, as plain words: blanks, quotes and foreign characters only hold their place.
    $line = (($before + $word) -replace '[^!#-&(-\[\]-~]', '_') -join ' '
    pastiche "[suggest:$($line.Length)]" $line 2>$null |
        Where-Object { $_ -and $_.StartsWith($word) -and ($word -or -not $_.StartsWith('-')) } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($option + $_, $_, 'ParameterValue', $_) }
}
