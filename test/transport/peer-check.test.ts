import { describe, expect, it } from 'vitest'
import { PeerCheck, type Shaken } from '../../src/transport/peer-check.ts'

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

interface Shown {
  readonly authorized: boolean
  readonly told?: unknown
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly signed?: boolean
  readonly reused?: boolean
  readonly raw?: string
}

function socket({ authorized, told, from, to, signed, reused, raw }: Shown): Shaken {
  const root: { issuerCertificate?: object } = {}
  root.issuerCertificate = root
  const leaf = {
    valid_from: from,
    valid_to: to,
    ...(signed && { issuerCertificate: root }),
    ...(raw !== undefined && { raw: Buffer.from(raw) }),
  }
  return {
    authorized,
    authorizationError: told,
    isSessionReused: () => reused ?? false,
    getPeerCertificate: () => (from === undefined ? null : leaf),
  } as unknown as Shaken
}

describe('a certificate is refused', () => {
  const check = new PeerCheck(false)
  for (const { name, told, from, to, signed = false, code } of cases) {
    it(`if it is ${name}`, () => {
      const shown = socket({ authorized: false, told, from, to, signed })
      expect(check.refusal(shown, true, 'a.test', nowMs)).toMatchObject({ code })
      expect(check.refusal(shown, false, 'a.test', nowMs)).toBeUndefined()
    })
  }

  it('only if it is not to be trusted', () => {
    const shown = socket({ authorized: true, from: past, to: past })
    expect(check.refusal(shown, true, 'a.test', nowMs)).toBeUndefined()
  })
})

describe('where a runtime takes up sessions by itself', () => {
  const bad = { told: unverifiable, from: past, to: future, raw: 'bad' }
  const good = { authorized: true, from: past, to: future, raw: 'good' }
  const takenUp = (shown: Omit<Shown, 'authorized'>) =>
    socket({ ...shown, authorized: true, told: null, reused: true })

  it('a peer is as bad as the whole handshake has shown, whether anybody asked or not', () => {
    for (const asked of [false, true]) {
      const check = new PeerCheck(true)
      check.refusal(socket({ ...bad, authorized: false }), asked, 'a.test', nowMs)
      const refusal = check.refusal(takenUp(bad), true, 'a.test', nowMs)
      expect(refusal).toMatchObject({ code: unverifiable })
      expect(check.refusal(takenUp(bad), false, 'a.test', nowMs)).toBeUndefined()
    }
  })

  it('one that was trusted is, for the same purpose and in good time', () => {
    const check = new PeerCheck(true)
    expect(check.refusal(socket(good), false, 'a.test', nowMs)).toBeUndefined()
    expect(check.refusal(takenUp(good), true, 'a.test', nowMs)).toBeUndefined()
    const elsewhere = check.refusal(takenUp(good), true, 'b.test', nowMs)
    expect(elsewhere).toMatchObject({ code: unverifiable })
    const late = check.refusal(takenUp(good), true, 'a.test', Date.UTC(2050, 0, 1))
    expect(late).toMatchObject({ code: 'CERT_HAS_EXPIRED' })
  })

  it('nobody who has not been seen is trusted', () => {
    const check = new PeerCheck(true)
    for (const shown of [good, { ...good, from: undefined }]) {
      const refusal = check.refusal(takenUp(shown), true, 'a.test', nowMs)
      expect(refusal).toMatchObject({ code: unverifiable })
    }
  })
})
