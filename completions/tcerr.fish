complete --keep-order --exclusive --command tcerr --arguments "(TCERR_COMPLETE=fish tcerr -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
complete --command tcerr --condition "__fish_seen_subcommand_from run" --arguments "(__fish_complete_subcommand --fcs-skip=2)"
