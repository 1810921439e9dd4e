# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_tcerr_global_optspecs
    string join \n lang= format= json color= catalog= h/help V/version
end

function __fish_tcerr_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_tcerr_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_tcerr_using_subcommand
    set -l cmd (__fish_tcerr_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c tcerr -n "__fish_tcerr_needs_command" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_needs_command" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_needs_command" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_needs_command" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_needs_command" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_needs_command" -s h -l help -d 'Print help'
complete -c tcerr -n "__fish_tcerr_needs_command" -s V -l version -d 'Print version'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "lookup" -d 'Explain one or more codes'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "search" -d 'Find codes by words, in any of the three languages'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "list" -d 'List categories, codes or services'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "parse" -d 'Find and explain the errors in what a failed call printed'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "run" -d 'Run a command; if it fails with an API error, explain it'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "man" -d 'Print the manual page'
complete -c tcerr -n "__fish_tcerr_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -l service -d 'What a call to this service can return' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -l brief -d 'What happened, the first fix and the verdict, no more'
complete -c tcerr -n "__fish_tcerr_using_subcommand lookup" -s h -l help -d 'Print help'
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l category -d 'Only codes of this category' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l service -d 'Only what a call to this service can return' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l kind -d 'Only codes of this kind, such as not-found' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l limit -d 'The most hits' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_using_subcommand search" -s h -l help -d 'Print help'
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l category -d 'Only codes of this category' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l service -d 'Only what a call to this service can return' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l action -d 'Only what this action documents' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l retry -d 'Only codes with one of these verdicts' -r -f -a "backoff\t'transient: the same request, ever longer pauses'
wait\t'poll the resource until its state changes'
limited\t'two or three times; a write only if idempotent'
later\t'no capacity: elsewhere, or later'
never\t'change something first'
done\t'nothing failed'
unknown\t'the codes of the category differ'"
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l kind -d 'Only codes of this kind, such as not-found' -r
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l explained -d 'Only explained codes'
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l all -d 'Every code'
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -l services -d 'The services instead of codes'
complete -c tcerr -n "__fish_tcerr_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -l retry -d 'Only errors with one of these verdicts; status 0 only if all errors have one' -r -f -a "backoff\t'transient: the same request, ever longer pauses'
wait\t'poll the resource until its state changes'
limited\t'two or three times; a write only if idempotent'
later\t'no capacity: elsewhere, or later'
never\t'change something first'
done\t'nothing failed'
unknown\t'the codes of the category differ'"
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -s q -l quiet -d 'Print nothing, only set the exit status'
complete -c tcerr -n "__fish_tcerr_using_subcommand parse" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tcerr -n "__fish_tcerr_using_subcommand run" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand run" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand run" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand run" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_using_subcommand run" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_using_subcommand run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tcerr -n "__fish_tcerr_using_subcommand completions" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand completions" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand completions" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand completions" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_using_subcommand completions" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_using_subcommand completions" -s h -l help -d 'Print help'
complete -c tcerr -n "__fish_tcerr_using_subcommand man" -l lang -d 'Language of the texts [default: from the locale]' -r -f -a "en\t''
ja\t''
zh\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand man" -l format -d 'Form of the output [default: table at a terminal, else plain]' -r -f -a "table\t''
plain\t''
json\t''
jsonl\t''
toml\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand man" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c tcerr -n "__fish_tcerr_using_subcommand man" -l catalog -d 'A catalog of your own, on top of the built-in one (repeatable)' -r -F
complete -c tcerr -n "__fish_tcerr_using_subcommand man" -l json -d 'Short for --format json'
complete -c tcerr -n "__fish_tcerr_using_subcommand man" -s h -l help -d 'Print help'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "lookup" -d 'Explain one or more codes'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "search" -d 'Find codes by words, in any of the three languages'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "list" -d 'List categories, codes or services'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "parse" -d 'Find and explain the errors in what a failed call printed'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "run" -d 'Run a command; if it fails with an API error, explain it'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "completions" -d 'Print the completion script of a shell'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "man" -d 'Print the manual page'
complete -c tcerr -n "__fish_tcerr_using_subcommand help; and not __fish_seen_subcommand_from lookup search list parse run completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
