
use builtin;
use str;

set edit:completion:arg-completer[tcerr] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'tcerr'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'tcerr'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --json 'Short for --format json'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand lookup 'Explain one or more codes'
            cand search 'Find codes by words, in any of the three languages'
            cand list 'List categories, codes or services'
            cand parse 'Find and explain the errors in what a failed call printed'
            cand run 'Run a command; if it fails with an API error, explain it'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tcerr;lookup'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --service 'What a call to this service can return'
            cand --json 'Short for --format json'
            cand --brief 'What happened, the first fix and the verdict, no more'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'tcerr;search'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --category 'Only codes of this category'
            cand --service 'Only what a call to this service can return'
            cand --kind 'Only codes of this kind, such as not-found'
            cand --limit 'The most hits'
            cand --json 'Short for --format json'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'tcerr;list'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --category 'Only codes of this category'
            cand --service 'Only what a call to this service can return'
            cand --action 'Only what this action documents'
            cand --retry 'Only codes with one of these verdicts'
            cand --kind 'Only codes of this kind, such as not-found'
            cand --json 'Short for --format json'
            cand --explained 'Only explained codes'
            cand --all 'Every code'
            cand --services 'The services instead of codes'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tcerr;parse'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --retry 'Only errors with one of these verdicts; status 0 only if all errors have one'
            cand --json 'Short for --format json'
            cand -q 'Print nothing, only set the exit status'
            cand --quiet 'Print nothing, only set the exit status'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tcerr;run'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --json 'Short for --format json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'tcerr;completions'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --json 'Short for --format json'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'tcerr;man'= {
            cand --lang 'Language of the texts [default: from the locale]'
            cand --format 'Form of the output [default: table at a terminal, else plain]'
            cand --color 'When to colour'
            cand --catalog 'A catalog of your own, on top of the built-in one (repeatable)'
            cand --json 'Short for --format json'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'tcerr;help'= {
            cand lookup 'Explain one or more codes'
            cand search 'Find codes by words, in any of the three languages'
            cand list 'List categories, codes or services'
            cand parse 'Find and explain the errors in what a failed call printed'
            cand run 'Run a command; if it fails with an API error, explain it'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tcerr;help;lookup'= {
        }
        &'tcerr;help;search'= {
        }
        &'tcerr;help;list'= {
        }
        &'tcerr;help;parse'= {
        }
        &'tcerr;help;run'= {
        }
        &'tcerr;help;completions'= {
        }
        &'tcerr;help;man'= {
        }
        &'tcerr;help;help'= {
        }
    ]
    $completions[$command]
}
