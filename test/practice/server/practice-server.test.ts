import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/clock/system-clock.ts'
import { PracticeServer } from '../../../src/practice/server/practice-server.ts'
import { CertificateAuthority } from '../../../src/practice/tls/certificate-authority.ts'
import { WireClient } from '../wire-client.ts'

const authority = new CertificateAuthority(Date.now())
let server: PracticeServer
let port: number
let httpsPort: number

beforeEach(async () => {
  server = new PracticeServer(systemClock)
  port = await server.listen(0)
  httpsPort = await server.listenTls(0, authority)
})

afterEach(() => server.close())

describe('PracticeServer', () => {
  it('serves HTTP and HTTPS, and counts both in one row', async () => {
    const plain = await WireClient.open(port)
    const tls = { ca: authority.pem, servername: 'a.test' }
    const secure = await WireClient.openTls(httpsPort, tls)
    for (const client of [secure, plain]) {
      client.get('/get', 'b.test')
      await client.until(/"url"/)
    }
    expect(secure.heard).toContain('"url": "https://b.test/get"')
    expect(plain.heard).toContain('"url": "http://b.test/get"')
    expect(server.register.connections()).toMatchObject([
      { n: 1, scheme: 'http', requests: 1 },
      { n: 2, scheme: 'https', requests: 1 },
    ])
    for (const client of [secure, plain]) client.socket.destroy()
  })

  it('ends every connection when it is closed', async () => {
    const clients = await Promise.all([WireClient.open(port), WireClient.open(port)])
    clients[0].get('/status/418')
    await clients[0].until(/418/)
    server.close()
    for (const client of clients) {
      await client.ended()
      client.socket.destroy()
    }
    for (const closed of [port, httpsPort]) {
      await expect(WireClient.open(closed)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    }
  })

  it('reports a port that is taken', async () => {
    const second = new PracticeServer(systemClock)
    await expect(second.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await expect(second.listenTls(port, authority)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    second.close()
  })
})
