import { expect, test } from 'vitest'
import { ProgressLine } from '../../src/shell/progress-line.ts'

function target(settings: { readonly isTTY?: boolean; readonly columns?: number }) {
  const written: string[] = []
  return { ...settings, written, write: (text: string) => written.push(text) }
}

test('a terminal shows the last text alone, and nothing in the end', () => {
  const terminal = target({ isTTY: true, columns: 10 })
  const line = new ProgressLine(terminal, 'xterm')
  line.clear()
  line.show('one')
  line.show('more than fits')
  line.clear()
  line.clear()
  expect(terminal.written).toEqual(['\r\u001b[Kone', '\r\u001b[Kmore than', '\r\u001b[K'])
})

test('nothing else shows anything', () => {
  const file = target({})
  const dumb = target({ isTTY: true })
  for (const line of [new ProgressLine(file, 'xterm'), new ProgressLine(dumb, 'dumb')]) {
    line.show('one')
    line.clear()
  }
  expect([...file.written, ...dumb.written]).toEqual([])
})

test('what redirects the stream later does not keep it', () => {
  const terminal = target({ isTTY: true })
  const line = new ProgressLine(terminal, 'xterm')
  terminal.write = () => 0
  line.show('one')
  expect(terminal.written).toEqual(['\r\u001b[Kone'])
})
