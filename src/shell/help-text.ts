/** What `--help` says behind the options. */
export const helpText = `
Commands:
  check FILE...             replay transcripts and compare what they print; see
                            pool-repl check --help. A file of that name: ./check

Examples:
  pool-repl                                a prompt
  pool-repl --offline                      a prompt that needs no network
  pool-repl -p 'session.get(practice.url).status_code'
  pool-repl script.ts --size 3             a script, with arguments of its own
  echo 'print(1 + 1)' | pool-repl          piped input runs as a script
  pool-repl --map shop.example=practice -p 'requests.get("http://shop.example")'
  pool-repl check session.txt

Environment:
  NO_COLOR                  no colours
  FORCE_COLOR               colours, also where nobody may see them
  TERM=dumb                 a terminal without colours
  POOL_REPL_HISTORY         the file of the history; empty: none
  HTTP_PROXY, HTTPS_PROXY, NO_PROXY, REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE
                            as requests reads them

Exit codes:
  0    all went well
  1    an error that nobody caught
  2    the command line is wrong, or a file is not there
  3    check: an output is not as written
  130  interrupted by ctrl-c
`

/** What \`check --help\` says behind the options. */
export const checkHelpText = `
A transcript holds inputs behind '>>> ' and '... ', each with its output below,
up to a blank line or the next prompt; everything else is prose. Printed text,
values and log lines are compared in the order in which they come. '...' alone
on a line stands for any lines, '...' in a line for any text, <BLANKLINE> for an
empty line; a number with a point, alone on its line, is a time and matches any
other.

A header before the first prompt sets what the flags set:
  # pool-repl: log-port=off log-requests=off

Exit codes: 0 as written, 3 not as written, 2 no transcript.
`
