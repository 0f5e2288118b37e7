/**
 * Whether each answer has a line about its connection, below that of the log. `auto` shows it on a
 * terminal, wherever the log has a line.
 */
export const verdictChoices = ['auto', 'on', 'off'] as const

export type VerdictChoice = (typeof verdictChoices)[number]
