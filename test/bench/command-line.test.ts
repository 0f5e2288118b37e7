import { describe, expect, test } from 'vitest'
import { names, parse } from '../../bench/command-line.ts'

describe('the bench', () => {
  test('runs everything but the long one, and keeps what came out', () => {
    const { names: chosen, save, runtime } = parse([])
    expect(chosen).toEqual(names.filter((name) => name !== 'memory'))
    expect({ save, runtime }).toEqual({ save: true, runtime: 'node' })
  })

  test('runs the long one when it is told to', () => {
    expect(parse(['--long']).names).toContain('memory')
    expect(parse(['memory']).names).toEqual(['memory'])
  })

  for (const args of [['get'], ['--quick'], ['--quick', 'get']]) {
    test(`keeps nothing of ${args.join(' ')}, unless it is told to`, () => {
      expect(parse(args).save).toBe(false)
      expect(parse([...args, '--save']).save).toBe(true)
    })
  }

  test('refuses what it does not know', () => {
    expect(() => parse(['gte'])).toThrow('there is no workload gte')
    expect(() => parse(['--slow'])).toThrow('--slow')
  })
})
