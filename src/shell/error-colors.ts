import picocolors from 'picocolors'

const { bold, dim, red } = picocolors.createColors(true)

/** The text of an error in colour: its class stands out, and what is beside the message does not. */
export function colorError(text: string): string {
  const [first = '', ...others] = text.split('\n')
  return [
    first.replace(/^((?:In the background: )?)([\w.]+)(?=:|$)/, (_, before, name) => {
      return before + bold(red(name))
    }),
    ...others.map((line) =>
      line.replace(/^(\s*)(where:|try:|at )/, (_, blank, word) => blank + dim(word)),
    ),
  ].join('\n')
}
