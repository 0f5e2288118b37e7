import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CapturedOutput } from '../../src/shell/captured-output.ts'

let output: CapturedOutput

beforeEach(() => {
  output = new CapturedOutput()
})

afterEach(() => output.release())

test('keeps both streams in the order in which they are written', () => {
  process.stdout.write('a\n')
  process.stderr.write('b\n')
  console.log('c', { d: 1 })
  console.error('e')
  expect(output.take()).toBe('a\nb\nc { d: 1 }\ne\n')
})

test('gives what was written since the last time', () => {
  process.stdout.write('a')
  expect(output.take()).toBe('a')
  expect(output.take()).toBe('')
})

test('adds text on lines of its own', () => {
  output.add('a')
  process.stdout.write('b')
  output.add('c')
  expect(output.take()).toBe('a\nb\nc\n')
})

test('gives the streams back', () => {
  const { write } = process.stdout
  output.release()
  expect(process.stdout.write).not.toBe(write)
})
