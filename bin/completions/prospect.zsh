#compdef prospect
# prospect completion: this file is written anew by "prospect completion install".
# What prospect answers is only ever text here: it is put into arrays, neither evaluated nor expanded.
_prospect() {
  local line
  local -a lines values shown
  lines=("${(@f)$(command prospect __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  if [[ $lines[1] == files ]]; then
    _files
    return
  fi
  for line in "${(@)lines[2,-1]}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  (( $#values )) || return 1
  compadd -U -l -V prospect -d shown -a values
  # With nothing in common there is nothing to put in place of what was typed.
  if [[ -n $PREFIX && -z $compstate[unambiguous] ]]; then compstate[insert]=menu; fi
}
if [[ $funcstack[1] == _prospect ]]; then
  _prospect "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _prospect prospect
fi
