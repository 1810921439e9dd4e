set edit:completion:arg-completer[tcerr] = { |@words|
    var index = (count $words)
    set index = (- $index 1)

    put (env _CLAP_IFS="\n" _CLAP_COMPLETE_INDEX=(to-string $index) TCERR_COMPLETE="elvish" tcerr -- $@words) | to-lines
}
