/** An HTML document in English. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
</head>
<body>
${body}
</body>
</html>
`
}

/**
 * The document, made exactly `bytes` long in UTF-8 by a comment at its end.
 *
 * @throws RangeError when it is longer already
 */
export function padPage(document: string, bytes: number): string {
  const end = '</body>'
  const [open, close] = ['<!-- ', ' -->\n']
  const missing = bytes - Buffer.byteLength(document) - open.length - close.length
  if (missing < 0) throw new RangeError(`the page is longer than ${bytes} bytes`)
  return document.replace(end, `${open}${'. '.repeat(missing).slice(0, missing)}${close}${end}`)
}
