Register-ArgumentCompleter -Native -CommandName tcerr -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # The words up to the cursor, as they are meant. They are handed over as arguments and never
    # run: what has only been typed must do nothing.
    $words = @(
        foreach ($element in $commandAst.CommandElements) {
            $extent = $element.Extent
            if ($extent.StartOffset -ge $cursorPosition) {
                break
            }
            if ($extent.EndOffset -gt $cursorPosition) {
                $extent.Text.Substring(0, $cursorPosition - $extent.StartOffset)
            } elseif ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                $element.Value
            } else {
                $extent.Text
            }
        }
    )
    # Older versions leave an empty argument out, so the program is told which word is asked for.
    $index = $words.Count
    if ($wordToComplete -ne '') {
        $index = $words.Count - 1
    }

    $shellBefore = $env:TCERR_COMPLETE
    $indexBefore = $env:_CLAP_COMPLETE_INDEX
    try {
        $env:TCERR_COMPLETE = 'powershell'
        $env:_CLAP_COMPLETE_INDEX = "$index"
        $offers = @(& tcerr -- $words)
    } finally {
        $env:TCERR_COMPLETE = $shellBefore
        $env:_CLAP_COMPLETE_INDEX = $indexBefore
    }

    foreach ($offer in $offers) {
        $value, $title = $offer -split "`t", 2
        if (-not $value) {
            continue
        }
        if (-not $title) {
            $title = $value
        }
        # The name of a file may hold anything.
        $inserted = $value
        if ($value -match '[\s''"`$(){};&|<>@#]') {
            $inserted = "'" + $value.Replace("'", "''") + "'"
        }
        [System.Management.Automation.CompletionResult]::new($inserted, $value, 'ParameterValue', $title)
    }
}
