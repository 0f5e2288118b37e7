import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
/** Where only the packages of pool-repl itself are found, and not those of the rivals. */
const folder = join(root, 'node_modules', '.cache', 'pool-repl-bench')

interface Products {
  index: typeof import('../src/index.ts')
  'http/product': typeof import('../src/http/product.ts')
  'repl-enhancements/index': typeof import('../src/repl-enhancements/index.ts')
  'practice/tls/certificate': typeof import('../src/practice/tls/certificate.ts')
}

/** The command of pool-repl, as it was built. */
export const command: string = join(folder, 'dist', 'cli.js')

/** Builds pool-repl as it is published, so that what is measured is what users get. */
export function build(): void {
  rmSync(folder, { recursive: true, force: true })
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const outDir = join(folder, 'dist')
  execFileSync('node', [tsc, '-p', join(root, 'tsconfig.json'), '--outDir', outDir, '--noCheck'], {
    stdio: 'inherit',
  })
  // it reads its own version
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
}

/** A module of what was built. */
export async function product<N extends keyof Products>(name: N): Promise<Products[N]> {
  const url = pathToFileURL(join(folder, 'dist', `${name}.js`))
  return (await import(url.href)) as Products[N]
}
