import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../src/transport/peer-check.ts'

const nowMs = Date.UTC(2030, 0, 1)
const past = 'Feb  1 00:00:00 2020 GMT'
const future = 'Nov 16 03:18:32 2046 GMT'
const unverifiable = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'

const cases: readonly {
  name: string
  told: unknown
  from?: string
  to?: string
  /** Whether the authority that signed it is trusted. */
  signed?: boolean
  code: string
}[] = [
  {
    name: 'one whose time is over, on Deno',
    told: unverifiable,
    from: past,
    to: past,
    signed: true,
    code: 'CERT_HAS_EXPIRED',
  },
  {
    name: 'one whose time has not come, on Deno',
    told: unverifiable,
    from: future,
    to: future,
    signed: true,
    code: 'CERT_NOT_YET_VALID',
  },
  {
    name: 'one whose time is over',
    told: 'CERT_HAS_EXPIRED',
    from: past,
    to: past,
    signed: true,
    code: 'CERT_HAS_EXPIRED',
  },
  {
    name: 'one of an authority whose time is over',
    told: 'CERT_HAS_EXPIRED',
    from: past,
    to: future,
    signed: true,
    code: 'CERT_HAS_EXPIRED',
  },
  {
    name: 'one of nobody, whose time is over as well',
    told: 'CERT_HAS_EXPIRED',
    from: past,
    to: past,
    code: unverifiable,
  },
  { name: 'one of nobody', told: unverifiable, from: past, to: future, code: unverifiable },
  { name: 'one that can not be seen', told: unverifiable, code: unverifiable },
  {
    name: 'one that signs itself, in good time or not',
    told: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    from: past,
    to: past,
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  },
  {
    name: 'one of another host',
    told: Object.assign(new Error('no'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
    from: past,
    to: future,
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  },
  { name: 'one that is refused without a word', told: null, code: 'null' },
]

function socket(authorized: boolean, told: unknown, from?: string, to?: string, signed = false) {
  const root: { issuerCertificate?: object } = {}
  root.issuerCertificate = root
  const leaf = { valid_from: from, valid_to: to, ...(signed && { issuerCertificate: root }) }
  return {
    authorized,
    authorizationError: told,
    getPeerCertificate: () => (from === undefined ? null : leaf),
  } as unknown as TLSSocket
}

describe('a certificate is refused', () => {
  for (const { name, told, from, to, signed, code } of cases) {
    it(`if it is ${name}`, () => {
      expect(refusalOf(socket(false, told, from, to, signed), nowMs)).toMatchObject({ code })
    })
  }

  it('only if it is not to be trusted', () => {
    expect(refusalOf(socket(true, null, past, past), nowMs)).toBeUndefined()
  })
})
