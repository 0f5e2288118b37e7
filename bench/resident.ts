import { readFileSync, writeFileSync } from 'node:fs'

/** Forgets how far memory has risen so far, where the system can; what is resident now, in bytes. */
export function resetPeak(): number {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // elsewhere than on Linux the peak is that of the whole life
  }
  return process.memoryUsage.rss()
}

/** How far resident memory has risen, in bytes. */
export function peakRssBytes(): number {
  try {
    const kib = /^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kib !== undefined) return Number(kib) * 1024
  } catch {
    // not Linux
  }
  return process.resourceUsage().maxRSS * 1024
}
