
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'tcerr' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'tcerr'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'tcerr' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('lookup', 'lookup', [CompletionResultType]::ParameterValue, 'Explain one or more codes')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find codes by words, in any of the three languages')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List categories, codes or services')
            [CompletionResult]::new('parse', 'parse', [CompletionResultType]::ParameterValue, 'Find and explain the errors in what a failed call printed')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a command; if it fails with an API error, explain it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tcerr;lookup' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'What a call to this service can return')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--brief', '--brief', [CompletionResultType]::ParameterName, 'What happened, the first fix and the verdict, no more')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'tcerr;search' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Only codes of this category')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Only what a call to this service can return')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only codes of this kind, such as not-found')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'The most hits')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'tcerr;list' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Only codes of this category')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'Only what a call to this service can return')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'Only what this action documents')
            [CompletionResult]::new('--retry', '--retry', [CompletionResultType]::ParameterName, 'Only codes with one of these verdicts')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only codes of this kind, such as not-found')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--explained', '--explained', [CompletionResultType]::ParameterName, 'Only explained codes')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every code')
            [CompletionResult]::new('--services', '--services', [CompletionResultType]::ParameterName, 'The services instead of codes')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tcerr;parse' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--retry', '--retry', [CompletionResultType]::ParameterName, 'Only errors with one of these verdicts; status 0 only if all errors have one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing, only set the exit status')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing, only set the exit status')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tcerr;run' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'tcerr;completions' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'tcerr;man' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of the texts [default: from the locale]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the output [default: table at a terminal, else plain]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'A catalog of your own, on top of the built-in one (repeatable)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'tcerr;help' {
            [CompletionResult]::new('lookup', 'lookup', [CompletionResultType]::ParameterValue, 'Explain one or more codes')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find codes by words, in any of the three languages')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List categories, codes or services')
            [CompletionResult]::new('parse', 'parse', [CompletionResultType]::ParameterValue, 'Find and explain the errors in what a failed call printed')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a command; if it fails with an API error, explain it')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tcerr;help;lookup' {
            break
        }
        'tcerr;help;search' {
            break
        }
        'tcerr;help;list' {
            break
        }
        'tcerr;help;parse' {
            break
        }
        'tcerr;help;run' {
            break
        }
        'tcerr;help;completions' {
            break
        }
        'tcerr;help;man' {
            break
        }
        'tcerr;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
