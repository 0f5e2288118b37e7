/** What `--help` says behind the options. */
export const helpText = `
Commands:
  check FILE...             replay transcripts and compare what they print; see
                            pool-repl check --help. A file of that name: ./check
  record FILE               a prompt whose session is written down for check
  scripts                   list the saved scripts
  run NAME [args...]        run one of them

Examples:
  pool-repl                                a prompt
  pool-repl --offline                      a prompt that needs no network
  pool-repl -p 'session.get(practice.url).status_code'
  pool-repl script.ts --size 3             a script, with arguments of its own
  echo 'print(1 + 1)' | pool-repl          piped input runs as a script
  pool-repl --map shop.example=practice -p 'requests.get("http://shop.example")'
  pool-repl record session.txt             and then: pool-repl check session.txt
  pool-repl run reuse --rtt 40ms           a comparison, over a longer line

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
  3    check: an output is not as written; run --against: nor is a result
  130  interrupted by ctrl-c (a script FILE ends by the signal)
`
