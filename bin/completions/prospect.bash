# prospect completion: this file is written anew by "prospect completion install".
# What prospect answers is only ever text here: it is put into an array, neither evaluated nor expanded.
_prospect() {
  local line kind=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
  done < <(command prospect __complete bash "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  if [[ $kind == files ]]; then compopt -o default 2>/dev/null; fi
  return 0
}
complete -o nosort -F _prospect prospect 2>/dev/null || complete -F _prospect prospect
