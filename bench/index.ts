/*
 * `npm run bench`: fetches the clients to compare with where they are missing, since the product does
 * without them; then measures, prints tables and goals, and writes the page of figures. See
 * `npm run bench -- --help`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse, usage } from './command-line.ts'

function fetchRivals(): void {
  const here = import.meta.dirname
  if (existsSync(join(here, 'node_modules'))) return
  const args = ['ci', '--prefix', here, '--no-audit', '--no-fund']
  execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
}

const order = parse(process.argv.slice(2))
if (order.help) console.log(usage)
else {
  fetchRivals()
  const { carryOut } = await import('./run.ts')
  await carryOut(order)
}
