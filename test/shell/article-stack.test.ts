import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { ArticleStack } from '../../src/shell/article-stack.ts'

it('starts what the article measured, or says what is missing', async () => {
  const stack = await ArticleStack.start()
  if (typeof stack === 'string') {
    expect(stack).toMatch(/ not installed$| has no Django$/)
    return
  }
  const response = await fetch(`${stack.url}/`)
  expect(await response.text()).toBe('It worked\n')
  await stack.stop()
  await expect(fetch(`${stack.url}/`)).rejects.toThrow()
}, 60_000)

it('says what is missing', async () => {
  const path = process.env.PATH
  process.env.PATH = ''
  const missing = spawnSync('gunicorn', ['--version']).error !== undefined
  const stack = missing ? await ArticleStack.start() : 'gunicorn and caddy not installed'
  process.env.PATH = path
  expect(stack).toBe('gunicorn and caddy not installed')
})
