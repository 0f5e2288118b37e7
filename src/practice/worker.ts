import { parentPort, workerData } from 'node:worker_threads'
import { Letterbox } from './letterbox.ts'
import type { Answer, Question, StartOrder } from './messages.ts'
import { settle } from './settle.ts'

/**
 * The entry of the practice server's worker: starts the server, posts its ports, and answers what
 * the other thread asks.
 *
 * HTTP comes first, so that `url` need not wait for the certificates and their package. Everything
 * else is imported inside, so that a failure to load is posted as well.
 */
const order: StartOrder = workerData
const letterbox = new Letterbox(order.shared)
const started = start()
started.catch((error: unknown) => {
  letterbox.postFailure(`the practice server could not start: ${error}`)
})

async function start() {
  const [{ systemClock }, { PracticeServer }] = await Promise.all([
    import('../clock/system-clock.ts'),
    import('./server/practice-server.ts'),
  ])
  const server = new PracticeServer(systemClock, () => letterbox.rttMs)
  letterbox.postHttp(await server.listen(order.port))
  const { CertificateAuthority } = await import('./tls/certificate-authority.ts')
  const authority = new CertificateAuthority(systemClock.wallMs())
  letterbox.postHttps(await server.listenTls(order.httpsPort, authority), authority.pem)
  return { server, clock: systemClock }
}

async function answer({ id, about }: Question): Promise<Answer> {
  const { server, clock } = await started
  await settle(clock)
  if (about === 'reset') server.register.reset()
  if (about === 'close') server.close()
  return {
    id,
    failure: null,
    connections: about === 'connections' ? server.register.connections() : [],
    requests: about === 'requests' ? server.register.requests() : [],
  }
}

parentPort?.on('message', (question: Question) => {
  answer(question)
    .catch((error: unknown): Answer => {
      return { id: question.id, failure: String(error), connections: [], requests: [] }
    })
    .then((reply) => parentPort?.postMessage(reply))
})
