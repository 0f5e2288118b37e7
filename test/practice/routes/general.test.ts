import { describe, expect, it } from 'vitest'
import { generalRoutes } from '../../../src/practice/routes/general.ts'
import { ask } from '../asking.ts'

describe('the general routes', () => {
  it('are listed by the first page, one a line', async () => {
    const { text, headers } = await ask('GET', '/')
    expect(headers['Content-Type']).toBe('text/plain; charset=utf-8')
    const lines = text.split('\n')
    for (const { path, about } of generalRoutes) {
      expect(
        lines.filter((line) => line.includes(` ${path} `) && line.endsWith(about)),
      ).toHaveLength(1)
    }
  })

  it('have a path and a method each of their own', () => {
    const names = generalRoutes.flatMap(({ path, methods }) => methods.map((one) => one + path))
    expect(new Set(names).size).toBe(names.length)
  })
})
