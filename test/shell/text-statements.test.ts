import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { compare, globals, provide, timeit } from '../../src/shell/text-statements.ts'

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'tried')
})

afterAll(() => {
  for (const name of ['True', 'False', 'None']) Reflect.deleteProperty(globalThis, name)
})

describe('statements of a script that are text', () => {
  test('are timed, with a setup of their own', async () => {
    expect(await timeit.timeit('n + 1', 'n = 1', { number: 3 })).toBeGreaterThan(0)
    expect(await timeit.repeat('pass', { number: 1, repeat: 2 })).toHaveLength(2)
    expect('n' in globalThis).toBe(false)
  })

  test('see names of the script as they are at that time', async () => {
    const seen: number[] = []
    let value = 1
    provide({
      get tried() {
        return () => seen.push(value)
      },
    })
    await timeit.timeit('tried()', { number: 2 })
    value = 2
    await timeit.timeit('tried()', { number: 1, globals: globals() })
    expect(seen).toEqual([1, 1, 2])
    expect(Object.keys(globals())).toEqual(['tried'])
  })

  test('find the modules of Python', async () => {
    const setup = 'import requests; s = requests.Session()'
    expect(await timeit.timeit('s.get_adapter("http://a/")', setup, { number: 1 })).toBeGreaterThan(
      0,
    )
  })

  test('tell what is no code', async () => {
    await expect(timeit.timeit('let = = 1', { number: 1 })).rejects.toThrow(SyntaxError)
  })

  test('are compared', async () => {
    const comparison = await compare({ one: '1 + 1', two: '2 + 2' }, { number: 2 })
    expect(String(comparison)).toContain('two')
  })
})
