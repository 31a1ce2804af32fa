# prospect completion: this file is written anew by "prospect completion install".
# What prospect answers is only ever text here: it is printed for fish, neither evaluated nor expanded.
function __prospect_complete
    command -q prospect; or return
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    # A quote that is still open must be closed for fish to take it off.
    set -l plain (string unescape -- "$typed"; or string unescape -- "$typed'"; or string unescape -- "$typed\"")
    set -l answer (command prospect __complete fish $words[2..-1] "$plain" 2>/dev/null)
    if test "$answer[1]" = files
        __fish_complete_path "$typed"
    else if test (count $answer) -gt 1
        printf '%s\n' $answer[2..-1]
    end
end
complete -c prospect -e
complete -c prospect -f -k -a '(__prospect_complete)'
