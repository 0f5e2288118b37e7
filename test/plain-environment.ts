/*
 * Every test file starts from an environment without proxies, files of authorities and passwords,
 * whatever the machine has: sessions listen to these variables.
 */
const listenedTo =
  /^(?:(?:https?|all|no|ftp|socks5?)_proxy|(?:requests|curl)_ca_bundle|netrc|request_method)$/i

for (const name of Object.keys(process.env)) {
  if (listenedTo.test(name)) delete process.env[name]
}
