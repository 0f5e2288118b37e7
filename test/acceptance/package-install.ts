import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, FreshClone, shell } from './fresh-clone.ts'

/** The package as npm would publish it, installed into an empty folder. */
export class PackageInstall {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'pool-repl-package-'))
  readonly clone: FreshClone = new FreshClone()
  readonly tarball: string

  /** Packs and installs. @throws Error when one of them fails */
  constructor() {
    this.#do(`npm pack --silent --pack-destination '${this.folder}'`, this.clone.folder)
    const [name = ''] = readdirSync(this.folder).filter((file) => file.endsWith('.tgz'))
    this.tarball = join(this.folder, name)
    this.write('package.json', '{ "private": true, "type": "module" }')
    this.#do(`npm install --no-audit --no-fund --omit=dev './${name}'`, this.folder)
  }

  /** The tarball's size. */
  get bytes(): number {
    return statSync(this.tarball).size
  }

  /** Runs a line of `sh` in the folder. What npm itself warns of is left out. */
  shell(line: string, input = ''): Ended {
    const ended = shell(line, this.folder, input)
    return { ...ended, stderr: ended.stderr.replace(/^npm warn .*\n/gm, '') }
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
    this.clone.remove()
  }

  #do(line: string, folder: string): void {
    const { status, stdout, stderr } = shell(line, folder)
    if (status !== 0) throw new Error(`${line}: ${stdout}${stderr}`)
  }
}
