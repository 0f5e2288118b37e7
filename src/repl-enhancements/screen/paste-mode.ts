/** Asks the terminal to mark what is pasted (xterm's mode 2004). */
export const pasteModeOn = '\u001b[?2004h'

/** Asks for that no longer. */
export const pasteModeOff = '\u001b[?2004l'
