import { expect, test } from 'vitest'
import { UnrewindableBodyError } from '../../src/errors.ts'
import type { DataInput } from '../../src/models/encode-body.ts'
import type { PreparedRequest } from '../../src/models/prepared-request.ts'
import { Session } from '../../src/sessions/session.ts'
import { MemoryFile } from '../models/memory-file.ts'
import { asText, collect } from '../models/scripted-body.ts'
import { type Answer, ScriptedAdapter } from './scripted-adapter.ts'

const url = 'http://x.test/'

function to(Location: string, status = 307): Answer {
  return { status, headers: { Location } }
}

function scripted(session: Session, ...script: Answer[]): ScriptedAdapter {
  const adapter = new ScriptedAdapter(script)
  session.trust_env = false
  session.mount('http://', adapter)
  return adapter
}

/** Trusts every host below test. */
class TrustingSession extends Session {
  override should_strip_auth(_old: string, next: string): boolean {
    return !new URL(next).hostname.endsWith('.test')
  }
}

test('a session may say which hosts it trusts with the authorization', async () => {
  const session = new TrustingSession()
  const adapter = scripted(session, to('http://y.test/'), to('http://z.other/'))
  await session.get(url, { auth: ['u', 'p'] })
  expect(adapter.sent.map(({ headers }) => 'Authorization' in headers)).toEqual([true, true, false])
})

test('a session may leave the method as it is, and where a redirect leads', async () => {
  class OwnSession extends Session {
    override rebuild_method(): void {}
    override get_redirect_target(): string | null {
      return adapter.sent.length < 2 ? '/own' : null
    }
  }
  const session = new OwnSession()
  const adapter = scripted(session, to('/there', 302))
  await session.post(url, { data: 'x' })
  expect(adapter.sent.map((sent) => [sent.method, sent.url])).toEqual([
    ['POST', url],
    ['POST', `${url}own`],
  ])
})

test('its methods tell what requests’ do', async () => {
  const session = new Session()
  scripted(session, to('/n\u00c3\u00a4chste', 302))
  const response = await session.post(url, { allow_redirects: false })
  expect(session.get_redirect_target(response)).toBe('/nächste')
  expect(session.should_strip_auth('http://a.test/', 'http://b.test/')).toBe(true)
  const request = response.request.copy()
  session.rebuild_method(request, response)
  expect(request.method).toBe('GET')
})

/** What each sending of the body would write. */
async function bodies(data: DataInput, ...script: Answer[]): Promise<string[]> {
  const written: string[] = []
  const session = new Session()
  const adapter = scripted(session, ...script)
  const send = adapter.send.bind(adapter)
  adapter.send = async (request: PreparedRequest, options) => {
    const wire = request.wireBody()
    if (wire === null || wire instanceof Uint8Array) written.push(asText(wire ?? new Uint8Array()))
    else written.push((await collect(wire)).map(asText).join(''))
    return send(request, options)
  }
  await session.put(url, { data })
  return written
}

function* generated() {
  yield 'ab'
}

const again: readonly (readonly [what: string, data: DataInput, written: string[]])[] = [
  ['a file from where it stood', new MemoryFile('abcd', { seek: 2 }), ['cd', 'cd', 'cd']],
  ['a Blob', new Blob(['ab']), ['ab', 'ab', 'ab']],
  ['text', 'ab', ['ab', 'ab', 'ab']],
  ['nothing that is left of a generator', generated(), ['ab', '', '']],
]

for (const [what, data, written] of again) {
  test(`a redirect sends ${what} again`, async () => {
    expect(await bodies(data, to('/1'), to('/2', 308))).toEqual(written)
  })
}

const blind = {
  read: () => null,
  len: 3,
  tell: () => {
    throw new Error('not here')
  },
}

test('a file that can not be put back can not be sent again', async () => {
  await expect(bodies(blind, to('/1'))).rejects.toThrow(
    new UnrewindableBodyError('Unable to rewind request body for redirect.'),
  )
})

test('it need not be put back where the redirect drops it', async () => {
  expect(await bodies(blind, to('/1', 303))).toEqual(['', ''])
})

test('redirects that were not followed can be followed step by step', async () => {
  const session = new Session()
  scripted(session, to('/1', 302), to('/2', 302))
  const first = await session.get(url, { allow_redirects: false })
  const urls: string[] = []
  for await (const response of session.resolve_redirects(first, first.request)) {
    urls.push(response.url)
  }
  expect(urls).toEqual([`${url}1`, `${url}2`])
})
