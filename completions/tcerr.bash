_clap_complete_tcerr() {
    local IFS=$'\013'
    local _CLAP_COMPLETE_INDEX=${COMP_CWORD}
    local _CLAP_COMPLETE_COMP_TYPE=${COMP_TYPE}
    if compopt +o nospace 2> /dev/null; then
        local _CLAP_COMPLETE_SPACE=false
    else
        local _CLAP_COMPLETE_SPACE=true
    fi
    local first=2
    [[ "${COMP_WORDS[2]}" == -- ]] && first=3
    if [[ "${COMP_WORDS[1]}" == run && "${COMP_WORDS[first]}" != -* ]] && (( COMP_CWORD >= first )); then
        if declare -F _command_offset >/dev/null; then
            _command_offset $first
        elif (( COMP_CWORD == first )); then
            IFS=$'\n'
            COMPREPLY=( $(compgen -c -- "$2") )
        else
            compopt -o default
        fi
        return
    fi
    local words=("${COMP_WORDS[@]}")
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        [[ "${words[COMP_CWORD]}" == [\'\":]* ]] || words[COMP_CWORD]="$2"
    fi
    COMPREPLY=( $( \
        _CLAP_IFS="$IFS" \
        _CLAP_COMPLETE_INDEX="$_CLAP_COMPLETE_INDEX" \
        _CLAP_COMPLETE_COMP_TYPE="$_CLAP_COMPLETE_COMP_TYPE" \
        _CLAP_COMPLETE_SPACE="$_CLAP_COMPLETE_SPACE" \
        TCERR_COMPLETE="bash" \
        "tcerr" -- "${words[@]}" \
    ) )
    if [[ $? != 0 ]]; then
        unset COMPREPLY
    elif [[ $_CLAP_COMPLETE_SPACE == false ]] && [[ "${COMPREPLY-}" =~ [=/:]$ ]]; then
        compopt -o nospace
    fi
}
if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -o nospace -o bashdefault -o nosort -F _clap_complete_tcerr tcerr
else
    complete -o nospace -o bashdefault -F _clap_complete_tcerr tcerr
fi
