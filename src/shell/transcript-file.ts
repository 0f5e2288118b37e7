import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { ValueError } from '../errors.ts'
import { parseTranscript, type Transcript } from '../transcript/index.ts'
import { checkSettings } from './check-settings.ts'

const complaints: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name the files in it',
  EACCES: 'it may not be read',
}

/** Reads a file as a transcript: Markdown by its ending, text otherwise; or tells why it is none. */
export function readTranscript(file: string): Transcript | string {
  try {
    // Windows would complain of a folder in other words
    if (statSync(file).isDirectory()) return complaints.EISDIR ?? ''
    const text = readFileSync(file, 'utf8')
    if (text.trim() === '') return 'the file is empty'
    if (text.includes('\0')) return 'this is no text'
    const isMarkdown = /\.(?:md|markdown|mdown|mdx)$/i.test(file)
    const transcript = parseTranscript(text, isMarkdown ? 'markdown' : 'text')
    for (const { settings } of transcript.examples) checkSettings(settings)
    if (transcript.examples.length > 0) return transcript
    return isMarkdown
      ? 'no block of pycon, console or ts holds an input'
      : "no line begins with '>>> ' or '> '"
  } catch (error) {
    if (error instanceof ValueError) return error.message
    if (!(error instanceof Error)) throw error
    return ('code' in error && complaints[String(error.code)]) || error.message
  }
}

/**
 * Writes other lines into a transcript: at once, so that nobody finds half of it.
 *
 * @returns why that can't be; undefined when it is done
 */
export function writeTranscript(file: string, text: string): string | undefined {
  let temporary: string | undefined
  try {
    const target = realpathSync(file)
    temporary = `${target}.${process.pid}.tmp`
    writeFileSync(temporary, text, { mode: statSync(target).mode & 0o777, flag: 'wx' })
    renameSync(temporary, target)
    return undefined
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true })
    return `it can't be written: ${error instanceof Error ? error.message : error}`
  }
}
