/** Letters, digits and marks, and what RFC 5892 allows in some places only. */
const allowed =
  /^[\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}\-\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d]+$/u

/** Characters in a place that RFC 5892, appendix A.3 to A.7, does not allow them. */
const misplaced =
  /(?<!l)\u00b7|\u00b7(?!l)|\u0375(?!\p{sc=Grek})|(?<!\p{sc=Hebr})[\u05f3\u05f4]|^[^\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]*\u30fb[^\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]*$/u

/** A mark at the start, a hyphen at an end, or two where `xn--` has them. */
const misshapen = /^\p{M}|^-|-$|^..--/u

/** What DNS takes. */
const longestLabel = 63

/** Whether the text is ASCII throughout. */
export function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text)
}

/** Whether mapping the label changes nothing, as IDNA 2008 demands where UTS 46 would map it. */
function isStable(label: string): boolean {
  return label.normalize('NFKC').toLowerCase() === label
}

/**
 * A host in ASCII, its characters mapped first as UTS 46 has it (upper to lower case, full width
 * to half); undefined where it can not be a host's name.
 */
export function hostToAscii(host: string): string | undefined {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined
}

/**
 * One label of a host's name in ASCII, as IDNA 2008 has it: `bücher` is `xn--bcher-kva`. Undefined
 * where the label can not be one. Mirrors Python's `idna.encode(label, strict=True)`.
 */
export function labelToAscii(label: string): string | undefined {
  const lower = label.toLowerCase()
  const valid =
    allowed.test(lower) && isStable(lower) && !misplaced.test(lower) && !misshapen.test(lower)
  const ascii = valid ? hostToAscii(lower) : undefined
  return ascii !== undefined && ascii.length <= longestLabel ? ascii : undefined
}
