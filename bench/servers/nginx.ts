import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bodySize } from '../client.ts'
import type { Place } from './place.ts'

/** The command that serves a folder by nginx, which stays in the foreground. */
export function nginx({ folder, httpPort, httpsPort, addresses }: Place): readonly string[] {
  mkdirSync(join(folder, 'temp'))
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`)
    .join(' ')
  const listen = addresses.map((address) => `listen ${address}:${httpPort};`).join('\n    ')
  const hops = [1, 2, 3].map(
    (left) =>
      `location = /redirect/${left} { return 302 ${left === 1 ? '/k1' : `/redirect/${left - 1}`}; }`,
  )
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; master_process on; worker_processes 1;
pid ${folder}/pid; error_log ${folder}/error.log;
worker_rlimit_nofile 4096;
events { worker_connections 2048; }
http {
  access_log off; ${temp}
  keepalive_requests 1000000000; keepalive_timeout 1h; sendfile on; tcp_nopush off;
  client_body_buffer_size 64k; absolute_redirect off;
  server {
    ${listen}
    listen 127.0.0.1:${httpsPort} ssl;
    ssl_certificate ${folder}/certificate.pem; ssl_certificate_key ${folder}/key.pem;
    root ${folder};
    location = /post { return 200 '${'x'.repeat(bodySize)}'; }
    location = /json {
      default_type application/json; add_header Content-Encoding gzip; alias ${folder}/json.gz;
    }
    ${hops.join('\n    ')}
  }
}
`,
  )
  return ['nginx', '-p', folder, '-c', file, '-e', join(folder, 'error.log')]
}
